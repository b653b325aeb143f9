//! Objects of the Python side, each looked up once: `decimal.Decimal` and what the package itself defines.

use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyType};
use std::fmt::Display;

/// The package's module of enums.
pub(crate) const ENUMS: &str = "aivss._enums";
/// The package's module of errors.
pub(crate) const ERRORS: &str = "aivss._errors";
/// The package's module of data classes, imported when the first of them is needed.
const DATA: &str = "aivss._data";

/// A number as `decimal.Decimal`, with the very digits that the core prints.
pub(crate) fn decimal<'py>(py: Python<'py>, number: impl Display) -> PyResult<Bound<'py, PyAny>> {
    decimal_class(py)?.call1((PyString::new(py, &number.to_string()),))
}

/// `decimal.Decimal`.
pub(crate) fn decimal_class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "decimal", "Decimal")
}

/// `fractions.Fraction`.
pub(crate) fn fraction_class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "fractions", "Fraction")
}

/// `datetime.date`.
pub(crate) fn date_class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "datetime", "date")
}

/// Calls a function of the package's module of data classes.
pub(crate) fn call_data<'py>(
    py: Python<'py>,
    function: &str,
    arguments: impl pyo3::call::PyCallArgs<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    py.import(DATA)?.getattr(function)?.call1(arguments)
}

/// Refuses to load into a second interpreter of one process: objects are looked up once, and must not
/// wander from one interpreter into another.
pub(crate) fn refuse_second_interpreter(py: Python<'_>) -> PyResult<()> {
    static FIRST: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
    // Each interpreter has its own.
    let builtins = py.import("builtins")?;
    let first = FIRST.get_or_init(py, || builtins.clone().unbind());
    if first.bind(py).is(&builtins) {
        return Ok(());
    }
    Err(PyImportError::new_err(
        "aivss is loaded in another interpreter of this process and does not support sub-interpreters; \
         use threads, which run batches side by side",
    ))
}
