//! Fields by name on the command line.

use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode};
use aivss_threat_model::{Field, Form};
use clap::Args;
use std::borrow::Cow;

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
    pub(crate) const fn any(&self) -> bool {
        !self.set.is_empty() || self.json.is_some()
    }

    /// The fields of a new entity.
    pub(crate) fn for_new(&self, known: &[Field]) -> Result<Value<'_>, Error> {
        self.values(known, false)
    }

    /// The fields to change in an existing entity, where nothing after `=` empties a field.
    pub(crate) fn for_edit(&self, known: &[Field]) -> Result<Value<'_>, Error> {
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
                // The library refuses an unknown field and names the known ones, whatever the value is.
                value(form.unwrap_or(Form::Line), text)
                    .map_err(|error| error.with_path(name.as_str()))?
            };
            let earlier = fields.iter_mut().find(|(earlier, _)| earlier == name);
            match (earlier, value) {
                (Some((_, Value::List(list))), Value::List(more)) => list.extend(more),
                // The library refuses a repeated field, as in a document.
                (_, value) => fields.push((name.into(), value)),
            }
        }
        Ok(Value::Object(fields))
    }
}

/// The value that a text gives to a field of that form; the library refuses what the form does not allow.
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

/// Whether values of that form have no commas, so that a comma separates two of them.
const fn has_no_commas(form: Form) -> bool {
    match form {
        Form::Id(_) | Form::Choice(_) | Form::Catalog(_) | Form::Date => true,
        Form::Record([first, ..]) => has_no_commas(first.form),
        _ => false,
    }
}
