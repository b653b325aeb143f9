//! Writing a document: one text for one model, a field to a line, so that changes can be reviewed.

use super::entity::{Entity, Record, Sealed as _};
use super::kind::Kind;
use super::model::{ThreatModel, for_kind};
use super::read::SCHEMA;
use aivss_core::value::Value;
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The members of an object.
type Members<'a> = Vec<(Cow<'a, str>, Value<'a>)>;

impl ThreatModel {
    /// The document as data. What is empty is left out.
    #[must_use]
    pub fn to_value(&self) -> Value<'_> {
        let mut fields = self.head();
        for kind in Kind::ALL {
            for_kind!(kind, T => {
                let entities = T::table(self).as_slice();
                if !entities.is_empty() {
                    let entities = entities.iter().map(entity).collect();
                    fields.push((kind.table().into(), Value::List(entities)));
                }
            });
        }
        fields.extend(self.issued());
        Value::Object(fields)
    }

    /// What stands before the entities.
    fn head(&self) -> Members<'_> {
        let mut fields = Vec::from([("schema".into(), Value::Text(SCHEMA.into()))]);
        let context = Record::write(&self.context);
        if !context.is_empty() {
            fields.push(("context".into(), Value::Object(context)));
        }
        let layers: Vec<_> = self
            .layers
            .iter()
            .filter(|(_, note)| !note.is_empty())
            .map(|(place, note)| (place.as_str().into(), Value::Object(Record::write(note))))
            .collect();
        if !layers.is_empty() {
            fields.push(("layers".into(), Value::Object(layers)));
        }
        fields
    }

    /// What stands behind the entities: the last numbers given, where what had them is gone.
    fn issued(&self) -> Option<(Cow<'_, str>, Value<'_>)> {
        let mut issued = Vec::new();
        for kind in Kind::ALL {
            for_kind!(kind, T => {
                let table = T::table(self);
                // The last entity tells the number by itself, so that it need not stand there twice.
                if table.issued() > table.as_slice().last().map_or(0, |last| last.id().number()) {
                    issued.push((kind.prefix().into(), Value::Unsigned(table.issued().into())));
                }
            });
        }
        (!issued.is_empty()).then(|| ("issued".into(), Value::Object(issued)))
    }

    /// The document in JSON, ending in a line end. Reading it gives the same model, and the same model
    /// gives the same text.
    #[must_use]
    pub fn to_json(&self) -> String {
        let written = serde_json::to_string_pretty(&Document(self));
        debug_assert!(written.is_ok(), "plain data with text keys always serializes");
        let mut text = written.unwrap_or_default();
        text.push('\n');
        text
    }
}

/// A model as JSON has it: the same as [`ThreatModel::to_value`] with one entity as data at a time, for a
/// large model as data is several times as large as its text.
struct Document<'a>(&'a ThreatModel);

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in self.0.head() {
            map.serialize_entry(&key, &value)?;
        }
        for kind in Kind::ALL {
            for_kind!(kind, T => {
                let entities = T::table(self.0).as_slice();
                if !entities.is_empty() {
                    map.serialize_entry(kind.table(), &Entities(entities))?;
                }
            });
        }
        if let Some((key, value)) = self.0.issued() {
            map.serialize_entry(&key, &value)?;
        }
        map.end()
    }
}

struct Entities<'a, T>(&'a [T]);

impl<T: Entity> Serialize for Entities<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(entity))
    }
}

/// An entity's fields, its id first.
pub(super) fn entity<T: Entity>(entity: &T) -> Value<'_> {
    let mut fields = Vec::from([("id".into(), Value::Text(entity.id().to_string().into()))]);
    fields.extend(Record::write(entity));
    Value::Object(fields)
}
