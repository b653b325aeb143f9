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
    /// Where it happens.
    pub place: Where,
    /// What happens.
    pub what: &'static str,
}

/// Where a step happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// In one layer.
    In(Layer),
    /// In whichever layer it begins.
    Any,
    /// In all of them.
    All,
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

impl Where {
    /// `L1` to `L7`, `any` or `all`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::In(layer) => layer.id(),
            Self::Any => "any",
            Self::All => "all",
        }
    }
}
