//! Parts of a model in words.

use crate::io::output::paragraph;
use crate::io::style::{self, Painted};
use aivss_core::Printable;
use aivss_core::value::Value;
use aivss_threat_model::{Field, Form, Id, Kind, ThreatModel};
use std::fmt::Write;

/// The title of an entity, safe to show in a terminal.
pub(crate) fn title(model: &ThreatModel, id: Id) -> String {
    model.title(id).map(|title| safe(&title)).unwrap_or_default()
}

/// The fields that an object has, a paragraph each.
pub(crate) fn fields(known: &[Field], object: &Value<'_>) -> String {
    let mut text = String::new();
    for (field, value) in values(known, object) {
        let has_lines = match field.form {
            Form::List(item) => !is_word(item) || matches!(item, Form::Record(_)),
            _ => false,
        };
        let shown = match value {
            Value::List(items) if has_lines => {
                let items: Vec<_> = items.iter().map(plain).collect();
                items.join("\n")
            }
            value => plain(value),
        };
        let label = format!("  {}: ", field.name.replace('_', " "));
        let _ = writeln!(text, "{}", paragraph(&label, &shown));
    }
    text
}

/// What distinguishes an entity from its neighbours in a list: the words that its fields choose.
pub(crate) fn aside(known: &[Field], object: &Value<'_>) -> String {
    let chosen = values(known, object).filter(|(field, _)| match field.form {
        Form::List(item) => is_word(item),
        form => is_word(&form),
    });
    let words: Vec<String> = chosen.map(|(_, value)| words(value)).collect();
    words.join("  ")
}

/// The noun for this number of entities of a kind.
pub(crate) fn noun(kind: Kind, count: usize) -> String {
    if count == 1 { kind.words().into() } else { kind.table().replace('_', " ") }
}

/// A line of a list.
pub(crate) fn line(id: Id, ids: usize, title: &str, aside: &str) -> String {
    /// The width of a title; what follows a shorter title begins there.
    const TITLE: usize = 40;
    let id = Painted(style::HEADING, format!("{:ids$}", id.to_string()));
    if aside.is_empty() {
        format!("{id}  {title}\n")
    } else {
        format!("{id}  {title:TITLE$}  {}\n", Painted(style::DIM, aside))
    }
}

/// The fields that an object has, in the order of the table.
fn values<'a, 'v>(
    known: &'a [Field],
    object: &'v Value<'v>,
) -> impl Iterator<Item = (&'a Field, &'v Value<'v>)> {
    let given = match object {
        Value::Object(fields) => fields.as_slice(),
        _ => &[],
    };
    known.iter().filter_map(move |field| {
        given.iter().find(|(key, _)| key == field.name).map(|(_, value)| (field, value))
    })
}

/// Whether a field holds words of a fixed vocabulary; a record is judged by its first field.
const fn is_word(form: &Form) -> bool {
    match form {
        Form::Choice(_) | Form::Id(_) | Form::Catalog(_) | Form::Date => true,
        Form::Record([first, ..]) => is_word(&first.form),
        _ => false,
    }
}

/// The words alone, without the rest of a record.
fn words(value: &Value<'_>) -> String {
    match value {
        Value::List(items) => items.iter().map(words).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => fields.first().map(|(_, first)| plain(first)).unwrap_or_default(),
        value => plain(value),
    }
}

/// A value in words.
pub(crate) fn plain(value: &Value<'_>) -> String {
    match value {
        Value::Null => "none".into(),
        Value::Boolean(true) => "yes".into(),
        Value::Boolean(false) => "no".into(),
        Value::Unsigned(number) => number.to_string(),
        Value::Negative(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Text(text) => {
            let lines: Vec<_> = text.lines().map(safe).collect();
            lines.join("\n")
        }
        Value::List(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        // The first field names the record.
        Value::Object(fields) => {
            let fields = fields.iter().enumerate().map(|(index, (key, value))| match index {
                0 => plain(value),
                _ => format!("{} {}", safe(key).replace('_', " "), plain(value)),
            });
            fields.collect::<Vec<_>>().join(", ")
        }
    }
}

/// A text of the model on one line, safe to show in a terminal.
pub(crate) fn safe(text: &str) -> String {
    Printable(text).to_string()
}
