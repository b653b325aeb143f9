//! Errors for ids that the catalog does not have, with those that are nearest.

use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

/// So many ids are proposed.
const PROPOSALS: usize = 3;
/// Longer texts are no mistyped id.
const MAX_BYTES: usize = 32;

/// The error for an id of a kind of record.
pub(super) fn unknown(
    what: &str,
    id: &str,
    mut known: impl Iterator<Item = &'static str>,
) -> Error {
    let message = format!("{} is the id of no {what}", Quoted(id));
    let nearest = nearest(id, &mut known);
    Error::new(
        ErrorCode::CatalogUnknown,
        if nearest.is_empty() {
            message
        } else {
            let nearest = list(nearest.into_iter().map(Quoted));
            format!("{message}; the nearest are {nearest}")
        },
    )
}

/// The ids that go on from what was typed, then those that take the fewest changes of letters to reach, in
/// the catalog's order among equals.
fn nearest(id: &str, known: &mut dyn Iterator<Item = &'static str>) -> Vec<&'static str> {
    if id.len() > MAX_BYTES {
        return Vec::new();
    }
    let mut nearest: Vec<(usize, &'static str)> = Vec::with_capacity(PROPOSALS + 1);
    for known in known {
        let goes_on = |start: &str| !start.is_empty() && start.eq_ignore_ascii_case(id);
        let distance =
            if known.get(..id.len()).is_some_and(goes_on) { 0 } else { distance(id, known) };
        let place = nearest.partition_point(|(nearer, _)| *nearer <= distance);
        nearest.insert(place, (distance, known));
        nearest.truncate(PROPOSALS);
    }
    nearest.into_iter().map(|(_, known)| known).collect()
}

/// Levenshtein's distance, without regard to case.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (index, left) in a.chars().enumerate() {
        let mut next = vec![index + 1];
        for ((right, pair), _) in b.iter().zip(row.windows(2)).zip(0..) {
            let [diagonal, above] = pair else { continue };
            let change = usize::from(!left.eq_ignore_ascii_case(right));
            let beside = next.last().copied().unwrap_or_default();
            next.push((diagonal + change).min(above + 1).min(beside + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_textbook() {
        for (a, b, expected) in
            [("kitten", "sitting", 3), ("", "abc", 3), ("T2", "t2", 0), ("flaw", "lawn", 2)]
        {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn the_nearest_ids_come_first() {
        assert_eq!(
            nearest("T22", &mut ["T1", "T2", "L2-P1", "T23"].into_iter()),
            ["T2", "T23", "T1"]
        );
        // An id without its edition is the beginning of an id.
        assert_eq!(
            nearest("llm01", &mut ["ASI01", "LLM01:2025", "LLM01:2026"].into_iter()),
            ["LLM01:2025", "LLM01:2026", "ASI01"]
        );
        assert!(nearest(&"a".repeat(33), &mut ["T1"].into_iter()).is_empty());
    }
}
