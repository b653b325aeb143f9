//! A report as sections of facts, tables and cards, before it is Markdown or a web page.

use aivss_core::rule::{ImplementationStatus, RiskLevel};
use aivss_core::{Score, Severity};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A part of the report under a heading.
pub(super) struct Section {
    /// Its anchor.
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) blocks: Vec<Block>,
}

pub(super) enum Block {
    /// A sentence of the report's own.
    Note(String),
    Facts(Vec<(&'static str, Cell)>),
    Table(Table),
    Card(Card),
    /// The picture of data flows and zones.
    Diagram,
}

pub(super) struct Table {
    pub(super) title: String,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// Whether its columns are many and narrow, so that rows cannot be stacked.
    pub(super) is_matrix: bool,
}

/// Something with a heading of its own.
pub(super) struct Card {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) badges: Vec<Cell>,
    pub(super) lead: String,
    pub(super) facts: Vec<(&'static str, Cell)>,
    pub(super) tables: Vec<Table>,
}

/// A text of any number of lines, with the colour that it is shown in.
#[derive(Clone, Default)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) tone: Option<Tone>,
}

/// A colour with a meaning; the word is always there as well.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    None,
    Low,
    Medium,
    High,
    Critical,
}

impl Tone {
    /// The style class.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

impl From<RiskLevel> for Tone {
    fn from(level: RiskLevel) -> Self {
        match level {
            RiskLevel::Low => Self::Low,
            RiskLevel::Medium => Self::Medium,
            RiskLevel::High => Self::High,
            RiskLevel::Critical => Self::Critical,
        }
    }
}

impl From<Severity> for Tone {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::None => Self::None,
            Severity::Low => Self::Low,
            Severity::Medium => Self::Medium,
            Severity::High => Self::High,
            Severity::Critical => Self::Critical,
        }
    }
}

impl From<ImplementationStatus> for Tone {
    fn from(status: ImplementationStatus) -> Self {
        match status {
            ImplementationStatus::NotImplemented => Self::High,
            ImplementationStatus::PartiallyImplemented => Self::Medium,
            ImplementationStatus::Implemented => Self::Low,
        }
    }
}

#[allow(clippy::needless_pass_by_value, reason = "texts, words and ids come owned or borrowed")]
impl Cell {
    pub(super) fn new(text: impl ToString) -> Self {
        Self { text: text.to_string(), tone: None }
    }

    pub(super) fn toned(text: impl ToString, tone: impl Into<Tone>) -> Self {
        Self { text: text.to_string(), tone: Some(tone.into()) }
    }

    /// The text of what may be left out.
    pub(super) fn of<T: ToString>(value: Option<T>) -> Self {
        value.map(Self::new).unwrap_or_default()
    }

    /// One line for each item.
    pub(super) fn lines<T: ToString>(items: impl IntoIterator<Item = T>) -> Self {
        let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
        Self::new(items.join("\n"))
    }

    /// `a, b, c`.
    pub(super) fn list<T: ToString>(items: impl IntoIterator<Item = T>) -> Self {
        let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
        Self::new(items.join(", "))
    }

    pub(super) fn level(level: Option<RiskLevel>) -> Self {
        level.map_or_else(Self::default, |level| Self::toned(level.name(), level))
    }

    pub(super) fn score(score: Score) -> Self {
        let severity = score.severity();
        Self::toned(format!("{score} {severity}"), severity)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether a word in it would push the columns after it out of sight.
    pub(super) fn has_long_word(&self) -> bool {
        const LONG: usize = 24;
        self.text.split_whitespace().any(|word| word.chars().count() > LONG)
    }

    /// Other words where there are none.
    pub(super) fn or(self, words: &str) -> Self {
        if self.is_empty() { Self::new(words) } else { self }
    }
}

/// The published name of a word, where there is one.
macro_rules! name {
    ($word:expr) => {
        Cell::of($word.map(|word| word.name()))
    };
}
pub(super) use name;

/// The facts that say something.
pub(super) fn facts(facts: impl IntoIterator<Item = (&'static str, Cell)>) -> Block {
    Block::Facts(said(facts))
}

pub(super) fn said(
    facts: impl IntoIterator<Item = (&'static str, Cell)>,
) -> Vec<(&'static str, Cell)> {
    facts.into_iter().filter(|(_, cell)| !cell.is_empty()).collect()
}

/// A table without the columns in which nothing stands.
pub(super) fn table<const N: usize>(
    title: &str,
    head: [&str; N],
    rows: impl IntoIterator<Item = [Cell; N]>,
) -> Block {
    Block::Table(plain_table(title, head, rows))
}

/// The same by itself.
pub(super) fn plain_table<const N: usize>(
    title: &str,
    head: [&str; N],
    rows: impl IntoIterator<Item = [Cell; N]>,
) -> Table {
    let rows: Vec<[Cell; N]> = rows.into_iter().collect();
    let is_used: Vec<bool> = (0..N)
        .map(|column| rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty())))
        .collect();
    let used = |column: usize| is_used.get(column).copied().unwrap_or_default();
    let named = head.iter().enumerate().filter(|(column, _)| used(*column));
    Table {
        title: title.into(),
        head: named.map(|(_, name)| (*name).into()).collect(),
        rows: rows
            .into_iter()
            .map(|row| {
                let cells = row.into_iter().enumerate().filter(|(column, _)| used(*column));
                cells.map(|(_, cell)| cell).collect()
            })
            .collect(),
        is_matrix: false,
    }
}

impl Block {
    fn is_empty(&self) -> bool {
        match self {
            Self::Facts(facts) => facts.is_empty(),
            Self::Table(table) => table.rows.is_empty(),
            Self::Note(_) | Self::Card(_) | Self::Diagram => false,
        }
    }
}

impl Section {
    /// A section of the blocks that say something; `None` where none does.
    pub(super) fn new(
        id: &'static str,
        title: &'static str,
        blocks: impl IntoIterator<Item = Block>,
    ) -> Option<Self> {
        let blocks: Vec<_> = blocks.into_iter().filter(|block| !block.is_empty()).collect();
        (!blocks.is_empty()).then_some(Self { id, title, blocks })
    }
}
