//! Rows of CSV as requests: a header that is understood as a whole or refused, then a row a line.

use super::{ID, Record, without_return};
use crate::csv::split;
use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use crate::factor::{AmplificationFactor, FactorSet};
use crate::request::{MAX_COMMENT_CHARACTERS, MAX_NAME_CHARACTERS};
use crate::value::Value;
use crate::value::read::text;
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Columns that are fields of a request under the same name, and `id`.
const FIELDS: [&str; 13] = [
    ID,
    "name",
    "comment",
    "cvss",
    "method",
    "domain",
    "factor_set",
    FACTORS,
    "aars",
    "exploit_maturity",
    "threat_multiplier",
    "mitigation",
    "mitigation_factor",
];

/// All ten factors in a [factor vector](crate::factor::vector), in place of a column for each.
const FACTORS: &str = "factors";

/// A compact form, which holds all that decides a score.
const COMPACT: &str = "compact";

/// What goes beside a compact form: what decides no score.
const BESIDE_COMPACT: [&str; 3] = [ID, "name", "comment"];

/// The columns of a file of CSV.
///
/// Their order is free, and case, blanks and hyphens in their names do not count. They are either
/// `compact`, with a [compact form](crate::compact) in each row, or `cvss` with the ten factors of a set,
/// each under any name it was published with, or with `factors`, a
/// [factor vector](crate::factor::vector), or with `aars`, and the other fields of a
/// [request](crate::wire#request) that differ from what is taken when they are left out. `id`, `name` and
/// `comment` go with either. `X` or `unknown` is an input that nobody observed. An empty cell is a field left
/// out; blanks around a cell do not count.
///
/// Cells are quoted as in RFC 4180, but a row is one line: a quoted cell does not run on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns(Vec<Column>);

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    Compact,
    Field(&'static str),
    /// A factor, under the name it has in the header.
    Factor(AmplificationFactor, String),
}

impl Columns {
    /// Understands a header.
    ///
    /// # Errors
    ///
    /// `input.unreadable` for bytes that are not UTF-8 and `request.syntax` for misplaced quotes;
    /// `field.unknown` for a column of another name or beside `compact`, and `field.duplicate` for one
    /// that is there twice; `field.missing` and `factor.missing` for a header under which no row scores.
    pub fn from_header(header: &[u8]) -> Result<Self, Error> {
        let header = core::str::from_utf8(without_return(header)).map_err(|error| {
            let place = error.valid_up_to();
            let message = format!("the header is not UTF-8 text from byte {place} on");
            Error::new(ErrorCode::InputUnreadable, message)
        })?;
        let names = match header.trim_ascii() {
            "" => Vec::new(),
            header => split(header).map_err(|why| not_csv("header", why))?,
        };
        let mut columns = Vec::with_capacity(names.len());
        for name in &names {
            let column = Column::from_name(name.trim_ascii())?;
            if columns.iter().any(|earlier| column.is_like(earlier)) {
                let message = format!("column {} is there a second time", Quoted(name));
                return Err(Error::new(ErrorCode::FieldDuplicate, message).at_name(name));
            }
            columns.push(column);
        }
        let columns = Self(columns);
        columns.check_completeness()?;
        Ok(columns)
    }

    /// A header without which no row could be scored is refused at once, and not row by row.
    fn check_completeness(&self) -> Result<(), Error> {
        if self.has(&Column::Compact) {
            return self.0.iter().try_for_each(Column::check_beside_compact);
        }
        if !self.has(&Column::Field("cvss")) {
            let message = format!("the header has neither a column `cvss` nor `{COMPACT}`");
            return Err(Error::new(ErrorCode::FieldMissing, message).at("cvss"));
        }
        if self.has(&Column::Field(FACTORS)) {
            return self.0.iter().try_for_each(Column::check_beside_factors);
        }
        if self.has(&Column::Field("aars")) {
            return Ok(());
        }
        let missing_of = |set: FactorSet| -> Vec<&str> {
            let factors = set.factors().iter();
            factors
                .filter(|factor| !self.has(&Column::Factor(**factor, String::new())))
                .map(|factor| factor.key(set))
                .collect()
        };
        let sets = FactorSet::ALL.into_iter().map(|set| (set, missing_of(set)));
        // The set that is nearest must be the one that was meant.
        match sets.min_by_key(|(_, missing)| missing.len()) {
            Some((set, missing)) if !missing.is_empty() => {
                let missing = list(missing.into_iter().map(Quoted));
                let message = format!("the header lacks factors of set {set}: {missing}");
                Err(Error::new(ErrorCode::FactorMissing, message).at("factors"))
            }
            _ => Ok(()),
        }
    }

    fn has(&self, wanted: &Column) -> bool {
        self.0.iter().any(|column| column.is_like(wanted))
    }

    /// The record of a row.
    pub(super) fn record(&self, line: u64, row: &str) -> Record {
        let cells = match split(row) {
            Ok(cells) => cells,
            Err(why) => return Record::refused(line, not_csv("line", why)),
        };
        if cells.len() != self.0.len() {
            let (found, expected) = (cells.len(), self.0.len());
            let why = format!("it has {found} cells under a header of {expected}");
            return Record::refused(line, not_csv("line", &why));
        }
        // JSON and compact forms refuse a NUL by themselves; a name in a cell would not.
        if row.as_bytes().contains(&0) {
            return Record::refused(line, not_csv("line", "it holds a NUL"));
        }
        let mut compact = None;
        let mut fields = Vec::with_capacity(cells.len());
        let mut factors = Vec::with_capacity(10);
        for (column, cell) in self.0.iter().zip(&cells) {
            let cell = cell.trim_ascii();
            let text = Value::Text(Cow::Borrowed(cell));
            match column {
                Column::Compact => compact = Some(cell),
                _ if cell.is_empty() => {}
                Column::Field(name) => fields.push((Cow::Borrowed(*name), text)),
                Column::Factor(_, name) => factors.push((Cow::Borrowed(name.as_str()), text)),
            }
        }
        if let Some(compact) = compact {
            return record_of_compact(line, compact, fields);
        }
        if !factors.is_empty() {
            fields.push((Cow::Borrowed("factors"), Value::Object(factors)));
        }
        Record::from_value(line, Value::Object(fields))
    }
}

impl Column {
    fn from_name(name: &str) -> Result<Self, Error> {
        let field = name.to_ascii_lowercase().replace([' ', '-'], "_");
        if field == COMPACT {
            return Ok(Self::Compact);
        }
        if let Some(known) = FIELDS.into_iter().find(|known| *known == field) {
            return Ok(Self::Field(known));
        }
        name.parse().map(|factor| Self::Factor(factor, name.into())).map_err(|_| {
            let known = list(FIELDS.into_iter().map(Quoted));
            let message = format!(
                "column {} is unknown; expected `{COMPACT}`, a factor, or one of {known}",
                Quoted(name)
            );
            Error::new(ErrorCode::FieldUnknown, message).at_name(name)
        })
    }

    /// Whether two columns are the same, however they are spelt.
    fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Factor(one, _), Self::Factor(another, _)) => one == another,
            _ => self == other,
        }
    }

    fn check_beside_factors(&self) -> Result<(), Error> {
        let Self::Factor(_, name) = self else { return Ok(()) };
        let message = format!(
            "column {} stands beside `{FACTORS}`, which holds all ten; give one of them",
            Quoted(name)
        );
        Err(Error::new(ErrorCode::FieldConflict, message).at_name(name))
    }

    fn check_beside_compact(&self) -> Result<(), Error> {
        let name = match self {
            Self::Compact => return Ok(()),
            Self::Field(name) if BESIDE_COMPACT.contains(name) => return Ok(()),
            Self::Field(name) => name,
            Self::Factor(_, name) => name.as_str(),
        };
        let message = format!(
            "column {} stands beside `{COMPACT}`, which decides the score by itself; only {} go with it",
            Quoted(name),
            list(BESIDE_COMPACT.into_iter().map(Quoted))
        );
        Err(Error::new(ErrorCode::FieldUnknown, message).at_name(name))
    }
}

/// A compact form with what stands beside it.
fn record_of_compact(line: u64, compact: &str, beside: Vec<(Cow<'_, str>, Value<'_>)>) -> Record {
    let mut record = if compact.is_empty() {
        let message = format!("the row has nothing in its column `{COMPACT}`");
        Record::refused(line, Error::new(ErrorCode::FieldMissing, message).at(COMPACT))
    } else {
        Record::from_compact(line, compact)
    };
    for (key, value) in beside {
        let most = if key == "comment" { MAX_COMMENT_CHARACTERS } else { MAX_NAME_CHARACTERS };
        match (text(value, most), &mut record.result, key.as_ref()) {
            (Err(error), Ok(_), _) => record.result = Err(error.at(&key)),
            (Ok(value), _, ID) => record.id = Some(value),
            (Ok(value), Ok(scored), "name") => scored.name = Some(value),
            (Ok(value), Ok(scored), _) => scored.comment = Some(value),
            (_, Err(_), _) => {}
        }
    }
    record
}

/// What is no CSV, and why.
fn not_csv(what: &str, why: &str) -> Error {
    Error::new(ErrorCode::RequestSyntax, format!("the {what} cannot be read as CSV: {why}"))
}

#[cfg(test)]
mod tests {
    use super::super::rows;
    use super::*;

    fn refusal(header: &str) -> String {
        Columns::from_header(header.as_bytes()).unwrap_err().message().into()
    }

    #[test]
    fn a_header_is_understood_as_a_whole_or_refused() {
        let factors = "Execution Autonomy,tools,language,context,non-determinism,opacity,persistence,identity,multi_agent,SelfMod";
        assert!(Columns::from_header(format!("CVSS,{factors}\r").as_bytes()).is_ok());
        assert!(Columns::from_header(b"name, Compact ,id").is_ok());
        assert!(Columns::from_header(b"cvss,aars,method").is_ok());
        assert_eq!(refusal("name"), "the header has neither a column `cvss` nor `compact`");
        assert_eq!(
            refusal(&format!("cvss,{factors},autonomy")),
            "column `autonomy` is there a second time"
        );
        assert_eq!(
            refusal("cvss,autonomy,tools,language,context,non_determinism,opacity,persistence"),
            "the header lacks factors of set 0.8: `identity`, `multi_agent`, `self_mod`"
        );
        assert!(
            refusal(&format!("cvss,owner,{factors}"))
                .starts_with("column `owner` is unknown; expected `compact`")
        );
        assert_eq!(refusal(" "), refusal("name"));
        assert!(refusal("cvss,,aars").starts_with("column `` is unknown"));
        assert!(refusal("compact,cvss").contains("decides the score by itself"));
        assert!(refusal("compact,tools").contains("decides the score by itself"));
        assert_eq!(
            refusal("cvss,\"autonomy"),
            "the header cannot be read as CSV: a quoted cell does not end on its line"
        );
        let error = Columns::from_header(b"caf\xe9").unwrap_err();
        assert_eq!(error.message(), "the header is not UTF-8 text from byte 3 on");
    }

    #[test]
    fn what_stands_beside_a_compact_form_goes_into_its_record() {
        let form = "AIVSS-C:1/owasp-0.5/R/AARS:8.5/BASE:9.4";
        let long = "x".repeat(201);
        let lines = [
            "comment,compact,id,name",
            &format!("why,{form},F-1, An agent "),
            "why,,F-2,An agent",
            &format!(",{form},F-3,{long}"),
            &format!(",{form},,"),
        ];
        let found: Vec<_> = rows(lines).unwrap().collect();
        let [first, second, third, fourth] = found.as_slice() else { panic!("{found:?}") };
        let scored = first.result.as_ref().unwrap();
        assert_eq!((first.line, first.id.as_deref()), (2, Some("F-1")));
        assert_eq!(scored.name.as_deref(), Some("An agent"));
        assert_eq!(scored.comment.as_deref(), Some("why"));
        assert_eq!(second.id.as_deref(), Some("F-2"));
        let reason = second.result.as_ref().unwrap_err().message();
        assert_eq!(reason, "the row has nothing in its column `compact`");
        assert_eq!(third.id.as_deref(), Some("F-3"));
        assert_eq!(third.result.as_ref().unwrap_err().path(), "name");
        assert_eq!((fourth.line, fourth.id.as_ref()), (5, None));
        assert_eq!(fourth.result.as_ref().unwrap().name, None);
    }
}
