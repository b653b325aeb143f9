//! Adding: one tool for each kind that the quickstart names, and one for all.

use super::{Nature, Tool, joined, names, object_schema, properties};
use crate::arguments::{Alias, Arguments};
use crate::error::ToolError;
use crate::session::Session;
use aivss_core::{Error, ErrorCode};
use aivss_project::ProjectError;
use aivss_threat_model::{Id, Kind, Operation};
use serde_json::{Map, Value as Json, json};

macro_rules! adds {
    ($($tool:ident $name:literal $title:literal $kind:ident $aliases:ident $about:literal;)+) => {
        $(pub(super) static $tool: Tool = Tool {
            name: $name,
            title: $title,
            description: $about,
            nature: Nature::Adds,
            schema: || schema(Kind::$kind, $aliases),
            run: |session, given| add(session, Kind::$kind, $aliases, given),
        };)+
    };
}

const COMPONENT: &[Alias] = &[("component_type", "type"), ("zone_id", "zone")];
const CONNECTION: &[Alias] = &[
    ("source_id", "source"),
    ("destination_id", "destination"),
    ("encryption", "is_encrypted"),
    ("authentication_method", "authentication"),
];
const DATA_STORE: &[Alias] = &[
    ("store_type", "type"),
    ("data_classification", "classification"),
    ("encryption_at_rest", "is_encrypted"),
    ("zone_id", "zone"),
];
const ZONE: &[Alias] = &[("level", "trust_level")];
const BOUNDARY: &[Alias] = &[
    ("boundary_type", "type"),
    ("source_zone_id", "source"),
    ("destination_zone_id", "destination"),
    ("authentication_method", "authentication"),
    ("authorization_method", "authorization"),
];
const CROSSING: &[Alias] = &[
    ("source_zone_id", "source"),
    ("destination_zone_id", "destination"),
    ("boundary_id", "boundary"),
    ("connection_id", "connection"),
];
const THREAT: &[Alias] = &[
    ("threat_source", "source"),
    ("threat_action", "action"),
    ("threat_impact", "impact"),
    ("affected_components", "affects"),
];
const MITIGATION: &[Alias] = &[("mitigation_type", "type"), ("implementation_status", "status")];

adds! {
    ADD_COMPONENT "add_component" "Add a component" Component COMPONENT
        "Step 2. Adds a part of the system. Give it its MAESTRO layers (L1 to L7, several are allowed) and, once \
         there are trust zones, its zone.";
    ADD_CONNECTION "add_connection" "Add a connection" Connection CONNECTION
        "Step 2. Adds a way between two components or data stores, named by their ids.";
    ADD_DATA_STORE "add_data_store" "Add a data store" DataStore DATA_STORE
        "Step 2. Adds a place where data rests, with its classification.";
    ADD_TRUST_ZONE "add_trust_zone" "Add a trust zone" TrustZone ZONE
        "Step 3. Adds a group of parts that share one level of trust. Put parts into it with `update` and their \
         field `zone`.";
    ADD_TRUST_BOUNDARY "add_trust_boundary" "Add a trust boundary" TrustBoundary BOUNDARY
        "Step 3. Adds the line between two zones, with the controls that stand on it.";
    ADD_CROSSING_POINT "add_crossing_point" "Add a crossing point" CrossingPoint CROSSING
        "Step 3. Adds a place where data crosses a boundary. The answer says whether it deserves attention: \
         sensitivity rises, trust falls, or another identity counts behind it.";
    ADD_THREAT "add_threat" "Add a threat" Threat THREAT
        "Step 4. Adds a threat: who (source), under which conditions (prerequisites), does what (action), with what \
         impact. `aivss` takes an AIVSS compact form or a scoring request.";
    ADD_MITIGATION "add_mitigation" "Add a mitigation" Mitigation MITIGATION
        "Step 5. Adds a control. Say its type, and either name its threats here or link them afterwards. `evidence` \
         tells what in the project would show that it is there.";
}

pub(super) static ADD_ENTITY: Tool = Tool {
    name: "add_entity",
    title: "Add anything else",
    description: "Adds an entity of any kind: user_group, data_type, regulation, assumption, threat_actor, asset, \
                  asset_flow, validation, residual_risk, remediation, and those that have a tool of their own. \
                  The resource `aivss://schema` describes the fields of every kind.",
    nature: Nature::Adds,
    schema: || {
        object_schema(
            vec![
                ("kind", names(Kind::ALL, Kind::as_str)),
                ("fields", json!({"type": "object", "description": "Its fields, without an id."})),
            ],
            &["kind", "fields"],
        )
    },
    run: |session, given| {
        let mut arguments = Arguments::new(given, &[])?;
        let kind: Kind = arguments.need("kind")?;
        let Some(Json::Object(fields)) = arguments.take("fields") else {
            let message = "the call needs `fields`, an object";
            return Err(Error::new(ErrorCode::FieldMissing, message).at("fields").into());
        };
        arguments.end(&["kind", "fields"])?;
        add(session, kind, &[], fields)
    },
};

fn schema(kind: Kind, aliases: &[Alias]) -> Json {
    let fields = kind.fields();
    let mut all = properties(fields);
    for (alias, name) in aliases {
        let own = all.iter().find(|(property, _)| property == name).map(|(_, schema)| schema);
        let schema = own.cloned().unwrap_or_else(|| json!({}));
        let about = format!("Same as {name}.").into();
        all.push((*alias, joined(schema, [("description", about)])));
    }
    // A required field may come under its longer name, which `required` cannot express.
    let required: Vec<&str> = fields
        .iter()
        .filter(|field| field.is_required && !aliases.iter().any(|(_, name)| *name == field.name))
        .map(|field| field.name)
        .collect();
    object_schema(all, &required)
}

fn add(
    session: &mut Session,
    kind: Kind,
    aliases: &[Alias],
    given: Map<String, Json>,
) -> Result<Json, ToolError> {
    let fields = Arguments::new(given, aliases)?.rest()?;
    let ids = session.apply(vec![Operation::Add { kind, fields }]).map_err(without_index)?;
    let id = ids
        .into_iter()
        .flatten()
        .next()
        .ok_or_else(|| Error::new(ErrorCode::EntityUnknown, "the new entity has no id"))?;
    answer(session, id)
}

/// The error of a call's only operation, without the operation's number.
pub(super) fn without_index(error: ProjectError) -> ToolError {
    ToolError::from(error).map_path(|path| {
        path.strip_prefix("0.").unwrap_or(if path == "0" { "" } else { path }).to_owned()
    })
}

/// An entity in its present state: a threat with its rating, a crossing point with the reasons for attention.
pub(super) fn answer(session: &mut Session, id: Id) -> Result<Json, ToolError> {
    let model = session.model()?;
    let mut answer = json!({"id": id.to_string()});
    if let Some(entity) = model.entity(id) {
        answer["entity"] = json!(entity);
    }
    match id.kind() {
        Kind::CrossingPoint => {
            if let Some(point) = model.crossing_points().iter().find(|point| point.id.id() == id) {
                let flags = model.crossing(point).flags;
                answer["attention"] = flags.iter().map(|flag| flag.as_str()).collect();
            }
        }
        Kind::Threat => {
            if let Some(threat) = model.threats().iter().find(|threat| threat.id.id() == id) {
                answer["rating"] = json!(model.links().rating(threat).to_value());
            }
        }
        _ => {}
    }
    Ok(answer)
}
