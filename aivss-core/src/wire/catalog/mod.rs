//! The catalogs as data: lists with filters, single records, search.
//!
//! A request is one of
//!
//! | request | gives |
//! |---|---|
//! | `{"list": "threats"}` | all of a list: `layers`, `threats`, `mitigations`, `risks`, `asi`, `llm-2025`, `llm-2026`, `mcp`, `skills`, `nhi`, `cwe`, `aiuc-1`, `aicm`, `atlas`, `scenarios`, `errata` |
//! | `{"show": "T5"}` | the record of an id, in either case, with its links; `CL` is what crosses layers |
//! | `{"search": "prompt injection"}` | the records that hold every word, the best first; where none does, those that hold the most words, with `"partial": true` and the words that no record holds under `unmatched` |
//! | `{"crosswalk": "asi", "to": "cwe"}` | under `links` every link between two lists, with tier, confidence and source; from a record where an id stands for the first list, to all lists without `to`; see [`Framework`](crate::catalog::Framework) for the lists |
//!
//! Lists of threats and mitigations take filters, which all have to hold:
//!
//! | filter | for | value |
//! |---|---|---|
//! | `layer` | threats, mitigations, risks, scenarios | `L1` to `L7`, a layer's name, or `CL` for what crosses layers |
//! | `kind` | mitigations | `preventive`, `detective`, `corrective`, `deterrent` |
//! | `for` | mitigations | the id of a threat that they are cited for |
//! | `without` | threats | a kind of mitigation that the catalog has none of against them |
//! | `set` | threats | `core`, `extended`, `unnumbered`, `blind_spot`, `quickstart` |

mod entry;
mod link;
mod list;
mod query;

pub use entry::{CatalogData, EntryData, StepEntry};
pub use link::{ElementData, LinkData, LinkedList};
pub use list::EntryList;
pub use query::{CatalogFilter, CatalogQuery, CrosswalkFrom};

use crate::catalog::search_words;
use crate::request::Outcome;
use alloc::string::String;
use alloc::vec::Vec;

/// Answers a question to the catalogs. Any text gives an outcome in JSON,
/// `{"ok":true,"catalog":{"entries":[...]}}` or a failure.
#[must_use]
pub fn catalog_json(text: &str) -> String {
    Outcome::from(CatalogQuery::from_json(text).map(|query| query_catalog(&query)))
        .to_json("catalog")
}

/// The same from and to data.
#[must_use]
pub fn query_catalog(query: &CatalogQuery) -> CatalogData {
    match query {
        CatalogQuery::List(list, filter) => CatalogData {
            entries: list.entries(filter).into_iter().map(EntryData::new).collect(),
            ..CatalogData::default()
        },
        CatalogQuery::Show(entry) => CatalogData {
            entries: [EntryData::with_links(*entry)].into(),
            ..CatalogData::default()
        },
        CatalogQuery::Search(words) => {
            let found = search_words(words);
            CatalogData {
                entries: found.entries.into_iter().map(EntryData::new).collect(),
                partial: found.is_partial,
                unmatched: found.unmatched.into_iter().map(String::from).collect(),
                links: Vec::new(),
            }
        }
        CatalogQuery::Crosswalk(from, to) => CatalogData {
            links: from.links(*to).iter().map(LinkData::new).collect(),
            ..CatalogData::default()
        },
    }
}
