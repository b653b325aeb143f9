//! Loader for the complete table of AIVSS v0.8 scores over the rubric domain.

use serde::Deserialize;

use super::{Entries, json, scaled};

/// Every v0.8 score of the rubric domain, in nine blocks.
#[derive(Clone, Debug)]
pub struct Lattice {
    /// The number of points the file declares: 19,089.
    pub declared_points: usize,
    /// The number of exact rounding ties the file declares: 359.
    pub declared_ties: usize,
    /// One block for each pair of threat multiplier and mitigation factor.
    pub blocks: Vec<LatticeBlock>,
}

/// The scores for one threat multiplier and one mitigation factor.
#[derive(Clone, Debug)]
pub struct LatticeBlock {
    /// The threat multiplier in hundredths.
    pub threat_hundredths: u8,
    /// The mitigation factor in hundredths.
    pub mitigation_hundredths: u8,
    /// Scores in tenths, by factor sum in half points (0 to 20), then by CVSS score in tenths (0 to 100).
    pub scores: Vec<Vec<u8>>,
}

/// One point of the rubric domain and its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LatticePoint {
    /// The CVSS score in tenths, 0 to 100.
    pub cvss_tenths: u8,
    /// The factor sum in half points, 0 to 20.
    pub half_points: u8,
    /// The threat multiplier in hundredths.
    pub threat_hundredths: u8,
    /// The mitigation factor in hundredths.
    pub mitigation_hundredths: u8,
    /// The AIVSS score in tenths, 0 to 100.
    pub score_tenths: u8,
}

impl Lattice {
    /// All 19,089 points, block by block, then by factor sum, then by CVSS score.
    pub fn points(&self) -> impl Iterator<Item = LatticePoint> {
        self.blocks.iter().flat_map(|block| {
            (0_u8..).zip(&block.scores).flat_map(move |(half_points, row)| {
                (0_u8..).zip(row).map(move |(cvss_tenths, &score_tenths)| LatticePoint {
                    cvss_tenths,
                    half_points,
                    threat_hundredths: block.threat_hundredths,
                    mitigation_hundredths: block.mitigation_hundredths,
                    score_tenths,
                })
            })
        })
    }
}

/// The lattice file, checked for its shape: nine blocks of 21 rows of 101 scores.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn lattice() -> Lattice {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(rename = "what")]
        _what: String,
        points: usize,
        #[serde(rename = "integer_formula")]
        _integer_formula: String,
        ties: usize,
        scores: Entries<Vec<Vec<u8>>>,
    }
    let file: File = json("aivss_0_8_lattice.json");
    let blocks: Vec<LatticeBlock> = file.scores.0.into_iter().map(block).collect();
    assert_eq!(blocks.len(), 9);
    let lattice = Lattice { declared_points: file.points, declared_ties: file.ties, blocks };
    assert_eq!(lattice.points().count(), lattice.declared_points);
    assert!(lattice.points().all(|point| point.score_tenths <= 100));
    lattice
}

fn block((key, scores): (String, Vec<Vec<u8>>)) -> LatticeBlock {
    let (threat, mitigation) = key.split_once('|').expect("a key of two figures");
    let threat_hundredths = scaled(threat, 2).unwrap();
    let mitigation_hundredths = scaled(mitigation, 2).unwrap();
    assert!([100, 97, 50].contains(&threat_hundredths), "{key}");
    assert!([100, 83, 67].contains(&mitigation_hundredths), "{key}");
    assert_eq!(scores.len(), 21, "{key}");
    assert!(scores.iter().all(|row| row.len() == 101), "{key}");
    LatticeBlock { threat_hundredths, mitigation_hundredths, scores }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// 9 x 21 x 101 = 19,089 points, no input twice.
    #[test]
    fn the_lattice_holds_every_rubric_input_once() {
        let lattice = lattice();
        let inputs: BTreeSet<(u8, u8, u8, u8)> = lattice
            .points()
            .map(|point| {
                (
                    point.cvss_tenths,
                    point.half_points,
                    point.threat_hundredths,
                    point.mitigation_hundredths,
                )
            })
            .collect();
        assert_eq!((lattice.declared_points, inputs.len()), (19_089, 19_089));
    }
}
