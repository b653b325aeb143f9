//! Shows that the CVSS oracle is right, from the corpus alone.

use super::*;
use crate::vectors;

/// The product of the metrics' choices: 15,116,544.
#[test]
fn the_count_is_the_product_of_the_choices() {
    let product: usize = METRICS.iter().map(|(_, choices)| choices.len()).product();
    assert_eq!(product, State::COUNT);
}

/// The first and last state, and the second, in which only the last metric moved.
#[test]
fn states_are_numbered_with_the_last_metric_fastest() {
    assert_eq!(State::from_index(0), State(*b"NLNNNHHHHSSAHHH"));
    assert_eq!(State::from_index(1), State(*b"NLNNNHHHHSSAHHM"));
    let last = State(*b"PHPHANNNNNNULLL");
    assert_eq!(State::from_index(State::COUNT - 1), last);
    assert_eq!(State::all().next(), Some(State::from_index(0)));
}

/// 15,117 states, every 1,000th.
#[test]
fn a_state_survives_being_written_as_a_vector() {
    for index in (0..State::COUNT).step_by(1_000) {
        let state = State::from_index(index);
        assert_eq!(State::of_vector_text(&state.to_vector_text()), state);
    }
}

/// 1 state with S in both places.
#[test]
fn safety_is_written_as_a_modified_metric() {
    assert_eq!(
        State::from_index(0).to_vector_text(),
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:N/SA:N/E:A/CR:H/IR:H/AR:H/MSI:S/MSA:S"
    );
}

/// 1 vector with a modified value, an X over a base value, an X alone and a missing optional metric.
#[test]
fn modified_values_replace_base_values_unless_they_are_x() {
    let text = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:X/CR:L/AR:X/MAV:P/MVC:X/MSA:S";
    assert_eq!(State::of_vector_text(text), State(*b"PLNNNHHHNNSALHH"));
}

/// 9,000 sample vectors: score and `MacroVector`.
#[test]
fn every_sample_score_and_macro_vector_is_reproduced() {
    let oracle = Oracle::new(&vectors::cvss_tables());
    for row in vectors::cvss_sample() {
        let state = State::of_vector_text(&row.vector);
        assert_eq!(oracle.macro_vector(&state), row.macro_vector, "{row:?}");
        assert_eq!(oracle.score_tenths(&state), row.score_tenths, "{row:?}");
    }
}

/// 10 + 10 worked examples of AIVSS v0.8 and v0.5.
#[test]
fn every_cvss_score_printed_by_aivss_is_reproduced() {
    let oracle = Oracle::new(&vectors::cvss_tables());
    let printed_0_8 = vectors::published_0_8()
        .into_iter()
        .map(|example| (example.cvss_vector, example.cvss_base));
    let printed_0_5 = vectors::published_0_5()
        .into_iter()
        .map(|example| (example.cvss_vector, example.cvss_base));
    for (vector, printed) in printed_0_8.chain(printed_0_5) {
        let score = oracle.score_tenths(&State::of_vector_text(&vector));
        assert_eq!(score, vectors::tenths(&printed), "{vector}");
    }
}

/// 2 vectors: no impact at all, and one impact brought back by a modified metric.
#[test]
fn a_vector_without_any_impact_scores_zero_until_one_is_modified() {
    let oracle = Oracle::new(&vectors::cvss_tables());
    let harmless = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N";
    let score = |text: &str| oracle.score_tenths(&State::of_vector_text(text));
    assert_eq!(score(harmless), 0);
    assert!(score(&format!("{harmless}/MVC:H")) > 0);
}

/// 1 exact tie that binary floats round down.
#[test]
fn an_exact_tie_rounds_up() {
    let oracle = Oracle::new(&vectors::cvss_tables());
    let tie = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:L/VA:N/SC:H/SI:H/SA:H";
    assert_eq!(oracle.score_tenths(&State::of_vector_text(tie)), 86);
}
