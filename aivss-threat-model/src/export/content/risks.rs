//! Who attacks what, what can go wrong, and what stands against it.

use super::{named, named_all, named_one};
use crate::export::page::{Block, Card, Cell, Section, Table, Tone, name, said, table};
use crate::{Entity as _, Threat, ThreatModel, ThreatStatus};
use crate::{Linked, Links, Mitigation, MitigationStatus};
use aivss_core::rule::ImplementationStatus;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// More mitigations than this make a list of the coverage and not a matrix.
const MATRIX_COLUMNS: usize = 24;

pub(super) fn actors(model: &ThreatModel) -> Option<Section> {
    let cards = model.threat_actors().iter().map(|it| {
        Block::Card(Card {
            id: it.id.to_string(),
            title: format!("{} {}", it.id, &*it.name),
            badges: Vec::new(),
            lead: it.description.as_ref().map(ToString::to_string).unwrap_or_default(),
            facts: said([
                ("Category", name!(it.category)),
                ("Capability", name!(it.capability)),
                ("Driven by", Cell::list(it.motivations.iter().map(|value| value.name()))),
                ("After", named_all(model, &it.targets)),
                ("By way of", Cell::list(&it.vectors)),
                ("Layers", Cell::list(&it.layers)),
                ("Matters here", name!(it.relevance)),
                ("Because", Cell::of(it.reason.as_ref())),
                ("Priority", name!(it.priority)),
            ]),
            tables: Vec::new(),
        })
    });
    Section::new("actors", "Threat actors", cards)
}

pub(super) fn assets(model: &ThreatModel) -> Option<Section> {
    let cards = model.assets().iter().map(|it| {
        Block::Card(Card {
            id: it.id.to_string(),
            title: format!("{} {}", it.id, &*it.name),
            badges: Vec::new(),
            lead: it.description.as_ref().map(ToString::to_string).unwrap_or_default(),
            facts: said([
                ("Group", name!(it.group)),
                ("Kept", name!(it.classification)),
                ("Made at", named_all(model, &it.created_at)),
                ("Rests in", named_all(model, &it.stored_at)),
                ("Goes over", named_all(model, &it.transmitted_via)),
                ("Worked on by", named_all(model, &it.processed_by)),
                ("Destroyed", Cell::of(it.destroyed.as_ref())),
                ("Exposed at", Cell::lines(&it.exposure_points)),
                ("Protected by", Cell::lines(&it.controls)),
            ]),
            tables: Vec::new(),
        })
    });
    let flows = model.asset_flows().iter().map(|it| {
        [
            Cell::new(it.id),
            Cell::new(named(model, it.asset.id())),
            Cell::new(named(model, it.source.id())),
            Cell::new(named(model, it.destination.id())),
            named_one(model, it.connection),
            Cell::of(it.description.as_ref()),
            Cell::lines(&it.controls),
        ]
    });
    let head = ["Id", "Asset", "From", "To", "Over", "What happens", "Controls"];
    Section::new("assets", "Assets", cards.chain([table("Flows of assets", head, flows)]))
}

pub(super) fn register(model: &ThreatModel, links: &Links<'_>) -> Option<Section> {
    let rows = model.threats().iter().map(|it| {
        let rating = links.rating(it);
        let controls = if is_none(it) {
            [Cell::default(), Cell::default()]
        } else {
            [Cell::toned(rating.status.name(), rating.status), Cell::of(rating.effective)]
        };
        let [controls, effective] = controls;
        [
            Cell::new(it.id),
            Cell::new(it.title()),
            name!(it.severity),
            name!(it.likelihood),
            if is_none(it) { Cell::default() } else { Cell::level(rating.risk) },
            controls,
            effective,
            score(it),
            Cell::new(status(it).name()),
        ]
    });
    let head = [
        "Id",
        "Threat",
        "Severity",
        "Likelihood",
        "Risk",
        "Controls",
        "Effective risk",
        "AIVSS",
        "Status",
    ];
    let summary = table("Register", head, rows);
    let cards = model.threats().iter().map(|it| Block::Card(card(model, links, it)));
    Section::new("threats", "Threats", core::iter::once(summary).chain(cards))
}

fn status(threat: &Threat) -> ThreatStatus {
    threat.status.unwrap_or(ThreatStatus::Identified)
}

/// Whether it was found to be no threat here, so that the lack of controls against it means nothing.
fn is_none(threat: &Threat) -> bool {
    status(threat) == ThreatStatus::NotApplicable
}

fn score(threat: &Threat) -> Cell {
    threat.aivss.as_ref().map_or_else(Cell::default, |scored| Cell::score(scored.score()))
}

fn card(model: &ThreatModel, links: &Links<'_>, it: &Threat) -> Card {
    let rating = links.rating(it);
    let statement = it.statement();
    let is_statement_title = it.name.is_none();
    let mut badges = Vec::new();
    if let Some(risk) = rating.risk.filter(|_| !is_none(it)) {
        badges.push(Cell::toned(format!("{} risk", risk.name()), risk));
    }
    if let Some(scored) = &it.aivss {
        let score = scored.score();
        badges.push(Cell::toned(format!("AIVSS {score} {}", score.severity()), score.severity()));
    }
    if status(it) != ThreatStatus::Identified {
        badges.push(Cell::toned(status(it).name(), Tone::None));
    }
    let severity = name!(it.severity).or("open").text;
    let likelihood = name!(it.likelihood).or("open").text;
    let rated = match rating.risk {
        Some(risk) => format!("severity {severity} × likelihood {likelihood} = {}", risk.name()),
        None => format!("severity {severity}, likelihood {likelihood}"),
    };
    let effective = rating
        .effective
        .filter(|_| !is_none(it))
        .map(|left| format!("{left}, as controls are {}", words(rating.status)));
    let catalog = it.catalog.iter().map(|known| format!("{} {}", known.id, known.name));
    let asi = it.asi.iter().map(|known| format!("{} {}", known.id, known.name));
    let stale = it
        .aivss
        .as_ref()
        .filter(|scored| !scored.is_current())
        .map(|scored| format!("the assessment gives {} today", scored.report().score()));
    let mitigations = links.of(it).iter().map(|Linked { mitigation, is_partial }| {
        let part = if *is_partial { ", for part of it" } else { "" };
        let status = mitigation.standing().name();
        format!("{} {} ({status}{part})", mitigation.id, mitigation.title())
    });
    Card {
        id: it.id.to_string(),
        title: format!("{} {}", it.id, it.title()),
        badges,
        lead: if is_statement_title { String::new() } else { statement },
        facts: said([
            ("About", Cell::of(it.description.as_ref())),
            ("Risk", Cell::new(rated)),
            ("Effective risk", Cell::of(effective)),
            ("AIVSS", score(it)),
            ("Assessment", Cell::of(it.aivss.as_ref().map(|it| it.assessment().compact()))),
            ("Out of date", Cell::of(stale)),
            ("Attack vector", name!(it.attack_vector)),
            ("Attack complexity", name!(it.attack_complexity)),
            ("Layers", Cell::list(it.layers.iter().map(|it| format!("{it} {}", it.name())))),
            ("Catalog", Cell::lines(catalog)),
            ("ASI Top 10", Cell::lines(asi)),
            ("Core risk", name!(it.core_risk)),
            ("STRIDE", Cell::list(it.stride.iter().map(|value| value.name()))),
            ("Made worse by", Cell::list(it.agentic_factors.iter().map(|value| value.name()))),
            ("Touches", named_all(model, &it.affects)),
            ("Actors", named_all(model, &it.actors)),
            ("Mitigations", Cell::lines(mitigations)),
            ("Tags", Cell::list(&it.tags)),
            ("Status", Cell::new(status(it).name())),
        ]),
        tables: Vec::new(),
    }
}

const fn words(status: ImplementationStatus) -> &'static str {
    match status {
        ImplementationStatus::NotImplemented => "not implemented",
        ImplementationStatus::PartiallyImplemented => "partially implemented",
        ImplementationStatus::Implemented => "implemented",
    }
}

/// Threats and mitigations crosswise, or as a list where there are too many for that.
pub(super) fn coverage(model: &ThreatModel, links: &Links<'_>) -> Option<Section> {
    if model.threats().is_empty() || model.mitigations().is_empty() {
        return None;
    }
    let is_matrix = model.mitigations().len() <= MATRIX_COLUMNS;
    let block = if is_matrix { matrix(model, links) } else { list(model, links) };
    let has_refused = model.mitigations().iter().any(Mitigation::is_refused);
    let refused = if has_refused { ", – and will not be" } else { "" };
    let legend = is_matrix.then(|| {
        Block::Note(format!(
            "● implemented, ◐ partially, ○ not{refused}; ½ where a mitigation covers only part of the threat."
        ))
    });
    Section::new("coverage", "Coverage", core::iter::once(block).chain(legend))
}

fn matrix(model: &ThreatModel, links: &Links<'_>) -> Block {
    let ids = model.mitigations().iter().map(|it| it.id.to_string());
    let head = ["Threat".into(), "Risk".into()].into_iter().chain(ids).collect();
    let rows = model.threats().iter().map(|threat| {
        let linked = links.of(threat);
        let cells = model.mitigations().iter().map(|mitigation| {
            let link = linked.iter().find(|it| it.mitigation.id == mitigation.id);
            link.map_or_else(Cell::default, |link| {
                let sign = match mitigation.standing() {
                    MitigationStatus::Implemented => "●",
                    MitigationStatus::PartiallyImplemented => "◐",
                    MitigationStatus::NotImplemented => "○",
                    MitigationStatus::WillNotAction => return Cell::toned("–", Tone::None),
                };
                let sign = format!("{sign}{}", if link.is_partial { "½" } else { "" });
                Cell::toned(sign, mitigation.implementation())
            })
        });
        [Cell::new(threat.id), Cell::level(threat.risk())].into_iter().chain(cells).collect()
    });
    Block::Table(Table { title: String::new(), head, rows: rows.collect(), is_matrix: true })
}

fn list(model: &ThreatModel, links: &Links<'_>) -> Block {
    let rows = model.threats().iter().map(|threat| {
        let linked = links.of(threat).iter().map(|Linked { mitigation: it, is_partial }| {
            let part = if *is_partial { ", in\u{a0}part" } else { "" };
            format!("{} ({}{part})", it.id, it.standing().name())
        });
        let title = Cell::new(threat.title());
        [Cell::new(threat.id), title, Cell::level(threat.risk()), Cell::lines(linked)]
    });
    table("", ["Id", "Threat", "Risk", "Mitigations"], rows)
}
