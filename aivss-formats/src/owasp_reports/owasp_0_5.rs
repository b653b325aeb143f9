//! The report format of AIVSS v0.5, Appendix A.

use super::{
    DateTime, MAX_PROSE, figure_up_to, items, line, mismatch, profile, prose, required,
    required_of, serialize_profile, severity, to_json, value_of_json, vector_and_score, vector_of,
};
use aivss_core::Severity;
use aivss_core::assessment::{Amplification, CvssInput, Inputs};
use aivss_core::catalog::CoreRisk;
use aivss_core::document::{Document, Finding};
use aivss_core::factor::{FactorSet, Profile};
use aivss_core::method::{Domain, Method};
use aivss_core::request::factor_value;
use aivss_core::value::Value;
use aivss_core::value::read::{Fields, named, text, wrong_kind};
use aivss_core::verify::Printed;
use aivss_core::{Error, ErrorCode};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;
use serde::ser::Serializer;

const FORMAT: &str = "owasp-0.5";

/// A report has exactly so many assessments: one for each core risk.
const ASSESSMENTS: usize = 10;

/// The names that the format gives the factors: those of set 0.5 in its order.
const FACTORS: [&str; 10] = [
    "autonomyOfAction",
    "toolUse",
    "memoryUse",
    "dynamicIdentity",
    "multiAgentInteractions",
    "nonDeterminism",
    "selfModification",
    "goalDrivenPlanning",
    "contextualAwareness",
    "opacityAndReflexivity",
];

/// A report (AIVSS v0.5, Appendix A): one agent with one profile, and ten vulnerabilities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Owasp05Report {
    /// The version of the format, as the report states it.
    pub schema_version: String,
    /// Which agent was assessed, when and by whom.
    pub assessment_metadata: AssessmentMetadata,
    /// The agent's AARS and its factors.
    pub agentic_risk_score: AgenticRiskScore,
    /// The ten vulnerabilities.
    pub vulnerability_assessments: Vec<VulnerabilityAssessment>,
}

/// Which agent was assessed, when and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AssessmentMetadata {
    /// The name of the assessment.
    pub assessment_id: String,
    /// When.
    #[serde(serialize_with = "as_text")]
    pub assessment_date: DateTime,
    /// Who assessed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessor_name: Option<String>,
    /// The agent.
    pub agent_name: String,
    /// What it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent_description: Option<String>,
}

/// The agent's AARS and its factors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AgenticRiskScore {
    /// The printed AARS, 0 to 10.
    pub final_aars_score: Printed,
    /// The ten factors of set 0.5, each from 0 to 1.
    #[serde(serialize_with = "as_factors")]
    pub factor_scores: Profile,
}

/// One vulnerability with its figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VulnerabilityAssessment {
    /// Its name, which is mostly that of a core risk.
    pub vulnerability_name: String,
    /// Its rank among the core risks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owasp_rank: Option<u8>,
    /// The CVSS v4.0 side.
    pub cvss: Cvss05,
    /// What came out.
    pub aivss: Scores05,
}

/// The CVSS side of a vulnerability.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cvss05 {
    /// The printed score, 0 to 10.
    pub base_score: Printed,
    /// The vector, as it was written.
    pub vector_string: String,
    /// Why it is what it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rationale: Option<String>,
}

/// The printed figures of a vulnerability.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Scores05 {
    /// The score, 0 to 10.
    pub final_score: Printed,
    /// The band.
    pub qualitative_rating: Severity,
    /// The vector of v0.5, `(CVSS:9.4/AARS:8.5)`, as it was written.
    pub vector: String,
}

fn as_text<S: Serializer>(date: &DateTime, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

fn as_factors<S: Serializer>(factors: &Profile, serializer: S) -> Result<S::Ok, S::Error> {
    serialize_profile(factors, &FACTORS, serializer)
}

impl Owasp05Report {
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
        let known =
            ["schemaVersion", "assessmentMetadata", "agenticRiskScore", "vulnerabilityAssessments"];
        let mut fields = Fields::new(value, &known)?;
        Ok(Self {
            schema_version: required(&mut fields, "schemaVersion", line)?,
            assessment_metadata: required(&mut fields, "assessmentMetadata", metadata)?,
            agentic_risk_score: required(&mut fields, "agenticRiskScore", risk_score)?,
            vulnerability_assessments: required(
                &mut fields,
                "vulnerabilityAssessments",
                assessments,
            )?,
        })
    }

    /// The report in JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(self)
    }

    /// The report of a document: ten findings of one profile, all scored with `owasp-0.5`.
    ///
    /// The name of the assessment is the caller's to give, for documents have none; the time of day,
    /// which they do not have either, is midnight UTC. The format has no place for exploit maturity.
    ///
    /// # Errors
    ///
    /// `field.missing` for what the format requires and the document lacks, and `report.mismatch` for
    /// what the format has no place for.
    pub fn from_document(document: &Document, assessment_id: &str) -> Result<Self, Error> {
        let date = *required_of(document.date.as_ref(), "date", "a date", FORMAT)?;
        if document.findings.len() != ASSESSMENTS {
            return Err(mismatch(format!(
                "the report format `{FORMAT}` has exactly {ASSESSMENTS} findings, one for each core risk, and the \
                 document has {}",
                document.findings.len()
            ))
            .at("findings"));
        }
        let mut agent: Option<Profile> = None;
        let mut assessments = Vec::with_capacity(ASSESSMENTS);
        for (index, finding) in document.findings.iter().enumerate() {
            let written = written(finding, &mut agent)
                .map_err(|error| error.at(&index.to_string()).at("findings"))?;
            assessments.push(written);
        }
        // Ten findings have set it.
        let profile = agent.ok_or_else(|| mismatch("the document has no factors".into()))?;
        Ok(Self {
            schema_version: Method::Owasp0_5.version().into(),
            assessment_metadata: AssessmentMetadata {
                assessment_id: assessment_id.into(),
                assessment_date: DateTime::at_midnight(date),
                assessor_name: document.assessor.clone(),
                agent_name: document.name.clone(),
                agent_description: document.notes.clone(),
            },
            agentic_risk_score: AgenticRiskScore {
                final_aars_score: profile.sum().into(),
                factor_scores: profile,
            },
            vulnerability_assessments: assessments,
        })
    }

    /// The vulnerabilities as a document to be scored with `owasp-0.5` from the agent's factors;
    /// printed figures are not looked at. The assessment's name and time of day are left behind.
    ///
    /// # Errors
    ///
    /// Those of reading such a document: a vector that is none of CVSS v4.0 for instance, or whose
    /// score is not the printed one.
    pub fn to_document(&self) -> Result<Document, Error> {
        let findings = self.vulnerability_assessments.iter().enumerate();
        let findings = findings.map(|(index, assessment)| {
            self.finding(index, assessment)
                .map_err(|error| error.at(&index.to_string()).at("vulnerabilityAssessments"))
        });
        let metadata = &self.assessment_metadata;
        let document = Document {
            name: metadata.agent_name.clone(),
            version: None,
            assessor: metadata.assessor_name.clone(),
            date: Some(metadata.assessment_date.date()),
            notes: metadata.agent_description.clone(),
            findings: findings.collect::<Result<_, _>>()?,
        };
        Document::from_json(&document.to_json())
    }

    fn finding(
        &self,
        index: usize,
        assessment: &VulnerabilityAssessment,
    ) -> Result<Finding, Error> {
        let Cvss05 { base_score, vector_string, rationale } = &assessment.cvss;
        let (vector, score) =
            vector_and_score(vector_string, *base_score).map_err(|error| error.at("cvss"))?;
        let inputs = self.inputs(CvssInput::VectorAndScore(vector, score));
        let mut finding = Finding::try_new(format!("{}", index + 1), inputs)?;
        finding.title = Some(assessment.vulnerability_name.clone());
        finding.core_risk = assessment.core_risk();
        finding.cvss_rationale.clone_from(rationale);
        Ok(finding)
    }

    /// What decides the scores, with the CVSS side as it is to be taken.
    pub(crate) fn inputs(&self, cvss: CvssInput) -> Inputs {
        let factors = self.agentic_risk_score.factor_scores;
        let domain = match factors.first_off_rubric() {
            None => Domain::Rubric,
            Some(_) => Domain::Estimated,
        };
        Inputs::new(cvss, factors).with_method(Method::Owasp0_5).with_domain(domain)
    }
}

impl VulnerabilityAssessment {
    /// The core risk that the name says, or else the rank.
    pub(crate) fn core_risk(&self) -> Option<CoreRisk> {
        let by_rank = || CoreRisk::ALL.get(usize::from(self.owasp_rank?).checked_sub(1)?).copied();
        self.vulnerability_name.parse().ok().or_else(by_rank)
    }
}

fn metadata(value: Value<'_>) -> Result<AssessmentMetadata, Error> {
    let known = ["assessmentId", "assessmentDate", "assessorName", "agentName", "agentDescription"];
    let mut fields = Fields::new(value, &known)?;
    Ok(AssessmentMetadata {
        assessment_id: required(&mut fields, "assessmentId", line)?,
        assessment_date: required(&mut fields, "assessmentDate", named)?,
        assessor_name: fields.read("assessorName", line)?,
        agent_name: required(&mut fields, "agentName", line)?,
        agent_description: fields.read("agentDescription", prose)?,
    })
}

fn risk_score(value: Value<'_>) -> Result<AgenticRiskScore, Error> {
    let mut fields = Fields::new(value, &["finalAarsScore", "factorScores"])?;
    Ok(AgenticRiskScore {
        final_aars_score: required(&mut fields, "finalAarsScore", |value| {
            figure_up_to(&value, 10)
        })?,
        factor_scores: required(&mut fields, "factorScores", |value| {
            profile(value, FactorSet::V0_5, &FACTORS, |value| {
                super::figure(value)?;
                factor_value(value)
            })
        })?,
    })
}

fn assessments(value: Value<'_>) -> Result<Vec<VulnerabilityAssessment>, Error> {
    let assessments = items(value, assessment)?;
    if assessments.len() == ASSESSMENTS {
        return Ok(assessments);
    }
    Err(mismatch(format!(
        "the report format has exactly {ASSESSMENTS} assessments here, and there are {}",
        assessments.len()
    )))
}

fn assessment(value: Value<'_>) -> Result<VulnerabilityAssessment, Error> {
    let mut fields = Fields::new(value, &["vulnerabilityName", "owaspRank", "cvss", "aivss"])?;
    Ok(VulnerabilityAssessment {
        vulnerability_name: required(&mut fields, "vulnerabilityName", line)?,
        owasp_rank: fields.read("owaspRank", rank)?,
        cvss: required(&mut fields, "cvss", cvss)?,
        aivss: required(&mut fields, "aivss", scores)?,
    })
}

fn rank(value: Value<'_>) -> Result<u8, Error> {
    match value {
        Value::Unsigned(rank @ 1..=10) => Ok(u8::try_from(rank).unwrap_or(u8::MAX)),
        Value::Unsigned(rank) => Err(Error::new(
            ErrorCode::NumberRange,
            format!("`{rank}` is out of range; core risks have ranks from 1 to 10"),
        )),
        other => Err(wrong_kind(&other, "a whole number")),
    }
}

fn cvss(value: Value<'_>) -> Result<Cvss05, Error> {
    let mut fields = Fields::new(value, &["baseScore", "vectorString", "rationale"])?;
    Ok(Cvss05 {
        base_score: required(&mut fields, "baseScore", |value| figure_up_to(&value, 10))?,
        vector_string: required(&mut fields, "vectorString", |value| text(value, MAX_PROSE))?,
        rationale: fields.read("rationale", prose)?,
    })
}

fn scores(value: Value<'_>) -> Result<Scores05, Error> {
    let mut fields = Fields::new(value, &["finalScore", "qualitativeRating", "vector"])?;
    Ok(Scores05 {
        final_score: required(&mut fields, "finalScore", |value| figure_up_to(&value, 10))?,
        qualitative_rating: required(&mut fields, "qualitativeRating", |value| {
            severity(value, &Severity::ALL)
        })?,
        vector: required(&mut fields, "vector", line)?,
    })
}

/// The finding in the format, and the one profile that all findings have.
fn written(
    finding: &Finding,
    agent: &mut Option<Profile>,
) -> Result<VulnerabilityAssessment, Error> {
    let Amplification::Profile(profile) = finding.inputs().amplification else {
        return Err(super::lacking("ten factors", FORMAT).at("factors"));
    };
    let report = finding.report();
    if report.method() != Method::Owasp0_5 {
        return Err(mismatch(format!(
            "the report format `{FORMAT}` takes scores of the method `owasp-0.5` alone, and this one is of `{}`",
            report.method()
        )));
    }
    if *agent.get_or_insert(profile) != profile {
        return Err(mismatch(format!(
            "the report format `{FORMAT}` has one profile for the agent, and this finding has another"
        ))
        .at("factors"));
    }
    let named = finding.title.clone();
    let name = named.or_else(|| finding.core_risk.map(|risk| risk.name().into()));
    Ok(VulnerabilityAssessment {
        vulnerability_name: name.unwrap_or_else(|| finding.id.clone()),
        owasp_rank: finding.core_risk.and_then(|risk| u8::try_from(risk.rank()).ok()),
        cvss: Cvss05 {
            base_score: report.cvss_score().to_decimal().into(),
            vector_string: vector_of(&report, FORMAT)?.to_string(),
            rationale: finding.cvss_rationale.clone(),
        },
        aivss: Scores05 {
            final_score: report.score().to_decimal().into(),
            qualitative_rating: report.severity(),
            // Every report of `owasp-0.5` has one.
            vector: report.vector_0_5().unwrap_or_default(),
        },
    })
}
