//! A request in both of its spellings: the compact form, and the fields of the wire.

use super::PartialRequest;
use crate::assessment::{Amplification, CvssInput, Inputs};
use crate::bounds::PartialAssessment;
use crate::cvss::Vector;
use crate::cvss::metric::ExploitMaturity;
use crate::decimal::Decimal;
use crate::factor::{FactorSet, FactorValue};
use crate::method::{Domain, Method, MitigationStrength};
use crate::severity::Score;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// A request that has been checked, as one line of text and as fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CompactData {
    /// The canonical [compact form](crate::compact); it holds neither name nor comment.
    pub text: String,
    /// The same as fields, each in its canonical spelling and without what was left to defaults.
    pub request: RequestData,
}

/// The fields of a request as [`PartialRequest::from_json`] reads them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RequestData {
    /// What is scored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What to know of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The method.
    pub method: Method,
    /// The domain.
    pub domain: Domain,
    /// The factor set; absent beside a printed AARS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor_set: Option<FactorSet>,
    /// The vector, or the score where there is no vector.
    pub cvss: CvssFields,
    /// The ten factors by key, in the order of their set, `X` where one is unknown; absent beside a printed
    /// AARS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factors: Option<FactorFields>,
    /// A printed AARS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aars: Option<Decimal>,
    /// The exploit maturity, if it was given beside the vector.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exploit_maturity: Option<Given<ExploitMaturity>>,
    /// ThM, if a number was given that stands for no maturity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threat_multiplier: Option<Decimal>,
    /// The mitigation strength, if it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mitigation: Option<Given<MitigationStrength>>,
    /// MF, if a number was given that stands for no strength.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mitigation_factor: Option<Decimal>,
}

/// The CVSS side of a request: one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CvssFields {
    /// The canonical vector.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vector: Option<Vector>,
    /// The score, where there is no vector.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
}

/// Factor values by key, in the order of their set; `None` is unknown and written as `X`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorFields(pub Vec<(&'static str, Option<FactorValue>)>);

impl Serialize for FactorFields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            match value {
                Some(value) => map.serialize_entry(key, value)?,
                None => map.serialize_entry(key, "X")?,
            }
        }
        map.end()
    }
}

/// What a request gives where it names a value: the name, or that it is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given<T> {
    /// The value.
    Value(T),
    /// It is unknown; written as `unknown`.
    Unknown,
}

impl<T: Serialize> Serialize for Given<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::Unknown => serializer.serialize_str("unknown"),
        }
    }
}

impl CompactData {
    /// Both spellings of a request whose inputs have been checked.
    #[must_use]
    pub fn new(request: &PartialRequest, assessment: &PartialAssessment) -> Self {
        Self {
            text: assessment.compact().to_string(),
            request: RequestData::new(request, assessment),
        }
    }
}

impl RequestData {
    /// The fields of a request, as they are given after its inputs have been checked.
    fn new(request: &PartialRequest, assessment: &PartialAssessment) -> Self {
        let inputs: Inputs = assessment.known().report().inputs();
        let (factor_set, factors, aars) = match (assessment.profile(), inputs.amplification) {
            (Some(profile), _) => {
                let set = profile.set();
                let values = profile.iter().map(|(factor, value)| (factor.key(set), value));
                (Some(set), Some(FactorFields(values.collect())), None)
            }
            (None, Amplification::PrintedAars(aars)) => (None, None, Some(aars)),
            (None, Amplification::Profile(_)) => (None, None, None),
        };
        let maturity = assessment.is_maturity_unknown().then_some(Given::Unknown);
        let mitigation = assessment.is_mitigation_unknown().then_some(Given::Unknown);
        Self {
            name: request.name.clone(),
            comment: request.comment.clone(),
            method: inputs.method,
            domain: inputs.domain,
            factor_set,
            cvss: match inputs.cvss {
                CvssInput::Vector(vector) | CvssInput::VectorAndScore(vector, _) => {
                    CvssFields { vector: Some(vector), score: None }
                }
                CvssInput::Score(score) => CvssFields { vector: None, score: Some(score) },
            },
            factors,
            aars,
            exploit_maturity: maturity.or(inputs.exploit_maturity.map(Given::Value)),
            threat_multiplier: inputs.threat_multiplier,
            mitigation: mitigation.or(inputs.mitigation.map(Given::Value)),
            mitigation_factor: inputs.mitigation_factor,
        }
    }
}
