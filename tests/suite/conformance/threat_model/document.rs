//! The document: one text for one model, and refusals that say where.

use super::{apply, model_of};
use aivss_core::ErrorCode;
use aivss_threat_model::{Form, Kind, ThreatModel};
use serde_json::{Value as Json, json};

/// One entity of every kind with every field filled in, in an order in which references exist.
pub(crate) fn full() -> ThreatModel {
    let mut model = ThreatModel::new();
    // Kinds that others refer to come first; two rounds give every field its reference.
    for _ in 0..2 {
        for kind in Kind::ALL {
            let fields = example(&model, *kind);
            apply(&mut model, &json!({"add": kind.as_str(), "fields": fields})).unwrap();
        }
    }
    apply(&mut model, &json!({"layer": "L2", "fields": {"not_applicable": "nothing is looked up", "notes": "so far"}})).unwrap();
    let context = json!({"context": {"name": "Invoices", "description": "It checks\ninvoices.", "date": "2026-03-19",
        "financial_impact": "high", "analysts": ["A", "B"], "is_critical": true}});
    apply(&mut model, &context).unwrap();
    model
}

/// A value for every field that has one by now.
fn example(model: &ThreatModel, kind: Kind) -> Json {
    let mut fields = serde_json::Map::new();
    for field in kind.fields() {
        if let Some(value) = of_form(model, field.form) {
            fields.insert(field.name.into(), value);
        }
    }
    Json::Object(fields)
}

fn of_form(model: &ThreatModel, form: Form) -> Option<Json> {
    Some(match form {
        Form::Line => json!("a line with \"quotes\", \u{e4} and \\"),
        Form::Prose => json!("two\nlines"),
        Form::Date => json!("2026-11-21"),
        Form::Boolean => json!(true),
        Form::Choice(words) => json!(words.last().unwrap()),
        Form::Id(kinds) => {
            json!(kinds.iter().flat_map(|kind| model.ids(*kind)).next()?.to_string())
        }
        Form::Catalog("threat") => json!("T6"),
        Form::Catalog("mitigation") => json!("L3-P1"),
        Form::Catalog(_) => json!("ASI02"),
        Form::Assessment => json!(COMPACT),
        Form::List(form) => json!([of_form(model, *form)?]),
        Form::Record(fields) => {
            let mut object = serde_json::Map::new();
            for field in fields {
                // Evidence has a text or a pattern.
                if field.name != "pattern" {
                    object.insert(field.name.into(), of_form(model, field.form)?);
                }
            }
            Json::Object(object)
        }
    })
}

const COMPACT: &str =
    "AIVSS-C:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:1/OP:1/PE:1/ID:1/MA:1/SM:1/BASE:8.5";

#[test]
fn a_model_with_everything_in_it_is_read_as_it_was_written() {
    let model = full();
    let text = model.to_json();
    let read = ThreatModel::from_json(&text).unwrap();
    assert_eq!(read, model);
    assert_eq!(read.to_json(), text);
    assert_eq!(model.to_value().to_json() + "\n", text);
    // 18 kinds, two of each; every field of every kind stands in the second.
    let json: Json = serde_json::from_str(&text).unwrap();
    for kind in Kind::ALL {
        let last = json[kind.table()][1].as_object().unwrap();
        let expected: Vec<&str> =
            core::iter::once("id").chain(kind.fields().iter().map(|field| field.name)).collect();
        let found: Vec<&str> =
            expected.iter().copied().filter(|name| last.contains_key(*name)).collect();
        assert_eq!(found, expected, "{kind}");
        assert_eq!(last.len(), expected.len(), "{kind}");
    }
    assert!(text.lines().count() > 300, "a field to a line");
    assert!(text.ends_with("}\n"));
}

#[test]
fn an_empty_model_says_what_it_is_and_nothing_else() {
    let text = ThreatModel::new().to_json();
    assert_eq!(text, "{\n  \"schema\": \"aivss-threat-model/1\"\n}\n");
    assert_eq!(ThreatModel::from_json(&text).unwrap(), ThreatModel::new());
}

/// A number given once is never given again, also after it was written and read.
#[test]
fn ids_of_removed_entities_are_not_given_again() {
    let mut model = model_of(&[
        json!({"add": "threat", "fields": {"name": "a"}}),
        json!({"add": "threat", "fields": {"name": "b"}}),
        json!({"remove": "TH-2"}),
    ]);
    let json: Json = serde_json::from_str(&model.to_json()).unwrap();
    assert_eq!(json["issued"], json!({"TH": 2}));
    assert_eq!(model.to_value().to_json() + "\n", model.to_json());
    model = ThreatModel::from_json(&model.to_json()).unwrap();
    let given = apply(&mut model, &json!({"add": "threat", "fields": {"name": "c"}})).unwrap();
    assert_eq!(given.unwrap().to_string(), "TH-3");
    let json: Json = serde_json::from_str(&model.to_json()).unwrap();
    assert_eq!(json["issued"], Json::Null, "the last entity tells the number");
}

#[test]
fn documents_that_break_a_rule_are_refused_with_the_place() {
    let cases = [
        (json!({}), ErrorCode::FieldMissing, "schema"),
        (json!({"schema": "aivss-threat-model/2"}), ErrorCode::ModelVersion, "schema"),
        (json!({"schema": 1}), ErrorCode::FieldType, "schema"),
        (json!([]), ErrorCode::FieldType, ""),
        (with("threat", json!([])), ErrorCode::FieldUnknown, "threat"),
        (with("threats", json!({})), ErrorCode::FieldType, "threats"),
        (with("threats", json!([{"name": "a"}])), ErrorCode::FieldMissing, "threats.0.id"),
        (
            with("threats", json!([{"id": "CO-1", "name": "a"}])),
            ErrorCode::ReferenceKind,
            "threats.CO-1.id",
        ),
        (with("threats", json!([{"id": "T1", "name": "a"}])), ErrorCode::IdInvalid, "threats.0.id"),
        (
            with("threats", json!([{"id": "TH-1", "name": 1}])),
            ErrorCode::FieldType,
            "threats.TH-1.name",
        ),
        (
            with("threats", json!([{"id": "TH-1", "name": " "}])),
            ErrorCode::FieldMissing,
            "threats.TH-1.name",
        ),
        (
            with("threats", json!([{"id": "TH-1", "name": "a\nb"}])),
            ErrorCode::FieldType,
            "threats.TH-1.name",
        ),
        (with("threats", json!([{"id": "TH-1"}])), ErrorCode::FieldMissing, "threats.TH-1.action"),
        (
            with("threats", json!([{"id": "TH-1", "name": "a", "severity": "urgent"}])),
            ErrorCode::RuleUnknown,
            "threats.TH-1.severity",
        ),
        (
            with("threats", json!([{"id": "TH-1", "name": "a", "catalog": ["T26"]}])),
            ErrorCode::CatalogReserved,
            "threats.TH-1.catalog.0",
        ),
        (
            with("threats", json!([{"id": "TH-1", "name": "a", "layers": ["L1", "L1"]}])),
            ErrorCode::FieldDuplicate,
            "threats.TH-1.layers.1",
        ),
        (
            with("threats", json!([{"id": "TH-1", "name": "a"}, {"id": "TH-1", "name": "b"}])),
            ErrorCode::FieldDuplicate,
            "threats.TH-1.id",
        ),
        (
            with("threats", json!([{"id": "TH-1", "name": "a", "affects": ["CO-1"]}])),
            ErrorCode::ReferenceDangling,
            "threats.TH-1.affects",
        ),
        (
            with("threats", json!([{"id": "TH-1", "name": "a", "affects": ["UG-1"]}])),
            ErrorCode::ReferenceKind,
            "threats.TH-1.affects.0",
        ),
        (
            with(
                "mitigations",
                json!([{"id": "MI-1", "content": "a", "evidence": [{"files": "*", "contains": "x", "pattern": "y"}]}]),
            ),
            ErrorCode::FieldConflict,
            "mitigations.MI-1.evidence.0.pattern",
        ),
        (with("layers", json!({"L8": {}})), ErrorCode::CatalogUnknown, "layers.L8"),
        (
            with("layers", json!({"L1": {"notes": "a"}, "Foundation Models": {"notes": "b"}})),
            ErrorCode::FieldDuplicate,
            "layers.L1",
        ),
        (with("issued", json!({"TH": -1})), ErrorCode::FieldType, "issued.TH"),
        (with("issued", json!({"TH": 1_000_000})), ErrorCode::NumberRange, "issued.TH"),
        (with("context", json!({"date": "2026-02-30"})), ErrorCode::DateInvalid, "context.date"),
        (
            with("context", json!({"name": "x".repeat(201)})),
            ErrorCode::FieldTooLong,
            "context.name",
        ),
    ];
    for (document, code, path) in cases {
        let error = ThreatModel::from_json(&document.to_string()).unwrap_err();
        assert_eq!((error.code(), error.path()), (code, path), "{document}: {error}");
    }
}

fn with(key: &str, value: Json) -> Json {
    let mut document = json!({"schema": "aivss-threat-model/1"});
    document[key] = value;
    document
}

/// A score that was changed by hand is kept, for the check to tell.
#[test]
fn an_assessment_is_read_from_its_line_from_a_request_and_as_it_is_written() {
    // 8.5 with all factors 1: 8.5 + 1.5 x 1 x 1 = 10.0 by hand (AIVSS v0.8, 3.4).
    let request = json!({"cvss": {"score": "8.5"}, "exploit_maturity": "attacked", "factors": {
        "autonomy": 1, "tools": 1, "language": 1, "context": 1, "non_determinism": 1, "opacity": 1,
        "persistence": 1, "identity": 1, "multi_agent": 1, "self_mod": 1}});
    let line = COMPACT.replace("/BASE", "/TM:A/BASE");
    for aivss in [request, json!(line), json!({"compact": line})] {
        let model = model_of(&[json!({"add": "threat", "fields": {"name": "a", "aivss": aivss}})]);
        let scored = model.threats()[0].aivss.as_ref().unwrap();
        assert_eq!((scored.score().to_string(), scored.is_current()), ("10.0".into(), true));
    }
    let wrong = json!({"compact": line, "score": "1.0"});
    let model = model_of(&[json!({"add": "threat", "fields": {"name": "a", "aivss": wrong}})]);
    let scored = model.threats()[0].aivss.as_ref().unwrap();
    assert_eq!((scored.score().to_string(), scored.is_current()), ("1.0".into(), false));
    assert_eq!(ThreatModel::from_json(&model.to_json()).unwrap(), model);
}
