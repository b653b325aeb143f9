//! Typed answers read into values of fields: numbers for choices, lists with commas, parts with `;`.

use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode, Quoted};
use aivss_threat_model::field::{Field, FieldType};

/// The parts of an answer, without the blanks around them; empty ones stay, because the position counts.
pub(super) fn parts(answer: &str) -> Vec<&str> {
    answer.split(';').map(str::trim).collect()
}

/// The items of a list, `CO-1, DS-2`.
pub(super) fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|item| !item.is_empty())
}

/// The index in a list of `count` items that a number from 1 selects; `None` if the text is not a number.
pub(super) fn place(text: &str, count: usize) -> Option<Result<usize, Error>> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = text.parse().ok().filter(|number| (1..=count).contains(number));
    Some(number.map(|number: usize| number - 1).ok_or_else(|| {
        let message = format!("{} is no number from 1 to {count}", Quoted(text));
        Error::new(ErrorCode::FieldType, message)
    }))
}

/// One of the words, by its number, by itself, or by a beginning that no other word has.
fn word(words: &[&'static str], text: &str) -> Result<&'static str, Error> {
    if let Some(place) = place(text, words.len()) {
        return place.map(|place| words[place]);
    }
    let given = key(text);
    let mut near = words.iter().filter(|word| key(word).starts_with(&given));
    match (words.iter().find(|word| key(word) == given), near.next(), near.next()) {
        (Some(word), ..) | (None, Some(word), None) if !given.is_empty() => Ok(word),
        _ => {
            let words: Vec<_> = words.iter().map(|word| Quoted(word).to_string()).collect();
            let message = format!(
                "{} is none of {}; its number or its beginning is enough",
                Quoted(text),
                words.join(", ")
            );
            Err(Error::new(ErrorCode::FieldType, message))
        }
    }
}

/// A word in one spelling: lowercase, with underscores.
fn key(text: &str) -> String {
    text.trim().to_ascii_lowercase().replace([' ', '-'], "_")
}

/// The value that a text spells in a field of that form. `offered` is the list that was shown, where the
/// field is a reference.
pub(super) fn value(
    form: FieldType,
    text: &str,
    offered: &[String],
) -> Result<Value<'static>, Error> {
    Ok(match form {
        FieldType::Boolean => match key(text).as_str() {
            "y" | "yes" | "true" | "1" => Value::Boolean(true),
            "n" | "no" | "false" | "2" => Value::Boolean(false),
            _ => {
                let message = format!("{} is neither `yes` nor `no`", Quoted(text));
                return Err(Error::new(ErrorCode::FieldType, message));
            }
        },
        FieldType::Choice(words) => Value::Text(word(words, text)?.into()),
        FieldType::Id(_) => match place(text, offered.len()) {
            Some(place) => offered[place?].clone().into(),
            None => text.to_owned().into(),
        },
        FieldType::List(item) => Value::List(
            items(text).map(|text| value(*item, text, offered)).collect::<Result<_, _>>()?,
        ),
        _ => text.to_owned().into(),
    })
}

/// The fields of a new entity, each from its part of the answer; an empty part gives no field.
pub(super) fn record(
    known: &[Field],
    names: &[&'static str],
    answer: &str,
) -> Result<Vec<(&'static str, Value<'static>)>, Error> {
    let parts = parts(answer);
    if parts.len() > names.len() {
        let names: Vec<_> = names.iter().map(|name| name.replace('_', " ")).collect();
        let message = format!(
            "{} has {} parts, and here are {} at most: {}",
            Quoted(answer),
            parts.len(),
            names.len(),
            names.join("; ")
        );
        return Err(Error::new(ErrorCode::FieldType, message));
    }
    // An answer of numbers where none were offered is a mistake and not a name.
    let is_number =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_digit() || b", ".contains(&byte));
    if names.first() == Some(&"name") && parts.first().is_some_and(|part| is_number(part)) {
        let message = format!("{} begins with no name", Quoted(answer));
        return Err(Error::new(ErrorCode::FieldType, message));
    }
    let given = names.iter().zip(parts).filter(|(_, part)| !part.is_empty());
    given
        .map(|(name, part)| {
            let form = form(known, name);
            let value = value(form, part, &[]);
            value.map(|value| (*name, value)).map_err(|error| error_at(name, &error))
        })
        .collect()
}

/// What a field holds.
pub(super) fn form(known: &[Field], name: &str) -> FieldType {
    known.iter().find(|field| field.name == name).map_or(FieldType::Line, |field| field.value_type)
}

fn error_at(name: &str, error: &Error) -> Error {
    let path =
        if error.path().is_empty() { name.into() } else { format!("{name}.{}", error.path()) };
    error.clone().with_path(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use aivss_threat_model::Kind;

    const RATINGS: FieldType = FieldType::Choice(&["low", "medium", "high", "critical"]);

    fn text(form: FieldType, answer: &str) -> Result<String, String> {
        match value(form, answer, &["TZ-4".into(), "TZ-7".into()]) {
            Ok(Value::Text(text)) => Ok(text.into_owned()),
            Ok(other) => panic!("{other:?}"),
            Err(error) => Err(error.message().into()),
        }
    }

    #[test]
    fn a_choice_is_made_by_number_by_name_or_by_its_beginning() {
        for answer in ["3", "high", "HIGH", "h", " Hi "] {
            assert_eq!(text(RATINGS, answer.trim()).unwrap(), "high", "{answer}");
        }
        let spelled = FieldType::Choice(&["human_approval", "human_in_loop", "fully_autonomous"]);
        assert_eq!(text(spelled, "Human in loop").unwrap(), "human_in_loop");
        assert_eq!(text(spelled, "human-in-loop").unwrap(), "human_in_loop");
        // A whole word counts even if another word begins with it.
        let nested = FieldType::Choice(&["agent", "agent_memory"]);
        assert_eq!(text(nested, "agent").unwrap(), "agent");
    }

    #[test]
    fn what_could_be_two_things_or_nothing_is_refused() {
        let spelled = FieldType::Choice(&["human_approval", "human_in_loop"]);
        assert_eq!(
            text(spelled, "human").unwrap_err(),
            "`human` is none of `human_approval`, `human_in_loop`; its number or its beginning is enough"
        );
        assert_eq!(text(RATINGS, "5").unwrap_err(), "`5` is no number from 1 to 4");
        assert_eq!(text(RATINGS, "0").unwrap_err(), "`0` is no number from 1 to 4");
        assert!(text(RATINGS, "99999999999999999999999").is_err());
        assert!(text(RATINGS, "").is_err());
        assert_eq!(
            value(FieldType::Boolean, "maybe", &[]).unwrap_err().message(),
            "`maybe` is neither `yes` nor `no`"
        );
    }

    #[test]
    fn a_reference_is_an_id_or_a_number_of_those_offered() {
        let zone = FieldType::Id(&[Kind::TrustZone]);
        assert_eq!(text(zone, "2").unwrap(), "TZ-7");
        assert_eq!(text(zone, "TZ-9").unwrap(), "TZ-9");
        assert_eq!(text(zone, "3").unwrap_err(), "`3` is no number from 1 to 2");
    }

    #[test]
    fn an_answer_of_several_parts_fills_fields_in_their_order() {
        let fields = Kind::DataStore.fields();
        let names = ["name", "type", "classification", "layers"];
        let read = record(fields, &names, "Ledger; database;; L2, 4").unwrap();
        let layers = Value::List(vec![Value::Text("L2".into()), Value::Text("L4".into())]);
        let expected = [
            ("name", Value::Text("Ledger".into())),
            ("type", Value::Text("database".into())),
            ("layers", layers),
        ];
        assert_eq!(read, expected);
        let refused = record(fields, &names[..2], "Ledger; database; internal").unwrap_err();
        assert_eq!(
            refused.message(),
            "`Ledger; database; internal` has 3 parts, and here are 2 at most: name; type"
        );
        assert_eq!(record(fields, &names, "Ledger; shelf").unwrap_err().path(), "type");
    }
}
