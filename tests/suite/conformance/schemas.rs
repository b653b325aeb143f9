//! The JSON Schemas: every example and every golden request is valid, and a schema refuses what it can.

use aivss_core::Method;
use aivss_core::document::Document;
use aivss_core::request::{PartialRequest, Request};
use aivss_formats::SCHEMAS;
use aivss_threat_model::agent_report::AgentReport;
use jsonschema::Validator;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn schema(name: &str) -> Validator {
    let schema = SCHEMAS.iter().find(|schema| schema.name == name).unwrap();
    jsonschema::validator_for(&serde_json::from_str(schema.text).unwrap()).unwrap()
}

fn read(path: &str) -> Value {
    let text =
        fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    if Path::new(path).extension().is_some_and(|ending| ending == "toml") {
        // TOML's dates are texts in JSON.
        let value: toml::Value = toml::from_str(&text).unwrap();
        json_of(&value)
    } else {
        serde_json::from_str(&text).unwrap()
    }
}

fn json_of(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(value) => json!(value),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(items) => items.iter().map(json_of).collect(),
        toml::Value::Table(fields) => {
            fields.iter().map(|(key, value)| (key.clone(), json_of(value))).collect()
        }
    }
}

fn assert_valid(schema: &Validator, value: &Value, what: &str) {
    if let Err(error) = schema.validate(value) {
        panic!("{what}: {error} at {}", error.instance_path());
    }
}

/// Eight, each with the version of its draft and a title.
#[test]
fn every_schema_is_one() {
    let names: Vec<_> = SCHEMAS.iter().map(|schema| schema.name).collect();
    assert_eq!(
        names,
        [
            "request",
            "assessment",
            "report",
            "owasp-0.8",
            "owasp-0.5",
            "threat-model",
            "aivss-1.0-input",
            "aivss-1.0-report"
        ]
    );
    for schema in SCHEMAS {
        let value: Value = serde_json::from_str(schema.text).unwrap();
        assert_eq!(value["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(value["title"].is_string(), "{}", schema.name);
        assert!(jsonschema::meta::is_valid(&value), "{}", schema.name);
    }
}

/// Every list that begins with the default method, in any schema, is the list of all methods.
#[test]
fn a_schema_names_every_method() {
    fn lists<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
        match value {
            Value::Object(fields) => {
                let list = fields.get("enum").filter(|list| list[0] == Method::default().as_str());
                found.extend(list);
                fields.values().for_each(|value| lists(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| lists(value, found)),
            _ => {}
        }
    }
    let schemas: Vec<Value> =
        SCHEMAS.iter().map(|schema| serde_json::from_str(schema.text).unwrap()).collect();
    let mut found = Vec::new();
    for schema in &schemas {
        lists(schema, &mut found);
    }
    assert!(found.len() >= 3, "{} lists are found", found.len());
    for list in found {
        assert_eq!(list, &json!(Method::ALL.map(Method::as_str)));
    }
}

/// 11 requests, 1 document, 1 agent report, 1 report of v0.8.
#[test]
fn every_example_is_valid() {
    let requests = schema("request");
    assert_valid(&requests, &read("examples/zscaler-mcp-server.json"), "zscaler");
    let mut count = 0;
    for entry in fs::read_dir(root().join("examples/owasp-0.8")).unwrap() {
        let path = entry.unwrap().path();
        let path = format!("examples/owasp-0.8/{}", path.file_name().unwrap().to_str().unwrap());
        assert_valid(&requests, &read(&path), &path);
        count += 1;
    }
    assert_eq!(count, 10);
    assert_valid(&schema("assessment"), &read("examples/invoice-agent.toml"), "invoice agent");
    assert_valid(&schema("report"), &read("examples/zscaler-mcp-server.report.json"), "report");
    assert_valid(&schema("owasp-0.8"), &read("examples/report-owasp-0.8.json"), "owasp-0.8");
}

/// Every golden request that the library takes, by the names that the schema knows.
#[test]
fn every_golden_request_that_is_taken_is_valid() {
    let requests = schema("request");
    let folder = root().join("tests/vectors/wire");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let Some(stem) = name.strip_suffix(".request.json") else { continue };
        let text = fs::read_to_string(&path).unwrap();
        if PartialRequest::from_json(&text).is_ok() {
            assert_valid(&requests, &serde_json::from_str(&text).unwrap(), stem);
            count += 1;
        }
    }
    assert!(count >= 38, "{count}");
}

/// The agent report's schema holds the document's, word for word.
#[test]
fn the_reports_schema_holds_the_documents() {
    let text = |name| SCHEMAS.iter().find(|schema| schema.name == name).unwrap().text;
    let report: Value = serde_json::from_str(text("report")).unwrap();
    let document: Value = serde_json::from_str(text("assessment")).unwrap();
    let properties = |value: &Value| {
        let mut properties = value["properties"].clone();
        properties["name"].take();
        properties
    };
    assert_eq!(properties(&report["properties"]["assessment"]), properties(&document));
    for (key, definition) in document["$defs"].as_object().unwrap() {
        assert_eq!(&report["$defs"][key], definition, "{key}");
    }
}

fn changed(value: &Value, pointer: &str, change: Option<Value>) -> Value {
    let mut value = value.clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = value.pointer_mut(parent).unwrap();
    match (change, parent) {
        (Some(new), Value::Object(fields)) => {
            fields.insert(key.into(), new);
        }
        (None, Value::Object(fields)) => {
            assert!(fields.remove(key).is_some(), "{pointer}");
        }
        (Some(new), Value::Array(items)) => items[key.parse::<usize>().unwrap()] = new,
        (None, Value::Array(items)) => {
            items.remove(key.parse().unwrap());
        }
        (_, other) => panic!("{pointer} stands in {other}"),
    }
    value
}

/// What both the library and the schema refuse: 11 requests, 7 documents, 9 agent reports.
#[test]
fn a_schema_refuses_what_the_library_refuses_as_far_as_it_can() {
    let add = |pointer: &'static str, value: Value| (pointer, Some(value));
    let drop = |pointer: &'static str| (pointer, None);
    let cases = [
        (
            "request",
            read("examples/zscaler-mcp-server.json"),
            vec![
                add("/colour", json!("red")),
                drop("/cvss"),
                add("/cvss", json!("CVSS:3.1/AV:N")),
                add("/cvss", json!({"score": 11})),
                add("/domain", json!("guessed")),
                add("/threat_multiplier", json!(3)),
                add("/factors/Dynamic Tool Use", json!(2)),
                add("/factors", json!([])),
                add("/factors", json!("AIVSS:0.8/AU:X")),
                add("/factors/Dynamic Tool Use", Value::Null),
                add("/factors/Dynamic Tool Use", json!({"value": 1, "status": "guessed"})),
            ],
        ),
        (
            "assessment",
            read("examples/invoice-agent.toml"),
            vec![
                add("/colour", json!("red")),
                drop("/name"),
                drop("/findings"),
                add("/findings", json!([])),
                drop("/findings/0/id"),
                add("/findings/0/colour", json!("red")),
                add("/date", json!("yesterday")),
            ],
        ),
        (
            "report",
            read("examples/zscaler-mcp-server.report.json"),
            vec![
                drop("/name"),
                drop("/layers/L4"),
                add("/layers/L9", json!({"not_applicable": "no such layer"})),
                drop("/layers/L3/note"),
                add("/layers/L3/certainty", json!("maybe")),
                add("/layers/L3/not_applicable", json!("both")),
                add("/layers/L3/threats", json!(["T2", "T2"])),
                add("/layers/L3/controls", json!(["T2"])),
                add("/assessment/findings", json!([])),
            ],
        ),
    ];
    let is_taken = |name: &str, text: &str| match name {
        "request" => Request::from_json(text).is_ok_and(|it| it.inputs.score().is_ok()),
        "assessment" => Document::from_json(text).is_ok(),
        _ => AgentReport::from_json(text).is_ok(),
    };
    for (name, value, changes) in cases {
        let schema = schema(name);
        assert!(is_taken(name, &value.to_string()), "{name}");
        for (pointer, change) in changes {
            let wrong = changed(&value, pointer, change);
            assert!(!is_taken(name, &wrong.to_string()), "the library takes {name} {pointer}");
            assert!(!schema.is_valid(&wrong), "the schema takes {name} {pointer}");
        }
    }
}
