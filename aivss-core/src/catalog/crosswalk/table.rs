//! Links as they stand in the tables: a row gives one element and those that it is linked to.

use super::element::Element;
use super::link::{Confidence, Link, Review, Tier};
use crate::catalog::framework::Framework;
use crate::catalog::source::Source;

/// The links of one document between two lists.
pub(super) struct Table {
    pub(super) from: Framework,
    pub(super) to: Framework,
    pub(super) source: Source,
    pub(super) rows: Rows,
}

/// Where the rows are.
pub(super) enum Rows {
    /// Here.
    Listed(&'static [Row]),
    /// In the records of the catalogs, which this visits.
    Recorded(fn(&mut dyn FnMut(Row))),
}

/// One element with those that it is linked to in the same way.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) from: &'static str,
    /// Ids, separated by a semicolon and a blank; some ids have commas. What the document prints in place of the
    /// name follows its id after ` = `.
    pub(super) to: &'static str,
    pub(super) tier: Option<Tier>,
    pub(super) confidence: Option<Confidence>,
    pub(super) review: Option<Review>,
}

pub(super) const PRIMARY: Tier = Tier::Primary;
pub(super) const SECONDARY: Tier = Tier::Secondary;
pub(super) const SUPPORTING: Tier = Tier::Supporting;
pub(super) const ORIGINATING: Tier = Tier::Originating;
pub(super) const FOUNDATIONAL: Tier = Tier::Foundational;
pub(super) const HARDENING: Tier = Tier::Hardening;

/// Links that their document does not grade.
pub(super) const fn row(from: &'static str, to: &'static str) -> Row {
    Row { from, to, tier: None, confidence: None, review: None }
}

/// Links of one tier.
pub(super) const fn tiered(from: &'static str, tier: Tier, to: &'static str) -> Row {
    Row { tier: Some(tier), ..row(from, to) }
}

/// Links of one tier that are marked as unreviewed.
pub(super) const fn unreviewed(from: &'static str, tier: Tier, to: &'static str) -> Row {
    Row { confidence: Some(Confidence::Unreviewed), ..tiered(from, tier, to) }
}

impl Table {
    /// Calls `visit` with each link, as the table has it.
    pub(super) fn visit(&self, visit: &mut dyn FnMut(Link)) {
        let mut links_of = |row: Row| {
            for element in row.to.split("; ") {
                let (id, printed) = match element.split_once(" = ") {
                    Some((id, printed)) => (id, Some(printed)),
                    None => (element, None),
                };
                visit(Link {
                    from: Element { framework: self.from, id: row.from },
                    to: Element { framework: self.to, id },
                    tier: row.tier,
                    confidence: row.confidence,
                    review: row.review,
                    printed,
                    source: self.source,
                });
            }
        };
        match self.rows {
            Rows::Listed(rows) => rows.iter().copied().for_each(links_of),
            Rows::Recorded(each) => each(&mut links_of),
        }
    }
}
