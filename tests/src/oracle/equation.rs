//! Evaluator for the equations the library prints, so that a printed line can be checked against its result.

use std::iter::Peekable;
use std::vec::IntoIter;

use num_rational::Ratio;

use super::aivss::ratio;

/// Evaluates one side of an equation: numbers, named variables, `+ - x × / ÷`, the minus sign U+2212 and parentheses.
///
/// `x` alone multiplies, so no variable can have that name. A line with `=` is two or more expressions: split it first.
///
/// # Errors
/// A sentence for a character, name or order it does not know, and for a division by zero.
pub fn evaluate(
    expression: &str,
    variables: &[(&str, Ratio<i128>)],
) -> Result<Ratio<i128>, String> {
    let mut evaluator = Evaluator { tokens: tokens(expression)?.into_iter().peekable(), variables };
    let value = evaluator.sum()?;
    match evaluator.tokens.next() {
        None => Ok(value),
        Some(token) => Err(format!("expected an operator, found {}", token.describe())),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(Ratio<i128>),
    Name(String),
    /// One of `+ - x / ( )`; the other spellings are already replaced.
    Sign(char),
}

impl Token {
    fn describe(&self) -> String {
        match self {
            Self::Number(number) => format!("`{number}`"),
            Self::Name(name) => format!("`{name}`"),
            Self::Sign(sign) => format!("`{sign}`"),
        }
    }
}

fn tokens(expression: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut characters = expression.chars().peekable();
    while let Some(&first) = characters.peek() {
        if first.is_ascii_alphanumeric() {
            let mut word = String::new();
            while let Some(next) =
                characters.next_if(|&c| c.is_ascii_alphanumeric() || "_.".contains(c))
            {
                word.push(next);
            }
            tokens.push(word_token(word)?);
            continue;
        }
        characters.next();
        match first {
            ' ' => {}
            '+' | '-' | '/' | '(' | ')' => tokens.push(Token::Sign(first)),
            '\u{2212}' => tokens.push(Token::Sign('-')),
            '×' => tokens.push(Token::Sign('x')),
            '÷' => tokens.push(Token::Sign('/')),
            other => return Err(format!("unexpected character `{other}`")),
        }
    }
    Ok(tokens)
}

fn word_token(word: String) -> Result<Token, String> {
    if word == "x" {
        return Ok(Token::Sign('x'));
    }
    if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Ok(Token::Name(word));
    }
    let (whole, fraction) = word.split_once('.').unwrap_or((&word, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    // Past 30 digits the exact value would no longer fit, and no printed figure comes near.
    if !is_digits(whole) || !is_digits(fraction) || word.len() > 30 {
        return Err(format!("`{word}` is not a number"));
    }
    Ok(Token::Number(ratio(&word)))
}

struct Evaluator<'a> {
    tokens: Peekable<IntoIter<Token>>,
    variables: &'a [(&'a str, Ratio<i128>)],
}

impl Evaluator<'_> {
    fn sum(&mut self) -> Result<Ratio<i128>, String> {
        let mut value = self.product()?;
        loop {
            if self.takes('+') {
                value += self.product()?;
            } else if self.takes('-') {
                value -= self.product()?;
            } else {
                return Ok(value);
            }
        }
    }

    fn product(&mut self) -> Result<Ratio<i128>, String> {
        let mut value = self.operand()?;
        loop {
            if self.takes('x') {
                value *= self.operand()?;
            } else if self.takes('/') {
                let divisor = self.operand()?;
                if divisor == Ratio::from_integer(0) {
                    return Err("division by zero".to_owned());
                }
                value /= divisor;
            } else {
                return Ok(value);
            }
        }
    }

    fn operand(&mut self) -> Result<Ratio<i128>, String> {
        match self.tokens.next() {
            Some(Token::Number(number)) => Ok(number),
            Some(Token::Name(name)) => self.variable(&name),
            Some(Token::Sign('(')) => {
                let value = self.sum()?;
                if self.takes(')') { Ok(value) } else { Err("expected `)`".to_owned()) }
            }
            Some(token) => Err(format!("expected a value, found {}", token.describe())),
            None => Err("expected a value, found the end".to_owned()),
        }
    }

    fn variable(&self, name: &str) -> Result<Ratio<i128>, String> {
        let found = self.variables.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| *value).ok_or_else(|| format!("unknown variable `{name}`"))
    }

    fn takes(&mut self, sign: char) -> bool {
        self.tokens.next_if_eq(&Token::Sign(sign)).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oracle::aivss::owasp_0_8;

    /// 13 expressions.
    #[test]
    fn expressions_evaluate_with_the_usual_precedence() {
        for (expression, expected) in [
            ("0.97", ratio("0.97")),
            ("  ( ( 2 ) ) ", ratio("2")),
            ("2 + 3 x 4", ratio("14")),
            ("(2 + 3) x 4", ratio("20")),
            ("10 - 2 - 3", ratio("5")),
            ("12 / 2 / 3", ratio("2")),
            ("12 / 2 x 3", ratio("18")),
            ("10-2.5", ratio("7.5")),
            ("2 × 3 ÷ 4", ratio("1.5")),
            ("10 \u{2212} 9.4", ratio("0.6")),
            ("1 / 3 x 3", ratio("1")),
            ("1/3", Ratio::new(1, 3)),
            ("2 - 3", Ratio::new(-1, 1)),
        ] {
            assert_eq!(evaluate(expression, &[]), Ok(expected), "{expression}");
        }
    }

    /// 4 spellings of the two 0.8 equations.
    #[test]
    fn printed_equations_agree_with_the_method() {
        let [cvss, sum, threat, mitigation] = ["9.4", "9.0", "0.97", "0.83"].map(ratio);
        let expected = owasp_0_8(cvss, sum, threat, mitigation);
        let variables = [
            ("CVSS", cvss),
            ("sum", sum),
            ("factor_sum", sum),
            ("ThM", threat),
            ("AARS", expected.aars),
            ("MF", mitigation),
        ];
        for (expression, value) in [
            ("(10 - CVSS) x (sum / 10) x ThM", expected.aars),
            ("(10 \u{2212} CVSS) × factor_sum ÷ 10 × ThM", expected.aars),
            ("(CVSS + AARS) × MF", expected.raw),
            ("(9.4 + 0.5238) x 0.83", expected.raw),
        ] {
            assert_eq!(evaluate(expression, &variables), Ok(value), "{expression}");
        }
    }

    /// 17 malformed expressions, each with its whole message.
    #[test]
    fn malformed_expressions_are_refused_with_the_reason() {
        let one = [("CVSS", ratio("1"))];
        for (expression, message) in [
            ("", "expected a value, found the end"),
            ("1 +", "expected a value, found the end"),
            ("+ 1", "expected a value, found `+`"),
            ("-1", "expected a value, found `-`"),
            ("1 x x 2", "expected a value, found `x`"),
            ("()", "expected a value, found `)`"),
            ("(1 + 2", "expected `)`"),
            ("1 + 2)", "expected an operator, found `)`"),
            ("1 2", "expected an operator, found `2`"),
            ("2(3)", "expected an operator, found `(`"),
            ("CVSS CVSS", "expected an operator, found `CVSS`"),
            ("cvss", "unknown variable `cvss`"),
            ("CVSS / (1 - 1)", "division by zero"),
            ("AARS = 1", "unexpected character `=`"),
            ("1 * 2", "unexpected character `*`"),
            ("1.2.3", "`1.2.3` is not a number"),
            ("1e5", "`1e5` is not a number"),
        ] {
            let refused = evaluate(expression, &one);
            assert_eq!(refused, Err(message.to_owned()), "{expression}");
        }
    }
}
