//! Layer 3: agent frameworks.

use crate::catalog::layer::{Layer, LayerRecord};
use crate::catalog::layer_scope::LayerScope;
use crate::catalog::source::Source;
use crate::catalog::threat::{Mark, Placement, Threat, ThreatSet};

/// What the playbook says of the layer, and the quickstart's threats and controls for it.
pub(in crate::catalog) static L3: LayerRecord = LayerRecord {
    layer: LayerScope::Layer(Layer::AgentFrameworks),
    id: "L3",
    name: "Agent Frameworks",
    aliases: &["Agent Frameworks and Orchestration", "Agent FW", "Agent Framework"],
    description: "The code that turns a model into an agent: planning, tools, workflows and their orchestration.",
    components: &[
        "Agent framework",
        "Strands",
        "LangChain",
        "CrewAI",
        "MCP servers",
        "tool definitions",
        "workflow state machine",
        "system prompts",
        "planning/reflection loops",
    ],
    questions: &[
        "Which agent framework is used?",
        "Which MCP servers are connected?",
        "Which tools can be called?",
        "Do several agents work together?",
    ],
    threats: &[
        Threat {
            id: "QS-L3-1",
            name: "Tool Misuse",
            aliases: &[],
            description: "Tools get called in harmful or unplanned ways.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::AgentFrameworks),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &["T2"],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L3-2",
            name: "Goal/Intent Manipulation",
            aliases: &[],
            description: "An attacker steers what the agent plans or aims for.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::AgentFrameworks),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &["T6"],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L3-3",
            name: "Excessive Agency",
            aliases: &[],
            description: "The agent's rights exceed what its task needs.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::AgentFrameworks),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &["T2"],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-L3-4",
            name: "MCP Tool Description Poisoning",
            aliases: &[],
            description: "A false tool description leads the agent to the wrong tool.",
            set: ThreatSet::Quickstart,
            placements: &[Placement {
                layer: LayerScope::Layer(Layer::AgentFrameworks),
                mark: Mark::Primary,
            }],
            indicators: &[],
            equivalents: &[],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
    ],
    preventive: &["Tool allowlisting", "parameter validation", "HITL approval"],
    detective: &["Tool invocation auditing", "behavioral monitoring"],
    source: Source::playbook("01-layers.md and guides/quickstart.md"),
};
