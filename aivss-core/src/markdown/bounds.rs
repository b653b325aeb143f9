//! Bounds as Markdown: the two ends, what is unknown and why, and what would narrow them.

use super::{Detail, bar, finding, plain};
use crate::bounds::Bounds;
use crate::factor::{FactorSet, PartialProfile};
use crate::request::{BoundsReportData, Observation, PartialRequest, Request};
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt::{Display, Write};

/// One score, or its bounds where inputs are unknown, under a heading of that level, 1 to 6.
#[must_use]
pub fn partial_finding(
    request: &PartialRequest,
    bounds: &Bounds,
    detail: Detail,
    level: usize,
) -> String {
    if bounds.is_complete() {
        let report = bounds.low();
        let whole = Request {
            name: request.name.clone(),
            comment: request.comment.clone(),
            inputs: report.inputs(),
        };
        return finding(&whole, &report, detail, level);
    }
    let data = BoundsReportData::new(request, bounds);
    let name = request.name.as_deref().unwrap_or("AIVSS score");
    let mut text = format!("{} {}\n\n", "#".repeat(level), plain(name));
    let _ = writeln!(
        text,
        "**{}** ({}, {} domain)\n\n{}.\n",
        headline(bounds),
        data.method.id,
        data.domain,
        bounds.in_words()
    );
    if detail == Detail::Explanation {
        text.push_str(&narrowings(bounds));
    }
    text.push_str(&figures(bounds));
    if let Some(profile) = bounds.profile() {
        text.push_str(&factors(&profile, &request.observations));
    }
    let begin = text.len();
    for note in &data.notes {
        let _ = writeln!(text, "- {}", note.message);
    }
    if let Some(comment) = &request.comment {
        let _ = writeln!(text, "- {}", plain(comment));
    }
    if text.len() > begin {
        text.push('\n');
    }
    let _ = writeln!(text, "`{}`", data.compact);
    text
}

/// `9.5 to 9.7 Critical`, `8.8 High to 9.0 Critical` or `10.0 Critical`.
fn headline(bounds: &Bounds) -> String {
    let (low, high) = (bounds.score_low(), bounds.score_high());
    match (bounds.score(), bounds.severity()) {
        (Some(score), _) => format!("{score} {}", bounds.severity_low()),
        (None, Some(band)) => format!("{low} to {high} {band}"),
        (None, None) => {
            format!("{low} {} to {high} {}", bounds.severity_low(), bounds.severity_high())
        }
    }
}

fn figures(bounds: &Bounds) -> String {
    let mut text = String::from("| figure | least | greatest |\n|---|---|---|\n");
    let mut row = |figure: &str, low: &dyn Display, high: &dyn Display| {
        let _ = writeln!(text, "| {figure} | {low} | {high} |");
    };
    let cvss = bounds.low().cvss_score();
    row("CVSS v4.0", &cvss, &cvss);
    let known = [
        ("factor sum", bounds.factor_sum()),
        ("ThM", Some(bounds.threat_multiplier())),
        ("MF", bounds.mitigation_factor()),
        ("AARS", Some(bounds.aars())),
        ("raw", Some(bounds.raw())),
    ];
    for (figure, ends) in known {
        if let Some([low, high]) = ends {
            row(figure, &low, &high);
        }
    }
    let (low, high) = (bounds.score_low(), bounds.score_high());
    row("AIVSS", &format!("**{low}**"), &format!("**{high}**"));
    text.push('\n');
    text
}

fn factors(profile: &PartialProfile, observations: &[Observation]) -> String {
    let set: FactorSet = profile.set();
    let mut text = format!("| factor of set {set} | value | | |\n|---|---|---|---|\n");
    for (factor, value) in profile.iter() {
        let said = observations.iter().find(|observation| observation.factor == factor);
        let (shown, drawn) = value.map_or_else(
            || ("X".into(), String::from("unknown")),
            |value| (value.to_string(), bar(value)),
        );
        let said = said.map(because).unwrap_or_default();
        let _ = writeln!(text, "| {} | {shown} | {drawn} | {said} |", factor.name(set));
    }
    text.push('\n');
    text
}

/// What the request says of a factor: `observed: in the manifest`.
fn because(observation: &Observation) -> String {
    let status = observation.status.map(|status| status.as_str().to_string());
    let said = [&observation.source, &observation.reason].into_iter().flatten();
    let parts: alloc::vec::Vec<String> =
        status.into_iter().chain(said.map(|words| plain(words))).collect();
    parts.join(": ")
}

fn narrowings(bounds: &Bounds) -> String {
    let set = bounds.profile().map_or(FactorSet::V0_8, |profile| profile.set());
    let mut text = String::new();
    if let Some(advice) = bounds.advice_in_words() {
        let _ = writeln!(text, "{advice}.\n");
    }
    text.push_str(
        "| unknown | if it is | to be seen by | the score lies between |\n|---|---|---|---|\n",
    );
    for narrowing in bounds.narrowings() {
        for answer in &narrowing.answers {
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} and {} |",
                narrowing.input.name(set),
                answer.value_in_words(),
                answer.anchor.unwrap_or_default(),
                answer.bounds.score_low(),
                answer.bounds.score_high()
            );
        }
    }
    text.push('\n');
    text
}
