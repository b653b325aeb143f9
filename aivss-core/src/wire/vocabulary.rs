//! The words of a request as data: for each field with a closed list, what may stand there.

use crate::cvss::metric::{ExploitMaturity, Metric};
use crate::error::ErrorCode;
use crate::factor::{AmplificationFactor, FactorSet};
use crate::method::{Domain, Method, MitigationStrength};
use crate::request::Outcome;
use crate::severity::{Score, Severity};
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// What a form shows beside [`methods`](super::methods()), and what other languages check their own lists
/// against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Vocabulary {
    /// The bands, lowest first, each with the score it begins at.
    pub severities: Vec<SeverityEntry>,
    /// The value domains, the default first.
    pub domains: Vec<Domain>,
    /// The exploit maturities, most severe first.
    pub exploit_maturities: Vec<NamedEntry>,
    /// The maturity that AIVSS assumes where none is given.
    pub assumed_exploit_maturity: &'static str,
    /// The mitigation strengths, weakest first.
    pub mitigations: Vec<NamedEntry>,
    /// The factors of all sets, each with its key in every set that has it.
    pub factors: Vec<FactorKeysEntry>,
    /// The CVSS v4.0 metrics in the order of a vector.
    pub cvss_metrics: Vec<CvssMetricEntry>,
    /// Every code that a failure can have.
    pub error_codes: Vec<&'static str>,
    /// The method that scores where none is named.
    pub default_method: Method,
}

/// A band and where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SeverityEntry {
    /// The band.
    pub severity: Severity,
    /// The least score in it.
    pub floor: Score,
}

/// A value under its key, with the name it has in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct NamedEntry {
    /// What stands in a request.
    pub key: &'static str,
    /// What people read.
    pub name: &'static str,
    /// What stands in a vector, where the value can stand in one.
    pub token: Option<&'static str>,
}

/// A factor and what the sets call it, so that a profile can be carried from one set to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FactorKeysEntry {
    /// Its two letters in the compact form.
    pub code: &'static str,
    /// Its keys.
    pub keys: FactorKeys,
}

/// The keys of a factor by set; null in a set that does not have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FactorKeys {
    /// In set 0.8.
    #[serde(rename = "0.8")]
    pub v0_8: Option<&'static str>,
    /// In set 0.5.
    #[serde(rename = "0.5")]
    pub v0_5: Option<&'static str>,
}

/// A CVSS v4.0 metric and its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CvssMetricEntry {
    /// The abbreviation in a vector.
    pub metric: &'static str,
    /// The name.
    pub name: &'static str,
    /// The group.
    pub group: &'static str,
    /// Whether a vector must give it; the others also take X, Not Defined, which is the same as absence.
    pub mandatory: bool,
    /// Its values, most severe first where they have such an order.
    pub values: Vec<CvssValueEntry>,
}

/// A value of a metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CvssValueEntry {
    /// The token in a vector.
    pub value: &'static str,
    /// The name.
    pub name: &'static str,
}

/// The words that there are.
#[must_use]
pub fn vocabulary() -> Vocabulary {
    Vocabulary {
        severities: Severity::ALL
            .into_iter()
            .map(|severity| SeverityEntry { severity, floor: severity.floor() })
            .collect(),
        domains: Domain::ALL.to_vec(),
        exploit_maturities: ExploitMaturity::ALL
            .iter()
            .map(|it| NamedEntry { key: it.as_str(), name: it.name(), token: Some(it.token()) })
            .collect(),
        assumed_exploit_maturity: ExploitMaturity::AIVSS_DEFAULT.as_str(),
        mitigations: MitigationStrength::ALL
            .into_iter()
            .map(|it| NamedEntry { key: it.as_str(), name: it.name(), token: None })
            .collect(),
        factors: AmplificationFactor::ALL.into_iter().map(FactorKeysEntry::from).collect(),
        cvss_metrics: Metric::ALL.into_iter().map(CvssMetricEntry::from).collect(),
        error_codes: ErrorCode::ALL.iter().map(|code| code.as_str()).collect(),
        default_method: Method::default(),
    }
}

/// The same as JSON: `{"ok":true,"vocabulary":{...}}`.
#[must_use]
pub fn vocabulary_json() -> String {
    Outcome::Success(vocabulary()).to_json("vocabulary")
}

impl From<AmplificationFactor> for FactorKeysEntry {
    fn from(factor: AmplificationFactor) -> Self {
        let key_in = |set: FactorSet| set.position(factor).map(|_| factor.key(set));
        Self {
            code: crate::compact::key(factor),
            keys: FactorKeys { v0_8: key_in(FactorSet::V0_8), v0_5: key_in(FactorSet::V0_5) },
        }
    }
}

impl From<Metric> for CvssMetricEntry {
    fn from(metric: Metric) -> Self {
        let values = metric.values().iter();
        Self {
            metric: metric.as_str(),
            name: metric.name(),
            group: metric.group().as_str(),
            mandatory: metric.is_mandatory(),
            values: values.map(|&(value, name)| CvssValueEntry { value, name }).collect(),
        }
    }
}
