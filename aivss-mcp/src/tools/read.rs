//! Reading: the model, its threats, what it lacks, what the catalogs propose.

use super::entities::answer;
use super::{Nature, Tool, joined, member, names, object_schema, text_schema};
use crate::arguments::Arguments;
use aivss_core::rule::{CoverageRule, ThreatSeverity};
use aivss_core::value::Value;
use aivss_core::wire::{CatalogQuery, query_catalog};
use aivss_core::{Error, ErrorCode};
use aivss_threat_model::{
    CheckFinding, CheckOptions, Entity, FactorSuggestion, Grade, Id, Kind, Links, Place, Question,
    StepProgress, Suggestion, Threat, ThreatModel, ThreatStatus,
};
use serde_json::{Value as Json, json};

/// The number of entries in one answer, where the call does not say.
const PAGE: usize = 100;
/// The largest number of entries in one answer.
const MAX_PAGE: usize = 500;

fn page_schema() -> [(&'static str, Json); 2] {
    [
        (
            "limit",
            json!({"type": "integer", "minimum": 1, "maximum": MAX_PAGE,
            "description": format!("How many at most; {PAGE} when left out.")}),
        ),
        ("after", text_schema("The id after which to go on: `next` of the last answer.")),
    ]
}

/// One page of the items after an id, and the id at which the next page continues.
fn page<T>(
    items: impl Iterator<Item = T>,
    id: impl Fn(&T) -> Id,
    after: Option<Id>,
    limit: Option<usize>,
) -> (Vec<T>, Option<String>) {
    let limit = limit.unwrap_or(PAGE);
    let mut rest = items.filter(|item| after.is_none_or(|after| id(item) > after));
    let page: Vec<T> = rest.by_ref().take(limit).collect();
    let next = rest.next().and_then(|_| page.last()).map(|last| id(last).to_string());
    (page, next)
}

pub(super) static LIST_THREATS: Tool = Tool {
    name: "list_threats",
    title: "List the threats",
    description: "Step 4. Lists threats with their rating, layers, mitigations and AIVSS score, by id and page by \
                  page.",
    nature: Nature::Reads,
    schema: || {
        let mut all = vec![
            ("layer", names(&Place::ALL, Place::as_str)),
            ("severity", names(ThreatSeverity::ALL, ThreatSeverity::as_str)),
            ("status", names(ThreatStatus::ALL, ThreatStatus::as_str)),
            ("tag", text_schema("A tag that they have.")),
        ];
        all.extend(page_schema());
        object_schema(all, &[])
    },
    run: |session, given| {
        let mut arguments = Arguments::new(given, &[])?;
        let layer: Option<Place> = arguments.read("layer")?;
        let severity: Option<ThreatSeverity> = arguments.read("severity")?;
        let status: Option<ThreatStatus> = arguments.read("status")?;
        let tag = arguments.text("tag")?;
        let limit = arguments.count("limit", MAX_PAGE)?;
        let after: Option<Id> = arguments.read("after")?;
        arguments.end(&["layer", "severity", "status", "tag", "limit", "after"])?;
        let model = session.model()?;
        let links = model.links();
        let is_wanted = |threat: &&Threat| {
            layer.is_none_or(|layer| threat.layers.contains(&layer))
                && severity.is_none_or(|severity| threat.severity == Some(severity))
                && status.is_none_or(|status| {
                    threat.status.unwrap_or(ThreatStatus::Identified) == status
                })
                && tag.as_deref().is_none_or(|tag| threat.tags.iter().any(|own| &**own == tag))
        };
        let total = model.threats().iter().filter(is_wanted).count();
        let wanted = model.threats().iter().filter(is_wanted);
        let (threats, next) = page(wanted, |threat| threat.id(), after, limit);
        let threats: Vec<Json> = threats.into_iter().map(|threat| line(threat, &links)).collect();
        Ok(joined(json!({"total": total, "next": next}), [("threats", threats.into())]))
    },
};

/// A threat in a list.
fn line(threat: &Threat, links: &Links<'_>) -> Json {
    let rating = links.rating(threat);
    let mitigations: Vec<String> =
        links.of(threat).iter().map(|linked| linked.mitigation.id.to_string()).collect();
    let layers: Vec<&str> = threat.layers.iter().map(|place| place.as_str()).collect();
    let catalog: Vec<&str> = threat.catalog.iter().map(|record| record.id).collect();
    let line = json!({
        "id": threat.id.to_string(),
        "title": threat.title(),
        "layers": layers,
        "severity": threat.severity.map(ThreatSeverity::as_str),
        "likelihood": threat.likelihood.map(aivss_core::rule::Likelihood::as_str),
        "aivss": threat.aivss.as_ref().map(|aivss| json!({
            "score": aivss.score().to_string(), "severity": aivss.score().severity().as_str()})),
        "catalog": catalog,
        "mitigations": mitigations,
        "status": threat.status.unwrap_or(ThreatStatus::Identified).as_str(),
    });
    joined(line, [("rating", json!(rating.to_value()))])
}

pub(super) static GET_THREAT_MODEL: Tool = Tool {
    name: "get_threat_model",
    title: "Read the threat model",
    description: "Without arguments an overview: the context, how many of each kind, how far the five steps are, the \
                  open questions. With `id` one entity and what refers to it; with `kind` all of that kind, page by \
                  page. The resource `aivss://model` is the whole document.",
    nature: Nature::Reads,
    schema: || {
        let mut all = vec![
            ("id", text_schema("An entity, TH-1 for instance.")),
            ("kind", names(Kind::ALL, Kind::as_str)),
        ];
        all.extend(page_schema());
        object_schema(all, &[])
    },
    run: |session, given| {
        let mut arguments = Arguments::new(given, &[])?;
        let id: Option<Id> = arguments.read("id")?;
        let kind: Option<Kind> = arguments.read("kind")?;
        let limit = arguments.count("limit", MAX_PAGE)?;
        let after: Option<Id> = arguments.read("after")?;
        arguments.end(&["id", "kind", "limit", "after"])?;
        match (id, kind) {
            (None, None) => {
                let exists = session.exists()?;
                let mut overview = overview(session.model()?);
                overview["exists"] = exists.into();
                Ok(overview)
            }
            (Some(id), None) => {
                let model = session.model()?;
                if !model.contains(id) {
                    let message = format!("there is no {} `{id}`", id.kind().words());
                    return Err(Error::new(ErrorCode::EntityUnknown, message).at("id").into());
                }
                let users = model.users_of(id);
                let users: Vec<Json> = users
                    .into_iter()
                    .map(|(user, field)| json!({"id": user.to_string(), "field": field}))
                    .collect();
                let mut answer = answer(session, id)?;
                answer["used_by"] = users.into();
                Ok(answer)
            }
            (None, Some(kind)) => {
                let model = session.model()?;
                let ids = model.ids(kind);
                let total = ids.len();
                let (ids, next) = page(ids.into_iter(), |id| *id, after, limit);
                let entities: Vec<Value<'_>> =
                    ids.into_iter().filter_map(|id| model.entity(id)).collect();
                Ok(json!({"kind": kind.as_str(), "total": total, "next": next,
                    "entities": entities}))
            }
            (Some(_), Some(_)) => Err(Error::new(
                ErrorCode::FieldConflict,
                "the call asks either for an `id` or for a `kind`",
            )
            .at("kind")
            .into()),
        }
    },
};

fn overview(model: &ThreatModel) -> Json {
    let document = model.to_value();
    let counts: serde_json::Map<String, Json> =
        Kind::ALL.iter().map(|kind| (kind.table().to_owned(), model.count(*kind).into())).collect();
    let progress = model.progress(CheckOptions::default());
    let steps: Vec<Value<'_>> = progress.iter().map(StepProgress::to_value).collect();
    let questions: Vec<Value<'_>> = model.questions().iter().map(Question::to_value).collect();
    let layers = model.depth_layers();
    json!({
        "context": member(&document, "context"),
        "layers": member(&document, "layers"),
        "counts": counts,
        "progress": steps,
        "questions": questions,
        "depth": model.depth().map(aivss_core::rule::Depth::as_str),
        "depth_layers": layers.map(|layers| layers.iter().map(|layer| layer.id()).collect::<Vec<_>>()),
    })
}

fn rule_schema() -> (&'static str, Json) {
    let mut rules = names(CoverageRule::ALL, CoverageRule::as_str);
    rules["description"] =
        "Which mitigations a threat needs; the quickstart's when left out.".into();
    ("rule", rules)
}

pub(super) static CHECK_THREAT_MODEL: Tool = Tool {
    name: "check_threat_model",
    title: "Check the threat model",
    description: "Says what the model lacks: each finding with a code, a grade (gap, warning, note), the ids concerned \
                  and what would settle it; and how far the five steps are.",
    nature: Nature::Reads,
    schema: || {
        let mut grades = names(Grade::ALL, Grade::as_str);
        grades["description"] = "The least grade to list; note when left out.".into();
        object_schema(
            vec![
                rule_schema(),
                (
                    "today",
                    text_schema(
                        "The date, 2026-03-19 for instance; without it no review is overdue.",
                    ),
                ),
                ("least", grades),
            ],
            &[],
        )
    },
    run: |session, given| {
        let mut arguments = Arguments::new(given, &[])?;
        let rule: Option<CoverageRule> = arguments.read("rule")?;
        let today = arguments.read("today")?;
        let least: Option<Grade> = arguments.read("least")?;
        arguments.end(&["rule", "today", "least"])?;
        let options = CheckOptions { rule: rule.unwrap_or_default(), today };
        let model = session.model()?;
        let found = model.check(options);
        let count = |grade: Grade| found.iter().filter(|finding| finding.grade == grade).count();
        let counts = json!({"gap": count(Grade::Gap), "warning": count(Grade::Warning), "note": count(Grade::Note)});
        let findings: Vec<Value<'_>> = found
            .iter()
            .filter(|finding| least.is_none_or(|least| finding.grade >= least))
            .map(CheckFinding::to_value)
            .collect();
        let progress = model.progress(options);
        let steps: Vec<Value<'_>> = progress.iter().map(StepProgress::to_value).collect();
        Ok(json!({"counts": counts, "findings": findings, "progress": steps}))
    },
};

pub(super) static SUGGEST_THREATS: Tool = Tool {
    name: "suggest_threats",
    title: "Propose threats and mitigations",
    description: "Proposes threats of the catalogs for layers that have components, mitigations for threats that lack \
                  a kind of them, and values for AIVSS factors, each with the reason. Proposals are no part of the \
                  model: take one over with add_threat or add_mitigation and the fields of its operation.",
    nature: Nature::Reads,
    schema: || {
        object_schema(
            vec![
                ("layer", text_schema("Only for this layer, L1 to L7 or CL.")),
                ("threat", text_schema("Only mitigations for this threat.")),
                rule_schema(),
                (
                    "limit",
                    json!({"type": "integer", "minimum": 1, "maximum": MAX_PAGE,
                    "description": "How many threats and how many mitigations at most; 20 when left out."}),
                ),
            ],
            &[],
        )
    },
    run: |session, given| {
        let mut arguments = Arguments::new(given, &[])?;
        let layer: Option<Place> = arguments.read("layer")?;
        let threat: Option<Id> = arguments.read("threat")?;
        let rule: Option<CoverageRule> = arguments.read("rule")?;
        let limit = arguments.count("limit", MAX_PAGE)?.unwrap_or(20);
        arguments.end(&["layer", "threat", "rule", "limit"])?;
        let options = CheckOptions { rule: rule.unwrap_or_default(), today: None };
        let suggestions = session.model()?.suggest(options);
        let is_wanted = |suggestion: &&Suggestion| {
            layer.is_none_or(|layer| suggestion.place == Some(layer))
                && threat.is_none_or(|threat| suggestion.threat == Some(threat))
        };
        let some = |list: &[Suggestion]| {
            let wanted = list.iter().filter(is_wanted);
            let total = wanted.clone().count();
            let shown: Vec<Value<'_>> = wanted.take(limit).map(Suggestion::to_value).collect();
            (shown, total)
        };
        let (threats, threats_in_all) = some(&suggestions.threats);
        let (mitigations, mitigations_in_all) = some(&suggestions.mitigations);
        let factors: Vec<Value<'_>> =
            suggestions.factors.iter().map(FactorSuggestion::to_value).collect();
        Ok(json!({"threats": threats, "threats_total": threats_in_all, "mitigations": mitigations,
            "mitigations_total": mitigations_in_all, "factors": factors}))
    },
};

pub(super) static SEARCH_CATALOG: Tool = Tool {
    name: "search_catalog",
    title: "Search the catalogs",
    description: "Looks words up in the catalogs of MAESTRO and AIVSS (threats, mitigations, layers, scenarios, core \
                  risks, OWASP's Top 10 lists, AIUC-1, AICM, CWE, ATLAS), or shows the record of an id with its links.",
    nature: Nature::Reads,
    schema: || {
        object_schema(
            vec![
                ("query", text_schema("Words to look for.")),
                (
                    "id",
                    text_schema("The id of a record: T6, L3-P1, ASI02, L3, LLM01:2025, CWE-20."),
                ),
            ],
            &[],
        )
    },
    run: |_, given| {
        let mut arguments = Arguments::new(given, &[])?;
        let query = arguments.text("query")?;
        let id = arguments.text("id")?;
        arguments.end(&["query", "id"])?;
        let question = match (query, id) {
            (Some(query), None) => ("search", query),
            (None, Some(id)) => ("show", id),
            _ => {
                let message = "the call has either `query` or `id`";
                return Err(Error::new(ErrorCode::CatalogConflict, message).into());
            }
        };
        let (verb, words) = question;
        let question = Value::Object(vec![(verb.into(), Value::Text(words.into()))]);
        let found = query_catalog(&CatalogQuery::from_value(question)?);
        Ok(json!({"catalog": found}))
    },
};
