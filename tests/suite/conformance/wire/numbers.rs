//! Numbers of a request that are refused, each in the words of its own quantity.

use super::{assert_refused, outcome, plain, with};
use serde_json::{Value, json};

/// 9 numbers that are none, are too long or out of range.
#[test]
fn a_number_is_checked_where_it_stands() {
    let estimated = |field: &str, value: Value| with(&json!({"domain": "estimated", field: value}));
    for (request, code, path, message) in [
        (
            estimated("threat_multiplier", json!("fast")),
            "number.invalid",
            "threat_multiplier",
            "`fast` is not a plain decimal number such as `0.97`",
        ),
        (
            estimated("threat_multiplier", json!(1.00001)),
            "number.places",
            "threat_multiplier",
            "`1.00001` has more than four decimals, and no input takes more",
        ),
        (
            estimated("threat_multiplier", json!(2.5)),
            "number.range",
            "threat_multiplier",
            "`2.5` is out of range; a threat multiplier lies between 0 and 2",
        ),
        (
            estimated("mitigation_factor", json!("1.01")),
            "number.range",
            "mitigation_factor",
            "`1.01` is out of range; a mitigation factor lies between 0 and 1",
        ),
        (
            with(&json!({"cvss": 11})),
            "number.range",
            "cvss",
            "`11` is out of range; a score lies between 0.0 and 10.0",
        ),
        (
            with(&json!({"cvss": -1})),
            "number.range",
            "cvss",
            "`-1` is out of range; a score lies between 0.0 and 10.0",
        ),
        (
            with(&json!({"cvss": {"score": "9.45"}})),
            "number.places",
            "cvss.score",
            "`9.45` has more than the one decimal of a score",
        ),
        (
            json!({"method": "owasp-0.5", "cvss": 9, "aars": "10.5"}),
            "number.range",
            "aars",
            "`10.5` is out of range; a printed AARS lies between 0 and 10",
        ),
    ] {
        assert_refused(&request.to_string(), code, path, message);
    }
    let mut request = plain();
    request["factors"]["tools"] = json!(1.5);
    let message = "`1.5` is out of range; a factor lies between 0 and 1";
    assert_refused(&request.to_string(), "number.range", "factors.tools", message);
}

/// The least that a request needs beside one number of its own.
fn request_with(field: &str, value: &str) -> String {
    let request = match field {
        "aars" => json!({"method": "owasp-0.5", "cvss": 9, "aars": "VALUE"}),
        _ => with(&json!({"domain": "estimated", field: "VALUE"})),
    };
    request.to_string().replace("\"VALUE\"", value)
}

/// 3 quantities x 14 numbers that no domain takes, as numbers and as text.
#[test]
fn a_number_that_no_domain_takes_is_told_in_the_range_of_its_quantity() {
    for (field, what, most) in [
        ("threat_multiplier", "a threat multiplier", "2"),
        ("mitigation_factor", "a mitigation factor", "1"),
        ("aars", "a printed AARS", "10"),
    ] {
        for (value, shown) in [
            ("-1", "-1"),
            ("\"-1\"", "-1"),
            ("-0.5", "-0.5"),
            ("\"-0.5\"", "-0.5"),
            ("-0.0001", "-0.0001"),
            ("-0.00001", "-0.00001"),
            ("1000001", "1000001"),
            ("\"1000001\"", "1000001"),
            ("2000000.5", "2000000.5"),
            ("18446744073709551615", "18446744073709551615"),
            ("18446744073709551616", "1.8446744073709552e19"),
            ("\"18446744073709551616\"", "18446744073709551616"),
            ("1e300", "1e300"),
            ("-1e300", "-1e300"),
        ] {
            let message = format!("`{shown}` is out of range; {what} lies between 0 and {most}");
            assert_refused(&request_with(field, value), "number.range", field, &message);
        }
    }
}

/// 4 quantities and a factor, each as -0, as -0.0 and as both in text: nought, as 0 is.
#[test]
fn minus_nought_is_nought_as_a_number_and_as_text() {
    for field in ["threat_multiplier", "mitigation_factor", "aars", "cvss"] {
        let nought = outcome(&request_with(field, "0"));
        assert_eq!(nought["ok"], true, "{nought}");
        for value in ["-0", "-0.0", "\"-0\"", "\"-0.0\"", "\"-0.00000\""] {
            assert_eq!(outcome(&request_with(field, value)), nought, "{field}: {value}");
        }
    }
    let factor = |value: &str| {
        let text = plain().to_string();
        outcome(&text.replace("\"opacity\":0.5", &format!("\"opacity\":{value}")))
    };
    assert_eq!(factor("0")["report"]["factor_sum"], "4.5");
    for value in ["-0", "-0.0", "\"-0\"", "\"-0.0\""] {
        assert_eq!(factor(value), factor("0"), "{value}");
    }
}

/// 5 places, each just below nought, as a JSON number and as text: out of range both times.
#[test]
fn a_number_below_nought_has_one_code_however_it_is_written() {
    let factors = crate::support::keys(aivss_core::FactorSet::V0_8);
    let usual = || {
        let factors = factors.map(|key| (key.to_owned(), json!(0.5)));
        let factors: serde_json::Map<String, Value> = factors.into_iter().collect();
        json!({"domain": "estimated", "cvss": {"score": 8.5}, "factors": factors})
    };
    for pointer in ["cvss", "cvss/score", "threat_multiplier", "mitigation_factor", "factors/tools"]
    {
        for value in [json!(-0.000_01), json!("-0.00001")] {
            let mut request = usual();
            match pointer.split_once('/') {
                Some((outer, inner)) => request[outer][inner] = value,
                None => request[pointer] = value,
            }
            let outcome = aivss_core::wire::score_json(&request.to_string());
            let outcome: Value = serde_json::from_str(&outcome).unwrap();
            assert_eq!(outcome["error"]["code"], "number.range", "{request}: {outcome}");
        }
    }
}
