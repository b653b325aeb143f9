//! From a document to a report of either format, and what that format has no place for.

use super::{Owasp05Report, Owasp08Report, mismatch};
use aivss_core::document::{Document, Finding};
use aivss_core::escape::{Quoted, list};
use aivss_core::factor::FactorSet;
use aivss_core::value::read::missing;
use aivss_core::{Amplification, CvssInput, Score};
use aivss_core::{Error, ErrorCode};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;
use serde::Serialize;
use serde::ser::Serializer;

/// A report format that the documents define.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportFormat {
    /// AIVSS v0.8, Appendix A.
    Owasp0_8,
    /// AIVSS v0.5, Appendix A.
    Owasp0_5,
}

impl ReportFormat {
    /// Both, the newer first.
    pub const ALL: [Self; 2] = [Self::Owasp0_8, Self::Owasp0_5];

    /// `owasp-0.8` or `owasp-0.5`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owasp0_8 => "owasp-0.8",
            Self::Owasp0_5 => "owasp-0.5",
        }
    }
}

impl fmt::Display for ReportFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for ReportFormat {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|format| format.as_str() == text).ok_or_else(|| {
            let known = list(Self::ALL.map(|format| Quoted(format.as_str())));
            Error::new(
                ErrorCode::ReportFormatUnknown,
                format!("{} is no report format; there are {known}", Quoted(text)),
            )
        })
    }
}

impl Serialize for ReportFormat {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A report of either format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportedReport {
    /// A report of AIVSS v0.8.
    Owasp0_8(Owasp08Report),
    /// A report of AIVSS v0.5.
    Owasp0_5(Owasp05Report),
}

impl ExportedReport {
    /// The report in JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        match self {
            Self::Owasp0_8(report) => report.to_json(),
            Self::Owasp0_5(report) => report.to_json(),
        }
    }
}

impl Serialize for ExportedReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Owasp0_8(report) => report.serialize(serializer),
            Self::Owasp0_5(report) => report.serialize(serializer),
        }
    }
}

/// A document as a report, and what the report does not say of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Export {
    /// The format.
    pub format: ReportFormat,
    /// The report.
    pub report: ExportedReport,
    /// What the format has no place for, as JSON pointers (RFC 6901) into the document: rationales,
    /// evidence, and whatever importing the report would not give back. Keys are those that
    /// [`Document::to_json`] writes; a reason that findings inherit from the system stands once, under
    /// the document's own `factors`.
    pub left_out: Vec<String>,
}

impl Export {
    /// Whether the report says all that the document does.
    ///
    /// # Errors
    ///
    /// `report.mismatch` at the first thing that the format has no place for.
    pub fn check_complete(&self) -> Result<(), Error> {
        let Some(first) = self.left_out.first() else {
            return Ok(());
        };
        let others = match self.left_out.len() {
            1 => String::new(),
            2 => ", nor for 1 other entry of the document".into(),
            count => format!(", nor for {} other entries of the document", count - 1),
        };
        let message = format!("the report format `{}` has no place for this{others}", self.format);
        Err(mismatch(message).at(&first.trim_start_matches('/').replace('/', ".")))
    }
}

/// Turns a document into a report, and says what is left out.
///
/// The name of the assessment is the caller's to give where the format has one, for documents have
/// none.
///
/// # Errors
///
/// Those of [`Owasp08Report::from_document`] and [`Owasp05Report::from_document`]; at `assessment_id`,
/// `field.missing` where the format requires one and `report.mismatch` where it has none.
pub fn export(
    document: &Document,
    format: ReportFormat,
    assessment_id: Option<&str>,
) -> Result<Export, Error> {
    let (report, left_out) = match (format, assessment_id) {
        (ReportFormat::Owasp0_8, None) => {
            let report = Owasp08Report::from_document(document)?;
            let left_out = left_out_of_0_8(document, &report);
            (ExportedReport::Owasp0_8(report), left_out)
        }
        (ReportFormat::Owasp0_8, Some(_)) => {
            let message = format!("the report format `{format}` has no name of the assessment");
            return Err(mismatch(message).at("assessment_id"));
        }
        (ReportFormat::Owasp0_5, Some(id)) => {
            let report = Owasp05Report::from_document(document, id)?;
            let left_out = left_out_of_0_5(document, &report);
            (ExportedReport::Owasp0_5(report), left_out)
        }
        (ReportFormat::Owasp0_5, None) => {
            let message = format!("the report format `{format}` requires a name of the assessment");
            return Err(missing(&message).at("assessment_id"));
        }
    };
    Ok(Export { format, report, left_out })
}

fn left_out_of_0_8(document: &Document, report: &Owasp08Report) -> Vec<String> {
    let mut left_out = inherited_reasons(document);
    for (index, (finding, written)) in
        document.findings.iter().zip(&report.vulnerabilities).enumerate()
    {
        let mut out = LeftOut { finding: index, pointers: &mut left_out };
        out.note("cvss/rationale", finding.cvss_rationale.is_some());
        out.own_reasons(finding);
        let read = written.inputs(CvssInput::Score(Score::MIN));
        out.note("domain", read.domain != finding.inputs().domain);
        out.note("mitigation_justification", finding.mitigation_justification.is_some());
    }
    left_out
}

fn left_out_of_0_5(document: &Document, report: &Owasp05Report) -> Vec<String> {
    let mut left_out = Vec::new();
    if document.version.is_some() {
        left_out.push("/version".into());
    }
    left_out.extend(inherited_reasons(document));
    for (index, (finding, written)) in
        document.findings.iter().zip(&report.vulnerability_assessments).enumerate()
    {
        let read = report.inputs(finding.inputs().cvss);
        let mut out = LeftOut { finding: index, pointers: &mut left_out };
        out.note("id", finding.id != (index + 1).to_string());
        out.note("description", finding.description.is_some());
        out.note("core_risk", finding.core_risk != written.core_risk());
        out.own_reasons(finding);
        out.note("domain", read.domain != finding.inputs().domain);
        // What the vector's E or the default says is not lost.
        let given = *finding.inputs();
        let says =
            |inputs: aivss_core::Inputs| Some(inputs.score().ok()?.threat_multiplier().value);
        let is_lost = says(read) != says(given);
        out.note("exploit_maturity", is_lost && given.exploit_maturity.is_some());
        out.note("threat_multiplier", is_lost && given.threat_multiplier.is_some());
        out.note("mitigation_justification", finding.mitigation_justification.is_some());
    }
    left_out
}

/// The reasons that stand with the system's own factors, each once.
fn inherited_reasons(document: &Document) -> Vec<String> {
    let mut pointers = Vec::new();
    for finding in &document.findings {
        for pointer in reasons(finding, true) {
            let pointer = format!("/{pointer}");
            if !pointers.contains(&pointer) {
                pointers.push(pointer);
            }
        }
    }
    pointers
}

/// Where the reasons for factors stand, `factors/opacity/rationale` for instance.
fn reasons(finding: &Finding, is_inherited: bool) -> Vec<String> {
    let set = match &finding.inputs().amplification {
        Amplification::Profile(profile) => profile.set(),
        // Factors without a set have no reasons.
        Amplification::PrintedAars(_) => FactorSet::V0_8,
    };
    let mut pointers = Vec::new();
    for reason in finding.factor_reasons.iter().filter(|reason| reason.is_inherited == is_inherited)
    {
        let key = reason.factor.key(set);
        if reason.rationale.is_some() {
            pointers.push(format!("factors/{key}/rationale"));
        }
        if !reason.evidence.is_empty() {
            pointers.push(format!("factors/{key}/evidence"));
        }
    }
    pointers
}

/// What one finding leaves behind.
struct LeftOut<'a> {
    finding: usize,
    pointers: &'a mut Vec<String>,
}

impl LeftOut<'_> {
    fn note(&mut self, field: &str, is_lost: bool) {
        if is_lost {
            self.pointers.push(format!("/findings/{}/{field}", self.finding));
        }
    }

    fn own_reasons(&mut self, finding: &Finding) {
        for pointer in reasons(finding, false) {
            self.note(&pointer, true);
        }
    }
}
