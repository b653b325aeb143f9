//! The explanation of a score: every figure of it worked out again from the request, by the oracles.

mod bands;
mod check;
mod golden;
mod random;
mod sentences;
mod typed;
mod what_ifs;

use crate::support::keys;
use aivss_core::wire::explain_json;
use aivss_core::{Amplification, CvssInput, Inputs};
use serde_json::{Map, Value, json};

fn outcome(request: &Value) -> Value {
    serde_json::from_str(&explain_json(&request.to_string())).unwrap()
}

fn explanation(request: &Value) -> Value {
    let outcome = outcome(request);
    assert_eq!(outcome["ok"], true, "{request}: {outcome}");
    outcome["explanation"].clone()
}

/// The request that gives these inputs, without anything that they leave out.
fn request_of(inputs: &Inputs) -> Value {
    let mut request = json!({"method": inputs.method.as_str(), "domain": inputs.domain.as_str()});
    request["cvss"] = match inputs.cvss {
        CvssInput::Vector(vector) => json!(vector.to_string()),
        CvssInput::Score(score) => json!(score.to_string()),
        CvssInput::VectorAndScore(vector, score) => {
            json!({"vector": vector.to_string(), "score": score.to_string()})
        }
    };
    match inputs.amplification {
        Amplification::Profile(profile) => {
            let values = profile.values().map(|value| json!(value.to_string()));
            let factors = keys(profile.set()).map(str::to_owned).into_iter().zip(values);
            request["factor_set"] = json!(profile.set().as_str());
            request["factors"] = Value::Object(factors.collect::<Map<_, _>>());
        }
        Amplification::PrintedAars(aars) => request["aars"] = json!(aars.to_string()),
    }
    if let Some(maturity) = inputs.exploit_maturity {
        request["exploit_maturity"] = json!(maturity.as_str());
    }
    if let Some(multiplier) = inputs.threat_multiplier {
        request["threat_multiplier"] = json!(multiplier.to_string());
    }
    if let Some(strength) = inputs.mitigation {
        request["mitigation"] = json!(strength.as_str());
    }
    if let Some(factor) = inputs.mitigation_factor {
        request["mitigation_factor"] = json!(factor.to_string());
    }
    request
}
