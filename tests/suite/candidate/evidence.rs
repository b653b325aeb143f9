//! CA and TD from observations.

use aivss_core::ErrorCode;
use aivss_core::extension::{
    CostAbuseObservations, CostAbuseSurface, TraceabilityDeficit, TraceabilityObservations,
};
use aivss_tests::vectors::candidate::observations;
use std::collections::BTreeMap;

/// What a sign of the corpus stands for.
fn observed(sign: u8) -> Option<bool> {
    match sign {
        b'1' => Some(true),
        b'0' => Some(false),
        b'-' => None,
        other => panic!("no such sign: {other}"),
    }
}

/// 81 combinations: W 45, X 32, M 3, N 1.
#[test]
fn every_combination_of_four_observations_gives_the_ca_of_the_source() {
    let file = observations();
    assert_eq!(file.ca_order, CostAbuseObservations::NAMES);
    let mut counts = BTreeMap::new();
    for row in &file.ca {
        let [ceiling_defined, coverage_complete, fail_closed, bypass_demonstrated] =
            [0, 1, 2, 3].map(|place| observed(row.as_bytes()[place]));
        let observations = CostAbuseObservations {
            ceiling_defined,
            coverage_complete,
            fail_closed,
            bypass_demonstrated,
        };
        assert_eq!(observations.value().as_str(), &row[5..], "{row}");
        *counts.entry(row[5..].to_owned()).or_insert(0) += 1;
        for stated in CostAbuseSurface::ALL {
            assert_eq!(observations.check(*stated).is_ok(), stated.as_str() == &row[5..]);
        }
    }
    assert!(file.counts.get("CA").0.iter().all(|(value, count)| counts[value] == *count));
}

/// 729 combinations: X 586, H 135, M 7, L 1.
#[test]
fn every_combination_of_six_observations_gives_the_td_of_the_source() {
    let file = observations();
    assert_eq!(file.td_order, TraceabilityObservations::NAMES);
    let mut counts = BTreeMap::new();
    for row in &file.td {
        let [
            retrieval_tested,
            ordered_actions_reconstructable,
            affected_principals_bounded,
            required_fields_complete,
            integrity_protected,
            retention_verified,
        ] = [0, 1, 2, 3, 4, 5].map(|place| observed(row.as_bytes()[place]));
        let observations = TraceabilityObservations {
            retrieval_tested,
            ordered_actions_reconstructable,
            affected_principals_bounded,
            required_fields_complete,
            integrity_protected,
            retention_verified,
        };
        assert_eq!(observations.value().as_str(), &row[7..], "{row}");
        *counts.entry(row[7..].to_owned()).or_insert(0) += 1;
        for stated in TraceabilityDeficit::ALL {
            assert_eq!(observations.check(*stated).is_ok(), stated.as_str() == &row[7..]);
        }
    }
    assert!(file.counts.get("TD").0.iter().all(|(value, count)| counts[value] == *count));
}

/// 1 message in full.
#[test]
fn a_vector_that_contradicts_its_observations_is_told_both_values() {
    let observations = CostAbuseObservations {
        bypass_demonstrated: Some(true),
        ..CostAbuseObservations::default()
    };
    let error = observations.check(CostAbuseSurface::Moderate).unwrap_err();
    assert_eq!(error.code(), ErrorCode::EvidenceConflict);
    assert_eq!(
        error.message(),
        "the vector says `CA:M` (Moderate), and the evidence gives `CA:W` (Wide)"
    );
}
