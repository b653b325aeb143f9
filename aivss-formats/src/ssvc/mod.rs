//! Assessments by AIVSS-SSVC: read and written as a vector, as the page's JSON and as Dradis's fields.
//!
//! ```
//! use aivss_formats::ssvc::SsvcReading;
//!
//! let fields = "#[AIVSS-SSVC.Threat]#\nPublic PoC\n\n#[AIVSS-SSVC.Impact]#\nCritical\n\n#[AIVSS-SSVC.Outcome]#\nDefer\n";
//! let reading = SsvcReading::from_text(fields)?;
//! assert_eq!(reading.assessment.unknown().count(), 11); // no example's values
//! assert_eq!(reading.differences[0].to_string(), "`Outcome` says `Defer`, and Out-of-Cycle to Immediate follows");
//! # Ok::<(), aivss_core::Error>(())
//! ```
//!
//! A derived field that contradicts the inputs is told, and the inputs count. An absent point is unknown and never
//! takes an example's value. Sources: the AIVSS-SSVC page of OWASP's AIVSS repository (`ssvc.html`, 2026-01), and the
//! Dradis add-on `dradis-calculator_aivss-ssvc` 5.4.0.

mod data;
mod derived;
mod dradis;
mod page;

pub use data::ssvc_value;
pub use derived::SsvcDifference;
pub use dradis::dradis_fields;
pub use page::page_value;

use aivss_core::ssvc::PartialSsvcAssessment;
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode};
use alloc::vec::Vec;

/// What AIVSS-SSVC is and is not, to stand beside every result.
pub const NOTE: &str = "AIVSS-SSVC is a draft beside AIVSS 0.8 and neither CISA's nor CERT/CC's SSVC; its risk score \
                        is no severity and does not choose the outcome";

/// An assessment that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SsvcReading {
    /// The inputs; what was not given is unknown.
    pub assessment: PartialSsvcAssessment,
    /// Derived fields that say something else than follows.
    pub differences: Vec<SsvcDifference>,
}

impl SsvcReading {
    /// Reads any of the three forms, told by how it begins.
    ///
    /// # Errors
    ///
    /// A code beginning with `ssvc.`; `request.syntax`, `field.type` and `field.unknown` for JSON;
    /// `request.too_large`.
    pub fn from_text(text: &str) -> Result<Self, Error> {
        const MAX_BYTES: usize = 65_536;
        if text.len() > MAX_BYTES {
            return Err(Error::new(
                ErrorCode::RequestTooLarge,
                "the assessment is larger than the 65536 bytes that are read",
            ));
        }
        let text = text.trim();
        if text.starts_with('{') {
            return page::read(Value::from_json(text)?);
        }
        if text.contains("#[AIVSS-SSVC.") {
            return dradis::read(text);
        }
        Ok(Self { assessment: text.parse()?, differences: Vec::new() })
    }
}
