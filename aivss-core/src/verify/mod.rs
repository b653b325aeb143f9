//! Recomputing a printed score: it agrees, or where and by how much it differs and the likeliest reason.
//!
//! ```
//! use aivss_core::verify::{Claim, Figure, Printed, PrintedFigures, Reason};
//! use aivss_core::{CvssInput, Domain, FactorSet, FactorValue, Inputs, Profile};
//!
//! // A public directory prints 9.2. The exact value is 9.25, a tie, which goes up.
//! let half: FactorValue = "0.5".parse()?;
//! let profile = Profile::new(FactorSet::V0_5, [half; 10]);
//! let inputs = Inputs::new(CvssInput::Score("8.5".parse()?), profile).with_domain(Domain::Estimated);
//! let mut claim = Claim::new("websparks", inputs.with_threat_multiplier("1".parse()?));
//! claim.printed = PrintedFigures { score: Some(Printed::from_text("9.2")?), ..PrintedFigures::default() };
//!
//! let verification = claim.verify()?;
//! assert!(!verification.agrees);
//! let difference = &verification.differences[0];
//! assert_eq!((difference.figure, difference.exact.as_str()), (Figure::Score, "9.3"));
//! assert_eq!(difference.reason, Reason::BinaryFloat);
//! # Ok::<(), aivss_core::Error>(())
//! ```
//!
//! A figure agrees when it is the exact one rounded half up at the figure's own precision; a score has
//! one decimal and must be equal. A figure with more than nine decimals was printed from a binary
//! float, and agrees within `1e-9`. Where a CVSS score and its vector contradict each other, the vector
//! is believed. Reasons are found by trying and are the likeliest, never certain. Files with printed scores
//! are read by the crate `aivss-formats`.

mod claim;
mod float;
mod hypotheses;
mod reason;

pub use crate::decimal::Printed;
pub use claim::{Claim, PrintedFigures};
pub use reason::Reason;

use crate::decimal::Decimal;
use crate::method::{Domain, Method};
use crate::severity::{Score, Severity};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use serde::Serialize;
use serde::ser::Serializer;

/// What recomputing one claim gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// What was scored.
    pub name: String,
    /// Whether all figures that count agree.
    pub agrees: bool,
    /// The method of the score.
    pub method: Method,
    /// The value domain of the score.
    pub domain: Domain,
    /// The exact score, rounded as the documents say; null for an AARS by itself.
    pub score: Option<Score>,
    /// Its band.
    pub severity: Option<Severity>,
    /// The threat multiplier that the exact score was made with.
    pub threat_multiplier: Option<Decimal>,
    /// Whether the input does not say it; then it is the one of the table with which the figures
    /// agree, or else the default.
    pub threat_multiplier_assumed: bool,
    /// Whether the figures agree with an assumed threat multiplier alone, and would not with the
    /// default: right if exploitation has come that far, which the input does not say.
    pub agrees_only_as_assumed: bool,
    /// How many printed figures were checked.
    pub checked: usize,
    /// Those that differ.
    pub differences: Vec<Difference>,
}

impl Verification {
    /// The differences that count.
    pub fn counting(&self) -> impl Iterator<Item = &Difference> {
        self.differences.iter().filter(|difference| difference.counts)
    }
}

/// A printed figure that is not the exact one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Which figure.
    pub figure: Figure,
    /// Where it stands, as a JSON pointer (RFC 6901) into the input, or into its line where a line is
    /// an input by itself; null for a [`Claim`] that was not read.
    pub pointer: Option<String>,
    /// As it was printed.
    pub printed: String,
    /// As it should be, with all its digits.
    pub exact: String,
    /// Printed less exact, with a sign; null for what is no number.
    pub by: Option<String>,
    /// Whether it makes the claim wrong; a directory's rounded AARS does not.
    pub counts: bool,
    /// The likeliest reason.
    pub reason: Reason,
    /// Every reason that fits, the likeliest first.
    pub reasons: Vec<Reason>,
}

/// A figure of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Figure {
    /// The CVSS score.
    Cvss,
    /// The threat multiplier.
    ThreatMultiplier,
    /// The sum of the factors.
    FactorSum,
    /// The agentic risk score.
    Aars,
    /// The value before it is rounded and capped.
    Raw,
    /// The AIVSS score.
    Score,
    /// Its band.
    Severity,
    /// The CVSS score in the vector of AIVSS v0.5.
    VectorCvss,
    /// The AARS in the vector of AIVSS v0.5.
    VectorAars,
    /// The vector of AIVSS v0.5 as a whole.
    Vector,
}

impl Figure {
    /// Every figure, in the order in which they are checked.
    pub const ALL: [Self; 10] = [
        Self::Cvss,
        Self::ThreatMultiplier,
        Self::FactorSum,
        Self::Aars,
        Self::Raw,
        Self::Score,
        Self::Severity,
        Self::VectorCvss,
        Self::VectorAars,
        Self::Vector,
    ];

    /// The name of the figure: `cvss`, `factor_sum`, `vector.aars`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cvss => "cvss",
            Self::ThreatMultiplier => "threat_multiplier",
            Self::FactorSum => "factor_sum",
            Self::Aars => "aars",
            Self::Raw => "raw",
            Self::Score => "score",
            Self::Severity => "severity",
            Self::VectorCvss => "vector.cvss",
            Self::VectorAars => "vector.aars",
            Self::Vector => "vector",
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
