//! Values for AIVSS factors that the components point to.
//!
//! The rubric is AIVSS v0.8, Table 2. Which component points to which step is this library's reading, and
//! told as the reason; a factor to which nothing points is left out. What is not there points to something
//! only once every component says what it is: an untyped one might be it.

use super::FactorSuggestion;
use crate::crossing::{CrossingFlag, Crossings};
use crate::kind::Id;
use crate::model::ThreatModel;
use crate::names::{AutonomyLevel, ComponentType as Type, DataStoreType};
use aivss_core::factor::{AmplificationFactor as Factor, FactorSet, FactorValue};
use alloc::string::String;
use alloc::vec::Vec;

/// A step of the rubric.
#[derive(Clone, Copy)]
enum Step {
    None,
    Half,
    Full,
}

/// What points to a step, and why.
struct Hint(Factor, Step, &'static str, Vec<Id>);

impl ThreatModel {
    pub(super) fn suggest_factors(&self) -> Vec<FactorSuggestion> {
        if self.components().is_empty() {
            return Vec::new();
        }
        let hints = [
            self.autonomy(),
            self.tools(),
            self.language(),
            self.surroundings(),
            self.non_determinism(),
            self.opacity(),
            self.persistence(),
            self.identity(),
            self.multi_agent(),
        ];
        hints.into_iter().flatten().filter_map(Hint::suggestion).collect()
    }

    fn of_types(&self, types: &[Type]) -> Vec<Id> {
        let parts = self.components().iter();
        let wanted = parts.filter(|part| part.kind.is_some_and(|kind| types.contains(&kind)));
        wanted.map(|part| part.id.id()).collect()
    }

    /// Components of these types; `None` when there are none and an untyped one could be of them.
    fn known_of_types(&self, types: &[Type]) -> Option<Vec<Id>> {
        let found = self.of_types(types);
        (!found.is_empty() || self.all_typed()).then_some(found)
    }

    fn all_typed(&self) -> bool {
        self.components().iter().all(|part| part.kind.is_some())
    }

    fn autonomy(&self) -> Option<Hint> {
        let (step, reason) = match self.context.autonomy? {
            AutonomyLevel::HumanApproval => {
                (Step::None, "the context says that a person approves every action")
            }
            AutonomyLevel::HumanInLoop => {
                (Step::Half, "the context says that a person watches and can step in")
            }
            AutonomyLevel::FullyAutonomous => {
                (Step::Full, "the context says that nobody stands between it and its actions")
            }
        };
        Some(Hint(Factor::Autonomy, step, reason, Vec::new()))
    }

    fn tools(&self) -> Option<Hint> {
        let tools = self.known_of_types(&[Type::Tool, Type::McpServer])?;
        Some(if tools.is_empty() {
            Hint(Factor::Tools, Step::None, "no component is a tool or an MCP server", tools)
        } else {
            Hint(
                Factor::Tools,
                Step::Half,
                "there are tools; it is 1.0 when they reach far with high authority",
                tools,
            )
        })
    }

    fn language(&self) -> Option<Hint> {
        let models = self.of_types(&[Type::Model, Type::Agent]);
        if models.is_empty() {
            return None;
        }
        let tools = self.known_of_types(&[Type::Tool, Type::McpServer])?;
        Some(if tools.is_empty() {
            Hint(
                Factor::Language,
                Step::Half,
                "a model reads language, and has no tools to call",
                models,
            )
        } else {
            Hint(Factor::Language, Step::Full, "a model reads language and can call tools", models)
        })
    }

    fn surroundings(&self) -> Option<Hint> {
        let sources = self.of_types(&[
            Type::KnowledgeBase,
            Type::DataPipeline,
            Type::ExternalSystem,
            Type::ExternalAgent,
        ]);
        let reason = "it reads from these; it is 1.0 when they drive its decisions";
        (!sources.is_empty()).then_some(Hint(Factor::Context, Step::Half, reason, sources))
    }

    fn non_determinism(&self) -> Option<Hint> {
        let models = self.of_types(&[Type::Model, Type::Agent]);
        if models.is_empty() {
            return None;
        }
        let rails = self.known_of_types(&[Type::Policy])?;
        Some(if rails.is_empty() {
            Hint(
                Factor::NonDeterminism,
                Step::Full,
                "a model decides, and no component is a policy or guardrail",
                models,
            )
        } else {
            Hint(
                Factor::NonDeterminism,
                Step::Half,
                "a model decides within policies or guardrails",
                rails,
            )
        })
    }

    fn opacity(&self) -> Option<Hint> {
        let logs = self.known_of_types(&[Type::Monitoring])?;
        Some(if logs.is_empty() {
            Hint(Factor::Opacity, Step::Full, "no component records what it does", logs)
        } else {
            Hint(
                Factor::Opacity,
                Step::Half,
                "what it does is recorded; it is 0.0 when every action can be traced to its reasons",
                logs,
            )
        })
    }

    fn persistence(&self) -> Option<Hint> {
        let memory = self.of_types(&[Type::Memory]);
        if !memory.is_empty() {
            return Some(Hint(
                Factor::Persistence,
                Step::Full,
                "it has a memory; it is 0.5 when that ends with the session",
                memory,
            ));
        }
        let stores = self.data_stores().iter();
        let stores = stores.filter(|store| {
            matches!(store.kind, Some(DataStoreType::VectorStore | DataStoreType::Cache))
        });
        let stores: Vec<Id> = stores.map(|store| store.id.id()).collect();
        let reason = "it keeps state; it is 1.0 when that outlasts the session";
        (!stores.is_empty()).then_some(Hint(Factor::Persistence, Step::Half, reason, stores))
    }

    fn identity(&self) -> Option<Hint> {
        let crossings = Crossings::of(self);
        let changes = self.crossing_points().iter().filter(|point| {
            crossings.at(point).flags.contains(&CrossingFlag::AuthenticationChanges)
        });
        let changes: Vec<Id> = changes.map(|point| point.id.id()).collect();
        let reason = "another identity counts behind these crossings; it is 1.0 when it assumes roles freely";
        (!changes.is_empty()).then_some(Hint(Factor::Identity, Step::Half, reason, changes))
    }

    fn multi_agent(&self) -> Option<Hint> {
        let agents = self.of_types(&[Type::Agent, Type::ExternalAgent]);
        let open = self.of_types(&[Type::Orchestrator, Type::ExternalAgent]);
        Some(match agents.len() {
            0 => return None,
            _ if !open.is_empty() => Hint(
                Factor::MultiAgent,
                Step::Full,
                "agents are orchestrated, or work with agents of others",
                open,
            ),
            1..=3 if !self.all_typed() => return None,
            1 => Hint(Factor::MultiAgent, Step::None, "one component is an agent", agents),
            // The rubric's half speaks of one or two others that are known.
            2 | 3 => {
                Hint(Factor::MultiAgent, Step::Half, "two or three components are agents", agents)
            }
            _ => Hint(
                Factor::MultiAgent,
                Step::Full,
                "more than three components are agents",
                agents,
            ),
        })
    }
}

impl Hint {
    fn suggestion(self) -> Option<FactorSuggestion> {
        let Self(factor, step, reason, ids) = self;
        let [none, half, full] = factor.anchors(FactorSet::V0_8)?;
        let (value, anchor) = match step {
            Step::None => (FactorValue::ZERO, none),
            Step::Half => (FactorValue::HALF, half),
            Step::Full => (FactorValue::ONE, full),
        };
        Some(FactorSuggestion { factor, value, anchor, reason: String::from(reason), ids })
    }
}
