//! Any record of the catalogs.

use super::asi::AsiRisk;
use super::core_risk::CoreRisk;
use super::erratum::Erratum;
use super::layer::{Layer, LayerRecord};
use super::maestro::CROSS_LAYER;
use super::mitigation::Mitigation;
use super::nearest;
use super::scenario::Scenario;
use super::source::Source;
use super::threat::{RESERVED_THREATS, Threat};
use crate::error::Error;
use alloc::vec::Vec;

/// A record of the catalogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A layer.
    Layer(&'static LayerRecord),
    /// A threat.
    Threat(&'static Threat),
    /// A mitigation.
    Mitigation(&'static Mitigation),
    /// A core risk of AIVSS.
    CoreRisk(CoreRisk),
    /// An entry of the ASI Top 10.
    Asi(&'static AsiRisk),
    /// A scenario that crosses layers.
    Scenario(&'static Scenario),
    /// A contradiction in the sources.
    Erratum(&'static Erratum),
}

impl Entry {
    /// All records: layers, threats, mitigations, core risks, the ASI Top 10, scenarios, errata.
    pub fn all() -> impl Iterator<Item = Self> {
        // A list, and no chain of seven iterators, which would hold its caller's code seven times.
        let mut all = Vec::with_capacity(256);
        all.extend(Layer::ALL.map(|layer| Self::Layer(layer.record())));
        all.extend(Threat::all().map(Self::Threat));
        all.extend(Mitigation::all().map(Self::Mitigation));
        all.extend(CoreRisk::ALL.map(Self::CoreRisk));
        all.extend(AsiRisk::all().map(Self::Asi));
        all.extend(Scenario::all().map(Self::Scenario));
        all.extend(Erratum::all().map(Self::Erratum));
        all.into_iter()
    }

    /// What crosses layers, `CL`: no layer and in no list, but a record that threats and mitigations
    /// point to.
    pub const CROSS_LAYER: Self = Self::Layer(&CROSS_LAYER);

    /// The record of an id, in either case of letters. A core risk's id is its key; `CL` is
    /// [`CROSS_LAYER`](Self::CROSS_LAYER).
    #[must_use]
    pub fn by_id(id: &str) -> Option<Self> {
        let layer =
            |id: &str| Layer::ALL.into_iter().find(|layer| layer.id().eq_ignore_ascii_case(id));
        let risk =
            |id: &str| CoreRisk::ALL.into_iter().find(|risk| risk.key().eq_ignore_ascii_case(id));
        if id.eq_ignore_ascii_case(CROSS_LAYER.id) {
            return Some(Self::CROSS_LAYER);
        }
        // What the first letter rules out is not looked at.
        match id.as_bytes().first()?.to_ascii_lowercase() {
            b'l' => layer(id)
                .map(|layer| Self::Layer(layer.record()))
                .or_else(|| Mitigation::by_id(id).map(Self::Mitigation)),
            b't' | b'b' | b'q' | b'u' => {
                Threat::by_id(id).map(Self::Threat).or_else(|| risk(id).map(Self::CoreRisk))
            }
            b'e' => Erratum::by_id(id).map(Self::Erratum),
            b'p' => Scenario::by_id(id).map(Self::Scenario),
            _ => Mitigation::by_id(id)
                .map(Self::Mitigation)
                .or_else(|| AsiRisk::by_id(id).map(Self::Asi))
                .or_else(|| Erratum::by_id(id).map(Self::Erratum))
                .or_else(|| risk(id).map(Self::CoreRisk)),
        }
    }

    /// The same, with an error that names the nearest ids.
    ///
    /// # Errors
    ///
    /// `catalog.reserved` for the numbers T26 and T27, `catalog.unknown` for all other texts.
    pub fn find(id: &str) -> Result<Self, Error> {
        if RESERVED_THREATS.iter().any(|reserved| reserved.eq_ignore_ascii_case(id)) {
            return Threat::find(id).map(Self::Threat);
        }
        Self::by_id(id)
            .ok_or_else(|| nearest::unknown("record of the catalog", id, Self::all().map(Self::id)))
    }

    /// The kind of record: `layer`, `threat`, `mitigation`, `core_risk`, `asi`, `scenario`, `erratum`.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Layer(_) => "layer",
            Self::Threat(_) => "threat",
            Self::Mitigation(_) => "mitigation",
            Self::CoreRisk(_) => "core_risk",
            Self::Asi(_) => "asi",
            Self::Scenario(_) => "scenario",
            Self::Erratum(_) => "erratum",
        }
    }

    /// The id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Layer(layer) => layer.id,
            Self::Threat(threat) => threat.id,
            Self::Mitigation(mitigation) => mitigation.id,
            Self::CoreRisk(risk) => risk.key(),
            Self::Asi(asi) => asi.id,
            Self::Scenario(scenario) => scenario.id,
            Self::Erratum(erratum) => erratum.id,
        }
    }

    /// The name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Layer(layer) => layer.name,
            Self::Threat(threat) => threat.name,
            Self::Mitigation(mitigation) => mitigation.name,
            Self::CoreRisk(risk) => risk.name(),
            Self::Asi(asi) => asi.name,
            Self::Scenario(scenario) => scenario.name,
            Self::Erratum(erratum) => erratum.name,
        }
    }

    /// What it is, in one sentence.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Self::Layer(layer) => layer.description,
            Self::Threat(threat) => threat.description,
            Self::Mitigation(mitigation) => mitigation.description,
            Self::CoreRisk(risk) => risk.links().description,
            Self::Asi(asi) => asi.description,
            Self::Scenario(scenario) => scenario.description,
            Self::Erratum(erratum) => erratum.description,
        }
    }

    /// Other published names.
    #[must_use]
    pub const fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Layer(layer) => layer.aliases,
            Self::Threat(threat) => threat.aliases,
            Self::CoreRisk(risk) => risk.links().aliases,
            Self::Scenario(scenario) => scenario.aliases,
            _ => &[],
        }
    }

    /// Where it is from.
    #[must_use]
    pub fn source(self) -> Source {
        match self {
            Self::Layer(layer) => layer.source,
            Self::Threat(threat) => threat.source,
            Self::Mitigation(mitigation) => mitigation.source,
            Self::CoreRisk(risk) => risk.links().source,
            Self::Asi(asi) => asi.source,
            Self::Scenario(scenario) => scenario.source,
            Self::Erratum(erratum) => erratum.source,
        }
    }
}
