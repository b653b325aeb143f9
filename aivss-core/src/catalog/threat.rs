//! Threats: OWASP's T1 to T15, the playbook's additions to them, and the quickstart's list.

use super::layer::Layer;
use super::maestro::{self, CROSS_LAYER, taxonomy};
use super::mitigation::{Mitigation, MitigationKind};
use super::nearest;
use super::source::Source;
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use alloc::format;

/// A threat.
#[derive(Debug, PartialEq, Eq)]
pub struct Threat {
    /// The id: `T2`, `BV-1`; ours for threats that the playbook leaves without one: `QS-L3-1` for the
    /// first threat of the quickstart's layer 3, `U-L1-2` for the second unnumbered one of layer 1.
    pub id: &'static str,
    /// The name in the taxonomy.
    pub name: &'static str,
    /// Other names that the playbook uses for it.
    pub aliases: &'static [&'static str],
    /// What it is.
    pub description: &'static str,
    /// The list that it is from.
    pub set: ThreatSet,
    /// Where it is marked.
    pub placements: &'static [Placement],
    /// What in a system points to it.
    pub indicators: &'static [&'static str],
    /// Ids of the threats of T1 to T15 that the sources name as its equivalents.
    pub equivalents: &'static [&'static str],
    /// Where it is from.
    pub source: Source,
}

/// The list that a threat is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThreatSet {
    /// OWASP ASI, T1 to T15.
    Core,
    /// The playbook's T16 to T47, of which T26 and T27 are reserved.
    Extended,
    /// The playbook's additions without a number.
    Unnumbered,
    /// The playbook's blind spots, BV-1 to BV-12.
    BlindSpot,
    /// The list of the 30-minute quickstart.
    Quickstart,
}

/// A mark in the layer matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The layer; `None` for the column of what crosses layers.
    pub layer: Option<Layer>,
    /// The mark.
    pub mark: Mark,
}

/// How a threat is marked in a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// At home there.
    Primary,
    /// There under conditions.
    Secondary,
    /// An `X` that the matrix's legend does not define (erratum E13); read as primary, as the playbook's
    /// reference card does.
    Plain,
}

impl ThreatSet {
    /// All five.
    pub const ALL: [Self; 5] =
        [Self::Core, Self::Extended, Self::Unnumbered, Self::BlindSpot, Self::Quickstart];

    /// `core`, `extended`, `unnumbered`, `blind_spot` or `quickstart`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Extended => "extended",
            Self::Unnumbered => "unnumbered",
            Self::BlindSpot => "blind_spot",
            Self::Quickstart => "quickstart",
        }
    }
}

impl Mark {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Primary, Self::Secondary, Self::Plain];

    /// `primary`, `secondary` or `plain`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Plain => "plain",
        }
    }
}

/// Numbers that the playbook keeps free. OWASP's multi-agent guide defines both (erratum E01).
pub const RESERVED_THREATS: [&str; 2] = ["T26", "T27"];

impl Threat {
    /// All threats: core, extended, unnumbered, blind spots, then the quickstart's layer by layer.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        taxonomy::ALL.iter().copied().flatten()
    }

    /// The threat of an id, in either case of letters.
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        let table: &[Self] = match id.as_bytes() {
            [b'T' | b't', rest @ ..] => {
                // The two tables are in the order of their numbers.
                let number = number(rest)?;
                let found = match number {
                    1..=15 => taxonomy::CORE.get(number - 1),
                    16..=25 => taxonomy::EXTENDED.get(number - 16),
                    // T26 and T27 have no record.
                    28.. => taxonomy::EXTENDED.get(number - 18),
                    _ => None,
                };
                return found.filter(|threat| threat.has_id(id));
            }
            [b'B' | b'b', ..] => &taxonomy::BLIND_SPOTS,
            [b'U' | b'u', ..] => &taxonomy::UNNUMBERED,
            [b'Q' | b'q', _, b'-', b'C' | b'c', ..] => CROSS_LAYER.threats,
            [b'Q' | b'q', _, b'-', _, digit @ b'1'..=b'7', ..] => {
                let index = usize::from(digit - b'1');
                maestro::LAYERS.get(index).map_or(&[], |record| record.threats)
            }
            _ => &[],
        };
        table.iter().find(|threat| threat.has_id(id))
    }

    /// The same, with an error that names the nearest ids.
    ///
    /// # Errors
    ///
    /// `catalog.reserved` for T26 and T27, `catalog.unknown` for all other texts that are no id.
    pub fn find(id: &str) -> Result<&'static Self, Error> {
        if let Some(threat) = Self::by_id(id) {
            return Ok(threat);
        }
        if RESERVED_THREATS.iter().any(|reserved| reserved.eq_ignore_ascii_case(id)) {
            return Err(Error::new(
                ErrorCode::CatalogReserved,
                format!(
                    "{} is a number that the playbook keeps free, so that there is no such threat",
                    Quoted(id)
                ),
            ));
        }
        Err(nearest::unknown("threat", id, Self::all().map(|threat| threat.id)))
    }

    fn has_id(&self, id: &str) -> bool {
        self.id.eq_ignore_ascii_case(id)
    }

    /// Whether the threat is marked in a layer, or with `None` in the column of what crosses layers.
    #[must_use]
    pub fn is_in(&self, layer: Option<Layer>) -> bool {
        self.placements.iter().any(|placement| placement.layer == layer)
    }

    /// The mitigations that the catalog holds against the threat or its equivalents; those against
    /// everything are left out.
    pub fn mitigations(&self) -> impl Iterator<Item = &'static Mitigation> {
        Mitigation::all().filter(|mitigation| mitigation.addresses(self))
    }

    /// Whether the catalog holds no mitigation of that kind against the threat.
    #[must_use]
    pub fn lacks(&self, kind: MitigationKind) -> bool {
        self.mitigations().all(|mitigation| mitigation.kind != kind)
    }
}

fn number(digits: &[u8]) -> Option<usize> {
    match digits {
        [first @ b'1'..=b'9'] => Some(usize::from(first - b'0')),
        [first @ b'1'..=b'9', second @ b'0'..=b'9'] => {
            Some(usize::from(first - b'0') * 10 + usize::from(second - b'0'))
        }
        _ => None,
    }
}
