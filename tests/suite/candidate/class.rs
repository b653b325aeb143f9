//! The effect class, its reasons, and what would change it.

use crate::support::{all_vectors, classifying_letters};
use aivss_core::ErrorCode;
use aivss_core::extension::{
    ClassReason, EFFECT_CLASS_STATUS, EffectClass, ExtensionMetric, ExtensionVector,
};
use aivss_tests::vectors::candidate::effect_classes;
use std::collections::BTreeMap;

/// The values of LC, CP, AP and SR in the order of their strength, without X.
const ORDERS: [&str; 4] = ["NMID", "NSC", "NCL", "UPR"];

/// Class by the four letters, from the corpus.
fn corpus() -> BTreeMap<String, String> {
    let rows = effect_classes().classes;
    rows.iter().map(|row| (row[..4].to_owned(), row[5..].to_owned())).collect()
}

/// A vector with those four letters.
fn vector_of(letters: &str) -> ExtensionVector {
    let pairs = ExtensionMetric::CLASSIFYING.into_iter().zip(letters.split("").skip(1));
    pairs.fold(ExtensionVector::UNKNOWN, |vector, (metric, letter)| {
        vector.with_value(metric, letter).unwrap()
    })
}

/// 320 combinations: A0 1, A1 55, A2 52, AX 212.
#[test]
fn every_combination_has_the_class_of_the_source() {
    let file = effect_classes();
    let mut counts = BTreeMap::new();
    for (letters, class) in corpus() {
        assert_eq!(vector_of(&letters).effect_class().as_str(), class, "{letters}");
        *counts.entry(class).or_insert(0) += 1;
    }
    for (class, count) in &file.counts.0 {
        assert_eq!(counts[class], *count);
        let parsed: EffectClass = class.parse().unwrap();
        assert_eq!(parsed.label(), file.labels.get(class));
    }
    assert_eq!(file.status, EFFECT_CLASS_STATUS);
    assert_eq!("A3".parse::<EffectClass>().unwrap_err().code(), ErrorCode::EffectClassUnknown);
}

/// 81,920 vectors: EX, PT, CA and TD never matter.
#[test]
fn only_four_metrics_decide_the_class() {
    let corpus = corpus();
    for vector in all_vectors() {
        assert_eq!(
            vector.effect_class().as_str(),
            corpus[&classifying_letters(vector)],
            "{vector}"
        );
    }
}

/// 108 combinations without X, each metric moved one step up.
#[test]
fn a_class_never_falls_when_a_metric_worsens() {
    let mut steps = 0;
    for (letters, _) in corpus().iter().filter(|(letters, _)| !letters.contains('X')) {
        for (place, order) in ORDERS.into_iter().enumerate() {
            let at = order.find(&letters[place..=place]).unwrap();
            let Some(next) = order.get(at + 1..at + 2) else { continue };
            let mut worse = letters.clone();
            worse.replace_range(place..=place, next);
            assert!(vector_of(&worse).effect_class() >= vector_of(letters).effect_class());
            steps += 1;
        }
    }
    assert_eq!(steps, 81 + 3 * 72);
}

/// 320 combinations: the steps that change the class are exactly those that the corpus shows.
#[test]
fn one_step_changes_are_all_the_neighbours_with_another_class() {
    let corpus = corpus();
    let mut changes = 0;
    for (letters, class) in &corpus {
        let mut expected = Vec::new();
        for (place, (metric, order)) in
            ExtensionMetric::CLASSIFYING.into_iter().zip(ORDERS).enumerate()
        {
            let from = &letters[place..=place];
            for at in (0..order.len()).rev() {
                let to = &order[at..=at];
                let distance = order.find(from).map(|at| at.abs_diff(order.find(to).unwrap()));
                let mut other = letters.clone();
                other.replace_range(place..=place, to);
                if distance.is_none_or(|steps| steps == 1) && corpus[&other] != *class {
                    expected
                        .push(format!("{metric}:{from} to {metric}:{to} gives {}", corpus[&other]));
                }
            }
        }
        let found: Vec<String> =
            vector_of(letters).one_step_changes().map(|change| change.to_string()).collect();
        assert_eq!(found, expected, "{letters}");
        changes += found.len();
    }
    assert!(changes > 500, "{changes}");
}

/// 320 combinations: each reason holds for the letters, and every one that holds is given.
#[test]
fn the_reasons_are_the_rules_that_hold() {
    for (letters, class) in corpus() {
        let vector = vector_of(&letters);
        let [lc, cp, ap, sr] = [0, 1, 2, 3].map(|place| &letters[place..=place]);
        let mut expected = Vec::new();
        match class.as_str() {
            "AX" => expected.extend(vector.unknown_metrics().filter_map(|metric| {
                ExtensionMetric::CLASSIFYING
                    .contains(&metric)
                    .then_some(ClassReason::Unknown(metric))
            })),
            "A2" => {
                expected.extend((ap == "L").then_some(ClassReason::LateralPropagation));
                let is_remembered = (lc == "D" || lc == "I") && cp == "C";
                expected.extend(is_remembered.then_some(ClassReason::LanguageIntoMemory));
                let is_reliable = lc == "D" && sr == "R";
                expected.extend(is_reliable.then_some(ClassReason::DirectAndReliable));
            }
            "A0" => expected.push(ClassReason::NoTrait),
            _ => expected.extend(
                ExtensionMetric::CLASSIFYING
                    .into_iter()
                    .zip([lc, cp, ap, sr].into_iter().zip(["N", "N", "N", "U"]))
                    .filter(|(_, (letter, least))| letter != least)
                    .map(|(metric, _)| ClassReason::Trait(metric)),
            ),
        }
        let found: Vec<ClassReason> = vector.class_reasons().collect();
        assert!(!found.is_empty(), "{letters}");
        assert_eq!(found, expected, "{letters}");
        assert!(found.iter().all(|reason| !reason.to_string().is_empty()));
    }
}
