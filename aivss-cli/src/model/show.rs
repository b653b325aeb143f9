//! `aivss model show`, `context` and `layer`: all there is of one thing.

use super::{Answer, owned, text, text_value};
use crate::output::paragraph;
use crate::problem::Problem;
use crate::style::{self, Painted};
use aivss_core::value::Value;
use aivss_core::{ErrorCode, Quoted};
use aivss_project::Project;
use aivss_threat_model::{Context, Id, LayerNote, Place, Ref, Threat, ThreatModel};
use std::fmt::Write;

/// The most things that refer to one and are named in text.
const USERS: usize = 20;

pub(super) fn entity(model: &ThreatModel, id: &str) -> Result<Answer, Problem> {
    let id: Id = id.parse()?;
    let Some(entity) = model.entity(id) else {
        let message = format!("there is no {} {}", id.kind().words(), Quoted(&id.to_string()));
        return Err(Problem::new(ErrorCode::EntityUnknown, message));
    };
    let title = format!("{id} {}", text::title(model, id));
    let mut shown =
        format!("{}  {}\n", Painted(style::HEADING, title), Painted(style::DIM, id.kind().words()));
    shown.push_str(&text::fields(id.kind().fields(), &entity));
    let threat = Ref::<Threat>::try_from(id).ok().and_then(|threat| model.get(threat));
    if let Some(risk) = threat.and_then(Threat::risk) {
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
        Value::Object(vec![
            ("id".into(), text_value(user.to_string())),
            ("field".into(), Value::Text(field.into())),
        ])
    });
    let data =
        vec![("entity".into(), owned(entity)), ("used_by".into(), Value::List(users.collect()))];
    Ok(Answer::new(shown, "shown", Value::Object(data)))
}

pub(super) fn context(project: &Project) -> Result<Answer, Problem> {
    let model = project.read()?;
    let Value::Object(document) = model.to_value() else {
        return Ok(Answer::new(String::new(), "context", Value::Null));
    };
    let context = document.into_iter().find(|(key, _)| key == "context");
    let context = context.map_or(Value::Object(Vec::new()), |(_, context)| owned(context));
    let mut shown = format!("{}\n", Painted(style::HEADING, "Business context"));
    let fields = text::fields(Context::fields(), &context);
    shown.push_str(if fields.is_empty() { "  nothing said yet\n" } else { &fields });
    Ok(Answer::new(shown, "context", context))
}

pub(super) fn layer(project: &Project, layer: &str) -> Result<Answer, Problem> {
    let place: Place = layer.parse()?;
    let model = project.read()?;
    let LayerNote { not_applicable, notes } = model.layer(place);
    let said = [("not_applicable", not_applicable), ("notes", notes)];
    let said = said.into_iter().filter_map(|(name, text)| {
        text.as_ref().map(|text| (name.into(), text_value(text.to_string())))
    });
    let note = Value::Object(said.collect());
    let title = format!("{place} {}", place.name());
    let mut shown = format!("{}\n", Painted(style::HEADING, title));
    let fields = text::fields(LayerNote::fields(), &note);
    shown.push_str(if fields.is_empty() { "  nothing said yet\n" } else { &fields });
    Ok(Answer::new(shown, "layer", note))
}
