//! A published score as one JSON object: the inputs, and under `printed` the figures.

use super::read::name_of;
use crate::owasp_reports::in_fitting_domain;
use aivss_core::Error;
use aivss_core::assessment::{CvssInput, Inputs};
use aivss_core::cvss::Vector;
use aivss_core::factor::{AmplificationFactor, FactorSet, Profile};
use aivss_core::method::Method;
use aivss_core::request::factor_value;
use aivss_core::value::Value;
use aivss_core::value::read::{Fields, bounded, missing, named, number, object, text, wrong_kind};
use aivss_core::verify::Printed;
use aivss_core::verify::{Claim, PrintedFigures};
use aivss_core::{Score, Severity};
use alloc::string::ToString;

const MAX_LINE: usize = 200;

const FIELDS: [&str; 12] = [
    "name",
    "slug",
    "id",
    "core_risk",
    "method",
    "factor_set",
    "cvss_vector",
    "cvss_base",
    "factors",
    "threat_multiplier",
    "mitigation_factor",
    "printed",
];

/// Reads the claim. The factor set is told by the factors' names where it is not given, and the
/// method is `owasp-0.8` unless said otherwise.
pub(super) fn claim(value: Value<'_>) -> Result<Claim, Error> {
    let mut fields = Fields::new(value, &FIELDS)?;
    let mut label = |key| fields.read(key, |value| text(value, MAX_LINE));
    let (name, slug, id) = (label("name")?, label("slug")?, label("id")?);
    let core_risk = label("core_risk")?;
    let name = match (id, name) {
        (Some(id), name) => name_of(&id, name.as_deref()),
        (None, name) => name.or(slug).or(core_risk).unwrap_or_else(|| "published score".into()),
    };
    let method: Method = fields.read("method", named)?.unwrap_or_default();
    let set: Option<FactorSet> = fields.read("factor_set", named)?;
    let cvss = cvss(&mut fields)?;
    let profile = fields
        .read("factors", |value| profile(value, set))?
        .ok_or_else(|| missing("a published score needs its ten `factors`").at("factors"))?;
    let mut inputs = Inputs::new(cvss, profile).with_method(method);
    inputs.threat_multiplier =
        fields.read("threat_multiplier", |value| bounded(&value, "a threat multiplier", "2"))?;
    inputs.mitigation_factor =
        fields.read("mitigation_factor", |value| bounded(&value, "a mitigation factor", "1"))?;
    let printed = fields.read("printed", printed)?.unwrap_or_default();
    Ok(Claim {
        printed,
        // For 0.5 it is the sum; elsewhere it is a column rounded for show.
        is_aars_informative: method != Method::Owasp0_5,
        ..Claim::new(name, in_fitting_domain(inputs))
    })
}

fn cvss(fields: &mut Fields<'_>) -> Result<CvssInput, Error> {
    let vector: Option<Vector> = fields.read("cvss_vector", named)?;
    let score: Option<Score> = fields.read("cvss_base", |value| number(&value, "a score"))?;
    match (vector, score) {
        (Some(vector), Some(score)) => Ok(CvssInput::VectorAndScore(vector, score)),
        (Some(vector), None) => Ok(CvssInput::Vector(vector)),
        (None, Some(score)) => Ok(CvssInput::Score(score)),
        (None, None) => {
            Err(missing("a published score needs `cvss_base`, a CVSS v4.0 score, or `cvss_vector`")
                .at("cvss_base"))
        }
    }
}

fn profile(value: Value<'_>, set: Option<FactorSet>) -> Result<Profile, Error> {
    let fields = object(value, "an object of ten factors")?;
    let has_planning =
        fields.iter().take(12).any(|(name, _)| name.parse() == Ok(AmplificationFactor::Planning));
    let set = set.unwrap_or(if has_planning { FactorSet::V0_5 } else { FactorSet::V0_8 });
    let values = fields.iter().map(|(name, value)| (name.as_ref(), factor_value(value)));
    Profile::try_from_results(set, values)
}

fn printed(value: Value<'_>) -> Result<PrintedFigures, Error> {
    let known = ["aivss", "severity", "aars", "factor_sum", "raw", "vector"];
    let mut fields = Fields::new(value, &known)?;
    Ok(PrintedFigures {
        score: fields.read("aivss", figure)?,
        severity: fields.read("severity", severity)?,
        factor_sum: fields.read("factor_sum", figure)?,
        aars: fields.read("aars", figure)?,
        raw: fields.read("raw", figure)?,
        vector_0_5: fields.read("vector", |value| text(value, MAX_LINE))?,
    })
}

/// A figure as a number or as text, which keeps its trailing zeros.
#[allow(clippy::needless_pass_by_value, reason = "the form that readers of fields have")]
pub(super) fn figure(value: Value<'_>) -> Result<Printed, Error> {
    match value {
        Value::Text(text) => Printed::from_text(&text),
        Value::Float(float) => Printed::from_float(float),
        Value::Unsigned(whole) => Printed::from_whole(whole),
        Value::Negative(whole) => Printed::from_text(&whole.to_string()),
        other => Err(wrong_kind(&other, "a number")),
    }
}

/// A band in any case, for these lines come from many hands.
pub(super) fn severity(value: Value<'_>) -> Result<Severity, Error> {
    text(value, MAX_LINE)?.parse()
}
