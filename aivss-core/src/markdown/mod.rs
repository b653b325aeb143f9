//! Reports, explanations, documents and CVSS vectors as Markdown, for tickets, pull requests and wikis.
//!
//! Callers' texts are escaped, so that none of them is taken for markup or for HTML.

mod bounds;
mod candidate;

pub use bounds::partial_finding;
pub use candidate::candidate_finding;

use crate::assessment::Report;
use crate::cvss::Nomenclature;
use crate::cvss::metric::ExploitMaturity;
use crate::document::{Document, DocumentData, FindingData};
use crate::escape::Printable;
use crate::explanation::Explanation;
use crate::factor::{FactorSet, FactorValue};
use crate::method::MitigationStrength;
use crate::request::{CvssReport, MetricValue, NomenclatureScore, Request};
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt::{Display, Write};

/// The cells of a bar.
const CELLS: usize = 10;

/// How much is said of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The score and its steps.
    Report,
    /// And what drives it and would change it.
    Explanation,
}

/// The characters that begin markup inside a line, in Markdown or in the HTML that it allows.
const MARKUP: &str = r"\`*_{}[]<>#|~&!$";

/// A caller's text so written that Markdown takes it as plain text of one line.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut escaped = String::new();
    for character in Printable(text).to_string().chars() {
        if MARKUP.contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// One score, with the request's name as a heading of that level, 1 to 6.
#[must_use]
pub fn finding(request: &Request, report: &Report, detail: Detail, level: usize) -> String {
    let name = request.name.as_deref().unwrap_or("AIVSS score");
    let mut text = format!("{} {}\n\n", "#".repeat(level), plain(name));
    let _ = writeln!(
        text,
        "**{} {}** ({}, {} domain)\n",
        report.score(),
        report.severity(),
        report.method(),
        report.domain()
    );
    if detail == Detail::Explanation {
        text.push_str(&explanation(&Explanation::new(*report)));
    }
    text.push_str(&figures(report));
    text.push_str(&factors(report));
    text.push_str(&equation(report));
    let begin = text.len();
    for note in report.notes() {
        let _ = writeln!(text, "- {}", note.message(report));
    }
    if let Some(comment) = &request.comment {
        let _ = writeln!(text, "- {}", plain(comment));
    }
    if text.len() > begin {
        text.push('\n');
    }
    let _ = writeln!(text, "`{}`", report.assessment().compact());
    text
}

fn figures(report: &Report) -> String {
    let threat = report.threat_multiplier();
    let mut text = String::from("| figure | value | from |\n|---|---|---|\n");
    let mut row = |figure: &str, value: &dyn Display, from: &str| {
        let _ = writeln!(text, "| {figure} | {value} | {from} |");
    };
    let cvss = report.nomenclature().map_or("given as a score", Nomenclature::as_str);
    row("CVSS v4.0", &report.cvss_score(), cvss);
    if let Some(sum) = report.factor_sum() {
        row("factor sum", &sum, "the ten factors");
    }
    let maturity = threat.maturity.map_or("a number", ExploitMaturity::as_str);
    row("ThM", &threat.value, &format!("{maturity}, {}", threat.origin.as_str()));
    if let Some(mitigation) = report.mitigation() {
        let strength = mitigation.strength.map_or("a number", MitigationStrength::as_str);
        row("MF", &mitigation.factor, &format!("{strength}, {}", mitigation.origin.as_str()));
    }
    row("AARS", &report.aars(), "exact");
    row("raw", &report.raw(), "exact");
    row("AIVSS", &format!("**{}**", report.score()), "rounded half up to one decimal");
    text.push('\n');
    text
}

fn factors(report: &Report) -> String {
    let Some(profile) = report.profile() else {
        return String::new();
    };
    let set = profile.set();
    let mut text = format!("| factor of set {set} | value | |\n|---|---|---|\n");
    for (factor, value) in profile.iter() {
        let _ = writeln!(text, "| {} | {value} | {} |", factor.name(set), bar(value));
    }
    text.push('\n');
    text
}

/// A bar of ten cells; a cell is drawn when the value has reached it.
fn bar(value: FactorValue) -> String {
    bar_of(usize::from(value.ten_thousandths()), 10_000)
}

/// The same for a value between 0 and a greatest one.
fn bar_of(value: usize, max: usize) -> String {
    let full = value * CELLS / max.max(1);
    "█".repeat(full) + &"░".repeat(CELLS.saturating_sub(full))
}

fn equation(report: &Report) -> String {
    let mut text = String::from("```text\n");
    for step in report.steps() {
        let equation = step.equation;
        let _ = writeln!(text, "{} = {}", equation.quantity, equation.expression);
        let _ = writeln!(text, "{} = {} = {}", equation.quantity, step.with_numbers, step.value);
    }
    text.push_str("```\n\n");
    text
}

fn explanation(explanation: &Explanation) -> String {
    let set = explanation.report().factor_set().unwrap_or(FactorSet::V0_8);
    let mut text = format!("{}.\n\n", explanation.driver_in_words());
    if let Some(words) = explanation.next_lower_band_in_words() {
        let _ = writeln!(text, "To the next lower band: {words}.\n");
    }
    let contributions = explanation.contributions();
    if !contributions.is_empty() {
        text.push_str("| factor | value | adds to AARS |\n|---|---|---|\n");
        for contribution in contributions {
            let name = contribution.factor.name(set);
            let _ = writeln!(text, "| {name} | {} | {} |", contribution.value, contribution.points);
        }
        text.push('\n');
    }
    text.push_str("| one change | gives | band |\n|---|---|---|\n");
    for what_if in explanation.what_ifs() {
        let report = what_if.report;
        let words = what_if.change_in_words();
        let _ = writeln!(text, "| {words} | {} | {} |", report.score(), report.severity());
    }
    text.push('\n');
    text
}

/// A CVSS v4.0 vector with its four scores and its metrics, under a heading of that level, 1 to 6.
#[must_use]
pub fn cvss(report: &CvssReport, level: usize) -> String {
    // A vector in canonical form has no backtick in it.
    let mut text = format!("{} `{}`\n\n", "#".repeat(level), report.vector);
    let _ = writeln!(
        text,
        "**{} {}** ({}, MacroVector {})\n\n| nomenclature | score | band |\n|---|---|---|",
        report.score, report.severity, report.nomenclature, report.macro_vector
    );
    for NomenclatureScore { nomenclature, score, severity } in &report.scores {
        let _ = writeln!(text, "| {nomenclature} | {score} | {severity} |");
    }
    text.push_str("\n| group | metric | name | value | means |\n|---|---|---|---|---|\n");
    for MetricValue { metric, name, group, value, value_name } in &report.metrics {
        let _ = writeln!(text, "| {group} | {metric} | {name} | {value} | {value_name} |");
    }
    text
}

/// A whole document, each finding under the system's heading.
#[must_use]
pub fn document(document: &Document, detail: Detail) -> String {
    let data = DocumentData::new(document);
    let mut text = format!("# {}\n\n", plain(&data.name));
    for (label, value) in
        [("Version", &data.version), ("Assessed by", &data.assessor), ("Date", &data.date)]
    {
        if let Some(value) = value {
            let _ = writeln!(text, "- {label}: {}", plain(value));
        }
    }
    if let Some(notes) = &data.notes {
        let _ = writeln!(text, "\n{}", plain(notes));
    }
    text.push_str("\n| finding | score | band | documented |\n|---|---|---|---|\n");
    for finding in &data.findings {
        let title = finding.title.as_deref().map(|title| format!(": {}", plain(title)));
        let _ = writeln!(
            text,
            "| {}{} | {} | {} | {} of {} |",
            plain(&finding.id),
            title.unwrap_or_default(),
            finding.report.score,
            finding.report.severity,
            finding.documentation.documented,
            finding.documentation.inputs
        );
    }
    for (source, data) in document.findings.iter().zip(&data.findings) {
        text.push('\n');
        text.push_str(&finding(&source.to_request(), &source.report(), detail, 2));
        text.push_str(&reasons(data));
    }
    text
}

fn reasons(finding: &FindingData) -> String {
    let documentation = &finding.documentation;
    let mut text = String::new();
    let mut line = |label: &str, words: &str| {
        let _ = writeln!(text, "- {}: {}", plain(label), plain(words));
    };
    if let Some(risk) = finding.core_risk {
        line("core risk", risk.name);
    }
    if let Some(rationale) = &documentation.cvss {
        line("cvss", rationale);
    }
    for factor in &documentation.factors {
        if let Some(rationale) = &factor.rationale {
            line(factor.key, rationale);
        }
        for evidence in &factor.evidence {
            line(&format!("{}, see", factor.key), evidence);
        }
    }
    if let Some(justification) = &documentation.mitigation {
        line("mitigation", justification);
    }
    if text.is_empty() { text } else { format!("\n{text}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_text_whatever_markup_it_holds() {
        assert_eq!(plain("<script>|*a*"), r"\<script\>\|\*a\*");
        assert_eq!(plain("a\n# b"), r"a\\u\{a\}\# b");
    }
}
