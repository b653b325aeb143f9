//! Changing and removing what is there.

use super::entities::{answer, without_index};
use super::{Nature, Tool, object_schema, text_schema};
use crate::arguments::{Alias, Arguments, value};
use crate::error::ToolError;
use aivss_core::{Error, ErrorCode};
use aivss_project::ProjectError;
use aivss_threat_model::{Id, Operation, Place};
use serde_json::json;

pub(super) static LINK_MITIGATION_TO_THREAT: Tool = Tool {
    name: "link_mitigation_to_threat",
    title: "Link a mitigation to a threat",
    description: "Step 5. Says that a mitigation is meant for a threat, or for part of it. Linking again changes \
                  nothing.",
    nature: Nature::Completes,
    schema: || {
        object_schema(
            vec![
                ("mitigation_id", text_schema("The mitigation, MI-1 for instance.")),
                ("threat_id", text_schema("The threat, TH-1 for instance.")),
                (
                    "is_partial",
                    json!({"type": "boolean", "description": "Whether it covers only part of the threat."}),
                ),
            ],
            &["mitigation_id", "threat_id"],
        )
    },
    run: |session, given| {
        const ALIASES: &[Alias] =
            &[("mitigation", "mitigation_id"), ("threat", "threat_id"), ("partial", "is_partial")];
        let mut arguments = Arguments::new(given, ALIASES)?;
        let mitigation: Id = arguments.need("mitigation_id")?;
        let threat: Id = arguments.need("threat_id")?;
        let is_partial = arguments.flag("is_partial")?;
        arguments.end(&["mitigation_id", "threat_id", "is_partial"])?;
        let at = |name: &'static str| move |error: Error| error.with_path(name);
        let link = Operation::Link {
            mitigation: mitigation.try_into().map_err(at("mitigation_id"))?,
            threat: threat.try_into().map_err(at("threat_id"))?,
            is_partial: is_partial.unwrap_or_default(),
        };
        match session.apply(vec![link]).map_err(without_index) {
            Ok(_) => {}
            // A second link without `is_partial` changes nothing. Another coverage is a change, for `update`.
            Err(ToolError::Refused(error))
                if error.code() == ErrorCode::LinkExists && is_partial.is_none() => {}
            Err(error) => return Err(error),
        }
        answer(session, mitigation)
    },
};

pub(super) static UPDATE: Tool = Tool {
    name: "update",
    title: "Change an entity or a layer",
    description: "Gives fields of an entity other values; null empties a field. With `layer` instead of `id` it says \
                  why a layer has no components (`not_applicable`) or takes notes on it (`notes`).",
    nature: Nature::Overwrites,
    schema: || {
        object_schema(
            vec![
                ("id", text_schema("The entity, TH-1 for instance.")),
                ("layer", text_schema("L1 to L7, or CL for what crosses layers.")),
                ("fields", json!({"type": "object", "description": "The fields to change."})),
            ],
            &["fields"],
        )
    },
    run: |session, given| {
        let mut arguments = Arguments::new(given, &[])?;
        let id: Option<Id> = arguments.read("id")?;
        let place: Option<Place> = arguments.read("layer")?;
        let fields = arguments.take("fields").ok_or_else(|| {
            Error::new(ErrorCode::FieldMissing, "the call needs `fields`, an object").at("fields")
        })?;
        arguments.end(&["id", "layer", "fields"])?;
        let fields = value(fields)?;
        match (id, place) {
            (Some(id), None) => {
                session.apply(vec![Operation::Edit { id, fields }]).map_err(inside_fields)?;
                answer(session, id)
            }
            (None, Some(place)) => {
                session.apply(vec![Operation::Layer { place, fields }]).map_err(inside_fields)?;
                let model = session.model()?;
                let parts: Vec<String> =
                    model.parts_in(place).iter().map(ToString::to_string).collect();
                let note = model.layer(place);
                Ok(json!({"layer": place.as_str(), "components": parts,
                    "not_applicable": note.not_applicable.as_deref(), "notes": note.notes.as_deref()}))
            }
            _ => Err(Error::new(
                ErrorCode::FieldConflict,
                "the call names either an entity by `id` or a layer by `layer`",
            )
            .into()),
        }
    },
};

/// The error of an operation whose fields are one argument of the call.
fn inside_fields(error: ProjectError) -> ToolError {
    without_index(error).map_path(|path| match path {
        "" => String::new(),
        path => format!("fields.{path}"),
    })
}

pub(super) static REMOVE: Tool = Tool {
    name: "remove",
    title: "Remove an entity",
    description: "Removes an entity. Refused while others refer to it; the refusal names them. Its id is never given \
                  again.",
    nature: Nature::Overwrites,
    schema: || object_schema(vec![("id", text_schema("The entity, CO-1 for instance."))], &["id"]),
    run: |session, given| {
        let mut arguments = Arguments::new(given, &[])?;
        let id: Id = arguments.need("id")?;
        arguments.end(&["id"])?;
        let entity = session.model()?.entity(id).map(|entity| json!(entity));
        session.apply(vec![Operation::Remove { id }]).map_err(without_index)?;
        Ok(json!({"removed": id.to_string(), "entity": entity}))
    },
};
