//! A report as one HTML file: no script, no request, every caller's text escaped by the template.

use super::{AgentReport, AgentReportData};
use aivss_core::Severity;
use alloc::string::String;
use askama::Template;

#[derive(Template)]
#[template(path = "agent_report/page.html")]
struct AgentReportPage<'a> {
    report: &'a AgentReportData,
    version: &'static str,
}

impl AgentReportPage<'_> {
    /// The style class of a band.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    fn class(severity: &Severity) -> &'static str {
        match severity {
            Severity::None => "none",
            Severity::Low => "low",
            Severity::Medium => "medium",
            Severity::High => "high",
            Severity::Critical => "critical",
        }
    }

    /// As many blanks as a quantity has letters, so that the equation's lines stand one under another.
    fn indent(quantity: &str) -> String {
        " ".repeat(quantity.len())
    }
}

/// A report as a web page of its own: one file for a browser or a printer, in light and dark.
#[must_use]
pub fn to_html(report: &AgentReport) -> String {
    let data = AgentReportData::new(report);
    let page = AgentReportPage { report: &data, version: aivss_core::version() };
    let text = page.render();
    debug_assert!(text.is_ok(), "a template over plain data always renders");
    text.unwrap_or_default()
}
