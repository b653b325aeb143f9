//! SR from episodes, and CA and TD from observations.

use serde::Deserialize;
use serde_json::{Number, Value};

use crate::vectors::{Entries, json};

/// SR from episodes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reliability {
    #[serde(rename = "what")]
    _what: String,
    /// The quantile.
    pub z: String,
    #[serde(rename = "criterion")]
    _criterion: Entries<String>,
    #[serde(rename = "checked")]
    _checked: Entries<u32>,
    #[serde(rename = "thresholds_columns")]
    _thresholds_columns: Vec<String>,
    /// Where R and U begin.
    pub thresholds: Vec<EpisodeThreshold>,
    #[serde(rename = "cases_columns")]
    _cases_columns: Vec<String>,
    /// Values with both bounds.
    pub cases: Vec<EpisodeCase>,
    /// Around exact ties.
    pub ties: Vec<EpisodeTie>,
    #[serde(rename = "ties_columns")]
    _ties_columns: Vec<String>,
    /// Proofs, uncontrolled or absent counts, and refusals.
    pub other_inputs: Vec<OtherInput>,
    #[serde(rename = "supplied_bounds_columns")]
    _supplied_bounds_columns: Vec<String>,
    /// Bounds that stand beside counts.
    pub supplied_bounds: Vec<SuppliedBounds>,
}

/// Episodes, the fewest successes that are R, the most that are U.
#[derive(Clone, Debug, Deserialize)]
pub struct EpisodeThreshold(pub u32, pub u32, pub u32);

/// Successes, episodes, value, lower and upper bound with twelve decimals.
#[derive(Clone, Debug, Deserialize)]
pub struct EpisodeCase(pub u32, pub u32, pub String, pub String, pub String);

/// Successes, episodes, and the value: exact, by the reference, in binary floats.
#[derive(Clone, Debug, Deserialize)]
pub struct EpisodeTie(pub u32, pub u32, pub String, pub String, pub String);

/// Successes, episodes, SR of the vector, both bounds as given, and whether they are accepted.
#[derive(Clone, Debug, Deserialize)]
pub struct SuppliedBounds(pub u32, pub u32, pub String, pub Number, pub Number, pub bool);

/// Evidence that is not controlled counts alone.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherInput {
    /// The evidence.
    pub given: OtherInputGiven,
    /// SR.
    pub value: Option<String>,
    /// The bounds that the reference prints: none, or those of a proof.
    pub lower: Option<Number>,
    /// Likewise.
    pub upper: Option<Number>,
    /// The method that the reference names.
    pub method: Option<String>,
    /// Whether it is refused.
    #[serde(default)]
    pub error: bool,
}

/// The fields of such evidence, of any type.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are those of the candidate's input")]
pub struct OtherInputGiven {
    pub deterministic_outcome: Option<String>,
    pub successes: Option<Value>,
    pub episodes: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    pub production_equivalent: Option<Value>,
    pub budget_enforced: Option<Value>,
    pub independent: Option<Value>,
}

/// Tells a null from an absent field.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

/// 137 thresholds, 154 cases, 15 ties, 21 other inputs and 17 pairs of bounds.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn reliability() -> Reliability {
    let file: Reliability = json("aivss_sr_wilson.json");
    let counts = [
        file.thresholds.len(),
        file.cases.len(),
        file.ties.len(),
        file.other_inputs.len(),
        file.supplied_bounds.len(),
    ];
    assert_eq!(counts, [137, 154, 15, 21, 17]);
    file
}

/// CA and TD by observations.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observations {
    #[serde(rename = "what")]
    _what: String,
    /// The observations of CA.
    pub ca_order: Vec<String>,
    /// The observations of TD.
    pub td_order: Vec<String>,
    /// How many combinations each value has.
    pub counts: Entries<Entries<usize>>,
    /// A sign for each observation, `1`, `0` or `-`, a blank, and the value.
    pub ca: Vec<String>,
    /// Likewise.
    pub td: Vec<String>,
}

/// 81 combinations of four observations and 729 of six.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn observations() -> Observations {
    let file: Observations = json("aivss_ca_td.json");
    assert_eq!((file.ca.len(), file.td.len()), (81, 729));
    assert!(file.ca.iter().all(|row| row.len() == 6));
    assert!(file.td.iter().all(|row| row.len() == 8));
    file
}
