//! From a finding to a vulnerability of the report, and back.

use super::super::{mismatch, required_of, vector_and_score, vector_of};
use super::{BANDS, CvssBase, FORMAT, Scores, Vulnerability, read};
use aivss_core::Decimal;
use aivss_core::Error;
use aivss_core::assessment::{CvssInput, Report};
use aivss_core::document::Finding;
use aivss_core::factor::FactorSet;
use aivss_core::method::Method;
use aivss_core::value::Value;
use alloc::format;
use alloc::string::ToString;

pub(super) fn written(finding: &Finding) -> Result<Vulnerability, Error> {
    let report: Report = finding.report();
    let profile = report.profile().copied().filter(|profile| profile.set() == FactorSet::V0_8);
    let Some(profile) = profile.filter(|profile| {
        report.method() == Method::Owasp0_8 && profile.first_off_rubric().is_none()
    }) else {
        return Err(mismatch(format!(
            "the report format `{FORMAT}` takes scores of the method `owasp-0.8` with factors of set 0.8 on the \
             rubric alone, and this one is of `{}` in the {} domain",
            report.method(),
            report.domain()
        )));
    };
    if !BANDS.contains(&report.severity()) {
        return Err(mismatch(format!(
            "the report format `{FORMAT}` has no band for the score 0.0"
        )));
    }
    let threat = report.threat_multiplier();
    if threat.maturity.is_none() {
        let given = read::threat_multiplier(&Value::Float(threat.value.to_f64()));
        given.map_err(|error| error.at("threat_multiplier"))?;
    }
    let factor = report.mitigation().map_or(Decimal::ONE, |mitigation| mitigation.factor);
    read::mitigation_factor(&Value::Float(factor.to_f64()))
        .map_err(|error| error.at("mitigation_factor"))?;
    Ok(Vulnerability {
        id: finding.id.clone(),
        title: finding.title.clone(),
        description: finding.description.clone(),
        owasp_category: *required_of(
            finding.core_risk.as_ref(),
            "core_risk",
            "a core risk of every finding",
            FORMAT,
        )?,
        cvss_base: CvssBase {
            vector_string: vector_of(&report, FORMAT)?.to_string(),
            score: report.cvss_score().to_decimal().into(),
        },
        amplification_factors: profile,
        threat_multiplier: threat.value,
        scores: Scores {
            factor_sum: profile.sum().into(),
            aars: report.aars().into(),
            mitigation_factor: factor,
            aivss: report.score().to_decimal().into(),
            severity: report.severity(),
        },
    })
}

pub(super) fn finding(vulnerability: &Vulnerability) -> Result<Finding, Error> {
    let CvssBase { vector_string, score } = &vulnerability.cvss_base;
    let (vector, score) =
        vector_and_score(vector_string, *score).map_err(|error| error.at("cvss_base"))?;
    let inputs = vulnerability.inputs(CvssInput::VectorAndScore(vector, score));
    let mut finding = Finding::try_new(&*vulnerability.id, inputs)?;
    finding.title.clone_from(&vulnerability.title);
    finding.description.clone_from(&vulnerability.description);
    finding.core_risk = Some(vulnerability.owasp_category);
    Ok(finding)
}
