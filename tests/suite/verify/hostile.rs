//! Inputs that nobody should send: each gives an answer, and none a panic.

use crate::support::{contradictory_report_0_5, one, read, report_0_8};
use aivss_formats::verify::verify;
use aivss_formats::wire::verify_json;
use aivss_formats::wire::{export_report_json, import_report_json};
use aivss_tests::policy::violation;
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::{Value, json};

/// Whatever the text, the answer is lines of JSON with messages by the policy.
fn assert_answered(text: &str) {
    for line in verify_json(text).lines() {
        let answer: Value = serde_json::from_str(line).unwrap();
        if answer["ok"] == false {
            let message = answer["error"]["message"].as_str().unwrap();
            assert_eq!(violation(message), None, "{message}");
        } else {
            assert!(answer["verification"]["agrees"].is_boolean());
        }
    }
}

/// 16 texts.
#[test]
fn odd_texts_are_answered() {
    for text in [
        "",
        "\n\n",
        "{",
        "[]",
        "null",
        "1e999",
        "{}",
        "{}\n{}",
        "{\"ok\":true}",
        "{\"ok\":false}",
        "{\"ok\":null,\"report\":{}}",
        "{\"printed\":{}}",
        "{\"vulnerabilities\":null}",
        "{\"schemaVersion\":[]}",
        "{\"ok\":true,\"document\":{\"findings\":[1]}}",
        "{\"ok\":1,\"report\":{\"cvss\":{\"score\":\"9.4\"},\"method\":{\"id\":\"owasp-0.8\"}}}",
    ] {
        assert_answered(text);
        assert!(!verify_json(text).contains("\"agrees\""), "{text}");
    }
    assert_answered(&"[".repeat(100_000));
    assert_answered(&"{\"ok\":".repeat(10_000));
    assert_eq!(
        verify(&" ".repeat((16 << 20) + 1)).unwrap_err().code().as_str(),
        "request.too_large"
    );
}

/// One bad line loses no other.
#[test]
fn a_bad_line_is_told_by_its_number() {
    let good = read("examples/published-scores.jsonl");
    let text = format!("{good}{{\"printed\": nonsense}}\r\n\r\n{good}");
    let items = verify(&text).unwrap();
    assert_eq!(items.len(), 9);
    let bad: Vec<_> = items.iter().filter(|item| item.verification.is_err()).collect();
    assert_eq!(bad.len(), 1);
    assert_eq!(bad[0].path, "line 5");
    assert_eq!(items[5].path, "line 7");
}

/// A vulnerability that cannot be scored loses no other.
#[test]
fn a_bad_vulnerability_is_told_by_its_path() {
    let mut report = report_0_8();
    let vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    report["vulnerabilities"][2]["cvss_base"]["vector_string"] = json!(vector);
    let items = verify(&report.to_string()).unwrap();
    let error = items[2].verification.as_ref().unwrap_err();
    assert_eq!((error.code().as_str(), error.path()), ("cvss.version", "cvss_base.vector_string"));
    assert_eq!(items.iter().filter(|item| item.verification.is_ok()).count(), 9);
}

/// Every outcome that the library prints for the examples agrees with itself, whole and by line.
#[test]
fn outcomes_of_the_library_agree() {
    let mut lines = String::new();
    let request = read("examples/zscaler-mcp-server.json");
    let outcome = aivss_core::wire::score_json(&request);
    let verification = one(&serde_json::from_str(&outcome).unwrap());
    assert!(verification.agrees && verification.checked == 5, "{verification:?}");
    lines.push_str(&outcome);
    let aars = r#"{"method":"owasp-0.5","cvss":"9.4","aars":"8.5"}"#;
    lines.push('\n');
    lines.push_str(&aivss_core::wire::score_json(aars));
    lines.push('\n');
    for item in verify(&lines).unwrap() {
        assert!(item.verification.unwrap().agrees);
    }
    let wrong = outcome.replacen("\"raw\":\"7.8809875\"", "\"raw\":\"7.8809876\"", 1);
    assert_ne!(wrong, outcome);
    assert!(!one(&serde_json::from_str(&wrong).unwrap()).agrees);
}

/// A document prints nothing, so that there is nothing to differ.
#[test]
fn documents_and_requests_are_only_scored() {
    let verification =
        one(&serde_json::from_str(&read("examples/zscaler-mcp-server.json")).unwrap());
    assert!(verification.agrees && verification.checked == 0);
    assert_eq!(verification.score.unwrap().to_string(), "7.9");
}

/// A text from which one part is cut out, or into which one character is put.
fn damaged(text: String) -> impl Strategy<Value = String> {
    let length = text.len();
    (0..length, 0..length, prop::char::range(' ', '~')).prop_map(move |(at, to, character)| {
        let boundary = |at: usize| (0..=at).rfind(|at| text.is_char_boundary(*at)).unwrap();
        let (at, to) = (boundary(at.min(to)), boundary(at.max(to)));
        let mut damaged = text.clone();
        if to - at < 40 {
            damaged.replace_range(at..to, "");
        } else {
            damaged.insert(at, character);
        }
        damaged
    })
}

/// Imports a text and exports what came of it: outcomes in JSON, and nothing of a report is left out.
fn assert_exchanged(text: &str, format: &str, id: Option<&str>) {
    let outcome = |json: String| -> Value { serde_json::from_str(&json).unwrap() };
    let refused = |outcome: &Value| {
        let message = outcome["error"]["message"].as_str().unwrap();
        assert_eq!(violation(message), None, "{message}");
    };
    let imported = outcome(import_report_json(text));
    if imported["ok"] == false {
        return refused(&imported);
    }
    let mut request = json!({"document": imported["document"], "format": format, "strict": true});
    if let Some(id) = id {
        request["assessment_id"] = json!(id);
    }
    let exported = outcome(export_report_json(&request.to_string()));
    if exported["ok"] == false {
        // Titles and ranks may contradict each other, and scores may have no band in the format.
        return refused(&exported);
    }
    let again = outcome(import_report_json(&exported["export"]["report"].to_string()));
    assert_eq!(again["document"], imported["document"]);
}

proptest! {
    #![proptest_config(Config::with_cases(400))]

    #[test]
    fn damaged_inputs_are_answered(
        first in damaged(report_0_8().to_string()),
        second in damaged(contradictory_report_0_5().to_string()),
        third in damaged(read("examples/published-scores.jsonl")),
        fourth in damaged(aivss_core::wire::score_json(&read("examples/zscaler-mcp-server.json"))),
    ) {
        assert_exchanged(&first, "owasp-0.8", None);
        assert_exchanged(&second, "owasp-0.5", Some("A-1"));
        for text in [first, second, third, fourth] {
            assert_answered(&text);
        }
    }

    /// Printed figures of any size and length.
    #[test]
    fn any_printed_figure_is_answered(text in "[0-9]{0,6}\\.?[0-9]{0,26}", float in any::<f64>()) {
        let line = read("examples/published-scores.jsonl");
        let mut line: Value = serde_json::from_str(line.lines().next().unwrap()).unwrap();
        for figure in ["aivss", "aars", "factor_sum", "raw"] {
            line["printed"][figure] = json!(text);
            assert_answered(&line.to_string());
            line["printed"][figure] = json!(float.abs());
            assert_answered(&line.to_string());
            line["printed"][figure] = json!("1.0");
        }
    }
}
