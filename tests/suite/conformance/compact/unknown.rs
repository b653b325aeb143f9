//! `X` in the compact form: what nobody observed, there and back.

use super::{KEYS_0_5, KEYS_0_8, assert_harmless};
use crate::support::{cases, profile_of, tenths};
use aivss_core::{
    Assessment, Domain, ErrorCode, FactorSet, Method, PartialAssessment, PartialInputs,
    PartialProfile,
};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use std::fmt::Write;

fn read(line: &str) -> PartialAssessment {
    line.parse().unwrap_or_else(|error| panic!("{line}: {error}"))
}

proptest! {
    #![proptest_config(cases(2_000))]

    /// 2,000 findings a run: written by the grammar, read, printed again, with the bounds of the inputs.
    #[test]
    fn a_line_with_unknown_inputs_survives_the_round_trip(
        unknown in any::<[bool; 12]>(),
        steps in proptest::array::uniform10(0_u16..3),
        cvss in 0_u8..=100,
        way in 0_u8..3,
    ) {
        let (method, set, keys) = match way {
            0 => (Method::Owasp0_8, FactorSet::V0_8, KEYS_0_8),
            1 => (Method::Owasp0_5, FactorSet::V0_5, KEYS_0_5),
            _ => (Method::UpliftOnly, FactorSet::V0_8, KEYS_0_8),
        };
        let known = profile_of(set, steps.map(|step| step * 5_000));
        let mut values = known.values().map(Some);
        let mut line = format!("AIVSS-C:1/{method}/R/{set}");
        for (index, key) in keys.into_iter().enumerate() {
            if unknown[index] {
                values[index] = None;
            }
            let value = if unknown[index] { "X" } else { ["0", "0.5", "1"][usize::from(steps[index])] };
            write!(line, "/{key}:{value}").unwrap();
        }
        let mut inputs = PartialInputs::new(tenths(cvss), PartialProfile::new(set, values)).with_method(method);
        if unknown[10] {
            inputs = inputs.with_unknown_exploit_maturity();
            line.push_str("/TM:X");
        }
        if unknown[11] && method != Method::Owasp0_5 {
            inputs = inputs.with_unknown_mitigation();
            line.push_str("/MF:X");
        }
        write!(line, "/BASE:{}", tenths(cvss)).unwrap();
        let given = PartialAssessment::try_new(inputs).unwrap();
        prop_assert_eq!(given.compact().to_string(), line.as_str());
        let again = read(&line);
        prop_assert_eq!(again, given);
        prop_assert_eq!(again.bounds(), inputs.bounds().unwrap());
        prop_assert_eq!(again.inputs(), inputs);
        assert_harmless(&line);
        // A whole line is an assessment, and another is refused as one.
        match line.parse::<Assessment>() {
            Ok(assessment) => {
                prop_assert!(inputs.is_complete());
                prop_assert_eq!(assessment.compact().to_string(), line);
            }
            Err(error) => {
                prop_assert!(!inputs.is_complete());
                prop_assert_eq!(error.code(), ErrorCode::RequestIncomplete);
            }
        }
    }
}

/// 1 line of the estimated domain, and the 5 ways in which `X` stands where it cannot.
#[test]
fn an_unknown_input_stands_in_its_place_alone() {
    let line = "AIVSS-C:1/owasp-0.8/E/0.5/AU:0.6/TO:X/PE:0.3/ID:0.6/MA:0.4/ND:X/SM:0.1/PL:0.5/CO:0.7/OP:0.4/TM:1.8/MF:0.85/BASE:8.5";
    let bounds = read(line).bounds();
    assert_eq!(bounds.assessment().compact().to_string(), line);
    assert_eq!(bounds.low().domain(), Domain::Estimated);
    // (8.5 + 1.5 x 3.6 / 10 x 1.8) x 0.85 and with 5.6 in place of 3.6.
    assert_eq!(bounds.raw().map(|raw| raw.to_string()), ["8.0512", "8.5102"].map(String::from));
    for (line, code) in [
        (line.replace("AU:0.6", "AU:x"), "number.invalid"),
        (line.replace("BASE:8.5", "BASE:X"), "number.invalid"),
        (line.replace("/0.5/", "/X/"), "factor_set.unknown"),
        (
            line.replace("TM:1.8", "TM:X")
                .replace("BASE:8.5", &format!("{}/E:A", crate::support::BASE)),
            "threat_multiplier.conflict",
        ),
        ("AIVSS-C:1/owasp-0.5/R/AARS:X/BASE:9.4".to_owned(), "number.invalid"),
    ] {
        let error = line.parse::<PartialAssessment>().unwrap_err();
        assert_eq!(error.code().as_str(), code, "{line}: {error}");
    }
}
