//! A CVSS v4.0 vector as data: its four scores, MacroVector and metrics.

use crate::cvss::metric::{Metric, MetricGroup};
use crate::cvss::{MacroVector, Nomenclature, Vector};
use crate::severity::{Score, Severity};
use alloc::vec::Vec;
use serde::Serialize;

/// What a vector says and scores.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CvssReport {
    /// The vector in canonical form.
    pub vector: Vector,
    /// The score from all groups that the vector gives.
    pub score: Score,
    /// The band of that score.
    pub severity: Severity,
    /// Which groups those are.
    pub nomenclature: Nomenclature,
    /// The equivalence classes of the vector with all its groups.
    pub macro_vector: MacroVector,
    /// The score of each nomenclature, CVSS-B first.
    pub scores: Vec<NomenclatureScore>,
    /// The metrics that have a value, in the order of the vector.
    pub metrics: Vec<MetricValue>,
}

/// The score of one nomenclature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct NomenclatureScore {
    /// Which groups count.
    pub nomenclature: Nomenclature,
    /// The score.
    pub score: Score,
    /// Its band.
    pub severity: Severity,
}

/// A metric and its value, by token and by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct MetricValue {
    /// The abbreviation in the vector.
    pub metric: &'static str,
    /// The metric's name.
    pub name: &'static str,
    /// The metric's group.
    pub group: &'static str,
    /// The value's token in the vector.
    pub value: &'static str,
    /// The value's name.
    pub value_name: &'static str,
}

impl CvssReport {
    /// The report of a vector.
    #[must_use]
    pub fn new(vector: Vector) -> Self {
        let scores = Nomenclature::ALL.into_iter().map(|nomenclature| {
            let score = vector.score_as(nomenclature);
            NomenclatureScore { nomenclature, score, severity: score.severity() }
        });
        Self {
            vector,
            score: vector.score(),
            severity: vector.score().severity(),
            nomenclature: vector.nomenclature(),
            macro_vector: vector.macro_vector(),
            scores: scores.collect(),
            metrics: Metric::ALL
                .into_iter()
                .filter_map(|m| MetricValue::try_new(&vector, m))
                .collect(),
        }
    }
}

impl MetricValue {
    fn try_new(vector: &Vector, metric: Metric) -> Option<Self> {
        let value = vector.value_of(metric)?;
        let (_, value_name) = metric.values().iter().find(|(token, _)| *token == value)?;
        let group: MetricGroup = metric.group();
        Some(Self {
            metric: metric.as_str(),
            name: metric.name(),
            group: group.as_str(),
            value,
            value_name,
        })
    }
}
