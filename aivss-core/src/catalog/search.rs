//! Search over everything: a plain scan, for the catalogs are a few hundred records.

use super::entry::Entry;
use alloc::vec::Vec;

/// Longer queries are cut; more words make nothing clearer.
const MAX_WORDS: usize = 8;
/// How well a record can fit, see [`search`].
const RANKS: usize = 5;

/// Records that hold every word of a query, the best first.
///
/// The order is: the record whose id is the query; those whose id begins with it; those whose name or
/// alias is the query; those whose name or alias holds every word from a word's beginning; those whose id, names and description hold them
/// anywhere. Among equals the catalog's order stays. Case does not count. A query without words finds
/// nothing.
#[must_use]
pub fn search(query: &str) -> Vec<Entry> {
    let query = query.trim();
    let words: Vec<&str> = query.split_whitespace().take(MAX_WORDS).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut hits: [Vec<Entry>; RANKS] = Default::default();
    // A loop, and no chain of adapters: those would hold the ranking once for each kind of record.
    for entry in Entry::all() {
        if let Some(hits) = rank(entry, query, &words).and_then(|rank| hits.get_mut(rank)) {
            hits.push(entry);
        }
    }
    hits.concat()
}

/// How well a record fits, 0 best; `None` for not at all.
fn rank(entry: Entry, query: &str, words: &[&str]) -> Option<usize> {
    if entry.id().eq_ignore_ascii_case(query) {
        return Some(0);
    }
    if starts_with(entry.id().as_bytes(), query.as_bytes()) {
        return Some(1);
    }
    let names = || core::iter::once(entry.name()).chain(entry.aliases().iter().copied());
    if names().any(|name| name.eq_ignore_ascii_case(query)) {
        return Some(2);
    }
    if names().any(|name| words.iter().all(|word| holds(name, word, true))) {
        return Some(3);
    }
    let everywhere = || names().chain([entry.id(), entry.description()]);
    words.iter().all(|word| everywhere().any(|text| holds(text, word, false))).then_some(4)
}

fn starts_with(text: &[u8], start: &[u8]) -> bool {
    text.get(..start.len()).is_some_and(|part| part.eq_ignore_ascii_case(start))
}

/// Whether a text holds a word, in either case of letters; at the beginning of one of its words only,
/// if so asked.
fn holds(text: &str, word: &str, at_beginning: bool) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let Some(first) = word.first() else { return true };
    let mut before = b' ';
    for (place, byte) in text.iter().enumerate() {
        if byte.eq_ignore_ascii_case(first)
            && !(at_beginning && before.is_ascii_alphanumeric())
            && text.get(place..).is_some_and(|rest| starts_with(rest, word))
        {
            return true;
        }
        before = *byte;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_either_case_and_at_beginnings_if_so_asked() {
        assert!(holds("Tool Misuse", "MISUSE", true));
        assert!(!holds("Tool Misuse", "use", true));
        assert!(holds("Tool Misuse", "use", false));
        assert!(holds("Goal/Intent Manipulation", "intent", true));
        assert!(!holds("", "a", false));
    }
}
