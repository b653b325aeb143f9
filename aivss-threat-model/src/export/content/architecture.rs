//! The system: its diagram, its layers, its zones and what crosses between these.

use super::{named, named_one, names, yes_or_no};
use crate::export::diagram::Diagram;
use crate::export::page::{Block, Card, Cell, Section, name, plain_table, said, table};
use crate::{Entity as _, Place, ThreatModel};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

pub(super) fn diagram(model: &ThreatModel) -> Option<Section> {
    let drawn = (!Diagram::of(model).is_empty()).then_some(Block::Diagram);
    let connections = table(
        "Connections",
        ["Id", "From", "To", "Protocol", "What for", "Data", "Authentication", "Encrypted"],
        model.connections().iter().map(|it| {
            [
                Cell::new(it.id),
                Cell::new(named(model, it.source.id())),
                Cell::new(named(model, it.destination.id())),
                Cell::of(it.protocol.as_ref()),
                Cell::of(it.description.as_ref()),
                names(model, &it.data),
                Cell::of(it.authentication.as_ref()),
                Cell::of(it.is_encrypted.map(yes_or_no)),
            ]
        }),
    );
    let blocks = drawn.into_iter().chain([connections]);
    Section::new("diagram", "Data flows and trust zones", blocks)
}

/// All seven layers, and what crosses them where there is any.
pub(super) fn layers(model: &ThreatModel) -> Option<Section> {
    let cards = Place::ALL.iter().filter_map(|place| layer(model, *place));
    Section::new("layers", "Layer by layer", cards)
}

fn layer(model: &ThreatModel, place: Place) -> Option<Block> {
    let components = model.components().iter().filter(|it| it.layers.contains(&place));
    let stores = model.data_stores().iter().filter(|it| it.layers.contains(&place));
    let threats = model.threats().iter().filter(|it| it.layers.contains(&place));
    let note = model.layer(place);
    let is_silent = [components.clone().count(), stores.clone().count(), threats.clone().count()]
        == [0, 0, 0]
        && note.is_empty();
    let is_whole_model_silent = model.components().is_empty()
        && model.data_stores().is_empty()
        && model.threats().is_empty()
        && model.layers.is_empty();
    if is_silent && (place == Place::Across || is_whole_model_silent) {
        return None;
    }
    let lead = match &note.not_applicable {
        Some(reason) => format!("Not applicable: {reason}"),
        None if is_silent => "Nothing is mapped here, and no reason is given.".into(),
        None => String::new(),
    };
    let components = plain_table(
        "Components",
        ["Id", "Component", "What it is", "Technology", "What it does", "Zone", "Data"],
        components.map(|it| {
            [
                Cell::new(it.id),
                Cell::new(&it.name),
                name!(it.kind),
                Cell::of(it.technology.as_ref()),
                Cell::of(it.description.as_ref()),
                named_one(model, it.zone),
                names(model, &it.data),
            ]
        }),
    );
    let stores = plain_table(
        "Data stores",
        [
            "Id",
            "Data store",
            "What it is",
            "Technology",
            "What it holds",
            "Kept",
            "Encrypted",
            "Zone",
        ],
        stores.map(|it| {
            [
                Cell::new(it.id),
                Cell::new(&it.name),
                name!(it.kind),
                Cell::of(it.technology.as_ref()),
                Cell::of(it.description.as_ref()),
                name!(it.classification),
                Cell::of(it.is_encrypted.map(yes_or_no)),
                named_one(model, it.zone),
            ]
        }),
    );
    let threats = plain_table(
        "Threats",
        ["Id", "Threat", "Risk"],
        threats.map(|it| [Cell::new(it.id), Cell::new(it.title()), Cell::level(it.risk())]),
    );
    let tables = [components, stores, threats].into_iter().filter(|it| !it.rows.is_empty());
    Some(Block::Card(Card {
        id: format!("layer-{place}"),
        title: format!("{place} {}", place.name()),
        badges: Vec::new(),
        lead,
        facts: said([("Notes", Cell::of(note.notes.as_ref()))]),
        tables: tables.collect(),
    }))
}

pub(super) fn trust(model: &ThreatModel) -> Option<Section> {
    let zones = Diagram::of(model).zones.into_iter().filter_map(|zone| {
        let it = zone.zone?;
        Some([
            Cell::new(it.id),
            Cell::new(&it.name),
            name!(it.trust_level),
            Cell::of(it.description.as_ref()),
            Cell::lines(zone.parts.iter().map(|part| named(model, part.id()))),
        ])
    });
    let zones =
        table("Trust zones", ["Id", "Zone", "Trusted", "What belongs there", "In it"], zones);
    let boundaries = model.trust_boundaries().iter().map(|it| {
        Block::Card(Card {
            id: format!("{}", it.id),
            title: format!("{} {}", it.id, &*it.name),
            badges: Vec::new(),
            lead: String::new(),
            facts: said([
                ("Made of", Cell::of(it.kind.as_ref())),
                ("Between", named_one(model, it.source)),
                ("and", named_one(model, it.destination)),
                ("Controls", Cell::lines(&it.controls)),
                ("Authentication", Cell::of(it.authentication.as_ref())),
                ("Authorization", Cell::of(it.authorization.as_ref())),
                ("Input validation", name!(it.input_validation)),
                ("Output encoding", name!(it.output_encoding)),
                ("Encryption", name!(it.encryption)),
                ("Rate limiting", name!(it.rate_limiting)),
                ("Logging", name!(it.logging)),
                ("Strength", name!(it.strength)),
            ]),
            tables: Vec::new(),
        })
    });
    let crossings = model.crossing_points().iter().map(|it| {
        [
            Cell::new(it.id),
            Cell::new(match &it.description {
                Some(description) => format!("{}\n{description}", &*it.name),
                None => String::from(&*it.name),
            }),
            named_one(model, it.boundary),
            named_one(model, it.connection),
            named_one(model, it.source),
            named_one(model, it.destination),
            names(model, &it.data),
            Cell::lines(&it.controls),
            Cell::of(it.identity_before.as_ref()),
            Cell::of(it.identity_after.as_ref()),
        ]
    });
    let head = [
        "Id",
        "Crossing",
        "Boundary",
        "Connection",
        "From",
        "To",
        "Data",
        "Controls",
        "Identity before",
        "Identity after",
    ];
    let crossings = table("Crossing points", head, crossings);
    let blocks = core::iter::once(zones).chain(boundaries).chain([crossings]);
    Section::new("trust", "Zones, boundaries and crossings", blocks)
}
