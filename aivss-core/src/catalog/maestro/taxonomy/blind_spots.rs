//! What the older taxonomies overlook: the playbook's blind spots BV-1 to BV-12.

use crate::catalog::layer::Layer;
use crate::catalog::layer_scope::LayerScope;
use crate::catalog::source::Source;
use crate::catalog::threat::{Mark, Placement, Threat, ThreatSet};

/// BV-1 to BV-12, in order.
pub(in crate::catalog) static BLIND_SPOTS: [Threat; 12] = [
    Threat {
        id: "BV-1",
        name: "Context Window Poisoning",
        aliases: &[],
        description: "Flooding the context window makes safety instructions lose their influence.",
        set: ThreatSet::BlindSpot,
        placements: &[
            Placement { layer: LayerScope::Layer(Layer::FoundationModels), mark: Mark::Primary },
            Placement { layer: LayerScope::Layer(Layer::AgentFrameworks), mark: Mark::Primary },
        ],
        indicators: &[],
        equivalents: &[],
        source: Source::playbook("02-threat-taxonomy.md"),
    },
    Threat {
        id: "BV-2",
        name: "Tool Description Poisoning (Rug Pull)",
        aliases: &[],
        description: "The description of a tool changes after its approval and alters how it is used.",
        set: ThreatSet::BlindSpot,
        placements: &[
            Placement { layer: LayerScope::Layer(Layer::AgentFrameworks), mark: Mark::Primary },
            Placement { layer: LayerScope::Layer(Layer::AgentEcosystem), mark: Mark::Primary },
        ],
        indicators: &[],
        equivalents: &[],
        source: Source::playbook("02-threat-taxonomy.md"),
    },
    Threat {
        id: "BV-3",
        name: "Agentic Supply Chain (Dependency Confusion)",
        aliases: &[],
        description: "A lookalike package takes the place of a private dependency in the build.",
        set: ThreatSet::BlindSpot,
        placements: &[
            Placement { layer: LayerScope::Layer(Layer::AgentFrameworks), mark: Mark::Primary },
            Placement {
                layer: LayerScope::Layer(Layer::DeploymentInfrastructure),
                mark: Mark::Primary,
            },
            Placement { layer: LayerScope::Layer(Layer::AgentEcosystem), mark: Mark::Primary },
        ],
        indicators: &[],
        equivalents: &[],
        source: Source::playbook("02-threat-taxonomy.md"),
    },
    Threat {
        id: "BV-4",
        name: "Prompt Leakage via Tool Outputs",
        aliases: &[],
        description: "A crafted tool result makes the model give away its system prompt.",
        set: ThreatSet::BlindSpot,
        placements: &[
            Placement { layer: LayerScope::Layer(Layer::FoundationModels), mark: Mark::Primary },
            Placement { layer: LayerScope::Layer(Layer::AgentFrameworks), mark: Mark::Primary },
        ],
        indicators: &[],
        equivalents: &[],
        source: Source::playbook("02-threat-taxonomy.md"),
    },
    Threat {
        id: "BV-5",
        name: "Multi-Tenant Agent Isolation Failure",
        aliases: &[],
        description: "Sessions of separate tenants leak into one another.",
        set: ThreatSet::BlindSpot,
        placements: &[
            Placement { layer: LayerScope::Layer(Layer::AgentFrameworks), mark: Mark::Primary },
            Placement {
                layer: LayerScope::Layer(Layer::DeploymentInfrastructure),
                mark: Mark::Primary,
            },
            Placement { layer: LayerScope::Layer(Layer::SecurityCompliance), mark: Mark::Primary },
        ],
        indicators: &[],
        equivalents: &[],
        source: Source::playbook("02-threat-taxonomy.md"),
    },
    Threat {
        id: "BV-6",
        name: "Cost/Budget Exhaustion Attacks",
        aliases: &[],
        description: "Inputs are chosen to run up the bill rather than to break anything.",
        set: ThreatSet::BlindSpot,
        placements: &[
            Placement { layer: LayerScope::Layer(Layer::FoundationModels), mark: Mark::Primary },
            Placement {
                layer: LayerScope::Layer(Layer::DeploymentInfrastructure),
                mark: Mark::Primary,
            },
        ],
        indicators: &[],
        equivalents: &[],
        source: Source::playbook("02-threat-taxonomy.md"),
    },
    Threat {
        id: "BV-7",
        name: "Agent Memory Injection via A2A",
        aliases: &[],
        description: "A peer plants lasting falsehoods in an agent's memory through A2A messages.",
        set: ThreatSet::BlindSpot,
        placements: &[
            Placement { layer: LayerScope::Layer(Layer::DataOperations), mark: Mark::Primary },
            Placement { layer: LayerScope::Layer(Layer::AgentEcosystem), mark: Mark::Primary },
        ],
        indicators: &[],
        equivalents: &[],
        source: Source::playbook("02-threat-taxonomy.md"),
    },
    Threat {
        id: "BV-8",
        name: "Steganographic Data Exfiltration",
        aliases: &[],
        description: "Secrets leave inside invisible characters of output that looks ordinary.",
        set: ThreatSet::BlindSpot,
        placements: &[
            Placement { layer: LayerScope::Layer(Layer::FoundationModels), mark: Mark::Primary },
            Placement {
                layer: LayerScope::Layer(Layer::EvaluationObservability),
                mark: Mark::Primary,
            },
            Placement { layer: LayerScope::Layer(Layer::SecurityCompliance), mark: Mark::Primary },
        ],
        indicators: &[],
        equivalents: &[],
        source: Source::playbook("02-threat-taxonomy.md"),
    },
    Threat {
        id: "BV-9",
        name: "Time-of-Check-to-Time-of-Use (TOCTOU)",
        aliases: &[],
        description: "Rights or facts change between the moment they are checked and the moment they are used.",
        set: ThreatSet::BlindSpot,
        placements: &[
            Placement { layer: LayerScope::Layer(Layer::AgentFrameworks), mark: Mark::Primary },
            Placement { layer: LayerScope::Layer(Layer::SecurityCompliance), mark: Mark::Primary },
        ],
        indicators: &[],
        equivalents: &[],
        source: Source::playbook("02-threat-taxonomy.md"),
    },
    Threat {
        id: "BV-10",
        name: "LLM Reasoning Manipulation",
        aliases: &[],
        description: "Intermediate steps of the model's reasoning are tampered with.",
        set: ThreatSet::BlindSpot,
        placements: &[
            Placement { layer: LayerScope::Layer(Layer::FoundationModels), mark: Mark::Primary },
            Placement { layer: LayerScope::Layer(Layer::AgentFrameworks), mark: Mark::Primary },
        ],
        indicators: &[],
        equivalents: &[],
        source: Source::playbook("02-threat-taxonomy.md"),
    },
    Threat {
        id: "BV-11",
        name: "OAuth/OIDC Token Relay Attacks",
        aliases: &[],
        description: "Tokens handed on from agent to agent reach services they were never meant for.",
        set: ThreatSet::BlindSpot,
        placements: &[
            Placement { layer: LayerScope::Layer(Layer::SecurityCompliance), mark: Mark::Primary },
            Placement { layer: LayerScope::Layer(Layer::AgentEcosystem), mark: Mark::Primary },
        ],
        indicators: &[],
        equivalents: &[],
        source: Source::playbook("02-threat-taxonomy.md"),
    },
    Threat {
        id: "BV-12",
        name: "Observability Overload",
        aliases: &[],
        description: "Noise floods the logs until real signs of attack go unseen.",
        set: ThreatSet::BlindSpot,
        placements: &[Placement {
            layer: LayerScope::Layer(Layer::EvaluationObservability),
            mark: Mark::Primary,
        }],
        indicators: &[],
        equivalents: &[],
        source: Source::playbook("02-threat-taxonomy.md"),
    },
];
