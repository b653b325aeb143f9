//! The catalogs as data: lists with filters, single records, search.
//!
//! A request is one of
//!
//! | request | gives |
//! |---|---|
//! | `{"list": "threats"}` | all of a kind: `layers`, `threats`, `mitigations`, `risks`, `asi`, `scenarios`, `errata` |
//! | `{"show": "T5"}` | the record of an id, in either case; `CL` is what crosses layers |
//! | `{"search": "prompt injection"}` | the records that hold every word, the best first; where none does, those that hold the most words, with `"partial": true` and the words that no record holds under `unmatched` |
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
mod query;

pub use entry::{CatalogData, EntryData, StepEntry};
pub use query::{CatalogFilter, CatalogQuery, EntryList};

use crate::catalog::{Entry, search_words};
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
    let (entries, partial, unmatched): (Vec<Entry>, bool, Vec<&str>) = match query {
        CatalogQuery::List(list, filter) => (list.entries(filter), false, Vec::new()),
        CatalogQuery::Show(entry) => ([*entry].into(), false, Vec::new()),
        CatalogQuery::Search(words) => {
            let found = search_words(words);
            (found.entries, found.is_partial, found.unmatched)
        }
    };
    CatalogData {
        entries: entries.into_iter().map(EntryData::new).collect(),
        partial,
        unmatched: unmatched.into_iter().map(String::from).collect(),
    }
}
