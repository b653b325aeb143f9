//! What somebody wrote is what a reader of each format gets: read back by each format's own rules, with
//! readers that share no code with the writers.

use super::{model, write};
use aivss_threat_model::{ExportFormat, ThreatModel};
use proptest::prelude::*;
use serde_json::json;

/// Punctuation with a meaning somewhere, words, digits, other scripts, and marks that must be made visible.
fn line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[!-/:-@\\[-`{-~]{1,4}",
        2 => "[a-zA-Z0-9]{1,6}",
        1 => "[ \u{e9}\u{df}\u{8acb}\u{1f980}]{1,2}",
        1 => "[\u{202e}\u{200b}\u{2066}\u{feff}\u{61c}]",
        1 => prop::sample::select(vec![
            "&lt;", "&#60;", "#quot;", "#96;", "\\u{60}", "<br>", "1. ", "- ", "```", "--->", "]]>", "\\n", "\\\"",
            "==>", "http://a.example/?b=c&d", "<!-- ", "| a |", "**b**", "__i__", "~~s~~", "$x$",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..8)
        .prop_map(|pieces| pieces.concat().trim().to_owned())
        .prop_filter("something is there", |text| !text.is_empty())
}

/// What a person should see: the marks that hide or reorder text by their numbers, the rest as it is.
fn visible(text: &str) -> String {
    let show = |character: char| match character {
        '\u{202e}' | '\u{200b}' | '\u{2066}' | '\u{feff}' | '\u{61c}' => {
            format!("\\u{{{:x}}}", u32::from(character))
        }
        other => other.to_string(),
    };
    text.chars().map(show).collect()
}

/// Blanks as HTML shows them: runs are one, ends are none. Line ends stay.
fn blanks(text: &str) -> String {
    let line = |line: &str| {
        line.split([' ', '\t']).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Reads text that stands in Markdown: a backslash before ASCII punctuation stands for what follows, and
/// nothing else may have a meaning there.
fn of_markdown(source: &str) -> String {
    let mut text = String::new();
    let mut rest = source;
    while let Some(character) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("<br>") {
            text.push('\n');
            rest = after;
            continue;
        }
        let after = &rest[character.len_utf8()..];
        match after.chars().next() {
            Some(escaped) if character == '\\' && escaped.is_ascii_punctuation() => {
                text.push(escaped);
                rest = &after[1..];
            }
            _ => {
                assert!(
                    !"\\`*_[]<>&~|$".contains(character),
                    "`{character}` is markup in {source}"
                );
                text.push(character);
                rest = after;
            }
        }
    }
    text
}

/// The cells of a row: a bar parts them unless a backslash is before it.
fn markdown_cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_escaped = false;
    for character in row.chars() {
        if character == '|' && !is_escaped {
            cells.push(String::new());
        } else {
            cells.last_mut().unwrap().push(character);
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

fn markdown_row(text: &str, begin: &str) -> Vec<String> {
    let row = text.lines().find(|it| it.starts_with(begin)).unwrap_or_else(|| panic!("{begin}"));
    markdown_cells(row)
}

/// Reads character references, of which every `&` has to begin one.
fn of_references(source: &str, begin: char) -> String {
    let mut parts = source.split(begin);
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').unwrap_or_else(|| panic!("{source}"));
        let name = name.strip_prefix('#').unwrap_or(name);
        text.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            number => char::from_u32(number.parse().unwrap()).unwrap(),
        });
        text.push_str(rest);
    }
    text
}

fn of_html(source: &str) -> String {
    let text = source.replace("<br>", "\n");
    assert!(!text.contains(['<', '>']), "{text}");
    of_references(&text, '&')
}

/// What stands between two pieces of a text.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(begin).unwrap_or_else(|| panic!("{begin} in {text}"));
    rest.split_once(end).unwrap_or_else(|| panic!("{end} in {text}")).0
}

/// Reads a quoted string of DOT: `\"` ends none, `\\` is how a label has a backslash, and labels have
/// character references.
fn of_dot(text: &str, begin: &str) -> String {
    let (_, rest) = text.split_once(begin).unwrap();
    let mut found = String::new();
    let mut characters = rest.strip_prefix('"').unwrap().chars();
    loop {
        match characters.next().unwrap() {
            '"' => return of_references(&found, '&'),
            '\\' => {
                let escaped = characters.next().unwrap();
                assert!("\\\"".contains(escaped), "\\{escaped} means something else in a label");
                found.push(escaped);
            }
            other => found.push(other),
        }
    }
}

fn system(name: &str, prose: &str) -> ThreatModel {
    model(&json!({
        "schema": "aivss-threat-model/1",
        "components": [{"id": "CO-1", "name": name, "layers": ["L3"], "description": prose}],
        "threats": [{"id": "TH-1", "name": name, "description": prose, "source": name, "action": name}],
    }))
}

fn survives(name: &str, prose: &str) {
    let model = system(name, prose);
    let (seen, seen_prose) = (visible(name), visible(prose));

    let markdown = write(ExportFormat::Markdown, &model);
    let row = markdown_row(&markdown, "| CO-1 |");
    assert_eq!(blanks(&of_markdown(&row[2])), blanks(&seen));
    assert_eq!(blanks(&of_markdown(&row[3])), blanks(&seen_prose));
    let heading = between(&markdown, "### TH-1 ", "\n");
    assert_eq!(blanks(&of_markdown(heading)), blanks(&seen));
    // The sentence is a paragraph, whose beginning must make no list or rule of it.
    let lead = between(&markdown, &format!("### TH-1 {heading}\n\n"), "\n");
    assert!(!lead.starts_with(['-', '+', '=', '#', '>']), "{lead}");
    let number = lead.trim_start_matches(|it: char| it.is_ascii_digit());
    assert!(number == lead || !number.starts_with(['.', ')']), "{lead}");
    assert_eq!(blanks(&of_markdown(lead)), blanks(&format!("{seen} can {seen}")));
    let row = markdown_row(&markdown, "| About |");
    assert_eq!(blanks(&of_markdown(&row[2])), blanks(&seen_prose));

    let html = write(ExportFormat::Html, &model);
    let row = between(&html, "<th scope=\"row\">CO-1</th>", "</tr>").replace(" class=\"long\"", "");
    assert_eq!(of_html(between(&row, "data-label=\"Component\">", "</td>")), seen);
    assert_eq!(of_html(between(&row, "data-label=\"What it does\">", "</td>")), seen_prose);
    assert_eq!(of_html(between(&html, "<h3>TH-1 ", "</h3>")), seen);
    assert_eq!(of_html(between(&html, "<dt>About</dt><dd>", "</dd>")), seen_prose);

    let csv = write(ExportFormat::Csv, &model);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let row = reader.records().next().unwrap().unwrap();
    // A spreadsheet takes the apostrophe for "this is text".
    let guard = |text: &str| {
        let mark = if text.starts_with(['=', '+', '-', '@', '\t']) { "'" } else { "" };
        format!("{mark}{text}")
    };
    assert_eq!(row[1], guard(&seen));
    assert_eq!(row[3], guard(&seen_prose));

    let mermaid = write(ExportFormat::Mermaid, &model);
    assert_eq!(of_references(between(&mermaid, "CO_1[\"", "\"]\n"), '#'), seen);
    assert_eq!(of_dot(&write(ExportFormat::Graphviz, &model), "CO_1 [label="), seen);
    // The formats for programs hold the text itself.
    assert_eq!(ThreatModel::from_json(&write(ExportFormat::Json, &model)).unwrap(), model);
}

/// Names as people write them.
#[test]
fn code_in_backticks_and_other_everyday_texts_survive_every_format() {
    for text in
        ["Runs `rm -rf` daily", "R&D's \"own\" #1 <agent>", "1. first", "- 5 °C", "a\\b", "C:\\new"]
    {
        survives(text, &format!("{text}\n\tand `more` of it\n2) {text}"));
    }
    let model = system("Runs `rm -rf` daily", "x");
    for (format, expected) in [
        (ExportFormat::Markdown, "Runs \\`rm -rf\\` daily"),
        (ExportFormat::Html, "Runs `rm -rf` daily"),
        (ExportFormat::Csv, "Runs `rm -rf` daily"),
        (ExportFormat::Mermaid, "Runs #96;rm -rf#96; daily"),
        (ExportFormat::Graphviz, "Runs `rm -rf` daily"),
    ] {
        let text = write(format, &model);
        assert!(text.contains(expected), "{format}: {text}");
    }
}

proptest! {
    #[test]
    fn what_somebody_wrote_is_what_a_reader_gets(
        name in line(), lines in prop::collection::vec(line(), 1..4),
    ) {
        survives(&name, &lines.join("\n"));
    }
}
