//! What the effect class adds to the timeline of the table.

use super::timeline::Timeline;
use crate::extension::{EffectClass, TraceabilityDeficit};

/// The candidate's own recommendation beside the unchanged result of the table.
///
/// Class A2 advances the timeline by one step, A0 and A1 leave it. It is an experiment that nobody calibrated
/// and obliges nobody; the result of the table is always shown apart from it.
///
/// Source: AIVSS 1.0 candidate, overlay; erratum C02.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Overlay {
    /// The timeline that the candidate recommends.
    Recommended {
        /// The timeline, the table's or one step up.
        timeline: Timeline,
        /// The class is A2.
        is_triggered: bool,
        /// The timeline differs from the table's. Not so where A2 meets 3D or 3DF.
        is_escalated: bool,
    },
    /// Nothing is recommended: the class is AX, or TD is X.
    Incomplete,
    /// Nothing is recommended: there is no extension vector.
    NotAssessed,
}

impl Overlay {
    /// The recommendation for a timeline of the table. Without a class there is none; TD may be missing where
    /// a decision stands alone.
    #[must_use]
    pub fn new(
        timeline: Timeline,
        class: Option<EffectClass>,
        traceability_deficit: Option<TraceabilityDeficit>,
    ) -> Self {
        match (class, traceability_deficit) {
            (Some(EffectClass::AX), _) | (_, Some(TraceabilityDeficit::InsufficientEvidence)) => {
                Self::Incomplete
            }
            (None, _) | (_, None) => Self::NotAssessed,
            (Some(class), Some(_)) => {
                let is_triggered = class == EffectClass::A2;
                let recommended = if is_triggered { timeline.advanced() } else { timeline };
                Self::Recommended {
                    timeline: recommended,
                    is_triggered,
                    is_escalated: recommended != timeline,
                }
            }
        }
    }

    /// The timeline, if one is recommended.
    #[must_use]
    pub const fn timeline(self) -> Option<Timeline> {
        match self {
            Self::Recommended { timeline, .. } => Some(timeline),
            Self::Incomplete | Self::NotAssessed => None,
        }
    }

    /// `overlay_triggered` of a report: whether the class is A2.
    #[must_use]
    pub const fn is_triggered(self) -> Option<bool> {
        match self {
            Self::Recommended { is_triggered, .. } => Some(is_triggered),
            Self::Incomplete | Self::NotAssessed => None,
        }
    }

    /// `escalated` of a report: whether the timeline differs from the table's.
    #[must_use]
    pub const fn is_escalated(self) -> Option<bool> {
        match self {
            Self::Recommended { is_escalated, .. } => Some(is_escalated),
            Self::Incomplete | Self::NotAssessed => None,
        }
    }

    /// `aivss_recommended_forensic_triage_indicated` of a report.
    #[must_use]
    pub fn has_forensic_triage(self) -> Option<bool> {
        self.timeline().map(Timeline::has_forensic_triage)
    }

    /// `overlay_status` of a report.
    #[must_use]
    pub const fn status(self) -> &'static str {
        match self {
            Self::Recommended { .. } => "experimental-uncalibrated",
            Self::Incomplete => "incomplete",
            Self::NotAssessed => "not-assessed",
        }
    }
}
