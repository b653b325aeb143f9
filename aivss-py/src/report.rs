//! `aivss.Report`: a score with everything it was made from.

use crate::enums::{Mirrored, optional};
use crate::error::CallError;
use crate::finding::{About, Remembered};
use crate::python::{call_data, decimal};
use crate::typed;
use aivss_core::markdown::{Detail, partial_finding};
use aivss_core::request::{ExplainedData, Outcome, PartialRequest, ScoredData};
use aivss_core::{Assessment, Bounds, PartialAssessment, Report as CoreReport};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMappingProxy, PyString, PyTuple, PyType};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The score of one finding, with every figure it was made from. It never changes; figures are exact.
#[pyclass(frozen, module = "aivss")]
#[derive(Clone, PartialEq)]
pub(crate) struct Report {
    inner: CoreReport,
    about: About,
}

impl Report {
    /// A report with what its request said beside its inputs.
    pub(crate) const fn new(inner: CoreReport, about: About) -> Self {
        Self { inner, about }
    }

    /// The report of a request, in which nothing may be unknown.
    pub(crate) fn try_new(request: PartialRequest) -> Result<Self, CallError> {
        let (about, inputs) = About::split(request);
        Ok(Self { inner: inputs.complete()?.score()?, about })
    }

    /// The report of a call that can go the short way and has nothing wrong.
    pub(crate) fn of_call(first: &Bound<'_, PyAny>, keywords: &Bound<'_, PyDict>) -> Option<Self> {
        let inner = typed::inputs(first, keywords)?.score().ok()?;
        Some(Self { inner, about: About::default() })
    }

    /// The request as the core's data is made from it.
    fn request(&self) -> PartialRequest {
        self.about.request(self.inner.inputs().into())
    }

    /// The bounds of it, which are both the score.
    fn bounds(&self) -> Bounds {
        PartialAssessment::from(*self.inner.assessment()).bounds()
    }

    fn compact_text(&self) -> String {
        self.inner.assessment().compact().to_string()
    }
}

#[pymethods]
impl Report {
    /// The report whose inputs a compact form holds.
    #[classmethod]
    #[pyo3(signature = (text, /, name=None, comment=None))]
    fn from_compact(
        _class: &Bound<'_, PyType>,
        py: Python<'_>,
        text: &str,
        name: Option<String>,
        comment: Option<String>,
    ) -> PyResult<Self> {
        let assessment: Assessment =
            text.parse().map_err(|error| CallError::from(error).into_error(py))?;
        Ok(Self { inner: assessment.report(), about: About::new(name, comment) })
    }

    /// What is scored, as the request named it.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.about.name.as_deref()
    }

    /// The comment of the request.
    #[getter]
    fn comment(&self) -> Option<&str> {
        self.about.comment.as_deref()
    }

    /// The AIVSS score, 0.0 to 10.0 with one decimal.
    #[getter]
    fn score<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.inner.score())
    }

    /// The band of the score.
    #[getter]
    fn severity<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.inner.severity().member(py)
    }

    /// The method that gave the score.
    #[getter]
    fn method<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.inner.method().member(py)
    }

    /// The domain that the values belong to.
    #[getter]
    fn domain<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.inner.domain().member(py)
    }

    /// The set of the factors; `None` for a printed AARS.
    #[getter]
    fn factor_set<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        optional(py, self.inner.factor_set())
    }

    /// The factors by their keys, in the order of their set; empty for a printed AARS.
    #[getter]
    fn factors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyMappingProxy>> {
        let factors = PyDict::new(py);
        if let Some(profile) = self.inner.profile() {
            for (factor, value) in profile.iter() {
                factors.set_item(factor.key(profile.set()), decimal(py, value)?)?;
            }
        }
        Ok(PyMappingProxy::new(py, factors.as_mapping()))
    }

    /// What the request says of factors beside their values, by their keys.
    #[getter]
    fn observations<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        call_data(py, "observations", (self.to_json(),))
    }

    /// The sum of the factors, 0 to 10; `None` for a printed AARS.
    #[getter]
    fn factor_sum<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.inner.factor_sum().map(|sum| decimal(py, sum)).transpose()
    }

    /// The CVSS v4.0 score that counted.
    #[getter]
    fn cvss_score<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.inner.cvss_score())
    }

    /// The band of the CVSS score.
    #[getter]
    fn cvss_severity<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.inner.cvss_score().severity().member(py)
    }

    /// The CVSS v4.0 vector in canonical form; `None` for a bare score.
    #[getter]
    fn vector(&self) -> Option<String> {
        self.inner.vector().map(ToString::to_string)
    }

    /// What the CVSS score was made from; `None` for a bare score.
    #[getter]
    fn nomenclature<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        optional(py, self.inner.nomenclature())
    }

    /// The threat multiplier, ThM.
    #[getter]
    fn threat_multiplier<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.inner.threat_multiplier().value)
    }

    /// Where the threat multiplier came from.
    #[getter]
    fn threat_multiplier_origin<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.inner.threat_multiplier().origin.member(py)
    }

    /// The exploit maturity that the threat multiplier stands for; `None` for a bare number.
    #[getter]
    fn exploit_maturity<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        optional(py, self.inner.threat_multiplier().maturity)
    }

    /// The mitigation factor, MF; `None` where the method has none.
    #[getter]
    fn mitigation_factor<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.inner.mitigation().map(|given| decimal(py, given.factor)).transpose()
    }

    /// Where the mitigation factor came from; `None` where the method has none.
    #[getter]
    fn mitigation_factor_origin<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        optional(py, self.inner.mitigation().map(|given| given.origin))
    }

    /// The strength that the mitigation factor stands for; `None` for a bare number or where the method
    /// has none.
    #[getter]
    fn mitigation<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        optional(py, self.inner.mitigation().and_then(|given| given.strength))
    }

    /// The agentic risk score, exact.
    #[getter]
    fn aars<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.inner.aars())
    }

    /// What the equation gives before rounding and cap, exact.
    #[getter]
    fn raw<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.inner.raw())
    }

    /// Whether the cap at 10.0 acted.
    #[getter]
    fn capped(&self) -> bool {
        self.inner.is_capped()
    }

    /// The lines of the equation with their numbers.
    #[getter]
    fn steps<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        call_data(py, "steps", (self.to_json(),))
    }

    /// What a reader of the score should know about how it came about.
    #[getter]
    fn notes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        call_data(py, "notes", (self.to_json(),))
    }

    /// Everything that decides the score, as one line of text.
    #[getter]
    fn compact(&self) -> String {
        self.compact_text()
    }

    /// Why the score is what it is, and what would change it.
    pub(crate) fn explain<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let report = slf.get();
        let data = ExplainedData::new(&report.request(), &report.bounds());
        let text = Outcome::Success(data).to_json("explanation");
        call_data(slf.py(), "explanation", (slf, text))
    }

    /// The outcome in JSON, as `score_json` gives it.
    fn to_json(&self) -> String {
        Outcome::Success(ScoredData::new(&self.request(), &self.bounds())).to_json("report")
    }

    /// The report as plain data under the field names of the wire, decimals as text.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        call_data(py, "report_data", (self.to_json(),))
    }

    /// The report in Markdown; with `explain`, what drives the score and would change it too.
    #[pyo3(signature = (*, explain=false))]
    fn to_markdown(&self, explain: bool) -> String {
        let detail = if explain { Detail::Explanation } else { Detail::Report };
        partial_finding(&self.request(), &self.bounds(), detail, 1)
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("aivss._html")?.getattr("report")?.call1((slf,))
    }

    fn __float__(&self) -> f64 {
        self.inner.score().to_f64()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self == other
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        let report = &self.inner;
        (report.score(), report.aars(), report.raw(), report.vector()).hash(&mut hasher);
        (report.method(), report.domain(), report.profile()).hash(&mut hasher);
        self.about.name.hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        let report = &self.inner;
        format!("<aivss.Report {} {}: {}>", report.score(), report.severity(), self.compact_text())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Remembered,))> {
        let report = slf.get();
        let restore = slf.get_type().getattr("_restore")?;
        Ok((restore, (report.about.remembered(report.compact_text()),)))
    }

    /// The report of a pickle.
    #[staticmethod]
    fn _restore(py: Python<'_>, remembered: Remembered) -> PyResult<Self> {
        let (about, assessment) =
            About::recalled::<Assessment>(remembered).map_err(|error| error.into_error(py))?;
        Ok(Self { inner: assessment.report(), about })
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    #[pyo3(signature = (_memo, /))]
    fn __deepcopy__<'py>(slf: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf
    }

    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        PyTuple::new(py, [PyString::new(py, "score"), PyString::new(py, "severity")])
    }
}
