//! Inputs for the verifier, built as JSON, and its answers.

use aivss_core::verify::{Difference, Figure, Verification};
use aivss_formats::verify::verify;
use aivss_tests::vectors::{Published05, published_0_8};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// The one verification that a value gives.
pub(crate) fn one(value: &Value) -> Verification {
    let items = verify(&value.to_string()).unwrap();
    assert_eq!(items.len(), 1);
    items.into_iter().next().unwrap().verification.unwrap()
}

pub(crate) fn all(value: &Value) -> Vec<Verification> {
    let items = verify(&value.to_string()).unwrap();
    items.into_iter().map(|item| item.verification.unwrap()).collect()
}

/// The difference in one figure.
pub(crate) fn difference(verification: &Verification, figure: Figure) -> &Difference {
    let found = verification.differences.iter().find(|difference| difference.figure == figure);
    found.unwrap_or_else(|| panic!("{figure} agrees: {verification:?}"))
}

pub(crate) fn number(text: &str) -> Value {
    json!(text.parse::<f64>().unwrap())
}

/// The factors as an object of texts.
pub(crate) fn factors(factors: &[(String, String)]) -> Value {
    Value::Object(factors.iter().map(|(key, value)| (key.clone(), json!(value))).collect())
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// A line of published scores from an example of AIVSS v0.5.
pub(crate) fn line_0_5(example: &Published05) -> Value {
    json!({
        "name": example.name, "id": example.id, "method": "owasp-0.5",
        "cvss_vector": example.cvss_vector, "cvss_base": example.cvss_base,
        "threat_multiplier": example.threat_multiplier, "factors": factors(&example.factors),
        "printed": {
            "aars": example.printed.aars, "raw": example.printed.raw,
            "aivss": example.printed.aivss, "vector": example.printed.vector,
        },
    })
}

/// The ten examples of AIVSS v0.8 as a report of its Appendix A.
pub(crate) fn report_0_8() -> Value {
    let vulnerabilities = published_0_8().into_iter().map(|example| {
        let factors = example.factors.iter();
        let factors = factors.map(|(key, value)| (key.clone(), number(value))).collect();
        json!({
            "id": example.id, "title": example.name,
            "owasp_category": example.name.replace(" and ", " & "),
            "cvss_base": {"vector_string": example.cvss_vector, "score": number(&example.cvss_base)},
            "amplification_factors": Value::Object(factors),
            "threat_multiplier": number(&example.threat_multiplier),
            "scores": {
                "factor_sum": number(&example.factor_sum), "aars": number(&example.aars),
                "mitigation_factor": number(&example.mitigation_factor),
                "aivss": number(&example.aivss), "severity": example.severity,
            },
        })
    });
    json!({
        "metadata": {
            "system_name": "Worked examples", "assessment_date": "2026-03-19",
            "assessor_id": "tests",
        },
        "vulnerabilities": vulnerabilities.collect::<Vec<_>>(),
    })
}

/// A report of AIVSS v0.5 that contradicts itself as the document's own example does: 6.5 for the
/// agent, and vectors that say 7.5 and 2.0; here those of the first two of ten assessments.
pub(crate) fn contradictory_report_0_5() -> Value {
    let vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H";
    let assessments = (1..=10).map(|rank| {
        // ((9.4 + AARS) / 2) x 0.97
        let (score, band, aars) = match rank {
            1 => (8.2, "High", "7.5"),
            2 => (5.5, "Medium", "2.0"),
            _ => (7.7, "High", "6.5"),
        };
        json!({
            "vulnerabilityName": format!("Vulnerability {rank}"), "owaspRank": rank,
            "cvss": {"baseScore": 9.4, "vectorString": vector},
            "aivss": {
                "finalScore": score, "qualitativeRating": band,
                "vector": format!("(CVSS:9.4/AARS:{aars})"),
            },
        })
    });
    json!({
        "schemaVersion": "1.0",
        "assessmentMetadata": {
            "assessmentId": "A-1", "assessmentDate": "2025-08-01T09:30:00Z", "agentName": "Agent",
        },
        "agenticRiskScore": {
            "finalAarsScore": 6.5,
            "factorScores": {
                "autonomyOfAction": 1.0, "toolUse": 1.0, "memoryUse": 0.5, "dynamicIdentity": 0.5,
                "multiAgentInteractions": 0.5, "nonDeterminism": 1.0, "selfModification": 0.0,
                "goalDrivenPlanning": 0.5, "contextualAwareness": 0.5, "opacityAndReflexivity": 1.0,
            },
        },
        "vulnerabilityAssessments": assessments.collect::<Vec<_>>(),
    })
}
