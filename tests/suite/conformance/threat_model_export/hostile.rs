//! Texts that look like markup, in every place where somebody can write one.

use super::{example, example_value, model, write};
use aivss_threat_model::{ExportFormat, Id, ThreatModel};
use serde_json::Value;
use std::collections::BTreeSet;

/// Begins a formula, a tag, a code span, a link, a comment, an entity, an end of a block, and more.
const LINE: &str = "=cmd|' /C calc'!A0 <script>alert(1)</script> \"q\" `c` \u{202e}x \
                    [l](javascript:y) ]]> --> #quot; &lt; \\ %% ; end ";
const PROSE: &str = "\n- item\n1. one\n# head\n| a | b |\n```\n<img src=x onerror=alert(1)>\n";
const TAG: &str = "=<b>\"|`#\u{202e}";

/// Whether the model still reads with a text in place of another: then any text may stand there.
fn is_free(root: &Value, pointer: &str, text: &str) -> bool {
    let mut changed = root.clone();
    *changed.pointer_mut(pointer).unwrap() = text.into();
    ThreatModel::from_json(&changed.to_string()).is_ok()
}

/// The example with such a text before everything that somebody wrote.
fn hostile() -> (Value, usize) {
    let plain = example_value();
    let mut changed = plain.clone();
    let mut count = 0;
    let mut places = Vec::new();
    collect(&plain, "", &mut places);
    for pointer in places {
        let old = plain.pointer(&pointer).unwrap().as_str().unwrap();
        if old.parse::<Id>().is_ok() || !is_free(&plain, &pointer, "free") {
            continue;
        }
        let mut new = format!("{LINE}{old}");
        if pointer.contains("/tags/") {
            new = format!("{TAG}{count}");
        } else if is_free(&plain, &pointer, "a\nb") {
            new.push_str(PROSE);
        }
        *changed.pointer_mut(&pointer).unwrap() = new.into();
        count += 1;
    }
    (changed, count)
}

fn collect(value: &Value, pointer: &str, places: &mut Vec<String>) {
    match value {
        Value::String(_) => places.push(pointer.to_owned()),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &format!("{pointer}/{index}"), places);
            }
        }
        Value::Object(fields) => {
            for (name, item) in fields {
                collect(item, &format!("{pointer}/{name}"), places);
            }
        }
        _ => {}
    }
}

/// More than 300 texts, in every format.
#[test]
fn texts_stay_texts_in_every_format() {
    let (value, count) = hostile();
    assert!(count > 300, "{count}");
    let (plain, hostile) = (example(), model(&value));
    markdown(&write(ExportFormat::Markdown, &plain), &write(ExportFormat::Markdown, &hostile));
    html(&write(ExportFormat::Html, &plain), &write(ExportFormat::Html, &hostile));
    skeleton(ExportFormat::Mermaid, &plain, &hostile);
    skeleton(ExportFormat::Graphviz, &plain, &hostile);
    register(&write(ExportFormat::Csv, &hostile));
    // Nothing turns the reading direction round where people read.
    for format in ExportFormat::ALL {
        if ![ExportFormat::Json, ExportFormat::ThreatComposer].contains(format) {
            assert!(!write(*format, &hostile).contains('\u{202e}'), "{format}");
        }
    }
}

/// What a line is to Markdown: its level as a heading, or the number of its cells, or its kind.
fn shape(line: &str) -> String {
    let mut cells = 0;
    let mut is_escaped = false;
    for character in line.chars() {
        cells += usize::from(character == '|' && !is_escaped);
        is_escaped = character == '\\' && !is_escaped;
    }
    let first = line.chars().next().unwrap_or(' ');
    match first {
        '#' => line.split(' ').next().unwrap().to_owned(),
        '|' => format!("{cells} cells"),
        '`' => line.to_owned(),
        '-' | '+' | '>' => format!("block {first}"),
        _ => "text".to_owned(),
    }
}

/// Line for line the same structure, and no tag that is not the report's own.
fn markdown(plain: &str, hostile: &str) {
    let (plain, hostile): (Vec<_>, Vec<_>) = (plain.lines().collect(), hostile.lines().collect());
    assert_eq!(plain.len(), hostile.len());
    for (plain, hostile) in plain.iter().zip(&hostile) {
        assert_eq!(shape(plain), shape(hostile), "{hostile}");
        if hostile.contains("==>") || hostile.contains("-->") {
            continue;
        }
        let bare = hostile.replace("\\<", "").replace("<br>", "");
        assert!(!bare.contains('<'), "{hostile}");
        let ticks = hostile.replace("\\`", "").matches('`').count();
        assert!(ticks == 0 || hostile.starts_with("```"), "{hostile}");
    }
}

/// The tags of a page with their attributes' names; text outside has no angle bracket.
fn tags(page: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        let tag = &rest[start + 1..];
        let mut end = 0;
        let mut in_quotes = false;
        for (index, character) in tag.char_indices() {
            in_quotes ^= character == '"';
            if character == '>' && !in_quotes {
                end = index;
                break;
            }
        }
        let (inside, after) = tag.split_at(end);
        let outside_quotes: Vec<&str> = inside.split('"').step_by(2).collect();
        found.insert(outside_quotes.join("").split_whitespace().collect::<Vec<_>>().join(" "));
        rest = after;
    }
    found
}

fn html(plain: &str, hostile: &str) {
    assert!(hostile.contains("&#60;script&#62;alert(1)") || hostile.contains("&lt;script&gt;"));
    let known = tags(plain);
    assert!(known.contains("html lang=") && known.contains("br"), "{known:?}");
    for tag in tags(hostile) {
        assert!(known.contains(&tag), "{tag}");
    }
    assert!(hostile.contains("default-src 'none'"));
    for request in ["src=\"", "url(http", "@import", "href=\"http"] {
        assert!(!hostile.contains(request), "{request}");
    }
}

/// What stands outside quotes is the same, whatever stands inside.
fn skeleton(format: ExportFormat, plain: &ThreatModel, hostile: &ThreatModel) {
    let outside = |text: &str| -> String {
        let mut outside = String::new();
        let (mut in_quotes, mut is_escaped) = (false, false);
        for character in text.chars() {
            if character == '"' && !is_escaped {
                in_quotes = !in_quotes;
            }
            is_escaped = character == '\\' && !is_escaped;
            if !in_quotes {
                outside.push(character);
            }
        }
        outside
    };
    let (plain, hostile) = (write(format, plain), write(format, hostile));
    assert_eq!(plain.lines().count(), hostile.lines().count(), "{format}");
    assert_eq!(outside(&plain), outside(&hostile), "{format}");
}

/// A head and 16 rows of 24 cells, none of which a spreadsheet runs.
fn register(text: &str) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 17);
    for row in &rows {
        assert_eq!(row.len(), 24);
        for cell in row {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
    }
    assert!(rows[1][1].starts_with("'=cmd|' /C calc'!A0 <script>"), "{}", &rows[1][1]);
}
