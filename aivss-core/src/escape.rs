//! A caller's text made fit for messages, terminals and reports.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// Longest piece of a caller's text that a message repeats, in characters.
const QUOTE_LIMIT: usize = 80;

/// A caller's text inside a message: in backticks, cut short after 80 characters, on one line whatever it
/// holds.
///
/// ```
/// assert_eq!(aivss_core::Quoted("a\nb").to_string(), "`a\\u{a}b`");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Quoted<'a>(pub &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", Cut(self.0))
    }
}

/// A caller's text, cut at [`QUOTE_LIMIT`].
pub(crate) struct Cut<'a>(pub(crate) &'a str);

impl fmt::Display for Cut<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // With the backtick messages quote, so that none may stand inside.
        let is_escaped = |character| character == '`' || is_unsafe_to_show(character);
        match self.0.char_indices().nth(QUOTE_LIMIT) {
            None => write_escaped(f, self.0, is_escaped),
            Some((end, _)) => {
                write_escaped(f, self.0.get(..end).unwrap_or_default(), is_escaped)?;
                f.write_str("…")
            }
        }
    }
}

/// A caller's text made safe to show on a terminal or in a sentence.
///
/// Control characters, line ends and the marks that reorder or hide the text around them are written
/// as `\u{1b}`; everything else stays as it is. Between backticks it takes [`Quoted`].
///
/// ```
/// assert_eq!(aivss_core::Printable("a\u{1b}[31m").to_string(), "a\\u{1b}[31m");
/// assert_eq!(aivss_core::Printable("runs `ls`").to_string(), "runs `ls`");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Printable<'a>(pub &'a str);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_escaped(f, self.0, is_unsafe_to_show)
    }
}

fn write_escaped(
    f: &mut fmt::Formatter<'_>,
    text: &str,
    is_escaped: impl Fn(char) -> bool,
) -> fmt::Result {
    for character in text.chars() {
        if is_escaped(character) {
            write!(f, "{}", character.escape_unicode())?;
        } else {
            fmt::Write::write_char(f, character)?;
        }
    }
    Ok(())
}

/// Control characters, line and paragraph separators, and the marks that reorder or hide the text
/// around them: shown raw, they would break the one line or make it read as something else.
fn is_unsafe_to_show(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

/// `a, b, c`: what there is, in one line of a message.
///
/// ```
/// assert_eq!(aivss_core::escape::list(["L1", "L2"]), "L1, L2");
/// ```
pub fn list<T: fmt::Display>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| format!("{item}")).collect();
    items.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn quoted_text_is_cut_at_eighty_characters_and_stays_on_one_line() {
        assert_eq!(Quoted("a\nb").to_string(), "`a\\u{a}b`");
        assert_eq!(Quoted("\u{1b}[31m`").to_string(), "`\\u{1b}[31m\\u{60}`");
        let long = "é".repeat(81);
        let quoted = Quoted(&long).to_string();
        assert_eq!(quoted.chars().count(), 80 + 3);
        assert!(quoted.ends_with("…`"));
    }

    #[test]
    fn only_quoting_escapes_the_backtick_and_marks_of_direction_are_always_seen() {
        assert_eq!(Printable("runs `ls`").to_string(), "runs `ls`");
        assert_eq!(Printable("a\u{61c}b\u{202e}\t").to_string(), "a\\u{61c}b\\u{202e}\\u{9}");
    }
}
