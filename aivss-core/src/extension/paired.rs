//! A CVSS vector and an extension vector in one text.

use super::diagnose::named;
use super::metric::ExtensionMetric;
use super::notation::Notation;
use super::vector::ExtensionVector;
use crate::cvss::Vector;
use crate::error::{Error, ErrorCode};
use core::fmt;
use core::str::FromStr;

/// The two vectors of a finding: severity comes from the one, the effect class from the other.
///
/// The display form puts a blank between them: `CVSS:4.0/... AIVSS:1.0/...`. Reading takes one blank or more,
/// and blanks around the whole; writing puts one.
///
/// Source: AIVSS 1.0 candidate, vector grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PairedVector {
    /// The CVSS v4.0 vector, unchanged by the extension.
    pub cvss: Vector,
    /// The extension vector.
    pub extension: ExtensionVector,
}

impl PairedVector {
    /// The two vectors from two texts, as the fields of a document or the columns of a table hold them.
    ///
    /// # Errors
    ///
    /// `extension.appended` for metrics of the extension in the CVSS vector, or what the CVSS vector (path
    /// `cvss_vector`) or the extension vector (path `aivss_vector`) is refused for.
    pub fn try_from_parts(cvss: &str, extension: &str) -> Result<Self, Error> {
        Ok(Self {
            cvss: cvss_beside_extension(cvss).map_err(|error| error.at("cvss_vector"))?,
            extension: extension.parse().map_err(|error: Error| error.at("aivss_vector"))?,
        })
    }
}

/// Reads the display form.
///
/// # Errors
///
/// `extension.appended` where metrics of the extension stand inside the CVSS vector, `extension.unpaired` where
/// the text is not two vectors in that order with a blank (U+0020) between them, or what the CVSS vector
/// (path `cvss_vector`) or the extension vector (path `aivss_vector`) is refused for, with its place in the whole text.
impl FromStr for PairedVector {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let begin = text.len() - text.trim_start().len();
        let text = text.trim();
        let Some((cvss, extension)) = text.split_once(' ') else {
            return Err(not_two(text));
        };
        if Notation::new(cvss) != Notation::Cvss {
            return Err(unpaired(
                "the CVSS vector comes first, and the extension vector after a blank",
            ));
        }
        let blanks = extension.len() - extension.trim_start().len();
        let begin_of_extension = begin + cvss.len() + 1 + blanks;
        let extension = extension.trim();
        if Notation::new(extension) == Notation::Cvss {
            return Err(unpaired(
                "the second vector is a CVSS vector too; it has to be the extension vector",
            ));
        }
        if extension.contains(' ') {
            return Err(unpaired("a third text stands after the two vectors"));
        }
        Self::try_from_parts(cvss, extension).map_err(|error| {
            let is_extension = error.path() == "aivss_vector";
            error.further_by(if is_extension { begin_of_extension } else { begin })
        })
    }
}

fn not_two(text: &str) -> Error {
    if let Some(separator) = text.chars().find(|character| character.is_whitespace()) {
        return unpaired(&alloc::format!(
            "a blank (`U+0020`) separates the two vectors, and not {}",
            named(Some(separator))
        ));
    }
    match Notation::new(text) {
        Notation::Cvss if has_extension_metric(text) => appended(),
        Notation::Cvss => {
            unpaired("the extension vector is missing; it stands after the CVSS vector and a blank")
        }
        _ => unpaired("the CVSS vector is missing; it stands before the extension vector"),
    }
}

/// Whether a text has a key of the extension among its segments, as drafts 0.9 to 1.1 wrote vectors.
fn has_extension_metric(cvss: &str) -> bool {
    cvss.split('/')
        .filter_map(|pair| pair.split_once(':'))
        .any(|(key, _)| key == "AIVSS" || ExtensionMetric::from_abbreviation(key).is_some())
}

/// A CVSS vector that has to stand by itself, beside an extension vector.
pub(crate) fn cvss_beside_extension(text: &str) -> Result<Vector, Error> {
    text.parse().map_err(|error| if has_extension_metric(text) { appended() } else { error })
}

fn appended() -> Error {
    Error::new(
        ErrorCode::ExtensionAppended,
        "metrics of the extension stand inside the CVSS vector, as drafts 0.9 to 1.1 of AIVSS wrote them; \
         leave the CVSS vector as it is, and give all eight metrics in a vector that begins with `AIVSS:1.0/`",
    )
}

fn unpaired(message: &str) -> Error {
    Error::new(ErrorCode::ExtensionUnpaired, message)
}

impl fmt::Display for PairedVector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.cvss, self.extension)
    }
}
