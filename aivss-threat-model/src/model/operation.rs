//! Changes to a model as data, for JSON: the same changes as in Rust, by the same way.

use super::entity::{Mitigation, Record, Threat};
use super::field::{FieldValue, names};
use super::id::Id;
use super::kind::Kind;
use super::reference::Ref;
use super::{ThreatModel, for_kind};
use aivss_core::Error;
use aivss_core::catalog::LayerScope;
use aivss_core::escape::list;
use aivss_core::value::Value;
use aivss_core::value::read::{Fields, missing, named, object};
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

/// A change to a model.
///
/// | in JSON | means |
/// |---|---|
/// | `{"add": "threat", "fields": {...}}` | a new entity; the model gives it its id |
/// | `{"edit": "TH-1", "fields": {...}}` | other values for these fields; null empties one |
/// | `{"remove": "TH-1"}` | the entity goes; refused while another refers to it |
/// | `{"link": "MI-1", "to": "TH-1", "partial": true}` | a mitigation acts against a threat, or against part of it |
/// | `{"unlink": "MI-1", "from": "TH-1"}` | the mitigation no longer acts against the threat |
/// | `{"context": {...}}` | other values for these fields of the business context |
/// | `{"layer": "L2", "fields": {...}}` | why a layer has no components, or notes on it |
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Operation<'a> {
    /// A new entity.
    Add {
        /// Of which kind.
        kind: Kind,
        /// Its fields, without an id.
        fields: Value<'a>,
    },
    /// Other values for fields of an entity.
    Edit {
        /// The entity.
        id: Id,
        /// The fields; null empties one that may be empty.
        fields: Value<'a>,
    },
    /// An entity goes.
    Remove {
        /// The entity.
        id: Id,
    },
    /// A mitigation acts against a threat.
    Link {
        /// The mitigation.
        mitigation: Ref<Mitigation>,
        /// The threat.
        threat: Ref<Threat>,
        /// Whether against part of it only.
        is_partial: bool,
    },
    /// A mitigation no longer acts against a threat.
    Unlink {
        /// The mitigation.
        mitigation: Ref<Mitigation>,
        /// The threat.
        threat: Ref<Threat>,
    },
    /// Other values for fields of the business context.
    Context {
        /// The fields; null empties one.
        fields: Value<'a>,
    },
    /// Other values for what there is to say of a layer.
    Layer {
        /// The layer, or what crosses layers.
        layer: LayerScope,
        /// The fields; null empties one.
        fields: Value<'a>,
    },
}

impl<'a> Operation<'a> {
    /// Reads an operation.
    ///
    /// # Errors
    ///
    /// Those of fields, `entity.kind_unknown`, `id.invalid`, `reference.kind` and `catalog.unknown`.
    pub fn from_value(value: Value<'a>) -> Result<Self, Error> {
        const ALL: [&str; 7] = ["add", "edit", "remove", "link", "unlink", "context", "layer"];
        let given = object(value, "an operation")?;
        let mut verbs = ALL.into_iter().filter(|verb| given.iter().any(|(key, _)| key == verb));
        let (Some(verb), None) = (verbs.next(), verbs.next()) else {
            let verbs = list(ALL.map(|verb| format!("`{verb}`")));
            return Err(missing(&format!("an operation has exactly one of {verbs}")));
        };
        let known: &[&str] = match verb {
            "add" => &["add", "fields"],
            "edit" => &["edit", "fields"],
            "remove" => &["remove"],
            "link" => &["link", "to", "partial"],
            "unlink" => &["unlink", "from"],
            "context" => &["context"],
            _ => &["layer", "fields"],
        };
        let mut fields = Fields::new(Value::Object(given), known)?;
        Ok(match verb {
            "add" => {
                Self::Add { kind: need(&mut fields, "add", named)?, fields: rest(&mut fields)? }
            }
            "edit" => {
                Self::Edit { id: need(&mut fields, "edit", named)?, fields: rest(&mut fields)? }
            }
            "remove" => Self::Remove { id: need(&mut fields, "remove", named)? },
            "link" => Self::Link {
                mitigation: need(&mut fields, "link", named)?,
                threat: need(&mut fields, "to", named)?,
                is_partial: fields.read("partial", FieldValue::read)?.unwrap_or_default(),
            },
            "unlink" => Self::Unlink {
                mitigation: need(&mut fields, "unlink", named)?,
                threat: need(&mut fields, "from", named)?,
            },
            "context" => Self::Context { fields: need(&mut fields, "context", Ok)? },
            _ => Self::Layer {
                layer: need(&mut fields, "layer", named)?,
                fields: rest(&mut fields)?,
            },
        })
    }
}

fn need<'a, T>(
    fields: &mut Fields<'a>,
    key: &str,
    read: impl FnOnce(Value<'a>) -> Result<T, Error>,
) -> Result<T, Error> {
    fields.read(key, read)?.ok_or_else(|| missing(&format!("the operation needs `{key}`")).at(key))
}

fn rest<'a>(fields: &mut Fields<'a>) -> Result<Value<'a>, Error> {
    need(fields, "fields", Ok)
}

impl ThreatModel {
    /// Does one operation and gives the id of the entity that it changed, if it changed one.
    ///
    /// # Errors
    ///
    /// Those of fields; `entity.unknown`, `entity.full`, `reference.dangling` for a reference to an entity that
    /// is not there, `reference.used` for the removal of an entity in use, `link.exists` and `link.unknown`. The
    /// model is then unchanged.
    pub fn apply(&mut self, operation: Operation<'_>) -> Result<Option<Id>, Error> {
        match operation {
            Operation::Add { kind, fields } => for_kind!(kind, T => {
                self.add(T::from_value(fields)?).map(|added| Some(added.id()))
            }),
            Operation::Edit { id, fields } => for_kind!(id.kind(), T => {
                self.try_edit::<T>(Ref::new(id), |record| edit(record, fields)).map(|()| Some(id))
            }),
            Operation::Remove { id } => self.remove(id).map(|()| Some(id)),
            Operation::Link { mitigation, threat, is_partial } => {
                self.link(mitigation, threat, is_partial).map(|()| Some(mitigation.id()))
            }
            Operation::Unlink { mitigation, threat } => {
                self.unlink(mitigation, threat).map(|()| Some(mitigation.id()))
            }
            Operation::Context { fields } => {
                self.try_edit_context(|context| edit(context, fields)).map(|()| None)
            }
            Operation::Layer { layer, fields } => {
                let mut note = self.layer(layer).clone();
                edit(&mut note, fields)?;
                self.set_note(layer, note);
                Ok(None)
            }
        }
    }

    /// Does all of the operations or none, and gives the id of the entity that each changed.
    ///
    /// # Errors
    ///
    /// As [`apply`](Self::apply), with the operation's number from 0 in the path.
    pub fn apply_all<'a>(
        &mut self,
        operations: impl IntoIterator<Item = Operation<'a>>,
    ) -> Result<Vec<Option<Id>>, Error> {
        let mut operations = operations.into_iter().enumerate().peekable();
        let mut ids = Vec::new();
        let mut apply = |model: &mut Self, (index, operation): (usize, Operation<'a>)| {
            let done = model.apply(operation);
            done.map(|id| ids.push(id)).map_err(|error| error.at(&index.to_string()))
        };
        let Some(first) = operations.next() else { return Ok(ids) };
        if operations.peek().is_none() {
            // A single operation needs no copy to be done whole or not at all; copying a large model takes time.
            apply(self, first)?;
            return Ok(ids);
        }
        let mut model = self.clone();
        apply(&mut model, first)?;
        operations.try_for_each(|next| apply(&mut model, next))?;
        *self = model;
        Ok(ids)
    }
}

/// Gives a record other values in the fields that are given.
fn edit<R: Record>(record: &mut R, fields: Value<'_>) -> Result<(), Error> {
    record.edit(&mut Fields::new(fields, &names::<R>())?)
}
