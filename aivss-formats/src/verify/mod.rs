//! Recomputing what others printed: agrees, or where and by how much it differs and the likeliest reason.
//!
//! | input | what is recomputed |
//! |---|---|
//! | a report of AIVSS v0.8 or v0.5 ([`owasp_reports`](crate::owasp_reports)) | every vulnerability; in v0.5 also the agent's AARS |
//! | an outcome of this library, `{"ok":true,"report":...}` or `"document"` | every report in it |
//! | a published score, one JSON object with `printed` figures | that score |
//! | a request or a document of this library, which print nothing | nothing: that they can be scored |
//!
//! Several of them may stand one a line (JSONL). The kind is seen from the content.
//!
//! A published score has the form that collections of directory pages have:
//!
//! ```
//! use aivss_core::verify::Reason;
//! use aivss_formats::verify::verify;
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

mod outcome;
mod pointer;
mod published;
mod read;

pub use read::{verify, verify_value};

use aivss_core::Error;
use aivss_core::document::MAX_DOCUMENT_BYTES;
use aivss_core::request::Outcome;
use aivss_core::verify::Verification;
use alloc::format;
use alloc::string::String;
use serde::Serialize;

/// The longest text that is verified, in bytes: that of a document.
pub const MAX_BYTES: usize = MAX_DOCUMENT_BYTES;

/// One item of an input, verified or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where in the input it stands: `vulnerabilities.0`, `line 3`; empty for the whole.
    pub path: String,
    /// What came of it; an error when it cannot be recomputed at all.
    pub verification: Result<Verification, Error>,
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
