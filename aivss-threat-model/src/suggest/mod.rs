//! Proposals from the catalogs. They are no part of the model: each carries the operation that would take it
//! over, and counts for nothing until somebody applies that.

mod controls;
mod factors;
mod threats;

use super::check::CheckOptions;
use super::kind::Id;
use super::model::ThreatModel;
use super::place::Place;
use aivss_core::factor::{AmplificationFactor, FactorValue};
use aivss_core::value::Value;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// A threat or mitigation that the catalogs propose.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The record's id; `None` for the quickstart's controls, which have none.
    pub catalog: Option<&'static str>,
    /// Its name.
    pub name: Cow<'static, str>,
    /// The layer that it is proposed for.
    pub place: Option<Place>,
    /// The threat that it is proposed for.
    pub threat: Option<Id>,
    /// Why it is proposed.
    pub reason: String,
    /// What takes it over, as [`Operation::from_value`](super::Operation::from_value) reads it.
    pub operation: Value<'static>,
}

/// A value that the components suggest for a factor of AIVSS v0.8. Somebody has to judge it; it is no score.
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
    Value::Object(Vec::from([
        ("add".into(), Value::Text(kind.into())),
        ("fields".into(), Value::Object(fields)),
    ]))
}

fn text(text: impl Into<Cow<'static, str>>) -> Value<'static> {
    Value::Text(text.into())
}

fn texts<T: Into<Cow<'static, str>>>(items: impl IntoIterator<Item = T>) -> Value<'static> {
    Value::List(items.into_iter().map(text).collect())
}
