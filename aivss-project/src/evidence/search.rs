//! The walk through the project: sorted by name, within limits, across no links.

use super::glob_prefix::GlobPrefix;
use super::probe::{Content, Probe};
use super::{EvidenceLimits, EvidenceReport, EvidenceResult, MitigationEvidence, Reason};
use crate::error::ProjectError;
use crate::folder::Folder;
use crate::project::Project;
use crate::reserved::FOLDER;
use aivss_core::{Error, ErrorCode};
use aivss_threat_model::{Mitigation, Ref, ThreatModel};
use globset::{Candidate, GlobSet, GlobSetBuilder};
use ignore::{Walk, WalkBuilder};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::FileType;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A file with a NUL among this number of bytes at its beginning is not text.
const TEXT_HEAD: usize = 8 << 10;

/// A search under way.
pub(super) struct Search<'a> {
    limits: &'a EvidenceLimits,
    /// A probe for every piece of evidence, with its mitigation.
    probes: Vec<(Ref<Mitigation>, Probe<'a>)>,
    globs: GlobSet,
    /// For each glob the index of its probe.
    owners: Vec<usize>,
    /// The files that match a glob and were looked at.
    looked_at: BTreeSet<PathBuf>,
    files: usize,
    bytes: u64,
}

impl<'a> Search<'a> {
    pub(super) fn new(
        model: &'a ThreatModel,
        limits: &'a EvidenceLimits,
        is_over: &mut dyn FnMut() -> bool,
    ) -> Result<Self, ProjectError> {
        let (mut probes, mut owners) = (Vec::new(), Vec::new());
        let mut globs = GlobSetBuilder::new();
        for mitigation in model.mitigations() {
            for evidence in &mitigation.evidence {
                // Compiling a thousand large patterns takes seconds.
                let (probe, glob) =
                    if is_over() { Probe::late(evidence) } else { Probe::new(evidence) };
                if let Some(glob) = glob {
                    globs.add(glob);
                    owners.push(probes.len());
                }
                probes.push((mitigation.id, probe));
            }
        }
        let globs = globs.build().map_err(|reason| {
            let message = format!("the evidence names too many files to look for: {reason}");
            Error::new(ErrorCode::FieldTooLong, message).at("evidence")
        })?;
        let looked_at = BTreeSet::new();
        Ok(Self { limits, probes, globs, owners, looked_at, files: 0, bytes: 0 })
    }

    pub(super) fn run(
        mut self,
        project: &Project,
        folder: &Path,
        is_over: &mut dyn FnMut() -> bool,
    ) -> Result<EvidenceReport, ProjectError> {
        let mut files = Files::new(project)?;
        let inner = folder.strip_prefix(project.root()).unwrap_or(Path::new(""));
        let root = project.root();
        let stopped = self.look(&mut files, root, inner, is_over);
        self.miss_where(&stopped, |_| true);
        self.miss_where(&Err(Reason::Folder), |probe| !probe.prefix.is_within(inner));
        // A second walk is needed only where evidence would be reported as missing.
        if self.probes.iter().any(|(_, probe)| probe.is_missing()) {
            let stopped = self.look_past(root, inner, is_over);
            self.miss_where(&stopped, |_| true);
        }
        // The walks look names up anew: their results count only if these still lead to the project.
        project.store.open_root()?;
        let mut mitigations: Vec<MitigationEvidence> = Vec::new();
        for (mitigation, probe) in self.probes {
            let evidence = probe.evidence.clone();
            let result = EvidenceResult { evidence, sighting: probe.sighting() };
            match mitigations.last_mut() {
                Some(last) if last.mitigation == mitigation => last.results.push(result),
                _ => mitigations.push(MitigationEvidence { mitigation, results: vec![result] }),
            }
        }
        Ok(EvidenceReport { mitigations, files: self.files, bytes: self.bytes })
    }

    /// Reads the files of one folder of the project.
    ///
    /// The error is the reason for an early end.
    fn look(
        &mut self,
        files: &mut Files,
        root: &Path,
        part: &Path,
        is_over: &mut dyn FnMut() -> bool,
    ) -> Result<(), Reason> {
        let wanted = part.to_owned();
        let is_entered = move |inner: &Path| is_on_the_way(inner, &wanted);
        self.walk(walker(root, true, is_entered), root, part, is_over, |search, entry, over| {
            let Entry { inner, path, kind } = entry;
            match kind {
                Some(kind) if kind.is_file() => return search.look_at(files, inner, over),
                Some(kind) if kind.is_dir() => {}
                Some(kind) if kind.is_symlink() => search.pass_link(inner, path),
                _ => {
                    let reason =
                        Reason::Unreadable(format!("{}: it is no regular file", slashed(inner)));
                    search.pass(inner, &reason);
                }
            }
            Ok(())
        })
    }

    /// Looks, by name only, for the files that the first walk skipped because git ignores them.
    fn look_past(
        &mut self,
        root: &Path,
        part: &Path,
        is_over: &mut dyn FnMut() -> bool,
    ) -> Result<(), Reason> {
        let missing = self.probes.iter().filter(|(_, probe)| probe.is_missing());
        let prefixes: Vec<GlobPrefix> = missing.map(|(_, probe)| probe.prefix.clone()).collect();
        let wanted = part.to_owned();
        let is_entered = move |inner: &Path| {
            is_on_the_way(inner, &wanted)
                && prefixes.iter().any(|prefix| prefix.can_match_below(inner))
        };
        self.walk(walker(root, false, is_entered), root, part, is_over, |search, entry, _| {
            let Entry { inner, path, kind } = entry;
            match kind {
                Some(kind) if kind.is_dir() => {}
                Some(kind) if kind.is_symlink() => search.pass_link(inner, path),
                _ if search.looked_at.contains(inner) => {}
                _ => search.pass(inner, &Reason::Ignored(slashed(inner))),
            }
            Ok(())
        })
    }

    /// Walks through one folder. The walk begins at the project's folder, so that each `.gitignore` on the
    /// way counts.
    fn walk(
        &mut self,
        walk: Walk,
        root: &Path,
        part: &Path,
        is_over: &mut dyn FnMut() -> bool,
        mut visit: impl FnMut(&mut Self, Entry<'_>, &mut dyn FnMut() -> bool) -> Result<(), Reason>,
    ) -> Result<(), Reason> {
        for (count, entry) in walk.enumerate() {
            if is_over() {
                return Err(Reason::Time);
            }
            if count >= self.limits.entries {
                return Err(Reason::Entries);
            }
            let entry = match entry {
                Ok(entry) => entry,
                // A folder that cannot be read may contain anything.
                Err(error) => {
                    self.miss_where(&Err(Reason::Unreadable(error.to_string())), |_| true);
                    continue;
                }
            };
            let path = entry.path();
            let Ok(inner) = path.strip_prefix(root) else { continue };
            if inner.starts_with(part) {
                visit(self, Entry { inner, path, kind: entry.file_type() }, is_over)?;
            }
        }
        Ok(())
    }

    /// Tries the probes of a file.
    fn look_at(
        &mut self,
        files: &mut Files,
        inner: &Path,
        is_over: &mut dyn FnMut() -> bool,
    ) -> Result<(), Reason> {
        let matches = self.globs.matches_candidate(&Candidate::new(inner));
        let wanted: Vec<usize> =
            matches.iter().filter_map(|index| self.owners.get(*index).copied()).collect();
        if wanted.is_empty() {
            return Ok(());
        }
        self.looked_at.insert(inner.to_owned());
        let name = slashed(inner);
        let max_places = self.limits.places;
        let mut readers = Vec::new();
        for index in wanted {
            let Some((_, probe)) = self.probes.get_mut(index) else { continue };
            match probe.content {
                _ if !probe.is_open() => {}
                Content::Any => probe.found(&name, None, max_places),
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
            let Some((_, probe)) = self.probes.get_mut(index) else { continue };
            if let Some(reason) = &missed {
                probe.miss(reason.clone());
            } else {
                probe.read(&name, &bytes, max_places, is_over)?;
            }
        }
        Ok(())
    }

    /// Skips an entry that may be evidence, to judge by its name.
    fn pass(&mut self, inner: &Path, reason: &Reason) {
        for index in self.globs.matches_candidate(&Candidate::new(inner)) {
            let owner = self.owners.get(index).and_then(|owner| self.probes.get_mut(*owner));
            if let Some((_, probe)) = owner {
                probe.miss(reason.clone());
            }
        }
    }

    /// Skips a link. A link to a folder can lead to files of many names.
    fn pass_link(&mut self, inner: &Path, path: &Path) {
        let reason = Reason::Link(slashed(inner));
        self.pass(inner, &reason);
        if path.is_dir() {
            self.miss_where(&Err(reason), |probe| probe.prefix.can_match_below(inner));
        }
    }

    /// Notes why some pieces of evidence may have been overlooked.
    fn miss_where(&mut self, stopped: &Result<(), Reason>, is_missed: impl Fn(&Probe<'_>) -> bool) {
        let Err(reason) = stopped else { return };
        for (_, probe) in self.probes.iter_mut().filter(|(_, probe)| is_missed(probe)) {
            probe.miss(reason.clone());
        }
    }
}

/// What a walk finds.
struct Entry<'a> {
    /// Its path from the project's folder.
    inner: &'a Path,
    path: &'a Path,
    kind: Option<FileType>,
}

/// A walk sorted by name, across no links, into neither git's folders nor the model's.
fn walker(
    root: &Path,
    heeds_git: bool,
    is_entered: impl Fn(&Path) -> bool + Send + Sync + 'static,
) -> Walk {
    let from = root.to_owned();
    WalkBuilder::new(root)
        .hidden(false)
        .ignore(false)
        .parents(false)
        .git_ignore(heeds_git)
        .git_global(false)
        .git_exclude(false)
        .require_git(false)
        .follow_links(false)
        .sort_by_file_name(OsStr::cmp)
        .filter_entry(move |entry| {
            let is_reserved = entry.file_name() == ".git" || entry.file_name() == FOLDER;
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let inner = entry.path().strip_prefix(&from).unwrap_or(Path::new(""));
            entry.depth() == 0 || (!is_reserved && (!is_folder || is_entered(inner)))
        })
        .build()
}

/// Whether a folder contains another or lies in it.
fn is_on_the_way(folder: &Path, part: &Path) -> bool {
    folder.starts_with(part) || part.starts_with(folder)
}

/// The path with `/` between names on every system.
fn slashed(path: &Path) -> String {
    let names: Vec<_> = path.iter().map(OsStr::to_string_lossy).collect();
    names.join("/")
}

fn is_binary(bytes: &[u8]) -> bool {
    memchr::memchr(0, bytes.get(..TEXT_HEAD).unwrap_or(bytes)).is_some()
}

/// Why a file was not read.
enum Unread {
    Io(io::Error),
    FileBytes,
    TotalBytes,
}

/// The files of the project. Each is opened from folder to folder, so that none is reached through a link,
/// not even a link that has just appeared.
struct Files {
    root: Folder,
    /// The folder of the last file, because the next file is often in the same one.
    last: Option<(PathBuf, Folder)>,
}

impl Files {
    fn new(project: &Project) -> Result<Self, ProjectError> {
        Ok(Self { root: project.store.open_root()?, last: None })
    }

    fn read(&mut self, inner: &Path, max_bytes: u64, left: u64) -> Result<Vec<u8>, Unread> {
        let (parent, name) = (inner.parent().unwrap_or(Path::new("")), inner.file_name());
        let folder = match self.last.take() {
            Some((path, folder)) if path == parent => folder,
            _ => self.root.enter_all(parent).map_err(Unread::Io)?,
        };
        let file = folder.read(name.unwrap_or_default());
        self.last = Some((parent.to_owned(), folder));
        let mut bytes = Vec::new();
        let limit = max_bytes.min(left);
        file.and_then(|file| file.take(limit.saturating_add(1)).read_to_end(&mut bytes))
            .map_err(Unread::Io)?;
        match bytes.len() as u64 {
            length if length <= limit => Ok(bytes),
            length if length > max_bytes => Err(Unread::FileBytes),
            // The file may also exceed the limit for one file, but only its first bytes were read.
            _ => Err(Unread::TotalBytes),
        }
    }
}
