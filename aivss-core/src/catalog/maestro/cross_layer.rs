//! What crosses layers: the quickstart's threats, and the seven scenarios.

use crate::catalog::layer::{Layer, LayerRecord};
use crate::catalog::layer_scope::LayerScope;
use crate::catalog::scenario::{Scenario, Step, StepScope};
use crate::catalog::source::Source;
use crate::catalog::threat::{Mark, Placement, Threat, ThreatSet};

/// The quickstart's threats that belong to no one layer. It prints no controls for them.
pub(in crate::catalog) static CROSS_LAYER: LayerRecord = LayerRecord {
    layer: LayerScope::CrossLayer,
    id: "CL",
    name: "Cross-Layer",
    aliases: &[],
    description: "What spreads from layer to layer and is seen only when several are looked at together.",
    components: &[],
    questions: &[],
    threats: &[
        Threat {
            id: "QS-CL-1",
            name: "Cascading Trust Failure",
            aliases: &[],
            description: "A single breach spreads from layer to layer along trust.",
            set: ThreatSet::Quickstart,
            placements: &[Placement { layer: LayerScope::CrossLayer, mark: Mark::Primary }],
            indicators: &[],
            equivalents: &[],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-CL-2",
            name: "Confused Deputy",
            aliases: &[],
            description: "The agent lends its rights to somebody who has none.",
            set: ThreatSet::Quickstart,
            placements: &[Placement { layer: LayerScope::CrossLayer, mark: Mark::Primary }],
            indicators: &[],
            equivalents: &[],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
        Threat {
            id: "QS-CL-3",
            name: "Data Leakage Cascade",
            aliases: &[],
            description: "Sensitive data crosses several boundaries without protection.",
            set: ThreatSet::Quickstart,
            placements: &[Placement { layer: LayerScope::CrossLayer, mark: Mark::Primary }],
            indicators: &[],
            equivalents: &[],
            source: Source::playbook("guides/quickstart.md, step 4; the id is ours"),
        },
    ],
    preventive: &[],
    detective: &[],
    source: Source::playbook("guides/quickstart.md, step 4"),
};

/// The seven scenarios, in the playbook's order.
pub(in crate::catalog) static SCENARIOS: [Scenario; 7] = [
    Scenario {
        id: "pattern-1",
        name: "Hallucination -> RAG -> Tool Misuse",
        aliases: &[],
        description: "An invented rule is stored, served back as knowledge and acted on with tools.",
        layers: &[Layer::FoundationModels, Layer::DataOperations, Layer::AgentFrameworks],
        chain: &[
            Step { scope: StepScope::Layer(Layer::FoundationModels), what: "model invents a rule" },
            Step {
                scope: StepScope::Layer(Layer::DataOperations),
                what: "retrieval serves it back",
            },
            Step {
                scope: StepScope::Layer(Layer::AgentFrameworks),
                what: "agent acts on it with tools",
            },
        ],
        source: Source::playbook("04-cross-layer-threats.md"),
    },
    Scenario {
        id: "pattern-2",
        name: "Framework Exploit -> Infrastructure -> Compliance Bypass",
        aliases: &["Framework Exploit -> Infra -> Compliance Bypass"],
        description: "A flaw in the framework alters a workflow, reaches weak infrastructure and sidesteps an approval.",
        layers: &[
            Layer::AgentFrameworks,
            Layer::DeploymentInfrastructure,
            Layer::SecurityCompliance,
        ],
        chain: &[
            Step { scope: StepScope::Layer(Layer::AgentFrameworks), what: "framework flaw" },
            Step { scope: StepScope::Layer(Layer::AgentFrameworks), what: "workflow altered" },
            Step {
                scope: StepScope::Layer(Layer::DeploymentInfrastructure),
                what: "weak infrastructure used",
            },
            Step {
                scope: StepScope::Layer(Layer::SecurityCompliance),
                what: "approval sidestepped",
            },
        ],
        source: Source::playbook("04-cross-layer-threats.md"),
    },
    Scenario {
        id: "pattern-3",
        name: "Data Poisoning -> Agent Action -> Ecosystem Propagation",
        aliases: &[],
        description: "A tainted knowledge base leads to wrong decisions that spread to other systems.",
        layers: &[Layer::DataOperations, Layer::AgentFrameworks, Layer::AgentEcosystem],
        chain: &[
            Step { scope: StepScope::Layer(Layer::DataOperations), what: "knowledge base tainted" },
            Step { scope: StepScope::Layer(Layer::AgentFrameworks), what: "wrong decisions taken" },
            Step {
                scope: StepScope::Layer(Layer::AgentEcosystem),
                what: "wrong decisions spread to others",
            },
        ],
        source: Source::playbook("04-cross-layer-threats.md"),
    },
    Scenario {
        id: "pattern-4",
        name: "Log Manipulation -> Security Evasion -> Undetected Fraud",
        aliases: &[],
        description: "A taken-over agent erases chosen records and stays below thresholds while controls are evaded.",
        layers: &[
            Layer::AgentFrameworks,
            Layer::EvaluationObservability,
            Layer::SecurityCompliance,
        ],
        chain: &[
            Step { scope: StepScope::Layer(Layer::AgentFrameworks), what: "agent taken over" },
            Step {
                scope: StepScope::Layer(Layer::EvaluationObservability),
                what: "chosen audit entries erased",
            },
            Step {
                scope: StepScope::Layer(Layer::EvaluationObservability),
                what: "activity kept inside normal thresholds",
            },
            Step {
                scope: StepScope::Layer(Layer::SecurityCompliance),
                what: "controls sidestepped",
            },
        ],
        source: Source::playbook("04-cross-layer-threats.md"),
    },
    Scenario {
        id: "pattern-5",
        name: "Cascading Trust Failure",
        aliases: &[],
        description: "Each breached component opens the next through the trust between them.",
        layers: &[
            Layer::FoundationModels,
            Layer::DataOperations,
            Layer::AgentFrameworks,
            Layer::DeploymentInfrastructure,
            Layer::EvaluationObservability,
            Layer::SecurityCompliance,
            Layer::AgentEcosystem,
        ],
        chain: &[
            Step { scope: StepScope::AnyLayer, what: "first component breached" },
            Step { scope: StepScope::AnyLayer, what: "its trust links open the next" },
            Step { scope: StepScope::AllLayers, what: "repeats to full compromise" },
        ],
        source: Source::playbook("04-cross-layer-threats.md"),
    },
    Scenario {
        id: "pattern-6",
        name: "Confused Deputy / Excessive Agency",
        aliases: &[],
        description: "A user reaches more than allowed through an agent that acts under its own account.",
        layers: &[Layer::AgentFrameworks, Layer::SecurityCompliance, Layer::AgentEcosystem],
        chain: &[
            Step { scope: StepScope::Layer(Layer::SecurityCompliance), what: "user authenticates" },
            Step {
                scope: StepScope::Layer(Layer::AgentFrameworks),
                what: "agent switches to its service account",
            },
            Step {
                scope: StepScope::Layer(Layer::AgentEcosystem),
                what: "outside system trusts that account",
            },
            Step {
                scope: StepScope::Layer(Layer::AgentEcosystem),
                what: "user exceeds own rights",
            },
        ],
        source: Source::playbook("04-cross-layer-threats.md"),
    },
    Scenario {
        id: "pattern-7",
        name: "HITL Overwhelm + Trust Manipulation",
        aliases: &["HITL Overwhelm + Automation Bias"],
        description: "Reviewers fall behind, approve by habit and let harmful output through.",
        layers: &[Layer::EvaluationObservability, Layer::AgentEcosystem],
        chain: &[
            Step {
                scope: StepScope::Layer(Layer::EvaluationObservability),
                what: "output volume too high",
            },
            Step {
                scope: StepScope::Layer(Layer::EvaluationObservability),
                what: "reviewers fall behind and rubber-stamp",
            },
            Step { scope: StepScope::Layer(Layer::AgentEcosystem), what: "automation bias" },
            Step { scope: StepScope::Layer(Layer::AgentEcosystem), what: "bad output passes" },
        ],
        source: Source::playbook("04-cross-layer-threats.md"),
    },
];
