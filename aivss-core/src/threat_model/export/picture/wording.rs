//! Texts in boxes: how much of them fits. The whole text is in the tables and in each shape's title.

use alloc::string::String;
use alloc::vec::Vec;

/// How many narrow characters a character is as wide as: most letters of East Asia take two.
fn width(character: char) -> usize {
    if u32::from(character) >= 0x1100 { 2 } else { 1 }
}

fn width_of(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// A text of at most so many narrow characters, with an ellipsis where it goes on.
pub(super) fn cut(text: &str, most: usize) -> String {
    if width_of(text) <= most {
        return text.into();
    }
    let mut left = most.saturating_sub(1);
    let mut short = String::new();
    for character in text.chars() {
        let Some(rest) = left.checked_sub(width(character)) else { break };
        left = rest;
        short.push(character);
    }
    String::from(short.trim_end()) + "…"
}

/// A text in at most so many lines.
pub(super) fn wrapped(text: &str, most: usize, lines: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let is_full = found.len() >= lines;
        match found.last_mut() {
            Some(line) if is_full || width_of(line) + 1 + width_of(word) <= most => {
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

    #[test]
    fn texts_are_broken_at_blanks_and_cut_at_the_width() {
        assert_eq!(wrapped("Invoice agent", 21, 2), ["Invoice agent"]);
        assert_eq!(
            wrapped("ERP and bank interface of it", 12, 2),
            ["ERP and bank", "interface o…"]
        );
        assert_eq!(cut("請求書処理", 6), "請求…");
        assert_eq!(cut("abcdef", 6), "abcdef");
    }
}
