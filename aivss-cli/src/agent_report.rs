//! `aivss report`: an agent's scores and layers, for a repository, a browser or a program.

use crate::arguments::{ReportArguments, ReportFormat};
use crate::output::{self, Tally};
use crate::problem::Problem;
use crate::{EXIT_REFUSED, input};
use aivss_core::request::Outcome;
use aivss_threat_model::agent_report::{AgentReport, AgentReportData, to_html, to_markdown};
use std::io;
use std::path::Path;

pub(crate) fn run(arguments: &ReportArguments) -> io::Result<u8> {
    match made(&arguments.file, arguments.format) {
        Ok((text, data)) => {
            output::write_raw(text.as_bytes())?;
            let mut tally = Tally::new(arguments.fail_on);
            for finding in &data.assessment.findings {
                tally.score(finding.report.severity);
            }
            Ok(tally.exit_code())
        }
        Err(problem) => {
            problem.in_file(&arguments.file).report()?;
            Ok(EXIT_REFUSED)
        }
    }
}

fn made(file: &Path, format: ReportFormat) -> Result<(String, AgentReportData), Problem> {
    let text = input::text_of_file(file)?;
    let report =
        AgentReport::from_value(input::value_of_text(&text, input::is_toml(file, &text))?)?;
    let data = AgentReportData::try_new(&report)?;
    let text = match format {
        ReportFormat::Markdown => to_markdown(&report)?,
        ReportFormat::Html => to_html(&report)?,
        ReportFormat::Json => {
            format!("{}\n", Outcome::Success(data.clone()).to_json("agent_report"))
        }
    };
    Ok((text, data))
}
