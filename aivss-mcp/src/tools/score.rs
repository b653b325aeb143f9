//! AIVSS scores of findings.

use super::entities::without_index;
use super::{Nature, Tool, names, object_schema, text_schema};
use crate::arguments::Arguments;
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::request::{PartialRequest, ScoredData};
use aivss_core::value::Value;
use aivss_core::{Domain, FactorSet, Method, MitigationStrength};
use aivss_threat_model::{Id, Operation};
use serde_json::{Map, Value as Json, json};

pub(super) static SCORE_FINDING: Tool = Tool {
    name: "score_finding",
    title: "Score a finding with AIVSS",
    description: "Scores a finding exactly: a CVSS v4.0 vector (or base score), amplified by ten agentic factors, \
                  exploit maturity and mitigation. The report has every intermediate figure. What you have not seen is \
                  `X` or `unknown`, and never a guess: the report then has `bounds`, the two ends of the score, and \
                  `advice` says what to learn first. With `threat` the score is kept there, if nothing is unknown.",
    nature: Nature::Overwrites,
    schema: || {
        // A text, so that one type holds numbers and `X`: clients differ in what they make of two.
        let factor = || json!({"type": "string"});
        let factors: Map<String, Json> = FactorSet::V0_8
            .factors()
            .iter()
            .map(|known| (known.key(FactorSet::V0_8).to_owned(), factor()))
            .collect();
        let cvss = "A CVSS v4.0 vector, or a score such as 8.5.";
        let about = "All ten; 0.0, 0.5 or 1.0 by the rubric, X where it was not seen. With factor_set 0.5 `planning` \
                     stands for `language`.";
        let multiplier = |about: &str| json!({"type": "number", "description": about});
        object_schema(
            vec![
                ("cvss", text_schema(cvss)),
                ("factors", json!({"type": "object", "description": about, "properties": factors})),
                ("method", names(&Method::ALL, Method::as_str)),
                ("domain", names(&Domain::ALL, Domain::as_str)),
                ("factor_set", names(&FactorSet::ALL, FactorSet::as_str)),
                (
                    "exploit_maturity",
                    or_unknown(names(ExploitMaturity::ALL, ExploitMaturity::as_str)),
                ),
                ("threat_multiplier", multiplier("ThM, 0 to 2, instead of a maturity.")),
                (
                    "mitigation",
                    or_unknown(names(&MitigationStrength::ALL, MitigationStrength::as_str)),
                ),
                ("mitigation_factor", multiplier("MF, 0 to 1, instead of a mitigation.")),
                ("aars", multiplier("A printed AARS instead of factors (owasp-0.5).")),
                ("threat", text_schema("The threat to keep the score at, TH-1 for instance.")),
            ],
            &["cvss"],
        )
    },
    run: |session, given| {
        let mut arguments = Arguments::new(given, &[("threat_id", "threat"), ("vector", "cvss")])?;
        let threat: Option<Id> = arguments.read("threat")?;
        let request = arguments.rest()?;
        let read = PartialRequest::from_value(request.clone())?;
        let bounds = read.inputs.bounds()?;
        let report = ScoredData::new(&read, &bounds);
        if let Some(id) = threat {
            let fields = Value::object([("aivss", request)]);
            session.apply(vec![Operation::Edit { id, fields }]).map_err(without_index)?;
        }
        Ok(match bounds.advice_in_words() {
            None => json!({"report": report}),
            Some(advice) => json!({"report": report, "advice": advice}),
        })
    },
};

/// A list of names with `unknown` behind them.
fn or_unknown(mut names: Json) -> Json {
    if let Some(Json::Array(names)) = names.get_mut("enum") {
        names.push("unknown".into());
    }
    names
}
