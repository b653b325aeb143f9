//! AWS Threat Composer's file, schema 1: written within its limits, and read.
//!
//! | in a threat model | in the file |
//! |---|---|
//! | name and description of the system | `applicationInfo` |
//! | components, stores, zones; connections | text in `architecture` and `dataflow`, for readers only |
//! | a threat's source, prerequisites, action, impact | the four fields, and their `statement` |
//! | what a threat touches | `impactedAssets` by name, and `custom:affects` with the ids |
//! | a threat's description, an assumption's rationale | the metadata `Comments` |
//! | STRIDE, status, tags | the same; a tag `goal: integrity` is an `impactedGoal` |
//! | everything else of threats, mitigations, assumptions | metadata `custom:` and the field's name |
//! | mitigations of threats | `mitigationLinks`; those for a part also in `custom:partial` |
//!
//! The file has no place for the rest of a model. Limits are those of the tool's published schema and are
//! counted as the tool counts, in UTF-16 units.

mod custom;
mod draft;
mod read;
mod read_threats;
mod write;

pub use read::{Imported, LeftOut};

use crate::kind::Id;
use alloc::format;
use alloc::string::String;

/// The longest name and the longest field of a threat.
const MAX_FIELD: usize = 200;
/// The longest statement.
const MAX_STATEMENT: usize = 1_400;
/// The longest mitigation, assumption or comment.
const MAX_CONTENT: usize = 1_000;
/// The longest tag.
const MAX_TAG: usize = 30;
/// The longest text on application, architecture or data flow.
const MAX_PAGE: usize = 100_000;

/// What is said of an entity with the id of an earlier one.
const TWIN: &str = "an earlier one has the same id, and links are taken to mean that one";

/// Before a tag that stands for an impacted goal.
const GOAL: &str = "goal: ";

/// Threat Composer's id of an entity: a version 8 UUID that always is the same for one id of ours.
fn uuid(id: Id) -> String {
    let [a, b] = match id.kind().prefix().as_bytes() {
        [a, b] => [*a, *b],
        _ => [0, 0],
    };
    // "aivs", "st", the two letters of the kind, and the number.
    format!("61697673-7374-8{:03x}-8{:03x}-{:012x}", a, b, id.number())
}
