//! All that is finite: every effective CVSS state and every profile of the rubric.
//!
//! `cargo test --release -p aivss-tests --features exhaustive --test exhaustive`

use aivss_core::cvss::Vector;
use aivss_core::{FactorSet, FactorValue, Inputs, Method, Profile, Score};
use aivss_tests::oracle::aivss::{Exact, owasp_0_5, owasp_0_8, ratio, uplift_only};
use aivss_tests::oracle::cvss::{Oracle, State};
use aivss_tests::vectors::cvss_tables;
use std::num::NonZero;
use std::ops::Range;
use std::thread;

/// Runs a check over `0..count` on every core, and says how often it ran.
fn on_every_core(count: usize, check: impl Fn(Range<usize>) + Sync) -> usize {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let length = count.div_ceil(cores);
    thread::scope(|scope| {
        let check = &check;
        let workers: Vec<_> = (0..cores)
            .map(|core| (core * length).min(count)..((core + 1) * length).min(count))
            .map(|range| {
                scope.spawn(move || {
                    let length = range.len();
                    check(range);
                    length
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().expect("no check failed")).sum()
    })
}

/// 15,116,544 states, each written as a vector, read, scored and classed.
#[test]
fn every_effective_state_has_the_oracles_score_and_macro_vector() {
    let oracle = Oracle::new(&cvss_tables());
    let checked = on_every_core(State::COUNT, |range| {
        for index in range {
            let state = State::from_index(index);
            let text = state.to_vector_text();
            let vector: Vector = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(vector.score().tenths(), oracle.score_tenths(&state), "{text}");
            assert_eq!(vector.macro_vector().to_string(), oracle.macro_vector(&state), "{text}");
        }
    });
    assert_eq!(checked, 15_116_544);
}

/// The nth profile of the rubric in half points, the last factor fastest.
fn half_points(mut index: usize) -> [u8; 10] {
    let mut values = [0; 10];
    for value in values.iter_mut().rev() {
        *value = u8::try_from(index % 3).expect("a remainder of 3");
        index /= 3;
    }
    values
}

/// 3^10 = 59,049 profiles x 7 CVSS scores x 3 methods.
#[test]
fn every_profile_of_the_rubric_is_the_oracles() {
    let threat = ratio("0.97");
    let one = Exact::from_integer(1);
    let checked = on_every_core(59_049, |range| {
        for index in range {
            let values = half_points(index);
            let factors = values.map(|value| FactorValue::RUBRIC[usize::from(value)]);
            let sum = Exact::new(values.into_iter().map(i128::from).sum(), 2);
            for tenths in [0, 1, 39, 55, 85, 94, 100] {
                let cvss = Exact::new(i128::from(tenths), 10);
                let score = Score::from_tenths(tenths).expect("at most 100");
                for (method, set, expected) in [
                    (Method::Owasp0_8, FactorSet::V0_8, owasp_0_8(cvss, sum, threat, one)),
                    (Method::Owasp0_5, FactorSet::V0_5, owasp_0_5(cvss, sum, threat)),
                    (Method::UpliftOnly, FactorSet::V0_8, uplift_only(cvss, sum, threat, one)),
                ] {
                    let profile = Profile::new(set, factors);
                    let report = Inputs::new(score, profile).with_method(method).score().unwrap();
                    let context = || format!("{method} {values:?} {score}");
                    assert_eq!(report.score().tenths(), expected.score_tenths, "{}", context());
                    assert_eq!(ratio(&report.raw().to_string()), expected.raw, "{}", context());
                    assert_eq!(ratio(&report.aars().to_string()), expected.aars, "{}", context());
                }
            }
        }
    });
    assert_eq!(checked, 59_049);
}
