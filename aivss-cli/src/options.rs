//! The options that several commands share.
#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, where backticks would show"
)]

use crate::error::CliError;
use aivss_core::Severity;
use clap::error::ErrorKind;
use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct ScoreOutput {
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ScoreFormat,

    #[command(flatten)]
    pub(crate) gate: Gate,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScoreFormat {
    /// For people
    #[default]
    Text,
    /// One outcome a line
    Json,
    /// One line of text that holds the whole input; a CVSS vector is its own
    Compact,
    /// The ten factors as the scanner mcp-guard writes them, X where one is unknown
    Factors,
    /// For tickets and wikis; `aivss cvss` prints text
    Markdown,
}

#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Gate {
    /// Exit with 1 when a score reaches this band
    #[arg(long, value_enum, value_name = "BAND", help_heading = "Output")]
    fail_on: Option<Band>,
}

impl Gate {
    /// The severity from which a score is a reached limit.
    pub(crate) fn limit(self) -> Option<Severity> {
        self.fail_on.map(Band::severity)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Band {
    /// 0.1 and above
    Low,
    /// 4.0 and above
    Medium,
    /// 7.0 and above
    High,
    /// 9.0 and above
    Critical,
}

impl Band {
    const fn severity(self) -> Severity {
        match self {
            Self::Low => Severity::Low,
            Self::Medium => Severity::Medium,
            Self::High => Severity::High,
            Self::Critical => Severity::Critical,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For tickets and wikis
    Markdown,
}

/// The error for arguments of a command that are right one by one and contradict each other.
pub(crate) fn usage_error<A: Args>(command: &'static str, message: &str) -> CliError {
    let parser = A::augment_args(clap::Command::new(command)).bin_name(format!("aivss {command}"));
    parser.clone().error(ErrorKind::ValueValidation, message).into()
}
