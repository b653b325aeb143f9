//! The agent report: one agent, its assessment, and what is known of it in each of MAESTRO's layers.
//!
//! | field | value |
//! |---|---|
//! | `name` | the agent; required |
//! | `summary` | what it does and why that matters, in a few sentences |
//! | `sources` | where the facts come from; a list of texts |
//! | `assessment` | an [assessment document](aivss_core::document); its `name` is the agent's when left out; required |
//! | `layers` | an object with all seven layers, `L1` to `L7` or by their names; required |
//!
//! A layer is either `{"not_applicable": "why"}` or has these fields:
//!
//! | field | value |
//! |---|---|
//! | `certainty` | `mapped`: known of this agent; `uncertain`: what may hold for agents of its kind; required |
//! | `note` | what there is to say; required |
//! | `components` | the agent's parts in this layer; a list of texts |
//! | `threats` | ids of threats of the [catalog](aivss_core::catalog) |
//! | `controls` | ids of mitigations of the catalog that are in place |
//!
//! A note that is uncertain is commentary and never a finding: its threats are "to look into", and no
//! control is said to be missing there. In a mapped layer each threat wants a preventive and a
//! detective control (the quickstart's rule); what it lacks is told, with the catalog's candidates.
//!
//! [`wire::agent_report_json`](crate::wire::agent_report_json) gives the report as data, [`to_markdown`] and
//! [`to_html`] as a text for people, the latter with the feature `report-html`.

mod data;
#[cfg(feature = "html")]
mod html;
mod layer;
mod markdown;
mod read;

pub use data::{AgentReportData, ControlData, GapData, LayerData, ThreatData};
#[cfg(feature = "html")]
pub use html::to_html;
pub use layer::{Certainty, Described, LayerState};
pub use markdown::to_markdown;

use aivss_core::Error;
use aivss_core::document::Document;
use aivss_core::value::Value;
use alloc::string::String;
use alloc::vec::Vec;

/// What is known of one agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgentReport {
    /// The agent.
    pub name: String,
    /// What it does and why that matters.
    pub summary: Option<String>,
    /// Where the facts come from.
    pub sources: Vec<String>,
    /// Its findings with their scores.
    pub assessment: Document,
    /// The seven layers in order, [`Layer::ALL`](aivss_core::catalog::Layer::ALL).
    pub layers: [LayerState; 7],
}

impl AgentReport {
    /// Reads a report in JSON.
    ///
    /// # Errors
    ///
    /// `request.too_large` and `request.syntax`, or those of [`from_value`](Self::from_value).
    pub fn from_json(text: &str) -> Result<Self, Error> {
        aivss_core::document::check_size(text)?;
        Self::from_value(Value::from_json(text)?)
    }

    /// Reads a report that some other format gave.
    ///
    /// # Errors
    ///
    /// The code says what is wrong and the path which field, `layers.L3.threats.0` for instance; the
    /// assessment is checked as a document is.
    pub fn from_value(value: Value<'_>) -> Result<Self, Error> {
        read::report(value)
    }

    /// Whether a value is meant as a report and not as a document or a request: it has layers.
    #[must_use]
    pub fn is_meant_by(value: &Value<'_>) -> bool {
        matches!(value, Value::Object(fields) if fields.iter().any(|(key, _)| key == "layers"))
    }
}
