//! JSON text laid out without being parsed, so that keys stay in their order and digits as they are.

/// Without the blanks between its tokens.
pub(crate) fn compact(text: &str) -> String {
    tokens(text).concat()
}

/// With one member a line, two blanks a level, and a line end.
pub(crate) fn pretty(text: &str) -> String {
    let mut pretty = String::new();
    let mut level = 0;
    let tokens = tokens(text);
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1).map_or("", String::as_str);
        match token.as_str() {
            "{" | "[" => {
                pretty.push_str(token);
                if next != "}" && next != "]" {
                    level += 1;
                    line(&mut pretty, level);
                }
            }
            "}" | "]" => {
                if !pretty.ends_with(['{', '[']) {
                    level -= 1;
                    line(&mut pretty, level);
                }
                pretty.push_str(token);
            }
            "," => {
                pretty.push(',');
                line(&mut pretty, level);
            }
            ":" => pretty.push_str(": "),
            other => pretty.push_str(other),
        }
    }
    pretty.push('\n');
    pretty
}

fn line(text: &mut String, level: usize) {
    text.push('\n');
    text.push_str(&"  ".repeat(level));
}

/// The signs, strings and words of the text.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut characters = text.chars().peekable();
    while let Some(first) = characters.next() {
        let mut token = String::from(first);
        match first {
            '"' => loop {
                let character = characters.next().expect("strings end");
                token.push(character);
                match character {
                    '"' => break,
                    '\\' => token.push(characters.next().expect("escapes end")),
                    _ => {}
                }
            },
            '{' | '}' | '[' | ']' | ',' | ':' => {}
            blank if blank.is_ascii_whitespace() => continue,
            _ => {
                let is_word = |c: &char| c.is_ascii_alphanumeric() || "+-.".contains(*c);
                while let Some(character) = characters.next_if(is_word) {
                    token.push(character);
                }
            }
        }
        tokens.push(token);
    }
    tokens
}

/// 1 text with every kind of token, there and back.
#[test]
fn layout_changes_nothing_but_blanks() {
    let text = r#"{"a":[1,-2.5e-3,true,null],"b {\" ,:\\":{},"c":[],"d":{"e":"é \u001b"}}"#;
    let laid_out = pretty(text);
    assert_eq!(compact(&laid_out), text);
    assert_eq!(pretty(&laid_out), laid_out);
    assert_eq!(
        laid_out.lines().take(4).collect::<Vec<_>>(),
        ["{", "  \"a\": [", "    1,", "    -2.5e-3,"]
    );
    assert!(laid_out.contains("  \"b {\\\" ,:\\\\\": {},\n  \"c\": [],\n"));
}
