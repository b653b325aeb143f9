//! Search over everything: a plain scan, for the catalogs are a few hundred records.

use super::entry::Entry;
use alloc::vec::Vec;

/// Longer queries are cut; more words make nothing clearer.
const MAX_WORDS: usize = 8;
/// How well a record can fit, see [`search`].
const RANKS: usize = 5;

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// The records, the best first.
    pub entries: Vec<Entry>,
    /// Whether no record holds every word, so that these hold as many as any does.
    pub is_partial: bool,
    /// The words with which no word of any record begins.
    pub unmatched: Vec<&'a str>,
}

/// Records that hold every word of a query, the best first; see [`search_words`].
#[must_use]
pub fn search(query: &str) -> Vec<Entry> {
    search_words(query).entries
}

/// Records that hold every word of a query, the best first, or where there is none, those that hold as
/// many of the words as any record does.
///
/// The order is: the record whose id is the query; those whose id begins with it; those whose name or
/// alias is the query; those whose name or alias holds every word from a word's beginning; those whose
/// id, names and description hold them anywhere. Among equals the catalog's order stays. Case does not
/// count. A query without words finds nothing.
#[must_use]
pub fn search_words(query: &str) -> Found<'_> {
    let query = query.trim();
    let words: Vec<&str> = query.split_whitespace().take(MAX_WORDS).collect();
    if words.is_empty() {
        return Found { entries: Vec::new(), is_partial: false, unmatched: Vec::new() };
    }
    let full = sorted(everything().filter_map(|entry| Some((rank(entry, query, &words)?, entry))));
    if !full.is_empty() {
        return Found { entries: full, is_partial: false, unmatched: Vec::new() };
    }
    // Short words stand inside many others; by themselves they count from a word's beginning only.
    let held = |entry: Entry| words.iter().copied().filter(move |word| says(entry, word, true));
    let most = everything().map(|entry| held(entry).count()).max().unwrap_or_default();
    let best = everything().filter(|entry| most > 0 && held(*entry).count() == most);
    let ranked = best.filter_map(|entry| {
        let held: Vec<&str> = held(entry).collect();
        Some((rank(entry, &held.join(" "), &held)?, entry))
    });
    let is_unmatched = |word: &&str| !everything().any(|entry| says(entry, word, true));
    let entries = sorted(ranked);
    Found {
        is_partial: !entries.is_empty(),
        entries,
        unmatched: words.iter().copied().filter(is_unmatched).collect(),
    }
}

/// All records, and what crosses layers.
fn everything() -> impl Iterator<Item = Entry> {
    Entry::all().chain([Entry::CROSS_LAYER])
}

/// By rank, and among equals in the catalog's order.
fn sorted(ranked: impl Iterator<Item = (usize, Entry)>) -> Vec<Entry> {
    let mut hits: [Vec<Entry>; RANKS] = Default::default();
    // A loop, and no chain of adapters: those would hold the ranking once for each kind of record.
    for (rank, entry) in ranked {
        if let Some(hits) = hits.get_mut(rank) {
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
    if names(entry).any(|name| name.eq_ignore_ascii_case(query)) {
        return Some(2);
    }
    if names(entry).any(|name| words.iter().all(|word| holds(name, word, true))) {
        return Some(3);
    }
    words.iter().all(|word| says(entry, word, false)).then_some(4)
}

fn names(entry: Entry) -> impl Iterator<Item = &'static str> {
    core::iter::once(entry.name()).chain(entry.aliases().iter().copied())
}

/// Whether a record says a word in its id, names or description.
fn says(entry: Entry, word: &str, at_beginning: bool) -> bool {
    let mut texts = names(entry).chain([entry.id(), entry.description()]);
    texts.any(|text| holds(text, word, at_beginning))
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
