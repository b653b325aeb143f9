//! MAESTRO's seven layers.

use super::core_risk::CoreRisk;
use super::maestro;
use super::mitigation::Mitigation;
use super::source::Source;
use super::threat::Threat;
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use crate::name;
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// A layer of the MAESTRO model. What crosses layers has none: it is an `Option<Layer>` that is `None`.
///
/// `FromStr` takes `L1`, and every published spelling of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// L1.
    FoundationModels,
    /// L2.
    DataOperations,
    /// L3.
    AgentFrameworks,
    /// L4.
    DeploymentInfrastructure,
    /// L5.
    EvaluationObservability,
    /// L6, which cuts through all the others.
    SecurityCompliance,
    /// L7.
    AgentEcosystem,
}

/// What the playbook says of a layer, or of what crosses layers.
#[derive(Debug, PartialEq, Eq)]
pub struct LayerRecord {
    /// The layer; `None` for what crosses layers.
    pub layer: Option<Layer>,
    /// The id, `L1` to `L7`, or `CL`.
    pub id: &'static str,
    /// The name that the quickstart prints.
    pub name: &'static str,
    /// Other published spellings of the name.
    pub aliases: &'static [&'static str],
    /// What it is.
    pub description: &'static str,
    /// What lives there.
    pub components: &'static [&'static str],
    /// What a modeller asks.
    pub questions: &'static [&'static str],
    /// The quickstart's threats, in its order.
    pub threats: &'static [Threat],
    /// The quickstart's preventive controls for the layer.
    pub preventive: &'static [&'static str],
    /// The quickstart's detective controls for the layer.
    pub detective: &'static [&'static str],
    /// Where it is from.
    pub source: Source,
}

impl Layer {
    /// All seven, in order.
    pub const ALL: [Self; 7] = [
        Self::FoundationModels,
        Self::DataOperations,
        Self::AgentFrameworks,
        Self::DeploymentInfrastructure,
        Self::EvaluationObservability,
        Self::SecurityCompliance,
        Self::AgentEcosystem,
    ];

    /// The place in [`ALL`](Self::ALL), 0 to 6.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// What the playbook says of the layer.
    #[must_use]
    pub const fn record(self) -> &'static LayerRecord {
        match self {
            Self::FoundationModels => &maestro::L1,
            Self::DataOperations => &maestro::L2,
            Self::AgentFrameworks => &maestro::L3,
            Self::DeploymentInfrastructure => &maestro::L4,
            Self::EvaluationObservability => &maestro::L5,
            Self::SecurityCompliance => &maestro::L6,
            Self::AgentEcosystem => &maestro::L7,
        }
    }

    /// `L1` to `L7`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.record().id
    }

    /// The name that the quickstart prints.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.record().name
    }

    /// Every threat of the taxonomy and the quickstart that is marked in the layer, the primary and the
    /// secondary.
    pub fn threats(self) -> impl Iterator<Item = &'static Threat> {
        Threat::all().filter(move |threat| threat.is_in(Some(self)))
    }

    /// The catalog's mitigations that are at home in the layer.
    pub fn mitigations(self) -> impl Iterator<Item = &'static Mitigation> {
        Mitigation::all().filter(move |mitigation| mitigation.layer == Some(self))
    }

    /// The core risks that AIVSS v0.8 (Table 8) places in the layer, by rank.
    pub fn core_risks(self) -> impl Iterator<Item = CoreRisk> {
        CoreRisk::ALL.into_iter().filter(move |risk| risk.layers().contains(&self))
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

impl FromStr for Layer {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let is_meant = |name: &str| name::is_same(name, text);
        Self::ALL
            .into_iter()
            .find(|layer| {
                let record = layer.record();
                let mut names =
                    [record.id, record.name].into_iter().chain(record.aliases.iter().copied());
                names.any(is_meant)
            })
            .ok_or_else(|| {
                Error::new(
                    ErrorCode::CatalogUnknown,
                    format!(
                        "{} is no layer of MAESTRO; expected `L1` to `L7` or a layer's name",
                        Quoted(text)
                    ),
                )
            })
    }
}
