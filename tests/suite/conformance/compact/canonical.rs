//! One text for one assessment: what may be written otherwise, and the longest text there is.

use super::{KEYS_0_5, KEYS_0_8, assert_round_trip, assessment, read};
use crate::cvss::grammar::GRAMMAR;
use crate::support::{BASE, decimal, profile_of, rubric_profile, score, vector};
use aivss_core::compact::MAX_COMPACT_BYTES;
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::{Assessment, CvssInput, Domain, FactorSet, Inputs, Method, MitigationStrength};

const FACTORS: &str = "AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0";

/// Texts that all read as one assessment, the canonical one first.
fn assert_one(texts: &[String]) {
    let canonical = read(&texts[0]);
    for text in texts {
        assert_eq!(read(text), canonical, "{text}");
        assert_eq!(read(text).compact().to_string(), texts[0], "{text}");
    }
}

/// 5 numbers in 5 ways each: in a factor, in a multiplier, in a score.
#[test]
fn a_number_has_one_canonical_text() {
    let line = |factor: &str, threat: &str, base: &str| {
        let factors = FACTORS.replace("AU:1", &format!("AU:{factor}"));
        format!("AIVSS-C:1/owasp-0.8/E/0.8/{factors}/TM:{threat}/MF:0.85/BASE:{base}")
    };
    let ones = ["1", "1.0", "1.0000", "01", "1.00000000"];
    assert_one(&ones.map(|one| line(one, "1.05", "8.5")));
    assert_one(&ones.map(|one| line("0.5", one, "8.5")));
    assert_one(&["9.0", "9", "9.00", "09.0", "9.0000"].map(|nine| line("0.5", "1.05", nine)));
    assert_one(&["0.5", "0.50", ".5", "00.5", "0.5000"].map(|half| line(half, "1.05", "8.5")));
    assert_one(&["0", "0.0", "0.0000", "000", ".0"].map(|nought| line(nought, "1.05", "8.5")));
}

/// 2 x 3 table values of the rubric domain: by number they are what they are by name.
#[test]
fn a_table_value_is_written_by_its_name_in_the_rubric_domain() {
    let line = |threat: &str, mitigation: &str| {
        format!("AIVSS-C:1/owasp-0.8/R/0.8/{FACTORS}/TM:{threat}/MF:{mitigation}/{BASE}")
    };
    for (letter, numbers) in [("A", ["1", "1.00"]), ("P", ["0.97", "0.9700"]), ("U", ["0.5", ".5"])]
    {
        assert_one(&[line(letter, "P"), line(numbers[0], "P"), line(numbers[1], "P")]);
    }
    for (letter, numbers) in
        [("N", ["1", "1.0"]), ("P", ["0.83", "0.830"]), ("S", ["0.67", "00.67"])]
    {
        assert_one(&[line("A", letter), line("A", numbers[0]), line("A", numbers[1])]);
    }
    // An estimate that happens to be a value of the table is still an estimate.
    let estimate = line("0.97", "0.83").replace("/R/", "/E/");
    assert_one(&[estimate]);
}

/// 4 lines, and 1 in three texts: a default that was said is kept apart from one that was not, for its note differs.
#[test]
fn what_was_given_is_told_from_what_was_assumed() {
    let line = |rest: &str| format!("AIVSS-C:1/owasp-0.8/R/0.8/{FACTORS}{rest}/{BASE}");
    let texts = ["", "/TM:P", "/MF:N", "/TM:P/MF:N"].map(line);
    for (index, text) in texts.iter().enumerate() {
        assert_one(std::slice::from_ref(text));
        for other in &texts[..index] {
            assert_ne!(read(text), read(other));
            assert_eq!(read(text).report().score(), read(other).report().score());
        }
    }
    // Beside a vector that has E the maturity says nothing new, and is left out.
    assert_one(&[line("") + "/E:P", line("/TM:P") + "/E:P", line("/TM:0.97") + "/E:P"]);
}

/// 2 x 2 texts: X is the same as absence, and the metrics of every group stay.
#[test]
fn the_vector_is_written_in_its_own_canonical_form() {
    let line = |rest: &str| format!("AIVSS-C:1/owasp-0.8/R/0.8/{FACTORS}/{BASE}{rest}");
    assert_one(&[line(""), line("/E:X/CR:X/MSI:X/S:X/U:X")]);
    assert_one(&[line("/E:U/CR:M/MSI:S/S:P/U:Amber"), line("/E:U/CR:M/MAV:X/MSI:S/S:P/U:Amber")]);
}

/// 3 inputs: a score beside its vector leaves no trace, for the vector has it.
#[test]
fn a_score_beside_its_vector_is_left_out() {
    let profile = rubric_profile(FactorSet::V0_8, 15);
    let cvss = vector(BASE);
    let both = Inputs::new(CvssInput::VectorAndScore(cvss, score("9.4")), profile);
    assert_eq!(assert_round_trip(both), assert_round_trip(Inputs::new(cvss, profile)));
    let bare = assert_round_trip(Inputs::new(score("9.4"), profile));
    assert!(bare.ends_with("/BASE:9.4"), "{bare}");
}

/// 2 x 3 names, each by its letter.
#[test]
fn names_are_written_by_the_letters_of_the_grammar() {
    let profile = rubric_profile(FactorSet::V0_8, 20);
    let inputs = Inputs::new(score("9.4"), profile);
    let ones = KEYS_0_8.map(|key| format!("/{key}:1")).concat();
    for (maturity, letter) in ExploitMaturity::ALL.iter().zip(["A", "P", "U"]) {
        let line = assert_round_trip(inputs.with_exploit_maturity(*maturity));
        assert_eq!(line, format!("AIVSS-C:1/owasp-0.8/R/0.8{ones}/TM:{letter}/BASE:9.4"));
    }
    for (strength, letter) in MitigationStrength::ALL.into_iter().zip(["N", "P", "S"]) {
        let line = assert_round_trip(inputs.with_mitigation(strength));
        assert_eq!(line, format!("AIVSS-C:1/owasp-0.8/R/0.8{ones}/MF:{letter}/BASE:9.4"));
    }
}

/// 1 line with everything at its longest: 322 bytes, under the limit, and 1 byte over the limit is refused.
#[test]
fn the_longest_line_is_read() {
    let longest = GRAMMAR.iter().fold("CVSS:4.0".to_owned(), |text, row| {
        let (token, _) = row.values.iter().max_by_key(|(token, _)| token.len()).unwrap();
        // Without E, so that a threat multiplier may stand beside it as well.
        if row.metric == "E" { text } else { format!("{text}/{}:{token}", row.metric) }
    });
    let inputs = Inputs::new(vector(&longest), profile_of(FactorSet::V0_5, [1_234; 10]))
        .with_method(Method::UpliftOnly)
        .with_domain(Domain::Estimated)
        .with_threat_multiplier(decimal("1.2345"))
        .with_mitigation_factor(decimal("0.1234"));
    let line = assert_round_trip(inputs);
    assert_eq!((line.len(), MAX_COMPACT_BYTES), (322, 478));
    assert_eq!(line.matches(":0.1234").count(), KEYS_0_5.len() + 1);

    // Zeros that mean nothing fill a text up to the limit, and not beyond it.
    let mut filled = line;
    for (part, zeros) in [("AU", 52), ("TO", 52), ("MF", 52)] {
        let padded = format!("/{part}:{}0.", "0".repeat(zeros));
        filled = filled.replacen(&format!("/{part}:0."), &padded, 1);
    }
    assert_eq!(filled.len(), 478);
    assert_eq!(read(&filled), assessment(inputs));
    let longer = filled.replacen(":0", ":00", 1);
    assert_eq!(longer.parse::<Assessment>().unwrap_err().code().as_str(), "compact.too_long");
}
