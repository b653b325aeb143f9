//! Reading a document strictly: its own fields here, those that decide a score as in a request.

use super::Document;
use super::finding::{Finding, Reason};
use crate::assessment::Amplification;
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use crate::factor::{AmplificationFactor, FactorSet, PartialProfile};
use crate::method::{Domain, Method};
use crate::request::{Request, SCORING_FIELDS, default_set, observed_value};
use crate::sort::insertion_sort_by_key;
use crate::time::Date;
use crate::value::Value;
use crate::value::read::{Fields, missing, named, object, text, wrong_kind};
use alloc::borrow::Cow;
use alloc::collections::BinaryHeap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Reverse;

const MAX_LINE: usize = 200;
const MAX_PROSE: usize = 4_000;
const MAX_EVIDENCE: usize = 100;
const MAX_FINDINGS: usize = 10_000;

const DOCUMENT_FIELDS: [&str; 10] = [
    "name",
    "version",
    "assessor",
    "date",
    "notes",
    "method",
    "domain",
    "factor_set",
    "factors",
    "findings",
];

/// A factor as it was written: its name, its number, and the reasons beside it.
struct Entry<'a> {
    name: Cow<'a, str>,
    value: Value<'a>,
    rationale: Option<String>,
    evidence: Vec<String>,
    is_inherited: bool,
}

/// What findings inherit.
struct System<'a> {
    method: Method,
    domain: Domain,
    factor_set: Option<FactorSet>,
    factors: Vec<Entry<'a>>,
}

pub(super) fn document(value: Value<'_>) -> Result<Document, Error> {
    let mut fields = Fields::new(value, &DOCUMENT_FIELDS)?;
    let name = fields.read("name", line)?.ok_or_else(|| {
        missing("a document needs `name`, the system that it is about").at("name")
    })?;
    let version = fields.read("version", |value| text(value, MAX_LINE))?;
    let assessor = fields.read("assessor", |value| text(value, MAX_LINE))?;
    let date: Option<Date> = fields.read("date", named)?;
    let notes = fields.read("notes", |value| text(value, MAX_PROSE))?;
    let method = fields.read("method", named)?.unwrap_or_default();
    let domain = fields.read("domain", named)?.unwrap_or_default();
    let factor_set: Option<FactorSet> = fields.read("factor_set", named)?;
    let set = factor_set.unwrap_or_else(|| default_set(method));
    let factors = fields.read("factors", |value| system_factors(value, set))?.unwrap_or_default();
    let system = System { method, domain, factor_set, factors };
    let findings = fields.read("findings", |value| findings(value, &system))?.ok_or_else(|| {
        missing("a document needs `findings`, a list with at least one").at("findings")
    })?;
    Ok(Document { name, version, assessor, date, notes, findings })
}

/// A short text that somebody has filled in: `aivss init` leaves a question mark where none is.
///
/// # Errors
///
/// `field.type`, `field.too_long`, and `field.missing` for a question mark.
pub fn line(value: Value<'_>) -> Result<String, Error> {
    let line = text(value, MAX_LINE)?;
    if line.trim() == "?" {
        return Err(missing("the question mark stands where a text is still to be filled in"));
    }
    Ok(line)
}

/// The system's factors, which may be some of the ten only.
fn system_factors(value: Value<'_>, set: FactorSet) -> Result<Vec<Entry<'_>>, Error> {
    let entries = entries(value, true)?;
    // A finding may know what the system leaves unknown.
    let values = entries.iter().map(|entry| (entry.name.as_ref(), observed_value(&entry.value)));
    match PartialProfile::try_from_results(set, values) {
        Err(error) if error.code() != ErrorCode::FactorMissing => Err(error),
        _ => Ok(entries),
    }
}

fn findings(value: Value<'_>, system: &System<'_>) -> Result<Vec<Finding>, Error> {
    let Value::List(items) = value else {
        return Err(wrong_kind(&value, "a list of findings"));
    };
    if items.is_empty() || items.len() > MAX_FINDINGS {
        return Err(missing(&format!(
            "a document has from 1 to {MAX_FINDINGS} findings, and this one has {}",
            items.len()
        )));
    }
    let mut findings = Vec::with_capacity(items.len());
    for (index, item) in items.into_iter().enumerate() {
        findings.push(finding(item, system).map_err(|error| error.at(&index.to_string()))?);
    }
    refuse_repeated_ids(&findings)?;
    Ok(findings)
}

fn refuse_repeated_ids(findings: &[Finding]) -> Result<(), Error> {
    let ids = findings.iter().enumerate().map(|(index, finding)| Reverse((&*finding.id, index)));
    let mut ids: BinaryHeap<_> = ids.collect();
    let mut last = None;
    while let Some(Reverse((id, index))) = ids.pop() {
        if last == Some(id) {
            let message = format!("finding {} stands in the document twice", Quoted(id));
            return Err(Error::new(ErrorCode::FindingDuplicate, message)
                .at("id")
                .at(&index.to_string()));
        }
        last = Some(id);
    }
    Ok(())
}

fn finding(value: Value<'_>, system: &System<'_>) -> Result<Finding, Error> {
    let own = ["id", "title", "description", "core_risk", "mitigation_justification"];
    let known: Vec<&str> = own.into_iter().chain(SCORING_FIELDS).collect();
    let mut fields = Fields::new(value, &known)?;
    let id = fields
        .read("id", line)?
        .filter(|id| !id.is_empty())
        .ok_or_else(|| missing("a finding needs an `id`, unique in its document").at("id"))?;
    let title = fields.read("title", line)?;
    let description = fields.read("description", |value| text(value, MAX_PROSE))?;
    let core_risk = fields.read("core_risk", named)?;
    let mitigation_justification =
        fields.read("mitigation_justification", |value| text(value, MAX_PROSE))?;
    let (cvss, cvss_rationale) = match fields.take("cvss") {
        Some(cvss) => without_rationale(cvss).map_err(|error| error.at("cvss"))?,
        None => (None, None),
    };
    let has_own_aars = fields.has("aars");
    let own = fields.read("factors", |value| entries(value, false))?;
    let factors = if has_own_aars && own.is_none() {
        None
    } else {
        Some(inherit(own.unwrap_or_default(), &system.factors))
    };

    let mut request: Vec<(Cow<'_, str>, Value<'_>)> = fields.into_rest();
    let mut default = |key: &'static str, text: &'static str| {
        if !request.iter().any(|(name, _)| name == key) {
            request.push((key.into(), Value::Text(text.into())));
        }
    };
    default("method", system.method.as_str());
    default("domain", system.domain.as_str());
    if let Some(set) = system.factor_set {
        default("factor_set", set.as_str());
    }
    request.extend(cvss.map(|cvss| ("cvss".into(), cvss)));
    if let Some(factors) = &factors {
        let numbers = factors.iter().map(|entry| (entry.name.clone(), entry.value.clone()));
        request.push(("factors".into(), Value::Object(numbers.collect())));
    }
    let inputs = Request::from_value(Value::Object(request))?.inputs;
    // A document is read to be scored, so what cannot be scored is refused here.
    let mut finding = Finding::try_new(id, inputs)?;
    finding.title = title;
    finding.description = description;
    finding.core_risk = core_risk;
    finding.cvss_rationale = cvss_rationale;
    finding.factor_reasons = reasons(factors.unwrap_or_default(), &inputs.amplification);
    finding.mitigation_justification = mitigation_justification;
    Ok(finding)
}

/// Takes the rationale out of `cvss`, which leaves what a request has there.
#[allow(clippy::type_complexity, reason = "two options, each with its one reader")]
fn without_rationale(cvss: Value<'_>) -> Result<(Option<Value<'_>>, Option<String>), Error> {
    if !matches!(cvss, Value::Object(_)) {
        return Ok((Some(cvss), None));
    }
    let mut fields = Fields::new(cvss, &["vector", "score", "rationale"])?;
    let rationale = fields.read("rationale", |value| text(value, MAX_PROSE))?;
    Ok((Some(Value::Object(fields.into_rest())), rationale.filter(|text| !text.trim().is_empty())))
}

/// `{"autonomy": 0.5, "tools": {"value": 1.0, "rationale": "...", "evidence": ["..."]}}`
fn entries(value: Value<'_>, is_inherited: bool) -> Result<Vec<Entry<'_>>, Error> {
    let fields = object(value, "an object of factors")?;
    // No set has more factors, so that whatever follows is a repeat or unknown; the request says which.
    fields
        .into_iter()
        .take(12)
        .map(|(name, value)| match value {
            Value::Object(_) => {
                let shown = name.to_string();
                reasoned(name, value, is_inherited).map_err(|error| error.at_name(&shown))
            }
            value => Ok(Entry { name, value, rationale: None, evidence: Vec::new(), is_inherited }),
        })
        .collect()
}

fn reasoned<'a>(
    name: Cow<'a, str>,
    value: Value<'a>,
    is_inherited: bool,
) -> Result<Entry<'a>, Error> {
    let mut fields = Fields::new(value, &["value", "rationale", "evidence"])?;
    let value = fields
        .take("value")
        .ok_or_else(|| missing("a factor with reasons needs its `value`").at("value"))?;
    let rationale = fields.read("rationale", |value| text(value, MAX_PROSE))?;
    let evidence = fields.read("evidence", evidence)?.unwrap_or_default();
    Ok(Entry {
        name,
        value,
        rationale: rationale.filter(|text| !text.trim().is_empty()),
        evidence,
        is_inherited,
    })
}

fn evidence(value: Value<'_>) -> Result<Vec<String>, Error> {
    let Value::List(items) = value else {
        return Err(wrong_kind(&value, "a list of texts"));
    };
    if items.len() > MAX_EVIDENCE {
        return Err(Error::new(
            ErrorCode::FieldTooLong,
            format!(
                "a list of {} references is longer than the {MAX_EVIDENCE} allowed here",
                items.len()
            ),
        ));
    }
    let texts = items.into_iter().enumerate();
    texts
        .map(|(index, item)| text(item, MAX_PROSE).map_err(|error| error.at(&index.to_string())))
        .collect()
}

/// The finding's own factors, and those of the system that it does not give in any spelling.
fn inherit<'a>(own: Vec<Entry<'a>>, system: &[Entry<'a>]) -> Vec<Entry<'a>> {
    let factor_of = |entry: &Entry<'_>| entry.name.parse::<AmplificationFactor>().ok();
    let given: Vec<_> = own.iter().filter_map(factor_of).collect();
    let inherited = system
        .iter()
        .filter(|entry| factor_of(entry).is_some_and(|factor| !given.contains(&factor)));
    let inherited = inherited.map(|entry| Entry {
        name: entry.name.clone(),
        value: entry.value.clone(),
        rationale: entry.rationale.clone(),
        evidence: entry.evidence.clone(),
        is_inherited: true,
    });
    let inherited: Vec<_> = inherited.collect();
    own.into_iter().chain(inherited).collect()
}

/// The entries that have reasons, in the order of the set.
fn reasons(entries: Vec<Entry<'_>>, amplification: &Amplification) -> Vec<Reason> {
    let Amplification::Profile(profile) = amplification else {
        return Vec::new();
    };
    let mut reasons: Vec<Reason> = entries
        .into_iter()
        .filter(|entry| entry.rationale.is_some() || !entry.evidence.is_empty())
        .filter_map(|entry| {
            Some(Reason {
                factor: entry.name.parse().ok()?,
                rationale: entry.rationale,
                evidence: entry.evidence,
                is_inherited: entry.is_inherited,
            })
        })
        .collect();
    insertion_sort_by_key(&mut reasons, |reason| profile.set().position(reason.factor));
    reasons
}
