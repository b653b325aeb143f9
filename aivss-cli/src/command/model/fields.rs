//! `aivss model fields`: the kinds of entities and their fields.

use super::shared::answer::Answer;
use crate::error::CliError;
use crate::io::output::paragraph;
use crate::io::style::{self, Painted};
use aivss_core::value::Value;
use aivss_threat_model::Kind;
use aivss_threat_model::entity::{Context, LayerNote};
use aivss_threat_model::field::FieldType;
use clap::Args;
use std::fmt::Write;

const EXAMPLES: &str = "\
Examples:
  aivss model fields
  aivss model fields threat";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct FieldsArguments {
    /// threat, component, mitigation..., context or layer
    kind: Option<String>,
}

/// Lists the kinds, or the fields of one.
pub(super) fn run(arguments: &FieldsArguments) -> Result<Answer, CliError> {
    let fields = match arguments.kind.as_deref() {
        None => return Ok(kinds()),
        Some("context") => Context::fields(),
        Some("layer") => LayerNote::fields(),
        Some(kind) => kind.parse::<Kind>()?.fields(),
    };
    let mut text = String::new();
    let mut data = Vec::new();
    for field in fields {
        let form = form_text(&field.value_type);
        let needed = if field.is_required { ", required" } else { "" };
        let name = Painted(style::HEADING, field.name);
        let _ = writeln!(
            text,
            "{name}  {}",
            Painted(style::DIM, format!("{}{needed}", kind_of(&field.value_type)))
        );
        let _ = writeln!(text, "{}", paragraph("  ", field.about));
        if let Some(words) = &form {
            let _ = writeln!(text, "{}", paragraph("  ", words));
        }
        data.push(Value::object([
            ("name", field.name.into()),
            ("is_required", field.is_required.into()),
            ("form", kind_of(&field.value_type).into()),
            ("values", form.into()),
            ("about", field.about.into()),
        ]));
    }
    Ok(Answer::new(text, "fields", Value::List(data)))
}

fn kinds() -> Answer {
    let mut text = String::new();
    let mut data = Vec::new();
    for kind in Kind::ALL {
        let name = Painted(style::HEADING, format!("{:15}", kind.as_str()));
        let names: Vec<_> = kind.fields().iter().map(|field| field.name).collect();
        let about = format!("{}-1, {}-2...", kind.prefix(), kind.prefix());
        let _ = writeln!(text, "{name}  {}", Painted(style::DIM, about));
        let _ = writeln!(text, "{}", paragraph("  ", &names.join(", ")));
        data.push(Value::Object(vec![
            ("kind".into(), kind.as_str().into()),
            ("prefix".into(), kind.prefix().into()),
            (
                "fields".into(),
                Value::List(names.into_iter().map(|name| Value::Text(name.into())).collect()),
            ),
        ]));
    }
    Answer::new(text, "kinds", Value::List(data))
}

/// The kind of value that a field holds.
fn kind_of(form: &FieldType) -> String {
    match form {
        FieldType::Line => "a line".into(),
        FieldType::Prose => "text".into(),
        FieldType::Date => "a date".into(),
        FieldType::Boolean => "true or false".into(),
        FieldType::Choice(_) => "one of these".into(),
        FieldType::Id(kinds) => {
            let kinds: Vec<_> = kinds.iter().map(|kind| kind.words()).collect();
            format!("the id of a {}", kinds.join(", "))
        }
        FieldType::Catalog(what) => format!("the catalog's id of a {what}"),
        FieldType::Assessment => "a compact form, or a request in JSON".into(),
        FieldType::List(item) => format!("list: {}", kind_of(item)),
        FieldType::Record(fields) => {
            let names: Vec<_> = fields.iter().map(|field| field.name).collect();
            format!("an object with {}", names.join(", "))
        }
    }
}

/// The words that a field chooses from.
fn form_text(form: &FieldType) -> Option<String> {
    match form {
        FieldType::Choice(words) => Some(words.join(", ")),
        FieldType::List(item) => form_text(item),
        _ => None,
    }
}
