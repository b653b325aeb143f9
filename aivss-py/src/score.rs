//! `score`, `bounds`, `explain`, `score_many` and `bounds_many`.

use crate::bounds::Bounds;
use crate::error::CallError;
use crate::report::Report;
use crate::request;
use aivss_core::Error;
use aivss_core::request::PartialRequest;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pyclass_init::PyClassInitializer;
use pyo3::types::{PyCFunction, PyDict, PyList, PyTuple};
use pyo3::{Borrowed, PyClass};
use std::ffi::CStr;

/// The documentation of `score`, its signature first, as Python reads it.
const SCORE: &CStr =
    c"score(request, /, *, method=None, domain=None, factor_set=None, aars=None, exploit_maturity=None, \
     threat_multiplier=None, mitigation=None, mitigation_factor=None, name=None, comment=None, **factors)\n\
     --\n\n\
     Scores one finding.\n\n\
     `request` is a CVSS v4.0 vector or score, and the factors follow by keyword; or it is a mapping or a\n\
     dataclass that holds the whole request. Refused input raises `AivssError`, and so do unknown inputs,\n\
     which `bounds` takes.";

/// The documentation of `bounds`, in the same form.
const BOUNDS: &CStr =
    c"bounds(request, /, *, method=None, domain=None, factor_set=None, aars=None, exploit_maturity=None, \
     threat_multiplier=None, mitigation=None, mitigation_factor=None, name=None, comment=None, **factors)\n\
     --\n\n\
     Bounds the score of one finding, of which inputs may be unknown.\n\n\
     The arguments are those of `score`. A factor that nobody observed is \"X\" or \"unknown\", or an\n\
     `Observation` that says why; exploit maturity and mitigation may be \"unknown\".";

/// The Python function `score`.
///
/// It takes its keywords as the dict that the interpreter makes of them: sorting them into arguments and a
/// second dict, as a `#[pyfunction]` with these parameters does, takes longer than all the rest of a call.
pub(crate) fn score_function(py: Python<'_>) -> PyResult<Bound<'_, PyCFunction>> {
    PyCFunction::new_closure(py, Some(c"score"), Some(SCORE), score)
}

/// The Python function `bounds`, made as `score` is.
pub(crate) fn bounds_function(py: Python<'_>) -> PyResult<Bound<'_, PyCFunction>> {
    PyCFunction::new_closure(py, Some(c"bounds"), Some(BOUNDS), bounds)
}

fn score(arguments: &Bound<'_, PyTuple>, keywords: Option<&Bound<'_, PyDict>>) -> PyResult<Report> {
    let py = arguments.py();
    let first = only(arguments, "score")?;
    if let Some(report) = keywords.and_then(|keywords| Report::of_call(&first, keywords)) {
        return Ok(report);
    }
    request::of_call(&first, keywords)
        .and_then(Report::try_new)
        .map_err(|trouble| trouble.into_error(py))
}

fn bounds(
    arguments: &Bound<'_, PyTuple>,
    keywords: Option<&Bound<'_, PyDict>>,
) -> PyResult<Bounds> {
    let py = arguments.py();
    let first = only(arguments, "bounds")?;
    request::of_call(&first, keywords)
        .and_then(Bounds::try_new)
        .map_err(|trouble| trouble.into_error(py))
}

/// The one argument without a name.
fn only<'a, 'py>(
    arguments: &'a Bound<'py, PyTuple>,
    function: &str,
) -> PyResult<Borrowed<'a, 'py, PyAny>> {
    if arguments.len() != 1 {
        let message = format!(
            "{function}() takes one positional argument, a vector, a score or a request, and {} were given",
            arguments.len()
        );
        return Err(PyTypeError::new_err(message));
    }
    arguments.get_borrowed_item(0)
}

/// Says why a score is what it is, and what would change it; or of bounds, what would narrow them.
///
/// Takes a report, bounds, or a request as a mapping or a dataclass, which is scored first.
#[pyfunction]
#[pyo3(signature = (report_or_request, /))]
pub(crate) fn explain<'py>(report_or_request: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = report_or_request.py();
    if let Ok(report) = report_or_request.cast::<Report>() {
        return Report::explain(report);
    }
    if let Ok(bounds) = report_or_request.cast::<Bounds>() {
        return Bounds::explain(bounds);
    }
    let scored = request::of_mapping(report_or_request).and_then(Report::try_new);
    let report = Bound::new(py, scored.map_err(|trouble| trouble.into_error(py))?)?;
    Report::explain(&report)
}

/// Scores many requests, each a mapping or a dataclass, and gives a list as long: a report, or the
/// `AivssError` that says why there is none.
#[pyfunction]
#[pyo3(signature = (requests, /))]
pub(crate) fn score_many<'py>(requests: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
    many(requests, Report::try_new)
}

/// Bounds the scores of many requests, in which inputs may be unknown: bounds, or the `AivssError` that
/// says why there are none.
#[pyfunction]
#[pyo3(signature = (requests, /))]
pub(crate) fn bounds_many<'py>(requests: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
    many(requests, Bounds::try_new)
}

fn many<'py, T: PyClass + Into<PyClassInitializer<T>> + Send>(
    requests: &Bound<'py, PyAny>,
    score: fn(PartialRequest) -> Result<T, CallError>,
) -> PyResult<Bound<'py, PyList>> {
    let py = requests.py();
    let mut read: Vec<Result<PartialRequest, Error>> = Vec::new();
    for request in requests.try_iter()? {
        read.push(match request::of_mapping(&request?) {
            Ok(request) => Ok(request),
            Err(CallError::Refused(error)) => Err(error),
            Err(CallError::Raised(error)) => return Err(error),
        });
    }
    // Nothing here touches Python, so that other threads may.
    let scored: Vec<Result<T, CallError>> = py.detach(|| {
        read.into_iter()
            .map(|request| request.map_err(CallError::Refused).and_then(score))
            .collect()
    });
    let outcomes = PyList::empty(py);
    for outcome in scored {
        match outcome {
            Ok(scored) => outcomes.append(Bound::new(py, scored)?)?,
            Err(trouble) => outcomes.append(trouble.into_error(py).value(py))?,
        }
    }
    Ok(outcomes)
}
