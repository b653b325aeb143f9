//! Why something was refused, on its way to `aivss.AivssError`.

use crate::python::ERRORS;
use aivss_core::request::Failure;
use aivss_core::{Error, ErrorCode, Printable, Quoted};
use pyo3::prelude::*;
use pyo3::types::PyType;

/// Characters of a path; as many as messages quote of a text.
const MAX_PATH: usize = 80;

/// A refusal: the core's, or this crate's own where a Python object is of a kind the core never sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: ErrorCode,
    pub(crate) path: String,
    pub(crate) message: String,
    position: Option<usize>,
}

/// What went wrong: input that is refused, or an exception of the caller's own objects.
pub(crate) enum Trouble {
    Refused(Box<Refusal>),
    Raised(PyErr),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self {
            code: error.code(),
            path: error.path().into(),
            message: error.message().into(),
            position: error.position(),
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::from_parts(refusal.code, refusal.path, refusal.message)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self { code: refusal.code, path: refusal.path, message: refusal.message }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Refused(Box::new(error.into()))
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<PyErr> for Trouble {
    fn from(error: PyErr) -> Self {
        Self::Raised(error)
    }
}

impl Refusal {
    pub(crate) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, path: String::new(), message: message.into(), position: None }
    }

    /// An object of a Python type that no request can hold.
    pub(crate) fn wrong_type(object: &Bound<'_, PyAny>, expected: &str) -> Self {
        let found = object.get_type().fully_qualified_name();
        let found = found.as_ref().map_or("an object".into(), |name| name.to_string_lossy());
        let message = format!("expected {expected}, and found {}", Quoted(&found));
        Self::new(ErrorCode::FieldType, message)
    }

    /// Says which field is meant; outer names are put before inner ones, and what is then too long is cut.
    pub(crate) fn at(mut self, parent: &str) -> Self {
        // As the core writes names in paths.
        let parent = Printable(parent).to_string().replace('`', "\\u{60}");
        self.path = if self.path.is_empty() { parent } else { format!("{parent}.{}", self.path) };
        if let Some((end, _)) = self.path.char_indices().nth(MAX_PATH) {
            self.path.truncate(end);
            self.path.push('…');
        }
        self
    }

    /// Quotes in the message what was given, in place of what the core was given for it.
    pub(crate) fn showing(mut self, read: &str, given: &str) -> Self {
        self.message =
            self.message.replacen(&Quoted(read).to_string(), &Quoted(given).to_string(), 1);
        self
    }

    /// The exception, as an object: `AivssError`, and for an input of the wrong type also a `TypeError`.
    pub(crate) fn into_exception<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let name = if self.code == ErrorCode::FieldType { "AivssTypeError" } else { "AivssError" };
        let class: Bound<'py, PyType> = py.import(ERRORS)?.getattr(name)?.cast_into()?;
        class.call1((self.message, self.code.as_str(), self.path, self.position))
    }
}

impl Trouble {
    pub(crate) fn at(self, parent: &str) -> Self {
        match self {
            Self::Refused(refusal) => (*refusal).at(parent).into(),
            raised @ Self::Raised(_) => raised,
        }
    }

    /// The exception to raise.
    pub(crate) fn into_error(self, py: Python<'_>) -> PyErr {
        match self {
            Self::Refused(refusal) => {
                refusal.into_exception(py).map_or_else(|error| error, PyErr::from_value)
            }
            Self::Raised(error) => error,
        }
    }
}
