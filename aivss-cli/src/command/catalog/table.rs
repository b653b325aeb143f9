//! Records as tables: CSV for spreadsheets, Markdown for wikis.

use aivss_core::csv::write_row;
use aivss_core::markdown::plain;
use aivss_core::wire::EntryData;
use std::fmt::Write;

const COLUMNS: [&str; 28] = [
    "entry",
    "id",
    "name",
    "set",
    "kind",
    "scope",
    "layers",
    "factors",
    "core_risks",
    "asi",
    "threats",
    "mitigations",
    "primary",
    "related",
    "severity",
    "abstraction",
    "status",
    "function",
    "form",
    "maturity",
    "part_of",
    "tactics",
    "controls",
    "techniques",
    "confidence",
    "review",
    "description",
    "source",
];

fn cells(entry: &EntryData) -> [String; 28] {
    let description = match entry.choice {
        Some(choice) => format!("{} Here: {choice}", entry.description),
        None => entry.description.into(),
    };
    [
        entry.entry.into(),
        entry.id.into(),
        entry.name.into(),
        entry.set.unwrap_or_default().into(),
        entry.kind.unwrap_or_default().into(),
        entry.scope.unwrap_or_default().into(),
        entry.layers.join(" "),
        entry.factors.join(" "),
        entry.core_risks.join(" "),
        entry.asi.join(" "),
        entry.threats.join(" "),
        entry.mitigations.join(" "),
        entry
            .primary
            .into_iter()
            .chain(entry.asi_primary.iter().copied())
            .collect::<Vec<_>>()
            .join(" "),
        [entry.related_threats.as_slice(), &entry.related_core_risks].concat().join(" "),
        entry.severity.unwrap_or_default().into(),
        entry.abstraction.unwrap_or_default().into(),
        entry.status.unwrap_or_default().into(),
        entry.function.unwrap_or_default().into(),
        entry.form.unwrap_or_default().into(),
        entry.maturity.unwrap_or_default().into(),
        entry.part_of.unwrap_or_default().into(),
        entry.tactics.join(" "),
        entry.controls.join(" "),
        entry.techniques.join(" "),
        entry.confidence.unwrap_or_default().into(),
        entry.review.unwrap_or_default().into(),
        description,
        entry.source.clone(),
    ]
}

/// Every column, whatever the records, so that lists of all kinds can be put together.
pub(super) fn csv(entries: &[EntryData]) -> String {
    csv_of(&COLUMNS, entries.iter().map(cells))
}

/// The columns in which some record has something.
pub(super) fn markdown(entries: &[EntryData]) -> String {
    let rows: Vec<_> = entries.iter().map(cells).collect();
    markdown_of(&COLUMNS, &rows)
}

/// Rows under the names of their columns.
pub(super) fn csv_of<const N: usize>(
    columns: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> String {
    let mut text = String::new();
    write_row(&mut text, columns);
    text.push('\n');
    for row in rows {
        write_row(&mut text, row);
        text.push('\n');
    }
    text
}

/// The columns in which some row has something.
pub(super) fn markdown_of<const N: usize>(columns: &[&str; N], rows: &[[String; N]]) -> String {
    let used: Vec<usize> = (0..N)
        .filter(|column| rows.iter().any(|row| row.get(*column).is_some_and(|it| !it.is_empty())))
        .collect();
    let line = |cell: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = used.iter().map(|column| cell(*column)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut text = String::new();
    let _ = writeln!(text, "{}", line(&|column| columns[column].replace('_', " ")));
    let _ = writeln!(text, "{}", line(&|_| "---".into()));
    for row in rows {
        let _ = writeln!(text, "{}", line(&|column| plain(&row[column])));
    }
    text
}
