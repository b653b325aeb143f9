//! When `aivss score` ends with 1: a band of severity, or for findings of the AIVSS 1.0 candidate a class or timeline.
#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, where backticks would show"
)]

use crate::error::CliError;
use crate::exit::Tally;
use aivss_core::candidate::CandidateFinding;
use aivss_core::decision::Timeline;
use aivss_core::extension::EffectClass;
use aivss_core::{ErrorCode, Severity};
use clap::{Args, ValueEnum};

#[derive(Clone, Copy, Debug, Args)]
pub(super) struct ScoreGate {
    /// Exit with 1 when a score reaches this band, or a finding of AIVSS 1.0 this class or timeline
    #[arg(long, value_enum, value_name = "BAND", help_heading = "Output")]
    fail_on: Option<Limit>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Limit {
    /// 0.1 and above
    Low,
    /// 4.0 and above
    Medium,
    /// 7.0 and above
    High,
    /// 9.0 and above
    Critical,
    /// AIVSS 1.0: effect class A2, or AX that can become A2
    A2,
    /// AIVSS 1.0: to be fixed within three days, as recommended, or as it can become
    #[value(name = "3d")]
    ThreeDays,
}

impl ScoreGate {
    /// The severity that is the limit, if it is one.
    pub(super) const fn severity(self) -> Option<Severity> {
        match self.fail_on {
            Some(Limit::Low) => Some(Severity::Low),
            Some(Limit::Medium) => Some(Severity::Medium),
            Some(Limit::High) => Some(Severity::High),
            Some(Limit::Critical) => Some(Severity::Critical),
            Some(Limit::A2 | Limit::ThreeDays) | None => None,
        }
    }

    /// A score by a method has neither class nor timeline, and must not pass a gate that asks for one.
    pub(super) fn check_method(self) -> Result<(), CliError> {
        let what = match self.fail_on {
            Some(Limit::A2) => "effect class",
            Some(Limit::ThreeDays) => "timeline",
            _ => return Ok(()),
        };
        let message = format!(
            "a score by a method has no {what}; only findings of the AIVSS 1.0 candidate have one, and --fail-on \
             takes a band for this one"
        );
        Err(CliError::refused(ErrorCode::FamilyMismatch, message))
    }

    /// Counts a finding of the candidate by what it is, or can still become: not to look passes no gate.
    pub(super) fn count_candidate(
        self,
        finding: &CandidateFinding<'_>,
        tally: &mut Tally,
    ) -> Result<(), CliError> {
        let is_reached = match self.fail_on {
            Some(Limit::A2) => finding.extension().may_be(EffectClass::A2),
            Some(Limit::ThreeDays) => {
                finding.most_urgent_timeline().ok_or_else(no_timeline)? >= Timeline::ThreeDays
            }
            _ => {
                tally.score(finding.severity().severity());
                false
            }
        };
        if is_reached {
            tally.reach();
        }
        Ok(())
    }
}

fn no_timeline() -> CliError {
    let message = "the finding has no decision and so no timeline; --fail-on 3d takes an input with the data of one";
    CliError::refused(ErrorCode::DecisionPointMissing, message)
}
