//! A Wilson bound: an irrational number that compares and prints exactly.

use super::natural::Natural;
use super::{Episodes, Z_THOUSANDTHS};
use crate::extension::probability::{ONE, Probability};
use core::cmp::Ordering;
use core::fmt;

/// Which of the two bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoundSide {
    /// The share of successes is at least this, with 95 % confidence.
    Lower,
    /// The share of successes is at most this, with 95 % confidence.
    Upper,
}

impl BoundSide {
    /// `lower` or `upper`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lower => "lower",
            Self::Upper => "upper",
        }
    }
}

/// A one-sided 95 % Wilson bound with z = 1.645, from 0 to 1.
///
/// `Display` writes it rounded half up to as many decimals as asked for, six without asking: `{:.12}`. Every
/// digit is right, for the bound is kept as the counts it comes from. Printing allocates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WilsonBound {
    counts: Episodes,
    side: BoundSide,
}

impl WilsonBound {
    pub(super) const fn new(counts: Episodes, side: BoundSide) -> Self {
        Self { counts, side }
    }

    /// Which of the two bounds it is.
    #[must_use]
    pub const fn side(self) -> BoundSide {
        self.side
    }

    /// How the bound compares with a number, exactly.
    #[must_use]
    pub fn compare(self, number: Probability) -> Ordering {
        let Episodes { successes, episodes } = self.counts;
        match self.side {
            BoundSide::Lower => compare_lower(successes, episodes, number.units()),
            // The upper bound of the successes is one less the lower bound of the failures.
            BoundSide::Upper => {
                compare_lower(episodes - successes, episodes, ONE - number.units()).reverse()
            }
        }
    }

    /// Whether a stated bound is this one but for rounding: it differs by 0.0005 at most.
    #[must_use]
    pub fn agrees_with(self, stated: Probability) -> bool {
        const TOLERANCE: u128 = ONE / 2_000;
        let Episodes { successes, episodes } = self.counts;
        let (count, stated) = match self.side {
            BoundSide::Lower => (successes, stated.units()),
            BoundSide::Upper => (episodes - successes, ONE - stated.units()),
        };
        let least = stated.saturating_sub(TOLERANCE);
        let most = (stated + TOLERANCE).min(ONE);
        compare_lower(count, episodes, least).is_ge()
            && compare_lower(count, episodes, most).is_le()
    }
}

/// The lower bound of `s` in `n` against `x` in units of 10^-24.
///
/// The bound is the smaller root of `(s - xn)^2 = z^2 x (1 - x) n`, so that the sides of this equation tell on
/// which side of the root a smaller `x` than `s / n` lies.
fn compare_lower(s: u32, n: u32, x: u128) -> Ordering {
    let (s, n) = (u128::from(s), u128::from(n));
    // At 1 the equation has its greater root where all succeed; the bound is below 1 always.
    if x == ONE || s * ONE < x * n {
        return Ordering::Less;
    }
    let distance = 1_000 * (s * ONE - x * n);
    let z = u128::from(Z_THOUSANDTHS);
    wide_product(distance, distance).cmp(&wide_product(z * z * x, n * (ONE - x)))
}

/// The product of two numbers as its high and low half.
const fn wide_product(a: u128, b: u128) -> (u128, u128) {
    const HALF: u128 = (1 << 64) - 1;
    let (a_high, a_low) = (a >> 64, a & HALF);
    let (b_high, b_low) = (b >> 64, b & HALF);
    let low = a_low * b_low;
    // Each is below 2^128: (2^64 - 1)^2 + 2 (2^64 - 1) = 2^128 - 1.
    let middle = a_high * b_low + (low >> 64);
    let other_middle = a_low * b_high + (middle & HALF);
    (a_high * b_high + (middle >> 64) + (other_middle >> 64), other_middle << 64 | (low & HALF))
}

impl fmt::Display for WilsonBound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = f.precision().unwrap_or(6);
        let Episodes { successes, episodes } = self.counts;
        let (s, n) = (u128::from(successes), u128::from(episodes));
        let square = u128::from(Z_THOUSANDTHS) * u128::from(Z_THOUSANDTHS);
        // With z in thousandths and everything over one denominator the bound is
        // (centre -+ root radicand) / denominator.
        let centre = n * (2_000_000 * s + square);
        let denominator = 2 * n * (1_000_000 * n + square);
        // The radicand is z^2 n times this, and that product does not fit 128 bits.
        let inner = square * n + 4_000_000 * s * (n - s);
        // Half up: twice the numerator and the denominator, over twice the denominator, rounded down. What
        // goes under the root counts its factors twice.
        let mut sum = Natural::from(2 * centre);
        let mut radicand = Natural::from(inner);
        radicand.multiply(Z_THOUSANDTHS);
        radicand.multiply(Z_THOUSANDTHS);
        radicand.multiply(episodes);
        radicand.multiply(4);
        for _ in 0..places {
            sum.multiply(10);
            radicand.multiply(100);
        }
        sum.add(&Natural::from(denominator));
        let (root, is_exact) = radicand.square_root();
        match self.side {
            BoundSide::Lower => {
                sum.subtract(&root);
                // Rounding down takes away a root rounded up.
                if !is_exact {
                    sum.subtract(&Natural::from(1));
                }
            }
            BoundSide::Upper => sum.add(&root),
        }
        let rounded = sum.divide(&Natural::from(2 * denominator));
        let digits = rounded.to_decimal(places + 1);
        let (whole, fraction) = digits.split_at_checked(digits.len() - places).unwrap_or_default();
        f.write_str(whole)?;
        if places > 0 {
            f.write_str(".")?;
            f.write_str(fraction)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_product_is_exact() {
        assert_eq!(wide_product(u128::MAX, u128::MAX), (u128::MAX - 1, 1));
        assert_eq!(wide_product(u128::MAX, 2), (1, u128::MAX - 1));
        assert_eq!(wide_product(1 << 64, 1 << 64), (1, 0));
        assert_eq!(wide_product(12_345, 67_890), (0, 838_102_050));
    }
}
