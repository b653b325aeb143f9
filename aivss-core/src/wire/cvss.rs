//! A CVSS v4.0 vector, read and scored.

use crate::cvss::Vector;
use crate::request::{CvssReport, Outcome};
use alloc::string::String;

/// Reads and scores a CVSS v4.0 vector.
#[must_use]
pub fn cvss(text: &str) -> Outcome<CvssReport> {
    match text.parse::<Vector>() {
        Ok(vector) => Outcome::Success(CvssReport::new(vector)),
        Err(error) => Outcome::Failure(error.into()),
    }
}

/// The same as JSON: `{"ok":true,"cvss":{...}}` or a failure.
#[must_use]
pub fn cvss_json(text: &str) -> String {
    cvss(text).to_json("cvss")
}
