//! Every published example, there and back.

use super::{assert_round_trip, of_0_5_printed, of_0_8, of_page, read};
use crate::support::named_profile;
use aivss_core::{FactorSet, Inputs, Method};
use aivss_tests::vectors;

/// 10 examples of 0.8 under 2 methods: the printed score after the round trip.
#[test]
fn the_0_8_examples_survive_the_round_trip() {
    for example in vectors::published_0_8() {
        for method in [Method::Owasp0_8, Method::UpliftOnly] {
            let line = assert_round_trip(of_0_8(&example).with_method(method));
            assert_eq!(read(&line).report().score().to_string(), example.aivss, "{line}");
            assert!(line.ends_with(&format!("/{}", example.cvss_vector)), "{line}");
        }
    }
}

/// 10 examples of 0.5, from the printed AARS and from the listed factors.
#[test]
fn both_readings_of_the_0_5_examples_survive_the_round_trip() {
    for example in vectors::published_0_5() {
        let printed = assert_round_trip(of_0_5_printed(&example));
        assert_eq!(read(&printed).report().score().to_string(), example.printed.aivss);
        let profile = named_profile(FactorSet::V0_5, &example.factors);
        let listed = Inputs { amplification: profile.into(), ..of_0_5_printed(&example) };
        let listed = assert_round_trip(listed);
        assert_eq!(read(&listed).report().score().to_string(), example.listed_factors_aivss);
        assert_ne!(printed, listed);
    }
}

/// 50 pages: the printed score, but for the known erratum.
#[test]
fn the_directory_survives_the_round_trip() {
    for page in vectors::directory() {
        let line = assert_round_trip(of_page(&page));
        let score = read(&line).report().score().to_string();
        let expected = if page.slug == "websparks" { "9.3" } else { &page.printed.aivss };
        assert_eq!(score, expected, "{line}");
    }
}
