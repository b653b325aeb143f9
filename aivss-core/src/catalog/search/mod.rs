//! Search over everything: one plain scan, for the catalogs are some hundred records.

mod stem;
mod synonyms;
mod words;

use super::entry::Entry;
use alloc::vec::Vec;
use words::{Held, Query};

/// How well a record can fit, see [`search_words`].
const RANKS: usize = 8;

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// The records, the best first.
    pub entries: Vec<Entry>,
    /// Whether no record holds every word, so that these hold as many as any does.
    pub is_partial: bool,
    /// The words that no record holds, nor another phrase for them.
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
/// A record holds a word where one of its own words begins with it or is another form of it: `poisoned`
/// finds "Poisoning". It also holds the words of a phrase that the field has another name for: what "prompt
/// injection" finds includes "Agent Goal Hijack".
///
/// The order is:
///
/// 1. the record whose id is the query,
/// 2. those whose id begins with it,
/// 3. those whose name or alias is the query, in whatever form of its words,
/// 4. those whose name or alias begins with it,
/// 5. those whose name or one alias holds every word,
/// 6. those whose name or one alias holds every word or another phrase for it,
/// 7. those whose id, names and description together hold every word,
/// 8. those whose id, names and description together hold every word or another phrase for it.
///
/// Among equals the catalog's order stays. Case does not count, nor do words such as "of" beside others. A
/// query without words finds nothing.
#[must_use]
pub fn search_words(query: &str) -> Found<'_> {
    let query = query.trim();
    let words = Query::new(query);
    let mut hits: [Vec<Entry>; RANKS] = Default::default();
    // For the case that none holds every word: the records that hold the most of them.
    let mut partial: Vec<(u8, Entry)> = Vec::new();
    let (mut most, mut known) = (1, 0);
    visit_everything(&mut |entry| {
        let (rank, held) = fit(entry, query, &words);
        known |= held;
        if let Some(hits) = rank.and_then(|rank| hits.get_mut(rank)) {
            hits.push(entry);
        }
        let count = held.count_ones();
        if count > most {
            most = count;
            partial.clear();
        }
        if count == most {
            partial.push((held, entry));
        }
    });
    let unmatched = words.texts(words.all() & !known).collect();
    let full = hits.concat();
    if !full.is_empty() || words.is_empty() {
        return Found { entries: full, is_partial: false, unmatched };
    }
    let entries = best_of(&words, &partial);
    Found { is_partial: !entries.is_empty(), entries, unmatched }
}

/// Records in the order that the words they hold would give them by themselves.
fn best_of(words: &Query<'_>, partial: &[(u8, Entry)]) -> Vec<Entry> {
    let mut hits: [Vec<Entry>; RANKS] = Default::default();
    let mut held_words = 0;
    let mut query = alloc::string::String::new();
    let mut only = words.only(0);
    for (held, entry) in partial {
        if *held != held_words {
            held_words = *held;
            query = words.texts(*held).collect::<Vec<_>>().join(" ");
            only = words.only(*held);
        }
        let rank = fit(*entry, &query, &only).0;
        if let Some(hits) = rank.and_then(|rank| hits.get_mut(rank)) {
            hits.push(*entry);
        }
    }
    hits.concat()
}

/// All records, and what crosses layers.
fn visit_everything(visit: &mut dyn FnMut(Entry)) {
    Entry::visit_all(visit);
    visit(Entry::CROSS_LAYER);
}

/// How well a record fits, 0 best and `None` for not at all, and the words that it holds.
fn fit(entry: Entry, query: &str, words: &Query<'_>) -> (Option<usize>, u8) {
    let all = words.all();
    let mut text = Held::default();
    let mut rank = RANKS;
    let mut found = |at: usize, is_so: bool| {
        if is_so {
            rank = rank.min(at);
        }
    };
    found(0, entry.id().eq_ignore_ascii_case(query));
    found(1, starts_with(entry.id(), query));
    for it in core::iter::once(entry.name()).chain(entry.aliases().iter().copied()) {
        let start = words.start(it);
        found(2, start == Some(true) || it.eq_ignore_ascii_case(query));
        found(3, start.is_some() || starts_with(it, query));
        let held = words.in_text(it);
        found(4, held.literal == all);
        found(5, held.any == all);
        text.literal |= held.literal;
        text.any |= held.any;
    }
    for it in [entry.id(), entry.description()] {
        let held = words.in_text(it);
        text.literal |= held.literal;
        text.any |= held.any;
    }
    found(6, text.literal == all);
    found(7, text.any == all);
    ((rank < RANKS && all != 0).then_some(rank), text.any)
}

fn starts_with(text: &str, start: &str) -> bool {
    let begins = |part: &[u8]| part.eq_ignore_ascii_case(start.as_bytes());
    text.as_bytes().get(..start.len()).is_some_and(begins)
}
