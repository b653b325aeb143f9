//! The lists of the catalogs, and which filters they take.

use super::query::CatalogFilter;
use crate::catalog::{CoreRisk, Entry, Erratum, Framework, Layer, Mitigation, Scenario, Threat};
use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use alloc::format;
use alloc::vec::Vec;

/// A list of the catalogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryList {
    /// The seven layers.
    Layers,
    /// All threats.
    Threats,
    /// All mitigations.
    Mitigations,
    /// The ten core risks.
    Risks,
    /// The ASI Top 10.
    Asi,
    /// The LLM Top 10 for 2025.
    Llm2025,
    /// The LLM Top 10 for 2026.
    Llm2026,
    /// The MCP Top 10.
    Mcp,
    /// The Agentic Skills Top 10.
    Skills,
    /// The NHI Top 10.
    Nhi,
    /// The weaknesses of CWE that the other lists cite.
    Cwe,
    /// The requirements and controls of AIUC-1.
    Aiuc1,
    /// The controls of CSA's AI Controls Matrix.
    Aicm,
    /// The tactics, techniques and mitigations of MITRE ATLAS; empty without the feature `atlas`.
    Atlas,
    /// The scenarios that cross layers.
    Scenarios,
    /// The errata.
    Errata,
}

impl EntryList {
    /// All sixteen, in the catalogs' order.
    pub const ALL: [Self; 16] = [
        Self::Layers,
        Self::Threats,
        Self::Mitigations,
        Self::Risks,
        Self::Asi,
        Self::Llm2025,
        Self::Llm2026,
        Self::Mcp,
        Self::Skills,
        Self::Nhi,
        Self::Cwe,
        Self::Aiuc1,
        Self::Aicm,
        Self::Atlas,
        Self::Scenarios,
        Self::Errata,
    ];

    /// The list's framework; `None` for scenarios and errata.
    #[must_use]
    pub const fn framework(self) -> Option<Framework> {
        Some(match self {
            Self::Layers => Framework::Layers,
            Self::Threats => Framework::Threats,
            Self::Mitigations => Framework::Mitigations,
            Self::Risks => Framework::CoreRisks,
            Self::Asi => Framework::Asi,
            Self::Llm2025 => Framework::Llm2025,
            Self::Llm2026 => Framework::Llm2026,
            Self::Mcp => Framework::Mcp,
            Self::Skills => Framework::Skills,
            Self::Nhi => Framework::Nhi,
            Self::Cwe => Framework::Cwe,
            Self::Aiuc1 => Framework::Aiuc1,
            Self::Aicm => Framework::Aicm,
            Self::Atlas => Framework::Atlas,
            Self::Scenarios | Self::Errata => return None,
        })
    }

    /// The name in requests.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Scenarios => "scenarios",
            Self::Errata => "errata",
            _ => match self.framework() {
                Some(framework) => framework.as_str(),
                None => "",
            },
        }
    }

    pub(super) fn named(name: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|list| list.as_str() == name).ok_or_else(|| {
            let names = list(Self::ALL.map(|list| Quoted(list.as_str())));
            Error::new(
                ErrorCode::CatalogUnknown,
                format!("{} is no list of the catalog; expected one of {names}", Quoted(name)),
            )
        })
    }

    /// Whether the list is in this build and a filter has only what its records can have.
    ///
    /// # Errors
    ///
    /// `catalog.unknown` for a list that this build does not carry (features `lists`, `atlas`), `catalog.conflict` with the name of
    /// the filter that means nothing here.
    pub fn check(self, filter: &CatalogFilter) -> Result<(), Error> {
        if let Some(framework) = self.framework()
            && !framework.has_records()
        {
            let message =
                format!("the records of {} are not in this build of the library", framework.name());
            return Err(Error::new(ErrorCode::CatalogUnknown, message).at("list"));
        }
        let has_layer =
            matches!(self, Self::Threats | Self::Mitigations | Self::Risks | Self::Scenarios);
        let filters = [
            ("layer", filter.layer.is_some(), has_layer),
            ("kind", filter.kind.is_some(), self == Self::Mitigations),
            ("for", filter.threat.is_some(), self == Self::Mitigations),
            ("without", filter.without.is_some(), self == Self::Threats),
            ("set", filter.set.is_some(), self == Self::Threats),
        ];
        match filters.into_iter().find(|(_, is_given, is_taken)| *is_given && !is_taken) {
            None => Ok(()),
            Some((name, ..)) => Err(Error::new(
                ErrorCode::CatalogConflict,
                format!("the list of {} takes no filter `{name}`", self.as_str()),
            )
            .at(name)),
        }
    }

    pub(super) fn entries(self, filter: &CatalogFilter) -> Vec<Entry> {
        let in_layer = |layers: &[Layer]| match filter.layer {
            None => true,
            Some(None) => layers.len() > 1,
            Some(Some(layer)) => layers.contains(&layer),
        };
        match self {
            Self::Threats => Threat::all()
                .filter(|threat| filter.layer.is_none_or(|layer| threat.is_in(layer)))
                .filter(|threat| filter.set.is_none_or(|set| threat.set == set))
                .filter(|threat| filter.without.is_none_or(|kind| threat.lacks(kind)))
                .map(Entry::Threat)
                .collect(),
            Self::Mitigations => Mitigation::all()
                .filter(|control| filter.layer.is_none_or(|layer| control.layer == layer))
                .filter(|control| filter.kind.is_none_or(|kind| control.kind == kind))
                .filter(|control| filter.threat.is_none_or(|threat| control.addresses(threat)))
                .map(Entry::Mitigation)
                .collect(),
            Self::Risks => CoreRisk::ALL
                .into_iter()
                .filter(|risk| in_layer(risk.layers()))
                .map(Entry::CoreRisk)
                .collect(),
            Self::Scenarios => Scenario::all()
                .filter(|scenario| in_layer(scenario.layers))
                .map(Entry::Scenario)
                .collect(),
            Self::Errata => Erratum::all().map(Entry::Erratum).collect(),
            _ => self.framework().map_or_else(Vec::new, Framework::entries),
        }
    }
}
