//! The end of a run: the open questions, the findings of the check, and the next thing to do.

use super::agenda::Skipped;
use super::prompt::prompt;
use crate::io::output::paragraph;
use crate::io::style::{self, Painted};
use aivss_threat_model::{CheckOptions, Grade, Left, StepProgress, ThreatModel};
use std::fmt::Write;

/// The number of ids that are named of what is left.
const IDS: usize = 8;

/// The text at the end of a run. `has_ended` says that the input ended before the questions did.
pub(super) fn text(model: &ThreatModel, skipped: &Skipped, has_ended: bool) -> String {
    let options = CheckOptions::default();
    let progress = model.progress(options);
    let is_complete = progress.iter().all(StepProgress::is_complete);
    let headline = match (has_ended, is_complete) {
        (_, true) => "The five steps are complete.",
        (true, false) => "The answers end here; the same command goes on from here.",
        (false, false) => "There is nothing more to ask in this run.",
    };
    let mut text = format!("\n{}\n", Painted(style::HEADING, headline));
    let open = skipped.open(model);
    if !open.is_empty() {
        text.push_str("\nPassed over, and asked again next time:\n");
        for question in open {
            let _ =
                writeln!(text, "{}", paragraph("  - ", &prompt(model, question, true).question));
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
