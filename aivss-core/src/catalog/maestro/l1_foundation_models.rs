//! Layer 1: foundation model.

use crate::catalog::layer::{Layer, LayerRecord};
use crate::catalog::layer_scope::LayerScope;
use crate::catalog::source::Source;
use crate::catalog::threat::{Mark, Placement, Threat, ThreatSet};

/// What the playbook says of the layer, and the quickstart's threats and controls for it.
pub(in crate::catalog) static L1: LayerRecord = LayerRecord {
    layer: LayerScope::Layer(Layer::FoundationModels),
    id: "L1",
    name: "Foundation Model",
    aliases: &["Foundation Models", "L1 Foundation"],
    description: "The models that agents think with, whether hosted or called over an interface.",
    components: &[
        "LLM/foundation model",
        "model API",
        "inference endpoint",
        "model weights",
        "fine-tuning pipeline",
    ],
    questions: &[
        "Which models does the system use?",
        "Are they called over an interface or hosted by ourselves?",
        "Has any of them been fine-tuned?",
    ],
    threats: &[
        Threat {
            id: "QS-L1-1",
            name: "Prompt Injection",
            aliases: &[],
            description: "Hostile text in the input makes the model disregard what it was told to do.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::FoundationModels),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &[],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L1-2",
            name: "Hallucination / Data Fabrication",
            aliases: &[],
            description: "The model states convincing falsehoods as if they were facts.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::FoundationModels),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &[],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L1-3",
            name: "Model Alignment Failure",
            aliases: &[],
            description: "With time the model's conduct departs from its purpose.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::FoundationModels),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &[],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L1-4",
            name: "Training Data Poisoning",
            aliases: &[],
            description: "Tainted training material changes what a model answers, above all a self-hosted one.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::FoundationModels),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &[],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
    ],
    preventive: &["Guardrails", "output validation", "deterministic checks"],
    detective: &["Output anomaly detection", "confidence scoring"],
    source: Source::playbook("01-layers.md and guides/quickstart.md"),
};
