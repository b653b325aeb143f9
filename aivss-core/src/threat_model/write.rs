//! Writing a document: one text for one model, a field to a line, so that changes can be reviewed.

use super::entity::{Entity, Record, Sealed as _};
use super::kind::Kind;
use super::model::{ThreatModel, for_kind};
use super::read::SCHEMA;
use crate::wire::Value;
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

impl ThreatModel {
    /// The document as data. What is empty is left out.
    #[must_use]
    pub fn to_value(&self) -> Value<'_> {
        let mut fields = Vec::from([(Cow::Borrowed("schema"), Value::Text(SCHEMA.into()))]);
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
        let mut issued = Vec::new();
        for kind in Kind::ALL {
            for_kind!(kind, T => {
                let table = T::table(self);
                let entities: Vec<_> = table.as_slice().iter().map(entity).collect();
                // The last entity tells the number by itself, so that it need not stand there twice.
                if table.issued() > table.as_slice().last().map_or(0, |last| last.id().number()) {
                    issued.push((kind.prefix().into(), Value::Unsigned(table.issued().into())));
                }
                if !entities.is_empty() {
                    fields.push((kind.table().into(), Value::List(entities)));
                }
            });
        }
        if !issued.is_empty() {
            fields.push(("issued".into(), Value::Object(issued)));
        }
        Value::Object(fields)
    }

    /// The document in JSON, ending in a line end. Reading it gives the same model, and the same model
    /// gives the same text.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = self.to_value().to_json();
        text.push('\n');
        text
    }
}

/// An entity's fields, its id first.
pub(super) fn entity<T: Entity>(entity: &T) -> Value<'_> {
    let mut fields = Vec::from([("id".into(), Value::Text(entity.id().to_string().into()))]);
    fields.extend(Record::write(entity));
    Value::Object(fields)
}
