//! Reading a report: its input is put together again, assessed, and compared with what the report says.

use super::difference::{Difference, differences};
use crate::candidate::input::Input;
use crate::decision::{EvidenceRung, ValueSource};
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use crate::extension::Edition;
use crate::value::Value;
use crate::value::read::{missing, wrong_kind};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// A report that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportReading {
    /// The input that the report repeats. It gives the same report, though a report does not say everything
    /// that its input did: of the facts about exploitation it keeps the first that holds.
    pub input: Input,
    /// Where the report says something else than follows; free wording is not compared.
    pub differences: Vec<Difference>,
}

impl ReportReading {
    /// Reads a report in JSON.
    ///
    /// # Errors
    ///
    /// `request.syntax`, `extension.version` for a report of another edition, or the code and the path of the
    /// first field that no input could have.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        Value::from_json_of(text, "the report").and_then(|value| Self::from_value(&value))
    }

    /// The same from a value of any format.
    ///
    /// # Errors
    ///
    /// As [`from_json`](Self::from_json).
    pub fn from_value(report: &Value<'_>) -> Result<Self, Error> {
        check_edition(report)?;
        let input = Input::from_value(input_of(report)?).map_err(in_report)?;
        let expected = input.assess().map_err(in_report)?;
        let differences = differences(report, &expected.to_value());
        Ok(Self { input, differences })
    }
}

fn check_edition(report: &Value<'_>) -> Result<(), Error> {
    match field(report, "aivss_version")? {
        Value::Text(version) if *version == Edition::V1_0.aivss_version() => Ok(()),
        Value::Text(version) => Err(Error::new(
            ErrorCode::ExtensionVersion,
            format!(
                "{} is the version of no report that is read here; it is `1.0`",
                Quoted(version)
            ),
        )
        .at("aivss_version")),
        other => Err(wrong_kind(other, "a text in quotes").at("aivss_version")),
    }
}

/// The field of an object.
fn field<'v, 'a>(value: &'v Value<'a>, key: &str) -> Result<&'v Value<'a>, Error> {
    optional(value, key)?.ok_or_else(|| missing(&format!("`{key}` is missing")).at(key))
}

/// The field of an object, if it is there.
fn optional<'v, 'a>(value: &'v Value<'a>, key: &str) -> Result<Option<&'v Value<'a>>, Error> {
    match value {
        Value::Object(fields) => {
            Ok(fields.iter().find(|(name, _)| name == key).map(|(_, value)| value))
        }
        other => Err(wrong_kind(other, "an object")),
    }
}

/// The field at the end of a path.
fn at<'v, 'a>(value: &'v Value<'a>, path: &[&str]) -> Result<&'v Value<'a>, Error> {
    match path {
        [] => Ok(value),
        [first, rest @ ..] => at(field(value, first)?, rest)
            .map_err(|error| if rest.is_empty() { error } else { error.at(first) }),
    }
}

/// The input that a report repeats.
fn input_of<'a>(report: &Value<'a>) -> Result<Value<'a>, Error> {
    let mut fields: Vec<(&'static str, Value<'a>)> = Vec::new();
    for key in ["finding_id", "path_id", "agentic_applicability", "provenance"] {
        fields.push((key, field(report, key)?.clone()));
    }
    for key in ["title", "summary"] {
        fields.extend(optional(report, key)?.map(|value| (key, value.clone())));
    }
    let category = field(report, "risk_category")?;
    fields.push(("risk_category", at(report, &["risk_category", "id"])?.clone()));
    let mut metadata = Vec::new();
    for key in ["maestro_layer", "threat_description", "nearest_asi"] {
        metadata.extend(optional(category, key)?.map(|value| (key, value.clone())));
    }
    if !metadata.is_empty() {
        fields.push(("taxonomy_metadata", Value::object(metadata)));
    }
    let maturity = at(report, &["cvss", "exploit_maturity"])?;
    fields
        .push(("cvss_vector", at(report, &["cvss", "exploit_maturity", "input_vector"])?.clone()));
    fields.push(("aivss_vector", at(report, &["agentic_ai_profile", "vector"])?.clone()));
    let mut evidence = Vec::new();
    for key in crate::candidate::METRIC_KEYS {
        let path = ["agentic_ai_profile", "metrics", key, "evidence"];
        evidence.push((key, at(report, &path)?.clone()));
    }
    fields.push(("metric_evidence", Value::object(evidence)));
    let rung = rung(maturity).map_err(|error| error.at("exploit_maturity").at("cvss"))?;
    if rung == EvidenceRung::Unresolved {
        fields.push(("exploit_maturity_unresolved", Value::Boolean(true)));
    }
    if let Some(decision) = optional(report, "decision")? {
        decision_fields(decision, &mut fields)?;
    } else {
        fields.push(("evidence", exploitation(maturity, rung, false)?));
        fields.push(("include_decision", Value::Boolean(false)));
    }
    if optional(report, "priority")?.is_some() {
        fields.push(("include_priority", Value::Boolean(true)));
        fields.push(("org_context", org_context(report)?));
    }
    Ok(Value::object(fields))
}

fn rung(value: &Value<'_>) -> Result<EvidenceRung, Error> {
    let Value::Text(name) = field(value, "rung")? else {
        return Err(wrong_kind(field(value, "rung")?, "a text in quotes").at("rung"));
    };
    EvidenceRung::ALL.into_iter().find(|rung| rung.as_str() == name).ok_or_else(|| {
        Error::new(
            ErrorCode::DecisionValueUnknown,
            format!("{} is no rung of the evidence", Quoted(name)),
        )
        .at("rung")
    })
}

/// The evidence whose first fact that holds is this rung. A CVE was looked up in KEV.
fn exploitation<'a>(
    value: &Value<'a>,
    rung: EvidenceRung,
    has_cve: bool,
) -> Result<Value<'a>, Error> {
    let mut fields = Vec::new();
    let is_listed = rung == EvidenceRung::CisaKev;
    if is_listed || has_cve {
        fields.push(("cisa_kev", Value::Boolean(is_listed)));
    }
    let fact = match rung {
        EvidenceRung::VulnrichmentActive => Some("vulnrichment_active"),
        EvidenceRung::ObservedLocal => Some("observed_local"),
        EvidenceRung::Poc => Some("poc"),
        EvidenceRung::CisaKev | EvidenceRung::None | EvidenceRung::Unresolved => None,
    };
    fields.extend(fact.map(|name| (name, Value::Boolean(true))));
    for key in ["epss", "epss_date"] {
        let given = field(value, key)?;
        if *given != Value::Null {
            fields.push((key, given.clone()));
        }
    }
    Ok(Value::object(fields))
}

fn decision_fields<'a>(
    decision: &Value<'a>,
    fields: &mut Vec<(&'static str, Value<'a>)>,
) -> Result<(), Error> {
    let within = |error: Error| error.at("decision");
    let cve = field(decision, "cve_id").map_err(within)?;
    let given = field(decision, "exploitation").map_err(within)?;
    let rung = rung(given).map_err(|error| within(error.at("exploitation")))?;
    let has_cve = *cve != Value::Null;
    fields.push((
        "evidence",
        exploitation(given, rung, has_cve).map_err(|error| within(error.at("exploitation")))?,
    ));
    if has_cve {
        fields.push(("cve_id", cve.clone()));
    }
    fields.push((
        "fceb_bod_2604_scope",
        field(decision, "fceb_bod_2604_scope").map_err(within)?.clone(),
    ));
    let points = field(decision, "decision_points").map_err(within)?;
    let point = |key: &str| field(points, key).map_err(|error| within(error.at("decision_points")));
    for key in ["publicly_exposed", "publicly_exposed_source", "decision_data_observed_at"] {
        fields.push((key, point(key)?.clone()));
    }
    for (key, source_key, published_key) in [
        ("automatable", "automatable_source", "vulnrichment_automatable"),
        ("technical_impact", "technical_impact_source", "vulnrichment_technical_impact"),
    ] {
        let source = point(source_key)?;
        let known = ValueSource::ALL
            .into_iter()
            .find(|known| matches!(source, Value::Text(text) if text == known.as_str()));
        match known {
            Some(ValueSource::Vulnrichment) => fields.push((published_key, point(key)?.clone())),
            Some(ValueSource::Supplied) => fields.push((key, point(key)?.clone())),
            // A default is what follows from saying nothing.
            Some(_) => {}
            None => {
                return Err(Error::new(
                    ErrorCode::DecisionValueUnknown,
                    format!("the source of `{key}` is none that a report has"),
                )
                .at(source_key)
                .at("decision_points")
                .at("decision"));
            }
        }
    }
    Ok(())
}

fn org_context<'a>(report: &Value<'a>) -> Result<Value<'a>, Error> {
    let term = |key: &str| at(report, &["priority", "terms", key]);
    let level = |key: &str| -> Result<Value<'a>, Error> {
        let number = match term(key)? {
            Value::Float(number) => format!("{number}"),
            Value::Unsigned(number) => format!("{number}"),
            other => return Err(wrong_kind(other, "a number").at("terms").at("priority")),
        };
        let name = match number.as_str() {
            "1" => "high",
            "0.65" => "medium",
            "0.35" => "low",
            _ => {
                return Err(Error::new(
                    ErrorCode::PriorityLevelUnknown,
                    format!("`{number}` is the number of no level; there are 0.35, 0.65 and 1"),
                )
                .at(key)
                .at("terms")
                .at("priority"));
            }
        };
        Ok(Value::Text(name.into()))
    };
    Ok(Value::object([
        ("business_criticality", level("business_criticality")?),
        ("reach", level("reach")?),
        ("likelihood", term("likelihood")?.clone()),
    ]))
}

/// Where the fields of an input stand in a report; the longest match counts.
const PLACES: [(&str, &str); 16] = [
    ("taxonomy_metadata", "risk_category"),
    ("risk_category", "risk_category.id"),
    ("cvss_vector", "cvss.exploit_maturity.input_vector"),
    ("aivss_vector", "agentic_ai_profile.vector"),
    ("evidence", "decision.exploitation"),
    ("cve_id", "decision.cve_id"),
    ("fceb_bod_2604_scope", "decision.fceb_bod_2604_scope"),
    ("publicly_exposed", "decision.decision_points.publicly_exposed"),
    ("publicly_exposed_source", "decision.decision_points.publicly_exposed_source"),
    ("decision_data_observed_at", "decision.decision_points.decision_data_observed_at"),
    ("automatable", "decision.decision_points.automatable"),
    ("vulnrichment_automatable", "decision.decision_points.automatable"),
    ("technical_impact", "decision.decision_points.technical_impact"),
    ("vulnrichment_technical_impact", "decision.decision_points.technical_impact"),
    ("org_context.likelihood", "priority.terms.likelihood"),
    ("org_context", "priority.terms"),
];

/// The same error with the path that the field has in a report.
fn in_report(error: Error) -> Error {
    let path = place_in_report(error.path());
    error.with_path(path)
}

fn place_in_report(path: &str) -> String {
    if let Some(rest) = path.strip_prefix("metric_evidence.") {
        let (metric, rest) = rest.split_once('.').unwrap_or((rest, ""));
        let dot = if rest.is_empty() { "" } else { "." };
        return format!("agentic_ai_profile.metrics.{metric}.evidence{dot}{rest}");
    }
    for (field, place) in PLACES {
        if let Some(rest) = path.strip_prefix(field)
            && (rest.is_empty() || rest.starts_with('.'))
        {
            return format!("{place}{rest}");
        }
    }
    path.into()
}
