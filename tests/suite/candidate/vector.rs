//! The grammar of the extension vector and of the display form.

use crate::support::all_vectors;
use aivss_core::extension::{
    ExtensionMetric, ExtensionVector, MetricRole, Notation, PairedVector, VECTOR_BYTES,
};
use aivss_core::{Error, ErrorCode};
use aivss_tests::policy::violation;
use aivss_tests::vectors::candidate::vector_syntax;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The code for an error of the reference. Where it calls a metric out of order, the library says that the
/// expected one is missing, if it stands nowhere; where it finds no header, that it is another state's.
pub(crate) fn expected_code(error: &str, text: &str, header: &str) -> ErrorCode {
    let keys: Vec<&str> =
        text.split('/').filter_map(|pair| pair.split_once(':')).map(|(key, _)| key).collect();
    let first = text.split('/').next().unwrap();
    match error {
        "prefix" => {
            let version = first.strip_prefix("AIVSS:").unwrap_or_default();
            let is_version = version.contains('.')
                && version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            if (is_version && first != header) || version == "2" {
                ErrorCode::ExtensionVersion
            } else {
                ErrorCode::ExtensionPrefix
            }
        }
        "malformed" => ErrorCode::ExtensionSyntax,
        "unknown-metric" if keys.contains(&"") => ErrorCode::ExtensionSyntax,
        "unknown-metric" => ErrorCode::ExtensionMetricUnknown,
        "duplicate" => ErrorCode::ExtensionMetricRepeated,
        "order" => {
            let names = ExtensionMetric::ALL.map(ExtensionMetric::as_str);
            let is_right = |(name, key): &(&str, &str)| name == key;
            let in_order = names.into_iter().zip(keys.iter().skip(1).copied()).take_while(is_right);
            let expected = names[in_order.count()];
            if keys.contains(&expected) {
                ErrorCode::ExtensionMetricOrder
            } else {
                ErrorCode::ExtensionMetricMissing
            }
        }
        "value" => ErrorCode::ExtensionValueUnknown,
        "missing" => ErrorCode::ExtensionMetricMissing,
        "withdrawn" => ErrorCode::ExtensionMetricWithdrawn,
        other => panic!("no such error: {other}"),
    }
}

/// The reference's 160 verdicts: 33 accepted, 127 refused, each for the reference's reason.
#[test]
fn the_parser_agrees_with_the_reference() {
    for verdict in vector_syntax().vectors {
        let parsed = ExtensionVector::from_padded(&verdict.input);
        match verdict.error {
            None => {
                let vector = parsed.unwrap_or_else(|error| panic!("{}: {error}", verdict.note));
                let canonical = verdict.canonical.as_deref().unwrap_or(verdict.input.trim());
                assert_eq!(vector.to_string(), canonical);
                assert_eq!(Some(vector.is_complete()), verdict.complete);
                assert_eq!(Some(vector.effect_class().as_str()), verdict.class.as_deref());
            }
            Some(reason) => {
                let error = parsed.unwrap_err();
                let expected = expected_code(&reason, &verdict.input, "AIVSS:1.0");
                assert_eq!(error.code(), expected, "{}: {error}", verdict.note);
                assert_eq!(violation(error.message()), None, "{error}");
            }
        }
    }
}

/// The same 160: documents take what the schema's pattern takes, without the final newline (erratum C19).
#[test]
fn a_document_takes_no_blanks_around_a_vector() {
    let mut padded = 0;
    for verdict in vector_syntax().vectors {
        let is_padded = verdict.input.trim() != verdict.input;
        padded += usize::from(is_padded && verdict.ok);
        let by_schema = verdict.schema_pattern.unwrap_or(verdict.ok);
        let is_newline = verdict.note == "trailing newline";
        let parsed = verdict.input.parse::<ExtensionVector>();
        assert_eq!(parsed.is_ok(), by_schema && !is_newline, "{}", verdict.note);
        if let (Err(error), true) = (parsed, is_padded && verdict.ok) {
            assert_eq!(violation(error.message()), None, "{error}");
            assert!(error.message().contains("U+"), "{error}");
        }
    }
    assert_eq!(padded, 5);
}

/// 81,920 vectors, 8,748 of them complete, each of 49 bytes.
#[test]
fn every_vector_is_printed_and_read_back() {
    let (mut count, mut complete) = (0, 0);
    for vector in all_vectors() {
        let text = vector.to_string();
        assert_eq!(text.len(), VECTOR_BYTES);
        assert_eq!(text.parse::<ExtensionVector>().unwrap(), vector);
        assert_eq!(vector.is_complete(), !text.contains(":X"));
        assert_eq!(vector.unknown_metrics().count(), text.matches(":X").count());
        count += 1;
        complete += usize::from(vector.is_complete());
    }
    assert_eq!((count, complete), (81_920, 8_748));
}

/// 8 metrics: 5 values of LC and 4 of the others, each with a label and a criterion of its own.
#[test]
fn every_metric_has_its_values_with_labels_and_criteria() {
    let letters = ["DIMNX", "CSNX", "LCNX", "RPUX", "WMNX", "HMLX", "WMNX", "HMLX"];
    let mut criteria = BTreeSet::new();
    for (metric, letters) in ExtensionMetric::ALL.into_iter().zip(letters) {
        let tokens: String = metric.values().iter().map(|value| value.token).collect();
        assert_eq!(tokens, letters, "{metric}");
        assert_eq!(metric.values().last().unwrap().label, "Insufficient evidence");
        assert_eq!(ExtensionMetric::from_abbreviation(metric.as_str()), Some(metric));
        criteria.extend(metric.values().iter().map(|value| value.criterion));
        let is_classifying = ExtensionMetric::CLASSIFYING.contains(&metric);
        assert_eq!(metric.role() == MetricRole::Classifying, is_classifying);
        assert!(metric.boundary().starts_with(metric.as_str()));
    }
    // 24 values that are established, and X.
    assert_eq!(criteria.len(), 25 + 1);
}

/// 18 texts of the reference; the library wants both vectors, and valid ones.
#[test]
fn the_display_form_agrees_with_the_reference() {
    for form in vector_syntax().display_form {
        let parsed = form.input.parse::<PairedVector>();
        if let (true, Some(aivss)) = (form.ok, &form.aivss) {
            let pair = parsed.unwrap_or_else(|error| panic!("{}: {error}", form.note));
            assert_eq!(pair.extension.to_string(), *aivss);
            assert_eq!(Some(pair.cvss.to_string()), form.cvss);
            assert_eq!(pair.to_string().parse::<PairedVector>().unwrap(), pair);
            continue;
        }
        let error = parsed.unwrap_err();
        assert_eq!(violation(error.message()), None, "{error}");
        let (code, path) = match form.note.as_str() {
            "TA appended" | "CVSS alone" | "extension alone" | "tab only" | "newline only"
            | "reversed" | "extension twice" | "CVSS twice" => (ErrorCode::ExtensionUnpaired, ""),
            "older extension" => (ErrorCode::ExtensionVersion, "aivss_vector"),
            _ => (ErrorCode::ExtensionAppended, ""),
        };
        assert_eq!((error.code(), error.path()), (code, path), "{}: {error}", form.note);
    }
}

fn refusal(text: &str) -> Error {
    text.parse::<ExtensionVector>().unwrap_err()
}

/// 12 messages in full, each with the byte at which it begins.
#[test]
fn a_refusal_names_the_cause_and_the_cure() {
    for (text, position, message) in [
        ("", 0, "the text is empty; an extension vector begins with `AIVSS:1.0/`"),
        (
            "AIVSS:1/owasp-0.8/CVSS:9.4",
            0,
            "this is the compact form of an assessment, which begins with `AIVSS-C:1/`; an extension vector begins \
             with `AIVSS:1.0/`",
        ),
        (
            "AIVSS:2.0/LC:N/CP:N/AP:N/SR:U/EX:N/PT:L/CA:N/TD:L",
            0,
            "this is a vector of the superseded 2.0 candidate; its letters mean the same in AIVSS 1.0, so the \
             header may become `AIVSS:1.0`, and the adjusted numbers of 2.0 are withdrawn",
        ),
        (
            "AIVSS:1.2/LC:N/CP:N/AP:N/SR:U/EX:N/PT:L/CA:N/TD:L",
            0,
            "`AIVSS:1.2` is the header of no edition that is read here; drafts before AIVSS 1.0 had fewer metrics \
             or gave them another meaning, so assess the path anew and write `AIVSS:1.0`",
        ),
        (
            "\u{a0}AIVSS:1.0/LC:N",
            0,
            "an extension vector begins with `AIVSS:1.0/`, and the character `U+00A0` stands in its first part",
        ),
        (
            "AIVSS:1.0/LC:N/CP:N/AP:N/SR:U/EX:N/PT:L/CA:N/TA:L",
            45,
            "metric `TA` was a second name of `TD` in the 2.0 candidate and is withdrawn; write `TD`",
        ),
        (
            "AIVSS:1.0/LC:N/CP:N/E:P",
            20,
            "`E` is no metric of the extension vector; it is one of CVSS and belongs in the CVSS vector",
        ),
        (
            "AIVSS:1.0/LC:N/cp:N",
            15,
            "`cp` is no metric of the extension vector; `CP` is written in capitals",
        ),
        (
            "AIVSS:1.0/LC:N/AP:N/CP:N",
            15,
            "metric `AP` (Agentic Propagation) stands out of order; `CP` comes before it",
        ),
        (
            "AIVSS:1.0/LC:D/CP:C/AP:L/SR:R/TD:H",
            30,
            "metric `EX` (Extension Surface) is missing before `TD`; a vector gives all eight, with X where the \
             evidence does not decide",
        ),
        (
            "AIVSS:1.0/LC:\u{39d}/CP:N",
            10,
            "metric `LC` (Language-Mediated Control) has no value `\u{39d}`, in which the character `U+039D` \
             stands; it takes `D` (Direct), `I` (Indirect), `M` (Mediated), `N` (None), `X` (Insufficient evidence)",
        ),
        (
            "AIVSS:1.0/LC:D/CP:C/AP:L/SR:R/EX:W/PT:H",
            39,
            "the vector ends before `CA` (Cost Abuse Surface), `TD` (Traceability Deficit); it gives all eight \
             metrics, with X where the evidence does not decide",
        ),
    ] {
        let error = refusal(text);
        assert_eq!(error.message(), message);
        assert_eq!(error.position(), Some(position), "{text}");
        assert_eq!(violation(message), None, "{message}");
    }
}

/// 3 notations that share the beginning `AIVSS`.
#[test]
fn the_compact_form_and_the_extension_are_told_apart() {
    assert_eq!(Notation::new("AIVSS:1/owasp-0.8"), Notation::Compact);
    assert_eq!(Notation::new("AIVSS-C:1/owasp-0.8"), Notation::Compact);
    let from_compact = "AIVSS:1.0/LC:D".parse::<aivss_core::Assessment>().unwrap_err();
    assert_eq!(from_compact.code(), ErrorCode::CompactNotation);
    assert_eq!(refusal("AIVSS:1/owasp-0.8").code(), ErrorCode::ExtensionPrefix);
}

proptest! {
    /// Any text near to a vector is read as the strict grammar says, or refused in good order.
    #[test]
    fn a_text_is_a_vector_or_refused_in_good_order(
        text in "(AIVSS:(1\\.0|2\\.0|1)|CVSS:4\\.0)?(/?(LC|CP|AP|SR|EX|PT|CA|TD|TA|AV|[a-zé ]{0,3})[:=]?[A-Zé]{0,2}){0,9}"
    ) {
        aivss_tests::fuzzing::candidate::extension_vector(text.as_bytes());
    }

    /// A vector with one byte changed is another vector or refused; never the same.
    #[test]
    fn no_byte_of_a_vector_is_idle(index in 0_usize..81_920, place in 0_usize..49, byte in 0x20_u8..0x7f) {
        let text = all_vectors().nth(index % 512).unwrap().to_string();
        let mut bytes = text.clone().into_bytes();
        bytes[place] = byte;
        let changed = String::from_utf8(bytes).unwrap();
        if let Ok(vector) = changed.parse::<ExtensionVector>() {
            prop_assert_eq!(vector.to_string(), changed);
        } else {
            prop_assert_ne!(changed, text);
        }
    }
}
