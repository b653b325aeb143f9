//! The threat register as a table for spreadsheets.

use super::shown;
use crate::check::{Linked, Links};
use crate::model::entity::{Scored, Threat};
use crate::model::vocabulary::ThreatStatus;
use crate::model::{Entity, ThreatModel};
use aivss_core::catalog::CoreRisk;
use aivss_core::csv;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

const COLUMNS: [&str; 24] = [
    "id",
    "name",
    "statement",
    "description",
    "severity",
    "likelihood",
    "risk",
    "mitigation_status",
    "effective_risk",
    "roadmap",
    "aivss_score",
    "aivss_band",
    "aivss_compact",
    "layers",
    "catalog",
    "asi",
    "core_risk",
    "stride",
    "attack_vector",
    "attack_complexity",
    "affects",
    "mitigations",
    "tags",
    "status",
];

impl ThreatModel {
    /// The threat register in CSV as RFC 4180 has it, with a row of names first and lines that end in
    /// CR LF. Several values of one cell are parted by `; `.
    ///
    /// A cell that spreadsheets would take for a formula is [defused](csv::defused).
    #[must_use]
    pub fn to_csv(&self) -> String {
        let links = self.links();
        let mut text = String::new();
        csv::write_row(&mut text, COLUMNS);
        text.push_str("\r\n");
        for threat in self.threats() {
            csv::write_row(&mut text, cells(self, &links, threat).iter().map(|it| cell(it)));
            text.push_str("\r\n");
        }
        text
    }
}

fn cells(
    model: &ThreatModel,
    links: &Links<'_>,
    threat: &Entity<Threat>,
) -> [String; COLUMNS.len()] {
    fn word<T: ToString>(value: Option<T>) -> String {
        value.map_or_else(String::new, |value| value.to_string())
    }
    let rating = links.rating(threat);
    // What was found to be no threat here has no risk, and the lack of controls against it means nothing.
    let status = threat.status.unwrap_or(ThreatStatus::Identified);
    let is_threat = status != ThreatStatus::NotApplicable;
    let scored = threat.aivss.as_ref();
    let affects = threat
        .affects
        .iter()
        .map(|target| format!("{target} {}", model.title(target.id()).unwrap_or_default()));
    let mitigations = links.of(threat).iter().map(|Linked { mitigation, is_partial }| {
        let part = if *is_partial { " (in part)" } else { "" };
        format!("{} {}{part}", mitigation.id, mitigation.title())
    });
    [
        threat.id.to_string(),
        word(threat.name.as_ref()),
        threat.statement(),
        word(threat.description.as_ref()),
        word(threat.severity),
        word(threat.likelihood),
        word(rating.risk.filter(|_| is_threat)),
        word(is_threat.then_some(rating.status)),
        word(rating.effective.filter(|_| is_threat)),
        word(rating.window),
        word(scored.map(Scored::score)),
        word(scored.map(|scored| scored.score().severity())),
        word(scored.map(|scored| scored.assessment().compact())),
        joined(&threat.layers),
        joined(threat.catalog.iter().map(|it| it.id)),
        joined(threat.asi.iter().map(|it| it.id)),
        word(threat.core_risk.map(CoreRisk::as_str)),
        joined(&threat.stride),
        word(threat.attack_vector),
        word(threat.attack_complexity),
        joined(affects),
        joined(mitigations),
        joined(&threat.tags),
        status.to_string(),
    ]
}

fn joined<T: ToString>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    items.join("; ")
}

/// Line ends stay, marks that reorder or hide text become visible.
fn cell(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(shown).collect();
    csv::defused(&lines.join("\n")).into_owned()
}
