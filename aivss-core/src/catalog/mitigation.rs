//! Mitigations: the playbook's 118 controls.

use super::layer::Layer;
use super::maestro;
use super::nearest;
use super::source::Source;
use super::threat::Threat;
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// A control of the playbook's catalog.
#[derive(Debug, PartialEq, Eq)]
pub struct Mitigation {
    /// The id: layer, letter of the kind, number; `CL` for what crosses layers.
    pub id: &'static str,
    /// The name.
    pub name: &'static str,
    /// What it does.
    pub description: &'static str,
    /// The layer; `None` for what crosses layers.
    pub layer: Option<Layer>,
    /// When it acts.
    pub kind: MitigationKind,
    /// Ids of the threats that it is cited for.
    pub threats: &'static [&'static str],
    /// What it is meant for beyond them.
    pub scope: Scope,
    /// Where it is from.
    pub source: Source,
}

/// When a control acts (playbook, `09-mitigation-catalog.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MitigationKind {
    /// Before an attack: stops it.
    Preventive,
    /// During an attack or after it: finds it.
    Detective,
    /// After an attack: repairs.
    Corrective,
    /// Before an attack: discourages it. Its letter in ids is R.
    Deterrent,
}

/// Targets of a control that the playbook gives in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// None but the threats it is cited for.
    Cited,
    /// Every threat.
    Everything,
    /// All threats that cross layers; the playbook gives no list.
    CrossLayerThreats,
    /// The seven scenarios that cross layers.
    CrossLayerScenarios,
}

impl Mitigation {
    /// All 118: by layer, then by kind and number.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        maestro::mitigation::ALL.iter().copied().flatten()
    }

    /// The control of an id, in either case of letters.
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        let index = match id.as_bytes() {
            [b'L' | b'l', digit @ b'1'..=b'7', b'-', ..] => usize::from(digit - b'1'),
            [b'C' | b'c', b'L' | b'l', b'-', ..] => 7,
            _ => return None,
        };
        let table = maestro::mitigation::ALL.get(index)?;
        table.iter().find(|mitigation| mitigation.id.eq_ignore_ascii_case(id))
    }

    /// The same, with an error that names the nearest ids.
    ///
    /// # Errors
    ///
    /// `catalog.unknown`.
    pub fn find(id: &str) -> Result<&'static Self, Error> {
        Self::by_id(id).ok_or_else(|| {
            nearest::unknown("mitigation", id, Self::all().map(|mitigation| mitigation.id))
        })
    }

    /// Whether the control is cited for a threat or for one of its equivalents. Controls against
    /// everything are not: they would hide what is missing.
    #[must_use]
    pub fn addresses(&self, threat: &Threat) -> bool {
        self.threats.iter().any(|id| *id == threat.id || threat.equivalents.contains(id))
    }
}

impl MitigationKind {
    /// All four.
    pub const ALL: [Self; 4] =
        [Self::Preventive, Self::Detective, Self::Corrective, Self::Deterrent];

    /// `preventive`, `detective`, `corrective` or `deterrent`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Preventive => "preventive",
            Self::Detective => "detective",
            Self::Corrective => "corrective",
            Self::Deterrent => "deterrent",
        }
    }

    /// The same as it stands in tables, `Preventive`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Preventive => "Preventive",
            Self::Detective => "Detective",
            Self::Corrective => "Corrective",
            Self::Deterrent => "Deterrent",
        }
    }
}

impl Scope {
    /// All four.
    pub const ALL: [Self; 4] =
        [Self::Cited, Self::Everything, Self::CrossLayerThreats, Self::CrossLayerScenarios];

    /// `cited`, `everything`, `cross_layer_threats` or `cross_layer_scenarios`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cited => "cited",
            Self::Everything => "everything",
            Self::CrossLayerThreats => "cross_layer_threats",
            Self::CrossLayerScenarios => "cross_layer_scenarios",
        }
    }
}

impl fmt::Display for MitigationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for MitigationKind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|kind| kind.as_str().eq_ignore_ascii_case(text)).ok_or_else(|| {
            Error::new(
                ErrorCode::CatalogUnknown,
                format!(
                    "{} is no kind of mitigation; expected `preventive`, `detective`, `corrective` or `deterrent`",
                    Quoted(text)
                ),
            )
        })
    }
}
