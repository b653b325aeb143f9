//! Scenarios that cross layers.

use super::layer::Layer;
use super::maestro::SCENARIOS;
use super::nearest;
use super::source::Source;
use crate::error::Error;

/// A chain of events through several layers.
#[derive(Debug, PartialEq, Eq)]
pub struct Scenario {
    /// The id, `pattern-1` to `pattern-7`.
    pub id: &'static str,
    /// The name.
    pub name: &'static str,
    /// Other names that the playbook uses for it.
    pub aliases: &'static [&'static str],
    /// What happens.
    pub description: &'static str,
    /// The layers it goes through, as its heading lists them.
    pub layers: &'static [Layer],
    /// What happens where, one after another.
    pub chain: &'static [Step],
    /// Where it is from.
    pub source: Source,
}

/// A link of a scenario's chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The layer or layers in which it happens.
    pub scope: StepScope,
    /// What happens.
    pub what: &'static str,
}

/// The layer or layers in which a step happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepScope {
    /// One layer.
    Layer(Layer),
    /// Any one layer: the one in which the scenario begins.
    AnyLayer,
    /// All seven, one after another.
    AllLayers,
}

impl Scenario {
    /// All seven.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        SCENARIOS.iter()
    }

    /// The scenario of an id, in either case of letters.
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        SCENARIOS.iter().find(|scenario| scenario.id.eq_ignore_ascii_case(id))
    }

    /// The same, with an error that names the nearest ids.
    ///
    /// # Errors
    ///
    /// `catalog.unknown`.
    pub fn find(id: &str) -> Result<&'static Self, Error> {
        Self::by_id(id).ok_or_else(|| {
            nearest::unknown("scenario", id, Self::all().map(|scenario| scenario.id))
        })
    }
}

impl StepScope {
    /// `L1` to `L7`, `any` or `all`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Layer(layer) => layer.id(),
            Self::AnyLayer => "any",
            Self::AllLayers => "all",
        }
    }
}
