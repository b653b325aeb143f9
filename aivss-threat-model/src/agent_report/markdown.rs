//! A report as Markdown, for a repository, a ticket or a wiki.

use super::{AgentReport, AgentReportData, LayerData};
use aivss_core::markdown::{Detail, finding, plain};
use alloc::format;
use alloc::string::String;
use core::fmt::Write;

/// A report as Markdown.
#[must_use]
pub fn to_markdown(report: &AgentReport) -> String {
    let data = AgentReportData::new(report);
    let mut text = format!("# {}\n", plain(&data.name));
    if let Some(summary) = &data.summary {
        let _ = writeln!(text, "\n{}", plain(summary));
    }
    for source in &report.assessment.findings {
        let score = source.report();
        text.push('\n');
        text.push_str(&finding(&source.to_request(), &score, Detail::Report, 2));
    }
    text.push_str("\n## MAESTRO, layer by layer\n");
    for layer in &data.layers {
        text.push_str(&layer_text(layer));
    }
    if !data.sources.is_empty() {
        text.push_str("\n## Sources\n\n");
        for source in &data.sources {
            let _ = writeln!(text, "- {}", plain(source));
        }
    }
    text
}

fn layer_text(layer: &LayerData) -> String {
    let mut text = format!("\n### {} {} ({})\n\n", layer.id, layer.name, layer.tag);
    // What is not certain is quoted, so that no reader takes it for a finding.
    let quote = if layer.state == "uncertain" { "> " } else { "" };
    let _ = writeln!(text, "{quote}{}", plain(&layer.note));
    let mut list = |heading: &str, items: &mut dyn Iterator<Item = String>| {
        for (index, item) in items.enumerate() {
            if index == 0 {
                let _ = writeln!(text, "\n{heading}:\n");
            }
            let _ = writeln!(text, "- {item}");
        }
    };
    list("Components", &mut layer.components.iter().map(|component| plain(component)));
    let threats = if layer.state == "uncertain" { "Threats to look into" } else { "Threats" };
    list(
        threats,
        &mut layer
            .threats
            .iter()
            .map(|threat| format!("**{}** ({}): {}", threat.name, threat.id, threat.description)),
    );
    list(
        "Controls in place",
        &mut layer
            .controls
            .iter()
            .map(|control| format!("{} ({}, {})", control.name, control.id, control.kind)),
    );
    list(
        "Missing controls",
        &mut layer.missing.iter().map(|gap| {
            let candidates: alloc::vec::Vec<String> = gap
                .candidates
                .iter()
                .map(|control| format!("{} ({})", control.name, control.id))
                .collect();
            if candidates.is_empty() {
                gap.message.clone()
            } else {
                format!("{}; the catalog knows {}", gap.message, candidates.join(", "))
            }
        }),
    );
    text
}
