//! Links between records of the catalogs as data.

use super::entry::EntryData;
use crate::catalog::{Confidence, Element, Entry, Framework, Link, Review, Tier};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;

/// A link of a crosswalk; what its document does not say is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinkData {
    /// Where it starts.
    pub from: ElementData,
    /// Where it leads.
    pub to: ElementData,
    /// How close it is in the document's own word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<&'static str>,
    /// How sure the document is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<&'static str>,
    /// How urgently the document wants the link reviewed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<&'static str>,
    /// What the document prints where it is no name of the linked element.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed: Option<&'static str>,
    /// Document and section.
    pub source: String,
}

/// One end of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ElementData {
    /// The word for the list, `llm-2025`.
    pub list: &'static str,
    /// The id in the list.
    pub id: &'static str,
    /// The name, where the catalogs know it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'static str>,
}

/// The elements of one list that are linked to a record, each once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinkedList {
    /// The word for the list.
    pub list: &'static str,
    /// The ids.
    pub ids: Vec<&'static str>,
}

impl LinkData {
    /// The data of a link.
    #[must_use]
    pub fn new(link: &Link) -> Self {
        Self {
            from: ElementData::new(link.from),
            to: ElementData::new(link.to),
            tier: link.tier.map(Tier::as_str),
            confidence: link.confidence.map(Confidence::as_str),
            review: link.review.map(Review::as_str),
            printed: link.printed,
            source: link.source.to_string(),
        }
    }
}

impl ElementData {
    fn new(element: Element) -> Self {
        Self { list: element.framework.as_str(), id: element.id, name: element.name() }
    }
}

impl LinkedList {
    /// What is linked to a record and stands in none of its own fields, in the order of the lists.
    pub(super) fn all(entry: Entry, data: &EntryData) -> Vec<Self> {
        let links = entry.links();
        let mut lists = Vec::new();
        for framework in Framework::ALL {
            let own: &[&str] = match framework {
                Framework::Layers => &data.layers,
                Framework::Threats => &data.threats,
                Framework::Mitigations => &data.mitigations,
                Framework::CoreRisks => &data.core_risks,
                Framework::Asi => &data.asi,
                Framework::Atlas => &data.techniques,
                _ => &[],
            };
            let mut ids = Vec::new();
            for link in links.iter().filter(|link| link.to.framework == framework) {
                if !own.contains(&link.to.id) && !ids.contains(&link.to.id) {
                    ids.push(link.to.id);
                }
            }
            if !ids.is_empty() {
                lists.push(Self { list: framework.as_str(), ids });
            }
        }
        lists
    }
}
