//! An entity of the file while it is read: what it says, and which id it will have.

use super::LeftOut;
use super::custom::{self, PREFIX};
use aivss_core::value::Value;
use aivss_core::value::read::{Fields, missing, wrong_kind};
use aivss_core::{Error, ErrorCode};
use aivss_threat_model::entity::Record;
use aivss_threat_model::{Entity, Id, Kind, Ref, Stored, ThreatModel};
use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A key of metadata with its texts.
pub(super) struct Note {
    pub(super) key: String,
    pub(super) texts: Vec<String>,
}

pub(super) struct Draft<'a> {
    /// Where it stands in the file, `threats.3`.
    pub(super) path: String,
    pub(super) uuid: String,
    pub(super) fields: Fields<'a>,
    pub(super) notes: Vec<Note>,
    pub(super) tags: Vec<String>,
    wanted: Option<u64>,
}

impl<'a> Draft<'a> {
    /// Reads what all entities have in common.
    fn read(value: Value<'a>, own: &[&str], path: String) -> Result<Self, Error> {
        let mut known = Vec::from(["id", "numericId", "displayOrder", "metadata", "tags"]);
        known.extend(own);
        let mut fields = Fields::new(value, &known)?;
        let uuid = fields.read("id", content)?.ok_or_else(|| missing("it has no `id`").at("id"))?;
        let wanted = match fields.take("numericId") {
            Some(Value::Unsigned(number)) => Some(number),
            _ => None,
        };
        fields.take("displayOrder");
        let notes = fields.read("metadata", |value| list(value, note))?.unwrap_or_default();
        let tags = fields.read("tags", |value| list(value, content))?.unwrap_or_default();
        Ok(Self { path, uuid, fields, notes, tags, wanted })
    }

    /// Reads a list of entities.
    pub(super) fn all(
        value: Option<Value<'a>>,
        name: &str,
        own: &[&str],
    ) -> Result<Vec<Self>, Error> {
        let Some(value) = value else { return Ok(Vec::new()) };
        let Value::List(items) = value else {
            return Err(wrong_kind(&value, "a list").at(name));
        };
        let drafts = items.into_iter().enumerate().map(|(index, item)| {
            Self::read(item, own, format!("{name}.{index}"))
                .map_err(|error| error.at(&index.to_string()).at(name))
        });
        drafts.collect()
    }

    /// Takes a text out; none if it is empty.
    pub(super) fn text(&mut self, key: &str) -> Result<Option<String>, Error> {
        let path = &self.path;
        let text = self.fields.read(key, content).map_err(|error| error.at(path))?;
        Ok(text.map(|text| tidy(&text)).filter(|text| !text.trim().is_empty()))
    }

    /// Takes the texts of a key out of the metadata.
    pub(super) fn note(&mut self, key: &str) -> Option<Vec<String>> {
        let index = self.notes.iter().position(|note| note.key == key)?;
        Some(self.notes.remove(index).texts)
    }

    /// Our id of it, if its metadata have one of that kind.
    fn own_id(&self, kind: Kind) -> Option<Id> {
        let note = self.notes.iter().find(|note| note.key == "custom:id")?;
        let id: Id = note.texts.first()?.parse().ok()?;
        (id.kind() == kind).then_some(id)
    }

    pub(super) fn leave(&self, what: &str, reason: impl Into<String>) -> LeftOut {
        LeftOut { path: format!("{}.{what}", self.path), reason: reason.into() }
    }
}

/// How far beyond the number of entities a number may be. One that is further would leave few for what is
/// added later, or none.
const MAX_DISTANCE: u64 = 100_000;

/// An id for each: ours where the metadata have it, else with the tool's number, else the next.
pub(super) fn ids<T: Stored>(
    drafts: &[Draft<'_>],
    left_out: &mut Vec<LeftOut>,
) -> Result<Vec<Ref<T>>, Error> {
    let kind = T::KIND;
    let greatest = MAX_DISTANCE.saturating_add(u64::try_from(drafts.len()).unwrap_or(MAX_DISTANCE));
    let mut taken = BTreeSet::new();
    let mut near = |draft: &Draft<'_>, place: &str, number: u64| {
        if number > greatest {
            let reason =
                format!("{number} is far beyond the rest, and the next free number is taken");
            left_out.push(draft.leave(place, reason));
            return None;
        }
        let id = u32::try_from(number).ok().and_then(|number| Id::new(kind, number))?;
        taken.insert(id).then_some(id)
    };
    let mut given = Vec::new();
    for draft in drafts {
        let own = draft.own_id(kind).map(|id| u64::from(id.number()));
        given.push(own.and_then(|number| near(draft, "metadata.custom:id", number)));
    }
    for (draft, id) in drafts.iter().zip(&mut given) {
        *id = id.or_else(|| near(draft, "numericId", draft.wanted?));
    }
    let mut last = taken.last().map_or(0, |id| id.number());
    let mut next = || {
        last = last.saturating_add(1);
        Id::new(kind, last).ok_or_else(|| full(kind))
    };
    given.into_iter().map(|id| id.map_or_else(&mut next, Ok)?.try_into()).collect()
}

pub(super) fn full(kind: Kind) -> Error {
    Error::new(ErrorCode::EntityFull, format!("there are no more ids for a {}", kind.words()))
}

/// A field with its value, and where in the file that stands.
pub(super) struct Given<'a> {
    pub(super) field: &'static str,
    pub(super) place: String,
    pub(super) value: Value<'a>,
}

/// The fields of a record in the making: those that it needs, and of the others those that it takes. The
/// others are told.
pub(super) struct Parts<'a> {
    needed: Vec<(&'static str, Value<'a>)>,
    given: Vec<Given<'a>>,
}

impl<'a> Parts<'a> {
    pub(super) fn new<R: Record>(
        needed: Vec<(&'static str, Value<'a>)>,
        given: Vec<Given<'a>>,
        left_out: &mut Vec<LeftOut>,
    ) -> Result<Self, Error> {
        let mut parts = Self { needed, given: Vec::new() };
        parts.record::<R>()?;
        for one in given {
            // Each by itself first, so that one that cannot be read does not cost the others.
            let alone = Self { needed: parts.needed.clone(), given: Vec::from([one]) };
            let read = alone.record::<R>();
            for one in alone.given {
                match &read {
                    Ok(_) => {
                        parts.given.retain(|earlier| earlier.field != one.field);
                        parts.given.push(one);
                    }
                    Err(error) => left_out.push(one.leave(error)),
                }
            }
        }
        Ok(parts)
    }

    /// The record. A field that is given stands instead of one that is needed.
    pub(super) fn record<R: Record>(&self) -> Result<R, Error> {
        let is_given = |name: &str| self.given.iter().any(|given| given.field == name);
        let needed = self.needed.iter().filter(|(name, _)| !is_given(name));
        let fields = needed.map(|(name, value)| (Cow::Borrowed(*name), value.clone()));
        let given = self.given.iter().map(|given| (given.field.into(), given.value.clone()));
        R::from_value(Value::Object(fields.chain(given).collect()))
    }

    /// Puts the record into a model under an id. A field that refers to what the file does not have is told.
    pub(super) fn insert<T: Stored>(
        mut self,
        model: &mut ThreatModel,
        id: Ref<T>,
        left_out: &mut Vec<LeftOut>,
    ) -> Result<(), Error> {
        loop {
            let done = model.insert(Entity { id, fields: self.record()? });
            let Err(error) = done else { return Ok(()) };
            let field = error.path();
            let index = self.given.iter().position(|given| given.field == field);
            match index.filter(|_| error.code() == ErrorCode::ReferenceDangling) {
                Some(index) => left_out.push(self.given.remove(index).leave(&error)),
                None => return Err(error),
            }
        }
    }
}

impl Given<'_> {
    fn leave(self, error: &Error) -> LeftOut {
        LeftOut { path: self.place, reason: error.message().into() }
    }
}

/// What the metadata say of a record's own fields; the rest of them is told.
pub(super) fn customs<'a, R: Record>(
    path: &str,
    notes: &'a [Note],
    score: &'a [String],
    left_out: &mut Vec<LeftOut>,
) -> Vec<Given<'a>> {
    let mut given = Vec::new();
    for Note { key, texts } in notes {
        let place = format!("{path}.metadata.{key}");
        let name = key.strip_prefix(PREFIX).unwrap_or_default();
        let Some(field) = R::FIELDS.iter().find(|field| field.name == name) else {
            let reason = format!("a threat model has no place for it: {}", texts.join(", "));
            left_out.push(LeftOut { path: place, reason });
            continue;
        };
        let value = match (score, texts.as_slice()) {
            ([score], [compact]) if name == "aivss" => Ok(Value::object([
                ("compact", Cow::Borrowed(compact.as_str()).into()),
                ("score", Cow::Borrowed(score.as_str()).into()),
            ])),
            _ => custom::read(field, texts),
        };
        match value {
            Ok(value) => given.push(Given { field: field.name, place, value }),
            Err(error) => left_out.push(LeftOut { path: place, reason: error.message().into() }),
        }
    }
    given
}

pub(super) fn content(value: Value<'_>) -> Result<String, Error> {
    match value {
        Value::Text(text) => Ok(text.into_owned()),
        other => Err(wrong_kind(&other, "a text")),
    }
}

pub(super) fn list<'a, T>(
    value: Value<'a>,
    read: impl Fn(Value<'a>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let Value::List(items) = value else {
        return Err(wrong_kind(&value, "a list"));
    };
    let items = items.into_iter().enumerate();
    items.map(|(index, item)| read(item).map_err(|error| error.at(&index.to_string()))).collect()
}

fn note(value: Value<'_>) -> Result<Note, Error> {
    let mut fields = Fields::new(value, &["key", "value"])?;
    let key = fields.read("key", content)?.ok_or_else(|| missing("it has no `key`").at("key"))?;
    let texts = fields.read("value", |value| match value {
        Value::List(_) => list(value, content),
        other => content(other).map(|text| Vec::from([text])),
    })?;
    Ok(Note { key, texts: texts.ok_or_else(|| missing("it has no `value`").at("value"))? })
}

/// Line ends as we have them.
fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A text for a field of one line.
pub(super) fn one_line(text: &str) -> String {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}
