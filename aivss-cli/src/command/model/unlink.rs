//! `aivss model unlink`: a mitigation is no longer intended for a threat.

use super::shared::answer::Answer;
use super::shared::change::apply;
use super::shared::project::ProjectOption;
use crate::error::CliError;
use aivss_threat_model::Operation;
use clap::Args;

const EXAMPLES: &str = "\
Example:
  aivss model unlink MI-1 TH-1";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct UnlinkArguments {
    /// The mitigation, MI-1 for instance
    mitigation: String,

    /// The threat, TH-1 for instance
    threat: String,
}

pub(super) fn run(
    project: &ProjectOption,
    arguments: &UnlinkArguments,
) -> Result<Answer, CliError> {
    let project = project.open()?;
    let (mitigation, threat) = (arguments.mitigation.parse()?, arguments.threat.parse()?);
    apply(&project, Operation::Unlink { mitigation, threat }, "unlinked", "", |_, _| {
        format!("unlinked {mitigation} from {threat}")
    })
}
