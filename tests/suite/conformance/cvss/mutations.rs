//! Texts one step away from a valid vector: accepted exactly when the grammar accepts them.

use super::grammar::{is_valid, stripped};
use crate::support::BASE;
use aivss_core::cvss::Vector;

const FULL: &str = "CVSS:4.0/AV:A/AC:H/AT:P/PR:L/UI:P/VC:H/VI:L/VA:N/SC:L/SI:N/SA:H/E:U/CR:H/IR:M/AR:L\
                    /MAV:P/MAC:L/MAT:N/MPR:H/MUI:A/MVC:N/MVI:H/MVA:L/MSC:N/MSI:S/MSA:N\
                    /S:P/AU:Y/R:I/V:C/RE:M/U:Amber";

/// Compares the parser with the grammar, and says whether the text is a vector.
fn judge(text: &str) -> bool {
    let expected = is_valid(text);
    match text.parse::<Vector>() {
        Ok(read) => {
            assert!(expected, "accepted, but no vector: `{text}`");
            let groups = ["Base", "Threat", "Environmental", "Supplemental"];
            assert_eq!(read.to_string(), stripped(text, &groups));
        }
        Err(error) => {
            assert!(!expected, "refused, but a vector: `{text}`: {error}");
            assert!(error.code().as_str().starts_with("cvss."), "`{text}`: {error:?}");
            assert!(error.position().is_none_or(|position| position <= text.len()), "`{text}`");
        }
    }
    expected
}

/// 178 bytes x 128 characters = 22,784 texts.
#[test]
fn a_vector_with_one_character_changed_is_judged_by_the_grammar() {
    let mut valid = 0;
    for position in 0..FULL.len() {
        for byte in 0..128_u8 {
            let mut bytes = FULL.as_bytes().to_vec();
            bytes[position] = byte;
            valid += usize::from(judge(&String::from_utf8(bytes).unwrap()));
        }
    }
    // Each of the 178 positions once with its own character, and every other value of one letter:
    // the 11 base metrics have 21 others, the 20 optional ones of one letter 38, and X besides.
    assert_eq!(valid, 178 + 21 + 38 + 20);
}

/// 63 + 178 characters left out, as many beginnings and ends, and 4 characters put in at each place.
#[test]
fn a_vector_with_a_character_more_or_less_is_judged_by_the_grammar() {
    for whole in [BASE, FULL] {
        for position in 0..whole.len() {
            let mut text = whole.to_owned();
            text.remove(position);
            judge(&text);
            judge(&whole[..position]);
            judge(&whole[position..]);
        }
        for position in 0..=whole.len() {
            for character in ['/', ':', 'X', 'é'] {
                let mut text = whole.to_owned();
                text.insert(position, character);
                judge(&text);
            }
        }
    }
}

/// 32 pairs left out, repeated, and exchanged with each of 32: 1,088 texts.
#[test]
fn a_vector_with_pairs_moved_is_judged_by_the_grammar() {
    let pairs: Vec<&str> = FULL.split('/').skip(1).collect();
    let text_of = |pairs: &[&str]| format!("CVSS:4.0/{}", pairs.join("/"));
    for first in 0..pairs.len() {
        let mut fewer = pairs.clone();
        fewer.remove(first);
        assert_eq!(judge(&text_of(&fewer)), first >= 11, "without {}", pairs[first]);
        let mut more = pairs.clone();
        more.insert(first, pairs[first]);
        assert!(!judge(&text_of(&more)), "{} twice", pairs[first]);
        for second in 0..pairs.len() {
            let mut swapped = pairs.clone();
            swapped.swap(first, second);
            assert_eq!(judge(&text_of(&swapped)), first == second);
        }
    }
}
