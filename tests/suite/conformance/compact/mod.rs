//! The compact form: one line of text for one assessment, and one assessment for one line.

mod canonical;
mod corpus;
mod lines;
pub(crate) mod random;
mod refusals;
mod unknown;

use crate::support::{decimal, named_profile, score, vector};
use aivss_core::compact::MAX_COMPACT_BYTES;
use aivss_core::{Amplification, Assessment, Domain, FactorSet, Inputs, Method};
use aivss_tests::vectors::{DirectoryPage, Published05, Published08};

/// The keys of section "Grammar", in the order of each set.
const KEYS_0_8: [&str; 10] = ["AU", "TO", "LA", "CO", "ND", "OP", "PE", "ID", "MA", "SM"];
const KEYS_0_5: [&str; 10] = ["AU", "TO", "PE", "ID", "MA", "ND", "SM", "PL", "CO", "OP"];

fn keys(set: FactorSet) -> [&'static str; 10] {
    match set {
        FactorSet::V0_8 => KEYS_0_8,
        FactorSet::V0_5 => KEYS_0_5,
    }
}

fn assessment(inputs: Inputs) -> Assessment {
    Assessment::try_new(inputs).unwrap_or_else(|error| panic!("{inputs:?}: {error}"))
}

fn read(line: &str) -> Assessment {
    line.parse().unwrap_or_else(|error| panic!("{line}: {error}"))
}

/// Printed and read back: the same assessment, the same report, the same text, in harmless characters.
fn assert_round_trip(inputs: Inputs) -> String {
    let given = assessment(inputs);
    let printed = given.compact().to_string();
    let again = read(&printed);
    assert_eq!(again, given, "{printed}");
    assert_eq!(again.report(), given.report(), "{printed}");
    assert_eq!(again.compact().to_string(), printed);
    assert!(printed.len() <= MAX_COMPACT_BYTES, "{printed}");
    assert_harmless(&printed);
    // A test that holds for any text is the fuzzer's; it asks the oracle for the score.
    aivss_tests::fuzzing::compact(printed.as_bytes());
    printed
}

/// RFC 3986, section 3.5: a fragment takes letters, digits, `-._~!$&'()*+,;=:@/?`. In a CSV cell neither a
/// comma nor a semicolon, a quote or a blank may stand, nor a sign at the start that makes it a formula.
fn assert_harmless(line: &str) {
    for character in line.chars() {
        let in_fragment =
            character.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?".contains(character);
        assert!(in_fragment && !"\"', ;\t".contains(character), "{character:?} in {line}");
    }
    assert!(line.starts_with(|first: char| first.is_ascii_alphabetic()), "{line}");
}

fn of_0_8(example: &Published08) -> Inputs {
    let profile = named_profile(FactorSet::V0_8, &example.factors);
    Inputs::new(vector(&example.cvss_vector), profile)
}

fn of_0_5_printed(example: &Published05) -> Inputs {
    let printed = Amplification::PrintedAars(decimal(&example.printed.aars));
    Inputs::new(vector(&example.cvss_vector), printed).with_method(Method::Owasp0_5)
}

fn of_page(page: &DirectoryPage) -> Inputs {
    Inputs::new(score(&page.cvss_base), named_profile(FactorSet::V0_5, &page.factors))
        .with_domain(Domain::Estimated)
        .with_threat_multiplier(decimal(&page.threat_multiplier))
        .with_mitigation_factor(decimal(&page.mitigation_factor))
}
