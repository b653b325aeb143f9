//! Texts in boxes: how much of them fits. The whole text is in the tables and in each shape's title.

use alloc::string::String;
use alloc::vec::Vec;

/// About how wide a character is in a wide and bold sans-serif, in tenths of the size of the letters.
fn width(character: char) -> usize {
    match character {
        'i' | 'j' | 'l' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '·' => 4,
        'f' | 'r' | 't' | '-' | '/' | '(' | ')' | '[' | ']' | '"' => 5,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '—' => 11,
        'D' | 'G' | 'H' | 'N' | 'O' | 'Q' | 'U' => 9,
        'a'..='z' | '0'..='9' | 'C' | 'E' | 'F' | 'L' | 'P' | 'S' | 'T' | 'Y' | 'Z' => 7,
        _ if u32::from(character) >= 0x1100 => 10,
        _ => 8,
    }
}

/// How wide a text is about, in tenths of the size of its letters.
pub(super) fn width_of(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// A text of at most that width, with an ellipsis where it goes on.
pub(super) fn cut(text: &str, most: usize) -> String {
    if width_of(text) <= most {
        return text.into();
    }
    let mut left = most.saturating_sub(width('…'));
    let mut short = String::new();
    for character in text.chars() {
        let Some(rest) = left.checked_sub(width(character)) else { break };
        left = rest;
        short.push(character);
    }
    String::from(short.trim_end()) + "…"
}

/// A text in at most so many lines of that width.
pub(super) fn wrapped(text: &str, most: usize, lines: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let is_full = found.len() >= lines;
        match found.last_mut() {
            Some(line) if is_full || width_of(line) + width(' ') + width_of(word) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => found.push(word.into()),
        }
    }
    found.iter().map(|line| cut(line, most)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Widths by hand: `Invoice` is 4 + 4 x 7 + 4 + 7 = 43, `agent` 4 x 7 + 5 = 33, `interface of` 54 + 4 + 12 = 70.
    #[test]
    fn texts_are_broken_at_blanks_and_cut_at_the_width() {
        assert_eq!(wrapped("Invoice agent", 80, 2), ["Invoice agent"]);
        assert_eq!(wrapped("Invoice agent", 79, 2), ["Invoice", "agent"]);
        assert_eq!(wrapped("bank interface of it", 70, 2), ["bank", "interface…"]);
        assert_eq!(cut("請求書処理", 50), "請求書処理");
        assert_eq!(cut("請求書処理", 40), "請求…");
        assert_eq!(cut("abcdef", 40), "abcdef");
        assert_eq!(cut("abcdef", 39), "abcd…");
        assert_eq!(cut("WWWW", 43), "WW…");
    }
}
