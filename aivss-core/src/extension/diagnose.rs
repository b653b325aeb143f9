//! Why a vector was refused: the slow second reading that names the first segment in error.

use super::edition::Edition;
use super::metric::ExtensionMetric;
use super::notation::Notation;
use crate::cvss::metric::Metric;
use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use alloc::format;
use alloc::string::String;

/// The second name that TD had in some documents of the 2.0 candidate.
pub(super) const ALIAS: &str = "TA";

/// The error of a text that the parser of an edition refused.
#[cold]
pub(super) fn diagnose(text: &str, edition: Edition) -> Error {
    let header = edition.header();
    let first = text.split('/').next().unwrap_or(text);
    if first != header {
        return header_error(text, first, edition).at_byte(0);
    }
    if super::parse::parse(text.trim_end().as_bytes(), edition).is_some() {
        let stray = text.get(text.trim_end().len()..).and_then(|end| end.chars().next());
        return syntax(format!("the vector ends, and {} stands after it", named(stray)))
            .at_byte(text.trim_end().len());
    }
    first_pair_in_error(text.get(header.len()..).unwrap_or_default(), header.len(), edition)
}

fn header_error(text: &str, first: &str, edition: Edition) -> Error {
    let header = edition.header();
    let prefix = |message: String| Error::new(ErrorCode::ExtensionPrefix, message);
    let version = |message: String| Error::new(ErrorCode::ExtensionVersion, message);
    if text.is_empty() {
        return prefix(format!("the text is empty; an extension vector begins with `{header}/`"));
    }
    if let Some(stray) = odd_character(first) {
        return prefix(format!(
            "an extension vector begins with `{header}/`, and {} stands in its first part",
            named(Some(stray))
        ));
    }
    match Notation::new(text) {
        Notation::Extension(found) if found == edition => {
            prefix(format!("the header `{header}` is written in capitals"))
        }
        Notation::Extension(Edition::Withdrawn2_0) => version(
            "this is a vector of the superseded 2.0 candidate; its letters mean the same in AIVSS 1.0, \
             so the header may become `AIVSS:1.0`, and the adjusted numbers of 2.0 are withdrawn"
                .into(),
        ),
        Notation::Extension(Edition::V1_0) => version(
            "this is a vector of AIVSS 1.0, which is newer than the 2.0 candidate and took its place"
                .into(),
        ),
        Notation::Draft => version(format!(
            "{} is the header of no edition that is read here; drafts before AIVSS 1.0 had fewer metrics \
             or gave them another meaning, so assess the path anew and write `{header}`",
            Quoted(first)
        )),
        Notation::Compact => prefix(format!(
            "this is the compact form of an assessment, which begins with `AIVSS-C:1/`; an extension vector \
             begins with `{header}/`"
        )),
        Notation::Cvss => prefix(format!(
            "this is a CVSS vector; the extension vector begins with `{header}/` and stands beside it"
        )),
        Notation::Bare => prefix(format!(
            "the header is missing; an extension vector begins with `{header}/`"
        )),
        Notation::Other => {
            prefix(format!("an extension vector begins with `{header}/`, and not with {}", Quoted(first)))
        }
    }
}

/// Walks the pairs after the header; `offset` is the byte at which `rest` begins in the whole text.
fn first_pair_in_error(rest: &str, mut offset: usize, edition: Edition) -> Error {
    let mut pairs = rest.split('/');
    // What stands before the first slash is empty, for the header ends there.
    pairs.next();
    let mut expected = ExtensionMetric::ALL.into_iter();
    for (passed, pair) in pairs.enumerate() {
        offset += 1;
        let Some((key, value)) = pair.split_once(':') else {
            return without_colon(pair).at_byte(offset);
        };
        let metric = match (edition, key) {
            (Edition::V1_0, ALIAS) => return withdrawn().at_byte(offset),
            (Edition::Withdrawn2_0, ALIAS) => Some(ExtensionMetric::TraceabilityDeficit),
            _ => ExtensionMetric::from_abbreviation(key),
        };
        let Some(metric) = metric else {
            return unknown_metric(key).at_byte(offset);
        };
        if ExtensionMetric::ALL.into_iter().take(passed).any(|earlier| earlier == metric) {
            return repeated(metric).at_byte(offset);
        }
        match expected.next() {
            Some(next) if next == metric => {}
            next => return out_of_order(metric, next, rest).at_byte(offset),
        }
        if !metric.values().iter().any(|known| known.token == value) {
            return unknown_value(metric, value).at_byte(offset);
        }
        offset += pair.len();
    }
    missing(expected).at_byte(offset)
}

fn syntax(message: String) -> Error {
    Error::new(ErrorCode::ExtensionSyntax, message)
}

fn without_colon(pair: &str) -> Error {
    if pair.is_empty() {
        return syntax("expected a metric such as `LC:D` after `/`, and found none".into());
    }
    syntax(format!("expected a metric such as `LC:D`, and found {} without a `:`", Quoted(pair)))
}

fn withdrawn() -> Error {
    Error::new(
        ErrorCode::ExtensionMetricWithdrawn,
        format!(
            "metric `{ALIAS}` was a second name of `TD` in the 2.0 candidate and is withdrawn; write `TD`"
        ),
    )
}

fn unknown_metric(key: &str) -> Error {
    let hint = if key.is_empty() {
        return syntax("expected a metric such as `LC` before `:`, and found none".into());
    } else if let Some(stray) = odd_character(key) {
        format!("; {} stands in it", named(Some(stray)))
    } else if let Some(metric) =
        ExtensionMetric::ALL.into_iter().find(|metric| metric.as_str().eq_ignore_ascii_case(key))
    {
        format!("; `{metric}` is written in capitals")
    } else if key == "AIVSS" {
        "; the header stands once, at the beginning".into()
    } else if Metric::from_abbreviation(key).is_some() {
        "; it is one of CVSS and belongs in the CVSS vector".into()
    } else {
        String::new()
    };
    Error::new(
        ErrorCode::ExtensionMetricUnknown,
        format!("{} is no metric of the extension vector{hint}", Quoted(key)),
    )
}

fn repeated(metric: ExtensionMetric) -> Error {
    Error::new(
        ErrorCode::ExtensionMetricRepeated,
        format!("metric `{metric}` ({}) stands in the vector twice", metric.name()),
    )
}

/// A metric that is not the one expected: the expected one is absent, or stands later.
fn out_of_order(metric: ExtensionMetric, expected: Option<ExtensionMetric>, rest: &str) -> Error {
    let Some(expected) = expected else {
        // Not reached: after eight metrics in order, every metric is a repeated one.
        return repeated(metric);
    };
    let stands_later = rest
        .split('/')
        .any(|pair| pair.split_once(':').is_some_and(|(key, _)| key == expected.as_str()));
    if stands_later {
        Error::new(
            ErrorCode::ExtensionMetricOrder,
            format!(
                "metric `{metric}` ({}) stands out of order; `{expected}` comes before it",
                metric.name()
            ),
        )
    } else {
        Error::new(
            ErrorCode::ExtensionMetricMissing,
            format!(
                "metric `{expected}` ({}) is missing before `{metric}`; a vector gives all eight, with X where \
                 the evidence does not decide",
                expected.name()
            ),
        )
    }
}

fn missing(metrics: impl Iterator<Item = ExtensionMetric>) -> Error {
    let names = list(metrics.map(|metric| format!("`{metric}` ({})", metric.name())));
    Error::new(
        ErrorCode::ExtensionMetricMissing,
        format!(
            "the vector ends before {names}; it gives all eight metrics, with X where the evidence does not \
             decide"
        ),
    )
}

pub(super) fn unknown_value(metric: ExtensionMetric, value: &str) -> Error {
    let allowed =
        list(metric.values().iter().map(|known| format!("`{}` ({})", known.token, known.label)));
    let what = if value.is_empty() {
        "an empty value".into()
    } else if let Some(stray) = odd_character(value) {
        format!("no value {}, in which {} stands", Quoted(value), named(Some(stray)))
    } else {
        format!("no value {}", Quoted(value))
    };
    Error::new(
        ErrorCode::ExtensionValueUnknown,
        format!("metric `{metric}` ({}) has {what}; it takes {allowed}", metric.name()),
    )
}

/// The first character that no vector has and that is easily overlooked: a blank, an invisible mark, or a
/// letter of another script.
pub(super) fn odd_character(text: &str) -> Option<char> {
    text.chars().find(|character| !character.is_ascii_graphic())
}

/// A character by its code point, for it may not show.
pub(super) fn named(character: Option<char>) -> String {
    match character {
        Some(' ') => "a blank (`U+0020`)".into(),
        Some(character) => format!("the character `U+{:04X}`", u32::from(character)),
        None => "something".into(),
    }
}
