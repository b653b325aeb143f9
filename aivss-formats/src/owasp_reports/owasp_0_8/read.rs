//! Reading a report of AIVSS v0.8 strictly: each field, its kind, its range, its names.

use super::super::{MAX_PROSE, figure, figure_up_to, line, profile, prose, required, severity};
use super::{BANDS, CvssBase, FACTORS, Metadata, Scores, Vulnerability, category_name};
use aivss_core::Decimal;
use aivss_core::catalog::CoreRisk;
use aivss_core::escape::{Quoted, list};
use aivss_core::factor::{FactorSet, FactorValue};
use aivss_core::method::Method;
use aivss_core::request::factor_value;
use aivss_core::value::Value;
use aivss_core::value::read::{Fields, named, text, wrong_kind};
use aivss_core::{Error, ErrorCode};
use alloc::format;

pub(super) fn metadata(value: Value<'_>) -> Result<Metadata, Error> {
    let known = ["system_name", "system_version", "assessment_date", "assessor_id", "notes"];
    let mut fields = Fields::new(value, &known)?;
    Ok(Metadata {
        system_name: required(&mut fields, "system_name", line)?,
        system_version: fields.read("system_version", line)?,
        assessment_date: required(&mut fields, "assessment_date", named)?,
        assessor_id: required(&mut fields, "assessor_id", line)?,
        notes: fields.read("notes", prose)?,
    })
}

pub(super) fn vulnerability(value: Value<'_>) -> Result<Vulnerability, Error> {
    let known = [
        "id",
        "title",
        "description",
        "owasp_category",
        "cvss_base",
        "amplification_factors",
        "threat_multiplier",
        "scores",
    ];
    let mut fields = Fields::new(value, &known)?;
    Ok(Vulnerability {
        id: required(&mut fields, "id", line)?,
        title: fields.read("title", line)?,
        description: fields.read("description", prose)?,
        owasp_category: required(&mut fields, "owasp_category", category)?,
        cvss_base: required(&mut fields, "cvss_base", cvss_base)?,
        amplification_factors: required(&mut fields, "amplification_factors", |value| {
            profile(value, FactorSet::V0_8, &FACTORS, |value| rubric_value(value))
        })?,
        threat_multiplier: required(&mut fields, "threat_multiplier", |value| {
            threat_multiplier(&value)
        })?,
        scores: required(&mut fields, "scores", scores)?,
    })
}

fn category(value: Value<'_>) -> Result<CoreRisk, Error> {
    let Value::Text(name) = value else {
        return Err(wrong_kind(&value, "the name of a core risk"));
    };
    CoreRisk::ALL.into_iter().find(|risk| category_name(*risk) == name).ok_or_else(|| {
        let names = list(CoreRisk::ALL.map(|risk| format!("`{}`", category_name(risk))));
        Error::new(
            ErrorCode::CoreRiskUnknown,
            format!("{} is no category of the report format; there are {names}", Quoted(&name)),
        )
    })
}

fn cvss_base(value: Value<'_>) -> Result<CvssBase, Error> {
    let mut fields = Fields::new(value, &["vector_string", "score"])?;
    Ok(CvssBase {
        vector_string: required(&mut fields, "vector_string", |value| text(value, MAX_PROSE))?,
        score: required(&mut fields, "score", |value| figure_up_to(&value, 10))?,
    })
}

fn rubric_value(value: &Value<'_>) -> Result<FactorValue, Error> {
    figure(value)?;
    let read = factor_value(value)?;
    if FactorValue::RUBRIC.contains(&read) {
        return Ok(read);
    }
    Err(Error::new(
        ErrorCode::FactorOffRubric,
        format!("`{read}` is none of `0.0`, `0.5` and `1.0`, which the report format takes alone"),
    ))
}

/// An input as a number of the format.
fn input(value: &Value<'_>) -> Result<Decimal, Error> {
    figure(value)?;
    aivss_core::value::read::number(value, "a number")
}

pub(super) fn threat_multiplier(value: &Value<'_>) -> Result<Decimal, Error> {
    let multiplier = input(value)?;
    let table = aivss_core::cvss::metric::ExploitMaturity::ALL
        .iter()
        .map(|maturity| Method::Owasp0_8.threat_multiplier(*maturity));
    if table.clone().any(|known| known == multiplier) {
        return Ok(multiplier);
    }
    Err(Error::new(
        ErrorCode::ThreatMultiplierOffTable,
        format!(
            "threat multiplier `{multiplier}` is none of {} that the report format takes",
            list(table)
        ),
    ))
}

pub(super) fn mitigation_factor(value: &Value<'_>) -> Result<Decimal, Error> {
    let factor = input(value)?;
    let least = aivss_core::MitigationStrength::Strong.factor();
    if (least..=Decimal::ONE).contains(&factor) {
        return Ok(factor);
    }
    Err(Error::new(
        ErrorCode::NumberRange,
        format!("`{factor}` is out of range; the report format has {least} to 1 here"),
    ))
}

fn scores(value: Value<'_>) -> Result<Scores, Error> {
    let known = ["factor_sum", "aars", "mitigation_factor", "aivss", "severity"];
    let mut fields = Fields::new(value, &known)?;
    Ok(Scores {
        factor_sum: required(&mut fields, "factor_sum", |value| figure(&value))?,
        aars: required(&mut fields, "aars", |value| figure(&value))?,
        mitigation_factor: required(&mut fields, "mitigation_factor", |value| {
            mitigation_factor(&value)
        })?,
        aivss: required(&mut fields, "aivss", |value| figure(&value))?,
        severity: required(&mut fields, "severity", |value| severity(value, &BANDS))?,
    })
}
