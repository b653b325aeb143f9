//! Verdicts on extension vectors, effect classes, and the withdrawn number of the 2.0 candidate.

use serde::Deserialize;
use serde_json::Number;

use crate::vectors::{Entries, json};

/// Verdicts of the reference's parser.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VectorSyntax {
    #[serde(rename = "what")]
    _what: String,
    /// What each error means.
    pub errors: Entries<String>,
    #[serde(rename = "check_order")]
    _check_order: String,
    /// How many verdicts of each kind.
    pub counts: Entries<usize>,
    /// Extension vectors.
    pub vectors: Vec<VectorVerdict>,
    /// Two vectors in one text.
    pub display_form: Vec<DisplayForm>,
}

/// The verdict on one extension vector.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VectorVerdict {
    /// The text.
    pub input: String,
    /// What it shows.
    pub note: String,
    /// Whether the reference's parser, which trims blanks, takes it.
    pub ok: bool,
    /// Why it does not.
    pub error: Option<String>,
    /// The canonical text where it differs.
    pub canonical: Option<String>,
    /// Whether no metric is X.
    pub complete: Option<bool>,
    /// The effect class.
    pub class: Option<String>,
    /// The verdict of the schema's pattern where it differs.
    pub schema_pattern: Option<bool>,
}

/// The verdict on two vectors in one text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisplayForm {
    /// The text.
    pub input: String,
    /// What it shows.
    pub note: String,
    /// Whether the reference's parser takes it.
    pub ok: bool,
    /// Why it does not.
    pub error: Option<String>,
    /// The CVSS vector.
    pub cvss: Option<String>,
    /// The extension vector; the reference takes a CVSS vector alone as well.
    pub aivss: Option<String>,
}

fn syntax(name: &str, accepted: usize, refused: usize) -> VectorSyntax {
    let file: VectorSyntax = json(name);
    let count = |ok: bool| file.vectors.iter().filter(|verdict| verdict.ok == ok).count();
    assert_eq!((count(true), count(false)), (accepted, refused));
    assert_eq!(*file.counts.get("accepted"), accepted);
    assert_eq!(*file.counts.get("refused"), refused);
    assert_eq!((file.display_form.len(), *file.counts.get("display")), (18, 18));
    for verdict in &file.vectors {
        assert_eq!(verdict.ok, verdict.error.is_none() && verdict.class.is_some());
    }
    file
}

/// 160 verdicts on `AIVSS:1.0` vectors and 18 on the display form.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn vector_syntax() -> VectorSyntax {
    syntax("aivss_1_0_vector_syntax.json", 33, 127)
}

/// 160 verdicts on `AIVSS:2.0` vectors and 18 on the display form.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn vector_syntax_2_0() -> VectorSyntax {
    syntax("aivss_2_0_vector_syntax.json", 35, 125)
}

/// The class of every combination of LC, CP, AP and SR.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EffectClasses {
    #[serde(rename = "what")]
    _what: String,
    /// The label of each class.
    pub labels: Entries<String>,
    /// The status of every class.
    pub status: String,
    /// How many combinations each class has.
    pub counts: Entries<usize>,
    /// The four letters, a blank, and the class.
    pub classes: Vec<String>,
}

/// All 320 combinations.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn effect_classes() -> EffectClasses {
    let file: EffectClasses = json("aivss_effect_class.json");
    assert_eq!(file.classes.len(), 320);
    for row in &file.classes {
        assert!(row.len() == 7 && row.as_bytes()[4] == b' ', "{row}");
    }
    file
}

/// The withdrawn number of the 2.0 candidate.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adjustments {
    #[serde(rename = "what")]
    _what: String,
    /// The name of the weights.
    pub weight_set: String,
    /// What each value adds, in hundredths.
    pub hundredths: Entries<Entries<u8>>,
    #[serde(rename = "columns")]
    _columns: Vec<String>,
    /// By EX, PT, CA and TD.
    pub table: Vec<AdjustmentRow>,
    #[serde(rename = "withheld")]
    _withheld: Entries<serde_json::Value>,
    #[serde(rename = "counts")]
    _counts: Entries<serde_json::Value>,
    /// Some points with every component.
    pub detailed: Vec<AdjustmentDetailed>,
}

/// EX, PT, CA and TD; the sum in hundredths; the lowest severity in tenths at which the number is capped; and
/// the number in tenths for every severity.
#[derive(Clone, Debug, Deserialize)]
pub struct AdjustmentRow(pub String, pub u16, pub Option<u8>, pub Vec<u8>);

/// One point with every component.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are those of a report of the 2.0 candidate")]
pub struct AdjustmentDetailed {
    pub cvss_bte: Number,
    #[serde(rename = "EX_PT_CA_TD")]
    pub letters: String,
    pub ex_delta: Number,
    pub pt_delta: Number,
    pub ca_delta: Number,
    pub td_delta: Number,
    pub agentic_risk_delta: Number,
    pub raw_aivss: Number,
    pub aivss: Number,
    pub capped: bool,
    pub zero_impact_invariant_applied: bool,
}

/// 81 combinations of 101 severities each, 8,181 points, and some points in detail.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn adjustments() -> Adjustments {
    let file: Adjustments = json("aivss_2_0_adjustment.json");
    let points: usize = file.table.iter().map(|row| row.3.len()).sum();
    assert_eq!((file.table.len(), points), (81, 8_181));
    assert_eq!(file.detailed.len(), 30);
    file
}
