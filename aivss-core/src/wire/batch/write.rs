//! Writing records: as JSON with a few figures or the whole report, and as CSV.

use super::{Figures, Record, Scored};
use crate::assessment::Report;
use crate::bounds::{Bounds, PartialAssessment};
use crate::csv;
use crate::decimal::Decimal;
use crate::error::Error;
use crate::request::{Outcome, PartialRequest, ScoredData};
use crate::stack_str::Text;
use crate::value::json;
use alloc::string::{String, ToString};
use core::fmt::{Display, Write};

impl Record {
    /// Writes the record as JSON, without a line end: `{"line":1,"ok":true,` and what a list of many
    /// findings needs, or `{"line":1,"ok":false,"error":{...}}`.
    ///
    /// | field | value |
    /// |---|---|
    /// | `id` | as in the line, before `ok`; left out where there is none |
    /// | `name` | as in the line; left out where there is none |
    /// | `score`, `severity` | the AIVSS score and its band |
    /// | `cvss` | the CVSS v4.0 score that counted |
    /// | `aars`, `raw` | exact, before rounding and cap |
    /// | `method`, `domain` | what the score belongs to |
    /// | `score_low`, `score_high`, `complete` | the ends and `false`, where inputs are unknown; `score`, `severity`, `aars` and `raw` are then null unless both ends agree on them |
    /// | `compact` | the whole scoring input as a [compact form](crate::compact), which any command takes; left out where the line was one |
    pub fn write_json(&self, text: &mut String) {
        self.write_start(text);
        match &self.result {
            Ok(scored) => scored.write_json(text),
            Err(failure) => write_failure(text, failure),
        }
    }

    /// The same with the whole report in place of the few figures: `{"line":1,` and then what
    /// [`score_json`](crate::wire::score_json) gives.
    pub fn write_full_json(&self, text: &mut String) {
        self.write_start(text);
        match &self.result {
            Ok(scored) => {
                let report = Outcome::Success(scored.data()).to_json("report");
                text.push_str(report.strip_prefix('{').unwrap_or(&report));
            }
            Err(failure) => write_failure(text, failure),
        }
    }

    /// The columns of [`write_csv`](Self::write_csv), as the first line of a file, without a line end.
    pub const CSV_HEADER: &'static str = "line,id,name,score,severity,cvss,aars,raw,method,domain,compact,error_code,error_path,error_message,score_low,score_high,complete";

    /// Writes the record as a line of CSV, without a line end: the fields of
    /// [`write_json`](Self::write_json), and those of the error, in the columns of
    /// [`CSV_HEADER`](Self::CSV_HEADER). What does not apply is empty.
    pub fn write_csv(&self, text: &mut String) {
        json::write_whole(text, self.line);
        text.push(',');
        csv::write_line_cell(text, self.id.as_deref().unwrap_or_default());
        match &self.result {
            Ok(scored) => scored.write_csv(text),
            Err(error) => {
                text.push_str(",,,,,,,,,,");
                text.push_str(error.code().as_str());
                text.push(',');
                csv::write_line_cell(text, error.path());
                text.push(',');
                csv::write_line_cell(text, error.message());
                text.push_str(",,,");
            }
        }
    }

    fn write_start(&self, text: &mut String) {
        text.push_str("{\"line\":");
        json::write_whole(text, self.line);
        text.push(',');
        if let Some(id) = &self.id {
            text.push_str("\"id\":");
            json::write_text(text, id);
            text.push(',');
        }
    }
}

impl Scored {
    fn data(&self) -> ScoredData {
        let (inputs, bounds) = match &self.figures {
            Figures::Report(report) => {
                let assessment = PartialAssessment::from(*report.assessment());
                (assessment.inputs(), assessment.bounds())
            }
            Figures::Bounds(bounds) => (bounds.assessment().inputs(), **bounds),
        };
        let request = PartialRequest {
            name: self.name.clone(),
            comment: self.comment.clone(),
            inputs,
            observations: self.observations.clone(),
        };
        ScoredData::new(&request, &bounds)
    }

    fn write_json(&self, text: &mut String) {
        text.push_str("\"ok\":true,");
        if let Some(name) = &self.name {
            text.push_str("\"name\":");
            json::write_text(text, name);
            text.push(',');
        }
        // Nothing in the rest needs escaping: numbers, names of bands, and the compact form.
        match &self.figures {
            Figures::Report(report) => {
                write_figures(
                    text,
                    report,
                    [
                        "\"score\":\"",
                        "\",\"severity\":\"",
                        "\",\"cvss\":\"",
                        "\",\"aars\":\"",
                        "\",\"raw\":\"",
                        "\",\"method\":\"",
                        "\",\"domain\":\"",
                    ],
                );
                if !self.is_compact {
                    text.push_str("\",\"compact\":\"");
                    // A String takes whatever is written to it.
                    let _ = write!(text, "{}", report.assessment().compact());
                }
                text.push_str("\"}");
            }
            Figures::Bounds(bounds) => self.write_bounds_json(bounds, text),
        }
    }

    fn write_bounds_json(&self, bounds: &Bounds, text: &mut String) {
        let known = bounds.assessment().known();
        let mut field = |key: &str, value: Option<&dyn Display>| {
            let _ = match value {
                Some(value) => write!(text, "\"{key}\":\"{value}\","),
                None => write!(text, "\"{key}\":null,"),
            };
        };
        let [score, severity, aars, raw] = agreed(bounds);
        field("score", score.as_ref().map(|value| value as &dyn Display));
        field("severity", severity.as_ref().map(|value| value as &dyn Display));
        field("cvss", Some(&known.cvss_score()));
        field("aars", aars.as_ref().map(|value| value as &dyn Display));
        field("raw", raw.as_ref().map(|value| value as &dyn Display));
        field("method", Some(&known.method()));
        field("domain", Some(&known.domain()));
        if !self.is_compact {
            field("compact", Some(&bounds.assessment().compact()));
        }
        field("score_low", Some(&bounds.score_low()));
        field("score_high", Some(&bounds.score_high()));
        let _ = write!(text, "\"complete\":{}}}", bounds.is_complete());
    }

    fn write_csv(&self, text: &mut String) {
        text.push(',');
        csv::write_line_cell(text, self.name.as_deref().unwrap_or_default());
        match &self.figures {
            Figures::Report(report) => {
                write_figures(text, report, [","; 7]);
                text.push(',');
                if !self.is_compact {
                    let _ = write!(text, "{}", report.assessment().compact());
                }
                let score = report.score().to_decimal().text();
                for part in [",,,,", score.as_str(), ",", score.as_str(), ",true"] {
                    text.push_str(part);
                }
            }
            Figures::Bounds(bounds) => self.write_bounds_csv(bounds, text),
        }
    }

    fn write_bounds_csv(&self, bounds: &Bounds, text: &mut String) {
        let known = bounds.assessment().known();
        let [score, severity, aars, raw] = agreed(bounds).map(Option::unwrap_or_default);
        let _ = write!(
            text,
            ",{score},{severity},{},{aars},{raw},{},{},",
            known.cvss_score(),
            known.method(),
            known.domain()
        );
        if !self.is_compact {
            let _ = write!(text, "{}", bounds.assessment().compact());
        }
        let (low, high) = (bounds.score_low(), bounds.score_high());
        let _ = write!(text, ",,,,{low},{high},{}", bounds.is_complete());
    }
}

/// Score, band, AARS and raw value, as far as both ends agree on them.
fn agreed(bounds: &Bounds) -> [Option<String>; 4] {
    let same = |[low, high]: [Decimal; 2]| (low == high).then(|| low.to_string());
    [
        bounds.score().map(|score| score.to_string()),
        bounds.severity().map(|severity| severity.to_string()),
        same(bounds.aars()),
        same(bounds.raw()),
    ]
}

/// The figures that both forms have, each after what stands before it. They are put together on
/// the stack, where seven short texts are cheaper to join than in a text that grows.
fn write_figures(text: &mut String, report: &Report, before: [&str; 7]) {
    let [score, severity, cvss, aars, raw, method, domain] = before;
    // The names take 76 bytes and the values at most 84.
    let mut line = Text::<192>::forwards();
    line.push_str(score);
    line.push_text(&report.score().to_decimal().text());
    line.push_str(severity);
    line.push_str(report.severity().as_str());
    line.push_str(cvss);
    line.push_text(&report.cvss_score().to_decimal().text());
    line.push_str(aars);
    line.push_text(&report.aars().text());
    line.push_str(raw);
    line.push_text(&report.raw().text());
    line.push_str(method);
    line.push_str(report.method().as_str());
    line.push_str(domain);
    line.push_str(report.domain().as_str());
    text.push_str(line.as_str());
}

fn write_failure(text: &mut String, error: &Error) {
    text.push_str("\"ok\":false,\"error\":{\"code\":\"");
    text.push_str(error.code().as_str());
    text.push_str("\",\"path\":");
    json::write_text(text, error.path());
    text.push_str(",\"message\":");
    json::write_text(text, error.message());
    text.push_str("}}");
}

#[cfg(test)]
mod tests {
    use super::super::{LineFormat, records};
    use super::*;

    #[test]
    fn every_record_has_the_columns_of_the_header() {
        let columns = csv::split(Record::CSV_HEADER).unwrap().len();
        let scored = r#"{"id":"a,b","name":"c\"d","method":"owasp-0.5","cvss":9.4,"aars":8.5}"#;
        for record in records(LineFormat::Request, [scored, "{\"a\"", r#"{"id":","}"#]) {
            let mut text = String::new();
            record.write_csv(&mut text);
            assert_eq!(csv::split(&text).unwrap().len(), columns, "{text}");
        }
    }
}
