//! The words of a query, what else they are called, and whether a text holds them.

use super::stem::{Stem, head_bits};
use super::synonyms::GROUPS;
use alloc::vec::Vec;

/// Longer queries are cut; more words make nothing clearer.
const MAX_WORDS: usize = 8;
/// Words that tell nothing beside others.
const FILLERS: [&str; 14] =
    ["a", "an", "and", "by", "for", "in", "of", "on", "or", "the", "to", "via", "with", "&"];
/// A shorter word is looked for whole: `ai` begins too many others.
const MIN_PREFIX: usize = 3;

/// A query, ready to be held against texts. Its words are bits: the first is bit 0.
pub(super) struct Query<'a> {
    words: Vec<&'a str>,
    /// The stems of the words, then those of the words of the other phrases, each of these once. They are
    /// bits as well, the words' own among them.
    stems: Vec<Stem>,
    synonyms: Vec<Synonym>,
    /// The heads of all stems, for passing by what begins otherwise.
    heads: u64,
}

/// Another phrase for some of the words.
struct Synonym {
    stands_for: u8,
    /// The bits of its own words.
    needs: u64,
}

/// Which words a text holds.
#[derive(Clone, Copy, Default)]
pub(super) struct Held {
    /// Those that stand there.
    pub(super) literal: u8,
    /// Those and the words for which another phrase stands there.
    pub(super) any: u8,
}

impl<'a> Query<'a> {
    pub(super) fn new(query: &'a str) -> Self {
        let trimmed = |word: &'a str| word.trim_matches(['"', '\'', ',', ';', '?', '!', '(', ')']);
        let all = || query.split_whitespace().map(trimmed).filter(|word| !word.is_empty());
        let told = || all().filter(|word| !is_filler(word));
        let mut words: Vec<&str> = told().take(MAX_WORDS).collect();
        if words.is_empty() {
            words.extend(all().take(MAX_WORDS));
        }
        Self::from_words(words)
    }

    fn from_words(words: Vec<&'a str>) -> Self {
        let stems = words.iter().map(|word| Stem::new(word.as_bytes())).collect();
        let mut query = Self { words, stems, synonyms: Vec::new(), heads: 0 };
        for group in GROUPS {
            // What the query says of the group, in whichever of its phrases.
            let said = group.iter().filter_map(|phrase| query.said(phrase));
            let stands_for = said.fold(0, |all, it| all | it);
            if stands_for != 0 {
                group.iter().for_each(|phrase| query.add(stands_for, phrase));
            }
        }
        query.heads = query.stems.iter().fold(0, |all, stem| all | stem.head_bits());
        query
    }

    /// Adds another phrase for some of the words.
    fn add(&mut self, stands_for: u8, phrase: &str) {
        let mut needs = 0;
        for word in parts(phrase, &[' ']) {
            let own = self.words.len();
            let known = self.stems.iter().skip(own).position(|stem| stem.is_of(word.as_bytes()));
            let place = known.map_or(self.stems.len(), |place| own + place);
            if known.is_none() {
                self.stems.push(Stem::new(word.as_bytes()));
            }
            match u32::try_from(place).ok().and_then(|place| 1_u64.checked_shl(place)) {
                Some(bit) => needs |= bit,
                // Only a query of many groups has so many words; it is clear enough without this phrase.
                None => return,
            }
        }
        self.synonyms.push(Synonym { stands_for, needs });
    }

    /// The words of the query that are a phrase, with a hyphen or a blank where that has a hyphen; `None` where
    /// some word of it is missing.
    fn said(&self, phrase: &str) -> Option<u8> {
        let all_of = |between| {
            parts(phrase, between).try_fold(0_u8, |said, word| {
                let mut own = self.stems.iter().take(self.words.len());
                Some(said | 1 << own.position(|stem| stem.is_of(word.as_bytes()))?)
            })
        };
        // `agent-to-agent` in parts is no more than `agent`.
        let is_apart = || parts(phrase, &[' ', '-']).next() != parts(phrase, &[' ', '-']).last();
        all_of(&[' ']).or_else(|| is_apart().then(|| all_of(&[' ', '-']))?)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// All words.
    pub(super) fn all(&self) -> u8 {
        self.words.iter().fold(0, |all, _| all << 1 | 1)
    }

    /// A query of some of the words.
    pub(super) fn only(&self, held: u8) -> Self {
        Self::from_words(self.texts(held).collect())
    }

    /// Some of the words as they were written.
    pub(super) fn texts(&self, held: u8) -> impl Iterator<Item = &'a str> {
        self.words
            .iter()
            .enumerate()
            .filter(move |(index, _)| held >> index & 1 == 1)
            .map(|(_, word)| *word)
    }

    /// Whether a name is these words in this order, in whatever form: `Some(true)`; begins with them:
    /// `Some(false)`; or neither.
    pub(super) fn start(&self, name: &str) -> Option<bool> {
        let is_between = |c: char| !c.is_alphanumeric() && c != '-';
        let mut rest = name.split(is_between).filter(|word| !word.is_empty() && !is_filler(word));
        let mut is_start = !self.is_empty();
        for stem in self.stems.iter().take(self.words.len()) {
            is_start = is_start && rest.next().is_some_and(|word| stem.is_of(word.as_bytes()));
        }
        is_start.then(|| rest.next().is_none())
    }

    /// Which of the words a text holds.
    pub(super) fn in_text(&self, text: &str) -> Held {
        let mut seen = 0_u64;
        for rest in beginnings(text) {
            if self.heads & head_bits(rest) == 0 {
                continue;
            }
            for (index, stem) in self.stems.iter().enumerate().take(u64::BITS as usize) {
                // The head of a word's stem is the word's as well, so that this rules out both.
                if stem.is_alike(rest)
                    && (self.words.get(index).is_some_and(|word| begins_with(rest, word))
                        || has_stem(rest, stem))
                {
                    seen |= 1 << index;
                }
            }
        }
        #[allow(clippy::cast_possible_truncation, reason = "the words are the lowest eight bits")]
        let literal = seen as u8 & self.all();
        let held = self.synonyms.iter().filter(|it| it.needs & !seen == 0);
        Held { literal, any: held.fold(literal, |any, it| any | it.stands_for) }
    }
}

fn is_filler(word: &str) -> bool {
    FILLERS.iter().any(|filler| filler.eq_ignore_ascii_case(word))
}

/// The words of a phrase, which some characters part.
fn parts<'p>(phrase: &'p str, between: &'p [char]) -> impl Iterator<Item = &'p str> {
    phrase.split(between).filter(|word| !is_filler(word))
}

/// Whether a text begins with a word that begins with this one, in either case of letters.
fn begins_with(text: &[u8], word: &str) -> bool {
    let is_short = word.len() < MIN_PREFIX;
    after(text, word).is_some_and(|rest| !is_short || !starts_word(rest))
}

/// The text from each of its words on.
fn beginnings(text: &str) -> impl Iterator<Item = &[u8]> {
    let bytes = text.as_bytes();
    let mut was_word = false;
    bytes.iter().enumerate().filter_map(move |(place, byte)| {
        let is_word = byte.is_ascii_alphanumeric();
        let begins = is_word && !was_word;
        was_word = is_word;
        if begins { bytes.get(place..) } else { None }
    })
}

/// What follows a word at the beginning of a text; hyphens count on neither side.
fn after<'a>(text: &'a [u8], word: &str) -> Option<&'a [u8]> {
    let mut rest = text;
    for letter in word.bytes().filter(|byte| *byte != b'-') {
        loop {
            let (first, more) = rest.split_first()?;
            rest = more;
            if first.eq_ignore_ascii_case(&letter) {
                break;
            }
            if *first != b'-' {
                return None;
            }
        }
    }
    Some(rest)
}

fn starts_word(rest: &[u8]) -> bool {
    rest.first().is_some_and(u8::is_ascii_alphanumeric)
}

/// Whether a text begins with a word of that stem, which may be two with a hyphen between.
fn has_stem(text: &[u8], stem: &Stem) -> bool {
    let length = |is_part: fn(&u8) -> bool| text.iter().take_while(|byte| is_part(byte)).count();
    let word = text.get(..length(u8::is_ascii_alphanumeric)).unwrap_or_default();
    let joined = length(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    let joined = text.get(..joined).unwrap_or_default();
    stem.is_of(word) || (joined.len() > word.len() && stem.is_of(joined))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(text: &str, word: &str) -> bool {
        let words = Query::new(word);
        words.in_text(text).literal == words.all()
    }

    #[test]
    fn words_are_found_at_beginnings_and_by_their_stem() {
        assert!(finds("Tool Misuse", "MISUSE"));
        assert!(finds("Tool Misuse", "mis"));
        assert!(!finds("Tool Misuse", "use"));
        assert!(finds("Goal/Intent Manipulation", "intents"));
        assert!(finds("Over-Privileged Skills", "overprivileged"));
        assert!(finds("Over-Privileged Skills", "privilege"));
        assert!(finds("Overprivileged NHI", "over-privileged"));
        assert!(finds("AML.T0051.000", "t0051"));
        assert!(!finds("", "a"));
    }

    #[test]
    fn a_short_word_is_found_whole() {
        assert!(finds("Evade AI Model", "ai"));
        assert!(!finds("Aim of the attack", "ai"));
        assert!(finds("L3-P1", "l3"));
    }

    #[test]
    fn another_phrase_stands_for_the_words() {
        let words = Query::new("a prompt injection attack");
        assert_eq!(words.all(), 0b111);
        let held = words.in_text("Agent Goal Hijack");
        assert_eq!((held.literal, held.any), (0, 0b011));
        let held = words.in_text("Prompt Injection Attacks");
        assert_eq!((held.literal, held.any), (0b111, 0b111));
        // A hyphen of the phrase may be a blank in the query.
        assert_eq!(Query::new("cross site scripting").in_text("XSS").any, 0b111);
        assert_eq!(Query::new("a2a").in_text("Agent-to-Agent Channels").any, 0b1);
        assert_eq!(Query::new("a2a").in_text("Agent Frameworks").any, 0);
        // Part of a phrase is not the phrase.
        assert_eq!(words.in_text("Goal of the model").any, 0);
    }

    #[test]
    fn names_begin_with_words_in_whatever_form() {
        let words = Query::new("prompt injections");
        assert_eq!(words.start("Prompt Injection"), Some(true));
        assert_eq!(words.start("Prompt Injection Logging"), Some(false));
        assert_eq!(words.start("LLM Prompt Injection"), None);
        assert_eq!(
            Query::new("memory context poisoning").start("Memory & Context Poisoning"),
            Some(true)
        );
        assert_eq!(Query::new("").start("Prompt Injection"), None);
    }

    #[test]
    fn fillers_count_only_by_themselves() {
        assert_eq!(Query::new("man in the middle").all(), 0b11);
        assert_eq!(Query::new("the").all(), 0b1);
        assert!(Query::new(" ?! ").is_empty());
    }

    /// Each phrase has a word that tells something, and stands in one group.
    #[test]
    fn no_phrase_stands_in_two_groups() {
        let mut seen: Vec<&str> = Vec::new();
        for group in GROUPS {
            assert!(group.len() > 1);
            for phrase in *group {
                assert!(parts(phrase, &[' ']).next().is_some(), "{phrase}");
                assert!(
                    phrase.chars().all(|c| c.is_ascii_lowercase()
                        || c.is_ascii_digit()
                        || c == ' '
                        || c == '-')
                );
                assert!(!seen.contains(phrase), "{phrase}");
                seen.push(phrase);
            }
        }
    }
}
