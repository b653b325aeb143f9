//! A document's scores as data.

use super::{Document, Finding, Reason};
use crate::catalog::CoreRisk;
use crate::request::{ReportData, Request};
use crate::severity::Severity;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;

/// A document with the report of each finding.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DocumentData {
    /// The system.
    pub name: String,
    /// Its version.
    pub version: Option<String>,
    /// Who assessed it.
    pub assessor: Option<String>,
    /// When.
    pub date: Option<String>,
    /// What else there is to know.
    pub notes: Option<String>,
    /// How many findings are in each band, the most severe first. Nothing is averaged: scores are
    /// ordinal (AIVSS v0.8, sections 3.2 and 3.5.2).
    pub bands: Vec<BandCount>,
    /// The findings in the order of the document.
    pub findings: Vec<FindingData>,
}

/// How many findings are in a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BandCount {
    /// The band.
    pub severity: Severity,
    /// Its findings.
    pub findings: usize,
}

/// A finding with its report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FindingData {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// Its core risk.
    pub core_risk: Option<CoreRiskData>,
    /// The score with everything it was made from.
    pub report: ReportData,
    /// The whole scoring input as one line.
    pub compact: String,
    /// The reasons, and how many inputs have any.
    pub documentation: DocumentationData,
}

/// A core risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CoreRiskData {
    /// The key.
    pub key: &'static str,
    /// The name in v0.8.
    pub name: &'static str,
}

/// The reasons of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentationData {
    /// Inputs that have a reason.
    pub documented: usize,
    /// Inputs in all.
    pub inputs: usize,
    /// Why the CVSS vector is what it is.
    pub cvss: Option<String>,
    /// Why factors have their values; those with reasons only.
    pub factors: Vec<FactorReasonData>,
    /// Why the mitigation is as strong as it is.
    pub mitigation: Option<String>,
}

/// The reasons for one factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactorReasonData {
    /// The key in its set.
    pub key: &'static str,
    /// Why, in words.
    pub rationale: Option<String>,
    /// Where that can be seen.
    pub evidence: Vec<String>,
    /// Whether it is the system's and not the finding's own.
    pub inherited: bool,
}

impl DocumentData {
    /// The scores of a document.
    #[must_use]
    pub fn new(document: &Document) -> Self {
        let findings: Vec<FindingData> = document.findings.iter().map(FindingData::new).collect();
        let bands = Severity::ALL.into_iter().rev().map(|severity| BandCount {
            severity,
            findings: findings.iter().filter(|finding| finding.report.severity == severity).count(),
        });
        Self {
            name: document.name.clone(),
            version: document.version.clone(),
            assessor: document.assessor.clone(),
            date: document.date.map(|date| date.to_string()),
            notes: document.notes.clone(),
            bands: bands.collect(),
            findings,
        }
    }
}

impl FindingData {
    fn new(finding: &Finding) -> Self {
        let report = finding.report();
        let documentation = finding.documentation();
        let set = report.factor_set();
        let reason = |reason: &Reason| {
            Some(FactorReasonData {
                key: reason.factor.key(set?),
                rationale: reason.rationale.clone(),
                evidence: reason.evidence.clone(),
                inherited: reason.is_inherited,
            })
        };
        Self {
            id: finding.id.clone(),
            title: finding.title.clone(),
            core_risk: finding.core_risk.map(CoreRiskData::from),
            report: ReportData::new(&Request::from(*finding.inputs()), &report),
            compact: report.assessment().compact().to_string(),
            documentation: DocumentationData {
                documented: documentation.documented,
                inputs: documentation.inputs,
                cvss: finding.cvss_rationale.clone(),
                factors: finding.factor_reasons.iter().filter_map(reason).collect(),
                mitigation: finding.mitigation_justification.clone(),
            },
        }
    }
}

impl From<CoreRisk> for CoreRiskData {
    fn from(risk: CoreRisk) -> Self {
        Self { key: risk.as_str(), name: risk.name() }
    }
}
