//! `aivss.Cvss`: a CVSS v4.0 vector and its scores.

use crate::enums::Mirrored;
use crate::error::CallError;
use crate::python::{call_data, decimal};
use aivss_core::cvss::metric::Metric;
use aivss_core::cvss::{Nomenclature, Vector};
use aivss_core::request::{CvssReport, Outcome};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMappingProxy, PyTuple};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A CVSS v4.0 vector and its scores. It never changes.
#[pyclass(frozen, module = "aivss")]
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Cvss {
    pub(crate) vector: Vector,
}

/// Reads and scores a CVSS v4.0 vector.
#[pyfunction]
#[pyo3(signature = (vector, /))]
pub(crate) fn cvss(vector: &Bound<'_, PyAny>) -> PyResult<Cvss> {
    let py = vector.py();
    let read = || -> Result<Cvss, CallError> {
        let Ok(text) = vector.cast::<pyo3::types::PyString>() else {
            return Err(crate::error::wrong_type(vector, "a CVSS v4.0 vector").into());
        };
        Ok(Cvss { vector: crate::value::utf8(text)?.parse::<Vector>()? })
    };
    read().map_err(|trouble| trouble.into_error(py))
}

impl Cvss {
    fn score_of<'py>(
        &self,
        py: Python<'py>,
        nomenclature: Nomenclature,
    ) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.vector.score_as(nomenclature))
    }
}

#[pymethods]
#[allow(clippy::wrong_self_convention, reason = "a method of a Python class takes `&self`")]
impl Cvss {
    /// The vector in canonical form.
    #[getter]
    fn vector(&self) -> String {
        self.vector.to_string()
    }

    /// The score from all groups that the vector gives, 0.0 to 10.0 with one decimal.
    #[getter]
    fn score<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.vector.score())
    }

    /// The band of that score.
    #[getter]
    fn severity<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.vector.score().severity().member(py)
    }

    /// Which groups that score was made from.
    #[getter]
    fn nomenclature<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.vector.nomenclature().member(py)
    }

    /// The score of the base metrics alone, CVSS-B.
    #[getter]
    fn base_score<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.score_of(py, Nomenclature::B)
    }

    /// The score under each nomenclature, CVSS-B first.
    #[getter]
    fn scores<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyMappingProxy>> {
        let scores = PyDict::new(py);
        for nomenclature in Nomenclature::ALL {
            scores.set_item(nomenclature.member(py)?, self.score_of(py, nomenclature)?)?;
        }
        Ok(PyMappingProxy::new(py, scores.as_mapping()))
    }

    /// The equivalence classes of the vector, six digits.
    #[getter]
    fn macro_vector(&self) -> String {
        self.vector.macro_vector().to_string()
    }

    /// The metrics that have a value, in the order of the vector: abbreviation and value.
    #[getter]
    fn metrics<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyMappingProxy>> {
        let metrics = PyDict::new(py);
        for metric in Metric::ALL {
            if let Some(value) = self.vector.value_of(metric) {
                metrics.set_item(metric.as_str(), value)?;
            }
        }
        Ok(PyMappingProxy::new(py, metrics.as_mapping()))
    }

    /// The outcome in JSON, as `cvss_json` gives it.
    fn to_json(&self) -> String {
        Outcome::Success(CvssReport::new(self.vector)).to_json("cvss")
    }

    /// Vector, scores and named metrics as plain data under the field names of the wire.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        call_data(py, "cvss_data", (self.to_json(),))
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("aivss._html")?.getattr("cvss")?.call1((slf,))
    }

    fn __float__(&self) -> f64 {
        self.vector.score().to_f64()
    }

    fn __str__(&self) -> String {
        self.vector.to_string()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self == other
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.vector.hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        let score = self.vector.score();
        format!("<aivss.Cvss {score} {}: {}>", score.severity(), self.vector)
    }

    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let py = slf.py();
        let read = py.import("aivss._aivss")?.getattr("cvss")?;
        Ok((read, (slf.get().vector.to_string(),).into_pyobject(py)?))
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    #[pyo3(signature = (_memo, /))]
    fn __deepcopy__<'py>(slf: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf
    }
}
