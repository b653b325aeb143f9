//! What every public type may be used for.

use aivss_core::assessment::{Mitigation, Origin, Step, ThreatMultiplier};
use aivss_core::bounds::UnknownInput;
use aivss_core::compact::Compact;
use aivss_core::cvss::metric::{Metric, MetricGroup};
use aivss_core::cvss::{
    Base, Effective, Environmental, MacroVector, Nomenclature, Supplemental, Threat, Vector,
};
use aivss_core::explanation::{Change, Contribution, Driver, NextBand, Reducible, WhatIf};
use aivss_core::method::Equation;
use aivss_core::request::{
    ExplainedData, ExplanationData, Observation, Outcome, PartialRequest, ReportData, Request,
    ScoredData,
};
use aivss_core::value::Value;
use aivss_core::{
    Amplification, AmplificationFactor, Assessment, Bounds, CvssInput, Decimal, Domain, Error,
    ErrorCode, Explanation, FactorSet, FactorValue, Inputs, Method, MitigationStrength, Note,
    PartialAssessment, PartialInputs, PartialProfile, Profile, Report, Score, Severity,
};
use std::fmt::Debug;
use std::panic::{RefUnwindSafe, UnwindSafe};

fn usable_anywhere<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Debug + Clone>() {}

fn copied<T: Copy + Eq>() {}

macro_rules! all {
    ($check:ident: $($name:ty)+) => { $($check::<$name>();)+ };
}

/// 56 types.
#[test]
fn every_public_type_goes_between_threads() {
    all! { usable_anywhere:
        Mitigation Origin Step ThreatMultiplier Metric MetricGroup Base Effective Environmental
        MacroVector Nomenclature Supplemental Threat Vector Equation Outcome<ReportData>
        ReportData Request Value<'static> Amplification AmplificationFactor Assessment CvssInput
        Decimal Domain Error ErrorCode FactorSet FactorValue Inputs Method MitigationStrength Note
        Profile Report Score Severity Change Compact<'static> Contribution Driver Explanation
        ExplanationData NextBand Reducible WhatIf Bounds PartialAssessment PartialInputs PartialProfile
        PartialRequest ScoredData ExplainedData Observation UnknownInput
    }
}

/// 33 types that are plain values.
#[test]
fn values_are_copied() {
    all! { copied:
        Base Effective Environmental MacroVector Nomenclature Supplemental Threat Vector Amplification
        AmplificationFactor Assessment CvssInput Decimal Domain ErrorCode FactorSet FactorValue Inputs
        Method Profile Report Score Change Contribution Driver Explanation Reducible WhatIf Bounds
        PartialAssessment PartialInputs PartialProfile UnknownInput
    }
    // An error is one pointer, so that a result is hardly larger than its value.
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}
