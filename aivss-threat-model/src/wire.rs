//! Agent reports from JSON, as data and as texts for people.

#[cfg(feature = "html")]
use crate::agent_report::to_html;
use crate::agent_report::{AgentReport, AgentReportData, to_markdown};
use aivss_core::request::Outcome;
use alloc::string::String;

/// Reads an [agent report](crate::agent_report) and scores it:
/// `{"ok":true,"agent_report":{...}}` or a failure.
#[must_use]
pub fn agent_report_json(text: &str) -> String {
    outcome(text, AgentReportData::new).to_json("agent_report")
}

/// The same as a web page of its own.
#[cfg(feature = "html")]
#[must_use]
pub fn agent_report_html(text: &str) -> Outcome<String> {
    outcome(text, to_html)
}

/// The same as Markdown.
#[must_use]
pub fn agent_report_markdown(text: &str) -> Outcome<String> {
    outcome(text, to_markdown)
}

fn outcome<T>(text: &str, make: impl Fn(&AgentReport) -> T) -> Outcome<T> {
    AgentReport::from_json(text).map(|report| make(&report)).into()
}
