//! AIVSS scores of findings.

use super::entities::without_index;
use super::{Nature, Tool, object_schema, text_schema};
use crate::arguments::Arguments;

use aivss_core::{Error, ErrorCode};
use aivss_threat_model::{Id, Operation};
use serde_json::{Map, Value as Json, json as make};

pub(super) static SCORE_FINDING: Tool = Tool {
    name: "score_finding",
    title: "Score a finding with AIVSS",
    description: "Scores a finding exactly: a CVSS v4.0 vector (or base score), amplified by ten agentic factors, \
                  exploit maturity and mitigation. The report has every intermediate figure. With `threat` the score \
                  is kept there.",
    nature: Nature::Overwrites,
    schema: || {
        let factor = || make!({"type": "number", "minimum": 0, "maximum": 1});
        let factors: Map<String, Json> = aivss_core::FactorSet::V0_8
            .factors()
            .iter()
            .map(|known| (known.key(aivss_core::FactorSet::V0_8).to_owned(), factor()))
            .collect();
        let cvss = "A CVSS v4.0 vector, or {\"score\": \"8.5\"}.";
        let about = "All ten; 0, 0.5 or 1 by the rubric. With factor_set 0.5 `planning` stands for `language`.";
        object_schema(
            vec![
                ("cvss", make!({"type": ["string", "object"], "description": cvss})),
                ("factors", make!({"type": "object", "description": about, "properties": factors})),
                (
                    "method",
                    make!({"type": "string", "enum": ["owasp-0.8", "owasp-0.5", "uplift-only"]}),
                ),
                ("domain", make!({"type": "string", "enum": ["rubric", "estimated"]})),
                ("factor_set", make!({"type": "string", "enum": ["0.8", "0.5"]})),
                (
                    "exploit_maturity",
                    make!({"type": "string", "enum": ["attacked", "proof_of_concept", "unreported"]}),
                ),
                ("threat_multiplier", make!({"type": ["number", "string"]})),
                ("mitigation", make!({"type": "string", "enum": ["none", "partial", "strong"]})),
                ("mitigation_factor", make!({"type": ["number", "string"]})),
                (
                    "aars",
                    make!({"type": ["number", "string"], "description": "A printed AARS instead of factors (owasp-0.5)."}),
                ),
                ("threat", text_schema("The threat to keep the score at, TH-1 for instance.")),
            ],
            &["cvss"],
        )
    },
    run: |session, given| {
        let mut arguments = Arguments::new(given, &[("threat_id", "threat"), ("vector", "cvss")])?;
        let threat: Option<Id> = arguments.read("threat")?;
        let request = aivss_core::value::Value::Object(match arguments.rest() {
            aivss_core::value::Value::Object(fields) => fields,
            _ => Vec::new(),
        });
        let outcome = outcome(&aivss_core::wire::score_json(&request.to_json()))?;
        if let Some(id) = threat {
            let fields = aivss_core::value::Value::Object(vec![("aivss".into(), request)]);
            session
                .apply(vec![Operation::Edit { id, fields }])
                .map_err(|error| without_index(&error))?;
        }
        Ok(outcome)
    },
};

/// The data of an outcome in JSON, or its failure as an error.
pub(super) fn outcome(text: &str) -> Result<Json, Error> {
    let unreadable = || Error::new(ErrorCode::RequestSyntax, "the answer cannot be read");
    let outcome: Json = serde_json::from_str(text).map_err(|_| unreadable())?;
    let Json::Object(mut fields) = outcome else { return Err(unreadable()) };
    if fields.remove("ok") == Some(Json::Bool(true)) {
        return Ok(Json::Object(fields));
    }
    let failure = fields.remove("error").unwrap_or_default();
    let text = |key: &str| failure.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
    let code = text("code");
    let code = ErrorCode::ALL.iter().find(|known| known.as_str() == code);
    Err(Error::new(code.copied().ok_or_else(unreadable)?, text("message")).with_path(text("path")))
}
