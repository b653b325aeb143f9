//! Reading an input strictly: its own fields, each once, each of the right kind.

use super::Input;
use super::exploitation;
use super::metric_evidence::MetricEvidence;
use crate::candidate::part::{Applicability, Provenance};
use crate::candidate::risk_category::RiskCategory;
use crate::candidate::text::{filled, flag, number, required};
use crate::decision::PriorityContext;
use crate::error::Error;
use crate::value::Value;
use crate::value::read::{Fields, missing, named};

/// The fields of an input, in the order of the schema.
pub const INPUT_FIELDS: [&str; 25] = [
    "finding_id",
    "path_id",
    "title",
    "summary",
    "risk_category",
    "taxonomy_metadata",
    "exploit_maturity_unresolved",
    "cvss_vector",
    "aivss_vector",
    "agentic_applicability",
    "metric_evidence",
    "evidence",
    "publicly_exposed",
    "publicly_exposed_source",
    "decision_data_observed_at",
    "cve_id",
    "fceb_bod_2604_scope",
    "automatable",
    "technical_impact",
    "vulnrichment_automatable",
    "vulnrichment_technical_impact",
    "include_decision",
    "include_priority",
    "org_context",
    "provenance",
];

impl Input {
    /// Reads an input in JSON.
    ///
    /// # Errors
    ///
    /// `request.syntax`, or the code and the path of the first field that is no part of an input.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        Value::from_json_of(text, "the input").and_then(Self::from_value)
    }

    /// The same from a value of any format.
    ///
    /// # Errors
    ///
    /// The code and the path of the first field that is no part of an input.
    pub fn from_value(value: Value<'_>) -> Result<Self, Error> {
        let mut fields = Fields::new(value, &INPUT_FIELDS)?;
        let id = fields
            .take("risk_category")
            .ok_or_else(|| missing("`risk_category` is missing").at("risk_category"))?;
        let metadata = fields.take("taxonomy_metadata");
        Ok(Self {
            finding_id: required(&mut fields, "finding_id", filled)?,
            path_id: required(&mut fields, "path_id", filled)?,
            title: fields.read("title", filled)?,
            summary: fields.read("summary", filled)?,
            risk_category: RiskCategory::read(id, metadata)?,
            cvss_vector: required(&mut fields, "cvss_vector", filled)?,
            extension: required(&mut fields, "aivss_vector", named)?,
            applicability: required(&mut fields, "agentic_applicability", Applicability::read)?,
            metric_evidence: required(&mut fields, "metric_evidence", MetricEvidence::read)?,
            provenance: required(&mut fields, "provenance", Provenance::read)?,
            evidence: fields.read("evidence", exploitation::read)?,
            exploit_maturity_unresolved: fields
                .read("exploit_maturity_unresolved", flag)?
                .unwrap_or_default(),
            include_decision: fields.read("include_decision", flag)?.unwrap_or(true),
            publicly_exposed: fields.read("publicly_exposed", flag)?,
            publicly_exposed_source: fields.read("publicly_exposed_source", filled)?,
            decision_data_observed_at: fields.read("decision_data_observed_at", filled)?,
            cve_id: fields.read("cve_id", filled)?,
            fceb_bod_2604_scope: fields.read("fceb_bod_2604_scope", flag)?.unwrap_or_default(),
            automatable: fields.read("automatable", flag)?,
            technical_impact: fields.read("technical_impact", named)?,
            vulnrichment_automatable: fields.read("vulnrichment_automatable", flag)?,
            vulnrichment_technical_impact: fields.read("vulnrichment_technical_impact", named)?,
            include_priority: fields.read("include_priority", flag)?.unwrap_or_default(),
            org_context: fields.read("org_context", org_context)?,
        })
    }
}

fn org_context(value: Value<'_>) -> Result<PriorityContext, Error> {
    let mut fields = Fields::new(value, &["business_criticality", "reach", "likelihood"])?;
    Ok(PriorityContext {
        business_criticality: required(&mut fields, "business_criticality", named)?,
        reach: required(&mut fields, "reach", named)?,
        likelihood: required(&mut fields, "likelihood", |value| number(&value))?,
    })
}
