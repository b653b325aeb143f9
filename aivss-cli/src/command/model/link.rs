//! `aivss model link`: a mitigation is intended for a threat.

use super::shared::answer::Answer;
use super::shared::change::apply;
use super::shared::project::ProjectOption;
use crate::error::CliError;
use aivss_threat_model::Operation;
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  aivss model link MI-1 TH-2
  aivss model link MI-1 TH-2 --partial";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct LinkArguments {
    /// The mitigation, MI-1 for instance
    mitigation: String,

    /// The threat, TH-1 for instance
    threat: String,

    /// It covers only part of the threat
    #[arg(long)]
    partial: bool,
}

pub(super) fn run(project: &ProjectOption, arguments: &LinkArguments) -> Result<Answer, CliError> {
    let project = project.open()?;
    let LinkArguments { mitigation, threat, partial: is_partial } = arguments;
    let (mitigation, threat, is_partial) = (mitigation.parse()?, threat.parse()?, *is_partial);
    let part = if is_partial { ", for part of it" } else { "" };
    let operation = Operation::Link { mitigation, threat, is_partial };
    apply(&project, operation, "linked", "", |_, _| {
        format!("linked {mitigation} to {threat}{part}")
    })
}
