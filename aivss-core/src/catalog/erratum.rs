//! Contradictions in the sources, and what was chosen.

use super::errata::{
    AIVSS, CANDIDATE, CATALOG, CROSSWALKS, EXAMPLES, MAESTRO, MATRIX, OWASP, PROCESS, SCORING,
    TAXONOMY,
};
use super::nearest;
use super::source::Source;
use crate::error::Error;

/// A contradiction, gap or slip in a published document, with the choice that this library made.
#[derive(Debug, PartialEq, Eq)]
pub struct Erratum {
    /// The id, `E01` for the playbook, `A01` for AIVSS, `C01` for its 1.0 candidate, `X01` for the other lists and crosswalks; ours.
    pub id: &'static str,
    /// What it is about, in a few words.
    pub name: &'static str,
    /// What the sources say.
    pub description: &'static str,
    /// What this library does.
    pub choice: &'static str,
    /// Where it is from.
    pub source: Source,
}

impl Erratum {
    /// All of them: the playbook's taxonomy, matrix, scoring, process, catalog and examples, AIVSS, its
    /// 1.0 candidate, OWASP's other lists, crosswalks, MAESTRO in other documents.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        let playbook = [TAXONOMY, MATRIX, SCORING, PROCESS, CATALOG, EXAMPLES];
        playbook.into_iter().chain([AIVSS, CANDIDATE, OWASP, CROSSWALKS, MAESTRO]).flatten()
    }

    /// The erratum of an id, in either case of letters.
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        Self::all().find(|erratum| erratum.id.eq_ignore_ascii_case(id))
    }

    /// The same, with an error that names the nearest ids.
    ///
    /// # Errors
    ///
    /// `catalog.unknown`.
    pub fn find(id: &str) -> Result<&'static Self, Error> {
        Self::by_id(id)
            .ok_or_else(|| nearest::unknown("erratum", id, Self::all().map(|erratum| erratum.id)))
    }
}
