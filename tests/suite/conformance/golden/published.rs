//! The golden requests that stand for published scores are those scores' inputs.

use super::{files, json};
use aivss_tests::oracle::aivss::ratio;
use aivss_tests::vectors;
use serde_json::Value;

fn pair(name: &str) -> (Value, Value) {
    let (_, request, outcome) = files()
        .into_iter()
        .find(|(known, ..)| known == name)
        .unwrap_or_else(|| panic!("no {name}"));
    (json(&request), json(&outcome)["report"].clone())
}

fn assert_factors(name: &str, request: &Value, factors: &[(String, String)]) {
    let given = request["factors"].as_object().unwrap();
    assert_eq!(given.len(), factors.len(), "{name}");
    for (factor, value) in factors {
        let found = given[factor].as_str().map_or_else(|| given[factor].to_string(), str::to_owned);
        assert_eq!(ratio(&found), ratio(value), "{name}: {factor}");
    }
}

/// 10 pairs and 5 printed figures each.
#[test]
fn the_0_8_examples_are_golden_with_every_printed_figure() {
    for example in vectors::published_0_8() {
        let name = example.id.replace("v0.8-", "published.0_8.");
        let (request, report) = pair(&name);
        assert_eq!(request["cvss"], example.cvss_vector, "{name}");
        assert_factors(&name, &request, &example.factors);
        assert_eq!(report["name"], example.name, "{name}");
        for (field, printed) in [
            ("score", &example.aivss),
            ("severity", &example.severity),
            ("factor_sum", &example.factor_sum),
            ("aars", &example.aars),
            ("raw", &example.raw),
        ] {
            assert_eq!(report[field], **printed, "{name}");
        }
        assert_eq!(report["cvss"]["score"], example.cvss_base, "{name}");
        for (field, printed) in [
            ("threat_multiplier", &example.threat_multiplier),
            ("mitigation_factor", &example.mitigation_factor),
        ] {
            assert_eq!(ratio(report[field]["value"].as_str().unwrap()), ratio(printed), "{name}");
        }
    }
}

/// 10 pairs from the printed AARS.
#[test]
fn the_0_5_examples_are_golden_with_every_printed_figure() {
    for example in vectors::published_0_5() {
        let name = example.id.replace("v0.5-", "published.0_5.");
        let (request, report) = pair(&name);
        assert_eq!(request["method"], "owasp-0.5", "{name}");
        assert_eq!(request["cvss"], example.cvss_vector, "{name}");
        assert_eq!(request["aars"], example.printed.aars, "{name}");
        assert_eq!(report["aars"], example.printed.aars, "{name}");
        assert_eq!(report["score"], example.printed.aivss, "{name}");
        assert_eq!(report["cvss"]["score"], example.cvss_base, "{name}");
        let raw = ratio(report["raw"].as_str().unwrap());
        assert_eq!(raw, ratio(&example.printed.raw), "{name}");
    }
}

/// 3 pages of the directory: the sample, the one where AARS must stay exact, the known erratum.
#[test]
fn pages_of_the_directory_are_golden() {
    for (name, slug, score) in [
        ("directory.zscaler", "zscaler-mcp-server", "7.9"),
        ("directory.portainer", "portainer-portainer-mcp", "9.0"),
        ("directory.websparks", "websparks", "9.3"),
    ] {
        let page = vectors::directory().into_iter().find(|page| page.slug == slug).unwrap();
        let (request, report) = pair(name);
        assert_eq!(request["name"], page.name, "{name}");
        assert_eq!(request["cvss"]["score"], page.cvss_base, "{name}");
        for (field, printed) in [
            ("threat_multiplier", &page.threat_multiplier),
            ("mitigation_factor", &page.mitigation_factor),
        ] {
            assert_eq!(ratio(&request[field].to_string()), ratio(printed), "{name}");
        }
        let sum = request["factors"].as_object().unwrap().values().map(|v| ratio(&v.to_string()));
        let printed = page.factors.iter().map(|(_, value)| ratio(value));
        assert_eq!(sum.sum::<aivss_tests::oracle::aivss::Exact>(), printed.sum(), "{name}");
        assert_eq!(report["score"], score, "{name}");
        assert_eq!(report["severity"], page.printed.severity, "{name}");
    }
}

/// 6 pairs, each for what its name says.
#[test]
fn the_special_cases_are_what_they_are_called() {
    let note = |report: &Value, code: &str| {
        report["notes"].as_array().unwrap().iter().any(|note| note["code"] == code)
    };
    let (_, report) = pair("special.environmental");
    assert_eq!(report["cvss"]["nomenclature"], "CVSS-BE");
    assert!(note(&report, "environmental_score") && note(&report, "threat_through_multiplier"));
    let (_, report) = pair("special.capped");
    assert_eq!((&report["capped"], &report["score"]), (&Value::from(true), &Value::from("10.0")));
    let (_, report) = pair("special.below_cvss");
    assert!(note(&report, "below_cvss"));
    let (_, report) = pair("special.uplift_only");
    assert_eq!(report["method"]["id"], "uplift-only");
    let (_, report) = pair("special.no_risk");
    assert_eq!(
        (&report["score"], &report["severity"]),
        (&Value::from("0.0"), &Value::from("None"))
    );
    let (_, report) = pair("special.listed_factors_0_5");
    assert_eq!(report["method"]["id"], "owasp-0.5");
    assert_eq!(report["aars"], report["factor_sum"]);
}
