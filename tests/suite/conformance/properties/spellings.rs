//! Factors by name: any order, any published spelling.

use crate::support::{KEYS_0_5, KEYS_0_8, cases, keys, profile_of};
use aivss_core::{AmplificationFactor, FactorSet, FactorValue, Profile};
use proptest::prelude::{Just, Strategy, any, prop_assert_eq, proptest};

/// Section 2 of the reference: the names of each factor under its 0.8 key, or its own for Planning.
const NAMES: [(&str, &[&str]); 11] = [
    ("autonomy", &["Execution Autonomy", "Autonomy of Action"]),
    ("tools", &["External Tool Control Surface", "Tool Use", "Dynamic Tool Use"]),
    ("language", &["Natural Language Interface"]),
    ("context", &["Contextual Awareness"]),
    ("non_determinism", &["Behavioral Non-Determinism", "Non-Determinism"]),
    ("opacity", &["Opacity & Reflexivity", "Opacity and Reflexivity"]),
    ("persistence", &["Persistent State Retention", "Memory Use", "Persistent Memory"]),
    ("identity", &["Dynamic Identity"]),
    ("multi_agent", &["Multi-Agent Interactions"]),
    ("self_mod", &["Self-Modification"]),
    ("planning", &["Goal-Driven Planning"]),
];

/// A name as people and programs write it.
fn styles(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split([' ', '-', '_']).collect();
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..].to_lowercase();
    let letters: Vec<&str> = words.iter().copied().filter(|word| *word != "&").collect();
    let camel = |(index, word): (usize, &&str)| {
        if index == 0 { word.to_lowercase() } else { capital(word) }
    };
    vec![
        name.to_owned(),
        name.to_lowercase(),
        name.to_uppercase(),
        words.concat(),
        letters.join("_").to_lowercase(),
        letters.join("-").to_lowercase(),
        letters.iter().map(|word| capital(word)).collect(),
        letters.iter().enumerate().map(camel).collect(),
        name.replace(" & ", " and "),
        name.replace(" & ", "And"),
        format!("  {name} "),
    ]
}

/// All spellings of all names of the factor with that 0.8 key.
fn spellings(key: &str) -> Vec<String> {
    let (_, names) = NAMES.iter().find(|(known, _)| *known == key).unwrap();
    names.iter().copied().chain([key]).flat_map(styles).collect()
}

/// The 0.8 key, or `planning`, of the factor that a published name means.
pub(crate) fn key_of(name: &str) -> &'static str {
    let known = NAMES.iter().find(|(key, _)| spellings(key).iter().any(|known| known == name));
    known.unwrap_or_else(|| panic!("`{name}` is no published name")).0
}

/// 11 factors x 2 to 4 names x 11 styles.
#[test]
fn every_published_name_in_every_style_is_its_factor() {
    let mut count = 0;
    for ((key, _), factor) in NAMES.iter().zip(AmplificationFactor::ALL) {
        for spelling in spellings(key) {
            assert_eq!(spelling.parse::<AmplificationFactor>().unwrap(), factor, "{spelling}");
            count += 1;
        }
    }
    assert_eq!(count, (18 + 11) * 11);
}

/// 2 sets of ten, in the order of their documents, with keys and names.
#[test]
fn the_sets_are_those_of_the_documents() {
    for set in FactorSet::ALL {
        assert_eq!(set.factors().map(|factor| factor.key(set)), keys(set));
    }
    assert_eq!(FactorSet::ALL.map(keys), [KEYS_0_8, KEYS_0_5]);
    let names = |set: FactorSet| set.factors().map(|factor| factor.name(set));
    assert_eq!(
        names(FactorSet::V0_8),
        [
            "Execution Autonomy",
            "External Tool Control Surface",
            "Natural Language Interface",
            "Contextual Awareness",
            "Behavioral Non-Determinism",
            "Opacity & Reflexivity",
            "Persistent State Retention",
            "Dynamic Identity",
            "Multi-Agent Interactions",
            "Self-Modification",
        ]
    );
    assert_eq!(
        names(FactorSet::V0_5),
        [
            "Autonomy of Action",
            "Tool Use",
            "Memory Use",
            "Dynamic Identity",
            "Multi-Agent Interactions",
            "Non-Determinism",
            "Self-Modification",
            "Goal-Driven Planning",
            "Contextual Awareness",
            "Opacity and Reflexivity",
        ]
    );
}

/// 20 factors of a set, each with three anchors that differ, and 2 factors that a set lacks.
#[test]
fn every_factor_of_a_set_has_its_anchors() {
    for set in FactorSet::ALL {
        for factor in AmplificationFactor::ALL {
            let anchors = factor.anchors(set);
            assert_eq!(anchors.is_some(), set.position(factor).is_some(), "{factor:?}");
            for anchor in anchors.into_iter().flatten() {
                assert!(anchor.ends_with('.') && !anchor.contains('\n'), "{anchor}");
            }
            assert!(anchors.is_none_or(|[low, middle, high]| low != middle && middle != high));
        }
    }
}

fn set_and_order() -> impl Strategy<Value = (FactorSet, Vec<usize>)> {
    let order = Just((0..10).collect::<Vec<usize>>()).prop_shuffle();
    (proptest::sample::select(&FactorSet::ALL[..]), order)
}

proptest! {
    #![proptest_config(cases(2_000))]

    /// 2,000 profiles a run, their factors shuffled and each in a random spelling.
    #[test]
    fn neither_order_nor_spelling_of_the_factors_matters(
        (set, order) in set_and_order(),
        counts in proptest::array::uniform10(0_u16..=10_000),
        choice in any::<proptest::sample::Index>(),
    ) {
        let named: Vec<(String, FactorValue)> = order
            .iter()
            .map(|&index| {
                let key = set.factors()[index];
                let known = AmplificationFactor::ALL.iter().position(|factor| *factor == key);
                let spellings = spellings(NAMES[known.unwrap()].0);
                let name = spellings[(choice.index(997) + index) % spellings.len()].clone();
                (name, FactorValue::from_ten_thousandths(counts[index]).unwrap())
            })
            .collect();
        let named = named.iter().map(|(name, value)| (name.as_str(), *value));
        let profile = Profile::try_from_names(set, named).unwrap();
        prop_assert_eq!(profile, profile_of(set, counts));
        for ((factor, value), index) in profile.iter().zip(0..) {
            prop_assert_eq!(profile.value(factor), Some(value));
            prop_assert_eq!(value.ten_thousandths(), counts[index]);
        }
    }
}
