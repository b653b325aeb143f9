//! Layer 4: deployment infrastructure.

use crate::catalog::layer::{Layer, LayerRecord};
use crate::catalog::layer_scope::LayerScope;
use crate::catalog::source::Source;
use crate::catalog::threat::{Mark, Placement, Threat, ThreatSet};

/// What the playbook says of the layer, and the quickstart's threats and controls for it.
pub(in crate::catalog) static L4: LayerRecord = LayerRecord {
    layer: LayerScope::Layer(Layer::DeploymentInfrastructure),
    id: "L4",
    name: "Deployment Infrastructure",
    aliases: &["Deployment Infra", "Infra", "Infrastructure"],
    description: "The compute, network, storage and messaging that agents run on.",
    components: &[
        "Compute",
        "serverless functions",
        "VMs",
        "containers",
        "orchestration",
        "event buses",
        "workflow engines",
        "networking",
        "VPC",
        "load balancers",
        "storage",
        "document databases",
        "object storage",
        "messaging",
        "email services",
        "message queues",
    ],
    questions: &[
        "Which cloud provider hosts it?",
        "What does it compute on?",
        "Where is its data stored?",
        "How is its network laid out?",
    ],
    threats: &[
        Threat {
            id: "QS-L4-1",
            name: "Privilege Escalation",
            aliases: &[],
            description: "A component that was taken over gains wider access.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::DeploymentInfrastructure),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &["T3"],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L4-2",
            name: "Resource Exhaustion",
            aliases: &[],
            description: "Compute, storage or quota is used up until the service stops.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::DeploymentInfrastructure),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &["T4"],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L4-3",
            name: "Infrastructure Tampering",
            aliases: &[],
            description: "Deployment settings or code are altered.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::DeploymentInfrastructure),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &["T3"],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
    ],
    preventive: &["Least-privilege IAM", "network segmentation", "code signing"],
    detective: &["Audit logging", "threat detection", "config drift detection"],
    source: Source::playbook("01-layers.md and guides/quickstart.md"),
};
