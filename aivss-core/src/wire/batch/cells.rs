//! Splitting a row of CSV (RFC 4180) into its cells.
//!
//! A row is one line, so that a quote too many spoils its own line and does not swallow the rest of the
//! file. What the RFC does not have, such as a quote in the middle of a cell, is refused: spreadsheets
//! disagree about what it means.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// The cells of a line; those without doubled quotes are pieces of it. The error says what is wrong,
/// as the end of a sentence.
pub(super) fn split(line: &str) -> Result<Vec<Cow<'_, str>>, &'static str> {
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
