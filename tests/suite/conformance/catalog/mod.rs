//! The catalogs against the facts of the playbook and of the AIVSS documents.

mod core_risks;
mod crosswalks;
mod facts;
mod lists;
mod lookup;
mod notice;
mod rules_of_text;
mod search;
mod wire;

use serde_json::Value;

/// The playbook's ids, names, layers and links, without any prose.
fn facts() -> Value {
    serde_json::from_str(include_str!("../../../vectors/maestro_facts.json")).unwrap()
}

/// Ids, names and links of one of the lists beside AIVSS and MAESTRO.
fn list_facts(name: &str) -> Value {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/catalogs");
    let text = std::fs::read_to_string(folder.join(name).with_extension("json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}
