//! What each metric is based on: a rationale, references, and for three metrics what decides them.

use super::reliability::{ReliabilityRecord, reliability};
use crate::candidate::text::{
    check_filled, check_references, filled, observation as read_observation, references, required,
};
use crate::error::Error;
use crate::extension::{
    CostAbuseObservations, ExtensionMetric, ExtensionVector, TraceabilityObservations,
};
use crate::value::Value;
use crate::value::read::{Fields, missing};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The keys of `metric_evidence`: the eight metrics.
pub const METRIC_KEYS: [&str; 8] = ["LC", "CP", "AP", "SR", "EX", "PT", "CA", "TD"];

/// Why a metric has its value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MetricStatement {
    /// Why, in the assessor's words.
    pub rationale: String,
    /// What shows it, one reference at least.
    pub evidence_refs: Vec<String>,
}

/// The evidence of all eight metrics.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MetricEvidence {
    /// Why each metric has its value, in the order of the vector.
    pub statements: [MetricStatement; 8],
    /// What SR is based on.
    pub reliability: ReliabilityRecord,
    /// What CA is based on.
    pub cost_abuse: CostAbuseObservations,
    /// What TD is based on.
    pub traceability: TraceabilityObservations,
}

impl MetricEvidence {
    /// Why a metric has its value.
    #[must_use]
    pub fn statement(&self, metric: ExtensionMetric) -> &MetricStatement {
        let [lc, cp, ap, sr, ex, pt, ca, td] = &self.statements;
        match metric {
            ExtensionMetric::LanguageMediatedControl => lc,
            ExtensionMetric::ContextAndMemoryPersistence => cp,
            ExtensionMetric::AgenticPropagation => ap,
            ExtensionMetric::StochasticExploitReliability => sr,
            ExtensionMetric::ExtensionSurface => ex,
            ExtensionMetric::ProviderTrustDeficit => pt,
            ExtensionMetric::CostAbuseSurface => ca,
            ExtensionMetric::TraceabilityDeficit => td,
        }
    }

    pub(super) fn check(&self, extension: ExtensionVector) -> Result<(), Error> {
        for metric in ExtensionMetric::ALL {
            let statement = self.statement(metric);
            check_filled(&statement.rationale)
                .map_err(|error| error.at("rationale"))
                .and_then(|()| {
                    check_references(&statement.evidence_refs)
                        .map_err(|error| error.at("evidence_refs"))
                })
                .map_err(|error| error.at(metric.as_str()))?;
        }
        self.reliability.check(extension).map_err(|error| error.at("SR"))?;
        self.cost_abuse.check(extension.cost_abuse_surface).map_err(|error| error.at("CA"))?;
        self.traceability.check(extension.traceability_deficit).map_err(|error| error.at("TD"))
    }

    pub(super) fn read(value: Value<'_>) -> Result<Self, Error> {
        let mut fields = Fields::new(value, &METRIC_KEYS)?;
        let absent: Vec<_> = METRIC_KEYS.into_iter().filter(|key| !fields.has(key)).collect();
        if let Some(first) = absent.first() {
            let message = format!("`{first}` is missing; every metric has its evidence");
            return Err(missing(&message).at(first));
        }
        let mut judged = |key| required(&mut fields, key, statement_alone);
        let (lc, cp, ap) = (judged("LC")?, judged("CP")?, judged("AP")?);
        let (ex, pt) = (judged("EX")?, judged("PT")?);
        let (sr, reliability) = required(&mut fields, "SR", reliability)?;
        let names = CostAbuseObservations::NAMES;
        let (ca, cost_abuse) = required(&mut fields, "CA", |value| observed(value, names))?;
        let names = TraceabilityObservations::NAMES;
        let (td, traceability) = required(&mut fields, "TD", |value| observed(value, names))?;
        Ok(Self {
            statements: [lc, cp, ap, sr, ex, pt, ca, td],
            reliability,
            cost_abuse,
            traceability,
        })
    }

    /// The evidence of one metric.
    pub(in crate::candidate) fn to_value(&self, metric: ExtensionMetric) -> Value<'_> {
        let statement = self.statement(metric);
        let mut fields = alloc::vec![
            ("rationale", statement.rationale.as_str().into()),
            ("evidence_refs", Value::list(&statement.evidence_refs)),
        ];
        match metric {
            ExtensionMetric::StochasticExploitReliability => {
                fields.extend(self.reliability.fields());
            }
            ExtensionMetric::CostAbuseSurface => {
                let observed = self.cost_abuse.to_array().map(Value::from);
                fields.extend(CostAbuseObservations::NAMES.into_iter().zip(observed));
            }
            ExtensionMetric::TraceabilityDeficit => {
                let observed = self.traceability.to_array().map(Value::from);
                fields.extend(TraceabilityObservations::NAMES.into_iter().zip(observed));
            }
            _ => {}
        }
        Value::object(fields)
    }
}

const STATEMENT_FIELDS: [&str; 2] = ["rationale", "evidence_refs"];

fn statement_alone(value: Value<'_>) -> Result<MetricStatement, Error> {
    statement(&mut Fields::new(value, &STATEMENT_FIELDS)?)
}

pub(super) fn statement(fields: &mut Fields<'_>) -> Result<MetricStatement, Error> {
    Ok(MetricStatement {
        rationale: required(fields, "rationale", filled)?,
        evidence_refs: required(fields, "evidence_refs", references)?,
    })
}

/// A statement with observations: those of CA, or those of TD.
fn observed<const N: usize, T: From<[Option<bool>; N]>>(
    value: Value<'_>,
    names: [&'static str; N],
) -> Result<(MetricStatement, T), Error> {
    let known: Vec<&str> = STATEMENT_FIELDS.into_iter().chain(names).collect();
    let mut fields = Fields::new(value, &known)?;
    let statement = statement(&mut fields)?;
    let mut observations = [None; N];
    for (observation, name) in observations.iter_mut().zip(names) {
        *observation = required(&mut fields, name, read_observation)?;
    }
    Ok((statement, observations.into()))
}
