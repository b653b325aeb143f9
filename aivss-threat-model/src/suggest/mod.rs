//! Proposals from the catalogs. They are no part of the model: each carries the operation that would take it
//! over, and counts for nothing until it is applied.

mod controls;
mod factors;
mod threats;

use crate::check::CheckOptions;
use crate::model::{Id, ThreatModel};
use aivss_core::catalog::LayerScope;
use aivss_core::factor::{AmplificationFactor, FactorSet, FactorValue, PartialProfile};
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

/// A value that the components suggest for a factor of AIVSS v0.8, or that they say nothing of it. A person has
/// to judge it; it is no score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorSuggestion {
    /// The factor.
    pub factor: AmplificationFactor,
    /// Its value on the rubric; `None` where the model is silent, so that the factor is unknown.
    pub value: Option<FactorValue>,
    /// The rubric's anchor for that value; `None` where it is unknown.
    pub anchor: Option<&'static str>,
    /// Why it is suggested, or why it is unknown.
    pub reason: String,
    /// The entities that the reason speaks of.
    pub ids: Vec<Id>,
}

/// What the catalogs propose for a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestions {
    /// Threats, layer by layer; within one the quickstart's first.
    pub threats: Vec<Suggestion>,
    /// Mitigations for threats that lack a kind of them.
    pub mitigations: Vec<Suggestion>,
    /// Values for the ten factors, in the order of set 0.8; none for a model without components.
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
    /// The value as a request takes it: a number, or `X` where it is unknown.
    #[must_use]
    pub fn value_text(&self) -> String {
        self.value.map_or_else(|| "X".into(), |value| value.to_string())
    }

    /// `factor`, `value`, `anchor`, `reason`, `ids`; the value is `X` and the anchor null where it is unknown.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        Value::object([
            ("factor", self.factor.key(FactorSet::V0_8).into()),
            ("value", self.value_text().into()),
            ("anchor", self.anchor.into()),
            ("reason", self.reason.clone().into()),
            ("ids", Value::list(&self.ids)),
        ])
    }
}

impl Suggestions {
    /// The ten factors as a profile, from which a score or its bounds follow; `None` for a model without
    /// components.
    #[must_use]
    pub fn profile(&self) -> Option<PartialProfile> {
        let values =
            self.factors.iter().map(|found| (found.factor.key(FactorSet::V0_8), found.value));
        PartialProfile::try_from_names(FactorSet::V0_8, values).ok()
    }

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
