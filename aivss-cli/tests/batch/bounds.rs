//! Lines with unknown inputs: their two ends, their count, and the gate.

use crate::{code, records, text, with_input};

const OPEN: &str = r#"{"id":"open","cvss":8.8,"factors":"AIVSS:0.8/AU:X/TO:X/LA:0.0/CX:0.0/ND:0.0/OP:0.0/PE:0.0/ID:0.0/MA:0.0/SM:0.0"}"#;
const WHOLE: &str = r#"{"cvss":5.0,"factors":"AIVSS:0.8/AU:0.0/TO:0.0/LA:0.0/CX:0.0/ND:0.0/OP:0.0/PE:0.0/ID:0.0/MA:0.0/SM:0.0"}"#;

#[test]
fn a_line_with_unknown_factors_has_two_ends_and_its_own_count() {
    let input = format!("{OPEN}\n{WHOLE}\n");
    let output = with_input(&["-"], input.as_bytes());
    assert_eq!(code(&output), 0);
    let records = records(&output);
    // 8.8 and 8.8 + 1.2 x 0.2 x 0.97 = 9.0328.
    assert_eq!(
        (&records[0]["score_low"], &records[0]["score_high"]),
        (&"8.8".into(), &"9.0".into())
    );
    assert_eq!(
        (&records[0]["id"], &records[0]["score"]),
        (&"open".into(), &serde_json::Value::Null)
    );
    assert_eq!(records[1]["score"], "5.0");
    assert!(records[1].get("score_low").is_none());
    let counts = text(&output.stderr);
    assert!(counts.contains("Critical            0\n"), "{counts}");
    assert!(counts.contains("High                0\n"), "{counts}");
    assert!(counts.contains("Medium              1\n"), "{counts}");
    assert!(counts.contains("open                1\n"), "{counts}");
    assert!(counts.contains("2 lines in "), "{counts}");
}

#[test]
fn what_could_reach_the_band_does_not_pass_the_gate() {
    for (band, expected) in [("critical", 1), ("high", 1)] {
        let output = with_input(&["-", "--fail-on", band], OPEN.as_bytes());
        assert_eq!(code(&output), expected, "{band}");
    }
    assert_eq!(code(&with_input(&["-", "--fail-on", "high"], WHOLE.as_bytes())), 0);
    assert_eq!(code(&with_input(&["-", "--fail-on", "medium"], WHOLE.as_bytes())), 1);
}

#[test]
fn a_table_has_both_ends_in_its_last_columns() {
    let input = format!("{OPEN}\n{WHOLE}\n{{}}\n");
    let output = with_input(&["-", "--output", "csv"], input.as_bytes());
    let lines: Vec<&str> = text(&output.stdout).lines().collect();
    assert!(lines[0].ends_with(",error_message,score_low,score_high,complete"));
    assert!(lines[1].starts_with("1,open,,,,8.8,,,owasp-0.8,rubric,AIVSS-C:1/"), "{}", lines[1]);
    assert!(lines[1].ends_with(",,,,8.8,9.0,false"), "{}", lines[1]);
    assert!(lines[2].ends_with(",,,,5.0,5.0,true"), "{}", lines[2]);
    assert!(lines[3].ends_with(",,,"), "{}", lines[3]);
}
