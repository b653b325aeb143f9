//! The walk through the project: in the order of names, within limits, over no links.

use super::want::{Content, Want};
use super::{EvidenceLimits, EvidenceReport, EvidenceResult, MitigationEvidence, Reason};
use crate::folder::Folder;
use crate::inside::enter_all;
use crate::project::{FOLDER, Project};
use aivss_core::threat_model::{Mitigation, Ref, ThreatModel};
use aivss_core::{Error, ErrorCode};
use globset::{Candidate, GlobSet, GlobSetBuilder};
use ignore::{DirEntry, WalkBuilder};
use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// In so many bytes at the beginning of a text there is no NUL.
const HEAD: usize = 8 << 10;

pub(super) struct Search<'a> {
    limits: &'a EvidenceLimits,
    /// Every piece of evidence with the mitigation whose it is.
    wants: Vec<(Ref<Mitigation>, Want<'a>)>,
    globs: GlobSet,
    /// For each of the globs the index of its piece of evidence.
    owners: Vec<usize>,
    files: usize,
    bytes: u64,
}

impl<'a> Search<'a> {
    pub(super) fn new(
        model: &'a ThreatModel,
        limits: &'a EvidenceLimits,
        is_over: &mut dyn FnMut() -> bool,
    ) -> Result<Self, Error> {
        let (mut wants, mut owners) = (Vec::new(), Vec::new());
        let mut globs = GlobSetBuilder::new();
        for mitigation in model.mitigations() {
            for evidence in &mitigation.evidence {
                // Making ready a thousand large patterns takes seconds.
                let made = if is_over() { Want::late(evidence) } else { Want::new(evidence) };
                let (want, glob) = made;
                if let Some(glob) = glob {
                    globs.add(glob);
                    owners.push(wants.len());
                }
                wants.push((mitigation.id, want));
            }
        }
        let globs = globs.build().map_err(|reason| {
            let message = format!("the evidence names too many files to look for: {reason}");
            Error::from_parts(ErrorCode::FieldTooLong, "evidence", message)
        })?;
        Ok(Self { limits, wants, globs, owners, files: 0, bytes: 0 })
    }

    pub(super) fn run(
        mut self,
        project: &Project,
        folder: &Path,
        is_over: &mut dyn FnMut() -> bool,
    ) -> Result<EvidenceReport, Error> {
        let mut files = Files::new(project)?;
        let stopped = self.walk(&mut files, project.root(), folder, is_over).err();
        let is_part = folder != project.root();
        let mut mitigations: Vec<MitigationEvidence> = Vec::new();
        for (mitigation, want) in self.wants {
            let evidence = want.evidence.clone();
            let result = EvidenceResult { evidence, seen: want.seen(stopped.as_ref(), is_part) };
            match mitigations.last_mut() {
                Some(last) if last.mitigation == mitigation => last.results.push(result),
                _ => mitigations.push(MitigationEvidence { mitigation, results: vec![result] }),
            }
        }
        Ok(EvidenceReport { mitigations, files: self.files, bytes: self.bytes })
    }

    /// Walks from the project's folder, so that each `.gitignore` on the way counts, into one folder.
    ///
    /// The error is the reason to stop early.
    fn walk(
        &mut self,
        files: &mut Files,
        root: &Path,
        folder: &Path,
        is_over: &mut dyn FnMut() -> bool,
    ) -> Result<(), Reason> {
        let part = folder.to_owned();
        let walk = WalkBuilder::new(root)
            .hidden(false)
            .ignore(false)
            .parents(false)
            .git_global(false)
            .git_exclude(false)
            .require_git(false)
            .follow_links(false)
            .sort_by_file_name(OsStr::cmp)
            .filter_entry(move |entry| is_entered(entry, &part))
            .build();
        for (count, entry) in walk.enumerate() {
            if is_over() {
                return Err(Reason::Time);
            }
            if count >= self.limits.entries {
                return Err(Reason::Entries);
            }
            let entry = match entry {
                Ok(entry) => entry,
                // A folder that cannot be read may have held anything.
                Err(error) => {
                    self.miss_all(&Reason::Unreadable(error.to_string()));
                    continue;
                }
            };
            let path = entry.path();
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            if let (true, Ok(inner)) =
                (is_file && path.starts_with(folder), path.strip_prefix(root))
            {
                self.look_at(files, inner, is_over)?;
            }
        }
        Ok(())
    }

    fn look_at(
        &mut self,
        files: &mut Files,
        inner: &Path,
        is_over: &mut dyn FnMut() -> bool,
    ) -> Result<(), Reason> {
        let matches = self.globs.matches_candidate(&Candidate::new(inner));
        let wanted: Vec<usize> =
            matches.iter().filter_map(|index| self.owners.get(*index).copied()).collect();
        let name = slashed(inner);
        let most = self.limits.places;
        let mut readers = Vec::new();
        for index in wanted {
            let Some((_, want)) = self.wants.get_mut(index) else { continue };
            match want.content {
                _ if !want.is_open() => {}
                Content::Any => want.found(&name, None, most),
                _ => readers.push(index),
            }
        }
        if readers.is_empty() {
            return Ok(());
        }
        let left = self.limits.total_bytes.saturating_sub(self.bytes);
        let read = files.read(inner, self.limits.file_bytes, left);
        let missed = match &read {
            Ok(bytes) if is_binary(bytes) => Some(Reason::Binary(name.clone())),
            Ok(_) => None,
            Err(Unread::Io(reason)) => Some(Reason::Unreadable(format!("{name}: {reason}"))),
            Err(Unread::FileBytes) => Some(Reason::FileBytes(name.clone())),
            Err(Unread::TotalBytes) => return Err(Reason::TotalBytes),
        };
        let bytes = read.unwrap_or_default();
        self.bytes += bytes.len() as u64;
        self.files += 1;
        for index in readers {
            let Some((_, want)) = self.wants.get_mut(index) else { continue };
            if let Some(reason) = &missed {
                want.miss(reason.clone());
            } else {
                want.read(&name, &bytes, most, is_over)?;
            }
        }
        Ok(())
    }

    fn miss_all(&mut self, reason: &Reason) {
        for (_, want) in &mut self.wants {
            want.miss(reason.clone());
        }
    }
}

/// Whether an entry is on the way to the folder or in it, and neither git's nor ours.
fn is_entered(entry: &DirEntry, folder: &Path) -> bool {
    let is_reserved = entry.file_name() == ".git" || entry.file_name() == FOLDER;
    let path = entry.path();
    entry.depth() == 0 || (!is_reserved && (path.starts_with(folder) || folder.starts_with(path)))
}

/// With `/` between names on every system.
fn slashed(path: &Path) -> String {
    let names: Vec<_> = path.iter().map(OsStr::to_string_lossy).collect();
    names.join("/")
}

fn is_binary(bytes: &[u8]) -> bool {
    memchr::memchr(0, bytes.get(..HEAD).unwrap_or(bytes)).is_some()
}

/// Why a file was not read.
enum Unread {
    Io(io::Error),
    FileBytes,
    TotalBytes,
}

/// Files of the project, each opened from folder to folder, so that none is reached over a link, not
/// even one that was put there a moment ago.
struct Files {
    root: Folder,
    /// The folder of the last file: neighbours follow each other.
    last: Option<(PathBuf, Folder)>,
}

impl Files {
    fn new(project: &Project) -> Result<Self, Error> {
        Ok(Self { root: project.open_root()?, last: None })
    }

    fn read(&mut self, inner: &Path, most: u64, left: u64) -> Result<Vec<u8>, Unread> {
        let (parent, name) = (inner.parent().unwrap_or(Path::new("")), inner.file_name());
        let folder = match self.last.take() {
            Some((path, folder)) if path == parent => folder,
            _ => enter_all(&self.root, parent).map_err(Unread::Io)?,
        };
        let file = folder.read(name.unwrap_or_default());
        self.last = Some((parent.to_owned(), folder));
        let mut bytes = Vec::new();
        let limit = most.min(left);
        file.and_then(|file| file.take(limit.saturating_add(1)).read_to_end(&mut bytes))
            .map_err(Unread::Io)?;
        match bytes.len() as u64 {
            length if length <= limit => Ok(bytes),
            length if length > most => Err(Unread::FileBytes),
            // It may be larger than a file can be as well, which would be no reason to stop.
            _ => Err(Unread::TotalBytes),
        }
    }
}
