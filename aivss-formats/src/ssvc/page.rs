//! In and out: the JSON of the AIVSS-SSVC page.

use super::SsvcReading;
use super::derived::{Derived, check, is_named, text_of};
use super::dradis::timeline;
use aivss_core::ssvc::{
    Capability, CapabilityScore, CapabilityTheme, Impact, PartialSsvcAssessment, SsvcAssessment,
    Threat, Vulnerability,
};
use aivss_core::value::Value;
use aivss_core::value::read::{Fields, missing, wrong_kind};
use aivss_core::{Error, ErrorCode, Quoted};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

/// The name that the page gives its model.
const MODEL: &str = "AIVSS-SSVC";

pub(super) fn read(value: Value<'_>) -> Result<SsvcReading, Error> {
    let mut fields = Fields::new(value, &["model", "inputs", "computed"])?;
    match fields.take("model") {
        Some(Value::Text(model)) if model == MODEL => {}
        _ => {
            let message = "an assessment by AIVSS-SSVC in JSON has `model`, which is `AIVSS-SSVC`";
            return Err(missing(message).at("model"));
        }
    }
    let inputs =
        fields.take("inputs").ok_or_else(|| missing("`inputs` is missing").at("inputs"))?;
    let assessment = inputs_of(inputs).map_err(|error| error.at("inputs"))?;
    let mut differences = Vec::new();
    if let Some(computed) = fields.take("computed") {
        for (name, given, derived) in computed_of(computed).map_err(|error| error.at("computed"))? {
            check(&format!("computed.{name}"), &given, derived, &assessment, &mut differences);
        }
    }
    Ok(SsvcReading { assessment, differences })
}

fn inputs_of(value: Value<'_>) -> Result<PartialSsvcAssessment, Error> {
    let known = ["pThreat", "pVulnerability", "impact", "capabilityScores"];
    let mut fields = Fields::new(value, &known)?;
    let threat = fields.read("pThreat", |value| {
        point(value, "level", |text| {
            Threat::ALL.into_iter().find(|it| is_named(text, it.as_str(), it.label()))
        })
    })?;
    let vulnerability = fields.read("pVulnerability", |value| {
        point(value, "posture", |text| {
            Vulnerability::ALL.into_iter().find(|it| is_named(text, it.as_str(), it.label()))
        })
    })?;
    let impact = fields.read("impact", |value| {
        point(value, "level", |text| {
            Impact::ALL.into_iter().find(|it| is_named(text, it.as_str(), it.label()))
        })
    })?;
    let capabilities = fields.read("capabilityScores", capabilities)?.unwrap_or_default();
    Ok(PartialSsvcAssessment { threat, vulnerability, impact, capabilities })
}

/// A point with its name under a key; its number beside it follows from the name.
fn point<T>(value: Value<'_>, key: &str, named: impl Fn(&str) -> Option<T>) -> Result<T, Error> {
    let mut fields = Fields::new(value, &[key, "value"])?;
    let given = fields.take(key).ok_or_else(|| missing(&format!("`{key}` is missing")).at(key))?;
    let Value::Text(text) = given else {
        return Err(wrong_kind(&given, "a text in quotes").at(key));
    };
    named(&text).ok_or_else(|| {
        let message = format!("{} is no value of this point", Quoted(&text));
        Error::new(ErrorCode::SsvcValueUnknown, message).at(key)
    })
}

fn capabilities(value: Value<'_>) -> Result<[Option<CapabilityScore>; 10], Error> {
    let mut fields = Fields::new(value, &Capability::ALL.map(Capability::as_str))?;
    let mut scores = [None; 10];
    for (capability, score) in Capability::ALL.into_iter().zip(&mut scores) {
        *score = fields.read(capability.as_str(), |value| match text_of(&value) {
            Some(text) => text.parse(),
            None => Err(wrong_kind(&value, "a whole number from 1 to 5")),
        })?;
    }
    Ok(scores)
}

type Given = (&'static str, alloc::string::String, Derived);

fn computed_of(value: Value<'_>) -> Result<Vec<Given>, Error> {
    let known = [
        "categoryA_avg",
        "categoryB_avg",
        "categoryC_avg",
        "agentLevel",
        "likelihood",
        "riskScore",
        "outcome",
        "timeline",
    ];
    let mut fields = Fields::new(value, &known)?;
    let mut given = Vec::new();
    for (name, derived) in [
        ("categoryA_avg", Derived::Mean(CapabilityTheme::ExecutionPower)),
        ("categoryB_avg", Derived::Mean(CapabilityTheme::EnvironmentAndAdaptation)),
        ("categoryC_avg", Derived::Mean(CapabilityTheme::PredictabilityAndInfluence)),
        ("likelihood", Derived::Likelihood),
        ("riskScore", Derived::RiskScore),
        ("outcome", Derived::Outcome),
    ] {
        given
            .extend(fields.take(name).as_ref().and_then(text_of).map(|text| (name, text, derived)));
    }
    if let Some(level) = fields.take("agentLevel") {
        let mut level = Fields::new(level, &["key", "label", "exposureMultiplier"])
            .map_err(|error| error.at("agentLevel"))?;
        for (name, key, derived) in [
            ("agentLevel.key", "key", Derived::AgentLevel),
            ("agentLevel.label", "label", Derived::AgentLevel),
            ("agentLevel.exposureMultiplier", "exposureMultiplier", Derived::Exposure),
        ] {
            given.extend(
                level.take(key).as_ref().and_then(text_of).map(|text| (name, text, derived)),
            );
        }
    }
    Ok(given)
}

/// The page's JSON of an assessment.
#[must_use]
pub fn page_value(assessment: &SsvcAssessment) -> Value<'static> {
    let level = assessment.agent_level();
    let mean = |theme| number(&assessment.capabilities.mean(theme).to_string());
    let [a, b, c] = CapabilityTheme::ALL.map(mean);
    let point = |key, name: &'static str, value| object([(key, text(name)), ("value", value)]);
    let tenths = |tenths: u8| number(&format!("0.{tenths}"));
    let scores = assessment.capabilities.iter();
    let scores = scores.map(|(it, score)| (it.as_str(), Value::Unsigned(score.get().into())));
    object([
        ("model", text(MODEL)),
        (
            "inputs",
            object([
                (
                    "pThreat",
                    point("level", assessment.threat.as_str(), tenths(assessment.threat.tenths())),
                ),
                (
                    "pVulnerability",
                    point(
                        "posture",
                        assessment.vulnerability.as_str(),
                        tenths(assessment.vulnerability.tenths()),
                    ),
                ),
                (
                    "impact",
                    point(
                        "level",
                        assessment.impact.as_str(),
                        Value::Unsigned(assessment.impact.number().into()),
                    ),
                ),
                ("capabilityScores", object(scores)),
            ]),
        ),
        (
            "computed",
            object([
                ("categoryA_avg", a),
                ("categoryB_avg", b),
                ("categoryC_avg", c),
                (
                    "agentLevel",
                    object([
                        ("key", text(level.as_str())),
                        ("label", text(level.label())),
                        ("exposureMultiplier", Value::Unsigned(level.exposure().into())),
                    ]),
                ),
                ("likelihood", number(&assessment.likelihood().to_string())),
                ("riskScore", number(&assessment.risk_score().to_string())),
                ("outcome", text(assessment.outcome().as_str())),
                ("timeline", Value::Text(timeline(assessment).into())),
            ]),
        ),
    ])
}

pub(super) fn object(
    fields: impl IntoIterator<Item = (&'static str, Value<'static>)>,
) -> Value<'static> {
    Value::Object(fields.into_iter().map(|(key, value)| (Cow::Borrowed(key), value)).collect())
}

pub(super) fn text(text: &'static str) -> Value<'static> {
    Value::Text(Cow::Borrowed(text))
}

/// The number nearest to an exact decimal.
fn number(exact: &str) -> Value<'static> {
    exact.parse().map_or(Value::Null, Value::Float)
}
