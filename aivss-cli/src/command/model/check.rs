//! `aivss model check`: what the model lacks.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

use super::shared::answer::Answer;
use super::shared::project::{ProjectOption, SourceOption};
use super::shared::rule::RuleOption;
use super::shared::text::safe;
use crate::error::CliError;
use crate::exit::{EXIT_OK, EXIT_REACHED};
use crate::io::output::paragraph;
use crate::io::style::{self, Painted};
use aivss_core::time::Date;
use aivss_core::value::Value;
use aivss_threat_model::check::{CheckFinding, Grade};
use anstyle::Style;
use clap::{Args, ValueEnum};
use std::fmt::Write;

const EXAMPLES: &str = "\
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

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CheckArguments {
    #[command(flatten)]
    rule: RuleOption,

    /// The day of the check; without it no review is overdue
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<String>,

    /// Exit with 1 when a finding is of this grade or above
    #[arg(long, value_enum, value_name = "GRADE")]
    fail_on: Option<FailOn>,

    #[command(flatten)]
    source: SourceOption,
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

pub(super) fn run(project: &ProjectOption, arguments: &CheckArguments) -> Result<Answer, CliError> {
    let model = project.read(&arguments.source)?;
    let today = arguments.today.as_deref().map(str::parse::<Date>).transpose()?;
    let findings = model.check(arguments.rule.options(today));
    let is_reached = |grade: Grade| findings.iter().any(|finding| finding.grade >= grade);
    let exit_code = match arguments.fail_on {
        Some(fail_on) if is_reached(fail_on.grade()) => EXIT_REACHED,
        _ => EXIT_OK,
    };
    let data = Value::list(findings.iter().map(CheckFinding::to_value));
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
            let message = safe(&finding.message);
            let _ = writeln!(text, "{}", paragraph("  ", &message));
            let remedy = format!("{} [{}]", safe(&finding.remedy), finding.code);
            let _ = writeln!(text, "{}", Painted(style::DIM, paragraph("    ", &remedy)));
        }
        text.push('\n');
    }
    text.push_str(&counts(findings));
    text
}

/// All of them in one line: `2 gaps, no warnings, 1 note`.
fn counts(findings: &[CheckFinding]) -> String {
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
