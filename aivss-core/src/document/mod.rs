//! The assessment document: the findings of one system, each with its inputs and the reasons for them.
//!
//! | field | value |
//! |---|---|
//! | `name` | the system; required |
//! | `version`, `assessor`, `notes` | free text |
//! | `date` | a calendar date, `2026-03-19`; given, for the library has no clock |
//! | `method`, `domain`, `factor_set` | for all findings that do not say otherwise |
//! | `factors` | the system's own profile, whole or in part; findings inherit it and may override it |
//! | `findings` | a list of findings; required, at least one |
//!
//! A finding has an `id` (required, unique), a `title` and a `description`, a `core_risk` in any
//! published spelling, the fields that decide its score, as in a [request](crate::wire), and the reasons for them: a
//! `rationale` in `cvss`, `{value, rationale, evidence}` in place of any factor's number, and
//! `mitigation_justification`. A finding without reasons is allowed, and counted.
//!
//! ```
//! use aivss_core::document::Document;
//!
//! let document = Document::from_json(r#"{
//!     "name": "Invoice agent", "date": "2026-03-19",
//!     "factors": {"autonomy": 0.5, "language": {"value": 1.0, "rationale": "mails are its prompts"},
//!                 "context": 0.5, "non_determinism": 0.5, "opacity": 0.5, "persistence": 0.0,
//!                 "identity": 0.0, "multi_agent": 0.0, "self_mod": 0.0, "tools": 0.5},
//!     "findings": [{
//!         "id": "F-1", "core_risk": "Goal & Instruction Manipulation",
//!         "cvss": {"vector": "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
//!                  "rationale": "an invoice can carry instructions"},
//!         "factors": {"tools": 1.0}
//!     }]
//! }"#)?;
//! let finding = &document.findings[0];
//! assert_eq!(finding.report().score().to_string(), "9.2");
//! assert_eq!(finding.documentation().documented, 2);
//! assert_eq!(finding.documentation().inputs, 11);
//! # Ok::<(), aivss_core::Error>(())
//! ```

mod data;
mod diff;
mod finding;
mod read;
mod write;

pub use data::{
    BandCount, CoreRiskData, DocumentData, DocumentationData, FactorReasonData, FindingData,
};
pub use diff::{Change, DocumentDiff, FindingDiff, FindingScore};
pub use finding::{Documentation, Finding, Reason};
pub use read::line;

use crate::error::{Error, ErrorCode};
use crate::value::Value;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The longest document that is read, in bytes.
pub const MAX_DOCUMENT_BYTES: usize = 16 << 20;

/// Whether a text is short enough to be read as a document.
///
/// # Errors
///
/// `request.too_large` above [`MAX_DOCUMENT_BYTES`].
pub fn check_size(text: &str) -> Result<(), Error> {
    if text.len() <= MAX_DOCUMENT_BYTES {
        return Ok(());
    }
    Err(Error::new(
        ErrorCode::RequestTooLarge,
        format!(
            "a document of {} bytes is larger than the {MAX_DOCUMENT_BYTES} that are read",
            text.len()
        ),
    ))
}

/// The findings of one system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The system.
    pub name: String,
    /// Its version.
    pub version: Option<String>,
    /// Who assessed it.
    pub assessor: Option<String>,
    /// When; given by the assessor.
    pub date: Option<crate::time::Date>,
    /// What else there is to know.
    pub notes: Option<String>,
    /// Its findings, in the order of the document; at least one.
    pub findings: Vec<Finding>,
}

impl Document {
    /// Reads a document in JSON.
    ///
    /// # Errors
    ///
    /// `request.too_large` and `request.syntax`, or those of [`from_value`](Self::from_value).
    pub fn from_json(text: &str) -> Result<Self, Error> {
        check_size(text)?;
        Self::from_value(Value::from_json(text)?)
    }

    /// Reads a document that some other format gave, and checks every finding as if it were scored.
    ///
    /// # Errors
    ///
    /// The code says what is wrong and the path which field, `findings.0.factors.opacity` for instance.
    pub fn from_value(value: Value<'_>) -> Result<Self, Error> {
        read::document(value)
    }

    /// Whether a value is meant as a document and not as a single request: it has findings.
    #[must_use]
    pub fn is_meant_by(value: &Value<'_>) -> bool {
        matches!(value, Value::Object(fields) if fields.iter().any(|(key, _)| key == "findings"))
    }
}
