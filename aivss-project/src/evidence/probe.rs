//! The probe for one piece of evidence: what it looks for, and what it has seen so far.

use super::glob_prefix::GlobPrefix;
use super::{FoundAt, Reason, Sighting};
use aivss_threat_model::Evidence;
use globset::{Glob, GlobBuilder};
use memchr::memmem::Finder;
use regex::bytes::{Regex, RegexBuilder};

/// The largest memory for one compiled pattern, in bytes.
const MAX_PATTERN_BYTES: usize = 256 << 10;

/// The number of lines after which the time is checked again.
const LINES_PER_CHECK: usize = 64;

/// The longest line on which a pattern is tried, in bytes: in the worst case each byte costs as many steps as
/// the pattern is large, and the time is checked only between lines.
const MAX_LINE_BYTES: usize = 32 << 10;

/// What a line has to contain.
pub(super) enum Content {
    /// Nothing: the file itself is enough.
    Any,
    Text(Box<Finder<'static>>),
    Pattern(Box<Regex>),
}

/// A piece of evidence, and what has been seen of it so far.
pub(super) struct Probe<'a> {
    pub(super) evidence: &'a Evidence,
    /// Where its files can be.
    pub(super) prefix: GlobPrefix,
    pub(super) content: Content,
    pub(super) places: Vec<FoundAt>,
    pub(super) has_more: bool,
    /// Files of the declared names that were looked at.
    pub(super) files: usize,
    /// The first thing that was not seen.
    pub(super) missed: Option<Reason>,
}

impl<'a> Probe<'a> {
    pub(super) fn new(evidence: &'a Evidence) -> (Self, Option<Glob>) {
        let (glob, content, missed) = match (glob(&evidence.files), content(evidence)) {
            (Ok(glob), Ok(content)) => (Some(glob), content, None),
            (Err(reason), _) | (_, Err(reason)) => {
                (None, Content::Any, Some(Reason::Invalid(reason)))
            }
        };
        let prefix = GlobPrefix::new(&evidence.files);
        let reserved = || prefix.reserved().map(|name| Reason::Reserved(name.into()));
        let missed = missed.or_else(reserved);
        (Self { prefix, content, missed, ..Self::bare(evidence) }, glob)
    }

    /// A probe for which there was no time.
    pub(super) fn late(evidence: &'a Evidence) -> (Self, Option<Glob>) {
        (Self { missed: Some(Reason::Time), ..Self::bare(evidence) }, None)
    }

    fn bare(evidence: &'a Evidence) -> Self {
        let (prefix, places) = (GlobPrefix::default(), Vec::new());
        let content = Content::Any;
        Self { evidence, prefix, content, places, has_more: false, files: 0, missed: None }
    }

    /// Whether another place would add anything.
    pub(super) const fn is_open(&self) -> bool {
        !self.has_more
    }

    pub(super) fn found(&mut self, file: &str, line: Option<usize>, max_places: usize) {
        if self.places.len() < max_places {
            self.places.push(FoundAt { file: file.into(), line });
        } else {
            self.has_more = true;
        }
    }

    /// Whether the evidence is missing, as far as the search has seen.
    pub(super) const fn is_missing(&self) -> bool {
        self.places.is_empty() && self.missed.is_none()
    }

    /// Notes why the evidence may have been overlooked.
    pub(super) fn miss(&mut self, reason: Reason) {
        self.missed.get_or_insert(reason);
    }

    /// Searches the lines of a file, until the time is up.
    pub(super) fn read(
        &mut self,
        file: &str,
        bytes: &[u8],
        max_places: usize,
        is_over: &mut dyn FnMut() -> bool,
    ) -> Result<(), Reason> {
        for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if !self.is_open() {
                break;
            }
            if (index % LINES_PER_CHECK == 0 || line.len() > MAX_LINE_BYTES / LINES_PER_CHECK)
                && is_over()
            {
                return Err(Reason::Time);
            }
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let holds = match &self.content {
                Content::Any => false,
                Content::Text(text) => text.find(line).is_some(),
                Content::Pattern(_) if line.len() > MAX_LINE_BYTES => {
                    self.miss(Reason::LineBytes(file.into()));
                    false
                }
                Content::Pattern(pattern) => pattern.is_match(line),
            };
            if holds {
                self.found(file, Some(index + 1), max_places);
            }
        }
        self.files += 1;
        Ok(())
    }

    /// The result after the search.
    pub(super) fn sighting(self) -> Sighting {
        if !self.places.is_empty() {
            return Sighting::Found { places: self.places, has_more: self.has_more };
        }
        self.missed.map_or(Sighting::NotFound { files: self.files }, Sighting::NotLookedAt)
    }
}

fn glob(files: &str) -> Result<Glob, String> {
    let files = files.strip_prefix("./").unwrap_or(files);
    if files.starts_with('/') || files.split(['/', '\\']).any(|name| name == "..") {
        return Err("the names lead out of the project".into());
    }
    GlobBuilder::new(files)
        .literal_separator(true)
        .build()
        .map_err(|error| error.kind().to_string())
}

fn content(evidence: &Evidence) -> Result<Content, String> {
    if let Some(text) = &evidence.contains {
        return Ok(Content::Text(Box::new(Finder::new(text.as_bytes()).into_owned())));
    }
    let Some(pattern) = &evidence.pattern else { return Ok(Content::Any) };
    RegexBuilder::new(pattern)
        .size_limit(MAX_PATTERN_BYTES)
        .dfa_size_limit(MAX_PATTERN_BYTES)
        .build()
        .map(|pattern| Content::Pattern(Box::new(pattern)))
        .map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => "the pattern is too large".into(),
            // The last line says what is wrong; the lines before show where.
            error => {
                let text = error.to_string();
                let last = text.lines().last().unwrap_or_default();
                last.strip_prefix("error: ").unwrap_or(last).to_owned()
            }
        })
}
