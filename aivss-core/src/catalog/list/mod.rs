//! Lists beside AIVSS and MAESTRO that findings and crosswalks refer to.
//!
//! Ids, names and links are facts of the lists; none of their descriptions is repeated, so that these
//! records have a name and no description.

mod aicm;
mod aiuc;
#[cfg(feature = "atlas")]
mod atlas;
mod llm;
mod mcp;
mod nhi;
mod skill;
mod weakness;

pub use aicm::AicmControl;
pub use aiuc::{
    AiucControl, AiucRequirement, ControlForm, ControlFunction, RequirementStatus, RiskAssignment,
};
#[cfg(feature = "atlas")]
pub use atlas::{AtlasMitigation, AtlasTactic, AtlasTechnique, Maturity};
pub use llm::{LlmEdition, LlmRisk};
pub use mcp::McpRisk;
pub use nhi::NhiRisk;
pub use skill::SkillRisk;
pub use weakness::{Abstraction, Weakness};

/// A table with the feature `lists`, and nothing without it: then no program carries the table.
pub(super) const fn carried<T>(table: &'static [T]) -> &'static [T] {
    if cfg!(any(feature = "lists", test)) { table } else { &[] }
}

/// Gives a record type the look-ups that all lists have, over its table.
macro_rules! look_up {
    ($record:ident, $table:path, $what:literal) => {
        impl $record {
            /// All of them, in the list's order.
            pub fn all() -> impl Iterator<Item = &'static Self> {
                $crate::catalog::list::carried(&$table).iter()
            }

            /// The record of an id, in either case of letters.
            #[must_use]
            pub fn by_id(id: &str) -> Option<&'static Self> {
                Self::all().find(|record| record.id.eq_ignore_ascii_case(id))
            }

            /// The same, with an error that names the nearest ids.
            ///
            /// # Errors
            ///
            /// `catalog.unknown`.
            pub fn find(id: &str) -> Result<&'static Self, $crate::error::Error> {
                Self::by_id(id).ok_or_else(|| {
                    $crate::catalog::nearest::unknown($what, id, Self::all().map(|it| it.id))
                })
            }
        }
    };
}
use look_up;
