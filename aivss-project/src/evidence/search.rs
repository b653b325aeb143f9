//! The walk through the project: in the order of names, within limits, over no links.

use super::names::Names;
use super::want::{Content, Want};
use super::{EvidenceLimits, EvidenceReport, EvidenceResult, MitigationEvidence, Reason};
use crate::folder::Folder;
use crate::inside::enter_all;
use crate::project::{FOLDER, Project};
use aivss_core::{Error, ErrorCode};
use aivss_threat_model::{Mitigation, Ref, ThreatModel};
use globset::{Candidate, GlobSet, GlobSetBuilder};
use ignore::{Walk, WalkBuilder};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::FileType;
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
    /// Files of wanted names.
    looked_at: BTreeSet<PathBuf>,
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
            Error::new(ErrorCode::FieldTooLong, message).at("evidence")
        })?;
        let looked_at = BTreeSet::new();
        Ok(Self { limits, wants, globs, owners, looked_at, files: 0, bytes: 0 })
    }

    pub(super) fn run(
        mut self,
        project: &Project,
        folder: &Path,
        is_over: &mut dyn FnMut() -> bool,
    ) -> Result<EvidenceReport, Error> {
        let mut files = Files::new(project)?;
        let inner = folder.strip_prefix(project.root()).unwrap_or(Path::new(""));
        let root = project.root();
        let stopped = self.look(&mut files, root, inner, is_over);
        self.miss_where(&stopped, |_| true);
        self.miss_where(&Err(Reason::Folder), |want| !want.names.are_within(inner));
        // Only what would be said to be missing is worth another walk.
        if self.wants.iter().any(|(_, want)| want.is_missing()) {
            let stopped = self.look_past(root, inner, is_over);
            self.miss_where(&stopped, |_| true);
        }
        // The walks go by names: what they saw counts only if these led to the project all along.
        project.open_root()?;
        let mut mitigations: Vec<MitigationEvidence> = Vec::new();
        for (mitigation, want) in self.wants {
            let evidence = want.evidence.clone();
            let result = EvidenceResult { evidence, seen: want.seen() };
            match mitigations.last_mut() {
                Some(last) if last.mitigation == mitigation => last.results.push(result),
                _ => mitigations.push(MitigationEvidence { mitigation, results: vec![result] }),
            }
        }
        Ok(EvidenceReport { mitigations, files: self.files, bytes: self.bytes })
    }

    /// Reads the files of one folder of the project.
    ///
    /// The error is the reason to stop early.
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

    /// Looks, by their names only, for files that the walk before passed over because git ignores them.
    fn look_past(
        &mut self,
        root: &Path,
        part: &Path,
        is_over: &mut dyn FnMut() -> bool,
    ) -> Result<(), Reason> {
        let missing = self.wants.iter().filter(|(_, want)| want.is_missing());
        let names: Vec<Names> = missing.map(|(_, want)| want.names.clone()).collect();
        let wanted = part.to_owned();
        let is_entered = move |inner: &Path| {
            is_on_the_way(inner, &wanted) && names.iter().any(|names| names.can_be_below(inner))
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

    /// Walks from the project's folder, so that each `.gitignore` on the way counts, through one folder.
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
                // A folder that cannot be read may have held anything.
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

    /// Passes something over that may be what is looked for under its name.
    fn pass(&mut self, inner: &Path, reason: &Reason) {
        for index in self.globs.matches_candidate(&Candidate::new(inner)) {
            let owner = self.owners.get(index).and_then(|owner| self.wants.get_mut(*owner));
            if let Some((_, want)) = owner {
                want.miss(reason.clone());
            }
        }
    }

    /// Passes a link over; one to a folder can lead to files of many names.
    fn pass_link(&mut self, inner: &Path, path: &Path) {
        let reason = Reason::Link(slashed(inner));
        self.pass(inner, &reason);
        if path.is_dir() {
            self.miss_where(&Err(reason), |want| want.names.can_be_below(inner));
        }
    }

    /// Notes why some pieces of evidence may have been missed.
    fn miss_where(&mut self, stopped: &Result<(), Reason>, is_missed: impl Fn(&Want<'_>) -> bool) {
        let Err(reason) = stopped else { return };
        for (_, want) in self.wants.iter_mut().filter(|(_, want)| is_missed(want)) {
            want.miss(reason.clone());
        }
    }
}

/// Something that a walk comes by.
struct Entry<'a> {
    /// Its path from the project's folder on.
    inner: &'a Path,
    path: &'a Path,
    kind: Option<FileType>,
}

/// A walk in the order of names, over no links, neither into git's folders nor into ours.
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

/// Whether a folder is on the way to another or in it.
fn is_on_the_way(folder: &Path, part: &Path) -> bool {
    folder.starts_with(part) || part.starts_with(folder)
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
