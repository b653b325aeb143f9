//! `aivss model show`: all fields of one entity, and what refers to it.

use super::shared::answer::{Answer, owned};
use super::shared::project::{ProjectOption, SourceOption};
use super::shared::text;
use crate::error::CliError;
use crate::io::output::paragraph;
use crate::io::style::{self, Painted};
use aivss_core::value::Value;
use aivss_core::{ErrorCode, Quoted};
use aivss_threat_model::entity::Threat;
use aivss_threat_model::{Id, Ref};
use clap::Args;
use std::fmt::Write;

const EXAMPLES: &str = "\
Example:
  aivss model show TH-1";

/// The number of referring entities that the text names.
const USERS: usize = 20;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ShowArguments {
    /// Its id, TH-1 for instance
    id: String,

    #[command(flatten)]
    source: SourceOption,
}

pub(super) fn run(project: &ProjectOption, arguments: &ShowArguments) -> Result<Answer, CliError> {
    let model = project.read(&arguments.source)?;
    let id: Id = arguments.id.parse()?;
    let Some(entity) = model.entity(id) else {
        let message = format!("there is no {} {}", id.kind().words(), Quoted(&id.to_string()));
        return Err(CliError::refused(ErrorCode::EntityUnknown, message));
    };
    let title = format!("{id} {}", text::title(&model, id));
    let mut shown =
        format!("{}  {}\n", Painted(style::HEADING, title), Painted(style::DIM, id.kind().words()));
    shown.push_str(&text::fields(id.kind().fields(), &entity));
    let threat = Ref::<Threat>::try_from(id).ok().and_then(|threat| model.get(threat));
    if let Some(risk) = threat.and_then(|threat| threat.risk()) {
        let _ = writeln!(shown, "  {} {}", Painted(style::DIM, "risk:"), risk.name());
    }
    let users = model.users_of(id);
    if !users.is_empty() {
        let shown_users = users.iter().take(USERS).map(|(user, field)| format!("{user} ({field})"));
        let mut names = shown_users.collect::<Vec<_>>().join(", ");
        if users.len() > USERS {
            let _ = write!(names, " and {} more", users.len() - USERS);
        }
        let _ = writeln!(shown, "{}", paragraph("  used by: ", &names));
    }
    let users = users.into_iter().map(|(user, field)| {
        Value::object([("id", user.to_string().into()), ("field", field.into())])
    });
    let data = vec![("entity".into(), owned(entity)), ("used_by".into(), Value::list(users))];
    Ok(Answer::new(shown, "shown", Value::Object(data)))
}
