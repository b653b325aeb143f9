//! What the ASI Top 10 itself links: LLM Top 10, threats, core risks, non-human identities.

use super::table::{Rows, Table, row};
use crate::catalog::framework::Framework as F;
use crate::catalog::source::Source;

const MATRIX: Source = Source {
    document: "OWASP Top 10 for Agentic Applications 2026",
    section: "AI Security Mapping Matrix",
};
const NHI: Source = Source {
    document: "OWASP Top 10 for Agentic Applications 2026",
    section: "table of the NHI Top 10",
};

#[rustfmt::skip] // a row a line
pub(super) static TABLES: &[Table] = &[
    Table { from: F::Asi, to: F::Llm2025, source: MATRIX, rows: Rows::Listed(&[
        row("ASI01", "LLM01:2025; LLM06:2025"),
        row("ASI02", "LLM06:2025"),
        row("ASI03", "LLM01:2025; LLM06:2025; LLM02:2025"),
        row("ASI04", "LLM03:2025"),
        row("ASI05", "LLM01:2025; LLM05:2025"),
        row("ASI06", "LLM01:2025; LLM04:2025; LLM08:2025"),
        row("ASI07", "LLM02:2025; LLM06:2025"),
        row("ASI08", "LLM01:2025; LLM04:2025; LLM06:2025"),
        row("ASI09", "LLM01:2025; LLM05:2025; LLM06:2025; LLM09:2025"),
        row("ASI10", "LLM02:2025; LLM09:2025"),
    ]) },
    Table { from: F::Asi, to: F::Threats, source: MATRIX, rows: Rows::Listed(&[
        row("ASI01", "T6 = Goal Manipulation"),
        row("ASI01", "T7 = Misaligned & Deceptive Behaviors"),
        row("ASI02", "T2"),
        row("ASI02", "T4"),
        row("ASI02", "T16:1.1"),
        row("ASI03", "T3"),
        row("ASI04", "T17:1.1"),
        row("ASI04", "T2"),
        row("ASI04", "T11"),
        row("ASI04", "T12"),
        row("ASI04", "T13 = Rogue Agent"),
        row("ASI04", "T16:1.1"),
        row("ASI05", "T11 = Unexpected RCE & Code Attacks"),
        row("ASI06", "T1"),
        row("ASI06", "T4 = Memory Overload"),
        row("ASI06", "T6 = Broken Goals"),
        row("ASI06", "T12 = Shared Memory Poisoning"),
        row("ASI07", "T12"),
        row("ASI07", "T16:1.1"),
        row("ASI08", "T5 = Cascading Hallucination Attacks"),
        row("ASI08", "T8"),
        row("ASI09", "T7 = Misaligned & Deceptive Behaviors"),
        row("ASI09", "T8"),
        row("ASI09", "T10 = Overwhelming Human in the Loop"),
        row("ASI10", "T13 = Rogue Agents in Multi-Agent Systems"),
        row("ASI10", "T14 = Human Attacks on Multi-Agent Systems"),
        row("ASI10", "T15 = Human Manipulation"),
    ]) },
    Table { from: F::Asi, to: F::CoreRisks, source: MATRIX, rows: Rows::Listed(&[
        row("ASI01", "goal_instruction = Agent Goal & Instruction Manipulation"),
        row("ASI02", "tool_misuse"),
        row("ASI03", "access_control"),
        row("ASI04", "supply_chain = Agent Supply Chain & Dependency Attacks"),
        row("ASI05", "critical_systems"),
        row("ASI07", "memory_context = Agent Memory & Context Manipulation"),
        row("ASI08", "cascading_failures"),
        row("ASI09", "untraceability = Agent Untraceability / Human Manipulation"),
    ]) },
    Table { from: F::Nhi, to: F::Asi, source: NHI, rows: Rows::Listed(&[
        row("NHI1", "ASI04"),
        row("NHI2", "ASI02; ASI06"),
        row("NHI3", "ASI04; ASI03"),
        row("NHI4", "ASI03; ASI07"),
        row("NHI5", "ASI02; ASI03"),
        row("NHI6", "ASI04; ASI05"),
        row("NHI7", "ASI06; ASI08"),
        row("NHI8", "ASI08; ASI07"),
        row("NHI9", "ASI08; ASI04"),
        row("NHI10", "ASI09; ASI01"),
    ]) },
    Table { from: F::Nhi, to: F::Threats, source: NHI, rows: Rows::Listed(&[
        row("NHI1", "T17:1.1; T2"),
        row("NHI2", "T6; T1"),
        row("NHI3", "T12; T13"),
        row("NHI4", "T16:1.1"),
        row("NHI5", "T2; T3"),
        row("NHI6", "T11"),
        row("NHI7", "T4; T12"),
        row("NHI8", "T8; T12"),
        row("NHI9", "T5; T13"),
        row("NHI10", "T10; T7"),
    ]) },
    Table { from: F::Nhi, to: F::CoreRisks, source: NHI, rows: Rows::Listed(&[
        row("NHI1", "supply_chain"),
        row("NHI3", "supply_chain"),
        row("NHI4", "access_control"),
        row("NHI5", "access_control"),
        row("NHI6", "critical_systems"),
        row("NHI8", "cascading_failures"),
        row("NHI9", "cascading_failures"),
        row("NHI10", "untraceability"),
    ]) },
];
