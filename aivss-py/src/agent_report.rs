//! `aivss.AgentReport`: one agent, its assessment, and what is known of it layer by layer.

use crate::error::{CallError, wrong_type};
use crate::value::{utf8, value};
use aivss_core::request::Outcome;
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode};
use aivss_threat_model::agent_report::{self, AgentReportData};
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PyList, PyMapping, PyString, PyTuple};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The package's module of data classes for what an agent report holds.
const PARTS: &str = "aivss._agent_report";

/// A report on one agent. It never changes; figures are exact.
#[pyclass(frozen, module = "aivss")]
pub(crate) struct AgentReport {
    inner: agent_report::AgentReport,
    /// What it was read from, for pickles.
    source: Source,
    /// The data classes, made when the first of them is asked for.
    parts: PyOnceLock<Py<PyAny>>,
}

enum Source {
    Json(String),
    Mapping(Value<'static>),
}

/// Reads a report on one agent, scores its assessment and compares its layers with the catalog.
///
/// Takes the report as a mapping or as JSON text. Refused input raises `AivssError`.
#[pyfunction]
#[pyo3(signature = (document, /))]
pub(crate) fn report(document: &Bound<'_, PyAny>) -> PyResult<AgentReport> {
    let py = document.py();
    read(document).map_err(|trouble| trouble.into_error(py))
}

fn read(document: &Bound<'_, PyAny>) -> Result<AgentReport, CallError> {
    if let Ok(text) = document.cast::<PyString>() {
        return of_json(document.py(), utf8(text)?.into_owned());
    }
    if let Ok(bytes) = document.cast::<PyBytes>() {
        let text = std::str::from_utf8(bytes.as_bytes())
            .map_err(|_| Error::new(ErrorCode::InputUnreadable, "the bytes are not UTF-8"))?;
        return of_json(document.py(), text.to_owned());
    }
    if document.cast::<PyMapping>().is_err() {
        let expected = "an agent report, which is a mapping or JSON text";
        return Err(wrong_type(document, expected).into());
    }
    let source = value(document)?;
    let inner = agent_report::AgentReport::from_value(source.clone())?;
    Ok(AgentReport { inner, source: Source::Mapping(source), parts: PyOnceLock::new() })
}

fn of_json(py: Python<'_>, text: String) -> Result<AgentReport, CallError> {
    let inner = py.detach(|| agent_report::AgentReport::from_json(&text))?;
    Ok(AgentReport { inner, source: Source::Json(text), parts: PyOnceLock::new() })
}

impl AgentReport {
    fn part<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        let parts = self.parts.get_or_try_init(py, || {
            let read = py.import(PARTS)?.getattr("parts")?;
            read.call1((self.to_json(py),)).map(Bound::unbind)
        })?;
        parts.bind(py).getattr(name)
    }
}

#[pymethods]
impl AgentReport {
    /// The agent.
    #[getter]
    fn name(&self) -> &str {
        &self.inner.name
    }

    /// What it does and why that matters.
    #[getter]
    fn summary(&self) -> Option<&str> {
        self.inner.summary.as_deref()
    }

    /// Where the facts come from.
    #[getter]
    fn sources<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.inner.sources)
    }

    /// Its findings with their scores.
    #[getter]
    fn assessment<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, "assessment")
    }

    /// What is known of the agent in each of the seven layers, by `L1` to `L7`.
    #[getter]
    fn layers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, "layers")
    }

    /// The report as a web page of its own, without scripts.
    fn to_html(&self, py: Python<'_>) -> String {
        py.detach(|| agent_report::to_html(&self.inner))
    }

    /// The report in Markdown.
    fn to_markdown(&self, py: Python<'_>) -> String {
        py.detach(|| agent_report::to_markdown(&self.inner))
    }

    /// The outcome in JSON, as `agent_report_json` gives it.
    fn to_json(&self, py: Python<'_>) -> String {
        let data = py.detach(|| AgentReportData::new(&self.inner));
        Outcome::Success(data).to_json("agent_report")
    }

    /// The report as plain data under the field names of the wire, decimals as text.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import(PARTS)?.getattr("report_data")?.call1((self.to_json(py),))
    }

    fn _repr_html_<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let page = self.to_html(py);
        py.import("aivss._html")?.getattr("page")?.call1((self.name(), page))
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.inner == other.inner
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.inner.name, &self.inner.summary, &self.inner.sources).hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let report = &slf.get().inner;
        let name = PyString::new(slf.py(), &report.name).repr()?;
        let (count, findings) = match report.assessment.findings.len() {
            1 => (1, "finding"),
            count => (count, "findings"),
        };
        Ok(format!("<aivss.AgentReport {name}: {count} {findings}>"))
    }

    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyAny>,))> {
        let py = slf.py();
        let source = match &slf.get().source {
            Source::Json(text) => text.into_bound_py_any(py)?,
            Source::Mapping(value) => object(py, value)?,
        };
        Ok((py.import("aivss")?.getattr("report")?, (source,)))
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    #[pyo3(signature = (_memo, /))]
    fn __deepcopy__<'py>(slf: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf
    }
}

/// A value as plain Python objects.
fn object<'py>(py: Python<'py>, value: &Value<'_>) -> PyResult<Bound<'py, PyAny>> {
    match value {
        Value::Null => Ok(py.None().into_bound(py)),
        Value::Boolean(flag) => flag.into_bound_py_any(py),
        Value::Unsigned(whole) => whole.into_bound_py_any(py),
        Value::Negative(whole) => whole.into_bound_py_any(py),
        Value::Float(float) => float.into_bound_py_any(py),
        Value::Text(text) => text.into_bound_py_any(py),
        Value::List(items) => {
            let list = PyList::empty(py);
            for item in items {
                list.append(object(py, item)?)?;
            }
            Ok(list.into_any())
        }
        Value::Object(fields) => {
            let dict = PyDict::new(py);
            for (key, value) in fields {
                dict.set_item(key, object(py, value)?)?;
            }
            Ok(dict.into_any())
        }
    }
}
