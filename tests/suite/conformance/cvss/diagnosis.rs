//! Refusals of one metric: unknown, missing, repeated, out of order, or with an unknown value.

use super::errors::assert_refused;
use crate::support::BASE;
use aivss_core::ErrorCode;

fn with(rest: &str) -> String {
    format!("{BASE}{rest}")
}

fn replaced(pair: &str, with: &str) -> String {
    assert!(BASE.contains(pair));
    BASE.replace(pair, with)
}

/// 7 names that CVSS v4.0 does not have, 3 of them written small.
#[test]
fn an_unknown_metric_is_named_with_a_hint_when_only_its_case_is_wrong() {
    for (text, shown, hint, position) in [
        (with("/ZZ:H"), "ZZ", "", 64),
        (with("/RL:X"), "RL", "", 64),
        (with("/ E:A"), " E", "", 64),
        (with("/É:A"), "É", "", 64),
        (replaced("/AV:N", "/av:N"), "av", "; `AV` is written in capitals", 9),
        (replaced("/SA:H", "/Sa:H"), "Sa", "; `SA` is written in capitals", 59),
        (with("/e:A"), "e", "; `E` is written in capitals", 64),
    ] {
        assert_refused(
            &text,
            ErrorCode::CvssMetricUnknown,
            &format!("`{shown}` is no metric of CVSS v4.0{hint}"),
            Some(position),
        );
    }
}

/// 6 vectors that lack a base metric at the start, in the middle and at the end.
#[test]
fn a_missing_base_metric_is_named_with_its_place() {
    for (text, metric, place, position) in [
        (replaced("/AV:N", ""), "`AV` (Attack Vector)", "before `AC`", 9),
        (replaced("/PR:N", ""), "`PR` (Privileges Required)", "before `UI`", 24),
        (replaced("/PR:N/UI:A", ""), "`PR` (Privileges Required)", "before `VC`", 24),
        (replaced("/SA:H", ""), "`SA` (Subsequent System Availability Impact)", "at the end", 58),
        (
            replaced("/SA:H", "/E:A"),
            "`SA` (Subsequent System Availability Impact)",
            "before `E`",
            59,
        ),
        ("CVSS:4.0/AV:N".to_owned(), "`AC` (Attack Complexity)", "at the end", 13),
    ] {
        assert_refused(
            &text,
            ErrorCode::CvssMetricMissing,
            &format!("base metric {metric} is missing {place}; a vector gives all eleven"),
            Some(position),
        );
    }
}

/// 5 metrics given twice, with the same value or another.
#[test]
fn a_repeated_metric_is_found_at_its_second_place() {
    for (text, metric, position) in [
        (with("/AV:N"), "`AV` (Attack Vector)", 64),
        (replaced("/AV:N", "/AV:N/AV:A"), "`AV` (Attack Vector)", 14),
        (with("/E:A/E:P"), "`E` (Exploit Maturity)", 68),
        (with("/E:X/CR:H/E:X"), "`E` (Exploit Maturity)", 73),
        (with("/U:Red/U:Red"), "`U` (Provider Urgency)", 70),
    ] {
        assert_refused(
            &text,
            ErrorCode::CvssMetricRepeated,
            &format!("metric {metric} stands in the vector twice"),
            Some(position),
        );
    }
}

/// 6 metrics out of the specification's order, each with the two whose places are exchanged.
#[test]
fn a_metric_out_of_order_is_named() {
    for (text, metric, order, position) in [
        (replaced("/AV:N/AC:L", "/AC:L/AV:N"), "`AC` (Attack Complexity)", ["AV", "AC"], 9),
        (replaced("/PR:N/UI:A", "/UI:A/PR:N"), "`UI` (User Interaction)", ["PR", "UI"], 24),
        (replaced("/SA:H", "/E:A/SA:H"), "`E` (Exploit Maturity)", ["SA", "E"], 59),
        (with("/CR:H/E:A"), "`E` (Exploit Maturity)", ["E", "CR"], 69),
        (with("/E:P/MAV:N/CR:H"), "`CR` (Confidentiality Requirement)", ["CR", "MAV"], 74),
        (with("/U:Red/S:P"), "`S` (Safety)", ["S", "U"], 70),
    ] {
        let [first, second] = order;
        assert_refused(
            &text,
            ErrorCode::CvssMetricOrder,
            &format!(
                "metric {metric} stands out of order; CVSS v4.0 prescribes `{first}` before `{second}`"
            ),
            Some(position),
        );
    }
}

/// 13 values that their metrics do not have, each answered with those it has.
#[test]
fn an_unknown_value_is_answered_with_the_values_there_are() {
    const AV: &str = "`N` (Network), `A` (Adjacent), `L` (Local), `P` (Physical)";
    const IMPACT: &str = "`H` (High), `L` (Low), `N` (None)";
    const E: &str = "`A` (Attacked), `P` (POC), `U` (Unreported), `X` (Not Defined)";
    const MSI: &str = "`S` (Safety), `H` (High), `L` (Low), `N` (Negligible), `X` (Not Defined)";
    const U: &str =
        "`Clear` (Clear), `Green` (Green), `Amber` (Amber), `Red` (Red), `X` (Not Defined)";
    let long = format!("/AV:{}", "N".repeat(100));
    let cut = format!("{}…", "N".repeat(80));
    let sa = "`SA` (Subsequent System Availability Impact)";
    let msi = "`MSI` (Modified Subsequent System Integrity Impact)";
    let av = "`AV` (Attack Vector)";
    let e = "`E` (Exploit Maturity)";
    for (text, metric, shown, values, position) in [
        (replaced("/AV:N", "/AV:n"), av, "n", AV, 9),
        (replaced("/AV:N", "/AV:X"), av, "X", AV, 9),
        (replaced("/AV:N", "/AV:N:A"), av, "N:A", AV, 9),
        (replaced("/AV:N", "/AV:Network"), av, "Network", AV, 9),
        (replaced("/AV:N", &long), av, &cut, AV, 9),
        (with(" "), sa, "H ", IMPACT, 59),
        (with("\0"), sa, "H\\u{0}", IMPACT, 59),
        (with("\n"), sa, "H\\u{a}", IMPACT, 59),
        (replaced("/SA:H", "/SA:Н"), sa, "Н", IMPACT, 59),
        (with("/E:H"), e, "H", E, 64),
        (with("/E:POC"), e, "POC", E, 64),
        (with("/MSI:Z"), msi, "Z", MSI, 64),
        (with("/U:red"), "`U` (Provider Urgency)", "red", U, 64),
    ] {
        assert_refused(
            &text,
            ErrorCode::CvssValueUnknown,
            &format!("metric {metric} has no value `{shown}`; it takes {values}"),
            Some(position),
        );
    }
}

/// 2 metrics with nothing after their colon.
#[test]
fn an_empty_value_is_called_empty() {
    const IMPACT: &str = "`H` (High), `L` (Low), `N` (None)";
    const E: &str = "`A` (Attacked), `P` (POC), `U` (Unreported), `X` (Not Defined)";
    for (text, metric, values, position) in [
        (with("/E:"), "`E` (Exploit Maturity)", E, 64),
        (replaced("/VC:H", "/VC:"), "`VC` (Vulnerable System Confidentiality Impact)", IMPACT, 34),
    ] {
        assert_refused(
            &text,
            ErrorCode::CvssValueUnknown,
            &format!("metric {metric} has an empty value; it takes {values}"),
            Some(position),
        );
    }
}

/// 2 base metrics given Safety, which their Modified forms alone have.
#[test]
fn safety_in_the_wrong_metric_is_answered_with_its_place() {
    for (text, metric, position) in [
        (replaced("/SI:H", "/SI:S"), "`SI` (Subsequent System Integrity Impact)", 54),
        (replaced("/SA:H", "/SA:S"), "`SA` (Subsequent System Availability Impact)", 59),
    ] {
        assert_refused(
            &text,
            ErrorCode::CvssValueUnknown,
            &format!(
                "metric {metric} has no value `S`; it takes `H` (High), `L` (Low), `N` (None); Safety is a value of \
                 `MSI` and `MSA` alone"
            ),
            Some(position),
        );
    }
}

/// 1 vector with three things wrong: the first is told.
#[test]
fn the_first_thing_wrong_is_the_one_told() {
    assert_refused(
        "CVSS:4.0/AV:Z/ZZ:Y/AV:N",
        ErrorCode::CvssValueUnknown,
        "metric `AV` (Attack Vector) has no value `Z`; it takes `N` (Network), `A` (Adjacent), `L` (Local), \
         `P` (Physical)",
        Some(9),
    );
}
