//! Proposals from the catalogs. They are no part of the model: each carries the operation that would take it
//! over, and counts for nothing until it is applied.

mod controls;
mod factors;
mod threats;

use crate::check::CheckOptions;
use crate::model::{Id, ThreatModel};
use aivss_core::catalog::LayerScope;
use aivss_core::factor::{AmplificationFactor, FactorSet, FactorValue};
use aivss_core::value::Value;
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A threat or mitigation that the catalogs propose.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The record's id; `None` for the quickstart's controls, which have none.
    pub catalog: Option<&'static str>,
    /// Its name.
    pub name: Cow<'static, str>,
    /// The layer that it is proposed for.
    pub layer: Option<LayerScope>,
    /// The threat that it is proposed for.
    pub threat: Option<Id>,
    /// Why it is proposed.
    pub reason: String,
    /// What takes it over, as [`Operation::from_value`](crate::Operation::from_value) reads it.
    pub operation: Value<'static>,
}

/// A value that the components suggest for a factor of AIVSS v0.8. A person has to judge it; it is no score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorSuggestion {
    /// The factor.
    pub factor: AmplificationFactor,
    /// Its value on the rubric.
    pub value: FactorValue,
    /// The rubric's anchor for that value.
    pub anchor: &'static str,
    /// Why it is suggested.
    pub reason: String,
    /// The entities that it is read off.
    pub ids: Vec<Id>,
}

/// What the catalogs propose for a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestions {
    /// Threats, layer by layer; within one the quickstart's first.
    pub threats: Vec<Suggestion>,
    /// Mitigations for threats that lack a kind of them.
    pub mitigations: Vec<Suggestion>,
    /// Values for factors.
    pub factors: Vec<FactorSuggestion>,
}

impl Suggestion {
    /// `catalog`, `name`, `layer`, `threat`, `reason`, `operation`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        Value::object([
            ("catalog", self.catalog.into()),
            ("name", self.name.clone().into()),
            ("layer", self.layer.map(aivss_core::catalog::LayerScope::as_str).into()),
            ("threat", self.threat.map(|id| id.to_string()).into()),
            ("reason", self.reason.clone().into()),
            ("operation", self.operation.clone()),
        ])
    }
}

impl FactorSuggestion {
    /// `factor`, `value`, `anchor`, `reason`, `ids`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        Value::object([
            ("factor", self.factor.key(FactorSet::V0_8).into()),
            ("value", self.value.to_string().into()),
            ("anchor", self.anchor.into()),
            ("reason", self.reason.clone().into()),
            ("ids", Value::list(&self.ids)),
        ])
    }
}

impl Suggestions {
    /// `threats`, `mitigations`, `factors`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        Value::object([
            ("threats", Value::list(self.threats.iter().map(Suggestion::to_value))),
            ("mitigations", Value::list(self.mitigations.iter().map(Suggestion::to_value))),
            ("factors", Value::list(self.factors.iter().map(FactorSuggestion::to_value))),
        ])
    }
}

impl ThreatModel {
    /// What the catalogs propose.
    #[must_use]
    pub fn suggest(&self, options: CheckOptions) -> Suggestions {
        Suggestions {
            threats: self.suggest_threats(),
            mitigations: self.suggest_mitigations(options),
            factors: self.suggest_factors(),
        }
    }
}

/// `{"add": kind, "fields": {...}}`
fn addition(
    kind: &'static str,
    fields: Vec<(Cow<'static, str>, Value<'static>)>,
) -> Value<'static> {
    Value::object([("add", kind.into()), ("fields", Value::Object(fields))])
}
