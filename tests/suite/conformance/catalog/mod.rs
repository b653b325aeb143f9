//! The catalogs against the facts of the playbook and of the AIVSS documents.

mod core_risks;
mod facts;
mod lookup;
mod notice;
mod rules_of_text;
mod wire;

use serde_json::Value;

/// The playbook's ids, names, layers and links, without any prose.
fn facts() -> Value {
    serde_json::from_str(include_str!("../../../vectors/maestro_facts.json")).unwrap()
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}
