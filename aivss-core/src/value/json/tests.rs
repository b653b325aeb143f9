//! The same bytes as `serde_json`, and refusals for the rest.

use super::*;
use alloc::string::ToString;
use alloc::vec::Vec;
use serde_json::{Value, json};

fn same(data: &impl Serialize) {
    assert_eq!(to_string(data).unwrap(), serde_json::to_string(data).unwrap());
}

#[test]
fn every_character_of_the_first_planes_is_written_as_serde_json_writes_it() {
    // At each place of a word of eight bytes, and in the rest after the last word.
    for character in ('\0'..='\u{2ff}').chain(['\u{2028}', '\u{ffff}', '\u{1f600}']) {
        for before in 0..9 {
            let mut text: String = "abcdefgh!".chars().take(before).collect();
            text.push(character);
            same(&text);
            text.push_str("the rest is plain");
            same(&text);
        }
    }
}

#[test]
fn data_is_written_as_serde_json_writes_it() {
    same(&json!({
        "whole": [0, 7, u64::MAX, -1, i64::MIN], "floats": [0.0, -0.0, 0.77175, 7.9, 1e300, 5e-324],
        "nested": {"empty": {}, "none": [], "null": null, "true": true, "false": false},
        "a \"key\"": "a\\b",
    }));
    same(&f64::NAN);
    same(&f64::INFINITY);
    same(&[Some("a"), None].as_slice());
    same(&[-5_i8, 7]);
    same(&(1, "two"));
    same(&[5_u16, 7].as_slice());
}

#[test]
fn random_words_are_written_as_serde_json_writes_them() {
    // A small generator (Knuth's MMIX constants) over bytes around the ones that matter.
    let mut state = 1_u64;
    let pool: Vec<char> = "\u{1}\u{1f} !\"#[\\]\u{7f}\u{80}é\u{d7ff}a".chars().collect();
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..21 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push(pool[(state >> 33) as usize % pool.len()]);
        }
        same(&text);
        same(&Value::from(f64::from_bits(state)));
    }
}

#[test]
fn what_our_data_does_not_have_is_refused_and_not_written_wrongly() {
    #[derive(Serialize)]
    enum WithData {
        Number(u8),
        Named { number: u8 },
    }
    assert_eq!(
        to_string(&WithData::Number(1)).unwrap_err().to_string(),
        "a variant with data cannot be written as JSON here"
    );
    assert!(to_string(&WithData::Named { number: 1 }).is_err());
    assert!(to_string(&'a').is_err());
    assert!(to_string(&1.5_f32).is_err());
    assert!(to_string(&alloc::collections::BTreeMap::from([(1, 2)])).is_err());
}
