//! Layer 7: agent ecosystem.

use crate::catalog::layer::{Layer, LayerRecord};
use crate::catalog::layer_scope::LayerScope;
use crate::catalog::source::Source;
use crate::catalog::threat::{Mark, Placement, Threat, ThreatSet};

/// What the playbook says of the layer, and the quickstart's threats and controls for it.
pub(in crate::catalog) static L7: LayerRecord = LayerRecord {
    layer: LayerScope::Layer(Layer::AgentEcosystem),
    id: "L7",
    name: "Agent Ecosystem",
    aliases: &["Ecosystem"],
    description: "The people, agents and services outside the system that it deals with.",
    components: &[
        "External APIs",
        "third-party services",
        "human users",
        "other AI agents",
        "agent registries",
        "A2A protocols",
        "MCP ecosystem",
    ],
    questions: &[
        "Which external systems are involved?",
        "Which people interact with it?",
        "Which other agents does it deal with?",
        "Which interfaces are called or offered?",
    ],
    threats: &[
        Threat {
            id: "QS-L7-1",
            name: "Identity Spoofing",
            aliases: &[],
            description: "Somebody passes for a trusted user or system.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::AgentEcosystem),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &["T9"],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L7-2",
            name: "Human Trust Manipulation",
            aliases: &[],
            description: "People rely on the agent's word more than they should.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::AgentEcosystem),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &["T15"],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L7-3",
            name: "External System Compromise",
            aliases: &[],
            description: "A hacked outside system feeds bad data to the agent.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::AgentEcosystem),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &[],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
    ],
    preventive: &["Authentication", "input validation from external sources"],
    detective: &["Anomaly detection on external data feeds"],
    source: Source::playbook("01-layers.md and guides/quickstart.md"),
};
