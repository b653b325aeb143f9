//! The kinds of lines, chosen by an option or by the extension of a file.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

use crate::io::is_standard_stream;
use clap::ValueEnum;
use std::path::Path;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum InputKind {
    /// Requests in JSON, one a line
    Jsonl,
    /// Columns under a header
    Csv,
    /// Compact forms, one a line
    Compact,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputKind {
    /// A record in JSON a line
    Jsonl,
    /// Columns under a header
    Csv,
}

impl InputKind {
    /// The kind that the extension of a path names.
    pub(super) fn from_extension(path: &Path) -> Option<Self> {
        match extension(path)?.as_str() {
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            "txt" | "compact" => Some(Self::Compact),
            _ => None,
        }
    }
}

impl OutputKind {
    /// The kind that the extension of a path names.
    pub(super) fn from_extension(path: &Path) -> Option<Self> {
        match extension(path)?.as_str() {
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// The extension in lowercase. A standard stream counts as JSON lines.
fn extension(path: &Path) -> Option<String> {
    if is_standard_stream(path) {
        return Some("jsonl".into());
    }
    path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase)
}
