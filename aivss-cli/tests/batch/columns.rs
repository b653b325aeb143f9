//! CSV: headers and rows.

use crate::{HEADER, code, message_between, names_in, row, text, with_input};
use tempfile::TempDir;

#[test]
fn hostile_rows_are_refused_one_by_one_and_a_quote_swallows_nothing() {
    let head = format!("\u{feff}{HEADER}\r\n");
    let good = row("fine");
    let refused = |bad: &[u8]| message_between("csv", &head, &good, bad);
    assert_eq!(
        refused(row("\"open").as_bytes()),
        "request.syntax: the line cannot be read as CSV: a quoted cell does not end on its line"
    );
    assert_eq!(
        refused(b"a,b"),
        "request.syntax: the line cannot be read as CSV: it has 2 cells under a header of 12"
    );
    assert_eq!(refused(row("a\0b").as_bytes()), "input.unreadable: the line holds a NUL at byte 1");
    assert!(refused(b"caf\xe9,,,").contains("not UTF-8 text from byte 3 on"));
    assert!(refused(&vec![b','; 10 << 20]).starts_with("request.too_large"));
    assert!(refused(&vec![b'"'; 1 << 20]).starts_with("request.syntax"));
    let empty = ",".repeat(11);
    assert!(refused(empty.as_bytes()).starts_with("field.missing: a request needs `cvss`"));
    let off = row("x").replace(",0.5,", ",0.6,");
    assert!(refused(off.as_bytes()).starts_with("factor.off_rubric"));
}

#[test]
fn a_header_that_is_not_understood_is_refused_before_anything_is_written() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("scores.jsonl");
    let out = out.to_str().unwrap();
    for (header, reason) in [
        ("", "the header has neither a column `cvss` nor `compact`"),
        ("cvss;autonomy", "column `cvss;autonomy` is unknown"),
        ("cvss,owner", "column `owner` is unknown"),
        ("cvss,cvss", "column `cvss` is there a second time"),
        ("cvss,autonomy", "the header lacks factors of set 0.8"),
        ("compact,cvss", "decides the score by itself"),
    ] {
        let output = with_input(&["-", "--input", "csv", "--out", out], header.as_bytes());
        assert_eq!(code(&output), 2, "{header}");
        assert!(text(&output.stderr).contains(reason), "{}", text(&output.stderr));
        assert!(text(&output.stderr).contains("hint: `aivss batch --help`"));
    }
    assert_eq!(names_in(&folder), Vec::<String>::new());
}
