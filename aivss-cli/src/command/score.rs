//! `aivss score`: requests and documents in, their scores and the steps to them out.

use crate::error::CliError;
use crate::scoring::{self, ScoringArguments, View};
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  aivss score examples/zscaler-mcp-server.json
  aivss score --format json finding.toml | jq .report.score
  aivss score --format compact examples/owasp-0.8/06-memory-context.toml
  aivss score --fail-on high findings/*.json
  aivss score --cvss 8.8 --factors \\
    AIVSS:0.8/AU:X/TO:1.0/LA:1.0/CX:0.5/ND:0.5/OP:X/PE:0.0/ID:0.0/MA:0.0/SM:0.0
  aivss score --mitigation partial \\
    --cvss CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N \\
    -f autonomy=1 -f tools=1 -f language=1 -f context=1 -f non_determinism=0.5 \\
    -f opacity=1 -f persistence=1 -f identity=1 -f multi_agent=0.5 -f self_mod=0
  aivss score --fail-on a2 examples/candidate-1.0.toml
  aivss score \\
    \"CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:L/VA:N/SC:L/SI:N/SA:N/E:P \\
    AIVSS:1.0/LC:I/CP:S/AP:C/SR:P/EX:M/PT:M/CA:M/TD:M\"

A file holds one request in JSON or TOML: `cvss` (a vector or a score) and
`factors` (all ten); where they differ from the defaults also `method`, `domain`,
`factor_set`, `exploit_maturity`, `threat_multiplier`, `mitigation` and
`mitigation_factor`. `name` and `comment` are free text.

A factor, the maturity or the mitigation may be X or unknown where nobody
observed it: the score then lies between two ends, and --fail-on counts the
higher one.

A finding of the AIVSS 1.0 candidate is two vectors in one argument, or a file
with its input or report. It has a severity, an effect class and a timeline,
which never compare with the scores of a method.

Exit codes: 0 when all is well, 1 when a score reached --fail-on, 2 when input was refused.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ScoreArguments {
    #[command(flatten)]
    scoring: ScoringArguments,
}

/// Prints a report of every input.
pub(crate) fn run(arguments: &ScoreArguments) -> Result<u8, CliError> {
    scoring::run(&arguments.scoring, View::Report)
}
