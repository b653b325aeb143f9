//! The functions that take and give JSON text: the core's own, with bytes taken as well.

use crate::value::utf8;
use aivss_core::Error;
use aivss_core::request::{CvssReport, Outcome};
use aivss_core::{ErrorCode, wire};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

/// Scores a request in JSON and gives the outcome in JSON. Only an argument that is neither `str` nor
/// `bytes` raises.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn score_json(text: &Bound<'_, PyAny>) -> PyResult<String> {
    with_text(text, wire::score_json)
}

/// Scores a request in JSON and explains the score, in JSON.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn explain_json(text: &Bound<'_, PyAny>) -> PyResult<String> {
    with_text(text, wire::explain_json)
}

/// Scores an assessment document in JSON and gives the outcome in JSON.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn document_json(text: &Bound<'_, PyAny>) -> PyResult<String> {
    with_text(text, wire::document_json)
}

/// Turns a report of AIVSS v0.8 or v0.5 in JSON into an assessment document, in JSON.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn import_report_json(text: &Bound<'_, PyAny>) -> PyResult<String> {
    with_text(text, aivss_formats::wire::import_report_json)
}

/// Turns an assessment document in JSON into a report of AIVSS v0.8 or v0.5, in JSON, with a list of
/// what the format has no place for.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn export_report_json(text: &Bound<'_, PyAny>) -> PyResult<String> {
    with_text(text, aivss_formats::wire::export_report_json)
}

/// Reads a report on one agent in JSON and gives the outcome in JSON.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn agent_report_json(text: &Bound<'_, PyAny>) -> PyResult<String> {
    with_text(text, aivss_threat_model::wire::agent_report_json)
}

/// Answers a question to the catalogs in JSON, in JSON.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn catalog_json(text: &Bound<'_, PyAny>) -> PyResult<String> {
    with_text(text, wire::catalog_json)
}

/// Reads a CVSS v4.0 vector and gives the outcome in JSON.
#[pyfunction]
#[pyo3(signature = (vector, /))]
pub(crate) fn cvss_json(vector: &Bound<'_, PyAny>) -> PyResult<String> {
    with_text(vector, wire::cvss_json)
}

/// The methods and factor sets that there are, in JSON.
#[pyfunction]
pub(crate) fn methods_json() -> String {
    wire::methods_json()
}

/// Calls the core with the text that a `str` or `bytes` holds, and other threads let run meanwhile.
fn with_text(text: &Bound<'_, PyAny>, call: fn(&str) -> String) -> PyResult<String> {
    let py = text.py();
    if let Ok(bytes) = text.cast::<PyBytes>() {
        return Ok(match std::str::from_utf8(bytes.as_bytes()) {
            Ok(text) => py.detach(|| call(text)),
            Err(_) => unreadable(Error::new(ErrorCode::InputUnreadable, "the bytes are not UTF-8")),
        });
    }
    let text = text.cast::<PyString>().map_err(|_| {
        let name = text.get_type().name().map_or("object".into(), |name| name.to_string());
        PyTypeError::new_err(format!("expected str or bytes, and found {name}"))
    })?;
    Ok(match utf8(text) {
        Ok(text) => py.detach(|| call(&text)),
        Err(error) => unreadable(error),
    })
}

fn unreadable(error: Error) -> String {
    // A failure looks the same whatever data a success would have had.
    Outcome::<CvssReport>::Failure(error).to_json("cvss")
}
