//! Layer 5: evaluation and observability.

use crate::catalog::layer::{Layer, LayerRecord};
use crate::catalog::layer_scope::LayerScope;
use crate::catalog::source::Source;
use crate::catalog::threat::{Mark, Placement, Threat, ThreatSet};

/// What the playbook says of the layer, and the quickstart's threats and controls for it.
pub(in crate::catalog) static L5: LayerRecord = LayerRecord {
    layer: LayerScope::Layer(Layer::EvaluationObservability),
    id: "L5",
    name: "Evaluation and Observability",
    aliases: &[
        "Evaluation & Observability",
        "Eval & Observability",
        "Eval/Obs",
        "Eval/Observability",
    ],
    description: "What shows people how agents behave: logs, monitoring, review and audit.",
    components: &[
        "Logging systems",
        "cloud monitoring services",
        "dashboards",
        "HITL review interfaces",
        "anomaly detection",
        "audit trails",
        "performance monitoring",
    ],
    questions: &[
        "What is logged?",
        "What is monitored?",
        "Do people review decisions?",
        "Which dashboards exist?",
    ],
    threats: &[
        Threat {
            id: "QS-L5-1",
            name: "Audit Trail Gaps",
            aliases: &[],
            description: "The logs are too thin to trace what happened.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::EvaluationObservability),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &["T8"],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L5-2",
            name: "HITL Overwhelm",
            aliases: &[],
            description: "More output arrives than human reviewers can really check.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::EvaluationObservability),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &["T10"],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L5-3",
            name: "Monitoring Evasion",
            aliases: &[],
            description: "Conduct against policy is made to look normal to the monitors.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::EvaluationObservability),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &[],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
    ],
    preventive: &["Immutable audit logs", "structured logging"],
    detective: &["Automated log analysis", "alerting on gaps"],
    source: Source::playbook("01-layers.md and guides/quickstart.md"),
};
