//! Why a call failed, on its way to `aivss.AivssError`.

use crate::python::ERRORS;
use aivss_core::{Error, ErrorCode, Quoted};
use pyo3::prelude::*;
use pyo3::types::PyType;

/// Why a call failed: input that is refused, or an exception of the caller's own objects.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CallError {
    #[error(transparent)]
    Refused(#[from] Error),
    #[error(transparent)]
    Raised(#[from] PyErr),
}

/// An object of a Python type that no request can hold.
pub(crate) fn wrong_type(object: &Bound<'_, PyAny>, expected: &str) -> Error {
    let found = object.get_type().fully_qualified_name();
    let found = found.as_ref().map_or("an object".into(), |name| name.to_string_lossy());
    Error::new(ErrorCode::FieldType, format!("expected {expected}, and found {}", Quoted(&found)))
}

/// The exception, as an object: `AivssError`, and for an input of the wrong type also a `TypeError`.
pub(crate) fn exception<'py>(error: &Error, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
    let name = if error.code() == ErrorCode::FieldType { "AivssTypeError" } else { "AivssError" };
    let class: Bound<'py, PyType> = py.import(ERRORS)?.getattr(name)?.cast_into()?;
    class.call1((error.message(), error.code().as_str(), error.path(), error.position()))
}

impl CallError {
    /// Says which field is meant; the name may hold anything.
    pub(crate) fn at(self, parent: &str) -> Self {
        match self {
            Self::Refused(error) => error.at_name(parent).into(),
            raised @ Self::Raised(_) => raised,
        }
    }

    /// The exception to raise.
    pub(crate) fn into_error(self, py: Python<'_>) -> PyErr {
        match self {
            Self::Refused(error) => {
                exception(&error, py).map_or_else(|error| error, PyErr::from_value)
            }
            Self::Raised(error) => error,
        }
    }
}
