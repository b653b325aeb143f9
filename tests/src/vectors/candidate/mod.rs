//! Loaders for the corpus of the AIVSS 1.0 candidate and of the superseded 2.0 candidate.

mod decision;
mod document;
mod extension;
mod reliability;

pub use decision::{
    Decided, DecisionCase, DecisionGiven, DecisionVectors, EvidenceGiven, ExploitMaturityRow,
    LadderRow, OverlayResult, OverlayRow, PriorityDetailed, PriorityGridRow, PriorityTerms,
    PriorityTie, PriorityVectors, TableRow, decisions, exploit_maturity, priorities,
};
pub use document::{AssessmentVector, InputChange, InputChanges, Op, assessments, input_changes};
pub use extension::{
    AdjustmentDetailed, AdjustmentRow, Adjustments, DisplayForm, EffectClasses, VectorSyntax,
    VectorVerdict, adjustments, effect_classes, vector_syntax, vector_syntax_2_0,
};
pub use reliability::{
    EpisodeCase, EpisodeThreshold, EpisodeTie, Observations, OtherInput, OtherInputGiven,
    Reliability, SuppliedBounds, observations, reliability,
};
