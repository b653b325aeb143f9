//! What every description must be: there, its own, and one sentence.

use super::facts;
use aivss_core::catalog::{Entry, Erratum, Framework};
use std::collections::BTreeSet;

#[test]
fn every_description_is_one_sentence_that_no_other_record_has() {
    let mut seen = BTreeSet::new();
    for entry in Entry::all() {
        let text = entry.description();
        let id = entry.id();
        assert!(!entry.name().is_empty() && !entry.source().section.is_empty(), "{id}");
        // Of the lists beside AIVSS, MAESTRO and the ASI Top 10 the catalogs have names only.
        let is_beside = entry.framework().is_some_and(|list| list > Framework::Asi);
        assert_eq!(text.is_empty(), is_beside, "{id}");
        if is_beside {
            continue;
        }
        assert!(text.split_whitespace().count() >= 4, "{id}: {text}");
        assert!(text.len() <= 200, "{id}: {text}");
        assert!(text.ends_with('.') && text.starts_with(char::is_uppercase), "{id}: {text}");
        // A full stop inside stands in a version number or not at all.
        assert!(!text.trim_end_matches('.').contains(". "), "{id}: {text}");
        assert!(!text.contains(['\n', '!', '?']), "{id}: {text}");
        assert!(seen.insert(text.to_lowercase()), "{id} repeats: {text}");
    }
    for erratum in Erratum::all() {
        assert!(erratum.choice.ends_with('.') && !erratum.choice.contains('\n'), "{}", erratum.id);
    }
}

/// A sentence that begins with one thing of many gives it an article: 12 words with which telegrams of
/// threats begin.
#[test]
fn no_description_is_a_telegram() {
    let bare = [
        "Agent",
        "Attacker",
        "Crafted tool",
        "Discovery",
        "Fake",
        "Flaw",
        "Index",
        "Lookalike",
        "Peer",
        "Policy",
        "Server",
        "Weak inter-chain bridge",
    ];
    for entry in Entry::all() {
        let text = entry.description();
        for word in bare {
            let rest = text.strip_prefix(word);
            assert!(rest.is_none_or(|rest| !rest.starts_with(' ')), "{}: {text}", entry.id());
        }
    }
}

/// The facts hold names and lists only; a description with eight words in a row from them would be a
/// copied list.
#[test]
fn no_description_has_eight_words_in_a_row_from_the_facts() {
    let text = facts().to_string().to_lowercase();
    let plain = |text: &str| {
        let letters = |c: char| if c.is_alphanumeric() { c } else { ' ' };
        text.to_lowercase().chars().map(letters).collect::<String>()
    };
    let source = plain(&text).split_whitespace().collect::<Vec<_>>().join(" ");
    for entry in Entry::all() {
        let description = plain(entry.description());
        let words: Vec<_> = description.split_whitespace().collect();
        for run in words.windows(8) {
            assert!(!source.contains(&run.join(" ")), "{}: {}", entry.id(), run.join(" "));
        }
    }
}
