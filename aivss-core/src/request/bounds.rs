//! The report of a finding with unknown inputs as it stands in JSON: bounds beside a score that may be null.

use super::report::put_observations;
use super::{CvssData, FactorData, MethodData, NoteData, PartialRequest, ReportData};
use crate::assessment::Report;
use crate::bounds::{Bounds, PartialAssessment};
use crate::decimal::Decimal;
use crate::error::Error;
use crate::factor::{FactorSet, FactorValue};
use crate::method::Domain;
use crate::severity::{Score, Severity};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;
use serde::ser::Serializer;

/// The report of a request: of a score where every input is known, and of bounds where one is not.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "a report is what nearly every request has: in a box, each would pay an allocation"
)]
pub enum ScoredData {
    /// Every input is known.
    Report(ReportData),
    /// Some are not.
    Bounds(Box<BoundsReportData>),
}

impl ScoredData {
    /// Scores a request, or bounds its score.
    ///
    /// # Errors
    ///
    /// Those of [`PartialInputs::bounds`](crate::PartialInputs::bounds).
    pub fn try_new(request: &PartialRequest) -> Result<Self, Error> {
        let assessment = PartialAssessment::try_new(request.inputs)?;
        // The second end of a finding that is known whole would be worked out for nothing.
        Ok(if assessment.is_complete() {
            Self::report(request, &assessment.known().report())
        } else {
            Self::new(request, &assessment.bounds())
        })
    }

    /// The report of a request's bounds.
    #[must_use]
    pub fn new(request: &PartialRequest, bounds: &Bounds) -> Self {
        if bounds.is_complete() {
            Self::report(request, &bounds.low())
        } else {
            Self::Bounds(Box::new(BoundsReportData::new(request, bounds)))
        }
    }

    fn report(request: &PartialRequest, report: &Report) -> Self {
        let mut data =
            ReportData::from_parts(request.name.as_ref(), request.comment.as_ref(), report);
        if let Some(set) = report.factor_set() {
            put_observations(&mut data.factors, set, &request.observations);
        }
        Self::Report(data)
    }
}

impl Serialize for ScoredData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Report(report) => report.serialize(serializer),
            Self::Bounds(bounds) => bounds.serialize(serializer),
        }
    }
}

/// Bounds with everything they were made from, under the field names of a report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BoundsReportData {
    /// What is scored, as the request named it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The AIVSS score where both ends are equal, else null.
    pub score: Option<Score>,
    /// The band where both ends are in the same one, else null.
    pub severity: Option<Severity>,
    /// The two ends.
    pub bounds: BoundsData,
    /// The method and the document it comes from.
    pub method: MethodData,
    /// `rubric` or `estimated`.
    pub domain: Domain,
    /// `0.8` or `0.5`; null for a printed AARS.
    pub factor_set: Option<FactorSet>,
    /// The CVSS v4.0 side.
    pub cvss: CvssData,
    /// The ten factors in the order of their set, null where one is unknown; empty for a printed AARS.
    pub factors: Vec<FactorData<Option<FactorValue>>>,
    /// The form in one line, with `X` for what is unknown.
    pub compact: String,
    /// What is to be known of the score whatever the unknown inputs are.
    pub notes: Vec<NoteData>,
    /// The comment of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The ends once more as plain numbers, for charts and spreadsheets.
    pub numbers: BoundsNumbers,
}

/// The two ends of each figure; where a figure is known they are equal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BoundsData {
    /// Whether every input is known.
    pub complete: bool,
    /// The least score.
    pub score_low: Score,
    /// The greatest score.
    pub score_high: Score,
    /// The band of the least score.
    pub severity_low: Severity,
    /// The band of the greatest score.
    pub severity_high: Severity,
    /// The least factor sum; null for a printed AARS.
    pub factor_sum_low: Option<Decimal>,
    /// The greatest factor sum; null for a printed AARS.
    pub factor_sum_high: Option<Decimal>,
    /// The least ThM.
    pub threat_multiplier_low: Decimal,
    /// The greatest ThM.
    pub threat_multiplier_high: Decimal,
    /// The least MF; null where the method has none.
    pub mitigation_factor_low: Option<Decimal>,
    /// The greatest MF; null where the method has none.
    pub mitigation_factor_high: Option<Decimal>,
    /// The least AARS, exact.
    pub aars_low: Decimal,
    /// The greatest AARS, exact.
    pub aars_high: Decimal,
    /// The least that the equation gives, exact, before rounding and cap.
    pub raw_low: Decimal,
    /// The greatest that the equation gives, exact, before rounding and cap.
    pub raw_high: Decimal,
    /// What nobody observed, by the fields of the request: keys of factors, `exploit_maturity`, `mitigation`.
    pub unobserved: Vec<&'static str>,
    /// The bounds in one sentence.
    pub message: String,
}

/// The ends as binary floats.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct BoundsNumbers {
    /// The least score.
    pub score_low: f64,
    /// The greatest score.
    pub score_high: f64,
    /// The CVSS score.
    pub cvss: f64,
    /// The least AARS.
    pub aars_low: f64,
    /// The greatest AARS.
    pub aars_high: f64,
    /// The least raw value.
    pub raw_low: f64,
    /// The greatest raw value.
    pub raw_high: f64,
}

impl BoundsReportData {
    /// The report of a request's bounds.
    #[must_use]
    pub fn new(request: &PartialRequest, bounds: &Bounds) -> Self {
        let (low, high) = (bounds.low(), bounds.high());
        let mut factors = Vec::new();
        if let Some(profile) = bounds.profile() {
            let set = profile.set();
            let all = profile.iter().map(|(factor, value)| FactorData::new(factor, set, value));
            factors.extend(all);
            put_observations(&mut factors, set, &request.observations);
        }
        // A note that speaks of figures is true of one end alone.
        let notes = low.notes().map(|note| NoteData::new(note, &low));
        let notes =
            notes.filter(|data| high.notes().any(|note| NoteData::new(note, &high) == *data));
        let [aars_low, aars_high] = bounds.aars().map(Decimal::to_f64);
        let [raw_low, raw_high] = bounds.raw().map(Decimal::to_f64);
        Self {
            name: request.name.clone(),
            score: bounds.score(),
            severity: bounds.severity(),
            bounds: BoundsData::new(bounds),
            method: low.method().into(),
            domain: low.domain(),
            factor_set: low.factor_set(),
            cvss: CvssData::new(&low),
            factors,
            compact: alloc::format!("{}", bounds.assessment().compact()),
            notes: notes.collect(),
            comment: request.comment.clone(),
            numbers: BoundsNumbers {
                score_low: bounds.score_low().to_f64(),
                score_high: bounds.score_high().to_f64(),
                cvss: low.cvss_score().to_f64(),
                aars_low,
                aars_high,
                raw_low,
                raw_high,
            },
        }
    }
}

impl BoundsData {
    fn new(bounds: &Bounds) -> Self {
        let set = bounds.profile().map_or(FactorSet::V0_8, |profile| profile.set());
        let [aars_low, aars_high] = bounds.aars();
        let [raw_low, raw_high] = bounds.raw();
        let [threat_multiplier_low, threat_multiplier_high] = bounds.threat_multiplier();
        let ends = |figure: Option<[Decimal; 2]>| match figure {
            Some([low, high]) => (Some(low), Some(high)),
            None => (None, None),
        };
        let (factor_sum_low, factor_sum_high) = ends(bounds.factor_sum());
        let (mitigation_factor_low, mitigation_factor_high) = ends(bounds.mitigation_factor());
        Self {
            complete: bounds.is_complete(),
            score_low: bounds.score_low(),
            score_high: bounds.score_high(),
            severity_low: bounds.severity_low(),
            severity_high: bounds.severity_high(),
            factor_sum_low,
            factor_sum_high,
            threat_multiplier_low,
            threat_multiplier_high,
            mitigation_factor_low,
            mitigation_factor_high,
            aars_low,
            aars_high,
            raw_low,
            raw_high,
            unobserved: bounds.unobserved().map(|input| input.key(set)).collect(),
            message: bounds.in_words(),
        }
    }
}
