//! Links between lists: for a terminal, for spreadsheets and for wikis.

use super::table::{csv_of, markdown_of};
use crate::io::output::paragraph;
use crate::io::style::{self, Painted};
use aivss_core::wire::LinkData;
use std::fmt::Write;

const COLUMNS: [&str; 11] = [
    "from_list",
    "from",
    "from_name",
    "to_list",
    "to",
    "to_name",
    "tier",
    "confidence",
    "review",
    "printed",
    "source",
];

fn cells(link: &LinkData) -> [String; 11] {
    [
        link.from.list,
        link.from.id,
        link.from.name.unwrap_or_default(),
        link.to.list,
        link.to.id,
        link.to.name.unwrap_or_default(),
        link.tier.unwrap_or_default(),
        link.confidence.unwrap_or_default(),
        link.review.unwrap_or_default(),
        link.printed.unwrap_or_default(),
        link.source.as_str(),
    ]
    .map(String::from)
}

/// A link a row, every column.
pub(super) fn csv(links: &[LinkData]) -> String {
    csv_of(&COLUMNS, links.iter().map(cells))
}

/// A link a row, with the columns that some link fills.
pub(super) fn markdown(links: &[LinkData]) -> String {
    let rows: Vec<_> = links.iter().map(cells).collect();
    markdown_of(&COLUMNS, &rows)
}

/// The linked elements under the element that they are linked to, and the documents at the end, by number.
pub(super) fn text(links: &[LinkData]) -> String {
    let mut text = String::new();
    if links.is_empty() {
        text.push_str("nothing linked\n");
        return text;
    }
    let width =
        |cell: fn(&LinkData) -> &str| links.iter().map(|it| cell(it).len()).max().unwrap_or(0);
    let is_mixed =
        links.iter().any(|link| Some(link.to.list) != links.first().map(|it| it.to.list));
    let lists = if is_mixed { width(|it| it.to.list) + 2 } else { 0 };
    let (ids, tiers) = (width(|it| it.to.id), width(|it| it.tier.unwrap_or_default()));
    let sureness = width(|it| it.confidence.unwrap_or_default());
    let mut sources: Vec<&str> = Vec::new();
    let mut from = None;
    for link in links {
        if from != Some(link.from) {
            from = Some(link.from);
            let title = format!("{} {}", link.from.id, link.from.name.unwrap_or_default());
            let _ = writeln!(text, "{}", Painted(style::HEADING, title.trim_end()));
        }
        let number =
            sources.iter().position(|source| *source == link.source).unwrap_or_else(|| {
                sources.push(&link.source);
                sources.len() - 1
            });
        let mut start = format!("  {:lists$}", if is_mixed { link.to.list } else { "" });
        let _ = write!(start, "{:ids$}  ", link.to.id);
        for (word, width) in [(link.tier, tiers), (link.confidence, sureness)] {
            if width > 0 {
                let _ = write!(start, "{:width$}  ", word.unwrap_or_default());
            }
        }
        let _ = write!(start, "[{}]  ", number + 1);
        let mut name = link.to.name.unwrap_or_default().to_owned();
        if let Some(printed) = link.printed {
            let _ = write!(name, " (printed: {printed})");
        }
        if let Some(review) = link.review.filter(|review| *review != "OK") {
            let _ = write!(name, " (to be reviewed: {review})");
        }
        let line =
            if name.is_empty() { start.trim_end().into() } else { paragraph(&start, name.trim()) };
        let _ = writeln!(text, "{line}");
    }
    text.push('\n');
    for (number, source) in (1..).zip(&sources) {
        let _ =
            writeln!(text, "{}", Painted(style::DIM, paragraph(&format!("[{number}] "), source)));
    }
    let noun = if links.len() == 1 { "link" } else { "links" };
    let _ = writeln!(text, "{}", Painted(style::DIM, format!("{} {noun}", links.len())));
    text
}
