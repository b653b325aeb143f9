//! How the AIVSS core risks connect: to factors, MAESTRO's layers, the older threats and the ASI Top 10.

use super::asi::AsiRisk;
use super::core_risk::CoreRisk;
use super::layer::Layer as L;
use super::source::Source;
use super::threat::Threat;
use crate::factor::AmplificationFactor as F;

/// What the documents link to a core risk.
#[derive(Debug, PartialEq, Eq)]
pub struct CoreRiskLinks {
    /// The name in v0.5, where it differs.
    pub name_0_5: Option<&'static str>,
    /// Other published names: the short forms of v0.8's tables, and v0.5's name.
    pub aliases: &'static [&'static str],
    /// What it is.
    pub description: &'static str,
    /// The factors that v0.8 (Table 3) calls high-impact for the risk.
    pub high_impact: &'static [F],
    /// Whether Table 3 names all ten and those of `high_impact` above all.
    pub all_factors: bool,
    /// The layers in which v0.8 (Table 8) places the risk.
    pub layers: &'static [L],
    /// Ids among T1 to T15 that v0.5 (Appendix B) carries over to the risk.
    pub threats: &'static [&'static str],
    /// Ids that it calls related.
    pub related_threats: &'static [&'static str],
    /// Where the links are from.
    pub source: Source,
}

const SOURCE: Source = Source::aivss_0_8("Tables 3 and 8; threats: v0.5, Appendix B");
const NAME_0_5_OF_SUPPLY_CHAIN: &str = "Agent Supply Chain and Dependency Attacks";

const fn links(
    aliases: &'static [&'static str],
    description: &'static str,
    high_impact: &'static [F],
    layers: &'static [L],
    threats: &'static [&'static str],
    related_threats: &'static [&'static str],
) -> CoreRiskLinks {
    CoreRiskLinks {
        name_0_5: None,
        aliases,
        description,
        high_impact,
        all_factors: false,
        layers,
        threats,
        related_threats,
        source: SOURCE,
    }
}
static TOOL_MISUSE: CoreRiskLinks = links(
    &[],
    "An agent's legitimate tools are brought to do harm.",
    &[F::Autonomy, F::Tools, F::Language],
    &[L::AgentEcosystem],
    &["T2", "T11"],
    &[],
);
static ACCESS_CONTROL: CoreRiskLinks = links(
    &[],
    "An agent gets at data or functions that it or its user has no right to.",
    &[F::Tools, F::Identity, F::Persistence],
    &[L::DeploymentInfrastructure, L::SecurityCompliance],
    &["T3"],
    &[],
);
static CASCADING_FAILURES: CoreRiskLinks = links(
    &[],
    "An error or attack in one place multiplies through connected agents and systems.",
    &[F::Autonomy, F::MultiAgent, F::NonDeterminism, F::Opacity],
    &[L::AgentFrameworks, L::EvaluationObservability],
    &["T5"],
    &["T12"],
);
static ORCHESTRATION: CoreRiskLinks = links(
    &["Orchestration Exploitation"],
    "The coordination of several agents is itself abused.",
    &[F::Autonomy, F::Identity, F::MultiAgent, F::Context],
    &[L::AgentFrameworks],
    &["T12", "T13", "T14"],
    &[],
);
static IDENTITY_IMPERSONATION: CoreRiskLinks = links(
    &[],
    "An agent is taken for somebody else, or takes an attacker for somebody trusted.",
    &[F::Identity, F::Opacity, F::Language],
    &[L::SecurityCompliance],
    &["T9", "T15"],
    &[],
);
static MEMORY_CONTEXT: CoreRiskLinks = links(
    &["Memory Manipulation", "Memory & Context Manipulation"],
    "What an agent remembers or sees as its situation is falsified.",
    &[F::Persistence, F::Context, F::Opacity],
    &[L::DataOperations],
    &["T1"],
    &["T5"],
);
static CRITICAL_SYSTEMS: CoreRiskLinks = links(
    &["Critical Systems Interaction", "Insecure Critical Systems Interaction"],
    "An agent acts on systems whose failure endangers people or essential services.",
    &[F::Autonomy, F::Tools, F::Context, F::SelfModification],
    &[L::DeploymentInfrastructure],
    &[],
    &[],
);
static SUPPLY_CHAIN: CoreRiskLinks = CoreRiskLinks {
    name_0_5: Some(NAME_0_5_OF_SUPPLY_CHAIN),
    all_factors: true,
    ..links(
        &["Supply Chain Risk", NAME_0_5_OF_SUPPLY_CHAIN],
        "A component that the agent is built from or depends on brings the harm with it.",
        &[F::Autonomy, F::Tools, F::SelfModification],
        &[L::DataOperations, L::AgentEcosystem],
        &[],
        &[],
    )
};
static UNTRACEABILITY: CoreRiskLinks = links(
    &[],
    "Nobody can establish afterwards which agent did what, and why.",
    &[F::Opacity, F::Identity, F::NonDeterminism],
    &[L::FoundationModels, L::EvaluationObservability],
    &["T8"],
    &[],
);
static GOAL_INSTRUCTION: CoreRiskLinks = links(
    &["Goal Manipulation", "Goal & Instruction Manipulation"],
    "An attacker changes what the agent is trying to achieve.",
    &[F::Language, F::Autonomy, F::NonDeterminism, F::Context],
    &[L::FoundationModels],
    &["T6", "T7"],
    &[],
);

/// Threats of T1 to T15 that v0.5 (Appendix B.1 and B.2) links to no core risk.
pub const THREATS_NOT_CARRIED_OVER: [&str; 2] = ["T4", "T10"];

impl CoreRisk {
    /// What the documents link to the risk.
    #[must_use]
    pub const fn links(self) -> &'static CoreRiskLinks {
        match self {
            Self::ToolMisuse => &TOOL_MISUSE,
            Self::AccessControl => &ACCESS_CONTROL,
            Self::CascadingFailures => &CASCADING_FAILURES,
            Self::Orchestration => &ORCHESTRATION,
            Self::IdentityImpersonation => &IDENTITY_IMPERSONATION,
            Self::MemoryContext => &MEMORY_CONTEXT,
            Self::CriticalSystems => &CRITICAL_SYSTEMS,
            Self::SupplyChain => &SUPPLY_CHAIN,
            Self::Untraceability => &UNTRACEABILITY,
            Self::GoalInstruction => &GOAL_INSTRUCTION,
        }
    }

    /// The layers in which v0.8 (Table 8) places the risk.
    #[must_use]
    pub fn layers(self) -> &'static [L] {
        self.links().layers
    }

    /// The threats of T1 to T15 that v0.5 (Appendix B) links to the risk, the related ones last.
    pub fn threats(self) -> impl Iterator<Item = &'static Threat> {
        let links = self.links();
        links.threats.iter().chain(links.related_threats).filter_map(|id| Threat::by_id(id))
    }

    /// The entries of the ASI Top 10 whose primary risk this is.
    pub fn asi_primary(self) -> impl Iterator<Item = &'static AsiRisk> {
        AsiRisk::all().filter(move |asi| asi.primary == self)
    }

    /// The entries of the ASI Top 10 for which this risk is secondary.
    pub fn asi_secondary(self) -> impl Iterator<Item = &'static AsiRisk> {
        AsiRisk::all().filter(move |asi| asi.secondary.contains(&self))
    }
}

impl Threat {
    /// The core risks that v0.5 (Appendix B) links to the threat or its equivalents, by rank.
    pub fn core_risks(&self) -> impl Iterator<Item = CoreRisk> {
        CoreRisk::ALL.into_iter().filter(|risk| {
            let links = risk.links();
            self.is_among(links.threats) || self.is_among(links.related_threats)
        })
    }

    /// Those of them for which the appendix calls the threat related and no more.
    pub fn related_core_risks(&self) -> impl Iterator<Item = CoreRisk> {
        self.core_risks().filter(|risk| !self.is_among(risk.links().threats))
    }

    fn is_among(&self, ids: &[&str]) -> bool {
        ids.iter().any(|id| *id == self.id || self.equivalents.contains(id))
    }
}
