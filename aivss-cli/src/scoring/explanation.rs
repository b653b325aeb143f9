//! An explanation as text: what drives the score, what each factor adds, what would change it.

use super::report;
use super::view::Scored;
use crate::io::output::paragraph;
use crate::io::style::{self, Glyphs, Painted};
use aivss_core::catalog::relevant_core_risks;
use aivss_core::{Decimal, Explanation, FactorSet, Report};
use std::fmt::Write;

/// Cells of the bar of a contribution.
const CELLS: usize = 20;

/// The whole explanation, its sections apart by an empty line.
pub(super) fn text((request, report): &Scored) -> String {
    let glyphs = Glyphs::from_environment();
    let explanation = Explanation::new(*report);
    let sections = [
        Some(report::heading(request, report, glyphs)),
        Some(drivers(&explanation)),
        contributions(&explanation, glyphs),
        core_risks(report),
        what_ifs(&explanation),
        next_band(&explanation),
        Some(report::equation(report, glyphs)),
        report::notes(request, report),
    ];
    sections.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn drivers(explanation: &Explanation) -> String {
    let heading = Painted(style::HEADING, "What drives it");
    format!("{heading}\n{}\n", paragraph("  ", &explanation.driver_in_words()))
}

fn contributions(explanation: &Explanation, glyphs: &Glyphs) -> Option<String> {
    let contributions = explanation.contributions();
    let max = contributions.first()?.points;
    let set = explanation.report().factor_set().unwrap_or(FactorSet::V0_8);
    let mut text = String::new();
    let aars = explanation.report().aars();
    let heading = Painted(style::HEADING, "What each factor adds");
    let _ = writeln!(text, "{heading}  AARS {aars}");
    for contribution in contributions {
        let bar = glyphs.line.draw(share(contribution.points, max), 1000, CELLS);
        let name = contribution.factor.name(set);
        let _ = writeln!(text, "  {name:<30} {bar}  {}", contribution.points);
    }
    Some(text)
}

/// Thousandths of the largest contribution, for drawing only.
fn share(points: Decimal, max: Decimal) -> u16 {
    if max == Decimal::ZERO {
        return 0;
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 1000, and a picture"
    )]
    let thousandths = (points.to_f64() / max.to_f64() * 1000.0).round() as u16;
    thousandths
}

/// The core risks that the profile touches most, by the order that the catalog documents.
fn core_risks(report: &Report) -> Option<String> {
    const SHOWN: usize = 5;

    let relevant = relevant_core_risks(report.profile()?);
    if relevant.is_empty() {
        return None;
    }
    let heading = Painted(style::HEADING, "Core risks it touches");
    let mut text = format!("{heading}  by their high-impact factors (Table 3)\n");
    for relevance in relevant.iter().take(SHOWN) {
        let layers: Vec<_> = relevance.risk.layers().iter().map(|layer| layer.id()).collect();
        let (present, all) =
            (relevance.present.len(), relevance.present.len() + relevance.absent.len());
        let name = relevance.risk.name();
        let _ = writeln!(text, "  {present} of {all}  {name:<48}  {}", layers.join(" "));
    }
    Some(text)
}

fn what_ifs(explanation: &Explanation) -> Option<String> {
    let what_ifs = explanation.what_ifs();
    if what_ifs.is_empty() {
        return None;
    }
    let mut text = format!("{}\n", Painted(style::HEADING, "What one change would give"));
    for what_if in what_ifs {
        let band = style::of_severity(what_if.report.severity());
        let score = Painted(band.bold(), format!("{:>4}", what_if.report.score().to_string()));
        let words = what_if.change_in_words();
        let _ = writeln!(text, "  {score}  {:<8}  {words}", what_if.report.severity().as_str());
    }
    Some(text)
}

fn next_band(explanation: &Explanation) -> Option<String> {
    let words = explanation.next_lower_band_in_words()?;
    let heading = Painted(style::HEADING, "To the next lower band");
    Some(format!("{heading}\n{}\n", paragraph("  ", &words)))
}
