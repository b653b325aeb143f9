//! What SR is based on, as a document holds it: a proof, counted episodes, or nothing that decides.

use super::metric_evidence::{MetricStatement, statement};
use crate::candidate::text::{decimal, flag, number, required};
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use crate::extension::reliability::{
    EpisodeControls, Episodes, MIN_EPISODES, ProofOutcome, ReliabilityEvidence,
};
use crate::extension::{ExtensionVector, Probability};
use crate::value::Value;
use crate::value::read::{Fields, missing, object as fields_of, wrong_kind};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// What SR is based on, as a document holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReliabilityRecord {
    /// `deterministic-proof`.
    DeterministicProof(ProofOutcome),
    /// `empirical`: counted episodes with their bounds. Episodes that decide nothing cannot stand here (erratum
    /// C21).
    Empirical {
        /// The counts.
        episodes: Episodes,
        /// How often production tries again, 1 or more.
        retry_budget: u32,
        /// How the episodes were run.
        controls: EpisodeControls,
        /// The lower bound, which may be rounded by 0.0005.
        lower_bound: Probability,
        /// The upper bound, likewise.
        upper_bound: Probability,
    },
    /// `insufficient-evidence`.
    InsufficientEvidence,
}

impl ReliabilityRecord {
    /// What decides SR.
    #[must_use]
    pub const fn evidence(self) -> ReliabilityEvidence {
        match self {
            Self::DeterministicProof(outcome) => ReliabilityEvidence::DeterministicProof(outcome),
            Self::Empirical { episodes, controls, .. } => {
                ReliabilityEvidence::Empirical { episodes, controls }
            }
            Self::InsufficientEvidence => ReliabilityEvidence::InsufficientEvidence,
        }
    }

    pub(super) fn check(self, extension: ExtensionVector) -> Result<(), Error> {
        if let Self::Empirical { episodes, controls, lower_bound, upper_bound, .. } = self {
            let undecided = |message: String, name: &str| {
                Err(Error::new(ErrorCode::EvidenceUndecided, message).at(name))
            };
            if episodes.episodes() < MIN_EPISODES {
                return undecided(
                    format!(
                        "{} episodes are fewer than the {MIN_EPISODES} that decide SR; give the method \
                         `insufficient-evidence`, and the counts in the rationale",
                        episodes.episodes()
                    ),
                    "episodes",
                );
            }
            for (holds, name) in [
                (controls.production_equivalent, "production_equivalent"),
                (controls.budget_enforced, "budget_enforced"),
                (controls.independent, "independent"),
            ] {
                if !holds {
                    return undecided(
                        format!(
                            "episodes decide SR only where `{name}` holds; give the method \
                             `insufficient-evidence`, and the counts in the rationale"
                        ),
                        name,
                    );
                }
            }
            episodes.check_bounds(lower_bound, upper_bound)?;
        }
        self.evidence().check(extension.stochastic_exploit_reliability)
    }
}

impl ReliabilityRecord {
    /// What stands beside the rationale and the references.
    pub(super) fn fields(self) -> Vec<(&'static str, Value<'static>)> {
        let mut fields = alloc::vec![("method", self.evidence().method().into())];
        match self {
            Self::DeterministicProof(outcome) => {
                fields.push(("deterministic_outcome", outcome.as_str().into()));
            }
            Self::Empirical { episodes, retry_budget, controls, lower_bound, upper_bound } => {
                fields.extend([
                    ("successes", Value::Unsigned(episodes.successes().into())),
                    ("episodes", Value::Unsigned(episodes.episodes().into())),
                    ("retry_budget", Value::Unsigned(retry_budget.into())),
                    ("production_equivalent", Value::Boolean(controls.production_equivalent)),
                    ("budget_enforced", Value::Boolean(controls.budget_enforced)),
                    ("independent", Value::Boolean(controls.independent)),
                    ("lower_bound", decimal(lower_bound)),
                    ("upper_bound", decimal(upper_bound)),
                ]);
            }
            Self::InsufficientEvidence => {}
        }
        fields
    }
}

/// The fields of each method, beside the rationale and the references.
const METHODS: [(&str, &[&str]); 3] = [
    ("deterministic-proof", &["deterministic_outcome"]),
    (
        "empirical",
        &[
            "successes",
            "episodes",
            "retry_budget",
            "production_equivalent",
            "budget_enforced",
            "independent",
            "lower_bound",
            "upper_bound",
        ],
    ),
    ("insufficient-evidence", &[]),
];

/// The evidence of SR.
pub(super) fn reliability(value: Value<'_>) -> Result<(MetricStatement, ReliabilityRecord), Error> {
    let mut fields = fields_of(value, "an object")?;
    let method = fields.iter().find(|(key, _)| key == "method").map(|(_, value)| value.clone());
    let method = match method {
        Some(Value::Text(method)) => method,
        Some(other) => return Err(wrong_kind(&other, "a text in quotes").at("method")),
        None => return Err(missing("`method` is missing").at("method")),
    };
    let Some((method, own)) = METHODS.into_iter().find(|(name, _)| *name == method) else {
        return Err(Error::new(
            ErrorCode::EvidenceMethodUnknown,
            format!(
                "{} is no method; there are `deterministic-proof`, `empirical` and `insufficient-evidence`",
                Quoted(&method)
            ),
        )
        .at("method"));
    };
    // A field of another method is no unknown one; say whose it is.
    let foreign = METHODS
        .iter()
        .flat_map(|(owner, names)| names.iter().map(move |name| (*name, *owner)))
        .find(|(name, owner)| *owner != method && fields.iter().any(|(key, _)| key == name));
    if let Some((key, owner)) = foreign {
        return Err(Error::new(
            ErrorCode::FieldConflict,
            format!("`{key}` belongs to the method `{owner}`, and the method is `{method}`"),
        )
        .at(key));
    }
    let mut known = alloc::vec!["rationale", "evidence_refs", "method"];
    known.extend(own);
    let mut fields = Fields::new(Value::Object(core::mem::take(&mut fields)), &known)?;
    let statement = statement(&mut fields)?;
    let record = match method {
        "deterministic-proof" => ReliabilityRecord::DeterministicProof(required(
            &mut fields,
            "deterministic_outcome",
            proof_outcome,
        )?),
        "empirical" => empirical(&mut fields)?,
        _ => ReliabilityRecord::InsufficientEvidence,
    };
    Ok((statement, record))
}

fn empirical(fields: &mut Fields<'_>) -> Result<ReliabilityRecord, Error> {
    let successes = required(fields, "successes", |value| count(&value))?;
    let episodes = required(fields, "episodes", |value| count(&value))?;
    let retry_budget = required(fields, "retry_budget", |value| match count(&value)? {
        0 => Err(Error::new(
            ErrorCode::NumberRange,
            "`0` is out of range; a retry budget is 1 or more",
        )),
        budget => Ok(budget),
    })?;
    Ok(ReliabilityRecord::Empirical {
        episodes: Episodes::try_new(successes, episodes)?,
        retry_budget,
        controls: EpisodeControls {
            production_equivalent: required(fields, "production_equivalent", flag)?,
            budget_enforced: required(fields, "budget_enforced", flag)?,
            independent: required(fields, "independent", flag)?,
        },
        lower_bound: required(fields, "lower_bound", |value| number(&value))?,
        upper_bound: required(fields, "upper_bound", |value| number(&value))?,
    })
}

/// A whole number from 0 up.
fn count(value: &Value<'_>) -> Result<u32, Error> {
    let out_of_range = |shown: &dyn core::fmt::Display| {
        Error::new(
            ErrorCode::NumberRange,
            format!("`{shown}` is out of range; a count lies between 0 and {}", u32::MAX),
        )
    };
    match value {
        Value::Unsigned(number) => u32::try_from(*number).map_err(|_| out_of_range(number)),
        Value::Negative(number) => Err(out_of_range(number)),
        other => Err(wrong_kind(other, "a whole number")),
    }
}

fn proof_outcome(value: Value<'_>) -> Result<ProofOutcome, Error> {
    let Value::Text(name) = value else {
        return Err(wrong_kind(&value, "a text in quotes"));
    };
    ProofOutcome::ALL.into_iter().find(|outcome| outcome.as_str() == name).ok_or_else(|| {
        Error::new(
            ErrorCode::EvidenceMethodUnknown,
            format!(
                "{} is no outcome of a proof; there are `success` and `failure`",
                Quoted(&name)
            ),
        )
    })
}
