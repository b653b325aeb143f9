//! The Cloud Security Alliance's AI Controls Matrix: ids and titles of its controls.

mod table;

use super::look_up;
use crate::catalog::source::Source;
use table::CONTROLS;

/// A control of AICM 1.0.3.
#[derive(Debug, PartialEq, Eq)]
pub struct AicmControl {
    /// The id: the domain's letters and a number, `AIS-08`.
    pub id: &'static str,
    /// The title.
    pub name: &'static str,
}

look_up!(AicmControl, CONTROLS, "control of AICM");

impl AicmControl {
    /// Where the list is from.
    pub const SOURCE: Source =
        Source { document: "CSA AICM 1.0.3", section: "titles of the controls" };

    /// The letters of the domain, `AIS`.
    #[must_use]
    pub fn domain(&self) -> &'static str {
        self.id.split('-').next().unwrap_or(self.id)
    }
}
