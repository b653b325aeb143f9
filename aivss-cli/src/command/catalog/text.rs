//! Records in a terminal.

use crate::io::output::paragraph;
use crate::io::style::{self, Painted};
use aivss_core::catalog::Entry;
use aivss_core::wire::EntryData;
use std::fmt::Write;

/// A record a line: id, name, and what distinguishes it from its neighbours.
pub(super) fn list(entries: &[EntryData]) -> String {
    let width = |text: fn(&EntryData) -> &str| entries.iter().map(|it| text(it).len()).max();
    let (ids, names) =
        (width(|it| it.id).unwrap_or_default(), width(|it| it.name).unwrap_or_default().min(48));
    let is_mixed = entries.windows(2).any(|pair| matches!(pair, [a, b] if a.entry != b.entry));
    let mut text = String::new();
    for entry in entries {
        let id = Painted(style::HEADING, format!("{:ids$}", entry.id));
        let aside = if is_mixed { entry.entry.replace('_', " ") } else { aside(entry) };
        let _ = if aside.is_empty() {
            writeln!(text, "{id}  {}", entry.name)
        } else {
            writeln!(text, "{id}  {:names$}  {}", entry.name, Painted(style::DIM, aside))
        };
        if entry.entry == "erratum" {
            let _ = writeln!(text, "{}", paragraph("  ", entry.description));
            let choice = entry.choice.unwrap_or_default();
            let _ = writeln!(text, "{}\n", paragraph("  here: ", choice));
        }
    }
    if entries.is_empty() {
        text.push_str("nothing found\n");
    } else {
        let noun = if entries.len() == 1 { "record" } else { "records" };
        let _ = writeln!(text, "{}", Painted(style::DIM, format!("{} {noun}", entries.len())));
    }
    text
}

fn aside(entry: &EntryData) -> String {
    match entry.entry {
        "threat" | "core_risk" | "scenario" => entry.layers.join(" "),
        "mitigation" => {
            format!("{:10}  {}", entry.kind.unwrap_or_default(), entry.threats.join(" "))
        }
        "asi" => entry.core_risks.first().copied().unwrap_or_default().into(),
        "layer" => {
            format!("{} threats, {} mitigations", entry.threats.len(), entry.mitigations.len())
        }
        "skill" => entry.severity.unwrap_or_default().into(),
        "weakness" => entry.abstraction.unwrap_or_default().into(),
        _ => String::new(),
    }
}

/// The layers, with the marks that are not primary.
fn layers(entry: &EntryData) -> String {
    let mut marks = entry.marks.iter();
    let layers = entry.layers.iter().map(|layer| match marks.next() {
        Some(&mark) if mark != "primary" => format!("{layer} ({mark})"),
        _ => (*layer).to_owned(),
    });
    layers.collect::<Vec<_>>().join(", ")
}

/// The kind of a link, where the documents name one.
fn how_linked(entry: &EntryData, id: &str) -> &'static str {
    if entry.related_threats.contains(&id) || entry.related_core_risks.contains(&id) {
        "related"
    } else if entry.primary == Some(id) || entry.asi_primary.contains(&id) {
        "primary"
    } else if entry.secondary.contains(&id) || entry.asi.contains(&id) {
        "secondary"
    } else {
        ""
    }
}

/// An id with its name, where the catalogs have a record of it.
fn named(id: &str) -> String {
    Entry::by_id(id).map_or_else(|| id.to_owned(), |entry| format!("{id}  {}", entry.name()))
}

/// One record with all its links.
pub(super) fn record(entry: &EntryData) -> String {
    let mut text = String::new();
    let title = Painted(style::HEADING, format!("{} {}", entry.id, entry.name));
    let about = [Some(entry.entry), entry.set, entry.kind].into_iter().flatten();
    let about = about.map(|word| word.replace('_', " ")).collect::<Vec<_>>().join(", ");
    let _ = writeln!(text, "{title}  {}", Painted(style::DIM, about));
    if !entry.description.is_empty() {
        let _ = writeln!(text, "{}", paragraph("  ", entry.description));
    }
    if let Some(choice) = entry.choice {
        let _ = writeln!(text, "{}", paragraph("  here: ", choice));
    }
    text.push('\n');
    let mut row = |label: &str, words: &str| {
        if !words.is_empty() {
            let _ = writeln!(text, "{}", paragraph(&format!("  {label:<12} "), words));
        }
    };
    row("also called", &entry.aliases.join("; "));
    row("rank", &entry.rank.map_or_else(String::new, |rank| rank.to_string()));
    row("meant for", &entry.scope.unwrap_or_default().replace('_', " "));
    row("part of", &entry.part_of.map_or_else(String::new, named));
    row("severity", entry.severity.unwrap_or_default());
    row("abstraction", entry.abstraction.unwrap_or_default());
    row("status", entry.status.unwrap_or_default());
    row("due", &entry.months.map_or_else(String::new, |it| format!("every {it} months")));
    row("function", entry.function.unwrap_or_default());
    row("form", entry.form.unwrap_or_default());
    row("maturity", entry.maturity.unwrap_or_default());
    row("replaced by", &entry.replaced_by.map_or_else(String::new, named));
    row("layers", &layers(entry));
    row("components", &entry.components.join(", "));
    row("preventive", &entry.preventive.join(", "));
    row("detective", &entry.detective.join(", "));
    row("indicators", &entry.indicators.join(", "));
    let above_all = if entry.all_factors == Some(true) { "all, above all " } else { "" };
    let factors = entry.factors.join(", ");
    row("factors", &if factors.is_empty() { factors } else { format!("{above_all}{factors}") });
    for (label, ids) in [
        ("tactics", &entry.tactics),
        ("core risks", &entry.core_risks),
        ("ASI Top 10", &entry.asi),
        ("threats", &entry.threats),
        ("mitigations", &entry.mitigations),
        ("controls", &entry.controls),
        ("techniques", &entry.techniques),
    ] {
        // A layer has too many links for a line each.
        if entry.entry == "layer" {
            row(label, &ids.join(", "));
            continue;
        }
        let width = ids.iter().map(|id| id.len()).max().unwrap_or_default();
        let marks = ids.iter().map(|id| how_linked(entry, id).len()).max().unwrap_or_default();
        for (index, id) in ids.iter().enumerate() {
            let name = Entry::by_id(id).map_or("", Entry::name);
            let label = if index == 0 { label } else { "" };
            let mark = match marks {
                0 => String::new(),
                _ => format!("  {:marks$}", how_linked(entry, id)),
            };
            row(label, &format!("{id:width$}{mark}  {name}"));
        }
    }
    if let (Some(confidence), Some(review)) = (entry.confidence, entry.review) {
        row("confidence", &format!("{confidence}, review {review}"));
    }
    if let Some(is_confirmed) = entry.confirmed {
        row("by AIUC", if is_confirmed { "confirmed" } else { "not confirmed" });
    }
    for (index, question) in entry.questions.iter().enumerate() {
        row(if index == 0 { "to ask" } else { "" }, question);
    }
    for (index, step) in entry.chain.iter().enumerate() {
        row(if index == 0 { "chain" } else { "" }, &format!("{:<3}  {}", step.place, step.what));
    }
    for (index, linked) in entry.links.iter().enumerate() {
        let ids = linked.ids.join(", ");
        row(if index == 0 { "linked" } else { "" }, &format!("{}: {ids}", linked.list));
    }
    let source = paragraph("  source       ", &entry.source);
    let _ = writeln!(text, "{}", Painted(style::DIM, source));
    text
}
