//! A document as text: the system, how many findings are in each band, then finding by finding.

use super::view::{Scored, View};
use super::{explanation, report};
use crate::io::output::paragraph;
use crate::io::style::{self, Painted};
use aivss_core::Printable;
use aivss_core::document::{Document, DocumentData, Finding, FindingData};
use std::fmt::Write;

/// A finding as if it were a request of its own, named by its id and title.
pub(super) fn scored(finding: &Finding) -> Scored {
    (finding.to_request(), finding.report())
}

pub(super) fn text(document: &Document, data: &DocumentData, view: View) -> String {
    let mut text = heading(data);
    for (finding, data) in document.findings.iter().zip(&data.findings) {
        let scored = scored(finding);
        text.push('\n');
        text.push_str(&match view {
            View::Report => report::text(&scored),
            View::Explanation => explanation::text(&scored),
        });
        text.push('\n');
        text.push_str(&reasons(data));
    }
    text
}

fn heading(data: &DocumentData) -> String {
    let mut text = format!("{}\n", Painted(style::HEADING, Printable(&data.name)));
    let about = [
        data.version.as_ref().map(|version| format!("version {}", Printable(version))),
        data.assessor.as_ref().map(|assessor| format!("assessed by {}", Printable(assessor))),
        data.date.clone(),
    ];
    let about: Vec<String> = about.into_iter().flatten().collect();
    if !about.is_empty() {
        let _ = writeln!(text, "{}", Painted(style::DIM, about.join(", ")));
    }
    let count = data.findings.len();
    let noun = if count == 1 { "finding" } else { "findings" };
    let bands: Vec<String> = data
        .bands
        .iter()
        .filter(|band| band.findings > 0)
        .map(|band| {
            let name = Painted(style::of_severity(band.severity), band.severity);
            format!("{} {name}", band.findings)
        })
        .collect();
    let _ = writeln!(text, "{count} {noun}: {}", bands.join(", "));
    if let Some(notes) = &data.notes {
        let _ = writeln!(text, "{}", paragraph("", &Printable(notes).to_string()));
    }
    text
}

fn reasons(finding: &FindingData) -> String {
    let documentation = &finding.documentation;
    let mut text = format!(
        "{}  {} of {} inputs have a reason\n",
        Painted(style::HEADING, "Documented"),
        documentation.documented,
        documentation.inputs
    );
    if let Some(risk) = finding.core_risk {
        let _ = writeln!(text, "{}", paragraph("  core risk: ", risk.name));
    }
    let mut line = |label: &str, words: &str| {
        let first = format!("  {label}: ");
        let _ = writeln!(text, "{}", paragraph(&first, &Printable(words).to_string()));
    };
    if let Some(rationale) = &documentation.cvss {
        line("cvss", rationale);
    }
    for factor in &documentation.factors {
        let label =
            if factor.inherited { format!("{} (system)", factor.key) } else { factor.key.into() };
        if let Some(rationale) = &factor.rationale {
            line(&label, rationale);
        }
        for evidence in &factor.evidence {
            line(&format!("{label}, see"), evidence);
        }
    }
    if let Some(justification) = &documentation.mitigation {
        line("mitigation", justification);
    }
    text
}
