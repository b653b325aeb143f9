//! An AIVSS assessment inside a threat: one line, and the score that was read off it.

use super::field::{FieldType, FieldValue};
use aivss_core::request::Request;
use aivss_core::value::Value;
use aivss_core::value::read::{Fields, missing, named, wrong_kind};
use aivss_core::{Assessment, Report, Score};
use aivss_core::{Error, ErrorCode};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::ToString;

/// An assessment with the score that stands beside it in the document.
///
/// It is written as `{"compact": "AIVSS-C:1/...", "score": "9.2"}` with the whole scoring input in the
/// [compact form](aivss_core::compact). When one is added, its compact form or a [request](crate::wire) is
/// enough, and the score is worked out. A score that was changed by hand is kept as it is, for
/// [`check`](super::ThreatModel::check) to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    assessment: Box<Assessment>,
    score: Score,
}

impl Scored {
    /// The assessment.
    #[must_use]
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The score as the document has it.
    #[must_use]
    pub const fn score(&self) -> Score {
        self.score
    }

    /// The report that the assessment gives today.
    #[must_use]
    pub fn report(&self) -> Report {
        self.assessment.report()
    }

    /// Whether the score is the one that the assessment gives.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.report().score() == self.score
    }

    /// Of an assessment, with its own score.
    #[must_use]
    pub fn new(assessment: Assessment) -> Self {
        let score = assessment.report().score();
        Self { assessment: Box::new(assessment), score }
    }
}

impl FieldValue for Scored {
    const TYPE: FieldType = FieldType::Assessment;

    fn read(value: Value<'_>) -> Result<Self, Error> {
        match &value {
            Value::Text(_) => Ok(Self::new(named(value)?)),
            Value::Object(fields) if fields.iter().any(|(key, _)| key == "compact") => {
                let mut fields = Fields::new(value, &["compact", "score"])?;
                let assessment: Assessment = fields
                    .read("compact", named)?
                    .ok_or_else(|| missing("an assessment needs its compact form"))?;
                let scored = Self::new(assessment);
                let score = fields.read("score", named)?.unwrap_or(scored.score);
                Ok(Self { score, ..scored })
            }
            Value::Object(_) => {
                let request = Request::from_value(value)?;
                if request.name.is_some() || request.comment.is_some() {
                    return Err(Error::new(
                        ErrorCode::FieldUnknown,
                        "the assessment of a threat has no name and no comment; the threat itself has",
                    ));
                }
                Ok(Self::new(Assessment::try_new(request.inputs)?))
            }
            other => Err(wrong_kind(other, "an assessment in its compact form or as a request")),
        }
    }

    fn write(&self) -> Value<'_> {
        let text = |text| Value::Text(Cow::Owned(text));
        Value::object([
            ("compact", text(self.assessment.compact().to_string())),
            ("score", text(self.score.to_string())),
        ])
    }
}
