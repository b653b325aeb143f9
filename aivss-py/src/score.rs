//! `score`, `explain` and `score_many`.

use crate::error::CallError;
use crate::report::Report;
use crate::request;
use aivss_core::Error;
use aivss_core::request::Request;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyCFunction, PyDict, PyList, PyTuple};
use std::ffi::CStr;

/// The documentation of `score`, its signature first, as Python reads it.
const SCORE: &CStr =
    c"score(request, /, *, method=None, domain=None, factor_set=None, aars=None, exploit_maturity=None, \
     threat_multiplier=None, mitigation=None, mitigation_factor=None, name=None, comment=None, **factors)\n\
     --\n\n\
     Scores one finding.\n\n\
     `request` is a CVSS v4.0 vector or score, and the factors follow by keyword; or it is a mapping that\n\
     holds the whole request. Refused input raises `AivssError`.";

/// The Python function `score`.
///
/// It takes its keywords as the dict that the interpreter makes of them: sorting them into arguments and a
/// second dict, as a `#[pyfunction]` with these parameters does, takes longer than all the rest of a call.
pub(crate) fn score_function(py: Python<'_>) -> PyResult<Bound<'_, PyCFunction>> {
    PyCFunction::new_closure(py, Some(c"score"), Some(SCORE), score)
}

fn score(arguments: &Bound<'_, PyTuple>, keywords: Option<&Bound<'_, PyDict>>) -> PyResult<Report> {
    let py = arguments.py();
    if arguments.len() != 1 {
        let message = format!(
            "score() takes one positional argument, a vector, a score or a request, and {} were given",
            arguments.len()
        );
        return Err(PyTypeError::new_err(message));
    }
    let first = arguments.get_borrowed_item(0)?;
    if let Some(report) = keywords.and_then(|keywords| Report::of_call(&first, keywords)) {
        return Ok(report);
    }
    request::of_call(&first, keywords)
        .and_then(Report::try_new)
        .map_err(|trouble| trouble.into_error(py))
}

/// Says why a score is what it is, and what would change it.
///
/// Takes a report, or a request as a mapping, which is scored first.
#[pyfunction]
#[pyo3(signature = (report_or_request, /))]
pub(crate) fn explain<'py>(report_or_request: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = report_or_request.py();
    if let Ok(report) = report_or_request.cast::<Report>() {
        return Report::explain(report);
    }
    let scored = request::of_mapping(report_or_request).and_then(Report::try_new);
    let report = Bound::new(py, scored.map_err(|trouble| trouble.into_error(py))?)?;
    Report::explain(&report)
}

/// Scores many requests, each a mapping, and gives a list as long: a report, or the `AivssError` that
/// says why there is none.
#[pyfunction]
#[pyo3(signature = (requests, /))]
pub(crate) fn score_many<'py>(requests: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
    let py = requests.py();
    let mut read: Vec<Result<Request, Error>> = Vec::new();
    for request in requests.try_iter()? {
        read.push(match request::of_mapping(&request?) {
            Ok(request) => Ok(request),
            Err(CallError::Refused(error)) => Err(error),
            Err(CallError::Raised(error)) => return Err(error),
        });
    }
    // Nothing here touches Python, so that other threads may.
    let scored: Vec<Result<Report, CallError>> = py.detach(|| {
        read.into_iter()
            .map(|request| request.map_err(CallError::Refused).and_then(Report::try_new))
            .collect()
    });
    let outcomes = PyList::empty(py);
    for outcome in scored {
        match outcome {
            Ok(report) => outcomes.append(Bound::new(py, report)?)?,
            Err(trouble) => outcomes.append(trouble.into_error(py).value(py))?,
        }
    }
    Ok(outcomes)
}
