//! Recomputing what others printed: agrees, or where and by how much it differs and the likeliest reason.
//!
//! | input | what is recomputed |
//! |---|---|
//! | a report of AIVSS v0.8 or v0.5 ([`interchange`](crate::interchange)) | every vulnerability; in v0.5 also the agent's AARS |
//! | an outcome of this library, `{"ok":true,"report":...}` or `"document"` | every report in it |
//! | a published score, one JSON object with `printed` figures | that score |
//! | a request or a document of this library, which print nothing | nothing: that they can be scored |
//!
//! Several of them may stand one a line (JSONL). The kind is seen from the content.
//!
//! A published score has the form that collections of directory pages have:
//!
//! ```
//! use aivss_core::verify::{Reason, verify};
//!
//! // A public directory prints 9.2. The exact value is 9.25, a tie, which goes up.
//! let items = verify(r#"{"name": "websparks",
//!     "printed": {"aivss": "9.2", "severity": "Critical", "factor_sum": "5.0"},
//!     "cvss_base": "8.5", "threat_multiplier": "1.0", "mitigation_factor": "1.0",
//!     "factors": {"autonomy_of_action": "0.60", "goal_driven_planning": "0.80",
//!                 "self_modification": "0.20", "dynamic_tool_use": "0.70", "persistent_memory": "0.40",
//!                 "contextual_awareness": "0.60", "dynamic_identity": "0.10",
//!                 "multi_agent_interactions": "0.30", "non_determinism": "0.70",
//!                 "opacity_reflexivity": "0.60"}}"#)?;
//! let verification = items[0].verification.as_ref().unwrap();
//! assert!(!verification.agrees);
//! let difference = &verification.differences[0];
//! assert_eq!((difference.printed.as_str(), difference.exact.as_str()), ("9.2", "9.3"));
//! assert_eq!(difference.by.as_deref(), Some("-0.1"));
//! assert_eq!(difference.reason, Reason::BinaryFloat);
//! assert_eq!(difference.pointer.as_deref(), Some("/printed/aivss"));
//! # Ok::<(), aivss_core::Error>(())
//! ```
//!
//! A figure agrees when it is the exact one rounded half up at the figure's own precision; a score has
//! one decimal and must be equal. A figure with more than nine decimals was printed from a binary
//! float, and agrees within `1e-9`. Where a CVSS score and its vector contradict each other, the vector
//! is believed. Reasons are found by trying and are the likeliest, never certain.

mod claim;
mod float;
mod outcome;
mod place;
mod published;
mod read;
mod reason;
mod ways;

pub use crate::decimal::Printed;
pub use claim::{Claim, PrintedFigures};
pub use read::{verify, verify_value};
pub use reason::Reason;

use crate::error::Error;
use crate::method::{Domain, Method};
use crate::request::Outcome;
use crate::severity::{Score, Severity};
use crate::{Decimal, document};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use serde::Serialize;
use serde::ser::Serializer;

/// One item of an input, verified or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where in the input it stands: `vulnerabilities.0`, `line 3`; empty for the whole.
    pub path: String,
    /// What came of it; an error when it cannot be recomputed at all.
    pub verification: Result<Verification, Error>,
}

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

impl Item {
    /// The item as one line of JSON: `{"ok":true,"verification":{...}}` or a failure.
    #[must_use]
    pub fn to_json(&self) -> String {
        match &self.verification {
            Ok(verification) => {
                Outcome::Success(Placed { path: &self.path, verification }).to_json("verification")
            }
            Err(error) => {
                let error = error.clone().with_path(self.path_of(error));
                Outcome::<Placed<'_>>::Failure(error).to_json("verification")
            }
        }
    }

    /// Where in the whole input an error of this item is: `vulnerabilities.2.cvss_base.vector_string`,
    /// `line 5: cvss_base`.
    #[must_use]
    pub fn path_of(&self, error: &Error) -> String {
        let separator = match self.path.as_str() {
            _ if error.path().is_empty() => "",
            "" => "",
            path if path.starts_with("line ") && !path.contains(':') => ": ",
            _ => ".",
        };
        format!("{}{separator}{}", self.path, error.path())
    }
}

/// A verification with its place in the input.
#[derive(Serialize)]
struct Placed<'a> {
    path: &'a str,
    #[serde(flatten)]
    verification: &'a Verification,
}

/// Verifies any text; one line of JSON for each item, none of which panics.
#[must_use]
pub fn verify_json(text: &str) -> String {
    let items = match verify(text) {
        Ok(items) => items,
        Err(error) => [Item { path: String::new(), verification: Err(error) }].into(),
    };
    let mut lines = String::new();
    for item in items {
        lines.push_str(&item.to_json());
        lines.push('\n');
    }
    lines
}

/// The longest text that is verified, in bytes: that of a document.
pub const MAX_BYTES: usize = document::MAX_DOCUMENT_BYTES;
