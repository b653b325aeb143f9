//! The threat model: its document, changes to it, and what is read off it.

mod check;
mod context;
mod coverage;
mod crossings;
mod document;
mod merge;
mod operations;
mod progress;
mod ratings;
mod schema;
mod suggest;

use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode};
use aivss_tests::policy::violation;
use aivss_threat_model::{Id, Operation, ThreatModel};
use serde_json::Value as Json;

/// Does one operation, written in JSON.
pub(crate) fn apply(model: &mut ThreatModel, operation: &Json) -> Result<Option<Id>, Error> {
    let text = operation.to_string();
    model.apply(Operation::from_value(Value::from_json(&text)?)?)
}

/// Does operations that have to succeed.
pub(crate) fn model_of(operations: &[Json]) -> ThreatModel {
    let mut model = ThreatModel::new();
    for operation in operations {
        apply(&mut model, operation).unwrap_or_else(|error| panic!("{operation}: {error:?}"));
    }
    model
}

pub(crate) fn id(text: &str) -> Id {
    text.parse().unwrap()
}

/// The code and path of a refusal; the model is then what it was.
pub(crate) fn refusal(model: &mut ThreatModel, operation: &Json) -> (ErrorCode, String) {
    let before = model.clone();
    let error = apply(model, operation).expect_err(&operation.to_string());
    assert_eq!(*model, before, "{operation}");
    assert_eq!(violation(error.message()), None, "{operation}: {error}");
    (error.code(), error.path().to_owned())
}
