//! The grammar of CVSS v4.0, section 7, written down a second time from the specification.

use aivss_core::cvss::metric::{Metric, MetricGroup};
use std::collections::BTreeSet;

/// A metric: its abbreviation, its group, and its values as token and name, without X.
pub(crate) struct Row {
    pub(crate) metric: &'static str,
    pub(crate) group: &'static str,
    pub(crate) values: &'static [(&'static str, &'static str)],
}

type Values = &'static [(&'static str, &'static str)];

const AV: Values = &[("N", "Network"), ("A", "Adjacent"), ("L", "Local"), ("P", "Physical")];
const AC: Values = &[("L", "Low"), ("H", "High")];
const AT: Values = &[("N", "None"), ("P", "Present")];
const PR: Values = &[("N", "None"), ("L", "Low"), ("H", "High")];
const UI: Values = &[("N", "None"), ("P", "Passive"), ("A", "Active")];
const IMPACT: Values = &[("H", "High"), ("L", "Low"), ("N", "None")];
const REQUIREMENT: Values = &[("H", "High"), ("M", "Medium"), ("L", "Low")];
const MSI_MSA: Values = &[("S", "Safety"), ("H", "High"), ("L", "Low"), ("N", "Negligible")];
const E: Values = &[("A", "Attacked"), ("P", "POC"), ("U", "Unreported")];

const fn row(metric: &'static str, group: &'static str, values: Values) -> Row {
    Row { metric, group, values }
}

/// The 32 metrics in the order of a vector.
pub(crate) static GRAMMAR: [Row; 32] = [
    row("AV", "Base", AV),
    row("AC", "Base", AC),
    row("AT", "Base", AT),
    row("PR", "Base", PR),
    row("UI", "Base", UI),
    row("VC", "Base", IMPACT),
    row("VI", "Base", IMPACT),
    row("VA", "Base", IMPACT),
    row("SC", "Base", IMPACT),
    row("SI", "Base", IMPACT),
    row("SA", "Base", IMPACT),
    row("E", "Threat", E),
    row("CR", "Environmental", REQUIREMENT),
    row("IR", "Environmental", REQUIREMENT),
    row("AR", "Environmental", REQUIREMENT),
    row("MAV", "Environmental", AV),
    row("MAC", "Environmental", AC),
    row("MAT", "Environmental", AT),
    row("MPR", "Environmental", PR),
    row("MUI", "Environmental", UI),
    row("MVC", "Environmental", IMPACT),
    row("MVI", "Environmental", IMPACT),
    row("MVA", "Environmental", IMPACT),
    // The specification calls the N of MSC, MSI and MSA Negligible, that of SC, SI and SA None.
    row("MSC", "Environmental", &[("H", "High"), ("L", "Low"), ("N", "Negligible")]),
    row("MSI", "Environmental", MSI_MSA),
    row("MSA", "Environmental", MSI_MSA),
    row("S", "Supplemental", &[("N", "Negligible"), ("P", "Present")]),
    row("AU", "Supplemental", &[("N", "No"), ("Y", "Yes")]),
    row("R", "Supplemental", &[("A", "Automatic"), ("U", "User"), ("I", "Irrecoverable")]),
    row("V", "Supplemental", &[("D", "Diffuse"), ("C", "Concentrated")]),
    row("RE", "Supplemental", &[("L", "Low"), ("M", "Moderate"), ("H", "High")]),
    row(
        "U",
        "Supplemental",
        &[("Clear", "Clear"), ("Green", "Green"), ("Amber", "Amber"), ("Red", "Red")],
    ),
];

pub(crate) fn group_of(metric: &str) -> &'static str {
    GRAMMAR.iter().find(|row| row.metric == metric).unwrap().group
}

/// Whether a text is a vector of section 7, decided in the plainest way.
pub(crate) fn is_valid(text: &str) -> bool {
    let mut parts = text.split('/');
    if parts.next() != Some("CVSS:4.0") {
        return false;
    }
    let mut rows = GRAMMAR.iter();
    for part in parts {
        let Some((metric, value)) = part.split_once(':') else { return false };
        // Whatever stands before the metric in the specification's order is left out.
        let found = loop {
            match rows.next() {
                Some(row) if row.metric == metric => break row,
                Some(row) if row.group != "Base" => {}
                _ => return false,
            }
        };
        let is_value = found.values.iter().any(|(token, _)| *token == value);
        if !(is_value || value == "X" && found.group != "Base") {
            return false;
        }
    }
    rows.all(|row| row.group != "Base")
}

/// The pairs of a valid vector without those that are X.
pub(crate) fn defined_pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = text.split('/').skip(1).map(|pair| pair.split_once(':').unwrap());
    pairs.filter(|(_, value)| *value != "X")
}

/// A valid vector without its X metrics and without the metrics of groups that are not kept.
pub(crate) fn stripped(text: &str, kept: &[&str]) -> String {
    let pairs = defined_pairs(text).filter(|(metric, _)| kept.contains(&group_of(metric)));
    pairs.fold("CVSS:4.0".to_owned(), |text, (metric, value)| text + "/" + metric + ":" + value)
}

/// A valid vector with X for every metric it leaves out.
pub(crate) fn with_every_metric(text: &str) -> String {
    let given: Vec<(&str, &str)> = defined_pairs(text).collect();
    GRAMMAR.iter().fold("CVSS:4.0".to_owned(), |text, row| {
        let value = given.iter().find(|(metric, _)| *metric == row.metric).map_or("X", |g| g.1);
        text + "/" + row.metric + ":" + value
    })
}

/// 32 metrics in 4 groups with their tokens and names.
#[test]
fn the_metrics_are_those_of_the_specification_in_its_order() {
    assert_eq!(Metric::ALL.len(), GRAMMAR.len());
    for (metric, row) in Metric::ALL.into_iter().zip(&GRAMMAR) {
        assert_eq!(metric.as_str(), row.metric);
        assert_eq!(metric.group().as_str(), row.group, "{metric}");
        assert_eq!(metric.is_mandatory(), row.group == "Base", "{metric}");
        assert_eq!(Metric::from_abbreviation(row.metric), Some(metric));
        assert_eq!(Metric::from_abbreviation(&row.metric.to_lowercase()), None, "{metric}");
        let tokens = |values: &[(&'static str, &str)]| -> BTreeSet<&str> {
            values.iter().map(|(token, _)| *token).collect()
        };
        assert_eq!(tokens(metric.values()), tokens(row.values), "{metric}");
        assert_eq!(metric.values().len(), row.values.len(), "{metric}");
        for value in row.values {
            assert!(metric.values().contains(value), "{metric}: {value:?}");
        }
    }
    let groups = MetricGroup::ALL.map(MetricGroup::as_str);
    assert_eq!(groups, ["Base", "Threat", "Environmental", "Supplemental"]);
}

/// 1 value whose name differs between a base metric and its Modified form (section 4.2).
#[test]
fn the_least_modified_subsequent_confidentiality_is_called_negligible() {
    let values = Metric::ModifiedSubsequentConfidentiality.values();
    assert!(values.contains(&("N", "Negligible")), "{values:?}");
}

/// 32 names, of which the 11 modified ones are the base names with a word before them.
#[test]
fn every_metric_has_a_name_and_a_modified_one_that_of_its_base_metric() {
    let name = |short: &str| Metric::from_abbreviation(short).unwrap().name();
    for row in &GRAMMAR {
        assert!(name(row.metric).starts_with(|first: char| first.is_ascii_uppercase()));
    }
    for row in &GRAMMAR[..11] {
        let modified = format!("M{}", row.metric);
        assert_eq!(name(&modified), format!("Modified {}", name(row.metric)));
    }
    for (short, full) in [
        ("AV", "Attack Vector"),
        ("AT", "Attack Requirements"),
        ("VC", "Vulnerable System Confidentiality Impact"),
        ("SA", "Subsequent System Availability Impact"),
        ("E", "Exploit Maturity"),
        ("CR", "Confidentiality Requirement"),
        ("RE", "Vulnerability Response Effort"),
        ("U", "Provider Urgency"),
    ] {
        assert_eq!(name(short), full);
    }
}
