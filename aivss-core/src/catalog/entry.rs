//! Any record of the catalogs.

use super::asi::AsiRisk;
use super::core_risk::CoreRisk;
use super::erratum::Erratum;
use super::framework::Framework;
use super::layer::{Layer, LayerRecord};
use super::list::{
    AicmControl, AiucControl, AiucRequirement, LlmEdition, LlmRisk, McpRisk, NhiRisk, SkillRisk,
    Weakness,
};
#[cfg(feature = "atlas")]
use super::list::{AtlasMitigation, AtlasTactic, AtlasTechnique};
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
#[non_exhaustive]
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
    /// An entry of the LLM Top 10, in either edition.
    Llm(&'static LlmRisk),
    /// An entry of the MCP Top 10.
    Mcp(&'static McpRisk),
    /// An entry of the Agentic Skills Top 10.
    Skill(&'static SkillRisk),
    /// An entry of the NHI Top 10.
    Nhi(&'static NhiRisk),
    /// A weakness of CWE.
    Weakness(&'static Weakness),
    /// A requirement of AIUC-1.
    Requirement(&'static AiucRequirement),
    /// A control of AIUC-1.
    Control(&'static AiucControl),
    /// A control of CSA's AI Controls Matrix.
    AicmControl(&'static AicmControl),
    /// A tactic of ATLAS.
    #[cfg(feature = "atlas")]
    Tactic(&'static AtlasTactic),
    /// A technique of ATLAS.
    #[cfg(feature = "atlas")]
    Technique(&'static AtlasTechnique),
    /// A mitigation of ATLAS.
    #[cfg(feature = "atlas")]
    AtlasMitigation(&'static AtlasMitigation),
    /// A scenario that crosses layers.
    Scenario(&'static Scenario),
    /// A contradiction in the sources.
    Erratum(&'static Erratum),
}

/// Evaluates one expression for a record of whatever kind, and another for a core risk, which is no record
/// but an enumeration.
macro_rules! of_record {
    ($entry:expr, $record:ident => $value:expr, $risk:ident => $of_risk:expr) => {
        match $entry {
            Self::CoreRisk($risk) => $of_risk,
            Self::Layer($record) => $value,
            Self::Threat($record) => $value,
            Self::Mitigation($record) => $value,
            Self::Asi($record) => $value,
            Self::Llm($record) => $value,
            Self::Mcp($record) => $value,
            Self::Skill($record) => $value,
            Self::Nhi($record) => $value,
            Self::Weakness($record) => $value,
            Self::Requirement($record) => $value,
            Self::Control($record) => $value,
            Self::AicmControl($record) => $value,
            #[cfg(feature = "atlas")]
            Self::Tactic($record) => $value,
            #[cfg(feature = "atlas")]
            Self::Technique($record) => $value,
            #[cfg(feature = "atlas")]
            Self::AtlasMitigation($record) => $value,
            Self::Scenario($record) => $value,
            Self::Erratum($record) => $value,
        }
    };
}

impl Entry {
    /// All records: layers, threats, mitigations, core risks, the ASI Top 10, the other lists in the order
    /// of [`Framework::ALL`], scenarios, errata.
    pub fn all() -> impl Iterator<Item = Self> {
        let mut all = Vec::with_capacity(1024);
        Self::visit_all(&mut |entry| all.push(entry));
        all.into_iter()
    }

    /// Calls `visit` with every record, in the same order. Nothing is allocated, and the caller's code
    /// stands once: a chain of eighteen iterators would hold it eighteen times.
    pub(super) fn visit_all(visit: &mut dyn FnMut(Self)) {
        macro_rules! each {
            ($($all:expr => $variant:ident,)+) => {
                $(for it in $all {
                    visit(Self::$variant(it));
                })+
            };
        }
        each! {
            Layer::ALL.map(Layer::record) => Layer,
            Threat::all() => Threat,
            Mitigation::all() => Mitigation,
            CoreRisk::ALL => CoreRisk,
            AsiRisk::all() => Asi,
            LlmRisk::all() => Llm,
            McpRisk::all() => Mcp,
            SkillRisk::all() => Skill,
            NhiRisk::all() => Nhi,
            Weakness::all() => Weakness,
            AiucRequirement::all() => Requirement,
            AiucControl::all() => Control,
            AicmControl::all() => AicmControl,
        }
        #[cfg(feature = "atlas")]
        each! {
            AtlasTactic::all() => Tactic,
            AtlasTechnique::all() => Technique,
            AtlasMitigation::all() => AtlasMitigation,
        }
        each! {
            Scenario::all() => Scenario,
            Erratum::all() => Erratum,
        }
    }

    /// What crosses layers, `CL`: no layer and in no list, but a record that threats and mitigations
    /// point to.
    pub const CROSS_LAYER: Self = Self::Layer(&CROSS_LAYER);

    /// The record of an id, in either case of letters. A core risk's id is its key; `CL` is
    /// [`CROSS_LAYER`](Self::CROSS_LAYER). `LLM01` alone is no id: the LLM Top 10 has two editions.
    #[must_use]
    pub fn by_id(id: &str) -> Option<Self> {
        if id.eq_ignore_ascii_case(CROSS_LAYER.id) {
            return Some(Self::CROSS_LAYER);
        }
        // What the first letters rule out is not looked at.
        let bytes = id.as_bytes();
        match (bytes.first()?.to_ascii_lowercase(), bytes.get(1)?.to_ascii_lowercase()) {
            (b'l', b'1'..=b'7') => Layer::ALL
                .into_iter()
                .find(|layer| layer.id().eq_ignore_ascii_case(id))
                .map(|layer| Self::Layer(layer.record()))
                .or_else(|| Mitigation::by_id(id).map(Self::Mitigation)),
            (b'c', b'l') => Mitigation::by_id(id).map(Self::Mitigation),
            (b't', b'0'..=b'9') | (b'b', b'v') | (b'q', _) | (b'u', b'-') => {
                Threat::by_id(id).map(Self::Threat)
            }
            (b'p', _) => Scenario::by_id(id).map(Self::Scenario),
            (b'l', b'l') => LlmRisk::by_id(id).map(Self::Llm),
            (b'c', b'w') => Weakness::by_id(id).map(Self::Weakness),
            #[cfg(feature = "atlas")]
            (b'a', b'm') => AtlasTechnique::by_id(id)
                .map(Self::Technique)
                .or_else(|| AtlasMitigation::by_id(id).map(Self::AtlasMitigation))
                .or_else(|| AtlasTactic::by_id(id).map(Self::Tactic)),
            (b'a'..=b'x', b'0'..=b'9') => Erratum::by_id(id)
                .map(Self::Erratum)
                .or_else(|| AiucRequirement::by_id(id).map(Self::Requirement))
                .or_else(|| AiucControl::by_id(id).map(Self::Control)),
            _ => CoreRisk::ALL
                .into_iter()
                .find(|risk| risk.as_str().eq_ignore_ascii_case(id))
                .map(Self::CoreRisk)
                .or_else(|| AsiRisk::by_id(id).map(Self::Asi))
                .or_else(|| McpRisk::by_id(id).map(Self::Mcp))
                .or_else(|| SkillRisk::by_id(id).map(Self::Skill))
                .or_else(|| NhiRisk::by_id(id).map(Self::Nhi))
                .or_else(|| AicmControl::by_id(id).map(Self::AicmControl)),
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

    /// The kind of record: `layer`, `threat`, `mitigation`, `core_risk`, `asi`, `llm`, `mcp`, `skill`, `nhi`,
    /// `weakness`, `requirement`, `control`, `aicm_control`, `tactic`, `technique`, `atlas_mitigation`,
    /// `scenario`, `erratum`.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Layer(_) => "layer",
            Self::Threat(_) => "threat",
            Self::Mitigation(_) => "mitigation",
            Self::CoreRisk(_) => "core_risk",
            Self::Asi(_) => "asi",
            Self::Llm(_) => "llm",
            Self::Mcp(_) => "mcp",
            Self::Skill(_) => "skill",
            Self::Nhi(_) => "nhi",
            Self::Weakness(_) => "weakness",
            Self::Requirement(_) => "requirement",
            Self::Control(_) => "control",
            Self::AicmControl(_) => "aicm_control",
            #[cfg(feature = "atlas")]
            Self::Tactic(_) => "tactic",
            #[cfg(feature = "atlas")]
            Self::Technique(_) => "technique",
            #[cfg(feature = "atlas")]
            Self::AtlasMitigation(_) => "atlas_mitigation",
            Self::Scenario(_) => "scenario",
            Self::Erratum(_) => "erratum",
        }
    }

    /// The list that the record belongs to; `None` for scenarios, errata and what crosses layers.
    #[must_use]
    pub fn framework(self) -> Option<Framework> {
        Some(match self {
            Self::Layer(record) => {
                record.layer.layer()?;
                Framework::Layers
            }
            Self::Threat(_) => Framework::Threats,
            Self::Mitigation(_) => Framework::Mitigations,
            Self::CoreRisk(_) => Framework::CoreRisks,
            Self::Asi(_) => Framework::Asi,
            Self::Llm(risk) => match risk.edition {
                LlmEdition::E2025 => Framework::Llm2025,
                LlmEdition::E2026 => Framework::Llm2026,
            },
            Self::Mcp(_) => Framework::Mcp,
            Self::Skill(_) => Framework::Skills,
            Self::Nhi(_) => Framework::Nhi,
            Self::Weakness(_) => Framework::Cwe,
            Self::Requirement(_) | Self::Control(_) => Framework::Aiuc1,
            Self::AicmControl(_) => Framework::Aicm,
            #[cfg(feature = "atlas")]
            Self::Tactic(_) | Self::Technique(_) | Self::AtlasMitigation(_) => Framework::Atlas,
            Self::Scenario(_) | Self::Erratum(_) => return None,
        })
    }

    /// The id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        of_record!(self, record => record.id, risk => risk.as_str())
    }

    /// The name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        of_record!(self, record => record.name, risk => risk.name())
    }

    /// What it is, in one sentence of ours; empty for records of the lists beside AIVSS, MAESTRO and the ASI
    /// Top 10, which have names only.
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
            _ => "",
        }
    }

    /// Other published names.
    #[must_use]
    pub const fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Layer(layer) => layer.aliases,
            Self::Threat(threat) => threat.aliases,
            Self::CoreRisk(risk) => risk.links().aliases,
            Self::Asi(asi) => asi.aliases,
            Self::Mcp(risk) => risk.aliases,
            #[cfg(feature = "atlas")]
            Self::Tactic(tactic) => tactic.aliases,
            #[cfg(feature = "atlas")]
            Self::Technique(technique) => technique.aliases,
            #[cfg(feature = "atlas")]
            Self::AtlasMitigation(mitigation) => mitigation.aliases,
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
            Self::Llm(risk) => risk.source(),
            Self::Mcp(_) => McpRisk::SOURCE,
            Self::Skill(_) => SkillRisk::SOURCE,
            Self::Nhi(_) => NhiRisk::SOURCE,
            Self::Weakness(weakness) => weakness.source(),
            Self::Requirement(_) | Self::Control(_) => AiucRequirement::SOURCE,
            Self::AicmControl(_) => AicmControl::SOURCE,
            #[cfg(feature = "atlas")]
            Self::Tactic(tactic) => tactic.source(),
            #[cfg(feature = "atlas")]
            Self::Technique(technique) => technique.source(),
            #[cfg(feature = "atlas")]
            Self::AtlasMitigation(mitigation) => mitigation.source(),
            Self::Scenario(scenario) => scenario.source,
            Self::Erratum(erratum) => erratum.source,
        }
    }
}
