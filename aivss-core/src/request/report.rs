//! The report as it stands in JSON.

use super::{Observation, ObservationStatus, Request};
use crate::assessment::{Note, Report, Step};
use crate::cvss::metric::ExploitMaturity;
use crate::cvss::{Nomenclature, Vector};
use crate::decimal::Decimal;
use crate::error::Error;
use crate::factor::{AmplificationFactor, FactorSet, FactorValue};
use crate::method::{Domain, Method, MitigationStrength};
use crate::severity::{Score, Severity};
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// A score with everything it was made from, under the field names of the wire.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportData {
    /// What is scored, as the request named it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The AIVSS score, one decimal.
    pub score: Score,
    /// The band of the score.
    pub severity: Severity,
    /// The method and the document it comes from.
    pub method: MethodData,
    /// `rubric` or `estimated`.
    pub domain: Domain,
    /// `0.8` or `0.5`; null for a printed AARS.
    pub factor_set: Option<FactorSet>,
    /// The CVSS v4.0 side.
    pub cvss: CvssData,
    /// The ten factors in the order of their set; empty for a printed AARS.
    pub factors: Vec<FactorData>,
    /// The sum of the factors; null for a printed AARS.
    pub factor_sum: Option<Decimal>,
    /// ThM and where it came from.
    pub threat_multiplier: ThreatMultiplierData,
    /// MF and where it came from; null where the method has none.
    pub mitigation_factor: Option<MitigationData>,
    /// The agentic risk score, exact.
    pub aars: Decimal,
    /// What the equation gives, exact, before rounding and cap.
    pub raw: Decimal,
    /// Whether the cap at 10.0 acted.
    pub capped: bool,
    /// The equation with its numbers.
    pub steps: Vec<StepData>,
    /// What a reader of the score should know about how it came about.
    pub notes: Vec<NoteData>,
    /// The comment of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The figures once more as plain numbers, for charts and spreadsheets.
    pub numbers: Numbers,
}

/// A method in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct MethodData {
    /// The identifier.
    pub id: Method,
    /// The version of its document.
    pub version: &'static str,
    /// The document.
    pub source: &'static str,
}

/// The CVSS side of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CvssData {
    /// The score that counted.
    pub score: Score,
    /// The band of that score.
    pub severity: Severity,
    /// The canonical vector; null for a bare score.
    pub vector: Option<Vector>,
    /// `CVSS-B` or `CVSS-BE`; null for a bare score.
    pub nomenclature: Option<Nomenclature>,
}

/// A factor in a report; of bounds with an optional value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactorData<V = FactorValue> {
    /// The key in its set.
    pub key: &'static str,
    /// The name in its set.
    pub name: &'static str,
    /// 0 to 1; in a report of bounds null where it is unknown.
    pub value: V,
    /// How the value came to be known, where the request says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
    /// Where it was seen, where the request says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Why it is unknown, where the request says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl<V> FactorData<V> {
    /// A factor with nothing beside its value.
    pub(super) fn new(factor: AmplificationFactor, set: FactorSet, value: V) -> Self {
        let (key, name) = (factor.key(set), factor.name(set));
        Self { key, name, value, status: None, source: None, reason: None }
    }
}

/// Puts beside factors what a request says of them.
pub(super) fn put_observations<V>(
    factors: &mut [FactorData<V>],
    set: FactorSet,
    observations: &[Observation],
) {
    for Observation { factor, status, source, reason } in observations {
        let known = factors.iter_mut().find(|data| data.key == factor.key(set));
        if let Some(data) = known {
            data.status = status.map(ObservationStatus::as_str);
            data.source.clone_from(source);
            data.reason.clone_from(reason);
        }
    }
}

/// The threat multiplier in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ThreatMultiplierData {
    /// ThM.
    pub value: Decimal,
    /// The exploit maturity it stands for; null for a bare number.
    pub exploit_maturity: Option<ExploitMaturity>,
    /// `given`, `vector` or `default`.
    pub origin: &'static str,
}

/// The mitigation factor in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct MitigationData {
    /// MF.
    pub value: Decimal,
    /// The strength it stands for; null for a bare number.
    pub mitigation: Option<MitigationStrength>,
    /// `given` or `default`.
    pub origin: &'static str,
}

/// A line of the equation in a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StepData {
    /// What the line gives.
    pub quantity: &'static str,
    /// How, in symbols.
    pub expression: &'static str,
    /// How, in numbers.
    pub with_numbers: String,
    /// What, exact.
    pub value: Decimal,
}

/// A note in a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoteData {
    /// The stable code.
    pub code: &'static str,
    /// One sentence.
    pub message: String,
}

/// The figures of a report as binary floats.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Numbers {
    /// The AIVSS score.
    pub score: f64,
    /// The CVSS score.
    pub cvss: f64,
    /// The factor sum.
    pub factor_sum: Option<f64>,
    /// ThM.
    pub threat_multiplier: f64,
    /// MF.
    pub mitigation_factor: Option<f64>,
    /// AARS.
    pub aars: f64,
    /// The raw value.
    pub raw: f64,
}

impl ReportData {
    /// Scores a request.
    ///
    /// # Errors
    ///
    /// Those of [`Inputs::score`](crate::Inputs::score).
    pub fn try_new(request: &Request) -> Result<Self, Error> {
        Ok(Self::new(request, &request.inputs.score()?))
    }

    /// The report of a request's score.
    #[must_use]
    pub fn new(request: &Request, report: &Report) -> Self {
        Self::from_parts(request.name.as_ref(), request.comment.as_ref(), report)
    }

    pub(super) fn from_parts(
        name: Option<&String>,
        comment: Option<&String>,
        report: &Report,
    ) -> Self {
        let threat = report.threat_multiplier();
        let mitigation = report.mitigation();
        Self {
            name: name.cloned(),
            score: report.score(),
            severity: report.severity(),
            method: report.method().into(),
            domain: report.domain(),
            factor_set: report.factor_set(),
            cvss: CvssData::new(report),
            factors: report.profile().map_or_else(Vec::new, |profile| {
                let set = profile.set();
                profile.iter().map(|(factor, value)| FactorData::new(factor, set, value)).collect()
            }),
            factor_sum: report.factor_sum(),
            threat_multiplier: ThreatMultiplierData {
                value: threat.value,
                exploit_maturity: threat.maturity,
                origin: threat.origin.as_str(),
            },
            mitigation_factor: mitigation.map(|mitigation| MitigationData {
                value: mitigation.factor,
                mitigation: mitigation.strength,
                origin: mitigation.origin.as_str(),
            }),
            aars: report.aars(),
            raw: report.raw(),
            capped: report.is_capped(),
            steps: report.steps().into_iter().map(StepData::from).collect(),
            notes: report.notes().map(|note| NoteData::new(note, report)).collect(),
            comment: comment.cloned(),
            numbers: Numbers {
                score: report.score().to_f64(),
                cvss: report.cvss_score().to_f64(),
                factor_sum: report.factor_sum().map(Decimal::to_f64),
                threat_multiplier: threat.value.to_f64(),
                mitigation_factor: mitigation.map(|mitigation| mitigation.factor.to_f64()),
                aars: report.aars().to_f64(),
                raw: report.raw().to_f64(),
            },
        }
    }
}

impl From<Method> for MethodData {
    fn from(method: Method) -> Self {
        Self { id: method, version: method.version(), source: method.source() }
    }
}

impl CvssData {
    pub(super) fn new(report: &Report) -> Self {
        Self {
            score: report.cvss_score(),
            severity: report.cvss_score().severity(),
            vector: report.vector().copied(),
            nomenclature: report.nomenclature(),
        }
    }
}

impl From<Step> for StepData {
    fn from(step: Step) -> Self {
        Self {
            quantity: step.equation.quantity,
            expression: step.equation.expression,
            with_numbers: step.with_numbers,
            value: step.value,
        }
    }
}

impl NoteData {
    pub(super) fn new(note: Note, report: &Report) -> Self {
        Self { code: note.code(), message: note.message(report) }
    }
}
