//! `aivss model quickstart`: the five steps of MAESTRO's guide, question by question.
//!
//! One loop: the next question that the model leaves open, then its answer as a change to the model on the
//! disk. A run that is interrupted loses nothing.
#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, where backticks would show"
)]

mod agenda;
mod answer;
mod closing;
mod dialog;
mod parse;
mod prompt;

use super::shared::answer::Answer;
use super::shared::project::ProjectOption;
use super::shared::text::title;
use crate::error::CliError;
use crate::io::output::{self, paragraph};
use crate::io::style::{self, Painted};
use agenda::{Question, Skipped};
use aivss_core::{Error, ErrorCode, Printable};
use aivss_project::{Project, ProjectError};
use aivss_threat_model::{CheckOptions, CrossingFlag, Id, ThreatModel};
use clap::Args;
use dialog::{Dialog, Input};
use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  aivss model quickstart --answers answers.txt
  aivss model quickstart --answers - < answers.txt

Without --answers it asks at the terminal. Every answer is on the disk before the
next question; an interrupt or the end of the input loses nothing, and the same
command goes on where the model is open. An empty answer passes a question over,
or ends a list. Threats and controls of the catalog are proposals, which count
for nothing until their number is chosen.

In a file, a line is an answer, and lines that begin with # are comments. The
exit code is 0 also when the answers end early, and 2 when one makes no sense;
the answers before it are then saved.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct QuickstartArguments {
    /// Take the answers from a file, one to a line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
}

/// Asks until no question is open or the input ends, and gives the closing text.
pub(super) fn run(
    project: &ProjectOption,
    arguments: &QuickstartArguments,
) -> Result<Answer, CliError> {
    let mut dialog = begin(arguments)?;
    if dialog.is_terminal() {
        say_what_stays_when_interrupted();
    }
    let Some(project) = find_or_begin(&mut dialog, project.folder())? else {
        return Ok(Answer::message("nothing begun\n".into()));
    };
    let project = project.with_holder("aivss model quickstart");
    let mut model = project.read()?;
    let mut skipped = Skipped::before_the_last_answer(&model);
    let mut step = 0;
    let mut last = None;
    let mut has_ended = false;
    while let Some(entry) = skipped.next(&model) {
        let question = entry.question;
        if entry.step != step {
            step = entry.step;
            output::write(&heading(&model, step))?;
        }
        if last != Some(Err(question)) {
            dialog::show(&prompt::prompt(&model, question, last == Some(Ok(question))))?;
        }
        match dialog.read_answer()? {
            Input::End => {
                has_ended = true;
                break;
            }
            Input::Answer(answer) if answer.is_empty() => {
                skipped.add(question);
                last = None;
            }
            Input::Answer(answer) => match take(&project, &model, question, &answer) {
                Ok((changed, ids)) => {
                    model = changed;
                    output::write(&saved(&model, question, &ids))?;
                    last = Some(Ok(question));
                }
                Err(error) if dialog.is_terminal() => {
                    dialog::refuse(&error)?;
                    last = Some(Err(question));
                    // Another process may have written the model meanwhile.
                    model = project.read()?;
                }
                Err(error) => return Err(dialog.at_line(error)),
            },
        }
    }
    Ok(Answer::message(closing::text(&model, &skipped, has_ended)))
}

/// The dialog with the file of the arguments, or with the terminal.
fn begin(arguments: &QuickstartArguments) -> Result<Dialog, CliError> {
    match &arguments.answers {
        Some(file) => Dialog::with_file(file),
        None if io::stdin().is_terminal() => Ok(Dialog::at_terminal()),
        None => {
            let message = "standard input is no terminal that could be asked";
            Err(CliError::refused(ErrorCode::InputUnreadable, message).with_hint(
                "`--answers FILE` takes the answers from a file, `--answers -` from standard input",
            ))
        }
    }
}

/// Applies an answer to the model on the disk, in the state that it has by then.
fn take(
    project: &Project,
    shown: &ThreatModel,
    question: Question,
    answer: &str,
) -> Result<(ThreatModel, Vec<Id>), ProjectError> {
    // Numbers stand for what was shown, even if the model on the disk has changed since.
    let operations = answer::operations(shown, question, answer)?;
    project.edit(|model| {
        // The number of the operation means nothing to the person, who gave one answer.
        let ids = model.apply_all(operations).map_err(|error| {
            let path = error.path().split_once('.').map_or("", |(_, path)| path).to_owned();
            error.with_path(path)
        })?;
        Ok::<_, Error>((model.clone(), ids.into_iter().flatten().collect()))
    })
}

/// The project of the folder or around the current one. Where there is none, a new one begins; at a terminal
/// only after a `yes`.
fn find_or_begin(dialog: &mut Dialog, folder: Option<&Path>) -> Result<Option<Project>, CliError> {
    let found = folder.map_or_else(|| Project::find(Path::new(".")), Project::open);
    let folder = folder.unwrap_or(Path::new("."));
    match found {
        Ok(project) => return Ok(Some(project)),
        Err(ProjectError::Missing(_)) if folder.is_dir() => {}
        Err(error) => return Err(error.into()),
    }
    let shown = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let shown = Printable(&shown.display().to_string()).to_string();
    if dialog.is_terminal() {
        output::write(&format!("There is no threat model in {shown} yet. Begin one? yes or no\n"))?;
        match dialog.read_answer()? {
            Input::Answer(answer) if matches!(&*answer.to_ascii_lowercase(), "y" | "yes") => {}
            _ => return Ok(None),
        }
    }
    let project = Project::init(folder)?;
    output::write("begun: .threatmodel/model.json\n")?;
    Ok(Some(project))
}

/// Makes an interrupt say that nothing is lost. Where another handler is set already, the interrupt stays
/// without words.
fn say_what_stays_when_interrupted() {
    /// The exit code that shells give to a process that an interrupt has stopped.
    const INTERRUPTED: i32 = 130;

    let _ = ctrlc::try_set_handler(|| {
        let _ = output::write(
            "\nstopped; every answer so far is saved, and `aivss model quickstart` goes on from there\n",
        );
        std::process::exit(INTERRUPTED);
    });
}

/// `Step 3 of 5: Trust Boundaries`
fn heading(model: &ThreatModel, step: u8) -> String {
    let progress = model.progress(CheckOptions::default());
    let Some(progress) = progress.iter().find(|progress| progress.number == step) else {
        return String::new();
    };
    let title = format!("Step {step} of 5: {}", progress.title);
    let done = format!("{} of {} done", progress.done, progress.of);
    let mut text = format!("\n{}  {}\n", Painted(style::NOTE, title), Painted(style::DIM, done));
    match step {
        2 => text.push_str(&depth(model)),
        4 => text.push_str(&attention(model)),
        _ => {}
    }
    text
}

/// The depth of modelling that the answers of step 1 ask for.
fn depth(model: &ThreatModel) -> String {
    let (Some(depth), Some(layers)) = (model.depth(), model.depth_layers()) else {
        return String::new();
    };
    let layers: Vec<_> = layers.iter().map(|layer| layer.id()).collect();
    let advice = format!(
        "By its context the system wants the depth {}: {}.",
        depth.name(),
        layers.join(", ")
    );
    format!("{}\n", paragraph("", &advice))
}

/// The crossings that deserve attention in step 4, and why.
fn attention(model: &ThreatModel) -> String {
    let mut text = String::new();
    for point in model.crossing_points() {
        let crossing = model.crossing(point);
        let reasons: Vec<_> = crossing.flags.iter().copied().map(CrossingFlag::name).collect();
        if !reasons.is_empty() {
            let id = point.id.id();
            let line = format!("{id} {}: {}", title(model, id), reasons.join(", "));
            let _ = writeln!(text, "{}", paragraph("  ! ", &line));
        }
    }
    if text.is_empty() { text } else { format!("Crossings that deserve attention:\n{text}") }
}

/// What an answer has added.
fn saved(model: &ThreatModel, question: Question, ids: &[Id]) -> String {
    let is_new = !matches!(question, Question::Field(..) | Question::Identities(_));
    let mut text = String::new();
    for id in ids.iter().filter(|_| is_new) {
        let _ = writeln!(text, "  {} {}", Painted(style::HINT, id), title(model, *id));
    }
    text
}
