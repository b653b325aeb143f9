//! `aivss.Bounds`: the least and the greatest score of a finding whose inputs may be unknown.

use crate::enums::{Mirrored, optional};
use crate::error::CallError;
use crate::finding::{About, Remembered};
use crate::python::{call_data, decimal};
use crate::report::Report;
use aivss_core::markdown::{Detail, partial_finding};
use aivss_core::request::{BoundsExplanationData, Outcome, PartialRequest, ScoredData};
use aivss_core::{Bounds as CoreBounds, FactorSet, PartialAssessment};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMappingProxy, PyString, PyTuple, PyType};
use std::fmt::Display;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The least and the greatest score of one finding, exact over all values of its unknown inputs. They never
/// change.
#[pyclass(frozen, module = "aivss")]
#[derive(Clone, PartialEq)]
pub(crate) struct Bounds {
    inner: CoreBounds,
    about: About,
}

impl Bounds {
    /// The bounds of a request.
    pub(crate) fn try_new(request: PartialRequest) -> Result<Self, CallError> {
        let (about, inputs) = About::split(request);
        Ok(Self { inner: inputs.bounds()?, about })
    }

    /// The request as the core's data is made from it.
    fn request(&self) -> PartialRequest {
        self.about.request(self.inner.assessment().inputs())
    }

    fn compact_text(&self) -> String {
        self.inner.assessment().compact().to_string()
    }
}

/// A figure that need not be there.
fn figure<'py>(
    py: Python<'py>,
    value: Option<impl Display>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    value.map(|value| decimal(py, value)).transpose()
}

#[pymethods]
impl Bounds {
    /// The bounds whose inputs a compact form holds.
    #[classmethod]
    #[pyo3(signature = (text, /, name=None, comment=None))]
    fn from_compact(
        _class: &Bound<'_, PyType>,
        py: Python<'_>,
        text: &str,
        name: Option<String>,
        comment: Option<String>,
    ) -> PyResult<Self> {
        let assessment: PartialAssessment =
            text.parse().map_err(|error| CallError::from(error).into_error(py))?;
        Ok(Self { inner: assessment.bounds(), about: About::new(name, comment) })
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

    /// The AIVSS score where both ends are equal, else `None`.
    #[getter]
    fn score<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        figure(py, self.inner.score())
    }

    /// The least score, 0.0 to 10.0 with one decimal.
    #[getter]
    fn score_low<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.inner.score_low())
    }

    /// The greatest score, 0.0 to 10.0 with one decimal.
    #[getter]
    fn score_high<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.inner.score_high())
    }

    /// The band where both ends are in the same one, else `None`.
    #[getter]
    fn severity<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        optional(py, self.inner.severity())
    }

    /// The band of the least score.
    #[getter]
    fn severity_low<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.inner.severity_low().member(py)
    }

    /// The band of the greatest score.
    #[getter]
    fn severity_high<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.inner.severity_high().member(py)
    }

    /// What nobody observed, by the fields of the request: keys of factors, `exploit_maturity`,
    /// `mitigation`.
    #[getter]
    fn unobserved<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let set = self.inner.profile().map_or(FactorSet::V0_8, |profile| profile.set());
        let keys: Vec<_> = self.inner.unobserved().map(|input| input.key(set)).collect();
        PyTuple::new(py, keys)
    }

    /// Whether every input is known. Both ends may be equal although this is false.
    #[getter]
    fn complete(&self) -> bool {
        self.inner.is_complete()
    }

    /// The bounds in one sentence.
    #[getter]
    fn message(&self) -> String {
        self.inner.in_words()
    }

    /// The report of the values that give the least score.
    #[getter]
    fn low(&self) -> Report {
        Report::new(self.inner.low(), self.about.clone())
    }

    /// The report of the values that give the greatest score.
    #[getter]
    fn high(&self) -> Report {
        Report::new(self.inner.high(), self.about.clone())
    }

    /// The method that gives the scores.
    #[getter]
    fn method<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.inner.low().method().member(py)
    }

    /// The domain that the values belong to.
    #[getter]
    fn domain<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.inner.low().domain().member(py)
    }

    /// The set of the factors; `None` for a printed AARS.
    #[getter]
    fn factor_set<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        optional(py, self.inner.low().factor_set())
    }

    /// The factors by their keys, in the order of their set, `None` where one is unknown; empty for a printed
    /// AARS.
    #[getter]
    fn factors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyMappingProxy>> {
        let factors = PyDict::new(py);
        if let Some(profile) = self.inner.profile() {
            for (factor, value) in profile.iter() {
                factors.set_item(factor.key(profile.set()), figure(py, value)?)?;
            }
        }
        Ok(PyMappingProxy::new(py, factors.as_mapping()))
    }

    /// What the request says of factors beside their values, by their keys.
    #[getter]
    fn observations<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        call_data(py, "observations", (self.to_json(),))
    }

    /// The least factor sum, 0 to 10; `None` for a printed AARS.
    #[getter]
    fn factor_sum_low<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        figure(py, self.inner.factor_sum().map(|[low, _]| low))
    }

    /// The greatest factor sum, 0 to 10; `None` for a printed AARS.
    #[getter]
    fn factor_sum_high<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        figure(py, self.inner.factor_sum().map(|[_, high]| high))
    }

    /// The CVSS v4.0 score that counted.
    #[getter]
    fn cvss_score<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.inner.low().cvss_score())
    }

    /// The band of the CVSS score.
    #[getter]
    fn cvss_severity<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.inner.low().cvss_score().severity().member(py)
    }

    /// The CVSS v4.0 vector in canonical form; `None` for a bare score.
    #[getter]
    fn vector(&self) -> Option<String> {
        self.inner.low().vector().map(ToString::to_string)
    }

    /// What the CVSS score was made from; `None` for a bare score.
    #[getter]
    fn nomenclature<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        optional(py, self.inner.low().nomenclature())
    }

    /// The least threat multiplier, ThM.
    #[getter]
    fn threat_multiplier_low<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let [low, _] = self.inner.threat_multiplier();
        decimal(py, low)
    }

    /// The greatest threat multiplier, ThM.
    #[getter]
    fn threat_multiplier_high<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let [_, high] = self.inner.threat_multiplier();
        decimal(py, high)
    }

    /// The least mitigation factor, MF; `None` where the method has none.
    #[getter]
    fn mitigation_factor_low<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        figure(py, self.inner.mitigation_factor().map(|[low, _]| low))
    }

    /// The greatest mitigation factor, MF; `None` where the method has none.
    #[getter]
    fn mitigation_factor_high<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        figure(py, self.inner.mitigation_factor().map(|[_, high]| high))
    }

    /// The least agentic risk score, exact.
    #[getter]
    fn aars_low<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let [low, _] = self.inner.aars();
        decimal(py, low)
    }

    /// The greatest agentic risk score, exact.
    #[getter]
    fn aars_high<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let [_, high] = self.inner.aars();
        decimal(py, high)
    }

    /// The least that the equation gives before rounding and cap, exact.
    #[getter]
    fn raw_low<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let [low, _] = self.inner.raw();
        decimal(py, low)
    }

    /// The greatest that the equation gives before rounding and cap, exact.
    #[getter]
    fn raw_high<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let [_, high] = self.inner.raw();
        decimal(py, high)
    }

    /// Everything that decides the bounds, as one line of text with `X` for what is unknown.
    #[getter]
    fn compact(&self) -> String {
        self.compact_text()
    }

    /// What would narrow the bounds, and what to look at to learn it.
    pub(crate) fn explain<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let bounds = slf.get();
        let data = BoundsExplanationData::new(&bounds.request(), &bounds.inner);
        let text = Outcome::Success(data).to_json("explanation");
        call_data(slf.py(), "bounds_explanation", (slf, text))
    }

    /// The outcome in JSON, as `score_json` gives it.
    fn to_json(&self) -> String {
        Outcome::Success(ScoredData::new(&self.request(), &self.inner)).to_json("report")
    }

    /// The bounds as plain data under the field names of the wire, decimals as text; a report's where every
    /// input is known.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        call_data(py, "report_data", (self.to_json(),))
    }

    /// The bounds in Markdown; with `explain`, what would narrow them too.
    #[pyo3(signature = (*, explain=false))]
    fn to_markdown(&self, explain: bool) -> String {
        let detail = if explain { Detail::Explanation } else { Detail::Report };
        partial_finding(&self.request(), &self.inner, detail, 1)
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("aivss._html")?.getattr("bounds")?.call1((slf,))
    }

    fn __eq__(&self, other: &Self) -> bool {
        self == other
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        let bounds = &self.inner;
        (bounds.score_low(), bounds.score_high(), bounds.aars(), bounds.raw()).hash(&mut hasher);
        (bounds.profile(), self.about.name.as_deref()).hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        let (low, high) = (self.inner.score_low(), self.inner.score_high());
        let (least, greatest) = (low.severity(), high.severity());
        let ends = match (self.inner.score(), self.inner.severity()) {
            (Some(score), _) => format!("{score} {least}"),
            (None, Some(band)) => format!("{low} to {high} {band}"),
            (None, None) => format!("{low} {least} to {high} {greatest}"),
        };
        format!("<aivss.Bounds {ends}: {}>", self.compact_text())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Remembered,))> {
        let bounds = slf.get();
        let restore = slf.get_type().getattr("_restore")?;
        Ok((restore, (bounds.about.remembered(bounds.compact_text()),)))
    }

    /// The bounds of a pickle.
    #[staticmethod]
    fn _restore(py: Python<'_>, remembered: Remembered) -> PyResult<Self> {
        let (about, assessment) = About::recalled::<PartialAssessment>(remembered)
            .map_err(|error| error.into_error(py))?;
        Ok(Self { inner: assessment.bounds(), about })
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
        PyTuple::new(py, [PyString::new(py, "score_low"), PyString::new(py, "score_high")])
    }
}
