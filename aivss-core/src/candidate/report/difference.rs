//! Where a report says something else than follows from it.

use crate::escape::Quoted;
use crate::value::Value;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// One field of a report that differs from the recomputed one.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The path of the field, `scores.mode1_interpretation.aivss`.
    pub path: String,
    /// What the report says; `None` where the field is absent.
    pub given: Option<Value<'static>>,
    /// What follows; `None` where the field has no place in the report.
    pub expected: Option<Value<'static>>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = Quoted(&self.path);
        match (&self.given, &self.expected) {
            (Some(given), Some(expected)) => {
                write!(f, "{path} says {}, and {} follows", Shown(given), Shown(expected))
            }
            (Some(given), None) => {
                write!(f, "{path} says {}, and has no place in this report", Shown(given))
            }
            (None, Some(expected)) => {
                write!(f, "{path} is absent, and {} follows", Shown(expected))
            }
            (None, None) => write!(f, "{path} differs"),
        }
    }
}

/// A value in a sentence.
struct Shown<'a>(&'a Value<'static>);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Boolean(flag) => write!(f, "`{flag}`"),
            Value::Unsigned(number) => write!(f, "`{number}`"),
            Value::Negative(number) => write!(f, "`{number}`"),
            Value::Float(number) => write!(f, "`{number}`"),
            Value::Text(text) => write!(f, "{}", Quoted(text)),
            other => f.write_str(other.kind()),
        }
    }
}

/// Wording that the schemas leave free, by the path of its field: another text there is no difference.
const FREE_TEXTS: [&str; 10] = [
    "cvss.exploit_maturity.rationale",
    "scores.mode1_interpretation.basis",
    "decision.exploitation.rationale",
    "decision.ssvc.methodology",
    "decision.ssvc.extension_note",
    "decision.aivss_recommended_label",
    "decision.bod_2604_label",
    "decision.bod_2604_guidance_label",
    "decision.bod_2604_analogy_label",
    "decision.note",
];

/// Fields that the reference writes for a CVE without metadata, against its own schema (erratum C08).
const MISSING_METADATA_FIELDS: [&str; 2] =
    ["decision.missing_metadata_faq_applied", "decision.bod_2604_faq_source"];

/// Every difference between a report and the recomputed one, in the order of the report.
pub(super) fn differences(given: &Value<'_>, expected: &Value<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    compare("", Some(given), Some(expected), &mut found);
    found
}

fn compare(
    path: &str,
    given: Option<&Value<'_>>,
    expected: Option<&Value<'_>>,
    found: &mut Vec<Difference>,
) {
    let inner = |key: &str| if path.is_empty() { key.into() } else { format!("{path}.{key}") };
    match (given, expected) {
        (Some(Value::Object(given)), Some(Value::Object(expected))) => {
            let in_given = |key: &str| given.iter().find(|(name, _)| name == key).map(|(_, v)| v);
            let in_expected =
                |key: &str| expected.iter().find(|(name, _)| name == key).map(|(_, v)| v);
            for (key, value) in given {
                compare(&inner(key), Some(value), in_expected(key), found);
            }
            for (key, value) in expected.iter().filter(|(key, _)| in_given(key).is_none()) {
                compare(&inner(key), None, Some(value), found);
            }
        }
        (Some(given), Some(expected)) if is_same(path, given, expected) => {}
        (Some(_), None) if MISSING_METADATA_FIELDS.contains(&path) => {}
        (given, expected) => found.push(Difference {
            path: path.into(),
            given: given.map(|value| value.clone().into_owned()),
            expected: expected.map(|value| value.clone().into_owned()),
        }),
    }
}

fn is_same(path: &str, given: &Value<'_>, expected: &Value<'_>) -> bool {
    match (given, expected) {
        (Value::Text(_), Value::Text(_)) if FREE_TEXTS.contains(&path) => true,
        // A whole number may be written with a decimal, and a float without.
        (Value::Unsigned(whole), Value::Float(float))
        | (Value::Float(float), Value::Unsigned(whole)) => format!("{whole}") == format!("{float}"),
        (given, expected) => given == expected,
    }
}
