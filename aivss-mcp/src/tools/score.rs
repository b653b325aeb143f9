//! AIVSS scores of findings.

use super::entities::without_index;
use super::{Nature, Tool, names, object_schema, text_schema};
use crate::arguments::Arguments;
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::request::{ReportData, Request};
use aivss_core::value::Value;
use aivss_core::{Domain, FactorSet, Method, MitigationStrength};
use aivss_threat_model::{Id, Operation};
use serde_json::{Map, Value as Json, json};

pub(super) static SCORE_FINDING: Tool = Tool {
    name: "score_finding",
    title: "Score a finding with AIVSS",
    description: "Scores a finding exactly: a CVSS v4.0 vector (or base score), amplified by ten agentic factors, \
                  exploit maturity and mitigation. The report has every intermediate figure. With `threat` the score \
                  is kept there.",
    nature: Nature::Overwrites,
    schema: || {
        let factor = || json!({"type": "number", "minimum": 0, "maximum": 1});
        let factors: Map<String, Json> = FactorSet::V0_8
            .factors()
            .iter()
            .map(|known| (known.key(FactorSet::V0_8).to_owned(), factor()))
            .collect();
        let cvss = "A CVSS v4.0 vector, or {\"score\": \"8.5\"}.";
        let about = "All ten; 0, 0.5 or 1 by the rubric. With factor_set 0.5 `planning` stands for `language`.";
        object_schema(
            vec![
                ("cvss", json!({"type": ["string", "object"], "description": cvss})),
                ("factors", json!({"type": "object", "description": about, "properties": factors})),
                ("method", names(&Method::ALL, Method::as_str)),
                ("domain", names(&Domain::ALL, Domain::as_str)),
                ("factor_set", names(&FactorSet::ALL, FactorSet::as_str)),
                ("exploit_maturity", names(ExploitMaturity::ALL, ExploitMaturity::as_str)),
                ("threat_multiplier", json!({"type": ["number", "string"]})),
                ("mitigation", names(&MitigationStrength::ALL, MitigationStrength::as_str)),
                ("mitigation_factor", json!({"type": ["number", "string"]})),
                (
                    "aars",
                    json!({"type": ["number", "string"], "description": "A printed AARS instead of factors (owasp-0.5)."}),
                ),
                ("threat", text_schema("The threat to keep the score at, TH-1 for instance.")),
            ],
            &["cvss"],
        )
    },
    run: |session, given| {
        let mut arguments = Arguments::new(given, &[("threat_id", "threat"), ("vector", "cvss")])?;
        let threat: Option<Id> = arguments.read("threat")?;
        let request = arguments.rest()?;
        let report = ReportData::try_new(&Request::from_value(request.clone())?)?;
        if let Some(id) = threat {
            let fields = Value::object([("aivss", request)]);
            session.apply(vec![Operation::Edit { id, fields }]).map_err(without_index)?;
        }
        Ok(json!({"report": report}))
    },
};
