//! What is done: mitigations, what was seen of them, what is left, what comes when.

use super::{named, named_all};
use crate::Links;
use crate::export::page::{Block, Card, Cell, Section, Tone, name, said, table};
use crate::{Entity as _, Evidence, Mitigation, MitigationStatus, ThreatModel};
use aivss_core::rule::{RoadmapWindow, Urgency};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

pub(super) fn mitigations(model: &ThreatModel) -> Option<Section> {
    let rows = model.mitigations().iter().map(|it| {
        let mut content = Vec::new();
        content.extend(it.name.as_ref().map(ToString::to_string));
        content.push(it.content.to_string());
        content.extend(it.catalog.map(|known| format!("Catalog: {} {}", known.id, known.name)));
        content.extend(it.evidence.iter().map(|it| format!("Evidence: {}", evidence(it))));
        if !it.tags.is_empty() {
            content.push(format!("Tags: {}", Cell::list(&it.tags).text));
        }
        // How soon to do it is no question any more.
        let is_settled = it.is_refused() || it.standing() == MitigationStatus::Implemented;
        let worth = [
            it.cost.map(|value| format!("{} cost", value.name())),
            it.effectiveness.map(|value| format!("{} effectiveness", value.name())),
            it.priority().filter(|_| !is_settled).map(|value| value.name().into()),
        ];
        let threats = it.threats.iter().map(|coverage| {
            // Blanks at which no line ends, for the column is narrow.
            let part = if coverage.is_partial == Some(true) { "\u{a0}(in\u{a0}part)" } else { "" };
            format!("{}{part}", coverage.threat)
        });
        [
            Cell::new(it.id),
            Cell::lines(content),
            name!(it.kind),
            standing(it),
            Cell::of(it.owner.as_ref()),
            Cell::lines(worth.into_iter().flatten()),
            Cell::lines(threats),
        ]
    });
    let head = ["Id", "Mitigation", "Kind", "Status", "Owner", "Worth", "Threats"];
    Section::new("mitigations", "Mitigations", [table("", head, rows)])
}

fn standing(it: &Mitigation) -> Cell {
    let name = it.standing().name();
    if it.is_refused() {
        Cell::toned(name, Tone::None)
    } else {
        Cell::toned(name, it.implementation())
    }
}

fn evidence(it: &Evidence) -> String {
    match (&it.contains, &it.pattern) {
        (Some(text), _) => format!("{} with the text {text}", it.files),
        (None, Some(pattern)) => format!("{} with a line that matches {pattern}", it.files),
        (None, None) => it.files.to_string(),
    }
}

pub(super) fn validations(model: &ThreatModel) -> Option<Section> {
    let cards = model.validations().iter().map(|it| {
        let status = it.status.map(|status| Cell::toned(status.name(), status));
        Block::Card(Card {
            id: it.id.to_string(),
            title: format!("{} {}", it.id, it.title()),
            badges: Vec::new(),
            lead: String::new(),
            facts: said([
                ("Of", Cell::new(named(model, it.mitigation.id()))),
                ("Date", Cell::of(it.date)),
                ("Expected", Cell::of(it.expected.as_ref())),
                ("Finding", name!(it.finding)),
                ("Status", status.unwrap_or_default()),
                ("Evidence", Cell::lines(&it.evidence)),
                ("Gaps", Cell::lines(&it.gaps)),
                ("Anti-patterns", Cell::lines(&it.anti_patterns)),
                ("Tests", name!(it.test_coverage)),
                ("Priority", name!(it.priority)),
            ]),
            tables: Vec::new(),
        })
    });
    Section::new("validations", "What was seen of mitigations", cards)
}

pub(super) fn residual(model: &ThreatModel) -> Option<Section> {
    let cards = model.residual_risks().iter().map(|it| {
        Block::Card(Card {
            id: it.id.to_string(),
            title: format!("{} {}", it.id, it.title()),
            badges: Vec::new(),
            lead: String::new(),
            facts: said([
                ("Of", Cell::new(named(model, it.threat.id()))),
                ("Level that is left", Cell::level(it.level)),
                ("Controls help", name!(it.effectiveness)),
                ("Disposition", name!(it.disposition)),
                ("Owner", Cell::of(it.owner.as_ref())),
                ("Why", Cell::of(it.rationale.as_ref())),
                ("By", Cell::of(it.target_date)),
                ("Until then", Cell::lines(&it.interim_controls)),
                ("Reviewed", name!(it.interval())),
                ("Next review", Cell::of(it.next_review)),
                ("Earlier on", Cell::lines(&it.triggers)),
            ]),
            tables: Vec::new(),
        })
    });
    Section::new("residual", "Residual risks", cards)
}

/// Open threats and planned work by window; within one the most urgent threat first, by what is left of its
/// risk, and among equals by their ids.
pub(super) fn roadmap(model: &ThreatModel, links: &Links<'_>) -> Option<Section> {
    let mut rated: Vec<_> =
        model.threats().iter().map(|threat| (threat, links.rating(threat))).collect();
    rated.sort_by_key(|(_, rating)| rating.urgency.map(Urgency::most_urgent_first));
    let mut blocks: Vec<Block> = RoadmapWindow::ALL
        .iter()
        .map(|window| {
            let of_window = rated.iter().filter(|(_, rating)| rating.window == Some(*window));
            let rows = of_window.map(|(threat, rating)| {
                [
                    Cell::new(threat.id),
                    Cell::new(threat.title()),
                    Cell::level(rating.risk),
                    Cell::toned(rating.status.name(), rating.status),
                    Cell::of(rating.effective),
                ]
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
