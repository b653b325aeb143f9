//! Step 1: the business context, and the questions that it leaves open.

use super::entities::without_index;
use super::{Nature, Tool, object_schema, properties};
use crate::arguments::{Arguments, given};
use crate::json::{json, value};
use crate::session::Session;
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode, Quoted};
use aivss_threat_model::{Context, Id, Kind, MAX_ITEMS, Operation, Question, ThreatModel};
use serde_json::{Map, Value as Json, json as make};
use std::collections::BTreeMap;

/// Lists of the context that are entities of their own, with the field that names one.
const LISTS: [(&str, Kind, &str); 4] = [
    ("user_groups", Kind::UserGroup, "name"),
    ("data_types", Kind::DataType, "name"),
    ("regulations", Kind::Regulation, "name"),
    ("assumptions", Kind::Assumption, "description"),
];

/// The argument that names fields to empty.
const CLEAR: &str = "clear";

pub(super) static SET_BUSINESS_CONTEXT: Tool = Tool {
    name: "set_business_context",
    title: "Set the business context",
    description: "Step 1. Sets what the system does, for whom, with which data, under which rules. The answer lists \
                  the questions that are still open: answer them by calling again with the fields they name. A field \
                  that is left out or null stays as it is; `clear` names those to empty. Entries of the \
                  lists are texts or objects; one that the model has under the same name is changed, not added again. \
                  Nobody knows which regulations apply? Give {\"name\": \"To be determined\", \"follow_up\": who}.",
    nature: Nature::Overwrites,
    schema: || {
        let mut all = properties(Context::fields());
        let names: Vec<&str> = Context::fields().iter().map(|field| field.name).collect();
        all.push((
            CLEAR,
            make!({"type": "array", "items": {"type": "string", "enum": names},
                "description": "Fields to empty."}),
        ));
        for (list, kind, _) in LISTS {
            let fields: Map<String, Json> = properties(kind.fields())
                .into_iter()
                .map(|(name, schema)| (name.into(), schema))
                .collect();
            let items = make!({"type": ["string", "object"], "properties": fields});
            all.push((list, make!({"type": "array", "items": items})));
        }
        object_schema(all, &[])
    },
    run,
};

/// An entry of one of the lists.
struct Said {
    /// Where the call has it.
    place: String,
    kind: Kind,
    /// What the model has under its name.
    known: Option<Id>,
    entry: Json,
}

fn run(session: &mut Session, call: Map<String, Json>) -> Result<Json, Error> {
    let mut arguments = Arguments::new(call, &[("business_context", "description")])?;
    let mut lists = Vec::new();
    for (list, kind, key) in LISTS {
        let entries = arguments.list(list)?;
        if entries.len() > MAX_ITEMS {
            let message = format!(
                "a list of {} entries is too long; one call takes at most {MAX_ITEMS}",
                entries.len()
            );
            return Err(Error::new(ErrorCode::FieldTooLong, message).with_path(list));
        }
        for (index, entry) in entries.into_iter().enumerate() {
            lists.push((list, index, kind, key, entry));
        }
    }
    let cleared = arguments.list(CLEAR)?;
    let context = context_fields(arguments.rest(), cleared)?;
    let model = session.model()?;
    let names: BTreeMap<Kind, _> =
        LISTS.iter().map(|(_, kind, key)| (*kind, named(model, *kind, key))).collect();
    let mut said = Vec::new();
    let mut said_at = BTreeMap::new();
    for (list, index, kind, key, entry) in lists {
        let entry = match entry {
            Json::String(name) => make!({ key: name }),
            other => given(other),
        };
        let name = entry.get(key).and_then(Json::as_str).map(str::to_lowercase);
        let known = name.as_ref().and_then(|name| names.get(&kind)?.get(name).copied());
        // What the call itself names twice is one thing as well.
        let first = name.map(|name| *said_at.entry((kind, name)).or_insert(said.len()));
        match (first.and_then(|first| said.get_mut(first)), entry) {
            (Some(Said { entry: Json::Object(fields), .. }), Json::Object(more)) => {
                fields.extend(more);
            }
            (_, entry) => said.push(Said { place: format!("{list}.{index}"), kind, known, entry }),
        }
    }
    let mut operations = vec![Operation::Context { fields: context }];
    let mut places = vec![String::new()];
    for Said { place, kind, known, entry } in said {
        let fields = value(entry);
        operations.push(match known {
            Some(id) => Operation::Edit { id, fields },
            None => Operation::Add { kind, fields },
        });
        places.push(place);
    }
    let ids = session.apply(operations).map_err(|error| placed(&error, &places))?;
    let ids: Vec<String> = ids.into_iter().flatten().map(|id| id.to_string()).collect();
    let model = session.model()?;
    let questions: Vec<Json> =
        model.questions().iter().map(Question::to_value).map(|question| json(&question)).collect();
    let document = json(&model.to_value());
    Ok(make!({
        "context": document.get("context"),
        "ids": ids,
        "questions": questions,
        "depth": model.depth().map(aivss_core::rule::Depth::as_str),
    }))
}

/// The fields of the context that are set, and those that are emptied, as the library reads both.
fn context_fields(set: Value<'static>, cleared: Vec<Json>) -> Result<Value<'static>, Error> {
    let Value::Object(mut fields) = set else { return Ok(set) };
    for (index, name) in cleared.into_iter().enumerate() {
        let path = format!("{CLEAR}.{index}");
        let refused = |code, message| Err(Error::new(code, message).with_path(path.as_str()));
        let Json::String(name) = name else {
            return refused(ErrorCode::FieldType, "expected the name of a field".to_owned());
        };
        if !Context::fields().iter().any(|field| field.name == name) {
            let message = format!("the context has no field {}", Quoted(&name));
            return refused(ErrorCode::FieldUnknown, message);
        }
        match fields.iter().find(|(field, _)| *field == name) {
            Some((_, Value::Null)) => {}
            Some(_) => {
                let message = format!("the call sets `{name}` and empties it");
                return refused(ErrorCode::FieldConflict, message);
            }
            None => fields.push((name.into(), Value::Null)),
        }
    }
    Ok(Value::Object(fields))
}

/// The entities of a kind by their names, in small letters; the first where several have one.
fn named(model: &ThreatModel, kind: Kind, key: &str) -> BTreeMap<String, Id> {
    let mut names = BTreeMap::new();
    for id in model.ids(kind) {
        let Some(Value::Object(fields)) = model.entity(id) else { continue };
        if let Some((_, Value::Text(name))) = fields.iter().find(|(field, _)| field == key) {
            names.entry(name.to_lowercase()).or_insert(id);
        }
    }
    names
}

/// An error of the operation of that number, at the argument that it came from.
fn placed(error: &Error, places: &[String]) -> Error {
    let (number, rest) = error.path().split_once('.').unwrap_or((error.path(), ""));
    let place = number.parse::<usize>().ok().and_then(|number| places.get(number));
    let Some(place) = place else { return without_index(error) };
    let path =
        [place.as_str(), rest].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    error.clone().with_path(path.join("."))
}
