//! What links one list to another: every link with its tier, its confidence and its source.
//!
//! A link is a fact of the document that prints it and no judgement of this library: two documents can link
//! the same pair in two ways, and both links are given. No link ever changes a number.

mod aiuc;
mod aiuc_asi;
mod asi_2026;
mod element;
mod genai_asi;
mod genai_atlas;
mod genai_llm;
mod layers;
mod link;
mod llm_2026;
mod records;
mod table;

pub use element::Element;
pub use link::{Confidence, Link, Review, Tier};

use super::entry::Entry;
use super::framework::Framework;
use alloc::vec::Vec;
use table::Table;

/// The tables of the lists of other projects, of which the feature `lists` is.
const fn of_lists(tables: &'static [Table]) -> &'static [Table] {
    if cfg!(any(feature = "lists", test)) { tables } else { &[] }
}

/// Every table, in the order of their documents: AIVSS and MAESTRO, the ASI Top 10 with its own matrix,
/// LLM 2026, AIUC-1, then the GenAI crosswalk, which covers the most and is reviewed the least.
static TABLES: [&[Table]; 9] = [
    records::TABLES,
    of_lists(asi_2026::TABLES),
    of_lists(llm_2026::TABLES),
    of_lists(aiuc_asi::TABLES),
    of_lists(aiuc::TABLES),
    of_lists(layers::TABLES),
    of_lists(genai_atlas::TABLES),
    of_lists(genai_asi::TABLES),
    of_lists(genai_llm::TABLES),
];

/// Every link between two lists, from the first one's side, in its order; links of one element stand in the
/// order of their documents.
///
/// What one document links, others may link as well: a pair has a row for each. A list with itself gives the
/// links between its own elements, each of them once from either end.
///
/// ```
/// use aivss_core::catalog::{Framework, Tier, crosswalk};
///
/// let links = crosswalk(Framework::Asi, Framework::Cwe);
/// let first = links.first().ok_or("no link")?;
/// assert_eq!((first.from.id, first.to.id, first.tier), ("ASI01", "CWE-20", Some(Tier::Foundational)));
/// assert_eq!(first.to.name(), Some("Improper Input Validation"));
/// assert_eq!(first.source.document, "GenAI Security Crosswalk of 2026-05-30");
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn crosswalk(from: Framework, to: Framework) -> Vec<Link> {
    let mut links = Vec::new();
    for table in tables(from).filter(|table| table.from == to || table.to == to) {
        table.visit(&mut |link| {
            if link.from.framework == from && link.to.framework == to {
                links.push(link);
            }
            if link.to.framework == from && link.from.framework == to {
                links.push(link.reversed());
            }
        });
    }
    let mut ordered = Vec::with_capacity(links.len());
    for element in element::in_order(from, links.iter().map(|link| link.from.id)) {
        ordered.extend(links.iter().filter(|link| link.from.id == element));
    }
    ordered
}

/// The lists that some link leads to from a list, in the order of [`Framework::ALL`].
pub fn linked_frameworks(from: Framework) -> impl Iterator<Item = Framework> {
    Framework::ALL.into_iter().filter(move |to| {
        tables(from).any(|table| {
            (table.from == from && table.to == *to) || (table.to == from && table.from == *to)
        })
    })
}

fn tables(end: Framework) -> impl Iterator<Item = &'static Table> {
    TABLES.iter().copied().flatten().filter(move |table| table.from == end || table.to == end)
}

impl Element {
    /// Every link of the element, from its side, in the order of their documents.
    #[must_use]
    pub fn links(self) -> Vec<Link> {
        let mut links = Vec::new();
        for table in tables(self.framework) {
            table.visit(&mut |link| {
                if link.from == self {
                    links.push(link);
                }
                if link.to == self {
                    links.push(link.reversed());
                }
            });
        }
        links
    }
}

impl Entry {
    /// Every link of the record to records of all lists, from its side; see [`crosswalk`]. Scenarios,
    /// errata and what crosses layers have none.
    #[must_use]
    pub fn links(self) -> Vec<Link> {
        let framework = self.framework();
        framework.map_or_else(Vec::new, |framework| Element { framework, id: self.id() }.links())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The feature adds records and names, and no link of other lists goes without it.
    #[test]
    fn links_to_atlas_do_not_need_its_records() {
        let links = crosswalk(Framework::Asi, Framework::Atlas);
        // 30 rows of the GenAI crosswalk and 31 of the older repository.
        assert_eq!(links.len(), 61);
        for link in links {
            assert_eq!(link.to.name().is_some(), cfg!(feature = "atlas"), "{}", link.to.id);
            assert_eq!(link.to.entry().is_some(), cfg!(feature = "atlas"), "{}", link.to.id);
        }
        assert_eq!(Framework::Atlas.has_records(), cfg!(feature = "atlas"));
        assert_eq!(Entry::by_id("AML.T0051").is_some(), cfg!(feature = "atlas"));
    }
}
