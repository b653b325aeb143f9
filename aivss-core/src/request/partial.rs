//! The request whose inputs may be unknown, read strictly from a value; the one reader of all requests.

use super::observation::{Observation, observed_object, observed_value};
use super::read::{FIELDS, MAX_COMMENT_CHARACTERS, MAX_NAME_CHARACTERS, Request, check_size};
use super::read::{cvss, default_set};
use crate::assessment::{Amplification, Inputs};
use crate::bounds::{PartialAssessment, PartialInputs, is_unknown};
use crate::compact;
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode};
use crate::factor::{FactorSet, PartialProfile, vector};
use crate::method::{Domain, Method};
use crate::sort::insertion_sort_by_key;
use crate::value::Value;
use crate::value::read::{Fields, bounded, missing, named, object, text};
use alloc::string::String;
use alloc::vec::Vec;
use core::str::FromStr;

/// A request to score one finding, of which factors, exploit maturity and mitigation may be unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartialRequest {
    /// What is scored; echoed in the report.
    pub name: Option<String>,
    /// What to know of it; echoed in the report.
    pub comment: Option<String>,
    /// What decides the score, as far as it is known.
    pub inputs: PartialInputs,
    /// What the request says of factors beside their values; echoed in the report.
    pub observations: Vec<Observation>,
}

impl From<PartialInputs> for PartialRequest {
    fn from(inputs: PartialInputs) -> Self {
        Self { name: None, comment: None, inputs, observations: Vec::new() }
    }
}

impl From<Request> for PartialRequest {
    fn from(request: Request) -> Self {
        let Request { name, comment, inputs } = request;
        Self { name, comment, inputs: inputs.into(), observations: Vec::new() }
    }
}

impl PartialRequest {
    /// Reads a request in JSON, or the [compact form](crate::compact) of one.
    ///
    /// # Errors
    ///
    /// As [`Request::from_text`], but for unknown inputs, which are taken.
    pub fn from_text(text: &str) -> Result<Self, Error> {
        if !compact::is_meant_by(text) {
            return Self::from_json(text);
        }
        let assessment: PartialAssessment = text.parse()?;
        Ok(assessment.inputs().into())
    }

    /// Reads a request in JSON.
    ///
    /// # Errors
    ///
    /// `request.too_large` and `request.syntax`, or those of [`from_value`](Self::from_value).
    pub fn from_json(text: &str) -> Result<Self, Error> {
        check_size(text)?;
        Self::from_value(Value::from_json(text)?)
    }

    /// Reads a request that some other format gave.
    ///
    /// # Errors
    ///
    /// The code says what is wrong and the path which field.
    pub fn from_value(value: Value<'_>) -> Result<Self, Error> {
        let mut fields = Fields::new(value, &FIELDS)?;
        let name = fields.read("name", |value| text(value, MAX_NAME_CHARACTERS))?;
        let comment = fields.read("comment", |value| text(value, MAX_COMMENT_CHARACTERS))?;
        let method: Method = fields.read("method", named)?.unwrap_or_default();
        let domain: Domain = fields.read("domain", named)?.unwrap_or_default();
        let cvss = fields.read("cvss", cvss)?.ok_or_else(|| {
            missing("a request needs `cvss`, a CVSS v4.0 vector or score").at("cvss")
        })?;
        let mut observations = Vec::new();
        let amplification = amplification(&mut fields, method, domain, &mut observations)?;
        let mut inputs = match amplification {
            PartialAmplification::Profile(profile) => PartialInputs::new(cvss, profile),
            PartialAmplification::PrintedAars(aars) => {
                Inputs::new(cvss, Amplification::PrintedAars(aars)).into()
            }
        }
        .with_method(method)
        .with_domain(domain);
        match fields.read("exploit_maturity", named_or_unknown)? {
            Some(Some(maturity)) => inputs = inputs.with_exploit_maturity(maturity),
            Some(None) => inputs = inputs.with_unknown_exploit_maturity(),
            None => {}
        }
        if let Some(multiplier) =
            fields.read("threat_multiplier", |value| bounded(&value, "a threat multiplier", "2"))?
        {
            inputs = inputs.with_threat_multiplier(multiplier);
        }
        match fields.read("mitigation", named_or_unknown)? {
            Some(Some(strength)) => inputs = inputs.with_mitigation(strength),
            Some(None) => inputs = inputs.with_unknown_mitigation(),
            None => {}
        }
        if let Some(factor) =
            fields.read("mitigation_factor", |value| bounded(&value, "a mitigation factor", "1"))?
        {
            inputs = inputs.with_mitigation_factor(factor);
        }
        Ok(Self { name, comment, inputs, observations })
    }

    /// The request itself, where nothing in it is unknown. What it says beside its factors stays behind.
    ///
    /// # Errors
    ///
    /// `request.incomplete`, with the two ends that are left.
    pub fn complete(self) -> Result<Request, Error> {
        let Self { name, comment, inputs, .. } = self;
        Ok(Request { name, comment, inputs: inputs.complete()? })
    }
}

/// A text that names one of a list, or says that it is unknown: `unknown` or `X`.
fn named_or_unknown<T: FromStr<Err = Error>>(value: Value<'_>) -> Result<Option<T>, Error> {
    match &value {
        Value::Text(text) if is_unknown(text) => Ok(None),
        _ => named(value).map(Some),
    }
}

/// The agentic side of a partial request.
enum PartialAmplification {
    Profile(PartialProfile),
    PrintedAars(Decimal),
}

fn amplification(
    fields: &mut Fields<'_>,
    method: Method,
    domain: Domain,
    observations: &mut Vec<Observation>,
) -> Result<PartialAmplification, Error> {
    let set = fields.read("factor_set", named)?.unwrap_or_else(|| default_set(method));
    // Before the factors, whose names a wrong set would make look wrong.
    crate::assessment::check_factor_set(method, domain, set)?;
    let factors = fields.take("factors");
    let aars = fields.read("aars", |value| bounded(&value, "a printed AARS", "10"))?;
    match (factors, aars) {
        (Some(_), Some(_)) => Err(Error::new(
            ErrorCode::AarsConflict,
            "both `factors` and `aars` are given; AARS follows from the factors, so give one of them",
        )
        .at("aars")),
        (None, Some(aars)) => Ok(PartialAmplification::PrintedAars(aars)),
        (Some(factors), None) => profile(factors, set, observations)
            .map(PartialAmplification::Profile)
            .map_err(|error| error.at("factors")),
        (None, None) => {
            Err(missing("a request needs `factors`, all ten of its factor set").at("factors"))
        }
    }
}

fn profile(
    value: Value<'_>,
    set: FactorSet,
    observations: &mut Vec<Observation>,
) -> Result<PartialProfile, Error> {
    if let Value::Text(text) = &value
        && vector::is_meant_by(text)
    {
        return vector::read(text, set);
    }
    let mut fields = object(value, "an object of ten factors")?;
    let mut beside = Vec::new();
    let values = fields.iter_mut().map(|(name, value)| {
        let read = match value {
            Value::Object(_) => {
                observed_object(core::mem::replace(value, Value::Null)).map(|(value, said)| {
                    beside.push((&**name, said));
                    value
                })
            }
            plain => observed_value(plain),
        };
        (&**name, read)
    });
    let profile = PartialProfile::try_from_results(set, values)?;
    for (name, said) in beside {
        observations.push(said.of(name.parse()?));
    }
    insertion_sort_by_key(observations, |observation| set.position(observation.factor));
    Ok(profile)
}
