//! What programs print that compute in binary floats, worked out as they do it.
//!
//! This is the one place of the library that computes in floats, and no figure of the library comes
//! from it: it exists to recognise figures that came from floats elsewhere.
#![allow(
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    clippy::manual_midpoint,
    reason = "the point is to do what others do, artefacts and all; values are small and not negative"
)]

use crate::assessment::Report;
use crate::decimal::Decimal;
use crate::decimal::Printed;
use crate::method::{Method, Terms};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// More fractional digits than any float of this size has.
const ALL_DIGITS: usize = 80;

/// A figure that floats were computed for.
pub(super) enum Quantity {
    Sum,
    Aars,
    Raw,
}

/// Every text that a program would print for the quantity at so many decimals.
pub(super) fn printed(
    quantity: &Quantity,
    report: &Report,
    terms: &Terms,
    places: u8,
) -> Vec<Printed> {
    let most = match quantity {
        Quantity::Raw => 10,
        Quantity::Sum | Quantity::Aars => u128::MAX,
    };
    let mut texts: Vec<Printed> = Vec::new();
    for value in values(quantity, report, terms) {
        texts.extend(roundings(value, places, most));
    }
    texts
}

fn values(quantity: &Quantity, report: &Report, terms: &Terms) -> Vec<f64> {
    let mut values = Vec::new();
    for sum in sums(report, terms) {
        for aars in aars(report.method(), terms, sum) {
            values.push(match quantity {
                Quantity::Sum => sum,
                Quantity::Aars => aars,
                Quantity::Raw => raw(report.method(), terms, aars),
            });
        }
    }
    values
}

/// The sum as the nearest float, and as it comes out when the factors are added one by one.
fn sums(report: &Report, terms: &Terms) -> [f64; 2] {
    let exact = terms.factor_sum.to_f64();
    let added = report.profile().map(|profile| {
        profile.iter().fold(0.0, |sum, (_, value)| sum + value.to_decimal().to_f64())
    });
    [exact, added.unwrap_or(exact)]
}

/// AARS with the products taken in the orders that people write.
fn aars(method: Method, terms: &Terms, sum: f64) -> [f64; 3] {
    let [cvss, threat] = floats([terms.cvss, terms.threat_multiplier]);
    match method {
        Method::Owasp0_5 => [sum; 3],
        Method::Owasp0_8 | Method::UpliftOnly => [
            (10.0 - cvss) * (sum / 10.0) * threat,
            (10.0 - cvss) * sum / 10.0 * threat,
            (10.0 - cvss) * sum * threat / 10.0,
        ],
    }
}

fn raw(method: Method, terms: &Terms, aars: f64) -> f64 {
    let [cvss, threat, mitigation] =
        floats([terms.cvss, terms.threat_multiplier, terms.mitigation_factor]);
    match method {
        Method::Owasp0_8 => (cvss + aars) * mitigation,
        Method::Owasp0_5 => (cvss + aars) / 2.0 * threat,
        Method::UpliftOnly => cvss + aars * mitigation,
    }
}

fn floats<const N: usize>(values: [Decimal; N]) -> [f64; N] {
    values.map(Decimal::to_f64)
}

/// The float rounded to so many decimals by Python's `round` (and `printf`), by JavaScript's
/// `toFixed`, and by `Math.round(x * 10) / 10` with ties up and with ties to even.
fn roundings(value: f64, places: u8, most: u128) -> impl Iterator<Item = Printed> {
    let places = places.min(9);
    let unit = 10_u32.pow(places.into());
    let scaled = value * f64::from(unit);
    let whole = scaled as u64;
    let part = scaled - whole as f64;
    let half_up = u128::from(whole) + u128::from(part >= 0.5);
    let is_up_to_even = part > 0.5 || (part >= 0.5 && whole % 2 == 1);
    let half_even = u128::from(whole) + u128::from(is_up_to_even);
    let fixed = to_fixed(value, places.into());
    let python = digits(&format!("{value:.0$}", usize::from(places)));
    [python, fixed, Some(half_up), Some(half_even)].into_iter().flatten().filter_map(move |count| {
        let count = count.min(most.saturating_mul(unit.into()));
        let (whole, fraction) = (count / u128::from(unit), count % u128::from(unit));
        let text = format!("{whole}.{fraction:0width$}", width = usize::from(places));
        Printed::from_text(&text).ok()
    })
}

/// The float's own digits, all of them, rounded half up.
fn to_fixed(value: f64, places: usize) -> Option<u128> {
    let text = format!("{value:.ALL_DIGITS$}");
    let (whole, fraction) = text.split_once('.')?;
    let (kept, rest) = fraction.split_at_checked(places)?;
    let kept = digits(&format!("{whole}{kept}"))?;
    Some(kept + u128::from(rest.starts_with(['5', '6', '7', '8', '9'])))
}

fn digits(text: &str) -> Option<u128> {
    let digits: String = text.chars().filter(|character| *character != '.').collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn the_four_roundings_are_those_of_the_languages() {
        let of = |value: f64| -> Vec<String> {
            roundings(value, 1, 10).map(|printed| printed.to_string()).collect()
        };
        // Python round(2.65, 1), JavaScript (2.65).toFixed(1), Math.round(26.5) / 10, numpy.round.
        assert_eq!(of(2.65), ["2.6", "2.6", "2.7", "2.6"]);
        assert_eq!(of(9.25), ["9.2", "9.3", "9.3", "9.2"]);
        assert_eq!(of(8.35), ["8.3", "8.3", "8.4", "8.4"]);
        assert_eq!(of(10.4), ["10.0", "10.0", "10.0", "10.0"]);
        assert_eq!(of(0.0), ["0.0", "0.0", "0.0", "0.0"]);
    }
}
