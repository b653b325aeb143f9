//! The decision tree: 27 leaves and four outcomes.

use super::point::{AgentLevel, Impact, Threat};
use core::fmt;

/// How soon to act, the least urgent first.
///
/// The words are partly those of CISA's and CERT/CC's SSVC; the tree is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// No action now.
    Defer,
    /// In the regular cycle.
    Scheduled,
    /// Before the regular cycle.
    OutOfCycle,
    /// Now.
    Immediate,
}

impl Outcome {
    /// All four, the least urgent first.
    pub const ALL: [Self; 4] = [Self::Defer, Self::Scheduled, Self::OutOfCycle, Self::Immediate];

    /// The word on the page.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Defer => "Defer",
            Self::Scheduled => "Scheduled",
            Self::OutOfCycle => "Out-of-Cycle",
            Self::Immediate => "Immediate",
        }
    }

    /// The first and the last day of its timeline; none for Defer. Neighbouring timelines share a day.
    #[must_use]
    pub const fn days(self) -> Option<(u8, u8)> {
        match self {
            Self::Defer => None,
            Self::Scheduled => Some((30, 90)),
            Self::OutOfCycle => Some((7, 30)),
            Self::Immediate => Some((0, 7)),
        }
    }

    /// The leaf of the tree. A worse point never gives a less urgent outcome.
    #[must_use]
    #[allow(clippy::indexing_slicing, reason = "three values each index the tree of their product")]
    pub const fn new(threat: Threat, agent: AgentLevel, impact: Impact) -> Self {
        TREE[threat as usize][agent as usize][impact as usize]
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// By threat, agent level and impact.
const TREE: [[[Outcome; 3]; 3]; 3] = {
    use Outcome::{Defer, Immediate, OutOfCycle, Scheduled};
    [
        [
            [Defer, Scheduled, OutOfCycle],
            [Scheduled, Scheduled, OutOfCycle],
            [Scheduled, OutOfCycle, Immediate],
        ],
        [
            [Scheduled, Scheduled, OutOfCycle],
            [Scheduled, OutOfCycle, OutOfCycle],
            [OutOfCycle, OutOfCycle, Immediate],
        ],
        [
            [OutOfCycle, OutOfCycle, Immediate],
            [OutOfCycle, Immediate, Immediate],
            [Immediate, Immediate, Immediate],
        ],
    ]
};
