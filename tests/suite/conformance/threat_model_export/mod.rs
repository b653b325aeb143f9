//! Threat models in other formats: what is shown, that nobody's text becomes markup, and that another
//! tool takes and gives back what it can hold.

mod composer;
mod diagram;
mod golden;
mod hostile;
mod survival;

use aivss_threat_model::{ExportFormat, ThreatModel};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The worked examples.
const EXAMPLES: [&str; 2] = ["invoice-agent", "devops-agent"];

fn text_of(example: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(path.join(format!("../examples/threat-model/{example}.json"))).unwrap()
}

/// The first of them: 8 components, 3 data stores, 16 threats, 20 mitigations.
fn example() -> ThreatModel {
    model(&example_value())
}

fn example_value() -> Value {
    serde_json::from_str(&text_of(EXAMPLES[0])).unwrap()
}

fn model(value: &Value) -> ThreatModel {
    ThreatModel::from_json(&value.to_string()).unwrap_or_else(|error| panic!("{error:?}"))
}

fn write(format: ExportFormat, model: &ThreatModel) -> String {
    format.write(model).unwrap_or_else(|error| panic!("{format}: {error:?}"))
}

#[test]
fn every_format_has_a_name_that_reads_back() {
    let names: Vec<&str> = ExportFormat::ALL.iter().map(|format| format.as_str()).collect();
    let expected = ["markdown", "html", "json", "csv", "threat-composer", "mermaid", "graphviz"];
    assert_eq!(names, expected);
    for name in names {
        assert_eq!(name.parse::<ExportFormat>().unwrap().as_str(), name);
    }
    let error = "pdf".parse::<ExportFormat>().unwrap_err();
    assert_eq!(
        error.message(),
        "`pdf` is no export format; expected one of `markdown`, `html`, `json`, `csv`, \
         `threat-composer`, `mermaid`, `graphviz`"
    );
}

/// Nothing is made up: no table, no section, no drawing.
#[test]
fn an_empty_model_has_nothing_to_show_in_any_format() {
    let empty = ThreatModel::new();
    let markdown = write(ExportFormat::Markdown, &empty);
    assert!(markdown.starts_with("# Threat model\n\n---\n"), "{markdown}");
    assert_eq!(markdown.lines().count(), 5, "{markdown}");
    let html = write(ExportFormat::Html, &empty);
    assert!(html.contains("<h1>Threat model</h1>"));
    for absent in ["<section", "<table", "<svg", "<nav"] {
        assert!(!html.contains(absent), "{absent}");
    }
    assert_eq!(write(ExportFormat::Csv, &empty).lines().count(), 1);
    assert_eq!(write(ExportFormat::Mermaid, &empty), "flowchart LR\n");
    assert!(!write(ExportFormat::Graphviz, &empty).contains("->"));
}
