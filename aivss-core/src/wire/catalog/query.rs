//! Questions to the catalogs.

use crate::catalog::{
    AsiRisk, CoreRisk, Entry, Erratum, Layer, Mitigation, MitigationKind, Scenario, Threat,
    ThreatSet,
};
use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use crate::request::check_size;
use crate::value::Value;
use crate::value::read::{Fields, missing, named, text};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The longest text in a question, in characters.
const MAX_QUERY: usize = 200;

/// What is asked of the catalogs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogQuery {
    /// All records of a kind that pass the filters.
    List(EntryList, CatalogFilter),
    /// One record.
    Show(Entry),
    /// The records that hold every word.
    Search(String),
}

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
    /// The scenarios that cross layers.
    Scenarios,
    /// The errata.
    Errata,
}

/// What records of a list must have; what is `None` does not matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CatalogFilter {
    /// The layer; `Some(None)` for what crosses layers.
    pub layer: Option<Option<Layer>>,
    /// The kind of mitigation.
    pub kind: Option<MitigationKind>,
    /// The threat that a mitigation is cited for.
    pub threat: Option<&'static Threat>,
    /// The kind of mitigation that a threat has none of.
    pub without: Option<MitigationKind>,
    /// The list that a threat is from.
    pub set: Option<ThreatSet>,
}

impl CatalogQuery {
    /// Reads a question in JSON.
    ///
    /// # Errors
    ///
    /// `request.too_large`, `request.syntax`, those of fields, `catalog.unknown` and `catalog.reserved`.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        check_size(json)?;
        Self::from_value(Value::from_json(json)?)
    }

    /// Reads a question that some other format gave.
    ///
    /// # Errors
    ///
    /// As [`from_json`](Self::from_json).
    pub fn from_value(value: Value<'_>) -> Result<Self, Error> {
        let known = ["list", "show", "search", "layer", "kind", "for", "without", "set"];
        let mut fields = Fields::new(value, &known)?;
        let list: Option<EntryList> = fields.read("list", list_named)?;
        let show = fields.read("show", |value| Entry::find(&text(value, MAX_QUERY)?))?;
        let search = fields.read("search", |value| text(value, MAX_QUERY))?;
        let filter = CatalogFilter {
            layer: fields.read("layer", layer_or_none)?,
            kind: fields.read("kind", named)?,
            threat: fields.read("for", |value| Threat::find(&text(value, MAX_QUERY)?))?,
            without: fields.read("without", named)?,
            set: fields.read("set", set_named)?,
        };
        match (list, show, search) {
            (Some(list), None, None) => {
                list.check(&filter)?;
                Ok(Self::List(list, filter))
            }
            (None, Some(entry), None) if filter == CatalogFilter::default() => {
                Ok(Self::Show(entry))
            }
            (None, None, Some(words)) if filter == CatalogFilter::default() => {
                Ok(Self::Search(words))
            }
            (None, None, None) => {
                Err(missing("a question to the catalog needs `list`, `show` or `search`"))
            }
            _ => Err(Error::new(
                ErrorCode::CatalogConflict,
                "a question to the catalog is one of `list`, `show` and `search`, and only lists take filters",
            )),
        }
    }
}

fn list_named(value: Value<'_>) -> Result<EntryList, Error> {
    EntryList::named(&text(value, MAX_QUERY)?)
}

fn set_named(value: Value<'_>) -> Result<ThreatSet, Error> {
    let name = text(value, MAX_QUERY)?;
    ThreatSet::ALL.into_iter().find(|set| set.as_str() == name).ok_or_else(|| {
        let names = list(ThreatSet::ALL.map(|set| Quoted(set.as_str())));
        Error::new(
            ErrorCode::CatalogUnknown,
            format!("{} is no set of threats; expected one of {names}", Quoted(&name)),
        )
    })
}

/// A layer, or `CL` for what crosses layers.
fn layer_or_none(value: Value<'_>) -> Result<Option<Layer>, Error> {
    let name = text(value, MAX_QUERY)?;
    if name.eq_ignore_ascii_case("CL") { Ok(None) } else { name.parse().map(Some) }
}

impl EntryList {
    /// All seven.
    pub const ALL: [Self; 7] = [
        Self::Layers,
        Self::Threats,
        Self::Mitigations,
        Self::Risks,
        Self::Asi,
        Self::Scenarios,
        Self::Errata,
    ];

    /// The name in requests.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Layers => "layers",
            Self::Threats => "threats",
            Self::Mitigations => "mitigations",
            Self::Risks => "risks",
            Self::Asi => "asi",
            Self::Scenarios => "scenarios",
            Self::Errata => "errata",
        }
    }

    fn named(name: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|list| list.as_str() == name).ok_or_else(|| {
            let names = list(Self::ALL.map(|list| Quoted(list.as_str())));
            Error::new(
                ErrorCode::CatalogUnknown,
                format!("{} is no list of the catalog; expected one of {names}", Quoted(name)),
            )
        })
    }

    /// Whether a filter has only what records of this list can have.
    ///
    /// # Errors
    ///
    /// `catalog.conflict`, with the name of the filter that means nothing here.
    pub fn check(self, filter: &CatalogFilter) -> Result<(), Error> {
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
            Self::Layers => Layer::ALL.map(|layer| Entry::Layer(layer.record())).into(),
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
            Self::Asi => AsiRisk::all().map(Entry::Asi).collect(),
            Self::Scenarios => Scenario::all()
                .filter(|scenario| in_layer(scenario.layers))
                .map(Entry::Scenario)
                .collect(),
            Self::Errata => Erratum::all().map(Entry::Erratum).collect(),
        }
    }
}
