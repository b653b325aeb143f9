//! One piece of evidence, made ready to be looked for.

use super::names::Names;
use super::{FoundAt, Reason, Seen};
use aivss_threat_model::Evidence;
use globset::{Glob, GlobBuilder};
use memchr::memmem::Finder;
use regex::bytes::{Regex, RegexBuilder};

/// The most memory that one pattern may take, in bytes.
const PATTERN_BYTES: usize = 256 << 10;

/// After so many lines the time is looked at again.
const LINES: usize = 64;

/// A pattern is not tried on longer lines, in bytes: in the worst case it takes its own size for each of them,
/// and the time is looked at between lines only.
const LINE_BYTES: usize = 32 << 10;

/// What a line has to hold.
pub(super) enum Content {
    /// Nothing: the file itself is enough.
    Any,
    Text(Box<Finder<'static>>),
    Pattern(Box<Regex>),
}

/// A piece of evidence, and what was seen of it so far.
pub(super) struct Want<'a> {
    pub(super) evidence: &'a Evidence,
    /// Where such files can be.
    pub(super) names: Names,
    pub(super) content: Content,
    pub(super) places: Vec<FoundAt>,
    pub(super) has_more: bool,
    /// Files of the declared names that were looked at.
    pub(super) files: usize,
    /// The first thing that was not seen.
    pub(super) missed: Option<Reason>,
}

impl<'a> Want<'a> {
    pub(super) fn new(evidence: &'a Evidence) -> (Self, Option<Glob>) {
        let (glob, content, missed) = match (glob(&evidence.files), content(evidence)) {
            (Ok(glob), Ok(content)) => (Some(glob), content, None),
            (Err(reason), _) | (_, Err(reason)) => {
                (None, Content::Any, Some(Reason::Invalid(reason)))
            }
        };
        let names = Names::new(&evidence.files);
        let reserved = || names.reserved().map(|name| Reason::Reserved(name.into()));
        let missed = missed.or_else(reserved);
        (Self { names, content, missed, ..Self::bare(evidence) }, glob)
    }

    /// One that there was no time for.
    pub(super) fn late(evidence: &'a Evidence) -> (Self, Option<Glob>) {
        (Self { missed: Some(Reason::Time), ..Self::bare(evidence) }, None)
    }

    fn bare(evidence: &'a Evidence) -> Self {
        let (names, places) = (Names::default(), Vec::new());
        let content = Content::Any;
        Self { evidence, names, content, places, has_more: false, files: 0, missed: None }
    }

    /// Whether another place would tell anything new.
    pub(super) const fn is_open(&self) -> bool {
        !self.has_more
    }

    pub(super) fn found(&mut self, file: &str, line: Option<usize>, most: usize) {
        if self.places.len() < most {
            self.places.push(FoundAt { file: file.into(), line });
        } else {
            self.has_more = true;
        }
    }

    /// Whether it is not there, as far as was seen.
    pub(super) const fn is_missing(&self) -> bool {
        self.places.is_empty() && self.missed.is_none()
    }

    pub(super) fn miss(&mut self, reason: Reason) {
        self.missed.get_or_insert(reason);
    }

    /// Looks at the lines of a file, until the time is up.
    pub(super) fn read(
        &mut self,
        file: &str,
        bytes: &[u8],
        most: usize,
        is_over: &mut dyn FnMut() -> bool,
    ) -> Result<(), Reason> {
        for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if !self.is_open() {
                break;
            }
            if (index % LINES == 0 || line.len() > LINE_BYTES / LINES) && is_over() {
                return Err(Reason::Time);
            }
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let holds = match &self.content {
                Content::Any => false,
                Content::Text(text) => text.find(line).is_some(),
                Content::Pattern(_) if line.len() > LINE_BYTES => {
                    self.miss(Reason::LineBytes(file.into()));
                    false
                }
                Content::Pattern(pattern) => pattern.is_match(line),
            };
            if holds {
                self.found(file, Some(index + 1), most);
            }
        }
        self.files += 1;
        Ok(())
    }

    /// What is to be said of it after the search.
    pub(super) fn seen(self) -> Seen {
        if !self.places.is_empty() {
            return Seen::Found { places: self.places, has_more: self.has_more };
        }
        self.missed.map_or(Seen::NotFound { files: self.files }, Seen::NotLookedAt)
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
        .size_limit(PATTERN_BYTES)
        .dfa_size_limit(PATTERN_BYTES)
        .build()
        .map(|pattern| Content::Pattern(Box::new(pattern)))
        .map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => "the pattern is too large".into(),
            // The last line says what is wrong, those before show where.
            error => {
                let text = error.to_string();
                let last = text.lines().last().unwrap_or_default();
                last.strip_prefix("error: ").unwrap_or(last).to_owned()
            }
        })
}
