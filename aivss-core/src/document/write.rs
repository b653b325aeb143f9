//! Writing a document as the JSON that [`Document::from_json`] reads.

use super::{Document, Finding, Reason};
use crate::assessment::{Amplification, CvssInput};
use crate::factor::{AmplificationFactor, FactorSet, FactorValue, Profile};
use alloc::string::{String, ToString};
use serde::ser::{Serialize, SerializeMap, Serializer};

impl Document {
    /// The document in JSON, with every finding complete by itself.
    ///
    /// Reading it gives the same document, but for one thing: what findings inherited from the system
    /// is now their own.
    #[must_use]
    pub fn to_json(&self) -> String {
        let written = serde_json::to_string_pretty(self);
        debug_assert!(written.is_ok(), "plain data with text keys always serializes");
        written.unwrap_or_default()
    }
}

/// A map that leaves out what is not there.
struct Sparse<M>(M);

impl<M: SerializeMap> Sparse<M> {
    fn entry<T: Serialize>(&mut self, key: &'static str, value: Option<T>) -> Result<(), M::Error> {
        match value {
            Some(value) => self.0.serialize_entry(key, &value),
            None => Ok(()),
        }
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = Sparse(serializer.serialize_map(None)?);
        map.entry("name", Some(&self.name))?;
        map.entry("version", self.version.as_ref())?;
        map.entry("assessor", self.assessor.as_ref())?;
        map.entry("date", self.date.map(|date| date.to_string()))?;
        map.entry("notes", self.notes.as_ref())?;
        map.entry("findings", Some(&self.findings))?;
        map.0.end()
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let inputs = self.inputs();
        let profile = match &inputs.amplification {
            Amplification::Profile(profile) => Some(profile),
            Amplification::PrintedAars(_) => None,
        };
        let mut map = Sparse(serializer.serialize_map(None)?);
        map.entry("id", Some(&self.id))?;
        map.entry("title", self.title.as_ref())?;
        map.entry("description", self.description.as_ref())?;
        map.entry("core_risk", self.core_risk.map(crate::catalog::CoreRisk::as_str))?;
        map.entry("method", Some(inputs.method))?;
        map.entry("domain", Some(inputs.domain))?;
        map.entry("factor_set", profile.map(Profile::set))?;
        map.entry("cvss", Some(Cvss(self)))?;
        map.entry("factors", profile.map(|profile| Factors { finding: self, profile }))?;
        if let Amplification::PrintedAars(aars) = inputs.amplification {
            map.entry("aars", Some(aars))?;
        }
        map.entry("exploit_maturity", inputs.exploit_maturity)?;
        map.entry("threat_multiplier", inputs.threat_multiplier)?;
        map.entry("mitigation", inputs.mitigation)?;
        map.entry("mitigation_factor", inputs.mitigation_factor)?;
        map.entry("mitigation_justification", self.mitigation_justification.as_ref())?;
        map.0.end()
    }
}

/// The CVSS side with its rationale.
struct Cvss<'a>(&'a Finding);

impl Serialize for Cvss<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (vector, score) = match self.0.inputs().cvss {
            CvssInput::Vector(vector) => (Some(vector), None),
            CvssInput::Score(score) => (None, Some(score)),
            CvssInput::VectorAndScore(vector, score) => (Some(vector), Some(score)),
        };
        let mut map = Sparse(serializer.serialize_map(None)?);
        map.entry("vector", vector)?;
        map.entry("score", score)?;
        map.entry("rationale", self.0.cvss_rationale.as_ref())?;
        map.0.end()
    }
}

/// The ten factors, those that have reasons with them.
struct Factors<'a> {
    finding: &'a Finding,
    profile: &'a Profile,
}

impl Serialize for Factors<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let set: FactorSet = self.profile.set();
        let mut map = serializer.serialize_map(Some(10))?;
        for (factor, value) in self.profile.iter() {
            let key = factor.key(set);
            match self.reason(factor) {
                Some(reason) => map.serialize_entry(key, &Reasoned { value, reason }),
                None => map.serialize_entry(key, &value),
            }?;
        }
        map.end()
    }
}

impl Factors<'_> {
    fn reason(&self, factor: AmplificationFactor) -> Option<&Reason> {
        self.finding.factor_reasons.iter().find(|reason| reason.factor == factor)
    }
}

struct Reasoned<'a> {
    value: FactorValue,
    reason: &'a Reason,
}

impl Serialize for Reasoned<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let evidence = Some(&self.reason.evidence).filter(|evidence| !evidence.is_empty());
        let mut map = Sparse(serializer.serialize_map(None)?);
        map.entry("value", Some(self.value))?;
        map.entry("rationale", self.reason.rationale.as_ref())?;
        map.entry("evidence", evidence)?;
        map.0.end()
    }
}
