//! The inputs that may be unknown.

use crate::factor::{AmplificationFactor, FactorSet};

/// Whether a text stands for a value that nobody knows: `X`, as in a vector, or `unknown`.
#[cfg(feature = "wire")]
pub(crate) fn is_unknown(text: &str) -> bool {
    text.eq_ignore_ascii_case("X") || text.eq_ignore_ascii_case("unknown")
}

/// An input that nobody could observe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnknownInput {
    /// A factor of the profile.
    Factor(AmplificationFactor),
    /// How far exploitation has come, which stands for ThM.
    ExploitMaturity,
    /// How strongly the finding is mitigated, which stands for MF.
    Mitigation,
}

impl UnknownInput {
    /// The field of a request: the factor's key in its set, `exploit_maturity` or `mitigation`.
    #[must_use]
    pub const fn key(self, set: FactorSet) -> &'static str {
        match self {
            Self::Factor(factor) => factor.key(set),
            Self::ExploitMaturity => "exploit_maturity",
            Self::Mitigation => "mitigation",
        }
    }

    /// The name that a reader knows: the factor's in its set, `Exploit maturity` or `Mitigation`.
    #[must_use]
    pub const fn name(self, set: FactorSet) -> &'static str {
        match self {
            Self::Factor(factor) => factor.name(set),
            Self::ExploitMaturity => "Exploit maturity",
            Self::Mitigation => "Mitigation",
        }
    }
}
