//! Whole numbers of any size, with the few operations that printing a bound to any digit takes.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// A whole number from 0 up, in digits of 32 bits, the least first, without zeros at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Natural(Vec<u32>);

impl From<u128> for Natural {
    #[allow(clippy::cast_possible_truncation, reason = "cut into digits on purpose")]
    fn from(mut value: u128) -> Self {
        let mut digits = Vec::new();
        while value > 0 {
            digits.push(value as u32);
            value >>= 32;
        }
        Self(digits)
    }
}

impl Natural {
    #[allow(clippy::cast_possible_truncation, reason = "cut into digits on purpose")]
    pub(super) fn multiply(&mut self, factor: u32) {
        let mut carry = 0;
        for digit in &mut self.0 {
            let product = u64::from(*digit) * u64::from(factor) + carry;
            *digit = product as u32;
            carry = product >> 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
        self.trim();
    }

    #[allow(clippy::cast_possible_truncation, reason = "cut into digits on purpose")]
    pub(super) fn add(&mut self, other: &Self) {
        self.0.resize(self.0.len().max(other.0.len()) + 1, 0);
        let mut carry = 0;
        let others = other.0.iter().copied().chain(core::iter::repeat(0));
        for (digit, other) in self.0.iter_mut().zip(others) {
            let sum = u64::from(*digit) + u64::from(other) + carry;
            *digit = sum as u32;
            carry = sum >> 32;
        }
        self.trim();
    }

    /// Takes away a number that is not greater.
    pub(super) fn subtract(&mut self, other: &Self) {
        let mut is_borrowed = false;
        let others = other.0.iter().copied().chain(core::iter::repeat(0));
        for (digit, other) in self.0.iter_mut().zip(others) {
            let (difference, first) = digit.overflowing_sub(other);
            let (difference, second) = difference.overflowing_sub(u32::from(is_borrowed));
            *digit = difference;
            is_borrowed = first || second;
        }
        self.trim();
    }

    /// The greatest whole number whose square is not greater, and whether its square is the number.
    pub(super) fn square_root(&self) -> (Self, bool) {
        let (mut root, mut rest) = (Self::from(0), Self::from(0));
        // Two bits of the number give one bit of the root, the highest first.
        for place in (0..self.bits().div_ceil(2)).rev() {
            rest.push_bit(self.bit(2 * place + 1));
            rest.push_bit(self.bit(2 * place));
            let mut next = root.clone();
            next.push_bit(false);
            next.push_bit(true);
            let fits = rest.compare(&next).is_ge();
            if fits {
                rest.subtract(&next);
            }
            root.push_bit(fits);
        }
        (root, rest.0.is_empty())
    }

    /// The whole quotient; the divisor is not 0.
    pub(super) fn divide(&self, divisor: &Self) -> Self {
        let (mut quotient, mut rest) = (Self::from(0), Self::from(0));
        for place in (0..self.bits()).rev() {
            rest.push_bit(self.bit(place));
            let fits = rest.compare(divisor).is_ge();
            if fits {
                rest.subtract(divisor);
            }
            quotient.push_bit(fits);
        }
        quotient
    }

    /// The decimal digits, filled with zeros at the front to so many at least.
    #[allow(clippy::cast_possible_truncation, reason = "a remainder by ten is one digit")]
    pub(super) fn to_decimal(&self, least: usize) -> String {
        let mut rest = self.clone();
        let mut digits = Vec::new();
        while !rest.0.is_empty() || digits.len() < least {
            let mut remainder = 0;
            for digit in rest.0.iter_mut().rev() {
                let value = remainder << 32 | u64::from(*digit);
                *digit = (value / 10) as u32;
                remainder = value % 10;
            }
            rest.trim();
            digits.push(b'0' + remainder as u8);
        }
        digits.into_iter().rev().map(char::from).collect()
    }

    fn compare(&self, other: &Self) -> Ordering {
        let by_length = self.0.len().cmp(&other.0.len());
        by_length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    fn bits(&self) -> usize {
        let highest = self.0.last().map_or(0, |digit| 32 - digit.leading_zeros() as usize);
        32 * self.0.len().saturating_sub(1) + highest
    }

    fn bit(&self, place: usize) -> bool {
        self.0.get(place / 32).is_some_and(|digit| digit >> (place % 32) & 1 == 1)
    }

    /// Doubles the number and adds the bit.
    fn push_bit(&mut self, bit: bool) {
        let mut carry = u32::from(bit);
        for digit in &mut self.0 {
            let next = *digit >> 31;
            *digit = *digit << 1 | carry;
            carry = next;
        }
        if carry > 0 {
            self.0.push(carry);
        }
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 10^40 and its neighbours.
    #[test]
    fn roots_quotients_and_digits_are_exact() {
        let mut number = Natural::from(1);
        for _ in 0..40 {
            number.multiply(10);
        }
        let (root, is_exact) = number.square_root();
        assert_eq!((root.to_decimal(1).as_str(), is_exact), ("100000000000000000000", true));
        number.subtract(&Natural::from(1));
        let (root, is_exact) = number.square_root();
        assert_eq!((root.to_decimal(1).as_str(), is_exact), ("99999999999999999999", false));
        assert_eq!(number.to_decimal(1), "9".repeat(40));
        let third = number.divide(&Natural::from(3));
        assert_eq!(third.to_decimal(1), "3".repeat(40));
        number.add(&Natural::from(1));
        assert_eq!(number.to_decimal(43), alloc::format!("001{}", "0".repeat(40)));
        assert_eq!(Natural::from(0).to_decimal(3), "000");
    }
}
