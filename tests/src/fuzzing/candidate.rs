//! The targets of the AIVSS 1.0 candidate and of AIVSS-SSVC.

use aivss_core::candidate::{Input, ReportReading};
use aivss_core::decision::{EvidencedVector, ExploitationEvidence};
use aivss_core::extension::{
    ExtensionMetric, ExtensionVector, PairedVector, VECTOR_BYTES, WithdrawnVector,
};
use aivss_core::ssvc::{PartialSsvcAssessment, SsvcAssessment};
use aivss_core::{Error, ErrorCode};

use super::assert_message;

/// Reads any text as an extension vector, alone, of the superseded edition, and beside a CVSS vector: it is
/// printed and read back unchanged, or refused in good order.
///
/// # Panics
/// When the library breaks a promise.
pub fn extension_vector(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match text.parse::<ExtensionVector>() {
        Ok(vector) => {
            assert_eq!((text.len(), vector.to_string()), (VECTOR_BYTES, text.to_owned()));
            assert!(vector.class_reasons().next().is_some());
            let class = vector.effect_class();
            assert!(vector.one_step_changes().all(|change| change.class != class));
            for metric in ExtensionMetric::ALL {
                let token = vector.value_of(metric).token;
                assert_eq!(vector.with_value(metric, token), Some(vector));
            }
            let withdrawn = text.replace("AIVSS:1.0", "AIVSS:2.0");
            let withdrawn: WithdrawnVector = withdrawn.parse().expect("the letters are the same");
            assert_eq!(withdrawn.to_current(), vector);
        }
        Err(error) => {
            assert!(error.code().as_str().starts_with("extension."), "{error:?}");
            let position = error.position().expect("a refusal says where");
            assert!(text.is_char_boundary(position), "{error:?}");
            assert_message(error.message());
        }
    }
    if let Err(error) = text.parse::<WithdrawnVector>() {
        assert!(error.code().as_str().starts_with("extension."), "{error:?}");
        assert_message(error.message());
    }
    match text.parse::<PairedVector>() {
        Ok(pair) => {
            let printed = pair.to_string();
            assert_eq!(printed.parse::<PairedVector>().expect("what is printed can be read"), pair);
            let (cvss, _) = text.trim().split_once(' ').expect("two vectors");
            let evidence = ExploitationEvidence { poc: true, ..ExploitationEvidence::default() };
            let set = EvidencedVector::new(cvss, Some(&evidence), false).expect("a valid vector");
            let again = set.to_string().parse().expect("what is printed can be read");
            assert_eq!(*set.scored(), again);
        }
        Err(error) => {
            let group = error.code().as_str().split('.').next();
            assert!(matches!(group, Some("extension" | "cvss")), "{error:?}");
            assert_message(error.message());
        }
    }
}

/// Reads any text as an AIVSS-SSVC vector: it is printed and read back unchanged, its results lie within the
/// bounds, or it is refused in good order.
///
/// # Panics
/// When the library breaks a promise.
pub fn ssvc_vector(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match text.parse::<PartialSsvcAssessment>() {
        Ok(partial) => {
            let (least, greatest) = partial.outcome_bounds();
            assert!(least <= greatest);
            let (lowest, highest) = partial.risk_score_bounds();
            assert!(lowest <= highest);
            match partial.complete() {
                Ok(assessment) => {
                    assert_eq!((least, greatest), (assessment.outcome(), assessment.outcome()));
                    assert_eq!(
                        (lowest, highest),
                        (assessment.risk_score(), assessment.risk_score())
                    );
                    for printed in [assessment.to_string(), assessment.dradis_vector().to_string()]
                    {
                        let again: SsvcAssessment =
                            printed.parse().expect("what is printed can be read");
                        assert_eq!(again, assessment);
                    }
                    assert_eq!(PartialSsvcAssessment::from(assessment), partial);
                }
                Err(error) => {
                    assert_eq!(error.code(), ErrorCode::SsvcPointMissing);
                    assert!(partial.unknown().all(|key| error.message().contains(key)));
                    assert_message(error.message());
                }
            }
        }
        Err(error) => {
            assert!(error.code().as_str().starts_with("ssvc."), "{error:?}");
            let position = error.position().expect("a refusal says where");
            assert!(text.is_char_boundary(position), "{error:?}");
            assert_message(error.message());
        }
    }
}

/// Reads any text as the input of an assessment: it is written and read back unchanged, its report gives itself
/// again, or it is refused in good order.
///
/// # Panics
/// When the library breaks a promise.
pub fn input(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let input = match Input::from_json(text) {
        Ok(input) => input,
        Err(error) => return assert_refused(&error),
    };
    assert_eq!(Input::from_json(&input.to_json()).expect("what is written can be read"), input);
    match input.assess() {
        Ok(report) => {
            let text = report.to_json();
            let reading = ReportReading::from_json(&text).expect("what is written can be read");
            assert_eq!(reading.differences, []);
            let again = reading.input.assess().expect("a report repeats a valid input");
            assert_eq!(again.to_json(), text);
        }
        Err(error) => assert_refused(&error),
    }
}

/// Reads any text as a report: the input that it repeats gives a report, which gives itself again; or it is
/// refused in good order.
///
/// # Panics
/// When the library breaks a promise.
pub fn report(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match ReportReading::from_json(text) {
        Ok(reading) => {
            for difference in &reading.differences {
                assert!(!difference.to_string().contains(char::is_control));
            }
            let report = reading.input.assess().expect("a report repeats a valid input").to_json();
            let again = ReportReading::from_json(&report).expect("what is written can be read");
            assert_eq!(again.differences, []);
        }
        Err(error) => assert_refused(&error),
    }
}

fn assert_refused(error: &Error) {
    assert_message(error.message());
    assert!(!error.path().contains(char::is_control), "{error:?}");
}
