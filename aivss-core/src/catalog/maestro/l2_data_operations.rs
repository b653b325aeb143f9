//! Layer 2: data operations.

use crate::catalog::layer::{Layer, LayerRecord};
use crate::catalog::layer_scope::LayerScope;
use crate::catalog::source::Source;
use crate::catalog::threat::{Mark, Placement, Threat, ThreatSet};

/// What the playbook says of the layer, and the quickstart's threats and controls for it.
pub(in crate::catalog) static L2: LayerRecord = LayerRecord {
    layer: LayerScope::Layer(Layer::DataOperations),
    id: "L2",
    name: "Data Operations",
    aliases: &["Data Ops"],
    description: "The data that agents retrieve, remember and learn from, and the pipelines behind it.",
    components: &[
        "Vector databases",
        "RAG pipeline",
        "embedding models",
        "document stores",
        "object storage",
        "prompt templates",
        "data ingestion pipelines",
    ],
    questions: &[
        "Does the system retrieve documents to answer from?",
        "Is there a vector database?",
        "Which training data is used?",
        "Which data comes from outside?",
    ],
    threats: &[
        Threat {
            id: "QS-L2-1",
            name: "RAG Poisoning",
            aliases: &[],
            description: "Harmful content gets into the knowledge base that answers are drawn from.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::DataOperations),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &[],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L2-2",
            name: "Data Exfiltration via Queries",
            aliases: &[],
            description: "Crafted questions pull confidential data out of the knowledge base.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::DataOperations),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &[],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L2-3",
            name: "Stale or Incorrect Data",
            aliases: &[],
            description: "Knowledge that is old or wrong leads to bad decisions.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::DataOperations),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &[],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
    ],
    preventive: &["Access controls on knowledge base", "input sanitization"],
    detective: &["Knowledge base integrity monitoring", "versioning"],
    source: Source::playbook("01-layers.md and guides/quickstart.md"),
};
