//! `aivss model list`: what there is, by kind.

use super::shared::answer::{Answer, owned};
use super::shared::project::{ProjectOption, SourceOption};
use super::shared::text;
use crate::error::CliError;
use crate::io::style::{self, Painted};
use aivss_core::value::Value;
use aivss_threat_model::{Kind, Ref, Threat, ThreatModel};
use clap::Args;
use std::fmt::Write;

const EXAMPLES: &str = "\
Examples:
  aivss model list
  aivss model list threats
  aivss model list components --format json
  aivss model list --file old.json";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ListArguments {
    /// threats, components, mitigations...
    kind: Option<String>,

    #[command(flatten)]
    source: SourceOption,
}

pub(super) fn run(project: &ProjectOption, arguments: &ListArguments) -> Result<Answer, CliError> {
    let model = project.read(&arguments.source)?;
    let kind = arguments.kind.as_deref().map(str::parse::<Kind>).transpose()?;
    Ok(match kind {
        None => counts(&model),
        Some(kind) => of_kind(&model, kind),
    })
}

fn counts(model: &ThreatModel) -> Answer {
    let mut shown = String::new();
    if let Some(name) = &model.context().name {
        let _ = writeln!(shown, "{}", Painted(style::HEADING, text::safe(name)));
    }
    let mut data = Vec::new();
    for kind in Kind::ALL {
        let count = model.count(*kind);
        data.push((kind.table().into(), Value::Unsigned(count as u64)));
        if count > 0 {
            let _ = writeln!(shown, "{count:>6}  {}", text::noun(*kind, count));
        }
    }
    if Kind::ALL.iter().all(|kind| model.count(*kind) == 0) {
        shown.push_str("nothing in the model yet\n");
    }
    Answer::new(shown, "counts", Value::Object(data))
}

fn of_kind(model: &ThreatModel, kind: Kind) -> Answer {
    let ids = model.ids(kind);
    let width = ids.last().map_or(0, |last| last.to_string().len());
    let mut shown = String::new();
    let mut data = Vec::with_capacity(ids.len());
    for id in &ids {
        let entity = model.entity(*id).unwrap_or(Value::Null);
        let mut aside = text::aside(kind.fields(), &entity);
        let threat = Ref::<Threat>::try_from(*id).ok().and_then(|threat| model.get(threat));
        if let Some(risk) = threat.and_then(Threat::risk) {
            aside = format!("{} risk  {aside}", risk.name());
        }
        shown.push_str(&text::line(*id, width, &text::title(model, *id), &aside));
        data.push(owned(entity));
    }
    let noun = text::noun(kind, ids.len());
    let _ = writeln!(shown, "{}", Painted(style::DIM, format!("{} {noun}", ids.len())));
    Answer::new(shown, kind.table(), Value::List(data))
}
