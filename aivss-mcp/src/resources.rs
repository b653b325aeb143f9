//! Resources: the model, its schema, and the catalogs.

use crate::error::ToolError;
use crate::session::Session;
use aivss_core::{Quoted, wire};
use aivss_threat_model::ThreatModel;
use rmcp::ErrorData;
use rmcp::model::{ReadResourceResult, Resource, ResourceContents};

const JSON: &str = "application/json";
const MARKDOWN: &str = "text/markdown";

/// A resource, and the function that reads it.
struct Known {
    uri: &'static str,
    name: &'static str,
    about: &'static str,
    kind: &'static str,
    read: fn(&mut Session) -> Result<String, ToolError>,
}

macro_rules! catalogs {
    ($($list:literal)+) => {
        [$(Known {
            uri: concat!("aivss://catalog/", $list),
            name: concat!("catalog-", $list),
            about: concat!("The catalog's list of ", $list, "."),
            kind: JSON,
            read: |_| Ok(wire::catalog_json(concat!("{\"list\":\"", $list, "\"}"))),
        }),+]
    };
}

static MODEL: [Known; 3] = [
    Known {
        uri: "aivss://model",
        name: "threat-model",
        about: "The threat model as it is on the disk.",
        kind: JSON,
        read: |session| Ok(session.model()?.to_json()),
    },
    Known {
        uri: "aivss://report",
        name: "threat-model-report",
        about: "The threat model as a report.",
        kind: MARKDOWN,
        read: |session| Ok(session.model()?.to_markdown()),
    },
    Known {
        uri: "aivss://schema",
        name: "threat-model-schema",
        about: "The JSON Schema of the threat model, with every field of every kind.",
        kind: JSON,
        read: |_| Ok(ThreatModel::json_schema().to_json()),
    },
];

static CATALOGS: [Known; 7] =
    catalogs!("layers" "threats" "mitigations" "risks" "asi" "scenarios" "errata");

fn all() -> impl Iterator<Item = &'static Known> {
    MODEL.iter().chain(&CATALOGS)
}

pub(crate) fn list() -> Vec<Resource> {
    let listed = |known: &Known| {
        Resource::new(known.uri, known.name)
            .with_description(known.about)
            .with_mime_type(known.kind)
    };
    all().map(listed).collect()
}

pub(crate) fn read(uri: &str, session: &mut Session) -> Result<ReadResourceResult, ErrorData> {
    let Some(known) = all().find(|known| known.uri == uri) else {
        let uris: Vec<&str> = all().map(|known| known.uri).collect();
        let message = format!("there is no resource {}", Quoted(uri));
        return Err(ErrorData::resource_not_found(
            message,
            Some(serde_json::json!({"resources": uris})),
        ));
    };
    let text = (known.read)(session).map_err(|error| {
        let data = serde_json::json!({"code": error.code(), "path": error.path()});
        ErrorData::internal_error(error.to_string(), Some(data))
    })?;
    Ok(ReadResourceResult::new(vec![ResourceContents::text(text, uri).with_mime_type(known.kind)]))
}
