//! The report format of AIVSS v0.8, Appendix A.

mod convert;
mod read;

use super::{
    in_fitting_domain, items, required, required_of, serialize_profile, to_json, value_of_json,
};
use aivss_core::Decimal;
use aivss_core::Error;
use aivss_core::Severity;
use aivss_core::assessment::{CvssInput, Inputs};
use aivss_core::catalog::CoreRisk;
use aivss_core::document::Document;
use aivss_core::factor::Profile;
use aivss_core::time::Date;
use aivss_core::value::Value;
use aivss_core::value::read::Fields;
use aivss_core::verify::Printed;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;
use serde::ser::Serializer;

const FORMAT: &str = "owasp-0.8";

/// The bands of the format, which has none for 0.0.
const BANDS: [Severity; 4] = [Severity::Low, Severity::Medium, Severity::High, Severity::Critical];

/// The names that the format gives the factors: the keys of set 0.8, in its order.
const FACTORS: [&str; 10] = [
    "autonomy",
    "tools",
    "language",
    "context",
    "non_determinism",
    "opacity",
    "persistence",
    "identity",
    "multi_agent",
    "self_mod",
];

/// A report (AIVSS v0.8, Appendix A).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Owasp08Report {
    /// What was assessed, when and by whom.
    pub metadata: Metadata,
    /// What was found.
    pub vulnerabilities: Vec<Vulnerability>,
}

/// What was assessed, when and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// The system.
    pub system_name: String,
    /// Its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system_version: Option<String>,
    /// The day of the assessment.
    #[serde(serialize_with = "as_date")]
    pub assessment_date: Date,
    /// Who assessed it.
    pub assessor_id: String,
    /// What else there is to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

/// One finding with its figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Vulnerability {
    /// Its name within the report.
    pub id: String,
    /// What it is, in a few words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What it is, at length.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The core risk; the format writes its name with `&`.
    #[serde(serialize_with = "as_category")]
    pub owasp_category: CoreRisk,
    /// The CVSS v4.0 side.
    pub cvss_base: CvssBase,
    /// The ten factors of set 0.8, each 0.0, 0.5 or 1.0.
    #[serde(serialize_with = "as_factors")]
    pub amplification_factors: Profile,
    /// ThM: 0.50, 0.97 or 1.00.
    #[serde(serialize_with = "as_number")]
    pub threat_multiplier: Decimal,
    /// What came out.
    pub scores: Scores,
}

/// The CVSS side of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CvssBase {
    /// The vector, as it was written.
    pub vector_string: String,
    /// The printed score, 0 to 10.
    pub score: Printed,
}

/// The printed figures of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scores {
    /// The sum of the factors.
    pub factor_sum: Printed,
    /// The agentic risk score.
    pub aars: Printed,
    /// MF, 0.67 to 1; an input that the format keeps among the results.
    #[serde(serialize_with = "as_number")]
    pub mitigation_factor: Decimal,
    /// The score.
    pub aivss: Printed,
    /// The band; the format has none for 0.0.
    pub severity: Severity,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
fn as_date<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
fn as_category<S: Serializer>(risk: &CoreRisk, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&category_name(*risk))
}

fn as_factors<S: Serializer>(factors: &Profile, serializer: S) -> Result<S::Ok, S::Error> {
    serialize_profile(factors, &FACTORS, serializer)
}

fn as_number<S: Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(number.to_f64())
}

/// The core risk's name as the format has it.
fn category_name(risk: CoreRisk) -> String {
    risk.name().replace(" and ", " & ")
}

impl Owasp08Report {
    /// Reads a report in JSON.
    ///
    /// # Errors
    ///
    /// `request.too_large` and `request.syntax`, or those of [`from_value`](Self::from_value).
    pub fn from_json(json: &str) -> Result<Self, Error> {
        Self::from_value(value_of_json(json)?)
    }

    /// Reads a report and holds it to the format: its fields, their kinds, ranges and names.
    ///
    /// # Errors
    ///
    /// The code says what is wrong and the path which field.
    pub fn from_value(value: Value<'_>) -> Result<Self, Error> {
        let mut fields = Fields::new(value, &["metadata", "vulnerabilities"])?;
        Ok(Self {
            metadata: required(&mut fields, "metadata", read::metadata)?,
            vulnerabilities: required(&mut fields, "vulnerabilities", |value| {
                items(value, read::vulnerability)
            })?,
        })
    }

    /// The report in JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(self)
    }

    /// The report of a document whose findings are all scored with `owasp-0.8` in the rubric domain.
    ///
    /// # Errors
    ///
    /// `field.missing` for what the format requires and the document lacks, and `report.mismatch` for
    /// what the format has no place for.
    pub fn from_document(document: &Document) -> Result<Self, Error> {
        let assessor = document.assessor.as_ref();
        let metadata = Metadata {
            system_name: document.name.clone(),
            system_version: document.version.clone(),
            assessment_date: *required_of(document.date.as_ref(), "date", "a date", FORMAT)?,
            assessor_id: required_of(assessor, "assessor", "an assessor", FORMAT)?.clone(),
            notes: document.notes.clone(),
        };
        let findings = document.findings.iter().enumerate();
        let vulnerabilities = findings.map(|(index, finding)| {
            convert::written(finding).map_err(|error| error.at(&index.to_string()).at("findings"))
        });
        Ok(Self { metadata, vulnerabilities: vulnerabilities.collect::<Result<_, _>>()? })
    }

    /// The findings of the report as a document to be scored; printed figures are not looked at.
    ///
    /// # Errors
    ///
    /// Those of reading such a document: a vector that is none of CVSS v4.0 for instance, or whose
    /// score is not the printed one.
    pub fn to_document(&self) -> Result<Document, Error> {
        let findings = self.vulnerabilities.iter().enumerate().map(|(index, vulnerability)| {
            convert::finding(vulnerability)
                .map_err(|error| error.at(&index.to_string()).at("vulnerabilities"))
        });
        let document = Document {
            name: self.metadata.system_name.clone(),
            version: self.metadata.system_version.clone(),
            assessor: Some(self.metadata.assessor_id.clone()),
            date: Some(self.metadata.assessment_date),
            notes: self.metadata.notes.clone(),
            findings: findings.collect::<Result<_, _>>()?,
        };
        // Reading has the last word on what a document is: ids that differ, findings at all.
        Document::from_json(&document.to_json())
    }
}

impl Vulnerability {
    /// What decides the score of the finding, with the CVSS side as it is to be taken.
    pub(crate) fn inputs(&self, cvss: CvssInput) -> Inputs {
        in_fitting_domain(
            Inputs::new(cvss, self.amplification_factors)
                .with_threat_multiplier(self.threat_multiplier)
                .with_mitigation_factor(self.scores.mitigation_factor),
        )
    }
}
