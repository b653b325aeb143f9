//! Numbers at the edges of their ranges, decimals, and floats.

use super::{assert_refused, plain};
use crate::support::{decimal, score};
use aivss_core::{Amplification, Decimal, Domain, ErrorCode, FactorValue, Inputs, Method, Score};

fn estimated() -> Inputs {
    plain(Method::Owasp0_8).with_domain(Domain::Estimated)
}

fn printed(aars: &str) -> Inputs {
    Inputs::new(score("9.4"), Amplification::PrintedAars(decimal(aars)))
        .with_method(Method::Owasp0_5)
}

/// 5 quantities at 0, at their maximum and a ten-thousandth above it.
#[test]
fn a_quantity_is_taken_up_to_its_maximum_and_refused_above() {
    for value in ["0", "0.0001", "2", "2.0000"] {
        assert!(estimated().with_threat_multiplier(decimal(value)).score().is_ok(), "{value}");
    }
    for value in ["0", "0.0001", "1", "1.0000"] {
        assert!(estimated().with_mitigation_factor(decimal(value)).score().is_ok(), "{value}");
        assert!(value.parse::<FactorValue>().is_ok(), "{value}");
    }
    for value in ["0", "0.0001", "10"] {
        assert!(printed(value).score().is_ok(), "{value}");
    }
    assert_refused(
        estimated().with_threat_multiplier(decimal("2.0001")),
        "number.range",
        "threat_multiplier",
        "`2.0001` is out of range; a threat multiplier lies between 0 and 2",
    );
    assert_refused(
        estimated().with_mitigation_factor(decimal("1.0001")),
        "number.range",
        "mitigation_factor",
        "`1.0001` is out of range; a mitigation factor lies between 0 and 1",
    );
    assert_refused(
        printed("10.0001"),
        "number.range",
        "aars",
        "`10.0001` is out of range; a printed AARS lies between 0 and 10",
    );
    let factor = "1.0001".parse::<FactorValue>().unwrap_err();
    assert_eq!(factor.to_string(), "`1.0001` is out of range; a factor lies between 0 and 1");
    assert_eq!(factor.code(), ErrorCode::NumberRange);
    for text in ["10.1", "10.0001", "11", "1000000"] {
        let error = text.parse::<Score>().unwrap_err();
        if text != "1000000" {
            let message = format!("`{text}` is out of range; a score lies between 0.0 and 10.0");
            assert_eq!((error.code(), error.message()), (ErrorCode::NumberRange, &*message));
        }
    }
}

/// 3 scores far above the scale, as text, as a float and as a decimal.
#[test]
fn a_score_far_above_the_scale_is_out_of_range() {
    for error in [
        "500000".parse::<Score>().unwrap_err(),
        Score::try_from(500_000.0).unwrap_err(),
        Score::try_from(decimal("500000")).unwrap_err(),
    ] {
        assert_eq!(error.code(), ErrorCode::NumberRange, "{error}");
    }
}

/// 3 floats with hundreds of digits, which a message must cut like any other input.
#[test]
fn a_float_with_hundreds_of_digits_is_cut_in_the_message() {
    for error in [
        Decimal::try_from(1e300).unwrap_err(),
        Decimal::try_from(-1e300).unwrap_err(),
        Score::try_from(1e300).unwrap_err(),
    ] {
        assert!(error.message().len() < 200, "{error}");
    }
}

/// 10 texts: four decimals are read, zeros after them too, a fifth digit is refused.
#[test]
fn four_decimals_are_read_and_a_fifth_is_refused() {
    for (text, shown) in [
        ("0.1234", "0.1234"),
        ("0.12340000", "0.1234"),
        (".5", "0.5"),
        ("1", "1.0"),
        ("0.0", "0.0"),
        ("-0", "0.0"),
        ("-.0000", "0.0"),
    ] {
        assert_eq!(decimal(text).to_string(), shown);
    }
    for text in ["0.12345", "0.00001", "9.99999"] {
        let error = text.parse::<Decimal>().unwrap_err();
        let message = format!("`{text}` has more than four decimals, and no input takes more");
        assert_eq!((error.code(), error.message()), (ErrorCode::NumberPlaces, &*message));
    }
}

/// 14 texts that are no plain decimal number.
#[test]
fn a_text_that_is_no_plain_number_is_refused() {
    for text in
        ["", ".", "1.", "+1", "1e0", "1,5", " 1", "1 ", "0x1", "NaN", "inf", "1_000", "½", "--1"]
    {
        let error = text.parse::<Decimal>().unwrap_err();
        let message = format!("`{text}` is not a plain decimal number such as `0.97`");
        assert_eq!((error.code(), error.message()), (ErrorCode::NumberInvalid, &*message));
    }
    for text in ["-1", "-0.5", "1000001"] {
        let error = text.parse::<Decimal>().unwrap_err();
        let message =
            format!("`{text}` is out of range; no quantity here is negative or above 1000000");
        assert_eq!((error.code(), error.message()), (ErrorCode::NumberRange, &*message));
    }
}

/// 9 floats: within 1e-9 of a decimal of four places they are that decimal, otherwise refused.
#[test]
fn a_float_is_the_short_decimal_it_came_from() {
    for (float, text) in [
        (0.1 + 0.2, "0.3"),
        (0.1 + 0.7, "0.8"),
        (1.0 - 0.9, "0.1"),
        (0.97, "0.97"),
        (0.123_4 + 9e-10, "0.1234"),
        (2.0, "2"),
    ] {
        assert_eq!(Decimal::try_from(float).unwrap(), decimal(text));
    }
    for float in [0.123_45, 1.0 / 3.0, 0.5 + 2e-9] {
        assert_eq!(Decimal::try_from(float).unwrap_err().code(), ErrorCode::NumberPlaces);
    }
    assert_eq!(Score::try_from(0.1 + 0.2).unwrap(), score("0.3"));
    assert_eq!(Score::try_from(8.55).unwrap_err().code(), ErrorCode::NumberPlaces);
    assert_eq!(FactorValue::try_from(0.1 + 0.2).unwrap(), "0.3".parse().unwrap());
    assert_eq!(FactorValue::try_from(1.5).unwrap_err().code(), ErrorCode::NumberRange);
}

/// 101 scores of one decimal, and 3 texts with more.
#[test]
fn a_score_has_one_decimal() {
    for tenths in 0..=100 {
        let text = format!("{}.{}", tenths / 10, tenths % 10);
        assert_eq!(score(&text).tenths(), tenths);
        assert_eq!(score(&format!("{text}00")).to_string(), text);
        assert_eq!(Score::try_from(f64::from(tenths) / 10.0).unwrap().tenths(), tenths);
    }
    for text in ["9.45", "0.01", "9.9999"] {
        let error = text.parse::<Score>().unwrap_err();
        let message = format!("`{text}` has more than the one decimal of a score");
        assert_eq!((error.code(), error.message()), (ErrorCode::NumberPlaces, &*message));
    }
}

/// 3 quantities given a figure of a report: four places are taken however it was worked out, more are refused.
#[test]
fn a_figure_of_a_report_is_an_input_only_with_four_places() {
    // (10 - 8.5) x 0.5 x 0.97, and (10 - 9) x 0.5 x 0.97.
    let long = plain(Method::Owasp0_8).score().unwrap().aars();
    let nine = Inputs { cvss: score("9").into(), ..plain(Method::Owasp0_8) };
    let short = nine.score().unwrap().aars();
    assert_eq!((long.to_string(), short.to_string()), ("0.7275".into(), "0.485".into()));
    let raw = Inputs { cvss: score("8.7").into(), ..plain(Method::Owasp0_8) }
        .with_threat_multiplier(decimal("0.5"))
        .with_mitigation_factor(decimal("0.83"))
        .score()
        .unwrap()
        .raw();
    assert_eq!(raw.to_string(), "7.49075");
    let threat = |value| estimated().with_threat_multiplier(value);
    let mitigation = |value| estimated().with_mitigation_factor(value);
    let aars = |value| {
        let printed = Amplification::PrintedAars(value);
        Inputs::new(score("9.4"), printed).with_method(Method::Owasp0_5)
    };
    for value in [long, short] {
        assert_eq!(threat(value).score().unwrap().threat_multiplier().value, value);
        assert_eq!(mitigation(value).score().unwrap().mitigation().unwrap().factor, value);
        assert_eq!(aars(value).score().unwrap().aars(), value);
    }
    for (inputs, path) in [
        (threat(raw), "threat_multiplier"),
        (mitigation(raw), "mitigation_factor"),
        (aars(raw), "aars"),
    ] {
        let message = "`7.49075` has more than four decimals, and no input takes more";
        assert_refused(inputs, "number.places", path, message);
    }
}

/// 1 figure of five decimals between 0 and 1, as a factor: its decimals are what is wrong, not its range.
#[test]
fn a_factor_of_five_decimals_is_not_called_out_of_range() {
    let inputs = estimated().with_threat_multiplier(decimal("1.053"));
    let aars = inputs.score().unwrap().aars();
    assert_eq!(aars.to_string(), "0.78975");
    let error = FactorValue::try_from(aars).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NumberPlaces, "{error}");
}
