//! `aivss explain`: what drives scores, and what would change them.

use crate::error::CliError;
use crate::scoring::{self, ScoringArguments, View};
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  aivss explain examples/owasp-0.8/06-memory-context.toml
  aivss explain --format json finding.json | jq .explanation.next_lower_band

A file holds a request as for `aivss score`. Where inputs are unknown, it says what to
learn first and what to look at.

Exit codes: 0 when all is well, 1 when a score reached --fail-on, 2 when input was refused.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ExplainArguments {
    #[command(flatten)]
    scoring: ScoringArguments,
}

/// Prints an explanation of every input.
pub(crate) fn run(arguments: &ExplainArguments) -> Result<u8, CliError> {
    scoring::run(&arguments.scoring, View::Explanation)
}
