//! What changed between two models, field by field.

use super::sections::{FieldMap, FlatModel, Section};
use crate::model::{Id, Kind, ThreatModel};
use aivss_core::value::Value;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// What changed from one model to another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelDiff {
    /// What is new, in the order of the document.
    pub added: Vec<Id>,
    /// What is gone.
    pub removed: Vec<Id>,
    /// What has other values.
    pub changed: Vec<Changed>,
}

/// An entity, a layer's note or the context with other values.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Which.
    pub section: Section,
    /// The fields that differ.
    pub fields: Vec<FieldChange>,
}

/// A field with another value.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// Its name.
    pub field: String,
    /// Its value before; `None` when there was none.
    pub before: Option<Value<'static>>,
    /// Its value after; `None` when there is none.
    pub after: Option<Value<'static>>,
}

impl ModelDiff {
    /// What changed from one model to another.
    #[must_use]
    pub fn between(before: &ThreatModel, after: &ThreatModel) -> Self {
        let (before, after) = (FlatModel::new(before), FlatModel::new(after));
        let mut diff = Self::default();
        for section in before.sections(&after) {
            match (section, before.get(section), after.get(section)) {
                (Section::Entity(id), None, Some(_)) => diff.added.push(id),
                (Section::Entity(id), Some(_), None) => diff.removed.push(id),
                (_, old, new) => {
                    let nothing = FieldMap::new();
                    let fields = changes(old.unwrap_or(&nothing), new.unwrap_or(&nothing));
                    if !fields.is_empty() {
                        diff.changed.push(Changed { section, fields });
                    }
                }
            }
        }
        diff
    }

    /// Whether nothing changed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }

    /// How many entities of a kind are new, gone and changed.
    #[must_use]
    pub fn counts(&self, kind: Kind) -> [usize; 3] {
        let of_kind = |ids: &[Id]| ids.iter().filter(|id| id.kind() == kind).count();
        let changed = self
            .changed
            .iter()
            .filter(|changed| matches!(changed.section, Section::Entity(id) if id.kind() == kind));
        [of_kind(&self.added), of_kind(&self.removed), changed.count()]
    }
}

impl ModelDiff {
    /// `added`, `removed`, `changed`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        let field = |change: &FieldChange| {
            Value::object([
                ("field", change.field.clone().into()),
                ("before", change.before.clone().into()),
                ("after", change.after.clone().into()),
            ])
        };
        let changed = |changed: &Changed| {
            Value::object([
                ("in", changed.section.to_string().into()),
                ("fields", Value::list(changed.fields.iter().map(field))),
            ])
        };
        Value::object([
            ("added", Value::list(&self.added)),
            ("removed", Value::list(&self.removed)),
            ("changed", Value::list(self.changed.iter().map(changed))),
        ])
    }
}

fn changes(before: &FieldMap, after: &FieldMap) -> Vec<FieldChange> {
    let mut changes: Vec<FieldChange> = before
        .iter()
        .filter(|(field, value)| after.get(*field) != Some(value))
        .map(|(field, value)| FieldChange {
            field: field.clone(),
            before: Some(value.clone()),
            after: after.get(field).cloned(),
        })
        .collect();
    let new = after.iter().filter(|(field, _)| !before.contains_key(*field));
    changes.extend(new.map(|(field, value)| FieldChange {
        field: field.clone(),
        before: None,
        after: Some(value.clone()),
    }));
    changes
}
