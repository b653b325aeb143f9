//! The ten capabilities of an agent, and the level that follows from them.

use super::point::AgentLevel;
use crate::decimal::{Decimal, round_half_up};
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// One of the ten capabilities, each scored from 1 to 5.
///
/// They are not the ten factors of AIVSS 0.8: names, scale and grouping differ, and no mapping is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capability {
    /// f1: what the agent carries out by itself.
    ExecutionAutonomy,
    /// f2: what its tools may do.
    ToolAuthorityLevel,
    /// f3: whether it may run code.
    CodeExecutionRights,
    /// f4: which critical systems it reaches.
    CriticalSystemAccess,
    /// f5: what it remembers.
    PersistentMemory,
    /// f6: whether its identity changes.
    DynamicIdentity,
    /// f7: how it works with other agents.
    MultiAgentCoordination,
    /// f8: whether it changes itself.
    SelfModification,
    /// f9: how far its answers vary.
    NonDeterminism,
    /// f10: whether it can deceive.
    Deceptiveness,
}

impl Capability {
    /// All ten, f1 to f10.
    pub const ALL: [Self; 10] = [
        Self::ExecutionAutonomy,
        Self::ToolAuthorityLevel,
        Self::CodeExecutionRights,
        Self::CriticalSystemAccess,
        Self::PersistentMemory,
        Self::DynamicIdentity,
        Self::MultiAgentCoordination,
        Self::SelfModification,
        Self::NonDeterminism,
        Self::Deceptiveness,
    ];

    /// The key in a vector and in the page's JSON: `f1` to `f10`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ExecutionAutonomy => "f1",
            Self::ToolAuthorityLevel => "f2",
            Self::CodeExecutionRights => "f3",
            Self::CriticalSystemAccess => "f4",
            Self::PersistentMemory => "f5",
            Self::DynamicIdentity => "f6",
            Self::MultiAgentCoordination => "f7",
            Self::SelfModification => "f8",
            Self::NonDeterminism => "f9",
            Self::Deceptiveness => "f10",
        }
    }

    /// The name of the field in Dradis.
    #[must_use]
    pub const fn dradis_field(self) -> &'static str {
        match self {
            Self::ExecutionAutonomy => "ExecutionAutonomy",
            Self::ToolAuthorityLevel => "ToolAuthorityLevel",
            Self::CodeExecutionRights => "CodeExecutionRights",
            Self::CriticalSystemAccess => "CriticalSystemAccess",
            Self::PersistentMemory => "PersistentMemory",
            Self::DynamicIdentity => "DynamicIdentity",
            Self::MultiAgentCoordination => "MultiAgentCoordination",
            Self::SelfModification => "SelfModification",
            Self::NonDeterminism => "NonDeterminism",
            Self::Deceptiveness => "Deceptiveness",
        }
    }

    /// The theme it belongs to.
    #[must_use]
    pub const fn theme(self) -> CapabilityTheme {
        match self {
            Self::ExecutionAutonomy
            | Self::ToolAuthorityLevel
            | Self::CodeExecutionRights
            | Self::CriticalSystemAccess => CapabilityTheme::ExecutionPower,
            Self::PersistentMemory | Self::DynamicIdentity | Self::MultiAgentCoordination => {
                CapabilityTheme::EnvironmentAndAdaptation
            }
            Self::SelfModification | Self::NonDeterminism | Self::Deceptiveness => {
                CapabilityTheme::PredictabilityAndInfluence
            }
        }
    }
}

impl fmt::Display for Capability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A group of capabilities; the agent level follows from the means of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CapabilityTheme {
    /// A: f1 to f4.
    ExecutionPower,
    /// B: f5 to f7.
    EnvironmentAndAdaptation,
    /// C: f8 to f10.
    PredictabilityAndInfluence,
}

impl CapabilityTheme {
    /// All three.
    pub const ALL: [Self; 3] =
        [Self::ExecutionPower, Self::EnvironmentAndAdaptation, Self::PredictabilityAndInfluence];

    /// The name on the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ExecutionPower => "Execution Power",
            Self::EnvironmentAndAdaptation => "Environment & Adaptation",
            Self::PredictabilityAndInfluence => "Predictability & Influence",
        }
    }

    /// How many capabilities it has: four, three and three.
    #[must_use]
    pub const fn count(self) -> u8 {
        match self {
            Self::ExecutionPower => 4,
            Self::EnvironmentAndAdaptation | Self::PredictabilityAndInfluence => 3,
        }
    }
}

/// The score of a capability, 1 to 5.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CapabilityScore(u8);

impl CapabilityScore {
    /// 1.
    pub const MIN: Self = Self(1);
    /// 5.
    pub const MAX: Self = Self(5);

    /// The score of a whole number.
    ///
    /// # Errors
    ///
    /// `ssvc.value_unknown` for other numbers than 1 to 5.
    pub fn try_new(score: u8) -> Result<Self, Error> {
        if (1..=5).contains(&score) {
            Ok(Self(score))
        } else {
            Err(Error::new(
                ErrorCode::SsvcValueUnknown,
                format!("`{score}` is no score of a capability; it is a whole number from 1 to 5"),
            ))
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// # Errors
///
/// `ssvc.value_unknown`.
impl FromStr for CapabilityScore {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match *text.as_bytes() {
            [digit @ b'1'..=b'5'] => Ok(Self(digit - b'0')),
            _ => Err(Error::new(
                ErrorCode::SsvcValueUnknown,
                format!(
                    "{} is no score of a capability; it is a whole number from 1 to 5",
                    Quoted(text)
                ),
            )),
        }
    }
}

impl fmt::Display for CapabilityScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for CapabilityScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// The scores of all ten capabilities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CapabilityScores(pub(super) [CapabilityScore; 10]);

impl CapabilityScores {
    /// The scores in the order f1 to f10.
    #[must_use]
    pub const fn new(scores: [CapabilityScore; 10]) -> Self {
        Self(scores)
    }

    /// Each capability with its score.
    pub fn iter(&self) -> impl Iterator<Item = (Capability, CapabilityScore)> + use<> {
        Capability::ALL.into_iter().zip(self.0)
    }

    /// The sum of a theme's scores.
    #[must_use]
    pub fn sum(&self, theme: CapabilityTheme) -> u8 {
        self.iter()
            .filter(|(capability, _)| capability.theme() == theme)
            .map(|(_, score)| score.get())
            .sum()
    }

    /// The mean of a theme's scores, rounded half up to two decimals as the page prints it.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "a mean is 5 at most")]
    pub fn mean(&self, theme: CapabilityTheme) -> Decimal {
        let hundredths = round_half_up(100 * u64::from(self.sum(theme)), u64::from(theme.count()));
        Decimal::from_ten_thousandths(100 * hundredths as u32)
    }

    /// Whether the mean of a theme is at least so many halves.
    fn is_at_least(&self, theme: CapabilityTheme, halves: u8) -> bool {
        2 * self.sum(theme) >= halves * theme.count()
    }

    /// The agent level: prime mover where the greatest mean of a theme is 4 or more, specialist where it is 3
    /// or more, copilot otherwise.
    ///
    /// The page words it as five ordered rules, which come to the same; [`rule`](Self::rule) names the one that
    /// fires there.
    #[must_use]
    pub fn agent_level(&self) -> AgentLevel {
        let some =
            |halves| CapabilityTheme::ALL.iter().any(|theme| self.is_at_least(*theme, halves));
        if some(8) {
            AgentLevel::PrimeMover
        } else if some(6) {
            AgentLevel::Specialist
        } else {
            AgentLevel::Copilot
        }
    }

    /// The first of the page's five rules that holds.
    #[must_use]
    pub fn rule(&self) -> AgentLevelRule {
        let count = |halves| {
            CapabilityTheme::ALL.iter().filter(|theme| self.is_at_least(**theme, halves)).count()
        };
        if count(8) > 0 {
            AgentLevelRule::OneHigh
        } else if count(6) >= 2 {
            AgentLevelRule::TwoModerate
        } else if count(5) == 0 {
            AgentLevelRule::AllLow
        } else if count(6) > 0 {
            AgentLevelRule::OneModerate
        } else {
            AgentLevelRule::Rest
        }
    }
}

/// A rule by which the page finds the agent level, in the order in which it tries them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgentLevelRule {
    /// A mean is 4 or more: prime mover.
    OneHigh,
    /// Two means are 3 or more: specialist.
    TwoModerate,
    /// Every mean is below 2.5: copilot.
    AllLow,
    /// The greatest mean is 3 or more: specialist.
    OneModerate,
    /// None of these: copilot.
    Rest,
}

impl AgentLevelRule {
    /// The level that the rule gives.
    #[must_use]
    pub const fn level(self) -> AgentLevel {
        match self {
            Self::OneHigh => AgentLevel::PrimeMover,
            Self::TwoModerate | Self::OneModerate => AgentLevel::Specialist,
            Self::AllLow | Self::Rest => AgentLevel::Copilot,
        }
    }
}

impl fmt::Display for AgentLevelRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OneHigh => "the mean of one theme is 4 or more",
            Self::TwoModerate => "the means of two themes are 3 or more",
            Self::AllLow => "the means of all themes are below 2.5",
            Self::OneModerate => "the greatest mean of a theme is 3 or more",
            Self::Rest => "no mean of a theme is 3 or more",
        })
    }
}
