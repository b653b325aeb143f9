//! Why a vector was refused: the slow second reading that names the first metric in error.

use super::metric::Metric;
use super::packed::MAX_VECTOR_BYTES;
use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use alloc::format;
use alloc::string::String;

const PREFIX: &str = "CVSS:4.0";

/// The error of a text that the parser refused.
#[cold]
pub(super) fn diagnose(text: &str) -> Error {
    if text.len() > MAX_VECTOR_BYTES {
        return Error::new(
            ErrorCode::CvssTooLong,
            format!(
                "a vector of {} bytes is longer than the {MAX_VECTOR_BYTES} of the longest valid CVSS v4.0 vector",
                text.len()
            ),
        );
    }
    if let Some(version) = other_version(text) {
        return Error::new(
            ErrorCode::CvssVersion,
            format!(
                "this is a CVSS {version} vector; AIVSS is defined on CVSS v4.0 alone (AIVSS v0.8, section 3.1.1) \
                 and scores of other versions are on another scale, so assess the vulnerability anew in v4.0"
            ),
        );
    }
    let Some(metrics) = text.strip_prefix(PREFIX) else {
        return Error::new(
            ErrorCode::CvssPrefix,
            format!("a CVSS v4.0 vector begins with `{PREFIX}/`, in capitals"),
        )
        .at_byte(0);
    };
    let Some(metrics) = metrics.strip_prefix('/') else {
        return Error::new(
            ErrorCode::CvssSyntax,
            format!("expected `/` and the metric `AV` after `{PREFIX}`"),
        )
        .at_byte(PREFIX.len());
    };
    first_metric_in_error(metrics, PREFIX.len() + 1)
}

/// The version named by the vector when it is not 4.0: `CVSS:3.1/...`, or the bare form of v2.
fn other_version(text: &str) -> Option<String> {
    if let Some(after) = text.strip_prefix("CVSS:") {
        let version = after.split('/').next().unwrap_or(after);
        let is_number = !version.is_empty()
            && version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        return (is_number && !matches!(version, "4" | "4.0" | "4.00"))
            .then(|| format!("v{}", shortened(version)));
    }
    // Version 2 has no prefix, sometimes brackets, and alone writes the metric `Au`.
    let bare = text.trim_start_matches('(');
    (bare.starts_with("AV:") && bare.as_bytes().windows(4).any(|part| part == b"/Au:"))
        .then(|| "v2".into())
}

fn shortened(version: &str) -> &str {
    version.get(..8).unwrap_or(version)
}

/// Walks the pairs; `offset` is the byte at which `metrics` begins in the whole text.
fn first_metric_in_error(metrics: &str, mut offset: usize) -> Error {
    let mut seen = [false; Metric::ALL.len()];
    // How many metrics, in the specification's order, the walk has passed.
    let mut passed = 0;
    for pair in metrics.split('/') {
        let (metric, value) = match metric_of(pair) {
            Ok(found) => found,
            Err(error) => return error.at_byte(offset),
        };
        let index = metric as usize;
        if seen.get(index) == Some(&true) {
            return repeated(metric).at_byte(offset);
        }
        if index < passed {
            // The metric just passed is the last one that has to come after it.
            let after = Metric::ALL.get(passed - 1).copied().unwrap_or(metric);
            return out_of_order(metric, metric, after).at_byte(offset);
        }
        if let Some(skipped) =
            Metric::ALL.into_iter().skip(passed).find(|m| m.is_mandatory() && (*m as usize) < index)
        {
            let stands_later = metrics.split('/').any(|pair| label_of(pair) == skipped.as_str());
            return if stands_later {
                out_of_order(metric, skipped, metric)
            } else {
                missing(skipped, Some(metric))
            }
            .at_byte(offset);
        }
        if !is_value_of(metric, value) {
            return unknown_value(metric, value).at_byte(offset);
        }
        if let Some(flag) = seen.get_mut(index) {
            *flag = true;
        }
        passed = index + 1;
        offset += pair.len() + 1;
    }
    let end = offset - 1;
    match Metric::ALL.into_iter().skip(passed).find(|metric| metric.is_mandatory()) {
        Some(metric) => missing(metric, None).at_byte(end),
        // Not reached while this reading and the parser agree, which tests and fuzzing hold them to.
        None => syntax("the vector is not in the form of CVSS v4.0, section 7").at_byte(end),
    }
}

fn label_of(pair: &str) -> &str {
    pair.split(':').next().unwrap_or(pair)
}

fn metric_of(pair: &str) -> Result<(Metric, &str), Error> {
    let Some((label, value)) = pair.split_once(':') else {
        return Err(if pair.is_empty() {
            syntax("expected a metric such as `AV:N` after `/`, and found none")
        } else {
            syntax(format!(
                "expected a metric such as `AV:N`, and found {} without a value",
                Quoted(pair)
            ))
        });
    };
    match Metric::from_abbreviation(label) {
        Some(metric) => Ok((metric, value)),
        None => Err(unknown_metric(label)),
    }
}

fn is_value_of(metric: Metric, value: &str) -> bool {
    (value == "X" && !metric.is_mandatory())
        || metric.values().iter().any(|(token, _)| *token == value)
}

fn syntax(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::CvssSyntax, message)
}

fn unknown_metric(label: &str) -> Error {
    if label.is_empty() {
        return syntax("expected a metric such as `AV` before `:`, and found none");
    }
    let capitals = Metric::ALL
        .into_iter()
        .find(|metric| metric.as_str().eq_ignore_ascii_case(label))
        .map_or_else(String::new, |metric| format!("; `{metric}` is written in capitals"));
    Error::new(
        ErrorCode::CvssMetricUnknown,
        format!("{} is no metric of CVSS v4.0{capitals}", Quoted(label)),
    )
}

fn repeated(metric: Metric) -> Error {
    Error::new(
        ErrorCode::CvssMetricRepeated,
        format!("metric `{metric}` ({}) stands in the vector twice", metric.name()),
    )
}

fn out_of_order(metric: Metric, first: Metric, second: Metric) -> Error {
    Error::new(
        ErrorCode::CvssMetricOrder,
        format!(
            "metric `{metric}` ({}) stands out of order; CVSS v4.0 prescribes `{first}` before `{second}`",
            metric.name()
        ),
    )
}

fn missing(metric: Metric, found: Option<Metric>) -> Error {
    let place = match found {
        Some(found) => format!("before `{found}`"),
        None => "at the end".into(),
    };
    Error::new(
        ErrorCode::CvssMetricMissing,
        format!(
            "base metric `{metric}` ({}) is missing {place}; a vector gives all eleven",
            metric.name()
        ),
    )
}

fn unknown_value(metric: Metric, value: &str) -> Error {
    let not_defined = (!metric.is_mandatory()).then_some(("X", "Not Defined"));
    let allowed = metric.values().iter().copied().chain(not_defined);
    let allowed = list(allowed.map(|(token, name)| format!("`{token}` ({name})")));
    let what = if value.is_empty() {
        "an empty value".into()
    } else {
        format!("no value {}", Quoted(value))
    };
    // The one value that people look for in the wrong place.
    let safety = match (metric, value) {
        (Metric::SubsequentIntegrity | Metric::SubsequentAvailability, "S") => {
            "; Safety is a value of `MSI` and `MSA` alone"
        }
        _ => "",
    };
    Error::new(
        ErrorCode::CvssValueUnknown,
        format!("metric `{metric}` ({}) has {what}; it takes {allowed}{safety}", metric.name()),
    )
}
