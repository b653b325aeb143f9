//! Refusals of a text as a whole: length, version, prefix and the form of its pairs.

use crate::support::BASE;
use aivss_core::ErrorCode;
use aivss_core::cvss::Vector;

/// Code, whole message and position of the error.
pub(super) fn assert_refused(text: &str, code: ErrorCode, message: &str, position: Option<usize>) {
    let error = text.parse::<Vector>().expect_err(text);
    assert_eq!(error.to_string(), message, "`{text}`");
    assert_eq!((error.code(), error.position()), (code, position), "`{text}`");
    assert_eq!((error.message(), error.path()), (message, ""), "`{text}`");
}

/// 5 texts: the length is looked at before anything else, in bytes.
#[test]
fn a_text_longer_than_any_vector_is_refused_for_its_length_alone() {
    let valid_and_more = format!("{BASE}/{}", "X".repeat(200));
    let version_3 = format!("CVSS:3.1/{}", "AV:N/".repeat(40));
    for (text, length) in [
        ("x".repeat(179), 179),
        ("é".repeat(90), 180),
        (valid_and_more, 264),
        (version_3, 209),
        ("\0".repeat(1_000_000), 1_000_000),
    ] {
        assert_refused(
            &text,
            ErrorCode::CvssTooLong,
            &format!(
                "a vector of {length} bytes is longer than the 178 of the longest valid CVSS v4.0 vector"
            ),
            None,
        );
    }
    assert_eq!("x".repeat(178).parse::<Vector>().unwrap_err().code(), ErrorCode::CvssPrefix);
}

/// 9 vectors of other versions, each named.
#[test]
fn a_vector_of_another_version_is_told_that_aivss_needs_version_4_0() {
    for (text, version) in [
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "v3.1"),
        ("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:X/RL:X/RC:X", "v3.0"),
        ("CVSS:3.1", "v3.1"),
        ("CVSS:3.1/", "v3.1"),
        ("CVSS:2.0/AV:N/AC:L/Au:N/C:P/I:P/A:P", "v2.0"),
        ("AV:N/AC:L/Au:N/C:P/I:P/A:P", "v2"),
        ("(AV:L/AC:H/Au:M/C:C/I:C/A:C/E:ND/RL:ND/RC:ND)", "v2"),
        ("CVSS:4.1/AV:N", "v4.1"),
        ("CVSS:12345678901234567890/AV:N", "v12345678"),
    ] {
        assert_refused(
            text,
            ErrorCode::CvssVersion,
            &format!(
                "this is a CVSS {version} vector; AIVSS is defined on CVSS v4.0 alone (AIVSS v0.8, section \
                 3.1.1) and scores of other versions are on another scale, so assess the vulnerability anew \
                 in v4.0"
            ),
            None,
        );
    }
}

/// 2 spellings of version 4.0 that are not the specification's.
#[test]
fn another_spelling_of_version_4_0_is_told_the_right_prefix() {
    for text in ["CVSS:4/AV:N/AC:L", "CVSS:4.00/AV:N/AC:L"] {
        assert_ne!(text.parse::<Vector>().unwrap_err().code(), ErrorCode::CvssVersion, "{text}");
    }
}

/// 14 texts that begin otherwise.
#[test]
fn a_text_that_does_not_begin_like_a_vector_is_told_how_one_begins() {
    let lowercase = BASE.to_lowercase();
    for text in [
        "",
        "CVSS",
        "CVSS:",
        "CVSS:x/AV:N",
        "CVSS4.0/AV:N",
        "cvss:3.1/AV:N",
        &lowercase,
        &format!(" {BASE}"),
        &format!("\u{feff}{BASE}"),
        &BASE["CVSS:4.0/".len()..],
        "AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
        "9.4",
        "é",
        "\0",
    ] {
        assert_refused(
            text,
            ErrorCode::CvssPrefix,
            "a CVSS v4.0 vector begins with `CVSS:4.0/`, in capitals",
            Some(0),
        );
    }
}

/// 5 texts that end or go on wrongly after the prefix.
#[test]
fn the_prefix_alone_is_no_vector() {
    for text in ["CVSS:4.0", "CVSS:4.0 /AV:N", "CVSS:4.0AV:N", "CVSS:4.0\n/AV:N", "CVSS:4.0é"] {
        assert_refused(
            text,
            ErrorCode::CvssSyntax,
            "expected `/` and the metric `AV` after `CVSS:4.0`",
            Some(8),
        );
    }
}

/// 5 texts with nothing between or after slashes.
#[test]
fn an_empty_pair_is_found_where_it_stands() {
    for (text, position) in [
        ("CVSS:4.0/".to_owned(), 9),
        ("CVSS:4.0//AV:N".to_owned(), 9),
        (BASE.replace("/AC:L", "//AC:L"), 14),
        (format!("{BASE}/"), 64),
        (format!("{BASE}/E:A//CR:H"), 68),
    ] {
        assert_refused(
            &text,
            ErrorCode::CvssSyntax,
            "expected a metric such as `AV:N` after `/`, and found none",
            Some(position),
        );
    }
}

/// 4 texts whose pair has no colon.
#[test]
fn a_pair_without_a_value_is_shown() {
    for (text, shown, position) in [
        ("CVSS:4.0/AV".to_owned(), "AV", 9),
        (format!("{BASE}/E"), "E", 64),
        (format!("{BASE}/\n"), "\\u{a}", 64),
        (format!("{BASE}/{}", "y".repeat(100)), "", 64),
    ] {
        let shown =
            if shown.is_empty() { format!("{}…", "y".repeat(80)) } else { shown.to_owned() };
        assert_refused(
            &text,
            ErrorCode::CvssSyntax,
            &format!("expected a metric such as `AV:N`, and found `{shown}` without a value"),
            Some(position),
        );
    }
}

/// 1 error, as Rust code sees them.
#[test]
fn an_error_is_a_standard_error_with_a_short_debug_form() {
    let error = "CVSS:4.0".parse::<Vector>().unwrap_err();
    let standard: &dyn std::error::Error = &error;
    assert!(standard.source().is_none());
    assert_eq!(
        format!("{error:?}"),
        "Error(cvss.syntax: expected `/` and the metric `AV` after `CVSS:4.0`)"
    );
    assert_eq!(error.clone(), error);
}
