//! `aivss model check`: what the model lacks. `aivss model progress`: how far the five steps are.
#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, where backticks would show"
)]

use super::arguments::{ModelOutput, Source};
use super::{Answer, text_value};
use crate::output::paragraph;
use crate::problem::Problem;
use crate::style::{self, Glyphs, Painted};
use crate::{EXIT_OK, EXIT_REACHED};
use aivss_core::document::Date;
use aivss_core::rule::CoverageRule;
use aivss_core::value::Value;
use aivss_threat_model::{CheckFinding, CheckOptions, Grade, Question, StepProgress, ThreatModel};
use anstyle::Style;
use clap::{Args, ValueEnum};
use std::fmt::Write;

pub(super) const EXAMPLES: &str = "\
Examples:
  aivss model check
  aivss model check --fail-on gap --today 2026-03-19
  aivss model check --rule defence_in_depth --format json
  aivss model check --file old.json

With git:
  git show main:.threatmodel/model.json | aivss model check --file -

Each finding has a grade: a gap has to be settled by the playbook, a warning
deserves attention, a note is good to know.

Exit codes: 0, 1 when a finding reaches the grade of --fail-on, 2 when input was
refused.";

pub(super) const PROGRESS_EXAMPLES: &str = "\
Examples:
  aivss model progress
  aivss model progress --format json";

/// How to judge.
#[derive(Debug, Args)]
pub(crate) struct RuleArguments {
    /// Which mitigations a threat needs, by which of the playbook's documents
    #[arg(long, value_enum, default_value_t)]
    rule: Rule,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Rule {
    /// Quickstart: high and critical need a preventive and a detective one
    #[default]
    Quickstart,
    /// Phases: the same by phase 7
    Phases,
    /// Risk guide: high needs one of either and a corrective one
    #[value(name = "defence_in_depth")]
    DefenceInDepth,
    /// Risk guide, table: all three, and a detective one for any threat
    #[value(name = "type_table")]
    TypeTable,
}

impl RuleArguments {
    pub(super) const fn options(&self, today: Option<Date>) -> CheckOptions {
        let rule = match self.rule {
            Rule::Quickstart => CoverageRule::Quickstart,
            Rule::Phases => CoverageRule::Phases,
            Rule::DefenceInDepth => CoverageRule::DefenceInDepth,
            Rule::TypeTable => CoverageRule::TypeTable,
        };
        CheckOptions { rule, today }
    }
}

#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    #[command(flatten)]
    rule: RuleArguments,

    /// The day of the check; without it no review is overdue
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<String>,

    /// Exit with 1 when a finding is of this grade or above
    #[arg(long, value_enum, value_name = "GRADE")]
    fail_on: Option<FailOn>,

    #[command(flatten)]
    pub(super) source: Source,

    #[command(flatten)]
    pub(super) output: ModelOutput,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Note,
    Warning,
    Gap,
}

impl FailOn {
    const fn grade(self) -> Grade {
        match self {
            Self::Note => Grade::Note,
            Self::Warning => Grade::Warning,
            Self::Gap => Grade::Gap,
        }
    }
}

pub(super) fn run(model: &ThreatModel, arguments: &CheckArguments) -> Result<Answer, Problem> {
    let today = arguments.today.as_deref().map(str::parse::<Date>).transpose()?;
    let findings = model.check(arguments.rule.options(today));
    let is_reached = |grade: Grade| findings.iter().any(|finding| finding.grade >= grade);
    let exit_code = match arguments.fail_on {
        Some(fail_on) if is_reached(fail_on.grade()) => EXIT_REACHED,
        _ => EXIT_OK,
    };
    let data = Value::List(findings.iter().map(CheckFinding::to_value).collect());
    Ok(Answer { exit_code, ..Answer::new(text(&findings), "findings", data) })
}

fn text(findings: &[CheckFinding]) -> String {
    let mut text = String::new();
    for grade in Grade::ALL.iter().rev() {
        let of_grade: Vec<_> = findings.iter().filter(|finding| finding.grade == *grade).collect();
        if of_grade.is_empty() {
            continue;
        }
        let title = format!("{} {}", of_grade.len(), noun(*grade, of_grade.len()));
        let _ = writeln!(text, "{}", Painted(of_grade_style(*grade), title));
        for finding in of_grade {
            let message = super::text::safe(&finding.message);
            let _ = writeln!(text, "{}", paragraph("  ", &message));
            let remedy = format!("{} [{}]", super::text::safe(&finding.remedy), finding.code);
            let _ = writeln!(text, "{}", Painted(style::DIM, paragraph("    ", &remedy)));
        }
        text.push('\n');
    }
    text.push_str(&counts(findings));
    text
}

/// One line for all: `2 gaps, no warnings, 1 note`.
pub(super) fn counts(findings: &[CheckFinding]) -> String {
    let count = |grade: &Grade| {
        let count = findings.iter().filter(|finding| finding.grade == *grade).count();
        let number = if count == 0 { "no".into() } else { count.to_string() };
        format!("{number} {}", noun(*grade, count))
    };
    let counts: Vec<String> = Grade::ALL.iter().rev().map(count).collect();
    format!("{}\n", counts.join(", "))
}

const fn noun(grade: Grade, count: usize) -> &'static str {
    match (grade, count) {
        (Grade::Gap, 1) => "gap",
        (Grade::Gap, _) => "gaps",
        (Grade::Warning, 1) => "warning",
        (Grade::Warning, _) => "warnings",
        (Grade::Note, 1) => "note",
        (Grade::Note, _) => "notes",
    }
}

const fn of_grade_style(grade: Grade) -> Style {
    match grade {
        Grade::Gap => style::ERROR,
        Grade::Warning => style::NOTE,
        Grade::Note => style::HEADING,
    }
}

pub(super) fn progress(model: &ThreatModel, rule: &RuleArguments) -> Answer {
    let steps = model.progress(rule.options(None));
    let questions = model.questions();
    let data = Value::Object(vec![
        ("steps".into(), Value::List(steps.iter().map(StepProgress::to_value).collect())),
        ("questions".into(), Value::List(questions.iter().map(Question::to_value).collect())),
        ("depth".into(), model.depth().map_or(Value::Null, |depth| text_value(depth.as_str()))),
    ]);
    Answer::new(progress_text(model, &steps), "progress", data)
}

/// The five steps with their bars, and what is left of each.
pub(super) fn progress_text(model: &ThreatModel, steps: &[StepProgress]) -> String {
    let glyphs = Glyphs::of_environment();
    let mut text = String::new();
    for step in steps {
        let title = Painted(style::HEADING, format!("{} {:18}", step.number, step.title));
        let [done, of] = [step.done, step.of].map(|count| u16::try_from(count).unwrap_or(u16::MAX));
        let bar = glyphs.gauge.draw(done, of.max(1), 20);
        let _ = writeln!(text, "{title} {bar} {done:>3} of {of}");
        for left in &step.left {
            let mut what = super::text::safe(&left.what);
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
