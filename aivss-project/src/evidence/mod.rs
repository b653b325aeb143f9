//! The search for the evidence that mitigations declare: files are read, within limits, and never run.

mod glob_prefix;
mod probe;
mod record;
mod search;

use crate::error::ProjectError;
use crate::project::Project;
use aivss_threat_model::{Evidence, Mitigation, Ref, ThreatModel};
use search::Search;
use std::path::Path;

/// The limits of a search. Evidence beyond them is reported as not looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceLimits {
    /// The largest number of files and folders that are visited.
    pub entries: usize,
    /// The size of the largest file that is read, in bytes.
    pub file_bytes: u64,
    /// The largest number of bytes that are read from all files together.
    pub total_bytes: u64,
    /// The largest number of places that are kept for each piece of evidence.
    pub places: usize,
}

impl Default for EvidenceLimits {
    fn default() -> Self {
        Self { entries: 200_000, file_bytes: 4 << 20, total_bytes: 512 << 20, places: 20 }
    }
}

/// The results of a search for evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceReport {
    /// The mitigations that declare evidence, in the model's order.
    pub mitigations: Vec<MitigationEvidence>,
    /// How many files were read.
    pub files: usize,
    /// How many bytes they have.
    pub bytes: u64,
}

/// The results for one mitigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MitigationEvidence {
    /// The mitigation.
    pub mitigation: Ref<Mitigation>,
    /// One result for each piece of its evidence, in the mitigation's order.
    pub results: Vec<EvidenceResult>,
}

/// The result for one piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceResult {
    /// What was looked for.
    pub evidence: Evidence,
    /// What was seen of it.
    pub sighting: Sighting,
}

/// What a search has seen of one piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sighting {
    /// It is there.
    Found {
        /// Where it is, in the order of paths and lines.
        places: Vec<FoundAt>,
        /// Whether there are more places than are kept.
        has_more: bool,
    },
    /// It is not there.
    NotFound {
        /// The number of files that match the declared glob and do not contain it.
        files: usize,
    },
    /// It may be there: the search could not look everywhere.
    NotLookedAt(Reason),
}

/// A place in the project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FoundAt {
    /// The path of the file from the project's folder, with `/` between names.
    pub file: String,
    /// The line, from 1; `None` where the file itself is the evidence.
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
    /// A file of that name is not text.
    Binary(String),
    /// A file or folder of that name cannot be read.
    Unreadable(String),
    /// There is a file of that name, and git ignores it.
    Ignored(String),
    /// There is a link of that name, which may lead to such a file.
    Link(String),
    /// The declared glob goes into a folder of that name, git's or the model's.
    Reserved(String),
    /// The search was limited to one folder, and matching files can be outside of it.
    Folder,
    /// The declared glob or pattern is invalid, for this reason.
    Invalid(String),
}

impl Project {
    /// Searches a folder of the project, `.` for the whole project, for the evidence of every mitigation.
    ///
    /// Declared globs are relative to the project's folder, also when another folder is searched. The search
    /// skips `.git`, `.threatmodel`, ignored files and links. Where a matching file may be among these, its
    /// evidence counts as not looked at and not as missing. Wildcards never match inside of `.git` and
    /// `.threatmodel`. The search calls `is_over` regularly and ends when it returns true.
    ///
    /// # Errors
    ///
    /// As [`inside`](Self::inside), and `input.unreadable` when `folder` is not a folder.
    pub fn look_for_evidence(
        &self,
        model: &ThreatModel,
        folder: &Path,
        limits: &EvidenceLimits,
        is_over: &mut dyn FnMut() -> bool,
    ) -> Result<EvidenceReport, ProjectError> {
        let folder = self.folder_inside(folder)?;
        Search::new(model, limits, is_over)?.run(self, &folder, is_over)
    }
}
