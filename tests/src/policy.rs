//! The policy for messages, as a check: one lowercase sentence, no full stop, input quoted and cut.

/// The longest piece of a caller's text that a message repeats, in characters.
const QUOTE_LIMIT: usize = 80;

/// Words that only the library's own source has.
const TYPE_NAMES: [&str; 22] = [
    "Option",
    "Result",
    "String",
    "Vec",
    "Box",
    "Cow",
    "None",
    "Some",
    "f64",
    "u8",
    "u16",
    "u32",
    "u64",
    "i64",
    "usize",
    "str",
    "struct",
    "enum",
    "variant",
    "ErrorCode",
    "FactorValue",
    "panicked",
];

/// What a message does against the policy; `None` when it does nothing.
#[must_use]
pub fn violation(message: &str) -> Option<String> {
    if message.is_empty() {
        return Some("it is empty".to_owned());
    }
    if message.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        return Some("it holds a control character or a line end".to_owned());
    }
    let first = message.split([' ', ':']).next().unwrap_or(message);
    let is_identifier = first.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    if first.starts_with(char::is_uppercase) && !is_identifier {
        return Some(format!("it begins with a capital: {first}"));
    }
    if message.ends_with(['.', '!', '?', ' ']) {
        return Some("it ends in a stop or a blank".to_owned());
    }
    let pieces: Vec<&str> = message.split('`').collect();
    if pieces.len().is_multiple_of(2) {
        return Some("its backticks are not in pairs".to_owned());
    }
    for (index, piece) in pieces.iter().enumerate() {
        if index % 2 == 1 {
            let length = characters(piece);
            if length > QUOTE_LIMIT {
                return Some(format!("it repeats {length} characters of input"));
            }
            continue;
        }
        if piece.contains("::") {
            return Some("it names a path of the source".to_owned());
        }
        // The name of a value, as in `N` (None), is the specification's.
        let own = piece.replace("(None)", "");
        let mut words = own.split(|c: char| !c.is_ascii_alphanumeric());
        if let Some(word) = words.find(|word| TYPE_NAMES.contains(word)) {
            return Some(format!("it names the type {word}"));
        }
    }
    None
}

/// The length of a quoted piece; an escape such as `\u{1b}` stands for one character, and the mark of a
/// cut for none.
fn characters(piece: &str) -> usize {
    let mut rest = piece.strip_suffix('…').unwrap_or(piece);
    let mut count = 0;
    while let Some(character) = rest.chars().next() {
        let escape = rest.strip_prefix("\\u{").and_then(|after| after.split_once('}'));
        rest = match escape {
            Some((digits, after)) if digits.bytes().all(|b| b.is_ascii_hexdigit()) => after,
            _ => &rest[character.len_utf8()..],
        };
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 6 good messages.
    #[test]
    fn good_messages_pass() {
        let cut = format!("`{}…` is no factor", "\\u{1b}".repeat(80));
        for message in [
            "`x` is no method; there are `a`, `b`",
            "AARS is taken as printed",
            "metric `VC` has no value `X`; it takes `N` (None)",
            "the request is not valid JSON: EOF while parsing a value at line 1 column 0",
            "`` is no metric",
            &cut,
        ] {
            assert_eq!(violation(message), None, "{message}");
        }
    }

    /// 10 bad messages.
    #[test]
    fn bad_messages_are_told() {
        let long = format!("`{}` is long", "a".repeat(81));
        for message in [
            "",
            "Unknown field",
            "unknown field.",
            "two\nlines",
            "an odd ` mark",
            "expected Option of a number",
            "expected f64",
            "core::num says no",
            "value None",
            &long,
        ] {
            assert!(violation(message).is_some(), "{message}");
        }
    }
}
