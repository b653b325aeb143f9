//! The text of a vector: X against absence, the canonical form, the longest vector.

use super::grammar::{GRAMMAR, defined_pairs, is_valid, stripped, with_every_metric};
use crate::support::{BASE, vector};
use aivss_core::cvss::metric::Metric;
use aivss_core::cvss::{MAX_VECTOR_BYTES, Vector};
use aivss_tests::vectors;

const ALL_GROUPS: [&str; 4] = ["Base", "Threat", "Environmental", "Supplemental"];

/// 9,000 vectors, each once more with X for every metric it leaves out.
#[test]
fn an_x_is_the_same_as_an_absent_metric() {
    for row in vectors::cvss_sample() {
        let read = vector(&row.vector);
        let filled = with_every_metric(&row.vector);
        let same = vector(&filled);
        assert_eq!(same, read, "{filled}");
        assert_eq!(same.nomenclature(), read.nomenclature(), "{filled}");
        assert_eq!(same.score(), read.score(), "{filled}");
        assert_eq!(same.macro_vector(), read.macro_vector(), "{filled}");
        assert_eq!(same.to_string(), read.to_string(), "{filled}");
    }
}

/// 9,000 vectors: printed without X, and read back as the same vector.
#[test]
fn printing_drops_x_and_reads_back_as_the_same_vector() {
    for row in vectors::cvss_sample() {
        let read = vector(&row.vector);
        let printed = read.to_string();
        assert_eq!(printed, stripped(&row.vector, &ALL_GROUPS));
        assert!(!printed.contains(":X"), "{printed}");
        assert_eq!(vector(&printed), read);
        assert_eq!(format!("{read:?}"), printed);
    }
}

/// 9,000 vectors x 32 metrics.
#[test]
fn every_metric_gives_the_token_that_stands_in_the_text() {
    for row in vectors::cvss_sample() {
        let read = vector(&row.vector);
        let given: Vec<(&str, &str)> = defined_pairs(&row.vector).collect();
        for metric in Metric::ALL {
            let expected = given.iter().find(|(name, _)| *name == metric.as_str());
            assert_eq!(read.value_of(metric), expected.map(|pair| pair.1), "{}", row.vector);
        }
    }
}

/// 1 vector of 178 bytes with all 32 metrics.
#[test]
fn the_longest_vector_has_178_bytes_and_is_read() {
    let longest = GRAMMAR.iter().fold("CVSS:4.0".to_owned(), |text, row| {
        let (token, _) = row.values.iter().max_by_key(|(token, _)| token.len()).unwrap();
        text + "/" + row.metric + ":" + token
    });
    assert_eq!((longest.len(), MAX_VECTOR_BYTES), (178, 178));
    let read = vector(&longest);
    assert_eq!(read.to_string(), longest);
    assert!(Metric::ALL.iter().all(|metric| read.value_of(*metric).is_some()));
}

/// 94 vectors: every value of every metric, one at a time, read and printed.
#[test]
fn every_value_of_every_metric_is_read_and_printed() {
    let mut count = 0;
    for row in &GRAMMAR {
        for (token, _) in row.values {
            let mut text = with_every_metric(BASE);
            let start = text.find(&format!("/{}:", row.metric)).unwrap() + row.metric.len() + 2;
            let end = text[start..].find('/').map_or(text.len(), |length| start + length);
            text.replace_range(start..end, token);
            assert!(is_valid(&text), "{text}");
            let read = vector(&text);
            let metric = Metric::from_abbreviation(row.metric).unwrap();
            assert_eq!(read.value_of(metric), Some(*token), "{text}");
            assert_eq!(read.to_string(), stripped(&text, &ALL_GROUPS));
            count += 1;
        }
    }
    assert_eq!(count, GRAMMAR.iter().map(|row| row.values.len()).sum::<usize>());
    assert_eq!(count, 94);
}

/// 21 optional metrics, each alone after the base part, which skips all those before it.
#[test]
fn any_optional_metric_may_come_next_after_the_base_part() {
    for row in &GRAMMAR[11..] {
        for token in row.values.iter().map(|(token, _)| *token).chain(["X"]) {
            let text = format!("{BASE}/{}:{token}", row.metric);
            let printed = if token == "X" { BASE } else { &text };
            assert_eq!(text.parse::<Vector>().unwrap().to_string(), printed);
        }
    }
}
