//! What one change at a time would give, against the score of the request with that change made in it.

use super::check::{Question, assert_explanation, name_of, text};
use super::{explanation, request_of};
use crate::golden::verify::number;
use crate::support::{BASE, named_profile, tenths, vector};
use aivss_core::wire::score_json;
use aivss_core::{FactorSet, Inputs, Method};
use aivss_tests::oracle::aivss::{Exact, ratio, severity};
use aivss_tests::vectors;
use serde_json::{Value, json};

/// The request with one what-if made true in it.
fn changed(request: &Value, field: &str, to: &str) -> Value {
    let mut request = request.clone();
    let object = request.as_object_mut().unwrap();
    match field {
        "mitigation" => {
            object.remove("mitigation_factor");
            object.insert(field.to_owned(), json!(to));
        }
        "exploit_maturity" => {
            object.remove("threat_multiplier");
            let letter = to[..1].to_uppercase();
            let has_e = change_e(&mut request["cvss"], &letter);
            if !has_e || !request[field].is_null() {
                request[field] = json!(to);
            }
        }
        factor => {
            let name = name_of(&request, factor.strip_prefix("factors.").unwrap());
            request["factors"][name] = json!(to);
        }
    }
    request
}

/// Puts another value in place of the vector's E; whether there was one.
fn change_e(cvss: &mut Value, letter: &str) -> bool {
    let place = if cvss.is_object() { cvss.get_mut("vector") } else { Some(cvss) };
    let Some(place) = place else {
        return false;
    };
    let Some(text) = place.as_str().filter(|text| text.starts_with("CVSS:")) else {
        return false;
    };
    let is_e = |pair: &&str| pair.starts_with("E:") && *pair != "E:X";
    let Some(pair) = text.split('/').find(is_e) else {
        return false;
    };
    *place = json!(text.replace(&format!("/{pair}"), &format!("/E:{letter}")));
    true
}

/// What may be changed by the rules, in the order of the documentation: field, value now, value then.
fn expected(question: &Question<'_>, explanation: &Value) -> Vec<(String, Exact, String)> {
    let mut factors: Vec<(String, Exact, String)> = Vec::new();
    if !question.request["factors"].is_null() {
        for factor in explanation["report"]["factors"].as_array().unwrap() {
            let key = text(factor, "key");
            let value = question.value_of(key);
            let to = ["0.5", "0.0"].into_iter().find(|step| ratio(step) < value);
            factors.extend(to.map(|to| (format!("factors.{key}"), value, to.to_owned())));
        }
    }
    factors.sort_by_key(|change| std::cmp::Reverse(change.1));
    if let Some((value, ..)) = question.meaning.mitigation {
        let table = [("partial", "0.83"), ("strong", "0.67")];
        let to = table.into_iter().find(|(_, factor)| ratio(factor) < value);
        factors.extend(to.map(|(to, _)| ("mitigation".to_owned(), value, to.to_owned())));
    }
    let value = question.meaning.threat.0;
    let lowest = if question.method() == Method::Owasp0_5 { "0.91" } else { "0.5" };
    let table = [("attacked", "1"), ("proof_of_concept", "0.97"), ("unreported", lowest)];
    let to = table.into_iter().find(|(_, threat)| ratio(threat) < value);
    factors.extend(to.map(|(to, _)| ("exploit_maturity".to_owned(), value, to.to_owned())));
    factors
}

/// All that can be changed and nothing else; each scores as the changed request does, and never higher.
pub(super) fn assert_what_ifs(question: &Question<'_>, explanation: &Value) {
    let found = explanation["what_ifs"].as_array().unwrap();
    let expected = expected(question, explanation);
    assert_eq!(found.len(), expected.len(), "{explanation}");
    for (what_if, (field, from, to)) in found.iter().zip(expected) {
        assert_eq!((text(what_if, "field"), text(what_if, "to")), (&*field, &*to), "{explanation}");
        assert_eq!(number(&what_if["from"]), from, "{what_if}");
        let changed = changed(question.request, &field, &to);
        let fresh: Value = serde_json::from_str(&score_json(&changed.to_string())).unwrap();
        assert_eq!(fresh["ok"], true, "{what_if}: {changed}: {fresh}");
        assert_eq!(what_if["score"], fresh["report"]["score"], "{what_if}: {changed}");
        assert_eq!(what_if["severity"], fresh["report"]["severity"], "{what_if}: {changed}");
        let oracle = Question::new(&changed).outcome.score_tenths;
        assert_eq!(what_if["score"], tenths(oracle).to_string(), "{what_if}: {changed}");
        assert_eq!(what_if["severity"], severity(oracle), "{what_if}: {changed}");
        assert!(oracle <= question.outcome.score_tenths, "{what_if}");
    }
}

/// 10 examples of 0.8 under 2 methods, 10 of 0.5 in both readings, 50 pages: the whole explanation of each.
#[test]
fn the_explanation_of_every_published_score_is_the_oracles() {
    let mut explained = 0;
    let mut check = |request: Value| {
        assert_explanation(&request, &explanation(&request));
        explained += 1;
    };
    for example in vectors::published_0_8() {
        let profile = named_profile(FactorSet::V0_8, &example.factors);
        let inputs = Inputs::new(vector(&example.cvss_vector), profile);
        for method in [Method::Owasp0_8, Method::UpliftOnly] {
            check(request_of(&inputs.with_method(method)));
        }
    }
    for example in vectors::published_0_5() {
        let request = json!({"method": "owasp-0.5", "cvss": example.cvss_vector});
        let mut printed = request.clone();
        printed["aars"] = json!(example.printed.aars);
        let mut listed = request;
        let members = example.factors.into_iter().map(|(name, value)| (name, json!(value)));
        listed["factors"] = Value::Object(members.collect());
        check(printed);
        check(listed);
    }
    for page in vectors::directory() {
        // Under the directory's own names, which the what-ifs are to find by their keys.
        let members = page.factors.into_iter().map(|(name, value)| (name, json!(value)));
        check(json!({
            "domain": "estimated", "factor_set": "0.5", "cvss": page.cvss_base,
            "factors": Value::Object(members.collect()),
            "threat_multiplier": page.threat_multiplier, "mitigation_factor": page.mitigation_factor
        }));
    }
    assert_eq!(explained, 90);
}

/// 3 values of E in the vector, 3 names beside a vector without it: the next less mature one, where there is one.
#[test]
fn a_less_mature_exploitation_changes_e_where_the_vector_has_it() {
    for (e, name, to) in [
        ("A", "attacked", Some("proof_of_concept")),
        ("P", "proof_of_concept", Some("unreported")),
        ("U", "unreported", None),
    ] {
        let plain = request_of(&Inputs::new(
            vector(BASE),
            crate::support::rubric_profile(FactorSet::V0_8, 12),
        ));
        let mut in_vector = plain.clone();
        in_vector["cvss"] = json!({"vector": format!("{BASE}/E:{e}/CR:H"), "score": "9.4"});
        let mut by_name = plain.clone();
        by_name["exploit_maturity"] = json!(name);
        let mut in_both = in_vector.clone();
        in_both["exploit_maturity"] = json!(name);
        for request in [in_vector, by_name, in_both] {
            let explanation = explanation(&request);
            assert_explanation(&request, &explanation);
            let what_ifs = explanation["what_ifs"].as_array().unwrap();
            let found = what_ifs.iter().find(|what_if| what_if["field"] == "exploit_maturity");
            assert_eq!(found.map(|what_if| text(what_if, "to")), to, "{request}");
        }
    }
}
