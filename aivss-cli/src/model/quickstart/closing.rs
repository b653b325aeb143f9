//! What is said at the end: what is open, what the check finds, and what to do next.

use super::prompt::prompt;
use super::walk::Passed;
use crate::output::paragraph;
use crate::style::{self, Painted};
use aivss_threat_model::{CheckOptions, Grade, Left, StepProgress, ThreatModel};
use std::fmt::Write;

/// So many ids of what is left are named.
const IDS: usize = 8;

/// The end of a run. `has_ended` says that answers ran out before the questions did.
pub(super) fn text(model: &ThreatModel, passed: &Passed, has_ended: bool) -> String {
    let options = CheckOptions::default();
    let progress = model.progress(options);
    let is_complete = progress.iter().all(StepProgress::is_complete);
    let headline = match (has_ended, is_complete) {
        (_, true) => "The five steps are complete.",
        (true, false) => "The answers end here; the same command goes on from here.",
        (false, false) => "There is nothing more to ask in this run.",
    };
    let mut text = format!("\n{}\n", Painted(style::HEADING, headline));
    let skipped = passed.skipped(model);
    if !skipped.is_empty() {
        text.push_str("\nPassed over, and asked again next time:\n");
        for ask in skipped {
            let _ = writeln!(text, "{}", paragraph("  - ", &prompt(model, ask, true).question));
        }
    }
    text.push('\n');
    for step in &progress {
        let count = format!("{} of {}", step.done, step.of);
        let title = format!("{} {}", step.number, step.title);
        let _ = writeln!(text, "  {title:20}  {}", Painted(style::DIM, count));
        for left in &step.left {
            let _ = writeln!(text, "{}", paragraph("      left: ", &of_left(left)));
        }
    }
    let findings = model.check(options);
    let counts = Grade::ALL.iter().rev().map(|grade| {
        let count = findings.iter().filter(|finding| finding.grade == *grade).count();
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {}{plural}", grade.as_str())
    });
    let counts: Vec<_> = counts.collect();
    let _ = writeln!(text, "\ncheck: {}", counts.join(", "));
    let next = if findings.is_empty() {
        "`aivss model export` writes the report"
    } else {
        "`aivss model check` says what it found, `aivss model export` writes the report"
    };
    let _ = writeln!(text, "{} {next}", Painted(style::HINT, "next:"));
    text
}

fn of_left(left: &Left) -> String {
    if left.ids.is_empty() {
        return left.what.clone();
    }
    let mut ids: Vec<_> = left.ids.iter().take(IDS).map(ToString::to_string).collect();
    if left.ids.len() > IDS {
        ids.push(format!("and {} more", left.ids.len() - IDS));
    }
    format!("{}: {}", left.what, ids.join(", "))
}
