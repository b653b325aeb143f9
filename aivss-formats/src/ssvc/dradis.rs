//! In and out: the fields that the Dradis add-on keeps on an issue.

use super::SsvcReading;
use super::derived::{Derived, check, is_named};
use aivss_core::ssvc::{
    Capability, CapabilityTheme, Impact, PartialSsvcAssessment, SsvcAssessment, Threat,
    Vulnerability,
};
use aivss_core::{Error, ErrorCode, Quoted};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write;

/// What Dradis writes for an absent value.
const ABSENT: &str = "N/A";

/// The fields of a text, each with its value; what is absent is left out.
fn fields(text: &str) -> Vec<(&str, String)> {
    let mut fields: Vec<(&str, String)> = Vec::new();
    let mut is_ours = false;
    for line in text.lines() {
        let name = line.trim().strip_prefix("#[").and_then(|rest| rest.strip_suffix("]#"));
        if let Some(name) = name {
            let own = name.strip_prefix("AIVSS-SSVC.");
            is_ours = own.is_some();
            fields.extend(own.map(|name| (name, String::new())));
        } else if is_ours && let Some((_, value)) = fields.last_mut() {
            if !value.is_empty() {
                value.push('\n');
            }
            value.push_str(line);
        }
    }
    for (_, value) in &mut fields {
        *value = value.trim().into();
    }
    fields.retain(|(_, value)| !value.is_empty() && value != ABSENT);
    fields
}

/// Reads the fields. `Vector` counts where it is given; other fields fill in what it leaves open.
pub(super) fn read(text: &str) -> Result<SsvcReading, Error> {
    let fields = fields(text);
    for (index, (name, _)) in fields.iter().enumerate() {
        if fields.iter().take(index).any(|(earlier, _)| earlier == name) {
            let message = format!("the field {} stands in the text twice", Quoted(name));
            return Err(Error::new(ErrorCode::SsvcKeyRepeated, message).at(name));
        }
    }
    let of =
        |name: &str| fields.iter().find(|(known, _)| *known == name).map(|(_, it)| it.as_str());
    let mut assessment = match of("Vector") {
        Some(vector) => vector.parse().map_err(|error: Error| error.at("Vector"))?,
        None => PartialSsvcAssessment::default(),
    };
    fill(&mut assessment.threat, of("Threat"), "Threat", |text| {
        Threat::ALL.into_iter().find(|it| is_named(text, it.as_str(), it.label()))
    })?;
    fill(&mut assessment.vulnerability, of("Vulnerability"), "Vulnerability", |text| {
        Vulnerability::ALL.into_iter().find(|it| is_named(text, it.as_str(), it.label()))
    })?;
    fill(&mut assessment.impact, of("Impact"), "Impact", |text| {
        Impact::ALL.into_iter().find(|it| is_named(text, it.as_str(), it.label()))
    })?;
    for (capability, score) in Capability::ALL.into_iter().zip(&mut assessment.capabilities) {
        let name = capability.dradis_field();
        fill(score, of(name), name, |text| text.parse().ok())?;
    }
    let mut differences = Vec::new();
    for (name, derived) in [
        ("CategoryA", Derived::Mean(CapabilityTheme::ExecutionPower)),
        ("CategoryB", Derived::Mean(CapabilityTheme::EnvironmentAndAdaptation)),
        ("CategoryC", Derived::Mean(CapabilityTheme::PredictabilityAndInfluence)),
        ("AgentLevel", Derived::AgentLevel),
        ("ExposureMultiplier", Derived::Exposure),
        ("Likelihood", Derived::Likelihood),
        ("RiskScore", Derived::RiskScore),
        ("Outcome", Derived::Outcome),
    ] {
        if let Some(given) = of(name) {
            check(name, given, derived, &assessment, &mut differences);
        }
    }
    Ok(SsvcReading { assessment, differences })
}

/// Fills in a point that is still open; a field that contradicts the vector is refused.
fn fill<T: Copy + PartialEq>(
    point: &mut Option<T>,
    given: Option<&str>,
    name: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<(), Error> {
    let Some(given) = given else { return Ok(()) };
    let Some(value) = read(given) else {
        let message = format!("{} is no value of the field `{name}`", Quoted(given));
        return Err(Error::new(ErrorCode::SsvcValueUnknown, message).at(name));
    };
    if point.is_some_and(|known| known != value) {
        let message =
            format!("the field `{name}` says {}, and the vector another value", Quoted(given));
        return Err(Error::new(ErrorCode::FieldConflict, message).at(name));
    }
    *point = Some(value);
    Ok(())
}

/// The 27 fields of an assessment, as the add-on keeps them.
#[must_use]
pub fn dradis_fields(assessment: &SsvcAssessment) -> String {
    let tenths = |tenths: u8| format!("0.{tenths}");
    let level = assessment.agent_level();
    let mut fields = alloc::vec![
        ("Vector", assessment.dradis_vector().to_string()),
        ("Threat", assessment.threat.label().into()),
        ("Threat.Value", tenths(assessment.threat.tenths())),
        ("Vulnerability", assessment.vulnerability.label().into()),
        ("Vulnerability.Value", tenths(assessment.vulnerability.tenths())),
        ("Impact", assessment.impact.label().into()),
        ("Impact.Value", assessment.impact.number().to_string()),
    ];
    fields.extend(
        assessment.capabilities.iter().map(|(it, score)| (it.dradis_field(), score.to_string())),
    );
    for (name, theme) in
        ["CategoryA", "CategoryB", "CategoryC"].into_iter().zip(CapabilityTheme::ALL)
    {
        fields.push((name, two_decimals(&assessment.capabilities.mean(theme).to_string())));
    }
    fields.extend([
        ("AgentLevel", level.label().into()),
        ("ExposureMultiplier", level.exposure().to_string()),
        ("Likelihood", two_decimals(&assessment.likelihood().to_string())),
        ("RiskScore", two_decimals(&assessment.risk_score().to_string())),
        ("Outcome", assessment.outcome().to_string()),
        ("Timeline", timeline(assessment)),
        ("Rationale", assessment.capabilities.rule().to_string()),
    ]);
    let mut text = String::new();
    for (name, value) in fields {
        let _ = write!(text, "#[AIVSS-SSVC.{name}]#\n{value}\n\n");
    }
    text
}

/// `20.0` as `20.00`.
pub(super) fn two_decimals(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    format!("{whole}.{fraction:0<2}")
}

/// The days of the outcome in words.
pub(super) fn timeline(assessment: &SsvcAssessment) -> String {
    match assessment.outcome().days() {
        None => "no date".into(),
        Some((first, last)) => format!("{first}-{last} days"),
    }
}
