//! Bounds as text: the interval on the gauge, what is unknown and why, both ends of every figure.

use super::report::cvss;
use super::view::View;
use crate::io::output::paragraph;
use crate::io::style::{self, Glyphs, Painted};
use aivss_core::request::{BoundsReportData, Observation, PartialRequest};
use aivss_core::{Bounds, Decimal, FactorSet, PartialProfile, Printable};
use std::fmt::Write;

/// Cells of the score's gauge and of a factor's bar.
const GAUGE_CELLS: usize = 40;
const FACTOR_CELLS: usize = 20;

/// The whole text, its sections apart by an empty line.
pub(super) fn text(request: &PartialRequest, bounds: &Bounds, view: View) -> String {
    let glyphs = Glyphs::from_environment();
    let heading = heading(request, bounds, glyphs);
    let factors = bounds.profile().map(|profile| factors(&profile, request, glyphs));
    let figures = figures(bounds);
    let notes = notes(request, bounds);
    let sections = match view {
        View::Report => {
            vec![Some(heading), Some(cvss(&bounds.low())), factors, Some(figures), notes]
        }
        View::Explanation => vec![Some(heading), Some(what_to_learn(bounds)), Some(figures), notes],
    };
    sections.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn heading(request: &PartialRequest, bounds: &Bounds, glyphs: &Glyphs) -> String {
    let name = request.name.as_deref().unwrap_or("AIVSS score");
    let low = bounds.low();
    let (low_band, high_band) = (bounds.severity_low(), bounds.severity_high());
    let (low_style, high_style) = (style::of_severity(low_band), style::of_severity(high_band));
    let ends = [bounds.score_low(), bounds.score_high()].map(|end| u16::from(end.tenths()));
    let gauge = glyphs.gauge.draw_between(ends, 100, GAUGE_CELLS);
    let method = format!("{} {} {} domain", low.method(), glyphs.dot, low.domain());
    let mut text = String::new();
    let _ = writeln!(text, "{}", Painted(style::HEADING, Printable(name)));
    let _ = writeln!(text, "{}", Painted(style::DIM, method));
    let _ = writeln!(text);
    let end = |band: anstyle::Style, score: String| Painted(band.bold(), score);
    let low_end = end(low_style, format!("{:>6}", bounds.score_low().to_string()));
    if bounds.score().is_some() {
        let gauge = glyphs.gauge.draw(ends[0], 100, GAUGE_CELLS);
        let band = Painted(low_style.bold(), format!("{:<8}", low_band.as_str()));
        let _ = writeln!(text, "{low_end}  {band}  {}", Painted(low_style, gauge));
    } else {
        let high_end = end(high_style, bounds.score_high().to_string());
        let bands = match bounds.severity() {
            Some(band) => Painted(high_style.bold(), band.as_str()).to_string(),
            None => format!(
                "{} to {}",
                Painted(low_style.bold(), low_band.as_str()),
                Painted(high_style.bold(), high_band.as_str())
            ),
        };
        let _ = writeln!(text, "{low_end} to {high_end}  {}  {bands}", Painted(high_style, gauge));
    }
    let _ = writeln!(text, "{}", paragraph("  ", &bounds.in_words()));
    text
}

fn factors(profile: &PartialProfile, request: &PartialRequest, glyphs: &Glyphs) -> String {
    let set: FactorSet = profile.set();
    let mut text = String::new();
    let unknown = profile.unknown().count();
    let known = format!("{} known, {unknown} unknown", 10 - unknown);
    let heading = Painted(style::HEADING, format!("Factors of set {set}"));
    let _ = writeln!(text, "{heading}  {known}");
    for (factor, value) in profile.iter() {
        let (bar, value) = match value {
            Some(value) => {
                (glyphs.line.draw(value.ten_thousandths(), 10_000, FACTOR_CELLS), value.to_string())
            }
            None => (glyphs.line.draw_open(FACTOR_CELLS), "X".into()),
        };
        let _ = writeln!(text, "  {:<30} {bar}  {value}", factor.name(set));
        let said = request.observations.iter().find(|observation| observation.factor == factor);
        if let Some(words) = said.and_then(because) {
            let _ = writeln!(text, "{}", paragraph("      ", &words));
        }
    }
    text
}

/// What the request says of a factor: `observed: in the manifest`.
fn because(observation: &Observation) -> Option<String> {
    let status = observation.status.map(|status| status.as_str().to_owned());
    let said = [&observation.source, &observation.reason].into_iter().flatten();
    let said = said.map(|words| Printable(words).to_string());
    let parts: Vec<String> = status.into_iter().chain(said).collect();
    (!parts.is_empty()).then(|| parts.join(": "))
}

fn figures(bounds: &Bounds) -> String {
    let mut text = String::new();
    let heading = Painted(style::HEADING, format!("{:<12}", "Figures"));
    let _ = writeln!(text, "{heading}  {:<14}  greatest", "least");
    let figures: [(&str, Option<[Decimal; 2]>); 5] = [
        ("factor sum", bounds.factor_sum()),
        ("ThM", Some(bounds.threat_multiplier())),
        ("MF", bounds.mitigation_factor()),
        ("AARS", Some(bounds.aars())),
        ("raw", Some(bounds.raw())),
    ];
    for (figure, ends) in figures {
        if let Some([low, high]) = ends {
            let _ = writeln!(text, "  {figure:<10}  {:<14}  {high}", low.to_string());
        }
    }
    let ends = [bounds.score_low(), bounds.score_high()];
    let [low, high] = ends.map(|score| Painted(style::of_severity(score.severity()).bold(), score));
    let padding = 14_usize.saturating_sub(bounds.score_low().to_string().len());
    let _ = writeln!(
        text,
        "  {:<10}  {low}{:padding$}  {high}  {}",
        "AIVSS",
        "",
        Painted(style::DIM, "rounded half up to one decimal")
    );
    text
}

/// What each unknown input can be, how that is seen, and the ends that it leaves.
fn what_to_learn(bounds: &Bounds) -> String {
    let set = bounds.profile().map_or(FactorSet::V0_8, |profile| profile.set());
    let mut text = format!("{}\n", Painted(style::HEADING, "What to learn first"));
    if let Some(advice) = bounds.advice_in_words() {
        let _ = writeln!(text, "{}", paragraph("  ", &advice));
    }
    for narrowing in bounds.narrowings() {
        let _ = writeln!(text, "\n  {}", Painted(style::HEADING, narrowing.input.name(set)));
        for answer in &narrowing.answers {
            let (low, high) = (answer.bounds.score_low(), answer.bounds.score_high());
            let ends = if low == high { low.to_string() } else { format!("{low} to {high}") };
            let first = format!("    {:<16}  {ends:<11}  ", answer.value_in_words());
            let words = answer.anchor.unwrap_or_default();
            let _ = writeln!(text, "{}", paragraph(&first, words).trim_end());
        }
    }
    text
}

fn notes(request: &PartialRequest, bounds: &Bounds) -> Option<String> {
    let mut text = String::new();
    for note in BoundsReportData::new(request, bounds).notes {
        let _ = writeln!(text, "{}", paragraph("  - ", &note.message));
    }
    if let Some(comment) = &request.comment {
        let _ = writeln!(text, "{}", paragraph("  - ", &Printable(comment).to_string()));
    }
    (!text.is_empty()).then(|| format!("{}\n{text}", Painted(style::NOTE.bold(), "Notes")))
}
