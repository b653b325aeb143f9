//! Rows of CSV (RFC 4180): cells written and read, for batches, catalogs and threat models alike.
//!
//! ```
//! use aivss_core::csv::{defused, write_row};
//!
//! let mut text = String::new();
//! write_row(&mut text, ["id", "name"]);
//! text.push_str("\r\n");
//! write_row(&mut text, ["TH-1", &defused("=A1, \"B1\"")]);
//! assert_eq!(text, "id,name\r\nTH-1,\"'=A1, \"\"B1\"\"\"");
//! ```
//!
//! Rows are written without a line end, because files differ in theirs. What is read is one line, so that a
//! quote too many spoils its own line and does not swallow the rest of the file. What the RFC does not have,
//! such as a quote in the middle of a cell, is refused: spreadsheets disagree about its meaning.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Appends cells with commas between them, each in quotes where it needs them.
pub fn write_row(text: &mut String, cells: impl IntoIterator<Item = impl AsRef<str>>) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        write_cell(text, cell.as_ref());
    }
}

/// Appends a cell, in quotes where it holds a comma, a quote or a line end.
pub fn write_cell(text: &mut String, cell: &str) {
    write_quoted(text, cell, |line_end| line_end);
}

/// Appends a cell in which line ends become blanks, for readers that take a record for one line.
pub fn write_line_cell(text: &mut String, cell: &str) {
    write_quoted(text, cell, |_| ' ');
}

fn write_quoted(text: &mut String, cell: &str, line_end: impl Fn(char) -> char) {
    if !cell.contains([',', '"', '\r', '\n']) {
        text.push_str(cell);
        return;
    }
    text.push('"');
    for character in cell.chars() {
        match character {
            '"' => text.push_str("\"\""),
            '\r' | '\n' => text.push(line_end(character)),
            other => text.push(other),
        }
    }
    text.push('"');
}

/// A cell that no spreadsheet takes for a formula and runs: one that begins with `=`, `+`, `-`, `@`, a tab or
/// a carriage return gets an apostrophe before it.
#[must_use]
pub fn defused(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cells of a line; those without doubled quotes are pieces of it. The error says what is wrong,
/// as the end of a sentence.
pub(crate) fn split(line: &str) -> Result<Vec<Cow<'_, str>>, &'static str> {
    let mut cells = Vec::with_capacity(16);
    let mut rest = line;
    loop {
        let (cell, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_cell(quoted)?,
            None => plain_cell(rest)?,
        };
        cells.push(cell);
        match after {
            Some(after) => rest = after,
            None => return Ok(cells),
        }
    }
}

/// A cell, and what follows its comma if it has one.
type Cell<'a> = (Cow<'a, str>, Option<&'a str>);

fn plain_cell(text: &str) -> Result<Cell<'_>, &'static str> {
    let (cell, after) = match text.bytes().position(|byte| byte == b',') {
        Some(end) => (text.get(..end).unwrap_or_default(), text.get(end + 1..)),
        None => (text, None),
    };
    if cell.bytes().any(|byte| byte == b'"') {
        return Err("a quote stands inside a cell that does not begin with one");
    }
    Ok((Cow::Borrowed(cell), after))
}

/// What follows an opening quote.
fn quoted_cell(text: &str) -> Result<Cell<'_>, &'static str> {
    let mut before = String::new();
    let mut rest = text;
    loop {
        let (part, after) = rest.split_once('"').ok_or("a quoted cell does not end on its line")?;
        if let Some(more) = after.strip_prefix('"') {
            before.push_str(part);
            before.push('"');
            rest = more;
            continue;
        }
        let cell = if before.is_empty() {
            Cow::Borrowed(part)
        } else {
            before.push_str(part);
            Cow::Owned(before)
        };
        return match after.strip_prefix(',') {
            None if after.is_empty() => Ok((cell, None)),
            None => Err("something stands between a closing quote and the next comma"),
            next => Ok((cell, next)),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_have_to_be() {
        let written = |write: fn(&mut String, &str), cell| {
            let mut text = String::new();
            write(&mut text, cell);
            text
        };
        for (cell, kept, on_one_line) in [
            ("", "", ""),
            ("plain; text", "plain; text", "plain; text"),
            ("a,b", "\"a,b\"", "\"a,b\""),
            ("a\nb", "\"a\nb\"", "\"a b\""),
            ("say \"so\"\r\nnow", "\"say \"\"so\"\"\r\nnow\"", "\"say \"\"so\"\"  now\""),
        ] {
            assert_eq!(written(write_cell, cell), kept);
            assert_eq!(written(write_line_cell, cell), on_one_line);
        }
    }

    #[test]
    fn rows_are_split_into_the_cells_they_were_written_from() {
        let cells = ["", "a,b", "\"", " c ", "\u{e4}", ""];
        let mut text = String::new();
        write_row(&mut text, cells);
        assert_eq!(split(&text).unwrap(), cells);
    }

    #[test]
    fn formulas_are_defused_and_other_cells_stay() {
        for cell in ["=1", "+1", "-1", "@a", "\ta", "\ra"] {
            assert_eq!(defused(cell), format!("'{cell}"));
        }
        for cell in ["", "a=1", " =1", "'=1", "7.9"] {
            assert_eq!(defused(cell), cell);
        }
    }

    #[test]
    fn cells_are_split_at_commas_outside_of_quotes() {
        for (line, cells) in [
            ("", &[""][..]),
            (",", &["", ""]),
            ("\"\"", &[""]),
            ("a,\"b,\"\"c\"\"\",,d\re", &["a", "b,\"c\"", "", "d\re"]),
            ("\"\"\"\",\"\"\"a\"", &["\"", "\"a"]),
            (" a , \u{e4}\0,\"\u{1f600}\"", &[" a ", " \u{e4}\0", "\u{1f600}"]),
        ] {
            assert_eq!(split(line).unwrap(), cells, "{line}");
        }
    }

    #[test]
    fn quotes_out_of_place_are_refused() {
        let open = "a quoted cell does not end on its line";
        let inside = "a quote stands inside a cell that does not begin with one";
        let behind = "something stands between a closing quote and the next comma";
        for (line, reason) in [
            ("a,\"b", open),
            ("\"", open),
            ("\"\"\"", open),
            ("\"a\"\",b", open),
            ("a\"b\",c", inside),
            ("a, \"b\"", inside),
            ("\"a\"b,c", behind),
            ("\"a\" ,c", behind),
        ] {
            assert_eq!(split(line).unwrap_err(), reason, "{line}");
        }
    }
}
