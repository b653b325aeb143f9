//! What is done: mitigations, what was seen of them, what is left, what comes when.

use super::{named, named_all};
use crate::rule::RoadmapWindow;
use crate::threat_model::export::page::{Block, Cell, Section, Tone, name, table};
use crate::threat_model::export::rated::Ratings;
use crate::threat_model::{Entity as _, Evidence, ThreatModel};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

pub(super) fn mitigations(model: &ThreatModel) -> Option<Section> {
    let rows = model.mitigations().iter().map(|it| {
        let content = match &it.name {
            Some(name) => format!("{name}\n{}", it.content),
            None => it.content.to_string(),
        };
        let threats = it.threats.iter().map(|coverage| {
            let part = if coverage.is_partial == Some(true) { " (in part)" } else { "" };
            format!("{}{part}", coverage.threat)
        });
        let status = it.implementation();
        [
            Cell::new(it.id),
            Cell::new(content),
            Cell::of(it.kind),
            Cell::toned(status.name(), status),
            Cell::of(it.owner.as_ref()),
            name!(it.cost),
            name!(it.effectiveness),
            name!(it.priority()),
            Cell::of(it.catalog.map(|known| known.id)),
            Cell::list(threats),
            Cell::lines(it.evidence.iter().map(evidence)),
            Cell::list(&it.tags),
        ]
    });
    let head = [
        "Id",
        "Mitigation",
        "Kind",
        "Status",
        "Owner",
        "Cost",
        "Effectiveness",
        "Priority",
        "Catalog",
        "Threats",
        "Evidence",
        "Tags",
    ];
    Section::new("mitigations", "Mitigations", [table("", head, rows)])
}

fn evidence(it: &Evidence) -> String {
    match (&it.contains, &it.pattern) {
        (Some(text), _) => format!("{} with the text {text}", it.files),
        (None, Some(pattern)) => format!("{} with a line that matches {pattern}", it.files),
        (None, None) => it.files.to_string(),
    }
}

pub(super) fn validations(model: &ThreatModel) -> Option<Section> {
    let rows = model.validations().iter().map(|it| {
        [
            Cell::new(it.id),
            Cell::new(named(model, it.mitigation.id())),
            Cell::of(it.date),
            Cell::of(it.expected.as_ref()),
            name!(it.finding),
            it.status.map_or_else(Cell::default, |status| Cell::toned(status.name(), status)),
            Cell::lines(&it.evidence),
            Cell::lines(&it.gaps),
            Cell::lines(&it.anti_patterns),
            name!(it.test_coverage),
            name!(it.priority),
        ]
    });
    let head = [
        "Id", "Of", "Date", "Expected", "Finding", "Status", "Evidence", "Gaps", "Wrong", "Tests",
        "Priority",
    ];
    Section::new("validations", "What was seen of mitigations", [table("", head, rows)])
}

pub(super) fn residual(model: &ThreatModel) -> Option<Section> {
    let rows = model.residual_risks().iter().map(|it| {
        [
            Cell::new(it.id),
            Cell::new(named(model, it.threat.id())),
            Cell::level(it.level),
            name!(it.effectiveness),
            name!(it.disposition),
            Cell::of(it.owner.as_ref()),
            Cell::of(it.rationale.as_ref()),
            Cell::of(it.target_date),
            Cell::lines(&it.interim_controls),
            name!(it.interval()),
            Cell::of(it.next_review),
            Cell::lines(&it.triggers),
        ]
    });
    let head = [
        "Id",
        "Of",
        "Left",
        "Controls help",
        "Disposition",
        "Owner",
        "Why",
        "By",
        "Until then",
        "Reviewed",
        "Next review",
        "Earlier if",
    ];
    Section::new("residual", "Residual risks", [table("", head, rows)])
}

/// Open threats and planned work by window, the most urgent first.
pub(super) fn roadmap(model: &ThreatModel, ratings: &Ratings<'_>) -> Option<Section> {
    let mut blocks: Vec<Block> = RoadmapWindow::ALL
        .iter()
        .map(|window| {
            let rows = model.threats().iter().filter_map(|threat| {
                let rating = ratings.rating(threat);
                (rating.window == Some(*window)).then(|| {
                    [
                        Cell::new(threat.id),
                        Cell::new(threat.title()),
                        Cell::level(rating.risk),
                        Cell::toned(rating.status.name(), rating.status),
                        Cell::of(rating.effective),
                    ]
                })
            });
            let head = ["Id", "Threat", "Risk", "Controls", "Effective risk"];
            table(window.name(), head, rows)
        })
        .collect();
    let mut work: Vec<_> = model.remediations().iter().collect();
    work.sort_by_key(|it| (it.window.is_none(), it.window));
    let rows = work.into_iter().map(|it| {
        [
            Cell::new(it.id),
            Cell::new(&it.description),
            name!(it.window),
            Cell::list(&it.threats),
            named_all(model, &it.mitigations),
            name!(it.effort),
            Cell::of(it.team.as_ref()),
            Cell::list(&it.depends_on),
            it.status.map_or_else(Cell::default, |status| Cell::toned(status.name(), Tone::None)),
        ]
    });
    let head = ["Id", "Work", "When", "Against", "For", "Effort", "Team", "After", "Status"];
    blocks.push(table("Planned work", head, rows));
    Section::new("roadmap", "Roadmap", blocks)
}
