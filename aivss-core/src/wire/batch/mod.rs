//! Many findings, one a line: each line a record of its own, whatever stands in the others.
//!
//! A line holds a request in JSON, a [compact form](crate::compact) or a row of CSV. A record says
//! which line it is of, and gives either the figures or why there are none; a line that is refused
//! never stops or loses the others. Nothing here reads files or starts threads: whoever has lines may
//! hand them over in any pieces, and in as many threads as there are.
//!
//! ```
//! use aivss_core::wire::batch::{LineFormat, Summary, records};
//!
//! let lines = "AIVSS-C:1/owasp-0.8/E/0.5/AU:0.6/TO:0.8/PE:0.3/ID:0.6/MA:0.4/ND:0.5/SM:0.1/PL:0.5/CO:0.7/OP:0.4/\
//!              TM:1.05/MF:0.85/BASE:8.5\n\nnonsense\n";
//! let mut summary = Summary::default();
//! let mut text = String::new();
//! for record in records(LineFormat::Compact, lines.lines()) {
//!     summary.add(&record);
//!     record.write_json(&mut text);
//!     text.push('\n');
//! }
//! assert!(text.starts_with(r#"{"line":1,"ok":true,"score":"7.9","severity":"High","cvss":"8.5","aars":"0.77175""#));
//! assert!(text.contains(r#"{"line":3,"ok":false,"error":{"code":"compact.syntax""#));
//! assert_eq!((summary.scored(), summary.refused), (1, 1));
//! ```
//!
//! A file of CSV begins with a header, which [`rows`] takes from the lines:
//!
//! ```
//! use aivss_core::wire::batch::rows;
//!
//! let lines = "id,name,method,cvss,aars\nF-1,\"Tools, misused\",owasp-0.5,9.4,8.5\nF-2,,owasp-0.5,9.4,high\n";
//! let found: Vec<_> = rows(lines.lines())?.collect();
//! let scored = found[0].result.as_ref().unwrap();
//! assert_eq!(scored.score().unwrap().to_string(), "8.7");
//! assert_eq!((found[0].line, scored.name.as_deref()), (2, Some("Tools, misused")));
//! let refused = found[1].result.as_ref().unwrap_err();
//! assert_eq!((found[1].id.as_deref(), refused.path()), (Some("F-2"), "aars"));
//! # Ok::<(), aivss_core::Error>(())
//! ```

mod columns;
mod summary;
mod write;

pub use columns::Columns;
pub use summary::Summary;

use crate::assessment::Report;
use crate::bounds::{Bounds, PartialAssessment};
use crate::error::{Error, ErrorCode};
use crate::request::{MAX_NAME_CHARACTERS, MAX_REQUEST_BYTES, Observation, PartialRequest};
use crate::severity::Score;
use crate::value::Value;
use crate::value::read::text;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The field and the column that goes into a record as it is, so that lines are found again in it.
const ID: &str = "id";

/// What a line holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineFormat {
    /// A [request](super#request) in JSON, with a text `id` of at most [`MAX_NAME_CHARACTERS`]
    /// characters beside its fields if there is need for one.
    Request,
    /// A compact form; blanks around it are left out.
    Compact,
    /// A row of CSV under these columns.
    Row(Columns),
}

/// What became of one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The number of the line, from 1.
    pub line: u64,
    /// What the line calls itself; it is there for refused lines too, as far as they can be read.
    pub id: Option<String>,
    /// The score, or why there is none.
    pub result: Result<Scored, Error>,
}

/// A line's finding with its report, or with its bounds where inputs of it are unknown.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// What is scored, as the line named it.
    pub name: Option<String>,
    /// The comment of the line.
    pub comment: Option<String>,
    /// What the line says of factors beside their values.
    pub observations: Vec<Observation>,
    /// The score with everything it was made from, or the bounds of it.
    pub figures: Figures,
    /// Whether the line gave a compact form. The record of such a line does not repeat it: millions of
    /// them would be twice as long for nothing that the line does not say.
    pub is_compact: bool,
}

/// What a line comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Figures {
    /// Every input is known.
    Report(Report),
    /// Some are not.
    Bounds(Box<Bounds>),
}

/// The records of lines, in their order and numbered from 1. Blank lines count and give no record.
///
/// Lines come without their line feed; a carriage return before it may stay. The first comes without
/// the byte order mark that a file may begin with.
pub fn records<T: AsRef<[u8]>>(
    format: LineFormat,
    lines: impl IntoIterator<Item = T>,
) -> impl Iterator<Item = Record> {
    numbered(format, (1..).zip(lines))
}

/// The records of CSV, as [`records`] gives those of other lines: the first line that is not blank is
/// the header, and numbers count from the beginning of the file.
///
/// # Errors
///
/// Those of [`Columns::from_header`]; a header that is not understood is refused as a whole.
pub fn rows<T: AsRef<[u8]>>(
    lines: impl IntoIterator<Item = T>,
) -> Result<impl Iterator<Item = Record>, Error> {
    let mut lines = (1..).zip(lines);
    let header = lines.by_ref().find(|(_, line)| !is_blank(line.as_ref()));
    let columns = Columns::from_header(header.as_ref().map_or(&[], |(_, header)| header.as_ref()))?;
    Ok(numbered(LineFormat::Row(columns), lines))
}

fn numbered<T: AsRef<[u8]>>(
    format: LineFormat,
    lines: impl Iterator<Item = (u64, T)>,
) -> impl Iterator<Item = Record> {
    lines.filter_map(move |(number, line)| Record::from_line(&format, number, line.as_ref()))
}

impl Record {
    /// The record of a line; `None` for a blank one.
    ///
    /// Longer lines than [`MAX_REQUEST_BYTES`], bytes that are not UTF-8 and NUL bytes are refused in
    /// the record, as all else is that cannot be scored.
    #[must_use]
    pub fn from_line(format: &LineFormat, line: u64, bytes: &[u8]) -> Option<Self> {
        match core::str::from_utf8(bytes) {
            Ok(text) => Self::from_text(format, line, text),
            Err(_) if without_return(bytes).len() > MAX_REQUEST_BYTES => {
                Some(Self::too_long(line, without_return(bytes).len() as u64))
            }
            Err(error) => {
                let place = error.valid_up_to();
                let message = format!("the line is not UTF-8 text from byte {place} on");
                Some(Self::refused(line, Error::new(ErrorCode::InputUnreadable, message)))
            }
        }
    }

    /// The same for a line that is known to be text.
    #[must_use]
    pub fn from_text(format: &LineFormat, line: u64, text: &str) -> Option<Self> {
        let text = text.strip_suffix('\r').unwrap_or(text);
        if is_blank(text.as_bytes()) {
            return None;
        }
        if text.len() > MAX_REQUEST_BYTES {
            return Some(Self::too_long(line, text.len() as u64));
        }
        let record = match format {
            LineFormat::Request => match Value::from_json(text) {
                Ok(value) => Self::from_value(line, value),
                Err(error) => Self::refused(line, error),
            },
            LineFormat::Compact => Self::from_compact(line, text.trim_ascii()),
            LineFormat::Row(columns) => columns.record(line, text),
        };
        if record.result.is_ok() {
            return Some(record);
        }
        // Nothing with a NUL in it scores, but the reason would be said in terms of what it broke.
        Some(match text.bytes().position(|byte| byte == 0) {
            Some(place) => {
                let message = format!("the line holds a NUL at byte {place}");
                Self::refused(line, Error::new(ErrorCode::InputUnreadable, message))
            }
            None => record,
        })
    }

    /// The record of a line of so many bytes, which are more than are read.
    #[must_use]
    pub fn too_long(line: u64, bytes: u64) -> Self {
        let message =
            format!("a line of {bytes} bytes is larger than the {MAX_REQUEST_BYTES} that are read");
        Self::refused(line, Error::new(ErrorCode::RequestTooLarge, message))
    }

    fn refused(line: u64, error: Error) -> Self {
        Self { line, id: None, result: Err(error) }
    }

    /// A request with an `id` beside its fields.
    fn from_value(line: u64, mut value: Value<'_>) -> Self {
        let id = match take_id(&mut value).map(|id| text(id, MAX_NAME_CHARACTERS)).transpose() {
            Ok(id) => id,
            Err(error) => return Self::refused(line, error.at(ID)),
        };
        let result = PartialRequest::from_value(value).and_then(Scored::from_request);
        Self { line, id, result }
    }

    fn from_compact(line: u64, text: &str) -> Self {
        let result = text.parse().and_then(Scored::from_assessment);
        Self { line, id: None, result }
    }
}

impl Scored {
    fn from_request(request: PartialRequest) -> Result<Self, Error> {
        let PartialRequest { name, comment, inputs, observations } = request;
        let figures = if inputs.is_complete() {
            Figures::Report(inputs.complete()?.score()?)
        } else {
            Figures::Bounds(Box::new(inputs.bounds()?))
        };
        Ok(Self { name, comment, observations, figures, is_compact: false })
    }

    fn from_assessment(assessment: PartialAssessment) -> Result<Self, Error> {
        let figures = if assessment.is_complete() {
            Figures::Report(assessment.complete()?.report())
        } else {
            Figures::Bounds(Box::new(assessment.bounds()))
        };
        Ok(Self { name: None, comment: None, observations: Vec::new(), figures, is_compact: true })
    }

    /// The score; `None` where unknown inputs leave it open.
    #[must_use]
    pub fn score(&self) -> Option<Score> {
        match &self.figures {
            Figures::Report(report) => Some(report.score()),
            Figures::Bounds(bounds) => bounds.score(),
        }
    }

    /// The least and the greatest score, which are equal where it is known.
    #[must_use]
    pub fn ends(&self) -> [Score; 2] {
        match &self.figures {
            Figures::Report(report) => [report.score(); 2],
            Figures::Bounds(bounds) => [bounds.score_low(), bounds.score_high()],
        }
    }
}

/// The first `id` of an object. A second one stays, and is refused as any field that a request lacks.
fn take_id<'a>(value: &mut Value<'a>) -> Option<Value<'a>> {
    let Value::Object(fields) = value else { return None };
    let index = fields.iter().position(|(key, _)| key == ID)?;
    Some(fields.remove(index).1)
}

fn is_blank(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().is_empty()
}

fn without_return(bytes: &[u8]) -> &[u8] {
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "AIVSS-C:1/owasp-0.8/E/0.5/AU:0.6/TO:0.8/PE:0.3/ID:0.6/MA:0.4/ND:0.5/SM:0.1/\
                        PL:0.5/CO:0.7/OP:0.4/TM:1.05/MF:0.85/BASE:8.5";

    fn json(record: &Record) -> String {
        let mut text = String::new();
        record.write_json(&mut text);
        text
    }

    #[test]
    fn blank_lines_count_and_carriage_returns_do_not() {
        let lines = [LINE, "", " \r", LINE];
        let found: Vec<_> = records(LineFormat::Compact, lines).collect();
        assert_eq!(found.iter().map(|record| record.line).collect::<Vec<_>>(), [1, 4]);
        let with_return = format!("  {LINE} \r");
        let record = Record::from_line(&LineFormat::Compact, 4, with_return.as_bytes()).unwrap();
        assert_eq!(record, found[1]);
        assert_eq!(
            json(&record),
            r#"{"line":4,"ok":true,"score":"7.9","severity":"High","cvss":"8.5","aars":"0.77175","raw":"7.8809875","method":"owasp-0.8","domain":"estimated"}"#
        );
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_by_line() {
        let refused = |bytes: &[u8]| {
            let record = Record::from_line(&LineFormat::Request, 7, bytes).unwrap();
            json(&record)
        };
        assert_eq!(
            refused(b"{\"name\":\"caf\xe9\"}"),
            r#"{"line":7,"ok":false,"error":{"code":"input.unreadable","path":"","message":"the line is not UTF-8 text from byte 12 on"}}"#
        );
        assert!(refused(b"{\"name\":\"a\0b\"}").contains("the line holds a NUL at byte 10"));
        for byte in [b'x', b'\xff'] {
            let mut long = alloc::vec![byte; MAX_REQUEST_BYTES + 1];
            let words = "a line of 1048577 bytes is larger than the 1048576";
            assert!(refused(&long).contains(words));
            long.push(b'\r');
            assert!(refused(&long).contains(words));
        }
    }

    #[test]
    fn an_id_stands_in_records_of_scored_and_of_refused_lines() {
        let record = |line: &str| json(&records(LineFormat::Request, [line]).next().unwrap());
        // (9.4 + 8.5) / 2 x 0.97 is 8.6815.
        let scored = r#"{"id":"F \"1\"","method":"owasp-0.5","cvss":9.4,"aars":8.5}"#;
        assert!(record(scored).starts_with(r#"{"line":1,"id":"F \"1\"","ok":true,"score":"8.7","#));
        assert_eq!(
            record(r#"{"id":"F-2"}"#),
            r#"{"line":1,"id":"F-2","ok":false,"error":{"code":"field.missing","path":"cvss","message":"a request needs `cvss`, a CVSS v4.0 vector or score"}}"#
        );
        assert!(record(r#"{"id":2}"#).contains(r#""code":"field.type","path":"id""#));
        assert!(record(r#"{"id":"a","id":"b"}"#).contains(r#""code":"field.unknown","path":"id""#));
    }
}
