//! A finding of the AIVSS 1.0 candidate as Markdown.

use super::{bar_of, plain};
use crate::candidate::CandidateFinding;
use crate::decision::{Decision, PRIORITY_STATUS};
use crate::extension::{EFFECT_CLASS_STATUS, ExtensionMetric, SEVERITY_STATUS};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write;

/// One finding of the candidate, under a heading of that level, 1 to 6.
#[must_use]
pub fn candidate_finding(finding: &CandidateFinding<'_>, level: usize) -> String {
    let class = finding.extension().effect_class();
    let mut text = format!("{} {}\n\n", "#".repeat(level), heading(finding));
    let _ = writeln!(
        text,
        "**{} {}**, effect class **{class}** (AIVSS 1.0 candidate, not a release of OWASP)\n",
        finding.severity(),
        finding.severity().severity(),
    );
    text.push_str(&figures(finding));
    text.push_str(&profile(finding));
    text.push_str(&class_of(finding));
    if let Some(decision) = finding.decision() {
        text.push_str(&timeline(decision));
    }
    let notes = finding.notes();
    for note in &notes {
        let _ = writeln!(text, "- {note}");
    }
    if !notes.is_empty() {
        text.push('\n');
    }
    let _ = writeln!(text, "`{} {}`", finding.cvss(), finding.extension());
    text
}

fn heading(finding: &CandidateFinding<'_>) -> String {
    match finding.report() {
        None => "AIVSS 1.0 candidate".into(),
        Some(report) => {
            let input = report.input();
            let ids = format!("{} {}", plain(&input.finding_id), plain(&input.path_id));
            match &input.title {
                Some(title) => format!("{ids}: {}", plain(title)),
                None => ids,
            }
        }
    }
}

fn figures(finding: &CandidateFinding<'_>) -> String {
    let mut text = String::from("| figure | value | status |\n|---|---|---|\n");
    let _ = writeln!(
        text,
        "| severity, {} | **{}** {} | {SEVERITY_STATUS} within the candidate |",
        finding.cvss().nomenclature(),
        finding.severity(),
        finding.severity().severity()
    );
    let class = finding.extension().effect_class();
    let _ =
        writeln!(text, "| effect class | **{class}** {} | {EFFECT_CLASS_STATUS} |", class.label());
    if let Some(report) = finding.report() {
        let rung = report.vector().rung();
        let e = finding.cvss().exploit_maturity().map_or("X", |maturity| maturity.token());
        let _ = writeln!(text, "| E:{e} | from the evidence | {} |", rung.rationale());
        let category = &report.input().risk_category;
        let _ = writeln!(text, "| risk category | {} | {} |", category.id(), category.name());
        if let Some(priority) = report.priority() {
            let _ =
                writeln!(text, "| AIVSS-P | {priority} {} | {PRIORITY_STATUS} |", priority.band());
        }
    }
    text.push('\n');
    text
}

fn profile(finding: &CandidateFinding<'_>) -> String {
    let mut text = String::from("| metric | | value | |\n|---|---|---|---|\n");
    for metric in ExtensionMetric::ALL {
        let value = finding.extension().value_of(metric);
        let rank = metric.rank(value.token);
        let bar = rank.map_or_else(|| "?".into(), |rank| bar_of(rank, metric.max_rank()));
        let _ = writeln!(
            text,
            "| {metric} | {} | {} {} | {bar} |",
            metric.name(),
            value.token,
            value.label,
        );
    }
    text.push('\n');
    text
}

fn class_of(finding: &CandidateFinding<'_>) -> String {
    let vector = finding.extension();
    let mut text = String::new();
    for reason in vector.class_reasons() {
        let _ = writeln!(text, "- {}: {reason}", vector.effect_class());
    }
    for change in vector.one_step_changes() {
        let _ = writeln!(text, "- {change}");
    }
    let missing: Vec<String> =
        vector.unknown_metrics().map(|metric| format!("{metric} ({})", metric.name())).collect();
    if !missing.is_empty() {
        let _ = writeln!(text, "- missing: evidence for {}", missing.join(", "));
    }
    text.push('\n');
    text
}

fn timeline(decision: &Decision<'_>) -> String {
    let mut text = String::from("| how soon | | |\n|---|---|---|\n");
    let _ = writeln!(
        text,
        "| table of BOD 26-04 | {} | {} |",
        decision.timeline,
        decision.timeline.label()
    );
    let overlay = decision.overlay;
    let (timeline, label) = overlay.timeline().map_or_else(
        || ("none".to_string(), "nothing is recommended"),
        |timeline| (timeline.to_string(), timeline.label()),
    );
    let _ = writeln!(text, "| recommended | {timeline} | {label}; {} |\n", overlay.status());
    text
}
