//! Requests that are refused: code, path and whole message.

use super::{assert_refused, outcome, plain, with, without};
use crate::support::BASE;
use serde_json::{Value, json};

const FIELDS: &str = "`name`, `comment`, `method`, `domain`, `factor_set`, `cvss`, `factors`, `aars`, \
                      `exploit_maturity`, `threat_multiplier`, `mitigation`, `mitigation_factor`";

/// 8 texts that are not JSON.
#[test]
fn a_text_that_is_not_json_is_told_where_it_stops_being_it() {
    for (text, reason) in [
        ("", "EOF while parsing a value at line 1 column 0"),
        ("{", "EOF while parsing an object at line 1 column 1"),
        ("cvss = 9.4", "expected value at line 1 column 1"),
        (r#"{"cvss": 9.4,}"#, "trailing comma at line 1 column 14"),
        ("{'cvss': 9.4}", "key must be a string at line 1 column 2"),
        ("{}\n{}", "trailing characters at line 2 column 1"),
        (r#"{"cvss": NaN}"#, "expected value at line 1 column 10"),
        (r#"{"cvss": 09}"#, "invalid number at line 1 column 11"),
    ] {
        let message = format!("the request cannot be read as JSON: {reason}");
        assert_refused(text, "request.syntax", "", &message);
    }
    assert_eq!(outcome("\u{feff}{}")["error"]["code"], "request.syntax");
    assert_eq!(outcome(r#"{"name": "\ud800"}"#)["error"]["code"], "request.syntax");
}

/// 3 texts of ten thousand nested lists and objects.
#[test]
fn deep_nesting_is_refused_and_does_no_harm() {
    let lists = "[".repeat(10_000);
    let objects = r#"{"cvss":"#.repeat(10_000);
    let closed = format!("{lists}{}", "]".repeat(10_000));
    for (text, column) in [(lists, 128), (objects, 128 * 8 - 7), (closed, 128)] {
        let message = format!(
            "the request cannot be read as JSON: recursion limit exceeded at line 1 column {column}"
        );
        assert_refused(&text, "request.syntax", "", &message);
    }
}

/// 5 values that are no object.
#[test]
fn a_request_is_an_object() {
    for (text, found) in [
        ("[]", "a list"),
        ("9.4", "a number"),
        ("-1", "a number"),
        ("true", "a boolean"),
        (&json!(BASE).to_string(), "a text"),
    ] {
        let message = format!("expected an object, and found {found}");
        assert_refused(text, "field.type", "", &message);
    }
}

/// 12 fields x the kinds of value that they do not take, null among them.
#[test]
fn a_field_of_another_kind_is_refused() {
    let no_text =
        &[json!(1), json!(0.5), json!(-1), json!(true), json!([]), json!({}), Value::Null][..];
    let no_number = &[json!(true), json!([]), json!({}), Value::Null][..];
    let text = ("a text", no_text);
    // People write `"factor_set": 0.5` where quotes are needed.
    let name = ("a text in quotes", no_text);
    let number = ("a number", no_number);
    let no_cvss = &[json!(true), json!([BASE]), Value::Null][..];
    let cvss = ("a CVSS v4.0 vector or score", no_cvss);
    let no_factors = &[json!(5), json!("0.5"), json!([0.5]), Value::Null][..];
    let factors = ("an object of ten factors", no_factors);
    for (field, (expected, values)) in [
        ("name", text),
        ("comment", text),
        ("method", name),
        ("domain", name),
        ("factor_set", name),
        ("exploit_maturity", name),
        ("mitigation", name),
        ("threat_multiplier", number),
        ("mitigation_factor", number),
        ("cvss", cvss),
        ("factors", factors),
    ] {
        for value in values {
            let found = match value {
                Value::Bool(_) => "a boolean",
                Value::Number(_) => "a number",
                Value::String(_) => "a text",
                Value::Array(_) => "a list",
                Value::Object(_) => "an object",
                Value::Null => "null",
            };
            let message = format!("expected {expected}, and found {found}");
            let request = with(&json!({field: value})).to_string();
            assert_refused(&request, "field.type", field, &message);
        }
    }
    for (aars, found) in [(json!([8]), "a list"), (Value::Null, "null")] {
        let request = json!({"cvss": 9, "method": "owasp-0.5", "aars": aars}).to_string();
        let message = format!("expected a number, and found {found}");
        assert_refused(&request, "field.type", "aars", &message);
    }
}

/// 4 fields inside fields.
#[test]
fn a_value_inside_a_field_has_its_path() {
    for (cvss, path, message) in [
        (json!({"vector": 9.4}), "cvss.vector", "expected a text in quotes, and found a number"),
        (json!({"score": [9.4]}), "cvss.score", "expected a score, and found a list"),
    ] {
        assert_refused(&with(&json!({"cvss": cvss})).to_string(), "field.type", path, message);
    }
    let mut request = plain();
    request["factors"]["opacity"] = json!({"value": [0.5]});
    let message = "expected a number, and found a list";
    assert_refused(&request.to_string(), "field.type", "factors.opacity.value", message);
    request["factors"] = plain()["factors"].clone();
    request["cvss"] = json!({"vector": BASE.replace("AV:N", "AV:Z")});
    let error = &outcome(&request.to_string())["error"];
    assert_eq!(
        (&error["code"], &error["path"]),
        (&json!("cvss.value_unknown"), &json!("cvss.vector"))
    );
}

/// 4 fields that there are not, two of them written wrongly.
#[test]
fn an_unknown_field_is_answered_with_those_there_are() {
    for field in ["Cvss", "threatMultiplier", "severity", ""] {
        let request = with(&json!({field: 1})).to_string();
        let message = format!("field `{field}` is unknown; expected one of {FIELDS}");
        assert_refused(&request, "field.unknown", field, &message);
    }
    let request = with(&json!({"cvss": {"base": 9.4}})).to_string();
    let message = "field `base` is unknown; expected one of `vector`, `score`";
    assert_refused(&request, "field.unknown", "cvss.base", message);
    let hostile = with(&json!({"\u{1b}[2J\n`": 1})).to_string();
    let message =
        format!("field `\\u{{1b}}[2J\\u{{a}}\\u{{60}}` is unknown; expected one of {FIELDS}");
    assert_refused(&hostile, "field.unknown", "\\u{1b}[2J\\u{a}\\u{60}", &message);
}

/// 3 repeated keys of the request and of `cvss`, one of them written with an escape, one with the same value.
#[test]
fn a_repeated_key_is_refused_whatever_its_value() {
    let factors = plain()["factors"].to_string();
    for (text, path, key) in [
        (format!(r#"{{"cvss":9.4,"cvss":9.4,"factors":{factors}}}"#), "cvss", "cvss"),
        (format!(r#"{{"cvss":9.4,"\u0063vss":1,"factors":{factors}}}"#), "cvss", "cvss"),
        (
            format!(r#"{{"cvss":{{"score":9,"score":8}},"factors":{factors}}}"#),
            "cvss.score",
            "score",
        ),
    ] {
        let message = format!("field `{key}` stands in one object twice");
        assert_refused(&text, "field.duplicate", path, &message);
    }
}

/// 3 factors given a second time, under the same key, in another spelling and under an escape.
#[test]
fn a_repeated_factor_is_refused_as_a_factor() {
    let factors = plain()["factors"].to_string();
    for (second, path, message) in [
        ("tools", "factors.tools", "factor `tools` is given a second time"),
        ("\\u0074ools", "factors.tools", "factor `tools` is given a second time"),
        (
            "Tool Use",
            "factors.Tool Use",
            "factor `Tool Use` is given a second time; it means `tools`",
        ),
    ] {
        let repeated = factors.replacen('}', &format!(",\"{second}\":1}}"), 1);
        let text = format!(r#"{{"cvss":1,"factors":{repeated}}}"#);
        assert_refused(&text, "factor.duplicate", path, message);
    }
}

/// 2 required fields, and a `cvss` that holds nothing.
#[test]
fn a_missing_field_is_named() {
    for (request, path, message) in [
        (without("cvss"), "cvss", "a request needs `cvss`, a CVSS v4.0 vector or score"),
        (without("factors"), "factors", "a request needs `factors`, all ten of its factor set"),
        (with(&json!({"cvss": {}})), "cvss", "`cvss` needs a `vector` or a `score`"),
        (json!({}), "cvss", "a request needs `cvss`, a CVSS v4.0 vector or score"),
    ] {
        assert_refused(&request.to_string(), "field.missing", path, message);
    }
}

/// 10 factors left out, each a refusal and never a silent 0.
#[test]
fn a_missing_factor_is_named() {
    for key in crate::support::KEYS_0_8 {
        let mut request = plain();
        request["factors"].as_object_mut().unwrap().remove(key).unwrap();
        let message =
            format!("factor `{key}` is missing; a profile gives all ten factors of set 0.8");
        assert_refused(&request.to_string(), "factor.missing", &format!("factors.{key}"), &message);
    }
}

/// 5 requests whose factors are not those of their set.
#[test]
fn the_factor_set_decides_which_factors_there_are() {
    let both =
        "both `factors` and `aars` are given; AARS follows from the factors, so give one of them";
    let mut directory = plain();
    directory["factors"]["Goal-Driven Planning"] = json!(0.5);
    for (request, code, path, message) in [
        (
            with(&json!({"factor_set": "0.5"})),
            "factor_set.not_allowed",
            "factor_set",
            "method `owasp-0.8` in the rubric domain takes factors of set 0.8, not of set 0.5",
        ),
        (
            with(&json!({"factor_set": "0.9"})),
            "factor_set.unknown",
            "factor_set",
            "`0.9` is no factor set; there are `0.8` and `0.5`",
        ),
        (
            with(&json!({"factor_set": "0.5", "domain": "estimated"})),
            "factor.not_in_set",
            "factors.language",
            "factor `language` belongs to set 0.8, and this profile is of set 0.5; a `factor_set` of `0.8` takes \
             the factors of that set",
        ),
        (with(&json!({"aars": 5})), "aars.conflict", "aars", both),
    ] {
        assert_refused(&request.to_string(), code, path, message);
    }
    let error = &outcome(&directory.to_string())["error"];
    assert_eq!(error["code"], "factor.not_in_set");
    assert_eq!(error["path"], "factors.Goal-Driven Planning");
}

/// 1 request of 930 kB with 100,000 factors: refused at the first, without comparing each with all others.
#[test]
fn a_request_full_of_factors_is_refused_at_the_first_that_is_none() {
    let factors: Vec<String> = (0..100_000).map(|number| format!(r#""{number:04x}":1"#)).collect();
    let request = format!(r#"{{"cvss":1,"factors":{{{}}}}}"#, factors.join(","));
    let known = crate::support::KEYS_0_8.join("`, `");
    let message = format!("`0000` is no factor; set 0.8 has `{known}`");
    assert_refused(&request, "factor.unknown", "factors.0000", &message);
}

/// 3 requests with a wrong set and wrong factors or a wrong AARS: the set is what is told.
#[test]
fn the_factor_set_is_looked_at_before_what_it_decides() {
    let message =
        "method `owasp-0.8` in the rubric domain takes factors of set 0.8, not of set 0.5";
    for rest in [json!({"factors": {"speed": "fast"}}), json!({"factors": 5}), json!({"aars": -1})]
    {
        let mut request = rest;
        request["cvss"] = json!(9);
        request["factor_set"] = json!("0.5");
        assert_refused(&request.to_string(), "factor_set.not_allowed", "factor_set", message);
    }
}

/// 1 set that no factors are of, beside a printed AARS.
#[test]
fn a_wrong_factor_set_beside_a_printed_aars_is_refused() {
    let request = json!({"method": "owasp-0.5", "cvss": 9, "aars": 8, "factor_set": "0.8"});
    assert_eq!(outcome(&request.to_string())["error"]["code"], "factor_set.not_allowed");
}
