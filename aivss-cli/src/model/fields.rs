//! Fields by name on the command line, and the list of what there is.

use super::{Answer, text_value};
use crate::output::paragraph;
use crate::problem::Problem;
use crate::style::{self, Painted};
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode};
use aivss_threat_model::{Context, Field, Form, Kind, LayerNote};
use clap::Args;
use std::borrow::Cow;
use std::fmt::Write;

/// Fields, each by itself or all in JSON.
#[derive(Debug, Args)]
#[command(next_help_heading = "Fields")]
pub(crate) struct FieldArguments {
    /// The value of a field; repeat for each field, and for each item of a list
    #[arg(long = "set", value_name = "FIELD=VALUE", value_parser = name_and_value)]
    set: Vec<(String, String)>,

    /// The fields as an object in JSON
    #[arg(long, value_name = "OBJECT", conflicts_with = "set")]
    json: Option<String>,
}

fn name_and_value(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.into(), value.into())),
        _ => Err("expected FIELD=VALUE, such as severity=high".into()),
    }
}

impl FieldArguments {
    /// Whether any field is given.
    pub(super) const fn any(&self) -> bool {
        !self.set.is_empty() || self.json.is_some()
    }

    /// The fields for something new.
    pub(super) fn for_new(&self, known: &[Field]) -> Result<Value<'_>, Error> {
        self.values(known, false)
    }

    /// The fields for something that is there, where nothing after `=` empties a field.
    pub(super) fn for_edit(&self, known: &[Field]) -> Result<Value<'_>, Error> {
        if self.any() {
            return self.values(known, true);
        }
        let message = "nothing to change; fields are given with --set or --json";
        Err(Error::new(ErrorCode::FieldMissing, message))
    }

    fn values(&self, known: &[Field], may_empty: bool) -> Result<Value<'_>, Error> {
        if let Some(json) = &self.json {
            return Value::from_json_of(json, "the object");
        }
        let mut fields: Vec<(Cow<'_, str>, Value<'_>)> = Vec::new();
        for (name, text) in &self.set {
            let form = known.iter().find(|field| field.name == name).map(|field| field.form);
            let value = if text.is_empty() && may_empty {
                Value::Null
            } else {
                // A field that there is not is refused with those that there are, whatever it holds.
                value(form.unwrap_or(Form::Line), text)
                    .map_err(|error| error.with_path(name.as_str()))?
            };
            let earlier = fields.iter_mut().find(|(earlier, _)| earlier == name);
            match (earlier, value) {
                (Some((_, Value::List(list))), Value::List(more)) => list.extend(more),
                // A field that is given twice is refused like one in a document.
                (_, value) => fields.push((name.into(), value)),
            }
        }
        Ok(Value::Object(fields))
    }
}

/// The value that a text spells in a field of that form; what it cannot be is left for the library to
/// refuse in its own words.
fn value(form: Form, text: &str) -> Result<Value<'_>, Error> {
    Ok(match form {
        Form::Boolean => match text {
            "true" | "yes" => Value::Boolean(true),
            "false" | "no" => Value::Boolean(false),
            _ => Value::Text(text.into()),
        },
        Form::Record(_) | Form::Assessment if text.starts_with('{') => {
            Value::from_json_of(text, "the value")?
        }
        // A record by its first field, the one that it needs.
        Form::Record([first, ..]) => {
            Value::Object(vec![(first.name.into(), value(first.form, text)?)])
        }
        Form::List(item) if text.starts_with('{') => Value::List(vec![value(*item, text)?]),
        Form::List(item) if has_no_commas(*item) => {
            let items = text.split(',').map(|text| value(*item, text.trim()));
            Value::List(items.collect::<Result<_, _>>()?)
        }
        Form::List(item) => Value::List(vec![value(*item, text)?]),
        _ => Value::Text(text.into()),
    })
}

/// Whether a comma in it can only stand between two of them.
const fn has_no_commas(form: Form) -> bool {
    match form {
        Form::Id(_) | Form::Choice(_) | Form::Catalog(_) | Form::Date => true,
        Form::Record([first, ..]) => has_no_commas(first.form),
        _ => false,
    }
}

/// What `aivss model fields` shows.
pub(super) fn list(kind: Option<&str>) -> Result<Answer, Problem> {
    let fields = match kind {
        None => return Ok(kinds()),
        Some("context") => Context::fields(),
        Some("layer") => LayerNote::fields(),
        Some(kind) => kind.parse::<Kind>()?.fields(),
    };
    let mut text = String::new();
    let mut data = Vec::new();
    for field in fields {
        let form = form_text(&field.form);
        let needed = if field.is_required { ", required" } else { "" };
        let name = Painted(style::HEADING, field.name);
        let _ = writeln!(
            text,
            "{name}  {}",
            Painted(style::DIM, format!("{}{needed}", kind_of(&field.form)))
        );
        let _ = writeln!(text, "{}", paragraph("  ", field.about));
        if let Some(words) = &form {
            let _ = writeln!(text, "{}", paragraph("  ", words));
        }
        data.push(Value::Object(vec![
            ("name".into(), Value::Text(field.name.into())),
            ("is_required".into(), Value::Boolean(field.is_required)),
            ("form".into(), text_value(kind_of(&field.form))),
            ("values".into(), form.map_or(Value::Null, text_value)),
            ("about".into(), Value::Text(field.about.into())),
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
            ("kind".into(), Value::Text(kind.as_str().into())),
            ("prefix".into(), Value::Text(kind.prefix().into())),
            (
                "fields".into(),
                Value::List(names.into_iter().map(|name| Value::Text(name.into())).collect()),
            ),
        ]));
    }
    Answer::new(text, "kinds", Value::List(data))
}

/// What kind of value a field holds.
fn kind_of(form: &Form) -> String {
    match form {
        Form::Line => "a line".into(),
        Form::Prose => "text".into(),
        Form::Date => "a date".into(),
        Form::Boolean => "true or false".into(),
        Form::Choice(_) => "one of these".into(),
        Form::Id(kinds) => {
            let kinds: Vec<_> = kinds.iter().map(|kind| kind.words()).collect();
            format!("the id of a {}", kinds.join(", "))
        }
        Form::Catalog(what) => format!("the catalog's id of a {what}"),
        Form::Assessment => "a compact form, or a request in JSON".into(),
        Form::List(item) => format!("list: {}", kind_of(item)),
        Form::Record(fields) => {
            let names: Vec<_> = fields.iter().map(|field| field.name).collect();
            format!("an object with {}", names.join(", "))
        }
    }
}

/// The words that a field chooses from.
fn form_text(form: &Form) -> Option<String> {
    match form {
        Form::Choice(words) => Some(words.join(", ")),
        Form::List(item) => form_text(item),
        _ => None,
    }
}
