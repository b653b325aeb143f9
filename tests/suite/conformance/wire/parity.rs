//! The wire says what the typed API says, in exact digits and in floats.

use super::{outcome, report};
use crate::support::{
    Estimated, cases, decimal, estimated, exact, named_profile, score, ten_thousandths, vector,
};
use aivss_core::request::{ReportData, Request};
use aivss_core::{Amplification, Domain, FactorSet, Inputs, Method, Report};
use aivss_tests::oracle::aivss::{Exact, ratio};
use aivss_tests::vectors;
use proptest::prelude::{prop_assert_eq, proptest};
use serde_json::{Map, Value, json};

/// A JSON number as the exact decimal that its digits say.
fn digits(number: &Value) -> Exact {
    let text = number.to_string();
    match text.split_once("e-") {
        None => ratio(&text),
        Some((digits, places)) => {
            let places: u32 = places.parse().unwrap();
            ratio(digits) / Exact::from_integer(10_i128.pow(places))
        }
    }
}

/// Every figure of a report in JSON against the typed one, as text and as a number.
fn assert_same(json: &Value, typed: &Report) {
    assert_eq!(json["score"], typed.score().to_string());
    assert_eq!(json["severity"], typed.severity().as_str());
    assert_eq!(json["method"]["id"], typed.method().as_str());
    assert_eq!(json["domain"], typed.domain().as_str());
    assert_eq!(json["factor_set"], json!(typed.factor_set().map(FactorSet::as_str)));
    assert_eq!(json["capped"], typed.is_capped());
    let numbers = &json["numbers"];
    let mitigation = typed.mitigation().map(|mitigation| mitigation.factor);
    for (text, number, value) in [
        (&json["score"], &numbers["score"], Some(typed.score().to_decimal())),
        (&json["cvss"]["score"], &numbers["cvss"], Some(typed.cvss_score().to_decimal())),
        (&json["factor_sum"], &numbers["factor_sum"], typed.factor_sum()),
        (
            &json["threat_multiplier"]["value"],
            &numbers["threat_multiplier"],
            Some(typed.threat_multiplier().value),
        ),
        (&json["mitigation_factor"]["value"], &numbers["mitigation_factor"], mitigation),
        (&json["aars"], &numbers["aars"], Some(typed.aars())),
        (&json["raw"], &numbers["raw"], Some(typed.raw())),
    ] {
        let Some(value) = value else {
            assert_eq!((text, number), (&Value::Null, &Value::Null));
            continue;
        };
        assert_eq!(text.as_str(), Some(value.to_string().as_str()));
        assert_eq!(digits(number), exact(value), "{number}");
        assert_eq!(number.as_f64().map(f64::to_bits), Some(value.to_f64().to_bits()));
    }
    let factors: Vec<(&str, &str)> = json["factors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|factor| (factor["key"].as_str().unwrap(), factor["value"].as_str().unwrap()))
        .collect();
    let expected: Vec<(&str, String)> = typed
        .profile()
        .into_iter()
        .flat_map(|profile| {
            profile.iter().map(|(f, value)| (f.key(profile.set()), value.to_string()))
        })
        .collect();
    assert!(factors.iter().copied().eq(expected.iter().map(|(key, value)| (*key, value.as_str()))));
    for (step, typed) in json["steps"].as_array().unwrap().iter().zip(typed.steps()) {
        let expected = json!({
            "quantity": typed.equation.quantity, "expression": typed.equation.expression,
            "with_numbers": typed.with_numbers, "value": typed.value.to_string()
        });
        assert_eq!(step, &expected);
    }
    let notes: Vec<Value> = typed
        .notes()
        .map(|note| json!({"code": note.code(), "message": note.message(typed)}))
        .collect();
    assert_eq!(json["notes"], json!(notes));
}

/// A published profile as JSON, its values as numbers or as text.
fn factors(published: &[(String, String)], as_text: bool) -> Value {
    let value = |text: &str| {
        if as_text { json!(text) } else { serde_json::from_str(text).unwrap() }
    };
    let members = published.iter().map(|(name, text)| (name.clone(), value(text)));
    Value::Object(members.collect::<Map<_, _>>())
}

/// 10 examples, from JSON numbers and from text.
#[test]
fn the_0_8_examples_are_the_same_over_the_wire() {
    for example in vectors::published_0_8() {
        let profile = named_profile(FactorSet::V0_8, &example.factors);
        let typed = Inputs::new(vector(&example.cvss_vector), profile).score().unwrap();
        for as_text in [false, true] {
            let factors = factors(&example.factors, as_text);
            let report = report(&json!({"cvss": example.cvss_vector, "factors": factors}));
            assert_same(&report, &typed);
            for (field, printed) in [
                ("score", &example.aivss),
                ("severity", &example.severity),
                ("aars", &example.aars),
                ("raw", &example.raw),
                ("factor_sum", &example.factor_sum),
            ] {
                assert_eq!(report[field], *printed, "{}", example.id);
            }
        }
    }
}

/// 10 examples in both readings.
#[test]
fn the_0_5_examples_are_the_same_over_the_wire() {
    for example in vectors::published_0_5() {
        let cvss = vector(&example.cvss_vector);
        let method = Method::Owasp0_5;
        let printed = Amplification::PrintedAars(decimal(&example.printed.aars));
        let typed = Inputs::new(cvss, printed).with_method(method).score().unwrap();
        let request = json!({
            "method": "owasp-0.5", "cvss": example.cvss_vector, "aars": example.printed.aars
        });
        assert_same(&report(&request), &typed);

        let profile = named_profile(FactorSet::V0_5, &example.factors);
        let typed = Inputs::new(cvss, profile).with_method(method).score().unwrap();
        let request = json!({
            "method": "owasp-0.5", "cvss": example.cvss_vector,
            "factors": factors(&example.factors, false)
        });
        assert_same(&report(&request), &typed);
    }
}

/// 50 pages under their own factor names, from JSON numbers and from text.
#[test]
fn the_directory_is_the_same_over_the_wire() {
    for page in vectors::directory() {
        let typed =
            Inputs::new(score(&page.cvss_base), named_profile(FactorSet::V0_5, &page.factors))
                .with_domain(Domain::Estimated)
                .with_threat_multiplier(decimal(&page.threat_multiplier))
                .with_mitigation_factor(decimal(&page.mitigation_factor))
                .score()
                .unwrap();
        for as_text in [false, true] {
            let report = report(&json!({
                "name": page.name,
                "domain": "estimated",
                "factor_set": "0.5",
                "cvss": {"score": page.cvss_base},
                "factors": factors(&page.factors, as_text),
                "threat_multiplier": page.threat_multiplier,
                "mitigation_factor": page.mitigation_factor
            }));
            assert_same(&report, &typed);
            assert_eq!(report["name"], page.name);
        }
    }
}

fn request_of(inputs: &Estimated) -> Value {
    let keys = crate::support::keys(inputs.set);
    let values = inputs.factors.map(|count| json!(ten_thousandths(u32::from(count))));
    let factors: Map<_, _> = keys.map(str::to_owned).into_iter().zip(values).collect();
    let mut request = json!({
        "method": inputs.method.as_str(),
        "domain": "estimated",
        "factor_set": inputs.set.as_str(),
        "cvss": f64::from(inputs.cvss) / 10.0,
        "factors": factors,
        "threat_multiplier": f64::from(inputs.threat) / 10_000.0
    });
    if inputs.method != Method::Owasp0_5 {
        request["mitigation_factor"] = json!(ten_thousandths(inputs.mitigation));
    }
    request
}

proptest! {
    #![proptest_config(cases(1_000))]

    /// 1,000 requests a run, with up to fourteen decimals in their figures.
    #[test]
    fn random_requests_are_the_same_over_the_wire(inputs in estimated()) {
        let request = request_of(&inputs);
        let report = report(&request);
        assert_same(&report, &inputs.report());
        let again = aivss_tests::fuzzing::request_of(&report);
        prop_assert_eq!(&outcome(&again.to_string())["report"]["raw"], &report["raw"]);
    }
}

/// 1 request through the typed half of the boundary: inputs in, data out.
#[test]
fn a_request_from_inputs_is_scored_without_json() {
    let example = vectors::published_0_8().remove(0);
    let profile = named_profile(FactorSet::V0_8, &example.factors);
    let inputs = Inputs::new(vector(&example.cvss_vector), profile);
    let data = ReportData::try_new(&Request::from(inputs)).unwrap();
    assert_eq!(data.score.to_string(), example.aivss);
    let written = serde_json::to_value(&data).unwrap();
    assert_same(&written, &inputs.score().unwrap());
    let request = json!({"cvss": example.cvss_vector, "factors": factors(&example.factors, true)});
    assert_eq!(written, report(&request));
}
