//! A report as one HTML file: no script, no request, every caller's text escaped by the template.

use super::{AgentReport, AgentReportData};
use aivss_core::{Error, Severity};
use alloc::string::String;
use askama::Template;

#[derive(Template)]
#[template(path = "agent_report/page.html")]
struct Page<'a> {
    report: &'a AgentReportData,
    version: &'static str,
}

impl Page<'_> {
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
///
/// # Errors
///
/// Those of [`AgentReportData::try_new`].
pub fn to_html(report: &AgentReport) -> Result<String, Error> {
    let data = AgentReportData::try_new(report)?;
    let page = Page { report: &data, version: aivss_core::version() };
    let text = page.render();
    debug_assert!(text.is_ok(), "a template over plain data always renders");
    Ok(text.unwrap_or_default())
}
