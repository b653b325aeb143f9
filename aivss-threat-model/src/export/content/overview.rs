//! The figures of the whole model, its business context and its assumptions.

use super::yes_or_no;
use crate::Links;
use crate::export::page::{Block, Cell, Section, facts, name, table};
use crate::names::Rating;
use crate::{Kind, Threat, ThreatModel, ThreatStatus};
use aivss_core::rule::RiskLevel;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// How many there are of what matters.
pub(super) fn summary(model: &ThreatModel, links: &Links<'_>) -> Option<Section> {
    const COUNTED: [Kind; 5] =
        [Kind::Component, Kind::DataStore, Kind::TrustZone, Kind::Threat, Kind::Mitigation];
    let counts = COUNTED.map(|kind| (kind, model.count(kind))).into_iter();
    let parts: Vec<String> = counts
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| {
            let words =
                if count == 1 { kind.words().into() } else { kind.table().replace('_', " ") };
            format!("{count} {words}")
        })
        .collect();
    let note = (!parts.is_empty()).then(|| Block::Note(format!("{}.", parts.join(", "))));
    let blocks = note.into_iter().chain([table(
        "Open threats by risk, and the rest",
        ["", "Threats", "With controls in place"],
        threats(model, links),
    )]);
    Section::new("summary", "At a glance", blocks)
}

/// Every threat is counted in one row, so that the rows add up to all.
fn threats(model: &ThreatModel, links: &Links<'_>) -> Vec<[Cell; 3]> {
    let count =
        |is_meant: &dyn Fn(&&Threat) -> bool| model.threats().iter().filter(is_meant).count();
    let is_done = |it: &Threat| {
        links.rating(it).effective.is_some_and(|left| left == aivss_core::Decimal::ZERO)
    };
    let levels = RiskLevel::ALL.iter().rev().map(|level| {
        let is_of_level = |it: &&Threat| it.is_open() && it.risk() == Some(*level);
        let in_place = count(&|it| is_of_level(it) && is_done(it));
        [Cell::toned(level.name(), *level), Cell::new(count(&is_of_level)), Cell::new(in_place)]
    });
    let of_status = |status: ThreatStatus| count(&|it| it.status == Some(status));
    let rest = [
        ("Not rated yet", count(&|it| it.is_open() && it.risk().is_none())),
        (ThreatStatus::Resolved.name(), of_status(ThreatStatus::Resolved)),
        (ThreatStatus::NotApplicable.name(), of_status(ThreatStatus::NotApplicable)),
    ];
    let rest = rest.into_iter().filter(|(_, count)| *count > 0);
    let rest = rest.map(|(name, count)| [Cell::new(name), Cell::new(count), Cell::default()]);
    let all = [Cell::new("All"), Cell::new(model.threats().len()), Cell::default()];
    if model.threats().is_empty() {
        return Vec::new();
    }
    levels.chain(rest).chain([all]).collect()
}

pub(super) fn context(model: &ThreatModel) -> Option<Section> {
    let it = model.context();
    let rating = |value: Option<Rating>| {
        value.map_or_else(Cell::default, |value| Cell::toned(value.name(), tone(value)))
    };
    let first = facts([
        ("Description", Cell::of(it.description.as_ref())),
        ("Domain", Cell::of(it.domain.as_ref())),
        ("Analysts", Cell::list(&it.analysts)),
        ("Date", Cell::of(it.date)),
        ("Next review", Cell::of(it.next_review)),
        ("Scope", Cell::lines(&it.scope)),
        ("Out of scope", Cell::lines(&it.out_of_scope)),
        ("Financial impact", rating(it.financial_impact)),
        ("System criticality", rating(it.system_criticality)),
        ("Data sensitivity", rating(it.data_sensitivity)),
        ("Reputational impact", rating(it.reputational_impact)),
        ("Risk appetite", Cell::of(it.risk_appetite.as_ref())),
        ("Users", name!(it.user_base)),
        ("Agents", name!(it.agent_type)),
        ("Autonomy", name!(it.autonomy)),
        ("Business or safety depends on it", Cell::of(it.is_critical.map(yes_or_no))),
        ("Reached from outside", Cell::of(it.is_external.map(yes_or_no))),
        ("Source code", name!(it.source_access)),
    ]);
    let groups = table(
        "User groups",
        ["Id", "Who", "Role", "Access"],
        model.user_groups().iter().map(|it| {
            let texts = [Cell::of(it.role.as_ref()), Cell::of(it.access.as_ref())];
            let [role, access] = texts;
            [Cell::new(it.id), Cell::new(&it.name), role, access]
        }),
    );
    let data = table(
        "Data",
        ["Id", "What", "Sensitivity", "For instance"],
        model.data_types().iter().map(|it| {
            let sensitivity = name!(it.sensitivity);
            [Cell::new(it.id), Cell::new(&it.name), sensitivity, Cell::list(&it.examples)]
        }),
    );
    let regulations = table(
        "Regulations",
        ["Id", "Which", "What it asks for", "To be found out by"],
        model.regulations().iter().map(|it| {
            let texts = [Cell::of(it.notes.as_ref()), Cell::of(it.follow_up.as_ref())];
            let [notes, follow_up] = texts;
            [Cell::new(it.id), Cell::new(&it.name), notes, follow_up]
        }),
    );
    Section::new("context", "Business context", [first, groups, data, regulations])
}

const fn tone(rating: Rating) -> RiskLevel {
    match rating {
        Rating::Low => RiskLevel::Low,
        Rating::Medium => RiskLevel::Medium,
        Rating::High => RiskLevel::High,
        Rating::Critical => RiskLevel::Critical,
    }
}

pub(super) fn assumptions(model: &ThreatModel) -> Option<Section> {
    let rows = model.assumptions().iter().map(|it| {
        [
            Cell::new(it.id),
            Cell::new(&it.description),
            Cell::of(it.rationale.as_ref()),
            Cell::of(it.impact_if_wrong.as_ref()),
            Cell::of(it.validation.as_ref()),
            Cell::new(it.status.map_or_else(String::new, |status| status.name().to_string())),
        ]
    });
    let head = ["Id", "Assumption", "Why", "If it is wrong", "How to find out", "Status"];
    Section::new("assumptions", "Assumptions", [table("", head, rows)])
}
