//! Value of the one Threat metric (CVSS v4.0, section 3).

use super::metric_values;
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use crate::name;
use alloc::format;
use core::str::FromStr;

metric_values! {
    /// Exploit Maturity, E: how far exploitation has come (section 3.1).
    ///
    /// AIVSS takes its threat multiplier from the same three values (AIVSS v0.8: Attacked 1.00, proof
    /// of concept 0.97, Unreported 0.50), but reads an absent E as proof of concept, where CVSS reads
    /// it as Attacked.
    ExploitMaturity {
        /// Attacks are known, or tools that make them easy.
        Attacked = "A" "Attacked",
        /// A proof of concept is public, and no attack is known.
        ProofOfConcept = "P" "POC",
        /// Neither attacks nor a public proof of concept are known.
        Unreported = "U" "Unreported",
    }
}

/// Names of exploit maturities in normal form: those of CVSS and AIVSS, and the values of E.
const MATURITIES: [(&str, ExploitMaturity); 7] = [
    ("attacked", ExploitMaturity::Attacked),
    ("proofofconcept", ExploitMaturity::ProofOfConcept),
    ("poc", ExploitMaturity::ProofOfConcept),
    ("unreported", ExploitMaturity::Unreported),
    ("a", ExploitMaturity::Attacked),
    ("p", ExploitMaturity::ProofOfConcept),
    ("u", ExploitMaturity::Unreported),
];

impl ExploitMaturity {
    /// The maturity that AIVSS assumes where none is given (AIVSS v0.8 and v0.5).
    pub const AIVSS_DEFAULT: Self = Self::ProofOfConcept;

    /// The name in requests and reports: `attacked`, `proof_of_concept`, `unreported`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Attacked => "attacked",
            Self::ProofOfConcept => "proof_of_concept",
            Self::Unreported => "unreported",
        }
    }
}

/// Takes the names of CVSS and AIVSS and the values of E, in any case.
impl FromStr for ExploitMaturity {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        name::find(&MATURITIES, text).ok_or_else(|| {
            Error::new(
                ErrorCode::ExploitMaturityUnknown,
                format!(
                    "{} is no exploit maturity; there are `attacked`, `proof_of_concept` and `unreported`",
                    Quoted(text)
                ),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::MATURITIES;
    use crate::name::NormalName;

    #[test]
    fn names_are_in_normal_form() {
        for (name, _) in &MATURITIES {
            assert_eq!(NormalName::new(name).unwrap().as_bytes(), name.as_bytes());
        }
    }
}
