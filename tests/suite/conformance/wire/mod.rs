//! The boundary that every surface shares: requests and outcomes in JSON.

mod compact;
mod cvss;
mod fields;
mod methods;
mod numbers;
mod parity;
mod refusals;
mod unknown;
mod vocabulary;

use aivss_core::wire::score_json;
use serde_json::{Value, json};

/// CVSS 8.5 and ten factors of 0.5: what a request needs at least.
fn plain() -> Value {
    json!({
        "cvss": "8.5",
        "factors": {
            "autonomy": 0.5, "tools": 0.5, "language": 0.5, "context": 0.5, "non_determinism": 0.5,
            "opacity": 0.5, "persistence": 0.5, "identity": 0.5, "multi_agent": 0.5, "self_mod": 0.5
        }
    })
}

/// The plain request with some fields set or replaced.
fn with(changes: &Value) -> Value {
    let mut request = plain();
    for (field, value) in changes.as_object().unwrap() {
        request[field] = value.clone();
    }
    request
}

/// The plain request without a field.
fn without(field: &str) -> Value {
    let mut request = plain();
    request.as_object_mut().unwrap().remove(field).unwrap();
    request
}

fn outcome(text: &str) -> Value {
    serde_json::from_str(&score_json(text)).unwrap()
}

fn report(request: &Value) -> Value {
    let outcome = outcome(&request.to_string());
    assert_eq!(outcome["ok"], true, "{request}: {outcome}");
    outcome["report"].clone()
}

/// The whole failure: code, path and message, and nothing else.
fn assert_refused(text: &str, code: &str, path: &str, message: &str) {
    let expected = json!({"ok": false, "error": {"code": code, "path": path, "message": message}});
    let shown: String = text.chars().take(200).collect();
    assert_eq!(outcome(text), expected, "{shown}");
}
