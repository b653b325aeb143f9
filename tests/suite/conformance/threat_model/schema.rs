//! The published JSON Schema: the file is what the tables give, and agrees with the reader.

use super::document::full;
use aivss_formats::SCHEMAS;
use aivss_threat_model::{Kind, ThreatModel};
use serde_json::{Value as Json, json};
use std::path::Path;

fn published() -> Json {
    let schema = SCHEMAS.iter().find(|schema| schema.name == "threat-model").unwrap();
    serde_json::from_str(schema.text).unwrap()
}

#[test]
fn golden_schema_is_what_the_tables_give() {
    let text = ThreatModel::json_schema().to_json() + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../aivss-threat-model/schemas/threat-model.schema.json");
    if crate::golden::bless() {
        std::fs::write(&path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), text, "`cargo xtask bless` writes it anew");
}

#[test]
fn the_schema_takes_what_the_library_writes_and_refuses_what_it_can_see() {
    let schema = jsonschema::validator_for(&published()).unwrap();
    let document: Json = serde_json::from_str(&full().to_json()).unwrap();
    schema
        .validate(&document)
        .unwrap_or_else(|error| panic!("{error} at {}", error.instance_path()));
    assert!(schema.is_valid(&json!({"schema": "aivss-threat-model/1"})));
    for wrong in [
        json!({}),
        json!({"schema": "aivss-threat-model/2"}),
        json!({"schema": "aivss-threat-model/1", "threat": []}),
        json!({"schema": "aivss-threat-model/1", "threats": [{"id": "TH-0", "name": "a"}]}),
        json!({"schema": "aivss-threat-model/1", "threats": [{"id": "CO-1", "name": "a"}]}),
        json!({"schema": "aivss-threat-model/1", "threats": [{"name": "a"}]}),
        json!({"schema": "aivss-threat-model/1", "threats": [{"id": "TH-1", "severity": "urgent"}]}),
        json!({"schema": "aivss-threat-model/1", "components": [{"id": "CO-1"}]}),
        json!({"schema": "aivss-threat-model/1", "layers": {"L8": {}}}),
        json!({"schema": "aivss-threat-model/1", "issued": {"TH": 1_000_000}}),
    ] {
        assert!(!schema.is_valid(&wrong), "{wrong}");
    }
}

/// What a reader of the schema learns is worded for every field, as a sentence.
#[test]
fn every_field_says_what_it_is() {
    for kind in Kind::ALL {
        for field in kind.fields() {
            let is_sentence =
                field.about.ends_with('.') && field.about.starts_with(char::is_uppercase);
            assert!(is_sentence, "{kind}.{}: {}", field.name, field.about);
        }
    }
}
