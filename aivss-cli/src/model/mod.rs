//! `aivss model`: a threat model in a project, changed and shown from the command line.

mod apply;
mod arguments;
mod change;
mod check;
mod compare;
mod exchange;
mod fields;
mod init;
mod list;
mod quickstart;
mod show;
mod suggest;
mod text;
mod validate;

pub(crate) use arguments::ModelArguments;

use crate::problem::Problem;
use crate::{EXIT_OK, EXIT_REFUSED, output};
use aivss_core::ErrorCode;
use aivss_core::request::Outcome;
use aivss_core::value::Value;
use aivss_project::Project;
use arguments::{ModelCommand, ModelFormat, Source};
use std::io;
use std::path::Path;

/// What a verb has to say, in both forms.
struct Answer {
    text: String,
    /// The name of the data in JSON.
    name: &'static str,
    data: Value<'static>,
    exit_code: u8,
    /// Whether the text is a document, and goes out as it is.
    is_raw: bool,
}

impl Answer {
    const fn new(text: String, name: &'static str, data: Value<'static>) -> Self {
        Self { text, name, data, exit_code: EXIT_OK, is_raw: false }
    }
}

pub(crate) fn run(arguments: &ModelArguments) -> io::Result<u8> {
    let format = arguments.command.format();
    match answer(arguments).map_err(Problem::of_model) {
        Ok(answer) => {
            match format {
                _ if answer.is_raw => {
                    output::write_raw(answer.text.as_bytes())?;
                }
                ModelFormat::Text => output::write(&answer.text)?,
                ModelFormat::Json => {
                    let json = Outcome::Success(answer.data).to_json(answer.name);
                    output::write(&format!("{json}\n"))?;
                }
            }
            Ok(answer.exit_code)
        }
        Err(problem) => {
            problem.report()?;
            if format == ModelFormat::Json {
                let failure = Outcome::<Value<'_>>::Failure(problem.error);
                output::write(&format!("{}\n", failure.to_json("model")))?;
            }
            Ok(EXIT_REFUSED)
        }
    }
}

fn answer(arguments: &ModelArguments) -> Result<Answer, Problem> {
    let project = || -> Result<Project, Problem> {
        let project = match &arguments.project {
            Some(folder) => Project::open(folder)?,
            None => Project::find(Path::new("."))?,
        };
        Ok(project.held_by("aivss model"))
    };
    // What is only looked at may be in any file.
    let model = |source: &Source| match (&source.file, &arguments.project) {
        (Some(_), Some(_)) => {
            let message = "a model is read from --file or from --project, and not from both";
            Err(Problem::new(ErrorCode::FieldConflict, message.into()))
        }
        (Some(file), None) => compare::model(file),
        (None, _) => Ok(project()?.read()?),
    };
    match &arguments.command {
        ModelCommand::Init(_) => init::run(arguments.project.as_deref()),
        ModelCommand::Context { fields, .. } if !fields.any() => show::context(&project()?),
        ModelCommand::Context { fields, .. } => change::context(&project()?, fields),
        ModelCommand::Layer { layer, fields, .. } if !fields.any() => {
            show::layer(&project()?, layer)
        }
        ModelCommand::Layer { layer, fields, .. } => change::layer(&project()?, layer, fields),
        ModelCommand::Add { kind, fields, .. } => change::add(&project()?, kind, fields),
        ModelCommand::Edit { id, fields, .. } => change::edit(&project()?, id, fields),
        ModelCommand::Remove { id, .. } => change::remove(&project()?, id),
        ModelCommand::Link { mitigation, threat, partial, .. } => {
            change::link(&project()?, mitigation, threat, *partial)
        }
        ModelCommand::Unlink { mitigation, threat, .. } => {
            change::unlink(&project()?, mitigation, threat)
        }
        ModelCommand::List { kind, source, .. } => list::run(&model(source)?, kind.as_deref()),
        ModelCommand::Show { id, source, .. } => show::entity(&model(source)?, id),
        ModelCommand::Apply { file, .. } => apply::run(&project()?, file),
        ModelCommand::Validate(arguments) => validate::run(&project()?, arguments),
        ModelCommand::Check(arguments) => check::run(&model(&arguments.source)?, arguments),
        ModelCommand::Progress { rule, source, .. } => Ok(check::progress(&model(source)?, rule)),
        ModelCommand::Suggest(arguments) if arguments.accept.is_empty() => {
            suggest::show(&model(&arguments.source)?, arguments)
        }
        ModelCommand::Suggest(arguments) => suggest::accept(&project()?, arguments),
        ModelCommand::Export(arguments) => exchange::export(&model(&arguments.source)?, arguments),
        ModelCommand::Import(arguments) => exchange::import(&project()?, arguments),
        ModelCommand::Diff(arguments) => compare::diff(arguments, project),
        ModelCommand::Merge(arguments) => compare::merge(arguments),
        ModelCommand::Quickstart(quickstart) => {
            quickstart::run(quickstart, arguments.project.as_deref())
        }
        ModelCommand::Fields { kind, .. } => fields::list(kind.as_deref()),
    }
}

/// A value that outlives what it was read from.
fn owned(value: Value<'_>) -> Value<'static> {
    value.into_owned()
}

/// A text as data.
fn text_value(text: impl Into<String>) -> Value<'static> {
    Value::Text(text.into().into())
}
