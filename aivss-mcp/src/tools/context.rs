//! Step 1: the business context, and the questions that it leaves open.

use super::{Nature, Tool, member, object_schema, properties};
use crate::arguments::{Arguments, value, without_nulls};
use crate::error::ToolError;
use crate::session::Session;
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode, Quoted};
use aivss_project::ProjectError;
use aivss_threat_model::check::Question;
use aivss_threat_model::entity::Context;
use aivss_threat_model::field::MAX_ITEMS;
use aivss_threat_model::{Id, Kind, Operation, ThreatModel};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// Lists of the context whose entries are entities, with the field that names an entry.
const LISTS: [(&str, Kind, &str); 4] = [
    ("user_groups", Kind::UserGroup, "name"),
    ("data_types", Kind::DataType, "name"),
    ("regulations", Kind::Regulation, "name"),
    ("assumptions", Kind::Assumption, "description"),
];

/// The argument that lists the fields to empty.
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
            json!({"type": "array", "items": {"type": "string", "enum": names},
                "description": "Fields to empty."}),
        ));
        for (list, kind, _) in LISTS {
            let fields: Map<String, Json> = properties(kind.fields())
                .into_iter()
                .map(|(name, schema)| (name.into(), schema))
                .collect();
            let items = json!({"type": "object", "properties": fields});
            all.push((list, json!({"type": "array", "items": items})));
        }
        object_schema(all, &[])
    },
    run,
};

/// An entry of one of the lists.
struct Entry {
    /// Its path in the call.
    path: String,
    kind: Kind,
    /// The entity of the model that has its name.
    known: Option<Id>,
    fields: Json,
}

fn run(session: &mut Session, call: Map<String, Json>) -> Result<Json, ToolError> {
    let mut arguments = Arguments::new(call, &[("business_context", "description")])?;
    let mut lists = Vec::new();
    for (list, kind, key) in LISTS {
        let entries = arguments.list(list)?;
        if entries.len() > MAX_ITEMS {
            let message = format!(
                "a list of {} entries is too long; one call takes at most {MAX_ITEMS}",
                entries.len()
            );
            return Err(Error::new(ErrorCode::FieldTooLong, message).with_path(list).into());
        }
        for (index, entry) in entries.into_iter().enumerate() {
            lists.push((list, index, kind, key, entry));
        }
    }
    let cleared = arguments.list(CLEAR)?;
    let context = context_fields(arguments.rest()?, cleared)?;
    let model = session.model()?;
    let names: BTreeMap<Kind, _> =
        LISTS.iter().map(|(_, kind, key)| (*kind, named(model, *kind, key))).collect();
    let mut entries = Vec::new();
    let mut first_of_name = BTreeMap::new();
    for (list, index, kind, key, entry) in lists {
        let fields = match entry {
            Json::String(name) => json!({ key: name }),
            other => without_nulls(other),
        };
        let name = fields.get(key).and_then(Json::as_str).map(str::to_lowercase);
        let known = name.as_ref().and_then(|name| names.get(&kind)?.get(name).copied());
        // Two entries of the call with one name are one entity, too.
        let first = name.map(|name| *first_of_name.entry((kind, name)).or_insert(entries.len()));
        match (first.and_then(|first| entries.get_mut(first)), fields) {
            (Some(Entry { fields: Json::Object(first), .. }), Json::Object(more)) => {
                first.extend(more);
            }
            (_, fields) => {
                entries.push(Entry { path: format!("{list}.{index}"), kind, known, fields });
            }
        }
    }
    let mut operations = vec![Operation::Context { fields: context }];
    let mut paths = vec![String::new()];
    for Entry { path, kind, known, fields } in entries {
        let fields = value(fields)?;
        operations.push(match known {
            Some(id) => Operation::Edit { id, fields },
            None => Operation::Add { kind, fields },
        });
        paths.push(path);
    }
    let ids = session.apply(operations).map_err(|error| in_call(error, &paths))?;
    let ids: Vec<String> = ids.into_iter().flatten().map(|id| id.to_string()).collect();
    let model = session.model()?;
    let questions: Vec<Value<'_>> = model.questions().iter().map(Question::to_value).collect();
    let document = model.to_value();
    Ok(json!({
        "context": member(&document, "context"),
        "ids": ids,
        "questions": questions,
        "depth": model.depth().map(aivss_core::rule::Depth::as_str),
    }))
}

/// The fields that the call sets and those that it empties, in the form that the library reads.
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

/// The entities of a kind by their names in lower case; of several with one name, the first.
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

/// The error of an operation, at the path of its entry in the call.
fn in_call(error: ProjectError, paths: &[String]) -> ToolError {
    ToolError::from(error).map_path(|path| {
        let (number, rest) = path.split_once('.').unwrap_or((path, ""));
        match number.parse::<usize>().ok().and_then(|number| paths.get(number)).map(String::as_str)
        {
            None => path.to_owned(),
            Some(entry) if entry.is_empty() || rest.is_empty() => format!("{entry}{rest}"),
            Some(entry) => format!("{entry}.{rest}"),
        }
    })
}
