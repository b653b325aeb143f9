//! The data that surfaces exchange: a request in; a report, an explanation or the reason for a refusal out.

mod cvss;
mod data;
mod explanation;
mod outcome;
mod read;
mod report;

pub use cvss::{CvssReport, MetricValue, NomenclatureScore};
pub use data::{CompactData, CvssFields, FactorFields, RequestData};
pub use explanation::{
    BelowCvssData, ContributionData, DriverData, ExplanationData, NextBandData, RelevanceData,
    WhatIfData,
};
pub use outcome::Outcome;
pub use read::{
    MAX_COMMENT_CHARACTERS, MAX_NAME_CHARACTERS, MAX_REQUEST_BYTES, Request, factor_value,
};
pub use report::{
    CvssData, FactorData, MethodData, MitigationData, NoteData, Numbers, ReportData, StepData,
    ThreatMultiplierData,
};

pub(crate) use read::{SCORING_FIELDS, check_size, default_set};
