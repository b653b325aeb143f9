//! `aivss model progress`: how far the quickstart's five steps are.

use super::shared::answer::Answer;
use super::shared::project::{ProjectOption, SourceOption};
use super::shared::rule::RuleOption;
use super::shared::text::safe;
use crate::error::CliError;
use crate::io::output::paragraph;
use crate::io::style::{self, Glyphs, Painted};
use aivss_core::value::Value;
use aivss_threat_model::ThreatModel;
use aivss_threat_model::check::{Question, StepProgress};
use clap::Args;
use std::fmt::Write;

const EXAMPLES: &str = "\
Examples:
  aivss model progress
  aivss model progress --format json";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ProgressArguments {
    #[command(flatten)]
    rule: RuleOption,

    #[command(flatten)]
    source: SourceOption,
}

pub(super) fn run(
    project: &ProjectOption,
    arguments: &ProgressArguments,
) -> Result<Answer, CliError> {
    let model = project.read(&arguments.source)?;
    let steps = model.progress(arguments.rule.options(None));
    let questions = model.questions();
    let data = Value::object([
        ("steps", Value::list(steps.iter().map(StepProgress::to_value))),
        ("questions", Value::list(questions.iter().map(Question::to_value))),
        ("depth", model.depth().map(aivss_core::rule::Depth::as_str).into()),
    ]);
    Ok(Answer::new(progress_text(&model, &steps), "progress", data))
}

/// The five steps with a bar and the remaining work each.
fn progress_text(model: &ThreatModel, steps: &[StepProgress]) -> String {
    let glyphs = Glyphs::from_environment();
    let mut text = String::new();
    for step in steps {
        let title = Painted(style::HEADING, format!("{} {:18}", step.number, step.title));
        let [done, of] = [step.done, step.of].map(|count| u16::try_from(count).unwrap_or(u16::MAX));
        let bar = glyphs.gauge.draw(done, of.max(1), 20);
        let _ = writeln!(text, "{title} {bar} {done:>3} of {of}");
        for left in &step.left {
            let mut what = safe(&left.what);
            if !left.ids.is_empty() {
                let ids: Vec<String> = left.ids.iter().map(ToString::to_string).collect();
                what = format!("{what}: {}", ids.join(", "));
            }
            let _ = writeln!(text, "{}", paragraph("    - ", &what));
        }
    }
    if let Some(depth) = model.depth() {
        let _ = writeln!(text, "\nmodel at {} depth, {}", depth.as_str(), depth.effort());
    }
    text
}
