//! The strict parser: one pass over bytes that allocates nothing.
#![allow(
    clippy::indexing_slicing,
    reason = "metrics index arrays of 32, letters are taken modulo 32, and the base part has a fixed length"
)]

use super::diagnose::diagnose;
use super::metric::{Metric, ProviderUrgency};
use super::packed::{MAX_VECTOR_BYTES, NOT_DEFINED, Optional, PackedVector, bits_of, mask_of};
use super::vector::Vector;
use crate::error::Error;
use core::str::FromStr;

/// Base metrics are mandatory, ordered and of fixed width, so the part before any other metric is
/// always this long.
const BASE_BYTES: usize = 63;

/// Reads the text of section 7 and nothing else: the specification's order, capitals as given, all
/// base metrics, none twice, X for any metric outside the Base group.
///
/// # Errors
///
/// A code beginning with `cvss.`; the message names the metric, and [`Error::position`] says where it
/// stands.
impl FromStr for Vector {
    type Err = Error;

    #[inline]
    fn from_str(text: &str) -> Result<Self, Error> {
        // What the parser refuses is read once more, slowly, to say why.
        parse(text.as_bytes()).map(Self::from_packed).ok_or_else(|| diagnose(text))
    }
}

/// The ordinals of a valid vector; `None` for any other text.
#[inline]
fn parse(bytes: &[u8]) -> Option<PackedVector> {
    if bytes.len() > MAX_VECTOR_BYTES {
        return None;
    }
    let (text, rest) = bytes.split_first_chunk::<BASE_BYTES>()?;
    if !follows_template(text) {
        return None;
    }
    let mut base = 0;
    for metric in 0..BASE_END {
        base |= bits_of_capital(metric, text[value_at(metric)]);
    }
    if base & UNKNOWN != 0 {
        return None;
    }
    let optional = if rest.is_empty() { Optional::default() } else { parse_optional(rest)? };
    Some(PackedVector { base, optional })
}

/// Where the Base group ends in [`Metric::ALL`].
const BASE_END: usize = Metric::ExploitMaturity as usize;

/// The base part with `_` in place of each value.
const BASE_TEMPLATE: &[u8; BASE_BYTES] =
    b"CVSS:4.0/AV:_/AC:_/AT:_/PR:_/UI:_/VC:_/VI:_/VA:_/SC:_/SI:_/SA:_";

/// Where the value of the nth base metric stands.
const fn value_at(metric: usize) -> usize {
    12 + 5 * metric
}

/// Eight bytes at a time, as the bits to keep and what they must be: all bits of the template's bytes,
/// and for each `_` the three that make it a capital letter.
const TEMPLATE_WORDS: [(u64, u64); 8] = {
    let mut words = [(0, 0); 8];
    let mut index = 0;
    while index < words.len() {
        let mut byte = 0;
        while byte < 8 {
            let (mask, expected) = match BASE_TEMPLATE[word_at(index) + byte] {
                b'_' => (CAPITAL_MASK, CAPITAL),
                fixed => (0xff, fixed),
            };
            words[index].0 |= (mask as u64) << (8 * byte);
            words[index].1 |= (expected as u64) << (8 * byte);
            byte += 1;
        }
        index += 1;
    }
    words
};

/// Where the nth word begins; the last overlaps the one before it, for 63 is not a multiple of 8.
const fn word_at(index: usize) -> usize {
    if index == 7 { BASE_BYTES - 8 } else { 8 * index }
}

/// Whether everything but the values is as in [`BASE_TEMPLATE`], and each value some capital.
#[inline]
fn follows_template(text: &[u8; BASE_BYTES]) -> bool {
    let (words, _) = text.as_chunks::<8>();
    let difference = words.iter().chain(text.last_chunk::<8>()).zip(TEMPLATE_WORDS).fold(
        0,
        |difference, (word, (mask, expected))| {
            difference | ((u64::from_le_bytes(*word) & mask) ^ expected)
        },
    );
    difference == 0
}

/// `A` to `Z`, and five bytes beside them, are `0b010x_xxxx`.
const CAPITAL_MASK: u8 = 0xe0;
const CAPITAL: u8 = 0x40;

/// Stands for a letter that is no value: a bit of no metric.
const UNKNOWN: u32 = 1 << 31;

/// For each metric and each of 32 letters, the bits of the value. A table, because a processor
/// cannot guess which value comes next, and its wrong guesses cost more than the rest of parsing.
#[allow(clippy::cast_possible_truncation, reason = "a metric has four values at most")]
static LETTERS: [[u32; 32]; 32] = {
    let mut letters = [[UNKNOWN; 32]; 32];
    let mut metric = 0;
    while metric < 32 {
        let values = Metric::ALL[metric].values();
        let mut ordinal = 0;
        while ordinal < values.len() {
            if let [letter] = values[ordinal].0.as_bytes() {
                letters[metric][(*letter % 32) as usize] =
                    bits_of(Metric::ALL[metric], ordinal as u8);
            }
            ordinal += 1;
        }
        if metric >= BASE_END {
            letters[metric][(b'X' % 32) as usize] = bits_of(Metric::ALL[metric], NOT_DEFINED);
        }
        metric += 1;
    }
    letters
};

/// The bits of a value that is one capital letter, or [`UNKNOWN`].
#[inline]
fn bits_of_capital(metric: usize, letter: u8) -> u32 {
    LETTERS[metric][usize::from(letter % 32)]
}

/// Reads what follows the base part.
fn parse_optional(text: &[u8]) -> Option<Optional> {
    let mut optional = Optional::default();
    let mut rest = Rest(text);
    macro_rules! scored {
        ($($metric:ident)+) => {
            $(if let Some(letter) = rest.value_of(Metric::$metric)? {
                optional.given |= bits_of_capital(Metric::$metric as usize, letter);
                if letter != b'X' {
                    optional.defined |= mask_of(Metric::$metric);
                }
            })+
        };
    }
    macro_rules! supplemental {
        ($($metric:ident)+) => {
            $(if let Some(letter) = rest.value_of(Metric::$metric)? {
                optional.supplemental |= bits_of_capital(Metric::$metric as usize, letter);
            })+
        };
    }
    scored! {
        ExploitMaturity
        ConfidentialityRequirement IntegrityRequirement AvailabilityRequirement
        ModifiedAttackVector ModifiedAttackComplexity ModifiedAttackRequirements
        ModifiedPrivilegesRequired ModifiedUserInteraction
        ModifiedVulnerableConfidentiality ModifiedVulnerableIntegrity ModifiedVulnerableAvailability
        ModifiedSubsequentConfidentiality ModifiedSubsequentIntegrity ModifiedSubsequentAvailability
    }
    supplemental! { Safety Automatable Recovery ValueDensity ResponseEffort }
    if let Some(word) = rest.after_label(Metric::ProviderUrgency) {
        optional.supplemental |= provider_urgency(word)?;
        rest.0 = &[];
    }
    let unknown = (optional.given | optional.supplemental) & UNKNOWN != 0;
    (rest.0.is_empty() && !unknown).then_some(optional)
}

/// What is left of a vector. Metrics are asked for in the specification's order; one that does not
/// come next is absent, and whatever nobody asked for remains.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    /// The capital that is the metric's value, if the metric comes next; `None` when it has none.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[allow(clippy::inline_always, reason = "inlined, the label is a constant")]
    #[allow(clippy::option_option, reason = "the outer one is for `?`")]
    fn value_of(&mut self, metric: Metric) -> Option<Option<u8>> {
        let Some(after) = self.after_label(metric) else {
            return Some(None);
        };
        let (letter, after) = after.split_first()?;
        self.0 = after;
        (letter & CAPITAL_MASK == CAPITAL).then_some(Some(*letter))
    }

    /// What follows `/METRIC:` if that comes next.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[allow(clippy::inline_always, reason = "inlined, the label is a constant")]
    fn after_label(&self, metric: Metric) -> Option<&'a [u8]> {
        self.0.strip_prefix(b"/")?.strip_prefix(metric.as_str().as_bytes())?.strip_prefix(b":")
    }
}

/// The bits of the last metric's value, a word; `None` when there is no such word.
fn provider_urgency(word: &[u8]) -> Option<u32> {
    if word == b"X" {
        return Some(bits_of(Metric::ProviderUrgency, NOT_DEFINED));
    }
    let urgency = ProviderUrgency::ALL.iter().find(|urgency| urgency.token().as_bytes() == word)?;
    Some(bits_of(Metric::ProviderUrgency, *urgency as u8))
}
