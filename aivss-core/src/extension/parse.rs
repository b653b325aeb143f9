//! The strict parser: one pass over bytes that allocates nothing.

use super::diagnose::diagnose;
use super::edition::Edition;
use super::metric::{
    AgenticPropagation, ContextAndMemoryPersistence, CostAbuseSurface, ExtensionSurface,
    LanguageMediatedControl, ProviderTrustDeficit, StochasticExploitReliability,
    TraceabilityDeficit,
};
use super::vector::ExtensionVector;
use crate::error::Error;
use core::str::FromStr;

/// Reads the text of the grammar and nothing else: the header, then all eight metrics, once each, in order, in
/// capitals, with nothing around.
///
/// # Errors
///
/// A code beginning with `extension.`; the message names the metric, and [`Error::position`] says where it
/// stands.
impl FromStr for ExtensionVector {
    type Err = Error;

    #[inline]
    fn from_str(text: &str) -> Result<Self, Error> {
        // What the parser refuses is read once more, slowly, to say why.
        parse(text.as_bytes(), Edition::V1_0).ok_or_else(|| diagnose(text, Edition::V1_0))
    }
}

impl ExtensionVector {
    /// The same for a text that a person typed or copied: blanks around it do not count.
    ///
    /// The reference's parser takes them, its schemas do not; a document gives the vector bare.
    ///
    /// # Errors
    ///
    /// As for parsing.
    pub fn from_padded(text: &str) -> Result<Self, Error> {
        text.trim().parse()
    }
}

/// The vector of a valid text; `None` for any other.
#[inline]
pub(super) fn parse(bytes: &[u8], edition: Edition) -> Option<ExtensionVector> {
    let pairs = bytes.strip_prefix(edition.header().as_bytes())?;
    let ([lc, cp, ap, sr, ex, pt, ca, td], []) = pairs.as_chunks::<5>() else {
        return None;
    };
    Some(ExtensionVector {
        language_mediated_control: LanguageMediatedControl::from_letter(letter(*lc, *b"LC")?)?,
        context_and_memory_persistence: ContextAndMemoryPersistence::from_letter(letter(
            *cp, *b"CP",
        )?)?,
        agentic_propagation: AgenticPropagation::from_letter(letter(*ap, *b"AP")?)?,
        stochastic_exploit_reliability: StochasticExploitReliability::from_letter(letter(
            *sr, *b"SR",
        )?)?,
        extension_surface: ExtensionSurface::from_letter(letter(*ex, *b"EX")?)?,
        provider_trust_deficit: ProviderTrustDeficit::from_letter(letter(*pt, *b"PT")?)?,
        cost_abuse_surface: CostAbuseSurface::from_letter(letter(*ca, *b"CA")?)?,
        traceability_deficit: TraceabilityDeficit::from_letter(letter(*td, *b"TD")?)?,
    })
}

/// The value's letter in `/LC:D`, when the metric is the one expected.
#[inline]
const fn letter(pair: [u8; 5], key: [u8; 2]) -> Option<u8> {
    let [slash, first, second, colon, letter] = pair;
    let [expected_first, expected_second] = key;
    if slash == b'/' && first == expected_first && second == expected_second && colon == b':' {
        Some(letter)
    } else {
        None
    }
}
