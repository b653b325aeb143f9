//! Loader for published bounds: scores of findings whose factors a scanner could not see.

use serde::Deserialize;

use super::json;

/// A finding with unknown factors as mcp-guard 2.0.0 printed it. Figures are decimal text exactly as printed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundsVector {
    /// The ten factors in mcp-guard's notation, `X` where one is unknown.
    pub vector: String,
    /// The CVSS v4.0 score, 0.0 to 10.0.
    pub cvss: String,
    /// The CVSS v4.0 vector of that score.
    pub cvss_vector: String,
    /// The threat multiplier.
    pub thm: String,
    /// The mitigation factor.
    pub mf: String,
    /// The least factor sum.
    pub sum_low: String,
    /// The greatest factor sum.
    pub sum_high: String,
    /// The least AARS, exact.
    pub aars_low: String,
    /// The greatest AARS, exact.
    pub aars_high: String,
    /// The least score, one decimal.
    pub score_low: String,
    /// The greatest score, one decimal.
    pub score_high: String,
    /// The band of the least score.
    pub band_low: String,
    /// The band of the greatest score.
    pub band_high: String,
}

/// The two findings with unknown factors.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn bounds() -> Vec<BoundsVector> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(rename = "source")]
        _source: String,
        #[serde(rename = "rule")]
        _rule: String,
        #[serde(rename = "vector")]
        _vector: String,
        vectors: Vec<BoundsVector>,
        #[serde(rename = "peer_bug")]
        _peer_bug: String,
    }
    let file: File = json("bounds_vectors.json");
    assert_eq!(file.vectors.len(), 2);
    file.vectors
}
