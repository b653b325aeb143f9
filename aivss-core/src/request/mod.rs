//! The data that surfaces exchange: a request in; a report, an explanation or the reason for a refusal out.

mod bounds;
mod cvss;
mod data;
mod explanation;
mod narrowing;
mod observation;
mod outcome;
mod partial;
mod read;
mod report;

pub use bounds::{BoundsData, BoundsNumbers, BoundsReportData, ScoredData};
pub use cvss::{CvssReport, MetricValue, NomenclatureScore};
pub use data::{CompactData, CvssFields, FactorFields, Given, RequestData};
pub use explanation::{
    BelowCvssData, ContributionData, DriverData, ExplanationData, NextBandData, RelevanceData,
    WhatIfData,
};
pub use narrowing::{AnswerData, BoundsExplanationData, ExplainedData, NarrowingData};
pub use observation::{Observation, ObservationStatus};
pub use outcome::Outcome;
pub use partial::PartialRequest;
pub use read::{
    MAX_COMMENT_CHARACTERS, MAX_NAME_CHARACTERS, MAX_REQUEST_BYTES, Request, factor_value,
};
pub use report::{
    CvssData, FactorData, MethodData, MitigationData, NoteData, Numbers, ReportData, StepData,
    ThreatMultiplierData,
};

pub(crate) use observation::observed_value;
pub(crate) use read::{SCORING_FIELDS, check_size, default_set};
