//! The superseded 2.0 candidate: its vectors, and its withdrawn number.

use crate::support::all_vectors;
use crate::vector::expected_code;
use aivss_core::extension::{
    ADJUSTMENT_WEIGHT_SET, Edition, ExtensionMetric, ExtensionVector, WithdrawnVector,
};
use aivss_core::{Decimal, Score};
use aivss_tests::policy::violation;
use aivss_tests::vectors::candidate::{adjustments, vector_syntax_2_0};
use serde_json::Number;

/// The reference's 160 verdicts: 35 accepted, two of them with TA for TD, 125 refused.
#[test]
fn the_parser_of_2_0_agrees_with_the_reference() {
    let mut aliases = 0;
    for verdict in vector_syntax_2_0().vectors {
        let parsed = verdict.input.trim().parse::<WithdrawnVector>();
        match verdict.error {
            None => {
                let vector = parsed.unwrap_or_else(|error| panic!("{}: {error}", verdict.note));
                let canonical = verdict.canonical.as_deref().unwrap_or(verdict.input.trim());
                assert_eq!(vector.to_string(), canonical);
                let current = vector.to_current();
                assert_eq!(current.to_string(), canonical.replace("AIVSS:2.0", "AIVSS:1.0"));
                assert_eq!(Some(current.effect_class().as_str()), verdict.class.as_deref());
                assert_eq!(Some(current.is_complete()), verdict.complete);
                aliases += usize::from(vector.uses_alias());
            }
            Some(reason) => {
                let error = parsed.unwrap_err();
                // TA is TD's other name here.
                let text = verdict.input.replace("/TA:", "/TD:");
                let expected = expected_code(&reason, &text, Edition::Withdrawn2_0.header());
                assert_eq!(error.code(), expected, "{}: {error}", verdict.note);
                assert_eq!(violation(error.message()), None, "{error}");
            }
        }
    }
    assert_eq!(aliases, 2);
}

/// A vector of 2.0 with those four assurance values, and nothing unknown.
fn vector_of(letters: &str) -> WithdrawnVector {
    let [ex, pt, ca, td] = [0, 1, 2, 3].map(|place| &letters[place..=place]);
    format!("AIVSS:2.0/LC:N/CP:N/AP:N/SR:U/EX:{ex}/PT:{pt}/CA:{ca}/TD:{td}").parse().unwrap()
}

fn score(tenths: u8) -> Score {
    Score::from_tenths(tenths).unwrap()
}

/// 8,181 points, 567 of them capped.
#[test]
fn the_withdrawn_number_is_recomputed_at_every_point() {
    let file = adjustments();
    assert_eq!(file.weight_set, ADJUSTMENT_WEIGHT_SET);
    let (mut points, mut capped) = (0, 0);
    for row in file.table {
        let vector = vector_of(&row.0);
        for (tenths, expected) in (0..=100).zip(row.3) {
            let adjusted = vector.candidate_adjusted(score(tenths)).unwrap();
            assert_eq!(adjusted.aivss.tenths(), expected, "{} at {tenths}", row.0);
            let delta = Decimal::from_ten_thousandths(100 * u32::from(row.1));
            assert_eq!(adjusted.agentic_risk_delta, delta);
            assert_eq!(adjusted.capped, row.2.is_some_and(|first| tenths >= first));
            assert_eq!(adjusted.zero_impact_invariant_applied, tenths == 0);
            points += 1;
            capped += usize::from(adjusted.capped);
        }
    }
    assert_eq!((points, capped), (8_181, 567));
}

/// 30 points with every component, and 12 additions.
#[test]
fn the_withdrawn_number_is_recomputed_with_its_components() {
    let decimal = |number: &Number| number.to_string().parse::<Decimal>().unwrap();
    let file = adjustments();
    for point in &file.detailed {
        let severity: Score = point.cvss_bte.to_string().parse().unwrap();
        let adjusted = vector_of(&point.letters).candidate_adjusted(severity).unwrap();
        assert_eq!(adjusted.ex_delta, decimal(&point.ex_delta));
        assert_eq!(adjusted.pt_delta, decimal(&point.pt_delta));
        assert_eq!(adjusted.ca_delta, decimal(&point.ca_delta));
        assert_eq!(adjusted.td_delta, decimal(&point.td_delta));
        assert_eq!(adjusted.agentic_risk_delta, decimal(&point.agentic_risk_delta));
        assert_eq!(adjusted.raw_aivss, decimal(&point.raw_aivss));
        assert_eq!(adjusted.aivss.to_decimal(), decimal(&point.aivss));
        assert_eq!(adjusted.capped, point.capped);
        assert_eq!(adjusted.zero_impact_invariant_applied, point.zero_impact_invariant_applied);
    }
    for (metric, values) in &file.hundredths.0 {
        let place = ["EX", "PT", "CA", "TD"].iter().position(|name| name == metric).unwrap();
        for (letter, hundredths) in &values.0 {
            let mut letters = "NLNL".to_owned();
            letters.replace_range(place..=place, letter);
            let adjusted = vector_of(&letters).candidate_adjusted(score(50)).unwrap();
            let expected = Decimal::from_ten_thousandths(100 * u32::from(*hundredths));
            assert_eq!(adjusted.agentic_risk_delta, expected);
        }
    }
}

/// 81,920 vectors: a number for the 8,748 without X.
#[test]
fn any_x_withholds_the_withdrawn_number() {
    let given = |vector: ExtensionVector| {
        let text = vector.to_string().replace("AIVSS:1.0", "AIVSS:2.0");
        text.parse::<WithdrawnVector>().unwrap().candidate_adjusted(score(50)).is_some()
    };
    let count = all_vectors().filter(|vector| given(*vector)).count();
    assert_eq!(count, 8_748);
    assert_eq!(ExtensionMetric::ALL.len(), 8);
}
