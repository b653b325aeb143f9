//! Looking for the evidence that mitigations declare: files are read, within limits, and never run.

mod names;
mod record;
mod search;
mod want;

use crate::Project;
use aivss_core::Error;
use aivss_threat_model::{Evidence, Mitigation, Ref, ThreatModel};
use search::Search;
use std::path::Path;

/// How far a search goes. What it did not get to is reported as not looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceLimits {
    /// Files and folders that are passed.
    pub entries: usize,
    /// Bytes of a file that is read; a larger one is not.
    pub file_bytes: u64,
    /// Bytes that are read of all files together.
    pub total_bytes: u64,
    /// Places that are kept for each piece of evidence.
    pub places: usize,
}

impl Default for EvidenceLimits {
    fn default() -> Self {
        Self { entries: 200_000, file_bytes: 4 << 20, total_bytes: 512 << 20, places: 20 }
    }
}

/// What a search for evidence saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceReport {
    /// The mitigations that declare evidence, in the model's order.
    pub mitigations: Vec<MitigationEvidence>,
    /// How many files were read.
    pub files: usize,
    /// How many bytes they have.
    pub bytes: u64,
}

/// What was seen of one mitigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MitigationEvidence {
    /// The mitigation.
    pub mitigation: Ref<Mitigation>,
    /// Each piece of its evidence, in its order.
    pub results: Vec<EvidenceResult>,
}

/// What was seen of one piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceResult {
    /// What was looked for.
    pub evidence: Evidence,
    /// What was seen.
    pub seen: Seen,
}

/// What a search saw of one piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It is there.
    Found {
        /// Where, in the order of paths and lines.
        places: Vec<FoundAt>,
        /// Whether there are more places than are kept.
        has_more: bool,
    },
    /// It is not there.
    NotFound {
        /// How many files of the declared names there are, in which it is not.
        files: usize,
    },
    /// It may be there: the search did not get to see all of it.
    NotLookedAt(Reason),
}

/// A place in the project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FoundAt {
    /// The file, from the project's folder on, with `/` between names.
    pub file: String,
    /// The line, from 1; none where the file itself is the evidence.
    pub line: Option<usize>,
}

/// Why a search did not see everything.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The time was up.
    Time,
    /// More files and folders than [`EvidenceLimits::entries`].
    Entries,
    /// More bytes than [`EvidenceLimits::total_bytes`].
    TotalBytes,
    /// A file of that name is larger than [`EvidenceLimits::file_bytes`].
    FileBytes(String),
    /// A file of that name has a line that is too long to try a pattern on.
    LineBytes(String),
    /// A file of that name is no text.
    Binary(String),
    /// A file or folder of that name cannot be read.
    Unreadable(String),
    /// A file of that name is there, and git ignores it.
    Ignored(String),
    /// A link of that name is there, which may lead to such a file.
    Link(String),
    /// The declared names go into a folder of that name, git's own or the model's.
    Reserved(String),
    /// The search was for one folder, and files of the declared names can be outside of it.
    Folder,
    /// The declared names or pattern cannot be understood, and why.
    Invalid(String),
}

impl Project {
    /// Looks in a folder of the project, `.` for all of it, for the evidence of every mitigation.
    ///
    /// The declared names are matched from the project's folder on, whichever folder is searched. Passed
    /// over are `.git`, `.threatmodel`, what a `.gitignore` names, and links; where a file of the declared
    /// names may be among those, it is not said to be missing. Wildcards never mean what is in `.git` and
    /// `.threatmodel`. `is_over` is asked again and again whether the time is up.
    ///
    /// # Errors
    ///
    /// As [`inside`](Self::inside), and `input.unreadable` for what is no folder.
    pub fn look_for_evidence(
        &self,
        model: &ThreatModel,
        folder: &Path,
        limits: &EvidenceLimits,
        is_over: &mut dyn FnMut() -> bool,
    ) -> Result<EvidenceReport, Error> {
        let folder = self.folder_inside(folder)?;
        Search::new(model, limits, is_over)?.run(self, &folder, is_over)
    }
}
