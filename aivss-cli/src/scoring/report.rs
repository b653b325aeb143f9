//! A report as text: the score in its band's colour, a bar per factor, the equation with its numbers.

use super::view::Scored;
use crate::io::output::paragraph;
use crate::io::style::{self, Glyphs, Painted};
use aivss_core::cvss::Nomenclature;
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::request::Request;
use aivss_core::{Decimal, MitigationStrength, Printable, Profile, Report};
use std::fmt::Write;

/// Cells of the score's gauge and of a factor's bar.
const GAUGE_CELLS: usize = 40;
const FACTOR_CELLS: usize = 20;

/// The whole report, its sections apart by an empty line.
pub(super) fn text((request, report): &Scored) -> String {
    let glyphs = Glyphs::from_environment();
    let sections = [
        Some(heading(request, report, glyphs)),
        Some(cvss(report)),
        factors(report, glyphs),
        Some(equation(report, glyphs)),
        notes(request, report),
    ];
    sections.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

pub(super) fn heading(request: &Request, report: &Report, glyphs: &Glyphs) -> String {
    let name = request.name.as_deref().unwrap_or("AIVSS score");
    let band = style::of_severity(report.severity());
    let gauge = glyphs.gauge.draw(u16::from(report.score().tenths()), 100, GAUGE_CELLS);
    let method = format!("{} {} {} domain", report.method(), glyphs.dot, report.domain());
    let mut text = String::new();
    let _ = writeln!(text, "{}", Painted(style::HEADING, Printable(name)));
    let _ = writeln!(text, "{}", Painted(style::DIM, method));
    let _ = writeln!(text);
    let score = format!("{:>6}  {:<8}", report.score().to_string(), report.severity().as_str());
    let _ = writeln!(text, "{}  {}", Painted(band.bold(), score), Painted(band, gauge));
    text
}

pub(super) fn cvss(report: &Report) -> String {
    let score = report.cvss_score();
    let label = report.nomenclature().map_or("given as a score", Nomenclature::as_str);
    let mut text = String::new();
    let _ = writeln!(
        text,
        "{}  {score} {}  {}",
        Painted(style::HEADING, "CVSS v4.0"),
        Painted(style::of_severity(score.severity()), score.severity()),
        Painted(style::DIM, label),
    );
    if let Some(vector) = report.vector() {
        // A vector may be longer than a line; it is never broken, so that it can be copied.
        let _ = writeln!(text, "  {vector}");
    }
    text
}

fn factors(report: &Report, glyphs: &Glyphs) -> Option<String> {
    let profile: &Profile = report.profile()?;
    let set = profile.set();
    let mut text = String::new();
    let _ = writeln!(
        text,
        "{}  sum {}",
        Painted(style::HEADING, format!("Factors of set {set}")),
        profile.sum()
    );
    for (factor, value) in profile.iter() {
        let bar = glyphs.line.draw(value.ten_thousandths(), 10_000, FACTOR_CELLS);
        let _ = writeln!(text, "  {:<30} {bar}  {value}", factor.name(set));
    }
    Some(text)
}

pub(super) fn equation(report: &Report, glyphs: &Glyphs) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{}", Painted(style::HEADING, "Equation"));
    for step in report.steps() {
        let quantity = step.equation.quantity;
        let _ = writeln!(text, "  {quantity:<5} = {}", glyphs.text(step.equation.expression));
        if step.with_numbers != step.value.to_string() {
            let _ = writeln!(text, "        = {}", glyphs.text(&step.with_numbers));
        }
        let _ = writeln!(text, "        = {}", step.value);
    }
    let capped = if report.is_capped() { ", capped" } else { "" };
    let score = Painted(style::of_severity(report.severity()).bold(), report.score());
    let _ = writeln!(
        text,
        "        = {score}  {}",
        Painted(style::DIM, format!("rounded half up to one decimal{capped}"))
    );
    if let Some(vector) = report.vector_0_5() {
        let _ = writeln!(text, "  vector  {vector}");
    }
    let threat = report.threat_multiplier();
    let maturity = threat.maturity.map(ExploitMaturity::as_str);
    let _ = writeln!(text, "  ThM   = {}", sourced(threat.value, maturity, threat.origin.as_str()));
    if let Some(mitigation) = report.mitigation() {
        let strength = mitigation.strength.map(MitigationStrength::as_str);
        let _ = writeln!(
            text,
            "  MF    = {}",
            sourced(mitigation.factor, strength, mitigation.origin.as_str())
        );
    }
    text
}

/// `0.97  proof of concept, default`
fn sourced(value: Decimal, name: Option<&str>, origin: &str) -> String {
    let name = name.map(|name| format!("{}, ", name.replace('_', " "))).unwrap_or_default();
    format!("{:<5} {}", value.to_string(), Painted(style::DIM, format!("{name}{origin}")))
}

pub(super) fn notes(request: &Request, report: &Report) -> Option<String> {
    let mut text = String::new();
    for note in report.notes() {
        let _ = writeln!(text, "{}", paragraph("  - ", &note.message(report)));
    }
    if let Some(comment) = &request.comment {
        let _ = writeln!(text, "{}", paragraph("  - ", &Printable(comment).to_string()));
    }
    (!text.is_empty()).then(|| format!("{}\n{text}", Painted(style::NOTE.bold(), "Notes")))
}
