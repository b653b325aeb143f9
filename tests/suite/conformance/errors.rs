//! The codes, and the policy that every message keeps.

use aivss_core::cvss::Vector;
use aivss_core::{
    AmplificationFactor, Assessment, Decimal, Domain, Error, ErrorCode, FactorSet, FactorValue,
    Method, MitigationStrength, Score,
};
use aivss_tests::policy::violation;
use std::collections::BTreeSet;

/// Every code: `group.name`, in snake case, once.
#[test]
fn a_code_is_a_group_and_a_name_in_snake_case() {
    let is_word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
            && !word.ends_with('_')
            && !word.contains("__")
    };
    let mut texts = BTreeSet::new();
    for code in ErrorCode::ALL {
        let (group, name) = code.as_str().split_once('.').unwrap();
        assert!(is_word(group) && is_word(name), "{code}");
        assert_eq!(code.to_string(), code.as_str());
        assert!(texts.insert(code.as_str()), "{code}");
    }
}

/// 26 texts nobody would give, read as each of 11 kinds of input.
#[test]
fn every_refusal_of_a_text_keeps_to_the_policy() {
    let long = "a".repeat(10_000);
    let wide = "🦀".repeat(100);
    let controls = "\u{1b}".repeat(100);
    let backticks = "`".repeat(90);
    let texts = [
        "",
        " ",
        "\n",
        "\0",
        "`",
        "``",
        "a`b",
        "Ünïcode",
        "\u{202e}gnp",
        "\u{2028}",
        "\u{feff}",
        "{}",
        "{0}",
        "%s",
        "\\u{41}",
        "-1",
        "1e9",
        "0.123456789",
        "99999999999999999999",
        "CVSS:4.0/`",
        "CVSS:4.0/AV:`",
        "CVSS:4.0/\u{1b}:N",
        &long,
        &wide,
        &controls,
        &backticks,
    ];
    for text in texts {
        let errors: [Option<Error>; 11] = [
            text.parse::<Vector>().err(),
            text.parse::<Method>().err(),
            text.parse::<Domain>().err(),
            text.parse::<FactorSet>().err(),
            text.parse::<AmplificationFactor>().err(),
            text.parse::<aivss_core::cvss::metric::ExploitMaturity>().err(),
            text.parse::<MitigationStrength>().err(),
            text.parse::<Decimal>().err(),
            text.parse::<Score>().err(),
            text.parse::<FactorValue>().err(),
            text.parse::<Assessment>().err(),
        ];
        for error in errors.into_iter().flatten() {
            assert_eq!(violation(error.message()), None, "{error}");
            assert_eq!(error.to_string(), error.message());
        }
    }
}

/// 6 floats that are no input.
#[test]
fn every_refusal_of_a_float_keeps_to_the_policy() {
    for float in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 2_000_000.0, 0.123_456_789] {
        for error in [
            Decimal::try_from(float).unwrap_err(),
            Score::try_from(float).unwrap_err(),
            FactorValue::try_from(float).unwrap_err(),
        ] {
            assert_eq!(violation(error.message()), None, "{error}");
        }
    }
}
