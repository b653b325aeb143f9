//! The Wilson score interval by its textbook formula, in whole numbers of 40 decimals.

use num_bigint::BigInt;

/// Decimals of every figure here.
const PLACES: u32 = 40;
/// What the roundings of one bound can add up to, far below any difference that matters.
const ERROR: u32 = 1_000;

fn scale() -> BigInt {
    BigInt::from(10).pow(PLACES)
}

/// The lower and the upper bound of `s` successes in `n` episodes with z = 1.645, in units of 10^-40, each wrong
/// by a few units at most.
#[must_use]
pub fn bounds(s: u32, n: u32) -> [BigInt; 2] {
    let one = scale();
    let z = BigInt::from(1_645) * &one / 1_000;
    let z_squared = &z * &z / &one;
    let share = BigInt::from(s) * &one / n;
    let spread =
        &share * (&one - &share) / &one / n + &z_squared / (BigInt::from(4) * n * BigInt::from(n));
    let scaled: BigInt = spread * &one;
    let margin = &z * scaled.sqrt() / &one;
    let centre = share + &z_squared / (BigInt::from(2) * n);
    let divisor = &one + &z_squared / n;
    [&centre - &margin, centre + margin].map(|bound| bound * &one / &divisor)
}

/// R, U or P by the bounds; `None` where one of them is so near to 0.90 or 0.10 that it may be a tie.
#[must_use]
pub fn value(s: u32, n: u32) -> Option<char> {
    let [lower, upper] = bounds(s, n);
    let difference_to = |bound: &BigInt, tenths: u32| {
        let difference: BigInt = bound - scale() * tenths / 10;
        (difference.magnitude() > BigInt::from(ERROR).magnitude()).then_some(difference)
    };
    let zero = BigInt::from(0);
    Some(if difference_to(&lower, 9)? > zero {
        'R'
    } else if difference_to(&upper, 1)? < zero {
        'U'
    } else {
        'P'
    })
}

/// A figure of 40 decimals, rounded half up to so many.
///
/// # Panics
/// Beyond 30 decimals.
#[must_use]
pub fn rounded(bound: &BigInt, places: u32) -> String {
    assert!(places <= 30, "{places} decimals of {PLACES}");
    let unit = BigInt::from(10).pow(PLACES - places);
    let count = (bound + &unit / 2) / &unit;
    let digits = format!("{count:0>width$}", width = places as usize + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places as usize);
    if places == 0 { whole.to_owned() } else { format!("{whole}.{fraction}") }
}
