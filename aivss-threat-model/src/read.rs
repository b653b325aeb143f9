//! Reading a document strictly: fields, ids, and references that point to something.

use super::entities::{Context, LayerNote};
use super::entity::{Entity, Sealed as _, names, read_record};
use super::kind::{Id, Kind};
use super::model::{ThreatModel, for_kind};
use super::place::Place;
use aivss_core::value::Value;
use aivss_core::value::read::{Fields, missing, named, object, wrong_kind};
use aivss_core::{Error, ErrorCode, Quoted};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The first line of every document.
pub(super) const SCHEMA: &str = "aivss-threat-model/1";

/// The longest document that is read, in bytes.
pub const MAX_MODEL_BYTES: usize = 64 << 20;

impl ThreatModel {
    /// Reads a document in JSON.
    ///
    /// # Errors
    ///
    /// `request.too_large`, `request.syntax`, `model.version`, and those of
    /// [operations](ThreatModel::apply); the path says where, `threats.TH-3.severity` for instance.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        if text.len() > MAX_MODEL_BYTES {
            let message = format!(
                "a threat model of {} bytes is larger than the {MAX_MODEL_BYTES} that are read",
                text.len()
            );
            return Err(Error::new(ErrorCode::RequestTooLarge, message));
        }
        Self::from_value(Value::from_json_of(text, "the threat model")?)
    }

    /// Reads a document that some other format gave.
    ///
    /// # Errors
    ///
    /// As [`from_json`](Self::from_json).
    pub fn from_value(value: Value<'_>) -> Result<Self, Error> {
        let mut known = Vec::from(["schema", "context", "layers", "issued"]);
        known.extend(Kind::ALL.iter().map(|kind| kind.table()));
        let mut fields = Fields::new(value, &known)?;
        check_schema(fields.take("schema"))?;
        let mut model = Self::new();
        if let Some(context) = fields.read("context", read_record::<Context>)? {
            model.context = context;
        }
        if let Some(layers) = fields.take("layers") {
            read_layers(&mut model, layers).map_err(|error| error.at("layers"))?;
        }
        for kind in Kind::ALL {
            if let Some(value) = fields.take(kind.table()) {
                for_kind!(kind, T => read_table::<T>(&mut model, value))
                    .map_err(|error| error.at(kind.table()))?;
            }
        }
        if let Some(issued) = fields.take("issued") {
            read_issued(&mut model, issued).map_err(|error| error.at("issued"))?;
        }
        for kind in Kind::ALL {
            for_kind!(kind, T => {
                for entity in T::table(&model).as_slice() {
                    model.check_references(entity).map_err(|error| {
                        error.at(&entity.id().to_string()).at(kind.table())
                    })?;
                }
            });
        }
        Ok(model)
    }
}

fn check_schema(schema: Option<Value<'_>>) -> Result<(), Error> {
    match schema {
        None => {
            Err(missing(&format!("a threat model begins with `\"schema\": \"{SCHEMA}\"`"))
                .at("schema"))
        }
        Some(Value::Text(schema)) if schema == SCHEMA => Ok(()),
        Some(Value::Text(schema)) => Err(Error::new(
            ErrorCode::ModelVersion,
            format!(
                "the threat model is of {}, and this version reads `{SCHEMA}`",
                Quoted(&schema)
            ),
        )
        .at("schema")),
        Some(other) => Err(wrong_kind(&other, "a text in quotes").at("schema")),
    }
}

fn read_layers(model: &mut ThreatModel, value: Value<'_>) -> Result<(), Error> {
    for (key, value) in object(value, "an object with layers")? {
        let place: Place = key.parse().map_err(|error: Error| error.at_name(&key))?;
        let note: LayerNote = read_record(value).map_err(|error| error.at(place.as_str()))?;
        if model.layers.insert(place, note).is_some() {
            let message = format!("layer {place} stands in the document twice");
            return Err(Error::new(ErrorCode::FieldDuplicate, message).at_name(&key));
        }
    }
    model.layers.retain(|_, note| !note.is_empty());
    Ok(())
}

fn read_table<T: Entity>(model: &mut ThreatModel, value: Value<'_>) -> Result<(), Error> {
    let Value::List(items) = value else {
        return Err(wrong_kind(&value, "a list of entities"));
    };
    let mut known = names::<T>();
    known.push("id");
    for (index, item) in items.into_iter().enumerate() {
        let index: String = index.to_string();
        let mut fields = Fields::new(item, &known).map_err(|error| error.at(&index))?;
        let id: Option<Id> = fields.read("id", named).map_err(|error| error.at(&index))?;
        let id = id.ok_or_else(|| missing("an entity needs its `id`").at("id").at(&index))?;
        let at_entity = |error: Error| error.at(&id.to_string());
        if id.kind() != T::KIND {
            let message =
                format!("`{id}` is of the kind {}, and not {}", id.kind().words(), T::KIND.words());
            return Err(at_entity(Error::new(ErrorCode::ReferenceKind, message).at("id")));
        }
        let entity = T::take(&mut fields).map_err(at_entity)?;
        if T::table(model).get(id).is_some() {
            let message = format!("`{id}` stands in the document twice");
            return Err(at_entity(Error::new(ErrorCode::FieldDuplicate, message).at("id")));
        }
        T::table_mut(model).put(entity.with_id(id));
    }
    Ok(())
}

/// `{"TH": 12}`: the last numbers given, where the entity that had them is gone.
fn read_issued(model: &mut ThreatModel, value: Value<'_>) -> Result<(), Error> {
    let known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.prefix()).collect();
    let mut fields = Fields::new(value, &known)?;
    for kind in Kind::ALL {
        let Some(value) = fields.take(kind.prefix()) else { continue };
        let Value::Unsigned(number) = value else {
            return Err(wrong_kind(&value, "a whole number").at(kind.prefix()));
        };
        let number = u32::try_from(number).ok().filter(|number| *number <= Id::MAX_NUMBER);
        let number = number.ok_or_else(|| {
            let message = format!("the number of an id is at most {}", Id::MAX_NUMBER);
            Error::new(ErrorCode::NumberRange, message).at(kind.prefix())
        })?;
        for_kind!(kind, T => T::table_mut(model).reserve(number));
    }
    Ok(())
}
