//! The diagram as shapes on a plane, in pixels, for the web page.
//!
//! Zones stand side by side, the least trusted first, each with its parts in a grid. Ways run at right
//! angles in the channels between columns and in the gaps between rows, so that none runs over a box.

mod grid;
mod route;
mod wording;

use super::diagram::{Diagram, Part, Zone, trust};
use crate::ThreatModel;
use crate::export::page::Tone;
use crate::kind::Id;
use aivss_core::rule::RiskLevel;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use grid::Grid;
use wording::{cut, wrapped};

/// The width of a box.
const BOX: usize = 184;
/// From a box to the edge of its zone.
const PAD: usize = 14;
/// The height of a zone's title.
const HEAD: usize = 52;
/// The size of the letters of names, and of everything else; the style sheet has the same.
const NAME: usize = 14;
const SMALL: usize = 11;

pub(super) struct Picture {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Narrower than that its texts could not be read, and the page scrolls it instead.
    pub(super) least_width: usize,
    /// One sentence for those who cannot see it.
    pub(super) description: String,
    pub(super) zones: Vec<ZoneShape>,
    pub(super) ways: Vec<Way>,
    pub(super) parts: Vec<PartShape>,
}

pub(super) struct ZoneShape {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) title: String,
    pub(super) name: String,
    pub(super) trust: &'static str,
    /// The style class of its trust.
    pub(super) class: &'static str,
}

pub(super) struct PartShape {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
    /// The corner's radius, or how high the lid of a cylinder is.
    pub(super) round: usize,
    pub(super) title: String,
    pub(super) is_store: bool,
    pub(super) lines: Vec<(usize, String)>,
    pub(super) about: Vec<(usize, String)>,
    pub(super) threats: Option<Count>,
}

/// How many open threats touch a part, in the colour of the worst.
pub(super) struct Count {
    pub(super) number: usize,
    pub(super) tone: Tone,
}

pub(super) struct Way {
    pub(super) path: String,
    pub(super) title: String,
    pub(super) class: &'static str,
    pub(super) label: Option<Label>,
}

pub(super) struct Label {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) anchor: &'static str,
    pub(super) text: String,
}

impl Picture {
    /// The picture of a model; `None` where there is nothing to draw.
    pub(super) fn of(model: &ThreatModel) -> Option<Self> {
        let diagram = Diagram::of(model);
        if diagram.is_empty() {
            return None;
        }
        let grid = Grid::of(&diagram);
        let (plan, ways) = route::routed(model, &diagram, &grid);
        let threats = threats(model);
        let mut zones = Vec::new();
        let mut parts = Vec::new();
        let zone_height = plan.height.saturating_sub(16);
        for (zone, columns) in diagram.zones.iter().zip(&grid.columns_of) {
            let left = plan.x(columns.start);
            let right = plan.x(columns.end.saturating_sub(1)) + BOX;
            zones.push(shape_of_zone(zone, left, right, zone_height));
        }
        for (part, place) in grid.placed(&diagram) {
            let y = plan.y(place.row);
            let count = threats.get(&part.id()).copied();
            parts.push(shape_of_part(
                part,
                (plan.x(place.column), y),
                plan.row_height(place.row),
                count,
            ));
        }
        let description = format!(
            "{} trust zones from the least to the most trusted, {} parts in them and {} connections; \
             the table below tells the same.",
            zones.len(),
            parts.len(),
            ways.len()
        );
        let (width, height) = (plan.width, plan.height);
        Some(Self { width, height, least_width: width * 3 / 4, description, zones, ways, parts })
    }
}

/// The open threats that touch each thing: how many, and the greatest risk among them.
fn threats(model: &ThreatModel) -> BTreeMap<Id, (usize, Option<RiskLevel>)> {
    let mut found: BTreeMap<Id, (usize, Option<RiskLevel>)> = BTreeMap::new();
    for threat in model.threats().iter().filter(|threat| threat.is_open()) {
        for target in &threat.affects {
            let (count, worst) = found.entry(target.id()).or_default();
            *count += 1;
            *worst = (*worst).max(threat.risk());
        }
    }
    found
}

/// A length in tenths of the size of letters, as texts are measured.
const fn tenths(length: usize, size: usize) -> usize {
    length * 10 / size
}

fn shape_of_zone(zone: &Zone<'_>, left: usize, right: usize, height: usize) -> ZoneShape {
    let level = zone.zone.and_then(|it| it.trust_level);
    let name = zone.zone.map_or("In no zone", |it| &it.name);
    let x = left.saturating_sub(PAD);
    let width = (right + PAD).saturating_sub(x);
    ZoneShape {
        x,
        y: 8,
        width,
        height,
        title: zone.title(),
        name: cut(name, tenths(width.saturating_sub(24), NAME)),
        trust: level.map_or("", trust),
        class: level.map_or("unknown", |level| level.as_str()),
    }
}

fn shape_of_part(
    part: Part<'_>,
    (x, y): (usize, usize),
    height: usize,
    threats: Option<(usize, Option<RiskLevel>)>,
) -> PartShape {
    let layers: Vec<&str> = part.layers().iter().map(|layer| layer.as_str()).collect();
    let mut place = part.id().to_string();
    if !layers.is_empty() {
        place = format!("{place} · {}", layers.join(" "));
    }
    let about: Vec<String> = [part.kind(), place.as_str()]
        .into_iter()
        .filter(|it| !it.is_empty())
        .map(|it| cut(it, tenths(BOX - 12, SMALL)))
        .collect();
    let names = wrapped(part.name(), tenths(BOX - 16, NAME), 2);
    // All lines together in the middle of the box; a cylinder's lid pushes them down.
    let lid = if part.is_store() { 5 } else { 0 };
    let text_height = names.len() * 16 + about.len() * 14;
    let first = y + lid + height.saturating_sub(text_height) / 2 + 12;
    let below = first + names.len() * 16;
    let lines = names.into_iter().enumerate().map(|(index, line)| (first + index * 16, line));
    let abouts = about.iter().enumerate().map(|(index, line)| (below + index * 14, line.clone()));
    PartShape {
        x,
        y,
        width: BOX,
        height,
        round: if part.is_store() {
            7
        } else if part.is_person() {
            height / 2
        } else {
            9
        },
        title: format!("{}: {}", part.name(), about.join(", ")),
        is_store: part.is_store(),
        lines: lines.collect(),
        about: abouts.collect(),
        threats: threats
            .map(|(number, worst)| Count { number, tone: worst.map_or(Tone::None, Tone::from) }),
    }
}
