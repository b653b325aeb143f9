//! `aivss model quickstart`: the five steps of MAESTRO's guide, question by question.
//!
//! One loop: the next question that the model leaves open, its answer as a change to the model on the disk,
//! and again. Whoever stops loses nothing.
#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, where backticks would show"
)]

mod answer;
mod closing;
mod parse;
mod prompt;
mod talk;
mod walk;

use super::Answer;
use super::text::title;
use crate::output::{self, paragraph};
use crate::problem::Problem;
use crate::style::{self, Painted};
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode, Printable};
use aivss_project::Project;
use aivss_threat_model::{CheckOptions, CrossingFlag, Id, ThreatModel};
use clap::Args;
use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use talk::{Heard, Talk};
use walk::{Ask, Passed};

pub(super) const EXAMPLES: &str = "\
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
pub(crate) struct QuickstartArguments {
    /// Take the answers from a file, one to a line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
}

/// Why it ends before its time.
enum Trouble {
    /// The terminal or pipe cannot be written.
    Output(io::Error),
    Refused(Problem),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem)
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Refused(error.into())
    }
}

pub(super) fn run(
    arguments: &QuickstartArguments,
    folder: Option<&Path>,
) -> Result<Answer, Problem> {
    match walk(arguments, folder) {
        Ok(text) => Ok(Answer::new(text, "quickstart", Value::Null)),
        Err(Trouble::Refused(problem)) => Err(problem),
        // Whoever read the output has seen enough of it.
        Err(Trouble::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            Ok(Answer::new(String::new(), "quickstart", Value::Null))
        }
        Err(Trouble::Output(error)) => {
            let message = format!("the output could not be written: {error}");
            Err(Problem::new(ErrorCode::OutputUnwritable, message))
        }
    }
}

/// Asks until nothing is open or no answer comes, and says what there is then.
fn walk(arguments: &QuickstartArguments, folder: Option<&Path>) -> Result<String, Trouble> {
    let mut talk = match &arguments.answers {
        Some(file) => Talk::with_file(file)?,
        None if io::stdin().is_terminal() => Talk::at_terminal(),
        None => {
            let message = "standard input is no terminal that could be asked".into();
            let problem = Problem::new(ErrorCode::InputUnreadable, message);
            return Err(problem
                .with_hint("`--answers FILE` takes the answers from a file, `--answers -` from standard input")
                .into());
        }
    };
    if talk.is_terminal() {
        say_what_stays_when_interrupted();
    }
    let Some(project) = find_or_begin(&mut talk, folder)? else {
        return Ok("nothing begun\n".into());
    };
    let project = project.held_by("aivss model quickstart");
    let mut model = project.read()?;
    let mut passed = Passed::before_the_last_answer(&model);
    let mut step = 0;
    let mut last = None;
    let mut has_ended = false;
    while let Some(stop) = passed.next(&model) {
        if stop.step != step {
            step = stop.step;
            output::write(&heading(&model, step))?;
        }
        if last != Some(Err(stop.ask)) {
            talk::show(&prompt::prompt(&model, stop.ask, last == Some(Ok(stop.ask))))?;
        }
        match talk.hear()?? {
            Heard::Nothing => {
                has_ended = true;
                break;
            }
            Heard::Answer(answer) if answer.is_empty() => {
                passed.add(stop.ask);
                last = None;
            }
            Heard::Answer(answer) => match take(&project, &model, stop.ask, &answer) {
                Ok((changed, ids)) => {
                    model = changed;
                    output::write(&saved(&model, stop.ask, &ids))?;
                    last = Some(Ok(stop.ask));
                }
                Err(error) if talk.is_terminal() => {
                    talk::say_again(&error.into())?;
                    last = Some(Err(stop.ask));
                    // Somebody else may have written meanwhile.
                    model = project.read()?;
                }
                Err(error) => return Err(talk.at(error.into()).into()),
            },
        }
    }
    Ok(closing::text(&model, &passed, has_ended))
}

/// Does on the disk what an answer means, on the model as it is by then.
fn take(
    project: &Project,
    shown: &ThreatModel,
    ask: Ask,
    answer: &str,
) -> Result<(ThreatModel, Vec<Id>), Error> {
    // Numbers mean what was shown, whatever was written since.
    let operations = answer::operations(shown, ask, answer)?;
    project.edit(|model| {
        // The number of one change among several says nothing to whoever answered.
        let ids = model.apply_all(operations).map_err(|error| {
            let path = error.path().split_once('.').map_or("", |(_, path)| path).to_owned();
            error.with_path(path)
        })?;
        Ok((model.clone(), ids.into_iter().flatten().collect()))
    })
}

/// The project around here; without one, a new one, which a person is asked about first.
fn find_or_begin(talk: &mut Talk, folder: Option<&Path>) -> Result<Option<Project>, Trouble> {
    let found = folder.map_or_else(|| Project::find(Path::new(".")), Project::open);
    let folder = folder.unwrap_or(Path::new("."));
    match found {
        Ok(project) => return Ok(Some(project)),
        Err(error) if error.code() == ErrorCode::ProjectMissing && folder.is_dir() => {}
        Err(error) => return Err(error.into()),
    }
    let shown = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let shown = Printable(&shown.display().to_string()).to_string();
    if talk.is_terminal() {
        output::write(&format!("There is no threat model in {shown} yet. Begin one? yes or no\n"))?;
        match talk.hear()?? {
            Heard::Answer(answer) if matches!(&*answer.to_ascii_lowercase(), "y" | "yes") => {}
            _ => return Ok(None),
        }
    }
    let project = Project::init(folder)?;
    output::write("begun: .threatmodel/model.json\n")?;
    Ok(Some(project))
}

/// Says at an interrupt what the person would ask. Where a handler stands already, the interrupt does
/// without words what it always does.
fn say_what_stays_when_interrupted() {
    /// What shells give for a process that an interrupt has stopped.
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

/// How deep to model by what step 1 says.
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

/// What an answer did.
fn saved(model: &ThreatModel, ask: Ask, ids: &[Id]) -> String {
    let is_new = !matches!(ask, Ask::Field(..) | Ask::Identities(_));
    let mut text = String::new();
    for id in ids.iter().filter(|_| is_new) {
        let _ = writeln!(text, "  {} {}", Painted(style::HINT, id), title(model, *id));
    }
    text
}
