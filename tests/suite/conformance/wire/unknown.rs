//! Unknown inputs at every door of the boundary: in whatever spelling, the same bounds; and no score where
//! only a score will do.

use super::{assert_refused, outcome, plain, report, with};
use aivss_core::document::Document;
use aivss_core::request::Request;
use aivss_core::wire::batch::{Figures, LineFormat, Record, Summary, records, rows};
use aivss_core::wire::{compact_json, explain_json, markdown_json, score_json};
use aivss_core::{ErrorCode, Severity};
use aivss_tests::vectors;
use serde_json::{Value, json};

/// The plain request with another value for opacity. With CVSS 8.5 and nine halves, sum 4.5 to 5.5:
/// 1.5 x 0.45 x 0.97 and 1.5 x 0.55 x 0.97 make 9.15475 and 9.30025.
fn with_opacity(value: Value) -> Value {
    let mut request = plain();
    request["factors"]["opacity"] = value;
    request
}

fn bounds(request: &Value) -> Value {
    report(request)["bounds"].clone()
}

/// 9 spellings of one unknown factor.
#[test]
fn every_spelling_of_unknown_gives_the_same_bounds() {
    let expected = bounds(&with_opacity(json!("X")));
    assert_eq!((&expected["score_low"], &expected["score_high"]), (&json!("9.2"), &json!("9.3")));
    assert_eq!(
        (&expected["raw_low"], &expected["raw_high"]),
        (&json!("9.15475"), &json!("9.30025"))
    );
    for value in [
        json!("x"),
        json!("unknown"),
        json!("UNKNOWN"),
        json!({"value": "X"}),
        json!({"value": null, "reason": "no log was seen"}),
        json!({"value": null, "source": "the dynamic stage did not run"}),
        json!({"value": null, "status": "unobserved"}),
        json!({"status": "unobserved"}),
        json!({"value": "unknown", "status": "Unobserved", "source": "a scan"}),
    ] {
        assert_eq!(bounds(&with_opacity(value.clone())), expected, "{value}");
    }
    for field in ["exploit_maturity", "mitigation"] {
        for value in ["unknown", "X", "Unknown"] {
            let bounds = bounds(&with(&json!({field: value})));
            assert_eq!(bounds["unobserved"], json!([field]), "{field} {value}");
        }
    }
}

/// 9 values of a factor that say two things or nothing.
#[test]
fn a_factor_that_contradicts_itself_is_refused() {
    let refused = |value: Value, code: &str, path: &str, message: &str| {
        let path = format!("factors.opacity{path}");
        assert_refused(&with_opacity(value).to_string(), code, &path, message);
    };
    let null = "expected a number, and found null; an unknown factor is `X`, or an object of `value` null and a \
                `reason`";
    refused(Value::Null, "field.type", "", null);
    refused(json!({"value": null}), "field.type", ".value", null);
    refused(json!({"value": null, "reason": "  "}), "field.type", ".value", null);
    let missing = "a factor with a status or a source needs its `value`; an unknown one has a `reason` or the status \
                   `unobserved`";
    refused(json!({}), "field.missing", ".value", missing);
    refused(json!({"status": "observed", "source": "code"}), "field.missing", ".value", missing);
    refused(
        json!({"value": 0.5, "status": "unobserved"}),
        "field.conflict",
        ".status",
        "status `unobserved` contradicts the value `0.5`; what nobody saw has no value",
    );
    refused(
        json!({"value": "X", "status": "observed"}),
        "field.conflict",
        ".status",
        "status `observed` contradicts the value, which is unknown",
    );
    refused(
        json!({"value": 1, "status": "guessed"}),
        "observation.unknown",
        ".status",
        "`guessed` is no status of a factor; there are `observed`, `operator-supplied`, `not-applicable`, \
         `unobserved`",
    );
    refused(
        json!({"value": 1, "colour": "red"}),
        "field.unknown",
        ".colour",
        "field `colour` is unknown; expected one of `value`, `status`, `source`, `reason`",
    );
}

/// 2 reports: what is said of a factor stands beside it, and nothing else in a whole report changes.
#[test]
fn what_is_said_of_a_factor_is_echoed_and_moves_nothing() {
    let said = json!({"value": 0.5, "status": "operator-supplied", "source": "asked on 3 March"});
    let mut found = report(&with_opacity(said));
    let opacity = found["factors"][5].as_object_mut().unwrap();
    assert_eq!(opacity.remove("status"), Some(json!("operator-supplied")));
    assert_eq!(opacity.remove("source"), Some(json!("asked on 3 March")));
    assert_eq!(found, report(&plain()));
    let unknown = report(&with_opacity(json!({"value": null, "reason": "no log \u{1b}"})));
    assert_eq!(
        unknown["factors"][5],
        json!({"key": "opacity", "name": "Opacity & Reflexivity", "value": null, "reason": "no log \u{1b}"})
    );
}

/// 2 printed findings, from mcp-guard's text and from the same factors as an object.
#[test]
fn a_factor_vector_is_read_with_what_stands_beside_it() {
    for printed in vectors::bounds() {
        let mut request = json!({
            "cvss": printed.cvss_vector, "factors": printed.vector,
            "threat_multiplier": printed.thm, "mitigation_factor": printed.mf
        });
        let from_text = report(&request);
        assert_eq!(from_text["bounds"]["score_high"], printed.score_high);
        let parts = printed.vector.split('/').skip(1);
        let values = parts.map(|part| json!(part.split_once(':').unwrap().1));
        let keys = crate::support::KEYS_0_8.map(str::to_owned);
        request["factors"] = Value::Object(keys.into_iter().zip(values).collect());
        assert_eq!(report(&request), from_text);
        // Any order is read.
        let mut parts: Vec<&str> = printed.vector.split('/').collect();
        parts[1..].reverse();
        request["factors"] = parts.join("/").into();
        assert_eq!(report(&request), from_text);
    }
    let whole = "AIVSS:0.8/AU:0.5/TO:0.5/LA:0.5/CX:0.5/ND:0.5/OP:0.5/PE:0.5/ID:0.5/MA:0.5/SM:0.5";
    assert_eq!(report(&with(&json!({"factors": whole}))), report(&plain()));
}

/// 9 factor vectors that are none, each with its cause.
#[test]
fn a_factor_vector_that_cannot_be_read_says_why() {
    let good = "AIVSS:0.8/AU:X/TO:X/LA:X/CX:0.0/ND:0.0/OP:0.0/PE:0.0/ID:0.0/MA:0.0/SM:0.0";
    for (text, code, path, message) in [
        (
            good.replace("0.8/", "1.0/"),
            "factors.syntax",
            "factors",
            "factors in one text begin with `AIVSS:0.8/`, as mcp-guard writes them, and these are",
        ),
        (
            good.replace("/CX:0.0", "/CX=0.0"),
            "factors.syntax",
            "factors",
            "`CX=0.0` is no factor such as `AU:0.5`",
        ),
        (format!("{good}/"), "factors.syntax", "factors", "`` is no factor such as"),
        (
            good.replace("/CX:", "/CO:"),
            "factor.unknown",
            "factors",
            "`CO` is no factor of the factor vector",
        ),
        (
            good.replace("/CX:0.0", ""),
            "factor.missing",
            "factors.context",
            "factor `context` is missing",
        ),
        (
            format!("{good}/AU:1.0"),
            "factor.duplicate",
            "factors.autonomy",
            "factor `autonomy` is given a second time",
        ),
        (
            good.replace("CX:0.0", "CX:high"),
            "number.invalid",
            "factors.context",
            "`high` is not a plain decimal",
        ),
        (
            good.replace("CX:0.0", "CX:0.7"),
            "factor.off_rubric",
            "factors.context",
            "factor `context` is `0.7`",
        ),
        ("AIVSS:0.8".into(), "factor.missing", "factors.autonomy", "factor `autonomy` is missing"),
    ] {
        let found = outcome(&with(&json!({"factors": text})).to_string());
        assert_eq!(found["error"]["code"], code, "{text}: {found}");
        assert_eq!(found["error"]["path"], path, "{text}: {found}");
        assert!(
            found["error"]["message"].as_str().unwrap().starts_with(message),
            "{text}: {found}"
        );
    }
    let old = json!({"method": "owasp-0.5", "cvss": 9, "factors": good}).to_string();
    assert_refused(
        &old,
        "factor.not_in_set",
        "factors",
        "the factor vector `AIVSS:0.8/` holds factors of set 0.8, and this profile is of set 0.5",
    );
}

/// 3 verbs beside `score_json`: the same bounds, explained, as a line, and for a ticket.
#[test]
fn every_verb_takes_unknown_inputs() {
    let mut request = with_opacity(json!({"value": null, "reason": "a | b"}));
    request["mitigation"] = json!("unknown");
    let scored = report(&request);
    let explained: Value = serde_json::from_str(&explain_json(&request.to_string())).unwrap();
    assert_eq!(explained["explanation"]["report"], scored);
    let narrowings = explained["explanation"]["narrowings"].as_array().unwrap();
    let fields: Vec<&str> = narrowings.iter().map(|it| it["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["mitigation", "factors.opacity"]);
    let compact: Value = serde_json::from_str(&compact_json(&request.to_string())).unwrap();
    let line = compact["compact"]["text"].as_str().unwrap();
    assert_eq!(
        line,
        "AIVSS-C:1/owasp-0.8/R/0.8/AU:0.5/TO:0.5/LA:0.5/CO:0.5/ND:0.5/OP:X/PE:0.5/ID:0.5/MA:0.5/SM:0.5/MF:X/BASE:8.5"
    );
    assert_eq!(scored["compact"], line);
    let fields = &compact["compact"]["request"];
    assert_eq!(
        (&fields["factors"]["opacity"], &fields["mitigation"]),
        (&json!("X"), &json!("unknown"))
    );
    for text in [line.to_owned(), fields.to_string()] {
        assert_eq!(outcome(&text)["report"]["bounds"], scored["bounds"]);
        assert_eq!(compact_json(&text), compact_json(line));
    }
    let markdown: Value = serde_json::from_str(&markdown_json(&request.to_string())).unwrap();
    let text = markdown["markdown"].as_str().unwrap();
    assert!(
        text.starts_with(
            "## AIVSS score\n\n**6.1 Medium to 9.3 Critical** (owasp-0.8, rubric domain)\n"
        ),
        "{text}"
    );
    assert!(text.contains("| Opacity & Reflexivity | X | unknown | a \\| b |\n"), "{text}");
}

/// 3 requests where only a whole score will do: each refused with the ends that are left.
#[test]
fn a_door_that_needs_a_score_says_what_is_open() {
    let request = with_opacity(json!("X"));
    let error = Request::from_json(&request.to_string()).unwrap_err();
    let message = "`opacity` is unknown, which leaves the score between 9.2 and 9.3; a finding with unknown values \
                   is not taken here";
    assert_eq!((error.code(), error.path()), (ErrorCode::RequestIncomplete, "factors.opacity"));
    assert_eq!(error.message(), message);
    let document = json!({
        "name": "An agent", "factors": request["factors"], "findings": [{"id": "F-1", "cvss": "8.5"}]
    });
    let error = Document::from_json(&document.to_string()).unwrap_err();
    assert_eq!((error.path(), error.message()), ("findings.0.factors.opacity", message));
    // A finding may know what its system leaves unknown.
    let mut known = document;
    known["findings"][0]["factors"] = json!({"opacity": 0.5});
    assert!(Document::from_json(&known.to_string()).is_ok());
}

fn json_of(record: &Record) -> Value {
    let mut text = String::new();
    record.write_json(&mut text);
    serde_json::from_str(&text).unwrap()
}

/// 3 lines of JSON and 3 rows of CSV: the ends of unknown inputs, the score of whole ones, and refusals as before.
#[test]
fn a_line_of_a_batch_has_its_two_ends() {
    let mut open = with_opacity(json!("X"));
    open["id"] = json!("F-1");
    open["exploit_maturity"] = json!("unknown");
    let lines = [open.to_string(), plain().to_string(), json!({"cvss": 1}).to_string()];
    let found: Vec<Record> = records(LineFormat::Request, &lines).collect();
    let first = json_of(&found[0]);
    // 8.5 + 1.5 x 0.45 x 0.5 and 8.5 + 1.5 x 0.55.
    for (field, value) in [
        ("id", json!("F-1")),
        ("score", Value::Null),
        ("severity", Value::Null),
        ("raw", Value::Null),
        ("score_low", json!("8.8")),
        ("score_high", json!("9.3")),
        ("complete", json!(false)),
    ] {
        assert_eq!(first[field], value, "{field}");
    }
    let compact = first["compact"].as_str().unwrap();
    let again = records(LineFormat::Compact, [compact]).next().unwrap();
    assert_eq!(again.result.as_ref().unwrap().ends(), found[0].result.as_ref().unwrap().ends());
    assert!(matches!(again.result.unwrap().figures, Figures::Bounds(_)));
    for field in ["score_low", "score_high", "complete"] {
        assert_eq!((json_of(&found[1]).get(field), json_of(&found[2]).get(field)), (None, None));
    }
    let mut full = String::new();
    found[0].write_full_json(&mut full);
    let full: Value = serde_json::from_str(&full).unwrap();
    open.as_object_mut().unwrap().remove("id");
    assert_eq!(full["report"], report(&open));
    let mut summary = Summary::default();
    for record in &found {
        summary.add(record);
    }
    assert_eq!((summary.scored(), summary.between, summary.refused), (2, 1, 1));
    let mut between = Summary::default();
    between.add(&found[0]);
    assert!(between.reaches(Severity::Critical), "the greater end counts at a gate");
    assert!(between.bands().all(|(_, lines)| lines == 0));
    let mut merged = Summary::default();
    merged.merge(&between);
    assert!(merged == between && merged.reaches(Severity::Critical));

    let table = "id,cvss,mitigation,factors\n\
                 a,8.5,unknown,AIVSS:0.8/AU:X/TO:0.5/LA:0.5/CX:0.5/ND:0.5/OP:0.5/PE:0.5/ID:0.5/MA:0.5/SM:0.5\n\
                 b,8.5,,AIVSS:0.8/AU:0.5/TO:0.5/LA:0.5/CX:0.5/ND:0.5/OP:0.5/PE:0.5/ID:0.5/MA:0.5/SM:0.5\n\
                 c,8.5,,AIVSS:0.8/AU:X\n";
    let cells: Vec<Vec<String>> = rows(table.lines())
        .unwrap()
        .map(|record| {
            let mut row = String::new();
            record.write_csv(&mut row);
            row.split(',').map(str::to_owned).collect()
        })
        .collect();
    let ends = |row: usize| cells[row][14..].join(",");
    // (8.5 + 0.65475) x 0.67 and 9.30025.
    assert_eq!((ends(0).as_str(), cells[0][3].as_str()), ("6.1,9.3,false", ""));
    // 8.5 + 1.5 x 0.5 x 0.97.
    assert_eq!((ends(1).as_str(), cells[1][3].as_str()), ("9.2,9.2,true", "9.2"));
    assert_eq!(cells[2][11..13].join(","), "factor.missing,factors.tools");
    assert_eq!(
        Record::CSV_HEADER.split(',').skip(14).collect::<Vec<_>>(),
        ["score_low", "score_high", "complete"]
    );
    let refused = rows(["cvss,factors,autonomy"]).err().unwrap();
    assert_eq!(
        (refused.code().as_str(), refused.message()),
        (
            "field.conflict",
            "column `autonomy` stands beside `factors`, which holds all ten; give one of them"
        )
    );
}

/// 1 request of whole inputs by way of everything that could have changed it: the outcome is as it was.
#[test]
fn a_whole_request_has_no_bounds() {
    let text = plain().to_string();
    let outcome: Value = serde_json::from_str(&score_json(&text)).unwrap();
    let keys: Vec<&String> = outcome["report"].as_object().unwrap().keys().collect();
    assert!(!keys.iter().any(|key| ["bounds", "compact"].contains(&key.as_str())));
    assert_eq!(outcome["report"]["factors"][0].as_object().unwrap().len(), 3);
}
