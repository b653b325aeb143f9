//! Profiles that are incomplete or give what their set does not have.

use crate::support::keys;
use aivss_core::{FactorSet, FactorValue, Profile};

fn all(set: FactorSet) -> Vec<(&'static str, FactorValue)> {
    keys(set).map(|key| (key, FactorValue::HALF)).to_vec()
}

fn assert_refused(
    set: FactorSet,
    named: &[(&str, FactorValue)],
    code: &str,
    path: &str,
    text: &str,
) {
    let error = Profile::try_from_names(set, named.iter().copied()).unwrap_err();
    assert_eq!(error.message(), text);
    assert_eq!((error.code().as_str(), error.path()), (code, path), "{text}");
}

/// 2 sets x 10 factors left out, and 2 empty profiles: nothing is a silent 0.
#[test]
fn a_missing_factor_is_named() {
    for set in FactorSet::ALL {
        for (index, key) in keys(set).into_iter().enumerate() {
            let mut named = all(set);
            named.remove(index);
            let text =
                format!("factor `{key}` is missing; a profile gives all ten factors of set {set}");
            assert_refused(set, &named, "factor.missing", key, &text);
        }
        let first = keys(set)[0];
        let text =
            format!("factor `{first}` is missing; a profile gives all ten factors of set {set}");
        assert_refused(set, &[], "factor.missing", first, &text);
    }
}

/// 2 sets x 10 factors, once more under their key and in a second spelling.
#[test]
fn a_factor_in_two_spellings_is_given_twice() {
    for set in FactorSet::ALL {
        for key in keys(set) {
            let other = key.to_uppercase();
            let meaning = format!("; it means `{key}`");
            for (second, meaning) in [(key, ""), (&other, &meaning)] {
                let mut named = all(set);
                named.push((second, FactorValue::HALF));
                let text = format!("factor `{second}` is given a second time{meaning}");
                assert_refused(set, &named, "factor.duplicate", second, &text);
            }
        }
    }
}

/// 2 factors that only the other set has.
#[test]
fn a_factor_of_the_other_set_is_told_from_an_unknown_one() {
    for (set, name, text) in [
        (
            FactorSet::V0_8,
            "planning",
            "factor `planning` belongs to set 0.5, and this profile is of set 0.8; a `factor_set` of `0.5` takes \
             the factors of that set",
        ),
        (
            FactorSet::V0_5,
            "language",
            "factor `language` belongs to set 0.8, and this profile is of set 0.5; a `factor_set` of `0.8` takes \
             the factors of that set",
        ),
    ] {
        let mut named = all(set);
        named.push((name, FactorValue::ONE));
        assert_refused(set, &named, "factor.not_in_set", name, text);
    }
}

/// 2 sets x 6 names that are no factor, one of them cut, one with what a terminal would obey.
#[test]
fn an_unknown_factor_is_shown_safely() {
    let long = "a".repeat(500);
    let cut = format!("{}…", "a".repeat(80));
    for (name, shown) in [
        ("speed", "speed"),
        ("", ""),
        ("autonomy!", "autonomy!"),
        ("autonomie", "autonomie"),
        (&long, &cut),
        ("\u{1b}[31m`\n\u{202e}", "\\u{1b}[31m\\u{60}\\u{a}\\u{202e}"),
    ] {
        for set in FactorSet::ALL {
            let named = [(name, FactorValue::HALF)];
            let known = keys(set).join("`, `");
            let text = format!("`{shown}` is no factor; set {set} has `{known}`");
            assert_refused(set, &named, "factor.unknown", shown, &text);
        }
    }
}
