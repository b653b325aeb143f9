//! Values for AIVSS factors that the components point to, and the factors to which nothing points.
//!
//! The rubric is AIVSS v0.8, Table 2. Which component points to which step is this library's reading, and
//! told as the reason. Nothing is read off an absence: a model of a system names what matters to its threats,
//! and a tool or a log that it does not name may be there all the same. Such a factor is unknown, `X`.

use super::FactorSuggestion;
use crate::check::CrossingFlag;
use crate::check::crossing::Crossings;
use crate::model::vocabulary::{AutonomyLevel, ComponentType as Type, DataStoreType};
use crate::model::{Id, ThreatModel};
use aivss_core::factor::{AmplificationFactor as Factor, FactorSet, FactorValue};
use alloc::string::String;
use alloc::vec::Vec;

/// A step of the rubric, or that the model does not say which.
#[derive(Clone, Copy)]
enum Step {
    None,
    Half,
    Full,
    Unknown,
}

/// What points to a step, and why.
struct Hint(Step, &'static str, Vec<Id>);

impl Hint {
    const fn unknown(reason: &'static str) -> Self {
        Self(Step::Unknown, reason, Vec::new())
    }
}

impl ThreatModel {
    /// All ten factors in the order of set 0.8, or none for a model without components.
    pub(super) fn suggest_factors(&self) -> Vec<FactorSuggestion> {
        if self.components().is_empty() {
            return Vec::new();
        }
        let factors = FactorSet::V0_8.factors().iter();
        factors.map(|factor| self.hint(*factor).suggestion(*factor)).collect()
    }

    fn hint(&self, factor: Factor) -> Hint {
        match factor {
            Factor::Autonomy => self.autonomy(),
            Factor::Tools => self.tools(),
            Factor::Language => self.language(),
            Factor::Context => self.surroundings(),
            Factor::NonDeterminism => self.non_determinism(),
            Factor::Opacity => self.opacity(),
            Factor::Persistence => self.persistence(),
            Factor::Identity => self.identity(),
            Factor::MultiAgent => self.multi_agent(),
            _ => Hint::unknown("a threat model has no place that says whether it changes itself"),
        }
    }

    fn of_types(&self, types: &[Type]) -> Vec<Id> {
        let parts = self.components().iter();
        let wanted = parts.filter(|part| part.kind.is_some_and(|kind| types.contains(&kind)));
        wanted.map(|part| part.id.id()).collect()
    }

    fn autonomy(&self) -> Hint {
        let (step, reason) = match self.context().autonomy {
            None => (Step::Unknown, "the context does not say who approves its actions"),
            Some(AutonomyLevel::HumanApproval) => {
                (Step::None, "the context says that a person approves every action")
            }
            Some(AutonomyLevel::HumanInLoop) => {
                (Step::Half, "the context says that a person watches and can step in")
            }
            Some(AutonomyLevel::FullyAutonomous) => {
                (Step::Full, "the context says that nobody stands between it and its actions")
            }
        };
        Hint(step, reason, Vec::new())
    }

    fn tools(&self) -> Hint {
        let tools = self.of_types(&[Type::Tool, Type::McpServer]);
        if tools.is_empty() {
            return Hint::unknown(
                "no component is a tool or an MCP server, and a model may leave one out",
            );
        }
        Hint(
            Step::Half,
            "there are tools; it is 1.0 when they reach far with high authority",
            tools,
        )
    }

    fn language(&self) -> Hint {
        let models = self.of_types(&[Type::Model, Type::Agent]);
        if models.is_empty() {
            return Hint::unknown("no component is a model or an agent that would read language");
        }
        if self.of_types(&[Type::Tool, Type::McpServer]).is_empty() {
            return Hint(
                Step::Unknown,
                "a model reads language, and the model of the system does not say whether it calls tools",
                models,
            );
        }
        Hint(Step::Full, "a model reads language and can call tools", models)
    }

    fn surroundings(&self) -> Hint {
        let sources = self.of_types(&[
            Type::KnowledgeBase,
            Type::DataPipeline,
            Type::ExternalSystem,
            Type::ExternalAgent,
        ]);
        if sources.is_empty() {
            return Hint::unknown("no component is a source that it would read from");
        }
        Hint(Step::Half, "it reads from these; it is 1.0 when they drive its decisions", sources)
    }

    fn non_determinism(&self) -> Hint {
        let models = self.of_types(&[Type::Model, Type::Agent]);
        let rails = self.of_types(&[Type::Policy]);
        if models.is_empty() {
            return Hint::unknown("no component is a model or an agent that would decide");
        }
        if rails.is_empty() {
            return Hint(
                Step::Unknown,
                "a model decides, and no component is a policy or guardrail, which a model may leave out",
                models,
            );
        }
        Hint(Step::Half, "a model decides within policies or guardrails", rails)
    }

    fn opacity(&self) -> Hint {
        let logs = self.of_types(&[Type::Monitoring]);
        if logs.is_empty() {
            return Hint::unknown(
                "no component records what it does, and a model may leave a log out",
            );
        }
        Hint(
            Step::Half,
            "what it does is recorded; it is 0.0 when every action can be traced to its reasons",
            logs,
        )
    }

    fn persistence(&self) -> Hint {
        let memory = self.of_types(&[Type::Memory]);
        if !memory.is_empty() {
            let reason = "it has a memory; it is 0.5 when that ends with the session";
            return Hint(Step::Full, reason, memory);
        }
        let stores = self.data_stores().iter();
        let stores = stores.filter(|store| {
            matches!(store.kind, Some(DataStoreType::VectorStore | DataStoreType::Cache))
        });
        let stores: Vec<Id> = stores.map(|store| store.id.id()).collect();
        if stores.is_empty() {
            return Hint::unknown("no component is a memory, and no data store keeps state for it");
        }
        Hint(Step::Half, "it keeps state; it is 1.0 when that outlasts the session", stores)
    }

    fn identity(&self) -> Hint {
        let crossings = Crossings::new(self);
        let changes = self.crossing_points().iter().filter(|point| {
            crossings.at(point).flags.contains(&CrossingFlag::AuthenticationChanges)
        });
        let changes: Vec<Id> = changes.map(|point| point.id.id()).collect();
        if changes.is_empty() {
            return Hint::unknown("no crossing says that another identity counts behind it");
        }
        let reason = "another identity counts behind these crossings; it is 1.0 when it assumes roles freely";
        Hint(Step::Half, reason, changes)
    }

    fn multi_agent(&self) -> Hint {
        let agents = self.of_types(&[Type::Agent, Type::ExternalAgent]);
        let open = self.of_types(&[Type::Orchestrator, Type::ExternalAgent]);
        match agents.len() {
            0 => Hint::unknown("no component is an agent"),
            _ if !open.is_empty() => {
                Hint(Step::Full, "agents are orchestrated, or work with agents of others", open)
            }
            1 => Hint(
                Step::Unknown,
                "one component is an agent, and the model does not say whether it works with others",
                agents,
            ),
            // The rubric's half speaks of one or two others that are known.
            2 | 3 => Hint(Step::Half, "two or three components are agents", agents),
            _ => Hint(Step::Full, "more than three components are agents", agents),
        }
    }
}

impl Hint {
    fn suggestion(self, factor: Factor) -> FactorSuggestion {
        let Self(step, reason, ids) = self;
        let [none, half, full] = factor.anchors(FactorSet::V0_8).unwrap_or_default();
        let (value, anchor) = match step {
            Step::None => (Some(FactorValue::ZERO), Some(none)),
            Step::Half => (Some(FactorValue::HALF), Some(half)),
            Step::Full => (Some(FactorValue::ONE), Some(full)),
            Step::Unknown => (None, None),
        };
        FactorSuggestion { factor, value, anchor, reason: String::from(reason), ids }
    }
}
