//! Binary floats in messages.

use core::fmt;

/// A float in a message: in digits where they are few, with an exponent otherwise.
pub(crate) struct FloatDisplay(pub(crate) f64);

impl fmt::Display for FloatDisplay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.0.abs();
        let has_exponent = magnitude != 0.0 && !(1e-9..1e16).contains(&magnitude);
        f.write_str("`")?;
        write(self.0, has_exponent, f)?;
        f.write_str("`")
    }
}

#[cfg(not(feature = "wire"))]
fn write(value: f64, has_exponent: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if has_exponent { write!(f, "{value:e}") } else { write!(f, "{value}") }
}

/// The wire prints its floats by `zmij` already, which spares browsers the library's own way of printing
/// them: six kilobytes of code and tables, compressed, for a few messages.
#[cfg(feature = "wire")]
fn write(value: f64, has_exponent: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if value.is_nan() {
        return f.write_str("NaN");
    }
    if value.is_sign_negative() {
        f.write_str("-")?;
    }
    if value.is_infinite() {
        return f.write_str("inf");
    }
    let mut buffer = zmij::Buffer::new();
    let shortest = buffer.format_finite(value.abs());
    let (number, exponent) = shortest.split_once('e').unwrap_or((shortest, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let exponent: i16 = exponent.parse().unwrap_or(0);
    write_digits(whole, fraction, exponent, has_exponent, f)
}

/// `whole.fraction` times ten to an exponent.
#[cfg(feature = "wire")]
fn write_digits(
    whole: &str,
    fraction: &str,
    mut exponent: i16,
    has_exponent: bool,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    use fmt::Write;

    let mut digits = crate::stack_str::Text::<40>::forwards();
    digits.push_str(whole);
    digits.push_str(fraction);
    let digits = digits.as_str();
    let significant = digits.trim_start_matches('0');
    // Where the point stands, counted in digits from the first one that is not 0.
    let zeros = digits.len() - significant.len();
    exponent += i16::try_from(whole.len()).unwrap_or(0) - i16::try_from(zeros).unwrap_or(0);
    let significant = significant.trim_end_matches('0');
    let point = if has_exponent { 1 } else { exponent };
    if significant.is_empty() {
        return f.write_str("0");
    }
    if point <= 0 {
        f.write_str("0.")?;
        (point..0).try_for_each(|_| f.write_char('0'))?;
    }
    for (place, digit) in (0..).zip(significant.chars()) {
        if place > 0 && place == point {
            f.write_char('.')?;
        }
        f.write_char(digit)?;
    }
    let places = i16::try_from(significant.len()).unwrap_or(0);
    (places..point).try_for_each(|_| f.write_char('0'))?;
    if has_exponent { write!(f, "e{}", exponent - 1) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::FloatDisplay;
    use alloc::format;

    #[test]
    fn floats_are_shown_as_the_library_shows_them() {
        let mut state = 7_u64;
        let any = core::iter::repeat_with(|| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            f64::from_bits(state)
        });
        let near = (1..=60_000_u32).map(|count| f64::from(count) / 1_000.0 * 1e-9);
        let chosen =
            [0.0, -0.0, 0.1, 1.5, 100.0, 1e-9, 9.9e-10, 1e15, 1e16, 123_456_789.125, 0.1 + 0.2]
                .into_iter()
                .chain([
                    f64::MAX,
                    f64::MIN_POSITIVE,
                    5e-324,
                    f64::NAN,
                    f64::INFINITY,
                    f64::NEG_INFINITY,
                ]);
        for value in any.take(60_000).chain(near).chain(chosen).flat_map(|it| [it, -it, it.fract()])
        {
            let is_usual = value == 0.0 || (1e-9..1e16).contains(&value.abs());
            let expected = if is_usual { format!("`{value}`") } else { format!("`{value:e}`") };
            let shown = format!("{}", FloatDisplay(value));
            // Where two shortest texts are as near, either will do.
            if shown != expected {
                assert_eq!(shown.len(), expected.len(), "{shown} {expected}");
                assert_eq!(shown.trim_matches('`').parse(), Ok(value), "{expected}");
            }
        }
    }
}
