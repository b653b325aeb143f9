//! Layer 6: security and compliance.

use crate::catalog::layer::{Layer, LayerRecord};
use crate::catalog::layer_scope::LayerScope;
use crate::catalog::source::Source;
use crate::catalog::threat::{Mark, Placement, Threat, ThreatSet};

/// What the playbook says of the layer, and the quickstart's threats and controls for it.
pub(in crate::catalog) static L6: LayerRecord = LayerRecord {
    layer: LayerScope::Layer(Layer::SecurityCompliance),
    id: "L6",
    name: "Security and Compliance",
    aliases: &[
        "Security and Compliance (Vertical)",
        "Security & Compliance",
        "Sec/Comp",
        "Security, Compliance, and Governance",
    ],
    description: "Identity, access, secrets and policy, which cut through all the other layers.",
    components: &[
        "IAM/RBAC systems",
        "authentication",
        "identity providers",
        "OAuth",
        "secrets management",
        "compliance policies",
        "SOX",
        "GDPR",
        "HIPAA",
        "policy enforcement engines",
        "service control policies",
    ],
    questions: &[
        "How are users and agents authenticated and authorised?",
        "How are secrets managed?",
        "Which policies apply?",
    ],
    threats: &[
        Threat {
            id: "QS-L6-1",
            name: "Privilege Compromise",
            aliases: &[],
            description: "Roles are too broad, or there are none, and somebody uses that.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::SecurityCompliance),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &["T3"],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L6-2",
            name: "Credential Exposure",
            aliases: &[],
            description: "Secrets show up in logs, code or answers.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::SecurityCompliance),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &[],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L6-3",
            name: "Compliance Drift",
            aliases: &[],
            description: "The system slowly leaves its regulatory duties behind.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::SecurityCompliance),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &["T7"],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L6-4",
            name: "Missing Separation of Duties",
            aliases: &[],
            description: "One role both starts and approves a sensitive action.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::SecurityCompliance),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &[],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
    ],
    preventive: &["MFA", "RBAC", "secrets rotation", "separation of duties"],
    detective: &["Access reviews", "compliance scanning"],
    source: Source::playbook("01-layers.md and guides/quickstart.md"),
};
