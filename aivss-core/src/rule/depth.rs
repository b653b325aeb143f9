//! How deep to model: five questions (`12-quick-reference.md`).

use crate::catalog::Layer;
use crate::named;

named! {
    /// How deep to model.
    Depth, "depth" {
        /// Two to four hours: phases 1 and 2 lightly, 6 to 10 on what matters.
        Lightweight = "lightweight" / "Lightweight",
        /// One or two days: all phases, moderately.
        Standard = "standard" / "Standard",
        /// Two to five days: all phases, thoroughly.
        Full = "full" / "Full",
    }
}

/// The answers to the five questions. The first yes decides the depth; the fifth is read in any case, for
/// the layers depend on it (erratum E30).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "five questions, five answers")]
pub struct DepthAnswers {
    /// Is the system critical to the business or to safety?
    pub is_critical: bool,
    /// Does it process confidential or restricted data?
    pub has_sensitive_data: bool,
    /// Do outsiders reach it, the public or partners?
    pub is_external: bool,
    /// Does it act with no person in the loop?
    pub is_fully_autonomous: bool,
    /// Do several agents work together?
    pub is_multi_agent: bool,
}

const ALL: &[Layer] = &Layer::ALL;
const STANDARD: &[Layer] = &[
    Layer::FoundationModels,
    Layer::DataOperations,
    Layer::AgentFrameworks,
    Layer::DeploymentInfrastructure,
    Layer::SecurityCompliance,
    Layer::AgentEcosystem,
];
const LIGHTWEIGHT: &[Layer] = &[
    Layer::FoundationModels,
    Layer::DataOperations,
    Layer::AgentFrameworks,
    Layer::DeploymentInfrastructure,
    Layer::SecurityCompliance,
];

impl DepthAnswers {
    /// How deep to model such a system.
    #[must_use]
    pub const fn depth(self) -> Depth {
        if self.is_critical || self.has_sensitive_data {
            Depth::Full
        } else if self.is_external || self.is_fully_autonomous || self.is_multi_agent {
            Depth::Standard
        } else {
            Depth::Lightweight
        }
    }

    /// The layers to look at; at the lightweight depth the least. The standard depth leaves layer 5 out
    /// unless several agents work together (erratum E31).
    #[must_use]
    pub const fn layers(self) -> &'static [Layer] {
        match self.depth() {
            Depth::Full => ALL,
            Depth::Standard if self.is_multi_agent => ALL,
            Depth::Standard => STANDARD,
            Depth::Lightweight => LIGHTWEIGHT,
        }
    }
}

impl Depth {
    /// The phases to go through, 1 to 10.
    #[must_use]
    pub const fn phases(self) -> &'static [u8] {
        match self {
            Self::Lightweight => &[1, 2, 6, 7, 8, 9, 10],
            Self::Standard | Self::Full => &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        }
    }

    /// The time that it takes.
    #[must_use]
    pub const fn effort(self) -> &'static str {
        match self {
            Self::Lightweight => "2-4 hours",
            Self::Standard => "1-2 days",
            Self::Full => "2-5 days",
        }
    }
}
