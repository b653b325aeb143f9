//! The tools: their names, what they take, what they do.

mod change;
mod context;
mod entities;
mod project;
mod read;
mod score;

use crate::error::ToolError;
use crate::session::Session;
use aivss_core::value::Value;
use aivss_threat_model::Field;
use rmcp::model::{JsonObject, Tool as Listed, ToolAnnotations};
use serde_json::{Map, Value as Json, json};
use std::sync::LazyLock;

/// A tool.
pub(crate) struct Tool {
    name: &'static str,
    title: &'static str,
    description: &'static str,
    nature: Nature,
    schema: fn() -> Json,
    run: fn(&mut Session, Map<String, Json>) -> Result<Json, ToolError>,
}

/// What a call does to the model, which clients read before they call.
#[derive(Clone, Copy)]
enum Nature {
    /// It changes nothing.
    Reads,
    /// It adds something each time.
    Adds,
    /// It adds what is missing; a second call with the same arguments changes nothing more.
    Completes,
    /// It removes or replaces something; a second call changes nothing more.
    Overwrites,
}

/// The tools that the quickstart names, in its order, and then the others.
static TOOLS: [&Tool; 22] = [
    &context::SET_BUSINESS_CONTEXT,
    &entities::ADD_COMPONENT,
    &entities::ADD_CONNECTION,
    &entities::ADD_DATA_STORE,
    &entities::ADD_TRUST_ZONE,
    &entities::ADD_TRUST_BOUNDARY,
    &entities::ADD_CROSSING_POINT,
    &entities::ADD_THREAT,
    &read::LIST_THREATS,
    &entities::ADD_MITIGATION,
    &change::LINK_MITIGATION_TO_THREAT,
    &project::EXPORT_COMPREHENSIVE_THREAT_MODEL,
    &project::VALIDATE_SECURITY_CONTROLS,
    &read::GET_THREAT_MODEL,
    &entities::ADD_ENTITY,
    &change::UPDATE,
    &change::REMOVE,
    &read::CHECK_THREAT_MODEL,
    &read::SUGGEST_THREATS,
    &score::SCORE_FINDING,
    &read::SEARCH_CATALOG,
    &project::OPEN_PROJECT,
];

/// The tools in the form in which they are listed, built once.
pub(crate) static LISTED: LazyLock<Vec<Listed>> =
    LazyLock::new(|| TOOLS.iter().map(|tool| tool.listed()).collect());

/// The tool of a name.
pub(crate) fn find(name: &str) -> Option<&'static Tool> {
    TOOLS.iter().copied().find(|tool| tool.name == name)
}

/// The name of each tool, for messages.
pub(crate) fn tool_names() -> impl Iterator<Item = &'static str> {
    TOOLS.iter().map(|tool| tool.name)
}

impl Tool {
    pub(crate) fn run(
        &self,
        session: &mut Session,
        given: Map<String, Json>,
    ) -> Result<Json, ToolError> {
        (self.run)(session, given)
    }

    /// Whether it can run for seconds, as the search for evidence does until its time is up.
    pub(crate) fn takes_long(&self) -> bool {
        self.name == project::VALIDATE_SECURITY_CONTROLS.name
    }

    fn listed(&self) -> Listed {
        let schema = match (self.schema)() {
            Json::Object(schema) => schema,
            _ => JsonObject::new(),
        };
        let (reads, removes, again) = match self.nature {
            Nature::Reads => (true, false, true),
            Nature::Adds => (false, false, false),
            Nature::Completes => (false, false, true),
            Nature::Overwrites => (false, true, true),
        };
        let annotations = ToolAnnotations::with_title(self.title)
            .read_only(reads)
            .destructive(removes)
            .idempotent(again)
            // Nothing outside of the project's folder is touched.
            .open_world(false);
        Listed::new(self.name, self.description, schema).with_annotations(annotations)
    }
}

/// The schema of an object with these properties and no others.
fn object_schema(properties: Vec<(&str, Json)>, required: &[&str]) -> Json {
    let properties: Map<String, Json> =
        properties.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    let mut schema = json!({
        "type": "object", "properties": properties, "additionalProperties": false});
    if !required.is_empty() {
        schema["required"] = required.iter().copied().collect();
    }
    schema
}

/// The schemas of fields, without the limits that all fields of a type share: clients send the list of tools
/// with every conversation, so these limits are in the server's instructions once.
fn properties(fields: &[Field]) -> Vec<(&'static str, Json)> {
    fields
        .iter()
        .map(|field| {
            let mut schema = json!(field.schema());
            slim(&mut schema);
            (field.name, schema)
        })
        .collect()
}

/// Removes the limits that all fields of a type share.
fn slim(schema: &mut Json) {
    if let Json::Object(keywords) = schema {
        for keyword in ["minLength", "maxLength", "maxItems", "uniqueItems"] {
            keywords.remove(keyword);
        }
        // The schemas of items and properties are objects within this one.
        keywords.values_mut().for_each(slim);
    }
}

fn text_schema(about: &str) -> Json {
    json!({"type": "string", "description": about})
}

/// An object and more members. `json!` would copy members that are JSON already.
fn joined<const N: usize>(mut object: Json, members: [(&str, Json); N]) -> Json {
    for (name, value) in members {
        object[name] = value;
    }
    object
}

/// A member of an object.
fn member<'v, 'a>(object: &'v Value<'a>, name: &str) -> Option<&'v Value<'a>> {
    let Value::Object(members) = object else { return None };
    members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// The schema of a text that is one of the names of these values.
fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> Json {
    let names: Vec<&str> = all.iter().map(|value| name(*value)).collect();
    json!({"type": "string", "enum": names})
}
