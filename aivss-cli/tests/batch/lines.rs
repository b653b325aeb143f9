//! Lines: each a record in its place, whatever stands in the others.

use crate::{COMPACT, code, json, message_between, records, requests, text, with_input};
use aivss_core::wire::score_json;

/// 20,000 lines, of which every third is refused and every seventh blank, by one to five threads.
#[test]
fn order_and_figures_are_those_of_the_lines_however_many_threads_there_are() {
    let requests = requests();
    let (mut input, mut expected) = (String::new(), Vec::new());
    for number in 1..=20_000_usize {
        let request = &requests[number % requests.len()];
        match (number % 7, number % 3) {
            (0, _) => {}
            (_, 0) => {
                let bad = format!("{{\"cvss\": {number}");
                input.push_str(&bad);
                expected.push((number, None, json(&score_json(&bad))));
            }
            _ => {
                let id = format!("line {number}");
                input.push_str(&request.replacen('{', &format!("{{\"id\": \"{id}\", "), 1));
                expected.push((number, Some(id), json(&score_json(request))));
            }
        }
        // The last line has no line feed.
        if number < 20_000 {
            input.push('\n');
        }
    }
    let mut first = Vec::new();
    for threads in ["1", "2", "5"] {
        let output = with_input(&["-", "--threads", threads], input.as_bytes());
        assert_eq!(code(&output), 2);
        if first.is_empty() {
            first.clone_from(&output.stdout);
            let found = records(&output);
            assert_eq!(found.len(), expected.len());
            for (record, (line, id, outcome)) in found.iter().zip(&expected) {
                assert_eq!(record["line"], *line);
                assert_eq!(record["id"].as_str(), id.as_deref());
                assert_eq!(record["ok"], outcome["ok"]);
                assert_eq!(record["error"], outcome["error"]);
                for field in ["name", "score", "severity", "aars", "raw", "domain"] {
                    assert_eq!(record[field], outcome["report"][field], "{field} of line {line}");
                }
                assert_eq!(record["cvss"], outcome["report"]["cvss"]["score"]);
                assert_eq!(record["method"], outcome["report"]["method"]["id"]);
            }
        }
        assert!(output.stdout == first, "with {threads} threads");
    }
    let output = with_input(&["-", "--full"], input.as_bytes());
    assert_eq!(records(&output).len(), expected.len());
    for (mut record, (line, id, outcome)) in records(&output).into_iter().zip(expected) {
        let fields = record.as_object_mut().unwrap();
        assert_eq!(fields.remove("line"), Some(line.into()));
        assert_eq!(fields.remove("id"), id.map(serde_json::Value::from));
        assert_eq!(record, outcome);
    }
}

#[test]
fn hostile_lines_are_refused_one_by_one_with_a_clear_reason() {
    let request = &requests()[0];
    let refused = |bad: &[u8]| message_between("jsonl", "", request, bad);
    assert_eq!(
        refused(b"{\"name\": \"caf\xe9\"}"),
        "input.unreadable: the line is not UTF-8 text from byte 13 on"
    );
    assert_eq!(
        refused(b"{\"name\": \"a\0\"}"),
        "input.unreadable: the line holds a NUL at byte 11"
    );
    assert!(refused(b"\xef\xbb\xbf{}").starts_with("request.syntax"));
    assert!(refused(b"\"\"\"").starts_with("request.syntax"));
    assert!(refused(b"{\"a\": \"").starts_with("request.syntax"));
    assert!(refused("[".repeat(100_000).as_bytes()).starts_with("request.syntax"));
    let huge = vec![b'x'; 10 << 20];
    let too_long =
        "request.too_large: a line of 10485760 bytes is larger than the 1048576 that are read";
    assert_eq!(refused(&huge), too_long);
    assert_eq!(message_between("compact", "", COMPACT, &huge), too_long);
    assert_eq!(
        message_between("compact", "", COMPACT, b"AIVSS-C:1/owasp-0.8\0/E"),
        "input.unreadable: the line holds a NUL at byte 19"
    );
    assert!(message_between("compact", "", COMPACT, b"\xff\xfe").contains("not UTF-8"));
}

#[test]
fn what_was_scored_and_refused_is_counted_by_band_at_the_end() {
    let good = format!("{COMPACT}\n");
    let input = format!("{}\n \nnonsense\n{COMPACT}", good.repeat(1_234));
    let output = with_input(&["-", "--input", "compact"], input.as_bytes());
    assert_eq!(code(&output), 2);
    let told: Vec<&str> = text(&output.stderr).lines().collect();
    // The score of the example is 7.9; two lines are blank.
    let expected = [
        "Critical            0",
        "High            1,235",
        "Medium              0",
        "Low                 0",
        "None                0",
        "refused             1",
        "blank               2",
    ];
    assert_eq!(told[..7], expected);
    assert!(told[7].starts_with("1,236 lines in "), "{}", told[7]);
    let first = "error: line 1237 was the first refused: a compact form begins with `AIVSS-C:1/`";
    assert_eq!(told[8..], [first]);
}

#[test]
fn nothing_in_is_nothing_out() {
    for input in ["", "\n", "\u{feff}", " \r\n\r\n"] {
        for kind in ["jsonl", "compact"] {
            let output = with_input(&["-", "--input", kind], input.as_bytes());
            assert_eq!((code(&output), text(&output.stdout)), (0, ""), "{kind}: {input:?}");
        }
        let output = with_input(&["-", "--input", "csv"], input.as_bytes());
        assert_eq!((code(&output), text(&output.stdout)), (2, ""), "{input:?}");
        assert!(text(&output.stderr).contains("neither a column `cvss` nor `compact`"));
    }
}
