//! AWS Threat Composer: what is written validates, comes back, and a file of the tool itself is read.

use super::{example, example_value, model, write};
use aivss_core::ErrorCode;
use aivss_tests::policy::violation;
use aivss_threat_model::{ExportFormat, ThreatModel};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

fn validator() -> jsonschema::Validator {
    let path = aivss_tests::vectors::path("threat_composer.schema.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn file(model: &ThreatModel) -> Value {
    serde_json::from_str(&write(ExportFormat::ThreatComposer, model)).unwrap()
}

fn assert_valid(file: &Value) {
    let errors: Vec<String> = validator().iter_errors(file).map(|it| it.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

/// The schema refuses what the tool refuses, or the tests that use it would prove nothing.
#[test]
fn the_schema_keeps_the_tools_limits() {
    let threat = |change: fn(&mut Value)| {
        let mut threat = json!({"id": "x", "numericId": 1});
        change(&mut threat);
        json!({"schema": 1, "threats": [threat]})
    };
    assert_valid(&threat(|_| {}));
    let wrong: [fn(&mut Value); 7] = [
        |it| it["threatAction"] = "a".repeat(201).into(),
        |it| it["statement"] = "a".repeat(1401).into(),
        |it| it["tags"] = json!([""]),
        |it| it["tags"] = json!(["a".repeat(31)]),
        |it| it["severity"] = "high".into(),
        |it| it["metadata"] = json!([{"key": "severity", "value": "high"}]),
        |it| it["metadata"] = json!([{"key": "Priority", "value": "Critical"}]),
    ];
    for change in wrong {
        assert!(!validator().is_valid(&threat(change)), "{}", threat(change));
    }
    assert!(!validator().is_valid(&json!({"schema": 1, "more": 1})));
}

#[test]
fn the_example_and_an_empty_model_validate() {
    assert_valid(&file(&example()));
    assert_valid(&file(&ThreatModel::new()));
    let read = ThreatModel::from_threat_composer(&ThreatModel::new().to_threat_composer().unwrap());
    let read = read.unwrap();
    assert_eq!((read.model, read.left_out), (ThreatModel::new(), Vec::new()));
}

/// Threats, mitigations and assumptions whole; of what threats touch, ids and names.
#[test]
fn what_is_written_comes_back() {
    let model = example();
    let read = ThreatModel::from_threat_composer(&model.to_threat_composer().unwrap()).unwrap();
    assert_eq!(read.model.mitigations(), model.mitigations());
    assert_eq!(read.model.assumptions(), model.assumptions());
    assert_eq!(read.model.context().name, model.context().name);
    assert_eq!(read.model.context().description, model.context().description);
    for (found, written) in read.model.threats().iter().zip(model.threats()) {
        if written.id.to_string() == "TH-6" {
            // It touches a connection, which the file cannot hold; that becomes an asset of its name.
            let affects: Vec<String> = found.affects.iter().map(ToString::to_string).collect();
            assert_eq!(affects, ["AS-3", "CO-7"]);
            let name = read.model.title(found.affects[0].id()).unwrap();
            assert_eq!(name, "Payment proposals");
            let found =
                aivss_threat_model::Threat { affects: written.affects.clone(), ..found.clone() };
            assert_eq!(&found, written);
        } else {
            assert_eq!(found, written);
        }
    }
    assert_eq!(read.model.threats().len(), 16);
    let left: Vec<&str> = read.left_out.iter().map(|left| left.path.as_str()).collect();
    assert_eq!(left, ["architecture.description", "dataflow.description"]);
    for component in read.model.components() {
        assert_eq!(model.get(component.id).unwrap().name, component.name);
    }
}

#[test]
fn ids_in_the_file_are_uuids_that_stay_the_same() {
    let file = file(&example());
    let mut seen = BTreeSet::new();
    for list in ["threats", "mitigations", "assumptions"] {
        for entity in file[list].as_array().unwrap() {
            let id = entity["id"].as_str().unwrap();
            let groups: Vec<usize> = id.split('-').map(str::len).collect();
            assert_eq!(groups, [8, 4, 4, 4, 12], "{id}");
            assert_eq!(
                (&id[14..15], &id[19..20]),
                ("8", "8"),
                "version 8, the usual variant: {id}"
            );
            assert!(seen.insert(id.to_owned()), "{id}");
        }
    }
    assert_eq!(seen.len(), 16 + 20 + 2);
    assert!(seen.contains("61697673-7374-8054-8048-00000000000c"), "TH-12");
}

/// One text too long at a time: refused with the place, and never cut.
#[test]
fn texts_beyond_the_tools_limits_are_refused() {
    // Wide characters count twice in the tool and once here: 101 of them fit our lines and not its fields.
    let wide = "\u{1f4b6}".repeat(101);
    let long = "a".repeat(1001);
    let cases: [(&str, &str, &str, u32, u32); 9] = [
        ("/context/name", &wide, "context.name", 202, 200),
        ("/threats/0/source", &wide, "TH-1.source", 202, 200),
        ("/threats/0/prerequisites", &wide, "TH-1.prerequisites", 202, 200),
        ("/threats/0/action", &wide, "TH-1.action", 202, 200),
        ("/threats/0/impact", &wide, "TH-1.impact", 202, 200),
        ("/threats/0/description", &long, "TH-1.description", 1001, 1000),
        ("/threats/0/tags/0", &long[..31], "TH-1.tags", 31, 30),
        ("/mitigations/2/content", &long, "MI-3.content", 1001, 1000),
        ("/assumptions/1/description", &long, "AN-2.description", 1001, 1000),
    ];
    for (pointer, text, path, length, most) in cases {
        let mut value = example_value();
        *value.pointer_mut(pointer).unwrap() = text.into();
        let error = model(&value).to_threat_composer().unwrap_err();
        assert_eq!((error.code(), error.path()), (ErrorCode::ExportLimit, path));
        let expected = format!(
            "a text of {length} characters is longer than the {most} that Threat Composer takes"
        );
        assert_eq!(error.message(), expected);
        assert_eq!(violation(error.message()), None);
        // One character less is written.
        let shorter: String = text.chars().skip(1).collect();
        *value.pointer_mut(pointer).unwrap() = shorter.into();
        assert_valid(&file(&model(&value)));
    }
}

/// A file as the tool itself writes it: random ids, its own keys, its own words.
fn foreign() -> Value {
    let id = |digit: &str| format!("{}-1111-4111-8111-111111111111", digit.repeat(8));
    json!({
        "schema": 1,
        "applicationInfo": {"name": "Shop", "description": "Sells\r\nthings."},
        "architecture": {"image": "data:image/png;base64,AAAA", "description": ""},
        "dataflow": {},
        "assumptions": [{"id": id("a"), "numericId": 1, "displayOrder": 1, "content": "TLS everywhere",
                         "metadata": [{"key": "Comments", "value": "By policy"}], "tags": []}],
        "mitigations": [
            {"id": id("b"), "numericId": 2, "displayOrder": 1, "content": "Encode output",
             "status": "mitigationResolved", "metadata": [{"key": "Comments", "value": "In v2"}]},
            {"id": id("c"), "numericId": 1, "content": "Rewrite it all",
             "status": "mitigationResolvedWillNotAction"},
        ],
        "assumptionLinks": [{"type": "Threat", "assumptionId": id("a"), "linkedId": id("d")}],
        "mitigationLinks": [
            {"mitigationId": id("b"), "linkedId": id("d")},
            {"mitigationId": id("b"), "linkedId": id("a")},
        ],
        "threats": [
            {"id": id("d"), "numericId": 3, "displayOrder": 1, "threatSource": "external actor",
             "prerequisites": "with a browser", "threatAction": "inject a script",
             "threatImpact": "stolen sessions", "impactedGoal": ["confidentiality", "integrity"],
             "impactedAssets": ["sessions", "carts"], "tags": ["web"], "status": "threatIdentified",
             "statement": "An external actor with a browser can inject a script",
             "displayedStatement": [{"content": "An external actor"}],
             "metadata": [{"key": "STRIDE", "value": ["T", "E"]}, {"key": "Priority", "value": "High"},
                          {"key": "Comments", "value": "Seen in tests"},
                          {"key": "custom:ticket", "value": "SEC-1"}]},
            {"id": id("e"), "numericId": 3, "statement": "Somebody floods the shop",
             "impactedAssets": ["carts"], "metadata": [{"key": "custom:severity", "value": "Sev1"}]},
            {"id": id("f"), "numericId": 9, "statement": ""},
        ],
    })
}

#[test]
fn a_file_of_the_tool_itself_is_read_and_what_has_no_place_is_told() {
    let read = ThreatModel::from_threat_composer(&foreign().to_string()).unwrap();
    let found: Value = serde_json::from_str(&read.model.to_json()).unwrap();
    let expected = json!({
        "schema": "aivss-threat-model/1",
        "context": {"name": "Shop", "description": "Sells\nthings."},
        "assumptions": [{"id": "AN-1", "description": "TLS everywhere", "rationale": "By policy"}],
        "assets": [{"id": "AS-1", "name": "sessions"}, {"id": "AS-2", "name": "carts"}],
        "threats": [
            {"id": "TH-3", "description": "Seen in tests", "source": "external actor",
             "prerequisites": "with a browser", "action": "inject a script",
             "impact": "stolen sessions", "stride": ["tampering", "elevation_of_privilege"],
             "affects": ["AS-1", "AS-2"], "tags": ["web", "goal: confidentiality", "goal: integrity"],
             "status": "identified"},
            {"id": "TH-10", "name": "Somebody floods the shop", "affects": ["AS-2"]},
        ],
        "mitigations": [
            {"id": "MI-1", "content": "Rewrite it all", "status": "will_not_action"},
            {"id": "MI-2", "content": "Encode output\n\nIn v2", "status": "implemented",
             "threats": [{"threat": "TH-3"}]},
        ],
    });
    assert_eq!(found, expected);
    let left: Vec<(&str, &str)> =
        read.left_out.iter().map(|left| (left.path.as_str(), left.reason.as_str())).collect();
    let expected = [
        ("architecture.image", "a threat model has no place for it"),
        (
            "threats.0.metadata.Priority",
            "`High` is a priority, and a threat is rated by severity and likelihood",
        ),
        ("threats.0.metadata.custom:ticket", "a threat model has no place for it: SEC-1"),
        (
            "threats.1.metadata.custom:severity",
            "`Sev1` is no severity; expected one of `low`, `medium`, `high`, `critical`",
        ),
        ("threats.2", "the threat says nothing"),
        ("mitigationLinks.1", "it links no mitigation with a threat of this file"),
        ("assumptionLinks.0", "assumptions of a threat model are not tied to single entities"),
    ];
    assert_eq!(left, expected);
    // And on to the tool again: goals and the decision against are where they were.
    let again = file(&read.model);
    assert_valid(&again);
    assert_eq!(again["threats"][0]["impactedGoal"], json!(["confidentiality", "integrity"]));
    assert_eq!(again["threats"][0]["tags"], json!(["web"]));
    assert_eq!(again["mitigations"][0]["status"], "mitigationResolvedWillNotAction");
}

#[test]
fn what_is_no_such_file_is_refused_with_its_place() {
    let changed = |pointer: &str, value: Value| {
        let mut file = foreign();
        *file.pointer_mut(pointer).unwrap() = value;
        file.to_string()
    };
    let cases = [
        ("[]".to_owned(), "field.type", "", "expected an object, and found a list"),
        ("{}".to_owned(), "field.missing", "schema", "a file of Threat Composer has a `schema`"),
        (
            changed("/schema", json!(2)),
            "model.version",
            "schema",
            "the file is of schema `2`, and this version reads `1`",
        ),
        (
            changed("/threats/1/id", json!(7)),
            "field.type",
            "threats.1.id",
            "expected a text, and found a number",
        ),
        (
            changed("/threats/0/metadata/0", json!({"value": "x"})),
            "field.missing",
            "threats.0.metadata.0.key",
            "it has no `key`",
        ),
    ];
    for (text, code, path, message) in cases {
        let error = ThreatModel::from_threat_composer(&text).unwrap_err();
        assert_eq!((error.code().as_str(), error.path()), (code, path), "{error:?}");
        assert_eq!(error.message(), message);
    }
    let mut unknown = foreign();
    unknown["threats"][0]["colour"] = "red".into();
    let error = ThreatModel::from_threat_composer(&unknown.to_string()).unwrap_err();
    assert_eq!((error.code(), error.path()), (ErrorCode::FieldUnknown, "threats.0.colour"));
}

/// The greatest number of an id is 999,999: after it there would be no id for anything that is added.
#[test]
fn a_number_far_beyond_the_rest_is_not_taken_over() {
    let file = json!({"schema": 1, "threats": [
        {"id": "x", "numericId": 999_999, "statement": "a"},
        {"id": "y", "numericId": 7, "statement": "b"},
        {"id": "z", "statement": "c", "metadata": [{"key": "custom:id", "value": "TH-999999"}]},
        {"id": "w", "numericId": 18_446_744_073_709_551_615_u64, "statement": "d"},
    ]});
    let read = ThreatModel::from_threat_composer(&file.to_string()).unwrap();
    let ids: Vec<String> = read.model.threats().iter().map(|it| it.id.to_string()).collect();
    assert_eq!(ids, ["TH-7", "TH-8", "TH-9", "TH-10"]);
    let paths: Vec<&str> = read.left_out.iter().map(|it| it.path.as_str()).collect();
    let expected = ["threats.2.metadata.custom:id", "threats.0.numericId", "threats.3.numericId"];
    assert_eq!(paths, expected);
    assert_eq!(
        read.left_out[1].reason,
        "999999 is far beyond the rest, and the next free number is taken"
    );
    assert_eq!(violation(&read.left_out[1].reason), None);
}

/// Links mean the first, and the mistake of the file is told.
#[test]
fn two_entities_of_one_id_are_both_read_and_links_mean_the_first() {
    let file = json!({
        "schema": 1,
        "threats": [
            {"id": "x", "numericId": 1, "statement": "a"},
            {"id": "x", "numericId": 2, "statement": "b"},
        ],
        "mitigations": [
            {"id": "m", "numericId": 1, "content": "a"},
            {"id": "m", "numericId": 2, "content": "b"},
        ],
        "mitigationLinks": [{"linkedId": "x", "mitigationId": "m"}],
    });
    let read = ThreatModel::from_threat_composer(&file.to_string()).unwrap();
    assert_eq!((read.model.threats().len(), read.model.mitigations().len()), (2, 2));
    let linked: Vec<Vec<String>> = read
        .model
        .mitigations()
        .iter()
        .map(|it| it.threats.iter().map(|link| link.threat.to_string()).collect())
        .collect();
    assert_eq!(linked, [vec!["TH-1".to_owned()], vec![]]);
    let reason = "an earlier one has the same id, and links are taken to mean that one";
    let told: Vec<(&str, &str)> =
        read.left_out.iter().map(|it| (it.path.as_str(), it.reason.as_str())).collect();
    assert_eq!(told, [("threats.1.id", reason), ("mitigations.1.id", reason)]);
}
