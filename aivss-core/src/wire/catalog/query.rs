//! Questions to the catalogs.

use super::list::EntryList;
use crate::catalog::{Element, Entry, Framework, Layer, Link, MitigationKind, Threat, ThreatSet};
use crate::catalog::{crosswalk, linked_frameworks};
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
    /// The links from a list or a record to a list, or to all lists.
    Crosswalk(CrosswalkFrom, Option<Framework>),
}

/// Where a crosswalk starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrosswalkFrom {
    /// At every element of a list.
    List(Framework),
    /// At one record.
    Record(Element),
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
        let known =
            ["list", "show", "search", "crosswalk", "to", "layer", "kind", "for", "without", "set"];
        let mut fields = Fields::new(value, &known)?;
        let list: Option<EntryList> = fields.read("list", list_named)?;
        let show = fields.read("show", |value| Entry::find(&text(value, MAX_QUERY)?))?;
        let search = fields.read("search", |value| text(value, MAX_QUERY))?;
        let crosswalk = fields.read("crosswalk", crosswalk_from)?;
        let to = fields.read("to", |value| text(value, MAX_QUERY)?.parse::<Framework>())?;
        let filter = CatalogFilter {
            layer: fields.read("layer", layer_or_none)?,
            kind: fields.read("kind", named)?,
            threat: fields.read("for", |value| Threat::find(&text(value, MAX_QUERY)?))?,
            without: fields.read("without", named)?,
            set: fields.read("set", set_named)?,
        };
        let is_unfiltered = filter == CatalogFilter::default();
        match (list, show, search, crosswalk) {
            (Some(list), None, None, None) if to.is_none() => {
                list.check(&filter)?;
                Ok(Self::List(list, filter))
            }
            (None, Some(entry), None, None) if is_unfiltered && to.is_none() => {
                Ok(Self::Show(entry))
            }
            (None, None, Some(words), None) if is_unfiltered && to.is_none() => {
                Ok(Self::Search(words))
            }
            (None, None, None, Some(from)) if is_unfiltered => Ok(Self::Crosswalk(from, to)),
            (None, None, None, None) => Err(missing(
                "a question to the catalog needs `list`, `show`, `search` or `crosswalk`",
            )),
            _ => Err(Error::new(
                ErrorCode::CatalogConflict,
                "a question to the catalog is one of `list`, `show`, `search` and `crosswalk`; only lists take filters, and only crosswalks `to`",
            )),
        }
    }
}

impl CrosswalkFrom {
    /// The links to a list, or to every list that any leads to.
    pub(super) fn links(self, to: Option<Framework>) -> Vec<Link> {
        match (self, to) {
            (Self::List(from), Some(to)) => crosswalk(from, to),
            (Self::List(from), None) => {
                linked_frameworks(from).flat_map(|to| crosswalk(from, to)).collect()
            }
            (Self::Record(element), to) => {
                let mut links = element.links();
                links.retain(|link| to.is_none_or(|to| link.to.framework == to));
                links
            }
        }
    }
}

/// A list, or the id of a record that can have links.
fn crosswalk_from(value: Value<'_>) -> Result<CrosswalkFrom, Error> {
    let name = text(value, MAX_QUERY)?;
    let unknown = match name.parse::<Framework>() {
        Ok(list) => return Ok(CrosswalkFrom::List(list)),
        Err(error) => error,
    };
    match Entry::find(&name) {
        Ok(entry) => match entry.framework() {
            Some(framework) => Ok(CrosswalkFrom::Record(Element { framework, id: entry.id() })),
            None => Err(Error::new(
                ErrorCode::CatalogConflict,
                format!("{} is in no list that crosswalks link", Quoted(entry.id())),
            )),
        },
        // What begins like an id is one; all else is more likely a list.
        Err(error) if name.bytes().any(|byte| byte.is_ascii_digit()) => Err(error),
        Err(_) => Err(unknown),
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
