//! Exploitation evidence, the decision table with overlay and refusals, and priorities.

use serde::Deserialize;
use serde_json::{Number, Value};

use crate::vectors::{Entries, json};

/// A vector, the evidence, whether the question is open; E, rung, state, authority, the vector scored, the
/// score of the vector as given, and the severity.
#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs, reason = "the columns stand in the file and above")]
pub struct ExploitMaturityRow(
    pub String,
    pub EvidenceGiven,
    pub bool,
    pub String,
    pub String,
    pub String,
    pub bool,
    pub String,
    pub Number,
    pub Number,
);

/// Evidence as a document gives it, of any type.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are those of the candidate's input")]
pub struct EvidenceGiven {
    pub cisa_kev: Option<Value>,
    pub vulnrichment_active: Option<bool>,
    pub observed_local: Option<bool>,
    pub poc: Option<Value>,
    pub epss: Option<Value>,
    pub epss_date: Option<String>,
}

/// 45 rows: five vectors under nine kinds of evidence.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn exploit_maturity() -> Vec<ExploitMaturityRow> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(rename = "what")]
        _what: String,
        #[serde(rename = "columns")]
        _columns: Vec<String>,
        rows: Vec<ExploitMaturityRow>,
    }
    let file: File = json("aivss_1_0_exploit_maturity.json");
    assert_eq!(file.rows.len(), 45);
    file.rows
}

/// The table, the overlay, the ladder and whole decisions.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionVectors {
    #[serde(rename = "what")]
    _what: String,
    #[serde(rename = "overlay_note")]
    _overlay_note: String,
    /// The basis by the kind of finding.
    pub schemes: Entries<String>,
    #[serde(rename = "table_columns")]
    _table_columns: Vec<String>,
    /// The sixteen rows.
    pub table: Vec<TableRow>,
    /// The timelines, the least urgent first.
    pub order: Vec<String>,
    #[serde(rename = "overlay_columns")]
    _overlay_columns: Vec<String>,
    /// Every row under every class and TD.
    pub overlay: Vec<OverlayRow>,
    #[serde(rename = "ladder_columns")]
    _ladder_columns: Vec<String>,
    /// Every combination of the four facts.
    pub ladder: Vec<LadderRow>,
    /// Decisions of the 2.0 candidate.
    pub cases: Vec<DecisionCase>,
    /// Those that AIVSS 1.0 decides otherwise.
    pub cases_1_0: Vec<DecisionCase>,
    #[serde(rename = "cases_1_0_note")]
    _cases_1_0_note: String,
}

/// In KEV, exposed, automatable, technical impact, timeline, one step up.
#[derive(Clone, Debug, Deserialize)]
pub struct TableRow(pub u8, pub u8, pub u8, pub String, pub String, pub String);

/// A row of the table under every class and TD.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverlayRow {
    /// In KEV, exposed, automatable, technical impact.
    pub row: (u8, u8, u8, String),
    /// The timeline of the table.
    pub bod: String,
    /// By class and TD.
    pub results: Vec<OverlayResult>,
}

/// Classes with TD (`A1:M`, `-` for none), then what is recommended, triggered, escalated, whether with a
/// forensic triage, and the status.
#[derive(Clone, Debug, Deserialize)]
pub struct OverlayResult(
    pub Vec<String>,
    pub Option<String>,
    pub Option<bool>,
    pub Option<bool>,
    pub Option<bool>,
    pub String,
);

/// In KEV, reported active, observed, proof of concept; rung, state, authority, E.
#[derive(Clone, Debug, Deserialize)]
#[allow(
    missing_docs,
    clippy::struct_excessive_bools,
    reason = "the columns stand in the file and above, and four are facts that hold or not"
)]
pub struct LadderRow(
    pub Option<bool>,
    pub bool,
    pub bool,
    pub bool,
    pub String,
    pub String,
    pub bool,
    pub String,
);

/// A decision or its refusal.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionCase {
    /// What it shows.
    pub case: String,
    /// The inputs; an absent source is `inventory`, an absent time is valid.
    pub given: DecisionGiven,
    /// The decision.
    pub result: Option<Decided>,
    /// Why there is none.
    pub refused: Option<String>,
}

/// The inputs of a decision.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are those of the candidate's input")]
pub struct DecisionGiven {
    pub evidence: EvidenceGiven,
    pub publicly_exposed: Option<bool>,
    pub publicly_exposed_source: Option<String>,
    pub decision_data_observed_at: Option<String>,
    pub agentic_effect_class: String,
    pub td: Option<String>,
    pub cve_id: Option<String>,
    #[serde(default)]
    pub fceb_bod_2604_scope: bool,
    pub automatable: Option<bool>,
    pub technical_impact: Option<String>,
    pub vulnrichment_automatable: Option<bool>,
    pub vulnrichment_technical_impact: Option<String>,
}

/// What a decision says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are those of the candidate's report")]
pub struct Decided {
    pub decision_basis: String,
    pub compliance_applicable: bool,
    pub cve_id: Option<String>,
    pub bod_2604_timeline: Option<String>,
    pub bod_2604_guidance_timeline: Option<String>,
    pub bod_2604_analogy_timeline: Option<String>,
    pub forensic_triage_required: Option<bool>,
    pub forensic_triage_indicated: Option<bool>,
    pub automatable: (bool, String),
    pub technical_impact: (String, String),
    pub in_kev: bool,
    pub aivss_recommended_timeline: Option<String>,
    pub overlay_triggered: Option<bool>,
    pub escalated: Option<bool>,
    pub overlay_status: String,
    pub rung: String,
    #[serde(default)]
    pub missing_metadata_faq_applied: bool,
}

/// 16 rows, 16 overlays, 24 rungs, 76 decisions and 4 that AIVSS 1.0 makes otherwise.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn decisions() -> DecisionVectors {
    let file: DecisionVectors = json("aivss_decision.json");
    let counts = [
        file.table.len(),
        file.overlay.len(),
        file.ladder.len(),
        file.cases.len(),
        file.cases_1_0.len(),
    ];
    assert_eq!(counts, [16, 16, 24, 76, 4]);
    for case in file.cases.iter().chain(&file.cases_1_0) {
        assert_ne!(case.result.is_some(), case.refused.is_some(), "{}", case.case);
    }
    file
}

/// AIVSS-P.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriorityVectors {
    #[serde(rename = "what")]
    _what: String,
    /// The number of each level.
    pub levels: Entries<String>,
    #[serde(rename = "bands")]
    _bands: Entries<String>,
    /// Priorities with their bands.
    pub band_edges: Vec<(u8, String)>,
    #[serde(rename = "exact_rule")]
    _exact_rule: String,
    #[serde(rename = "checked")]
    _checked: Entries<u32>,
    #[serde(rename = "grid_columns")]
    _grid_columns: Vec<String>,
    /// Priorities for severities from 0.0 to 10.0 by halves.
    pub grid: Vec<PriorityGridRow>,
    /// Some with every term.
    pub detailed: Vec<PriorityDetailed>,
    #[serde(rename = "ties_columns")]
    _ties_columns: Vec<String>,
    /// Exact ties.
    pub ties: Vec<PriorityTie>,
    /// What is refused.
    pub refused: Vec<Entries<Value>>,
}

/// Criticality and reach by their first letters, likelihood, and the priorities.
#[derive(Clone, Debug, Deserialize)]
pub struct PriorityGridRow(pub String, pub String, pub Vec<u8>);

/// Severity, criticality, reach, likelihood, the exact priority, and the reference's.
#[derive(Clone, Debug, Deserialize)]
pub struct PriorityTie(pub Number, pub String, pub String, pub String, pub u8, pub u8);

/// A priority with every term.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are those of the candidate's report")]
pub struct PriorityDetailed {
    pub severity: Number,
    pub business_criticality: String,
    pub reach: String,
    pub likelihood: Number,
    pub aivss_p: u8,
    pub band: String,
    pub terms: PriorityTerms,
}

/// The terms as a report prints them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are those of the candidate's report")]
pub struct PriorityTerms {
    pub severity_norm: Number,
    pub business_criticality: Number,
    pub reach: Number,
    pub likelihood: Number,
}

/// 117 rows of 21 priorities, 14 in detail, 24 ties and 9 refusals.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn priorities() -> PriorityVectors {
    let file: PriorityVectors = json("aivss_priority.json");
    assert!(file.grid.iter().all(|row| row.2.len() == 21));
    let counts = [file.grid.len(), file.detailed.len(), file.ties.len(), file.refused.len()];
    assert_eq!(counts, [117, 14, 24, 9]);
    file
}
