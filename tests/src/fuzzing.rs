//! What must hold for any input at all: the bodies of the fuzz targets, which the tests run over seeds.
//!
//! The functions panic where something does not hold; that is how a fuzzer learns of it.

use aivss_core::compact::MAX_COMPACT_BYTES;
use aivss_core::cvss::metric::Metric;
use aivss_core::cvss::{MAX_VECTOR_BYTES, Nomenclature, Vector};
use aivss_core::wire::{Request, score_json};
use aivss_core::{Amplification, Assessment, Decimal, ErrorCode, Method, Report};
use serde_json::{Map, Value, json};

use crate::oracle::aivss::{Exact, Outcome, owasp_0_5, owasp_0_8, ratio, uplift_only};
use crate::policy::violation;

/// The longest message: two pieces of 80 characters, each written as an escape, and a list of what there is.
const MAX_MESSAGE_BYTES: usize = 2_400;

/// Reads any text as a CVSS vector: it is printed and read back unchanged, or refused in good order.
///
/// # Panics
/// When the library breaks a promise.
pub fn cvss_vector(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match text.parse::<Vector>() {
        Ok(vector) => {
            let printed = vector.to_string();
            assert!(printed.len() <= text.len() && text.len() <= MAX_VECTOR_BYTES);
            let again: Vector = printed.parse().expect("what is printed can be read");
            assert_eq!(again, vector);
            assert_eq!(again.to_string(), printed);
            // Canonical: the text itself, when it has no X.
            assert_eq!(printed == text, !text.contains(":X"));
            assert!(Nomenclature::ALL.iter().all(|n| vector.score_as(*n).tenths() <= 100));
            assert_eq!(vector.score_as(vector.nomenclature()), vector.score());
            assert!(vector.macro_vector().classes().iter().all(|class| *class <= 2));
            let given = Metric::ALL.iter().filter(|metric| vector.value_of(**metric).is_some());
            assert_eq!(given.count(), printed.split('/').count() - 1);
        }
        Err(error) => {
            assert!(error.code().as_str().starts_with("cvss."), "{error:?}");
            assert_ne!(error.code(), ErrorCode::CvssConflict);
            assert!(error.position().is_none_or(|position| text.is_char_boundary(position)));
            assert_message(error.message());
        }
    }
}

/// Scores any text as a request: the outcome is JSON, and a report scored once more is the same report.
///
/// # Panics
/// When the library breaks a promise.
pub fn wire_request(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let outcome = outcome(text);
    let scored = Request::from_json(text).and_then(|request| request.inputs.score());
    assert_eq!(outcome["ok"], json!(scored.is_ok()));
    assert_eq!(outcome.as_object().map(Map::len), Some(2));
    match scored {
        Ok(report) => {
            let first = &outcome["report"];
            assert_eq!(first["score"], json!(report.score().to_string()));
            let again = self::outcome(&request_of(first).to_string());
            assert_eq!(again["ok"], json!(true), "{again}");
            assert_same_score(first, &again["report"]);
        }
        Err(error) => {
            let failure = &outcome["error"];
            assert_eq!(failure["code"], json!(error.code().as_str()));
            assert_eq!(failure["path"], json!(error.path()));
            assert_eq!(failure["message"], json!(error.message()));
            assert!(ErrorCode::ALL.contains(&error.code()));
            assert_message(error.message());
            assert!(!error.path().contains(char::is_control));
        }
    }
}

/// Reads any text as an assessment in the compact form: it is printed in one way, read back unchanged, and its
/// score is the oracle's; or it is refused in good order.
///
/// # Panics
/// When the library breaks a promise.
pub fn compact(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match text.parse::<Assessment>() {
        Ok(assessment) => {
            assert!(text.len() <= MAX_COMPACT_BYTES);
            let printed = assessment.compact().to_string();
            assert!(printed.len() <= MAX_COMPACT_BYTES, "{} bytes", printed.len());
            assert!(printed.starts_with("AIVSS:1/"));
            // What a URL fragment takes as it is, and a CSV cell without quotes.
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"./:-".contains(&byte);
            assert!(printed.bytes().all(is_plain), "{printed}");
            let again: Assessment = printed.parse().expect("what is printed can be read");
            assert_eq!(again, assessment);
            assert_eq!(again.compact().to_string(), printed);
            let report = assessment.report();
            assert_eq!(again.report(), report);
            assert_oracle(&assessment, &report);
        }
        Err(error) => {
            assert!(ErrorCode::ALL.contains(&error.code()));
            assert_message(error.message());
            assert!(!error.path().contains(char::is_control));
        }
    }
}

/// Every figure of a report is the oracle's.
fn assert_oracle(assessment: &Assessment, report: &Report) {
    let exact = |value: Decimal| ratio(&value.to_string());
    let cvss = exact(report.cvss_score().to_decimal());
    let sum = match assessment.amplification() {
        Amplification::Profile(profile) => exact(profile.sum()),
        Amplification::PrintedAars(aars) => exact(aars),
    };
    let threat = exact(report.threat_multiplier().value);
    let one = Exact::from_integer(1);
    let mitigation = report.mitigation().map_or(one, |mitigation| exact(mitigation.factor));
    let expected = match report.method() {
        Method::Owasp0_8 => owasp_0_8(cvss, sum, threat, mitigation),
        Method::Owasp0_5 => owasp_0_5(cvss, sum, threat),
        Method::UpliftOnly => uplift_only(cvss, sum, threat, mitigation),
        other => panic!("no oracle for {other}"),
    };
    let found = Outcome {
        aars: exact(report.aars()),
        raw: exact(report.raw()),
        score_tenths: report.score().tenths(),
        capped: report.is_capped(),
    };
    assert_eq!(found, expected);
}

fn outcome(text: &str) -> Value {
    serde_json::from_str(&score_json(text)).expect("an outcome is JSON")
}

fn assert_message(message: &str) {
    assert_eq!(violation(message), None, "{message}");
    assert!(message.len() <= MAX_MESSAGE_BYTES, "{} bytes", message.len());
}

/// The request that a report answers, with everything said that was assumed.
///
/// # Panics
/// When the value is no report.
#[must_use]
pub fn request_of(report: &Value) -> Value {
    let mut request = Map::new();
    let mut put = |field: &str, value: &Value| {
        if !value.is_null() {
            request.insert(field.to_owned(), value.clone());
        }
    };
    put("name", &report["name"]);
    put("comment", &report["comment"]);
    put("method", &report["method"]["id"]);
    put("domain", &report["domain"]);
    put("factor_set", &report["factor_set"]);
    let mut cvss = json!({"score": report["cvss"]["score"]});
    if report["cvss"]["vector"].is_string() {
        cvss["vector"] = report["cvss"]["vector"].clone();
    }
    put("cvss", &cvss);
    if report["factor_set"].is_null() {
        put("aars", &report["aars"]);
    } else {
        let factors = report["factors"].as_array().expect("a list of factors");
        let member = |factor: &Value| {
            (factor["key"].as_str().expect("a key").to_owned(), factor["value"].clone())
        };
        put("factors", &Value::Object(factors.iter().map(member).collect()));
    }
    put("exploit_maturity", &report["threat_multiplier"]["exploit_maturity"]);
    put("threat_multiplier", &report["threat_multiplier"]["value"]);
    put("mitigation", &report["mitigation_factor"]["mitigation"]);
    put("mitigation_factor", &report["mitigation_factor"]["value"]);
    Value::Object(request)
}

/// Everything but the origins of the multipliers, and the notes that follow from them.
fn assert_same_score(first: &Value, again: &Value) {
    let settled = |report: &Value| {
        let mut report = report.clone();
        let fields = report.as_object_mut().expect("a report is an object");
        fields.remove("notes");
        for multiplier in ["threat_multiplier", "mitigation_factor"] {
            if let Some(multiplier) = fields.get_mut(multiplier).and_then(Value::as_object_mut) {
                multiplier.remove("origin");
            }
        }
        report
    };
    assert_eq!(settled(first), settled(again));
}
