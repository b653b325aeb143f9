//! `aivss model list`: what there is.

use super::{Answer, owned, text};
use crate::problem::Problem;
use crate::style::{self, Painted};
use aivss_core::value::Value;
use aivss_threat_model::{Kind, Ref, Threat, ThreatModel};
use std::fmt::Write;

pub(super) fn run(model: &ThreatModel, kind: Option<&str>) -> Result<Answer, Problem> {
    let kind = kind.map(str::parse::<Kind>).transpose()?;
    Ok(match kind {
        None => counts(model),
        Some(kind) => of_kind(model, kind),
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
