//! Changes to a model: each is done whole or refused whole.

use super::entities::{Coverage, LayerNote, Mitigation, Threat};
use super::entity::{Entity, Record, Sealed as _, names};
use super::kind::{Id, Kind, Ref};
use super::model::{ThreatModel, for_kind};
use super::place::Place;
use aivss_core::escape::list;
use aivss_core::value::Value;
use aivss_core::value::read::{Fields, missing, named, object};
use aivss_core::{Error, ErrorCode};
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

/// A change to a model.
///
/// | in JSON | means |
/// |---|---|
/// | `{"add": "threat", "fields": {...}}` | a new entity; the model gives it its id |
/// | `{"edit": "TH-1", "fields": {...}}` | other values for these fields; null empties one |
/// | `{"remove": "TH-1"}` | refused while something refers to it |
/// | `{"link": "MI-1", "to": "TH-1", "partial": true}` | a mitigation is meant for a threat, or for part of it |
/// | `{"unlink": "MI-1", "from": "TH-1"}` | and not any more |
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
    /// An entity less.
    Remove {
        /// The entity.
        id: Id,
    },
    /// A mitigation is meant for a threat.
    Link {
        /// The mitigation.
        mitigation: Ref<Mitigation>,
        /// The threat.
        threat: Ref<Threat>,
        /// Whether for part of it only.
        is_partial: bool,
    },
    /// A mitigation is not meant for a threat any more.
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
        place: Place,
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
                is_partial: fields.read("partial", super::shape::Shape::read)?.unwrap_or_default(),
            },
            "unlink" => Self::Unlink {
                mitigation: need(&mut fields, "unlink", named)?,
                threat: need(&mut fields, "from", named)?,
            },
            "context" => Self::Context { fields: need(&mut fields, "context", Ok)? },
            _ => Self::Layer {
                place: need(&mut fields, "layer", named)?,
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
    /// Does one operation and gives the id of what it was done to, if that has one.
    ///
    /// # Errors
    ///
    /// Those of fields; `entity.unknown`, `entity.full`, `reference.dangling` for a reference to what is
    /// not there, `reference.used` for the removal of what is used, `link.exists` and `link.unknown`. The
    /// model is then what it was.
    pub fn apply(&mut self, operation: Operation<'_>) -> Result<Option<Id>, Error> {
        match operation {
            Operation::Add { kind, fields } => {
                for_kind!(kind, T => self.add::<T>(fields)).map(Some)
            }
            Operation::Edit { id, fields } => {
                for_kind!(id.kind(), T => self.edit::<T>(id, fields)).map(Some)
            }
            Operation::Remove { id } => self.remove(id).map(Some),
            Operation::Link { mitigation, threat, is_partial } => {
                self.link(mitigation, threat, is_partial)
            }
            Operation::Unlink { mitigation, threat } => self.unlink(mitigation, threat),
            Operation::Context { fields } => {
                self.context = edited(&self.context, fields)?;
                Ok(None)
            }
            Operation::Layer { place, fields } => {
                let note: LayerNote = edited(self.layer(place), fields)?;
                self.note(place, note);
                Ok(None)
            }
        }
    }

    /// Does all of the operations or none, and gives the id that each was done to.
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
            // One is done whole or not at all by itself; the copy of a large model takes its time.
            apply(self, first)?;
            return Ok(ids);
        }
        let mut model = self.clone();
        apply(&mut model, first)?;
        operations.try_for_each(|next| apply(&mut model, next))?;
        *self = model;
        Ok(ids)
    }

    fn note(&mut self, place: Place, note: LayerNote) {
        if note.is_empty() {
            self.layers.remove(&place);
        } else {
            self.layers.insert(place, note);
        }
    }

    fn add<T: Entity>(&mut self, fields: Value<'_>) -> Result<Id, Error> {
        let entity: T = super::entity::read_record(fields)?;
        self.check_references(&entity)?;
        let id = T::table(self).next_id().ok_or_else(full)?;
        T::table_mut(self).put(entity.with_id(id));
        Ok(id)
    }

    fn edit<T: Entity>(&mut self, id: Id, fields: Value<'_>) -> Result<Id, Error> {
        let entity = T::table(self).get(id).ok_or_else(|| self.unknown(id))?;
        let entity = edited(entity, fields)?;
        self.check_references(&entity)?;
        T::table_mut(self).put(entity);
        Ok(id)
    }

    fn remove(&mut self, id: Id) -> Result<Id, Error> {
        if !self.contains(id) {
            return Err(self.unknown(id));
        }
        let users = self.users_of(id);
        // What refers to itself only may go.
        if users.iter().any(|(user, _)| *user != id) {
            const SHOWN: usize = 10;
            let shown = users.iter().filter(|(user, _)| *user != id);
            let count = shown.clone().count();
            let mut names =
                list(shown.take(SHOWN).map(|(user, field)| format!("`{user}` ({field})")));
            if count > SHOWN {
                names = format!("{names} and {} more", count - SHOWN);
            }
            return Err(Error::new(
                ErrorCode::ReferenceUsed,
                format!("`{id}` is still used by {names}"),
            ));
        }
        for_kind!(id.kind(), T => { T::table_mut(self).remove(id); });
        Ok(id)
    }

    fn link(
        &mut self,
        mitigation: Ref<Mitigation>,
        threat: Ref<Threat>,
        is_partial: bool,
    ) -> Result<Option<Id>, Error> {
        let mut changed = self.linked(mitigation, threat)?;
        if changed.threats.iter().any(|coverage| coverage.threat == threat) {
            return Err(Error::new(
                ErrorCode::LinkExists,
                format!("`{mitigation}` is linked to `{threat}` already"),
            ));
        }
        changed.threats.push(Coverage { threat, is_partial: is_partial.then_some(true) });
        self.tables.mitigations.put(changed);
        Ok(Some(mitigation.id()))
    }

    fn unlink(
        &mut self,
        mitigation: Ref<Mitigation>,
        threat: Ref<Threat>,
    ) -> Result<Option<Id>, Error> {
        let mut changed = self.linked(mitigation, threat)?;
        let before = changed.threats.len();
        changed.threats.retain(|coverage| coverage.threat != threat);
        if changed.threats.len() == before {
            return Err(Error::new(
                ErrorCode::LinkUnknown,
                format!("`{mitigation}` is not linked to `{threat}`"),
            ));
        }
        self.tables.mitigations.put(changed);
        Ok(Some(mitigation.id()))
    }

    /// The mitigation of a link, of which both ends are there.
    fn linked(
        &self,
        mitigation: Ref<Mitigation>,
        threat: Ref<Threat>,
    ) -> Result<Mitigation, Error> {
        if self.get(threat).is_none() {
            return Err(self.unknown(threat.id()));
        }
        self.get(mitigation).cloned().ok_or_else(|| self.unknown(mitigation.id()))
    }
}

/// A record with other values in the fields that are given.
fn edited<R: Record>(record: &R, fields: Value<'_>) -> Result<R, Error> {
    let mut fields = Fields::new(fields, &names::<R>())?;
    let mut record = record.clone();
    record.edit(&mut fields)?;
    Ok(record)
}

/// The error when there are no ids any more.
pub(super) fn full() -> Error {
    let message = format!("a model gives at most {} ids for one kind", Id::MAX_NUMBER);
    Error::new(ErrorCode::EntityFull, message)
}
