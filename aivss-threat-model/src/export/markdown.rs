//! The whole report in Markdown, for wikis and pull requests.

use super::content::{sections, title};
use super::page::{Block, Card, Cell, Section, Table};
use crate::ThreatModel;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write;

impl ThreatModel {
    /// The whole report: context, diagram, layers, zones, actors, assets, threats with their risk and
    /// AIVSS scores, coverage, mitigations, residual risks, roadmap, assumptions. What is empty is left
    /// out. What somebody wrote is escaped, so that it stays text.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut text = format!("# {}\n", plain(title(self)));
        for section in sections(self) {
            let _ = write!(text, "\n## {}\n", section.title);
            for block in &section.blocks {
                text.push('\n');
                match block {
                    Block::Note(note) => {
                        let _ = writeln!(text, "{}", plain(note));
                    }
                    Block::Facts(facts) => text.push_str(&fact_table(facts)),
                    Block::Table(table) => text.push_str(&table_text(table)),
                    Block::Card(card) => text.push_str(&card_text(card)),
                    Block::Diagram => {
                        let _ = writeln!(text, "```mermaid\n{}```", self.to_mermaid());
                    }
                }
            }
        }
        text.push_str(
            "\n---\n\nLayers, threats and rules: MAESTRO Threat Modeling Playbook v1.0.0 (CC BY-SA 4.0; \
             identifiers and tables used, wording ours). Scores: AIVSS (OWASP).\n",
        );
        text
    }
}

/// Somebody's text of one line, as Markdown that shows the same characters.
fn plain(line: &str) -> String {
    let parts: Vec<String> = line.split('\t').map(aivss_core::markdown::plain).collect();
    parts.join("\t")
}

/// The tables and cards of a section, for a place that has a heading of its own.
pub(super) fn section_text(section: &Section) -> String {
    let blocks = section.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table_text(table)),
        Block::Card(card) => Some(card_text(card)),
        Block::Note(_) | Block::Facts(_) | Block::Diagram => None,
    });
    blocks.collect::<Vec<_>>().join("\n")
}

/// A text of several lines inside a cell: line ends are the one piece of markup in it.
fn cell(cell: &Cell) -> String {
    let lines: Vec<String> = cell.text.split('\n').map(plain).collect();
    lines.join("<br>")
}

fn fact_table(facts: &[(&str, Cell)]) -> String {
    let mut text = String::from("| | |\n|---|---|\n");
    for (label, value) in facts {
        let _ = writeln!(text, "| {label} | {} |", cell(value));
    }
    text
}

fn table_text(table: &Table) -> String {
    let mut text = String::new();
    if !table.title.is_empty() {
        let _ = write!(text, "**{}**\n\n", plain(&table.title));
    }
    let _ = writeln!(text, "| {} |", table.head.join(" | "));
    let _ = writeln!(text, "|{}", "---|".repeat(table.head.len()));
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(cell).collect();
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    text
}

fn card_text(card: &Card) -> String {
    let mut text = format!("### {}\n", plain(&card.title));
    if !card.lead.is_empty() {
        let lines: Vec<String> = card.lead.split('\n').map(plain).collect();
        let _ = write!(text, "\n{}\n", paragraph(&lines.join("<br>")));
    }
    if !card.facts.is_empty() {
        let _ = write!(text, "\n{}", fact_table(&card.facts));
    }
    for table in &card.tables {
        let _ = write!(text, "\n{}", table_text(table));
    }
    text
}

/// Escaped text of one line, so that its beginning makes no list, rule or code of it.
fn paragraph(line: &str) -> String {
    let line = line.trim_start_matches([' ', '\t']);
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    if line.starts_with(['-', '+', '=']) || (digits > 0 && rest.starts_with(['.', ')'])) {
        return format!("{number}\\{rest}");
    }
    line.into()
}
