//! MAESTRO's layers beside the ASI and the Agentic Skills Top 10.

use super::table::{FOUNDATIONAL, ORIGINATING, Rows, Table, row, tiered, unreviewed};
use crate::catalog::framework::Framework as F;
use crate::catalog::source::Source;

const SKILLS: Source =
    Source { document: "OWASP Agentic Skills Top 10 2026 (v1.0)", section: "index.md" };
const GENAI: Source = Source {
    document: "GenAI Security Project crosswalk 4.0.0",
    section: "agentic-top10/Agentic_MAESTRO.md",
};
const GENAI_ENTRY: Source = Source {
    document: "GenAI Security Project crosswalk 4.0.0",
    section: "data/entries/AST01.json",
};

#[rustfmt::skip] // a row a line
pub(super) static TABLES: &[Table] = &[
    Table { from: F::Asi, to: F::Layers, source: GENAI, rows: Rows::Listed(&[
        tiered("ASI01", ORIGINATING, "L1"),
        row("ASI01", "L2; L3"),
        tiered("ASI02", ORIGINATING, "L3"),
        row("ASI02", "L6; L4"),
        tiered("ASI03", ORIGINATING, "L6"),
        row("ASI03", "L7; L4"),
        tiered("ASI04", ORIGINATING, "L3; L4"),
        row("ASI04", "L2"),
        tiered("ASI05", ORIGINATING, "L4"),
        row("ASI05", "L3; L5"),
        tiered("ASI06", ORIGINATING, "L2"),
        row("ASI06", "L1; L5"),
        tiered("ASI07", ORIGINATING, "L7"),
        row("ASI07", "L6; L5"),
        tiered("ASI08", ORIGINATING, "L7"),
        row("ASI08", "L4; L5"),
        tiered("ASI09", ORIGINATING, "L1"),
        row("ASI09", "L7; L6"),
        tiered("ASI10", ORIGINATING, "L5; L1"),
        row("ASI10", "L6"),
    ]) },
    Table { from: F::Skills, to: F::Layers, source: SKILLS, rows: Rows::Listed(&[
        row("AST01", "L7; L3; L6; L4; L5"),
        row("AST02", "L7; L3; L6; L4"),
        row("AST03", "L6; L4; L3; L7"),
        row("AST04", "L7; L3; L6"),
        row("AST05", "L3; L4; L6"),
        row("AST06", "L4; L6; L3"),
        row("AST07", "L4; L6; L7"),
        row("AST08", "L5; L6; L3"),
        row("AST09", "L6; L7; L5"),
        row("AST10", "L7; L3; L6"),
    ]) },
    Table { from: F::Skills, to: F::Layers, source: GENAI_ENTRY, rows: Rows::Listed(&[
        unreviewed("AST01", FOUNDATIONAL, "L7; L3; L6; L4; L5"),
    ]) },
];
