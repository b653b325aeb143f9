//! What is read off a model, as data: the same fields on the command line, over MCP and in files.

use super::check::CheckFinding;
use super::diff::{Changed, FieldChange, ModelDiff};
use super::kind::Id;
use super::merge::{Conflict, Merged};
use super::place::Place;
use super::progress::{Left, StepProgress};
use super::questions::Question;
use super::rating::ThreatRating;
use super::suggest::{FactorSuggestion, Suggestion, Suggestions};
use aivss_core::factor::FactorSet;
use aivss_core::value::Value;
use alloc::borrow::Cow;
use alloc::string::ToString;

fn object<const N: usize>(fields: [(&'static str, Value<'static>); N]) -> Value<'static> {
    Value::Object(fields.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

fn text(text: impl Into<Cow<'static, str>>) -> Value<'static> {
    Value::Text(text.into())
}

fn or_null<T>(value: Option<T>, write: impl FnOnce(T) -> Value<'static>) -> Value<'static> {
    value.map_or(Value::Null, write)
}

fn list<T>(
    items: impl IntoIterator<Item = T>,
    write: impl Fn(T) -> Value<'static>,
) -> Value<'static> {
    Value::List(items.into_iter().map(write).collect())
}

fn ids(ids: &[Id]) -> Value<'static> {
    list(ids, |id| text(id.to_string()))
}

fn place(place: Option<Place>) -> Value<'static> {
    or_null(place, |place| text(place.as_str()))
}

fn count(number: usize) -> Value<'static> {
    Value::Unsigned(number as u64)
}

impl CheckFinding {
    /// `code`, `grade`, `ids`, `layer`, `message`, `remedy`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        object([
            ("code", text(self.code.as_str())),
            ("grade", text(self.grade.as_str())),
            ("ids", ids(&self.ids)),
            ("layer", place(self.place)),
            ("message", text(self.message.clone())),
            ("remedy", text(self.remedy.clone())),
        ])
    }
}

impl StepProgress {
    /// `step`, `title`, `done`, `of`, `complete`, `left`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        let left =
            |left: &Left| object([("what", text(left.what.clone())), ("ids", ids(&left.ids))]);
        object([
            ("step", Value::Unsigned(self.number.into())),
            ("title", text(self.title)),
            ("done", count(self.done)),
            ("of", count(self.of)),
            ("complete", Value::Boolean(self.is_complete())),
            ("left", list(&self.left, left)),
        ])
    }
}

impl Question {
    /// `answers`, `question`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        object([("answers", text(self.answers)), ("question", text(self.question))])
    }
}

impl Suggestion {
    /// `catalog`, `name`, `layer`, `threat`, `reason`, `operation`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        object([
            ("catalog", or_null(self.catalog, text)),
            ("name", text(self.name.clone())),
            ("layer", place(self.place)),
            ("threat", or_null(self.threat, |id| text(id.to_string()))),
            ("reason", text(self.reason.clone())),
            ("operation", self.operation.clone()),
        ])
    }
}

impl FactorSuggestion {
    /// `factor`, `value`, `anchor`, `reason`, `ids`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        object([
            ("factor", text(self.factor.key(FactorSet::V0_8))),
            ("value", text(self.value.to_string())),
            ("anchor", text(self.anchor)),
            ("reason", text(self.reason.clone())),
            ("ids", ids(&self.ids)),
        ])
    }
}

impl Suggestions {
    /// `threats`, `mitigations`, `factors`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        object([
            ("threats", list(&self.threats, Suggestion::to_value)),
            ("mitigations", list(&self.mitigations, Suggestion::to_value)),
            ("factors", list(&self.factors, FactorSuggestion::to_value)),
        ])
    }
}

impl ThreatRating {
    /// `risk`, `status`, `effective_risk`, `residual`, `window`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        object([
            ("risk", or_null(self.risk, |risk| text(risk.as_str()))),
            ("status", text(self.status.as_str())),
            ("effective_risk", or_null(self.effective, |risk| text(risk.to_string()))),
            ("residual", or_null(self.residual, |risk| text(risk.as_str()))),
            ("window", or_null(self.window, |window| text(window.as_str()))),
        ])
    }
}

impl ModelDiff {
    /// `added`, `removed`, `changed`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        let field = |change: &FieldChange| {
            object([
                ("field", text(change.field.clone())),
                ("before", or_null(change.before.clone(), |value| value)),
                ("after", or_null(change.after.clone(), |value| value)),
            ])
        };
        let changed = |changed: &Changed| {
            object([
                ("in", text(changed.section.to_string())),
                ("fields", list(&changed.fields, field)),
            ])
        };
        object([
            ("added", ids(&self.added)),
            ("removed", ids(&self.removed)),
            ("changed", list(&self.changed, changed)),
        ])
    }
}

impl Conflict {
    /// `in`, and either `field`, `ours` and `theirs`, or `removed_by`, or `left_out`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        let section = ("in", text(self.section().to_string()));
        match self {
            Self::Field { field, ours, theirs, .. } => object([
                section,
                ("field", text(field.clone())),
                ("ours", or_null(ours.clone(), |value| value)),
                ("theirs", or_null(theirs.clone(), |value| value)),
            ]),
            Self::Removed { by_us, .. } => {
                object([section, ("removed_by", text(if *by_us { "ours" } else { "theirs" }))])
            }
            Self::LeftOut { .. } => object([section, ("left_out", text("theirs"))]),
        }
    }
}

impl Merged {
    /// `conflicts`, `renumbered`; the model has its own text.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        let renumbered = |(old, new): &(Id, Id)| {
            object([("from", text(old.to_string())), ("to", text(new.to_string()))])
        };
        object([
            ("conflicts", list(&self.conflicts, Conflict::to_value)),
            ("renumbered", list(&self.renumbered, renumbered)),
        ])
    }
}
