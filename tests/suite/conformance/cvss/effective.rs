//! Effective values: defaults and Modified metrics.

use crate::support::{BASE, vector};
use aivss_core::cvss::{Effective, Nomenclature};
use aivss_tests::oracle::cvss::State;
use aivss_tests::vectors;

/// The fifteen tokens in the order of the oracle's state.
fn letters(effective: Effective) -> String {
    [
        effective.av().token(),
        effective.ac().token(),
        effective.at().token(),
        effective.pr().token(),
        effective.ui().token(),
        effective.vc().token(),
        effective.vi().token(),
        effective.va().token(),
        effective.sc().token(),
        effective.si().token(),
        effective.sa().token(),
        effective.e().token(),
        effective.cr().token(),
        effective.ir().token(),
        effective.ar().token(),
    ]
    .concat()
}

/// 9,000 vectors x 15 values, against the oracle's reading of the text.
#[test]
fn effective_values_are_the_oracles() {
    for row in vectors::cvss_sample() {
        let effective = vector(&row.vector).effective(Nomenclature::BTE);
        let State(expected) = State::of_vector_text(&row.vector);
        assert_eq!(letters(effective).as_bytes(), expected, "{}", row.vector);
        assert_eq!(effective.score().tenths(), row.score_tenths, "{}", row.vector);
        assert_eq!(effective.macro_vector().to_string(), row.macro_vector, "{}", row.vector);
    }
}

/// 12 vectors: the rule of section 4 by hand, then the same with a group left out.
#[test]
fn modified_metrics_replace_base_metrics_unless_they_are_x() {
    for (rest, expected) in [
        ("", "NLNNAHHHHHHAHHH"),
        ("/E:X", "NLNNAHHHHHHAHHH"),
        ("/E:P", "NLNNAHHHHHHPHHH"),
        ("/E:U/CR:L/IR:M/AR:X", "NLNNAHHHHHHULMH"),
        ("/MAV:P/MAC:H/MAT:P", "PHPNAHHHHHHAHHH"),
        ("/MPR:H/MUI:N", "NLNHNHHHHHHAHHH"),
        ("/MVC:N/MVI:L/MVA:X", "NLNNANLHHHHAHHH"),
        ("/MSC:N/MSI:S/MSA:N", "NLNNAHHHNSNAHHH"),
        ("/MSC:X/MSI:X/MSA:X", "NLNNAHHHHHHAHHH"),
        ("/MSA:S", "NLNNAHHHHHSAHHH"),
        ("/S:P/AU:Y/R:I/V:C/RE:H/U:Red", "NLNNAHHHHHHAHHH"),
    ] {
        let read = vector(&format!("{BASE}{rest}"));
        assert_eq!(letters(read.effective(Nomenclature::BTE)), expected, "{rest}");
        let base = read.effective(Nomenclature::B);
        assert_eq!(letters(base), "NLNNAHHHHHHAHHH", "{rest}");
    }
    let both = vector(&format!("{BASE}/E:U/MAV:P"));
    assert_eq!(letters(both.effective(Nomenclature::BT)), "NLNNAHHHHHHUHHH");
    assert_eq!(letters(both.effective(Nomenclature::BE)), "PLNNAHHHHHHAHHH");
}

/// 2 vectors: Safety alone makes EQ4 the most severe class.
#[test]
fn safety_makes_the_fourth_class_zero() {
    assert_eq!(vector(BASE).macro_vector().classes(), [1, 0, 0, 1, 0, 0]);
    assert_eq!(vector(&format!("{BASE}/MSI:S")).macro_vector().classes(), [1, 0, 0, 0, 0, 0]);
}
