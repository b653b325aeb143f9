//! Seeing what an input is, and taking its claims out of it.

use super::pointer::Form;
use super::{Item, MAX_BYTES, outcome, published};
use crate::owasp_reports::{Owasp05Report, Owasp08Report, Vulnerability, is_meant_by};
use aivss_core::Score;
use aivss_core::assessment::CvssInput;
use aivss_core::cvss::Vector;
use aivss_core::document::Document;
use aivss_core::request::Request;
use aivss_core::value::Value;
use aivss_core::verify::Printed;
use aivss_core::verify::{Claim, PrintedFigures};
use aivss_core::verify::{Difference, Figure, Reason, Verification};
use aivss_core::{Error, ErrorCode};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Verifies everything in a text: one JSON value, or one a line.
///
/// # Errors
///
/// When the whole cannot be read. What is wrong with one item stands in that item.
pub fn verify(text: &str) -> Result<Vec<Item>, Error> {
    if text.len() > MAX_BYTES {
        return Err(Error::new(
            ErrorCode::RequestTooLarge,
            format!(
                "a text of {} bytes is larger than the {MAX_BYTES} that are verified",
                text.len()
            ),
        ));
    }
    match Value::from_json(text) {
        Ok(value) => verify_value(value),
        Err(_) if is_lines(text) => Ok(verify_lines(text)),
        Err(error) => Err(error),
    }
}

/// Whether some line is an object by itself; JSON that spans lines is set in and has commas.
fn is_lines(text: &str) -> bool {
    text.lines().any(|line| line.starts_with('{') && line.trim_end().ends_with('}'))
}

fn verify_lines(text: &str) -> Vec<Item> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let mut items = Vec::new();
    for (index, line) in lines {
        let place = format!("line {}", index + 1);
        match Value::from_json(line).and_then(verify_value) {
            Ok(found) => items.extend(found.into_iter().map(|item| {
                let path = if item.path.is_empty() {
                    place.clone()
                } else {
                    format!("{place}: {}", item.path)
                };
                Item { path, ..item }
            })),
            Err(error) => items.push(Item { path: place, verification: Err(error) }),
        }
    }
    items
}

/// Verifies everything in a value that some other format gave.
///
/// # Errors
///
/// When the whole is none of what can be verified, or is not in the form of what it is meant as.
pub fn verify_value(value: Value<'_>) -> Result<Vec<Item>, Error> {
    if Owasp08Report::is_meant_by(&value) {
        Ok(of_0_8(&Owasp08Report::from_value(value)?))
    } else if Owasp05Report::is_meant_by(&value) {
        Ok(of_0_5(&Owasp05Report::from_value(value)?))
    } else if is_meant_by(&value, &["ok"]) {
        outcome::items(&value)
    } else if is_meant_by(&value, &["printed"]) {
        Ok([item("", "", Form::Published, published::claim(value))].into())
    } else if Document::is_meant_by(&value) {
        Ok(of_document(&Document::from_value(value)?))
    } else {
        let request = Request::from_value(value)?;
        let name = request.name.unwrap_or_else(|| "request".into());
        Ok([item("", "", Form::Request, Ok(Claim::new(name, request.inputs)))].into())
    }
}

/// An item whose claim was read from a form that stands at the pointer `root`.
pub(super) fn item(
    path: impl Into<String>,
    root: &str,
    form: Form,
    claim: Result<Claim, Error>,
) -> Item {
    let verification = claim.and_then(|claim| {
        let mut verification = claim.verify()?;
        form.locate(root, &claim.inputs, &mut verification);
        Ok(verification)
    });
    Item { path: path.into(), verification }
}

/// The same with the item's own path as the root.
fn item_at(list: &str, index: usize, form: Form, claim: Result<Claim, Error>) -> Item {
    item(format!("{list}.{index}"), &format!("/{list}/{index}"), form, claim)
}

fn of_document(document: &Document) -> Vec<Item> {
    let findings = document.findings.iter().enumerate();
    findings
        .map(|(index, finding)| {
            let name = name_of(&finding.id, finding.title.as_deref());
            item_at("findings", index, Form::Request, Ok(Claim::new(name, *finding.inputs())))
        })
        .collect()
}

/// `F-1: Goal manipulation`
pub(super) fn name_of(id: &str, title: Option<&str>) -> String {
    title.map_or_else(|| id.into(), |title| format!("{id}: {title}"))
}

fn of_0_8(report: &Owasp08Report) -> Vec<Item> {
    let vulnerabilities = report.vulnerabilities.iter().enumerate();
    vulnerabilities
        .map(|(index, vulnerability)| {
            item_at("vulnerabilities", index, Form::Owasp0_8, claim_0_8(vulnerability))
        })
        .collect()
}

fn claim_0_8(vulnerability: &Vulnerability) -> Result<Claim, Error> {
    let base = &vulnerability.cvss_base;
    let cvss = cvss(&base.vector_string, base.score, ["vector_string", "score"])
        .map_err(|error| error.at("cvss_base"))?;
    let scores = &vulnerability.scores;
    let name = name_of(&vulnerability.id, vulnerability.title.as_deref());
    let mut claim = Claim::new(name, vulnerability.inputs(cvss));
    claim.printed = PrintedFigures {
        score: Some(scores.aivss),
        severity: Some(scores.severity),
        factor_sum: Some(scores.factor_sum),
        aars: Some(scores.aars),
        ..PrintedFigures::default()
    };
    Ok(claim)
}

/// The agent's AARS first, which all scores share, then each vulnerability.
fn of_0_5(report: &Owasp05Report) -> Vec<Item> {
    let mut items = Vec::from([of_agent(report)]);
    for (index, assessment) in report.vulnerability_assessments.iter().enumerate() {
        let cvss = &assessment.cvss;
        let read = self::cvss(&cvss.vector_string, cvss.base_score, ["vectorString", "baseScore"])
            .map_err(|error| error.at("cvss"));
        let claim = read.map(|cvss| {
            let mut claim = Claim::new(&*assessment.vulnerability_name, report.inputs(cvss));
            claim.is_threat_multiplier_unprinted = true;
            claim.other_aars = Some(report.agentic_risk_score.final_aars_score);
            claim.printed = PrintedFigures {
                score: Some(assessment.aivss.final_score),
                severity: Some(assessment.aivss.qualitative_rating),
                vector_0_5: Some(assessment.aivss.vector.clone()),
                ..PrintedFigures::default()
            };
            claim
        });
        items.push(item_at("vulnerabilityAssessments", index, Form::Owasp0_5, claim));
    }
    items
}

fn of_agent(report: &Owasp05Report) -> Item {
    let agent = &report.agentic_risk_score;
    let exact = agent.factor_scores.sum();
    let printed = agent.final_aars_score;
    let differences = (!printed.agrees_with(exact)).then(|| Difference {
        figure: Figure::Aars,
        pointer: Some("/agenticRiskScore/finalAarsScore".into()),
        printed: printed.to_string(),
        exact: exact.to_string(),
        by: Some(printed.distance_from(exact)),
        counts: true,
        reason: Reason::SumDoesNotAddUp,
        reasons: [Reason::SumDoesNotAddUp].into(),
    });
    let inputs = report.inputs(CvssInput::Score(Score::MIN));
    let verification = Verification {
        name: report.assessment_metadata.agent_name.clone(),
        agrees: differences.is_none(),
        method: inputs.method,
        domain: inputs.domain,
        score: None,
        severity: None,
        threat_multiplier: None,
        threat_multiplier_assumed: false,
        agrees_only_as_assumed: false,
        checked: 1,
        differences: differences.into_iter().collect(),
    };
    Item { path: "agenticRiskScore".into(), verification: Ok(verification) }
}

/// A vector and its printed score, not held against each other; errors get the format's names.
fn cvss(
    vector: &str,
    score: Printed,
    [vector_path, score_path]: [&str; 2],
) -> Result<CvssInput, Error> {
    let vector: Vector = vector.parse().map_err(|error: Error| error.at(vector_path))?;
    let score: Score = score.to_string().parse().map_err(|error: Error| error.at(score_path))?;
    Ok(CvssInput::VectorAndScore(vector, score))
}
