//! Parts that an input and a report share: why AIVSS applies, and who assessed.

use super::text::{
    check_filled, check_references, filled, filled_or_null, flag, references, required,
};
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use crate::time::Timestamp;
use crate::value::Value;
use crate::value::read::{Fields, named};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::str::FromStr;

/// Why AIVSS applies to the system: both facts have to hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Applicability {
    /// A model directs the pursuit of a goal.
    pub model_directed_goal_pursuit: bool,
    /// The system selects or sequences actions.
    pub action_selection_or_sequencing: bool,
    /// Why, in the assessor's words.
    pub rationale: String,
    /// What shows it, one reference at least.
    pub evidence_refs: Vec<String>,
}

const APPLICABILITY_FIELDS: [&str; 4] =
    ["model_directed_goal_pursuit", "action_selection_or_sequencing", "rationale", "evidence_refs"];

impl Applicability {
    pub(super) fn read(value: Value<'_>) -> Result<Self, Error> {
        let mut fields = Fields::new(value, &APPLICABILITY_FIELDS)?;
        Ok(Self {
            model_directed_goal_pursuit: required(
                &mut fields,
                "model_directed_goal_pursuit",
                flag,
            )?,
            action_selection_or_sequencing: required(
                &mut fields,
                "action_selection_or_sequencing",
                flag,
            )?,
            rationale: required(&mut fields, "rationale", filled)?,
            evidence_refs: required(&mut fields, "evidence_refs", references)?,
        })
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        for (holds, name) in [
            (self.model_directed_goal_pursuit, "model_directed_goal_pursuit"),
            (self.action_selection_or_sequencing, "action_selection_or_sequencing"),
        ] {
            if !holds {
                return Err(Error::new(
                    ErrorCode::ApplicabilityNotGiven,
                    "AIVSS applies only where a model directs the pursuit of a goal and the system selects or \
                     sequences actions; score the finding with CVSS alone",
                )
                .at(name));
            }
        }
        check_filled(&self.rationale).map_err(|error| error.at("rationale"))?;
        check_references(&self.evidence_refs).map_err(|error| error.at("evidence_refs"))
    }

    pub(super) fn to_value(&self) -> Value<'_> {
        Value::object([
            ("model_directed_goal_pursuit", Value::Boolean(self.model_directed_goal_pursuit)),
            ("action_selection_or_sequencing", Value::Boolean(self.action_selection_or_sequencing)),
            ("rationale", self.rationale.as_str().into()),
            ("evidence_refs", Value::list(&self.evidence_refs)),
        ])
    }
}

/// What kind of assessor made an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AssessorKind {
    /// A person.
    Human,
    /// A program.
    Scanner,
    /// A person or a program with the help of a language model.
    LlmAssisted,
    /// It was taken over from elsewhere.
    Imported,
}

impl AssessorKind {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Human, Self::Scanner, Self::LlmAssisted, Self::Imported];

    /// The word in a document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Scanner => "scanner",
            Self::LlmAssisted => "llm_assisted",
            Self::Imported => "imported",
        }
    }
}

/// # Errors
///
/// `assessor_kind.unknown`.
impl FromStr for AssessorKind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| {
            Error::new(
                ErrorCode::AssessorKindUnknown,
                format!(
                    "{} is no kind of assessor; there are `human`, `scanner`, `llm_assisted` and `imported`",
                    Quoted(text)
                ),
            )
        })
    }
}

/// Who assessed, when, and with what.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Provenance {
    /// The assessor's name.
    pub assessor: Option<String>,
    /// The kind of assessor.
    pub assessor_kind: AssessorKind,
    /// The tool.
    pub tool: Option<String>,
    /// Its version.
    pub tool_version: Option<String>,
    /// When, as a point in time such as `2026-09-01T07:30:00Z`.
    pub assessed_at: String,
}

const PROVENANCE_FIELDS: [&str; 5] =
    ["assessor", "assessor_kind", "tool", "tool_version", "assessed_at"];

impl Provenance {
    pub(super) fn read(value: Value<'_>) -> Result<Self, Error> {
        let mut fields = Fields::new(value, &PROVENANCE_FIELDS)?;
        Ok(Self {
            assessor: fields.read("assessor", filled_or_null)?.flatten(),
            assessor_kind: required(&mut fields, "assessor_kind", named)?,
            tool: fields.read("tool", filled_or_null)?.flatten(),
            tool_version: fields.read("tool_version", filled_or_null)?.flatten(),
            assessed_at: required(&mut fields, "assessed_at", filled)?,
        })
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        for (value, name) in [
            (&self.assessor, "assessor"),
            (&self.tool, "tool"),
            (&self.tool_version, "tool_version"),
        ] {
            value.as_deref().map_or(Ok(()), check_filled).map_err(|error| error.at(name))?;
        }
        Timestamp::new(&self.assessed_at).map(drop).map_err(|error| error.at("assessed_at"))
    }

    /// With every field, as a report has it.
    pub(super) fn to_value(&self) -> Value<'_> {
        Value::object([
            ("assessor", self.assessor.as_deref().into()),
            ("assessor_kind", self.assessor_kind.as_str().into()),
            ("tool", self.tool.as_deref().into()),
            ("tool_version", self.tool_version.as_deref().into()),
            ("assessed_at", self.assessed_at.as_str().into()),
        ])
    }
}
