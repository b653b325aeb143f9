//! What a report says of one layer.

use aivss_core::catalog::{Mitigation, Threat};
use aivss_core::{Error, ErrorCode, Quoted};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

/// A layer of one agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayerState {
    /// The agent has nothing in this layer.
    NotApplicable {
        /// Why.
        reason: String,
    },
    /// The agent is, or may be, at work here.
    Described(Described),
}

/// What is known of an agent in a layer, or supposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// Whether it is known.
    pub certainty: Certainty,
    /// What there is to say.
    pub note: String,
    /// The agent's parts in this layer.
    pub components: Vec<String>,
    /// The threats that were chosen, each once, in the report's order.
    pub threats: Vec<&'static Threat>,
    /// The controls in place, each once, in the report's order.
    pub controls: Vec<&'static Mitigation>,
}

/// Whether what is said of a layer is known of this very agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Known: the agent's description or a look at it shows its part in this layer.
    Mapped,
    /// Not certain from what is available: commentary on agents of its kind, and no finding.
    Uncertain,
}

impl Certainty {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Mapped, Self::Uncertain];

    /// `mapped` or `uncertain`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mapped => "mapped",
            Self::Uncertain => "uncertain",
        }
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Certainty {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|certainty| certainty.as_str() == text).ok_or_else(|| {
            Error::new(
                ErrorCode::CertaintyUnknown,
                format!("{} is no certainty; expected `mapped` or `uncertain`", Quoted(text)),
            )
        })
    }
}
