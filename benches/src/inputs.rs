//! Inputs from the corpus in `tests/vectors`.

use aivss_core::cvss::Vector;
use aivss_core::{Decimal, Domain, FactorSet, FactorValue, Inputs, Profile, Score};
use aivss_tests::vectors::{self, DirectoryPage, Published08};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// How many vectors a batch has, all different: enough that a branch predictor cannot learn them.
pub const BATCH: usize = 1_000;

/// What the vectors of a batch have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CvssKind {
    /// Base metrics alone.
    Base,
    /// Base metrics and E.
    Threat,
    /// Base and environmental metrics, with E or without.
    Environmental,
}

impl CvssKind {
    /// The name in the figures.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Threat => "threat",
            Self::Environmental => "environmental",
        }
    }
}

/// A vector and what it scores.
#[derive(Clone, Debug)]
pub struct CvssRow {
    /// The vector text.
    pub vector: String,
    /// The exact score in tenths, rounded half up.
    pub exact_tenths: u8,
    /// The score in tenths of FIRST's published calculator, which rounds binary floats.
    pub first_tenths: u8,
}

/// [`BATCH`] different vectors.
#[derive(Clone, Debug)]
pub struct CvssBatch {
    /// What they have in common.
    pub kind: CvssKind,
    /// The vectors.
    pub rows: Vec<CvssRow>,
}

/// One batch of each kind.
///
/// # Panics
/// When the corpus has too few vectors of a kind.
#[must_use]
pub fn cvss_batches() -> [CvssBatch; 3] {
    [
        CvssBatch::new(CvssKind::Base, scattered_base()),
        CvssBatch::new(CvssKind::Threat, sampled(&["CVSS-BT"])),
        CvssBatch::new(CvssKind::Environmental, sampled(&["CVSS-BE", "CVSS-BTE"])),
    ]
}

impl CvssBatch {
    fn new(kind: CvssKind, rows: impl Iterator<Item = CvssRow>) -> Self {
        let rows: Vec<_> = rows.take(BATCH).collect();
        let distinct: BTreeSet<_> = rows.iter().map(|row| &row.vector).collect();
        assert_eq!(distinct.len(), BATCH, "{kind:?}");
        Self { kind, rows }
    }
}

/// All base vectors, in an order in which neighbours have little in common.
fn scattered_base() -> impl Iterator<Item = CvssRow> {
    /// Has no factor in common with the number of vectors, so that no vector comes twice.
    const STRIDE: usize = 41_011;

    let rows = vectors::cvss_base();
    (0..rows.len()).map(move |index| {
        let row = &rows[index * STRIDE % rows.len()];
        CvssRow {
            vector: row.vector.clone(),
            exact_tenths: row.score_tenths,
            first_tenths: row.first_tenths,
        }
    })
}

fn sampled(nomenclatures: &[&str]) -> impl Iterator<Item = CvssRow> {
    vectors::cvss_sample()
        .into_iter()
        .filter(|row| nomenclatures.contains(&row.nomenclature.as_str()))
        .map(|row| CvssRow {
            vector: row.vector,
            exact_tenths: row.score_tenths,
            first_tenths: row.first_tenths,
        })
}

/// A worked example of AIVSS v0.8, read and ready to score.
#[derive(Clone, Copy, Debug)]
pub struct Published {
    /// Its vector.
    pub vector: Vector,
    /// Its printed CVSS score.
    pub cvss_score: Score,
    /// Its factors.
    pub profile: Profile,
    /// The printed AIVSS score.
    pub printed: Score,
}

/// The ten worked examples of AIVSS v0.8.
///
/// # Panics
/// When an example cannot be read.
#[must_use]
pub fn published() -> Vec<Published> {
    let read = |example: Published08| Published {
        vector: example.cvss_vector.parse().unwrap(),
        cvss_score: example.cvss_base.parse().unwrap(),
        profile: profile(FactorSet::V0_8, &example.factors),
        printed: example.aivss.parse().unwrap(),
    };
    vectors::published_0_8().into_iter().map(read).collect()
}

/// A page of the public directory, read and ready to score.
#[derive(Clone, Copy, Debug)]
pub struct Directory {
    /// Its CVSS score.
    pub cvss_score: Score,
    /// Its factors.
    pub profile: Profile,
    /// Its threat multiplier.
    pub threat_multiplier: Decimal,
    /// Its mitigation factor.
    pub mitigation_factor: Decimal,
    /// The printed AIVSS score, or the exact one where the page prints another.
    pub exact: Score,
}

impl Directory {
    /// The page as inputs of the estimated domain.
    #[inline]
    #[must_use]
    pub fn inputs(&self) -> Inputs {
        Inputs::new(self.cvss_score, self.profile)
            .with_domain(Domain::Estimated)
            .with_threat_multiplier(self.threat_multiplier)
            .with_mitigation_factor(self.mitigation_factor)
    }
}

/// The fifty pages of the public directory.
///
/// # Panics
/// When a page cannot be read.
#[must_use]
pub fn directory() -> Vec<Directory> {
    let read = |page: DirectoryPage| Directory {
        cvss_score: page.cvss_base.parse().unwrap(),
        profile: profile(FactorSet::V0_5, &page.factors),
        threat_multiplier: page.threat_multiplier.parse().unwrap(),
        mitigation_factor: page.mitigation_factor.parse().unwrap(),
        exact: exact_figure(&page).parse().unwrap(),
    };
    vectors::directory().into_iter().map(read).collect()
}

/// The score of a page. One page prints an exact tie, 9.25, as 9.2, which a binary float made of it.
fn exact_figure(page: &DirectoryPage) -> String {
    match (page.slug.as_str(), page.printed.aivss.as_str()) {
        ("websparks", "9.2") => "9.3".to_owned(),
        (_, printed) => printed.to_owned(),
    }
}

fn profile(set: FactorSet, factors: &[(String, String)]) -> Profile {
    let named = factors.iter().map(|(name, value)| {
        let value: FactorValue = value.parse().unwrap();
        (name.as_str(), value)
    });
    Profile::try_from_names(set, named).unwrap()
}

/// Requests in JSON with the score of each, printed or exact: the ten worked examples, then the fifty pages.
///
/// Numbers stand in them as JSON numbers, as most clients write them.
///
/// # Panics
/// When a figure of the corpus is no number.
#[must_use]
pub fn requests() -> [(&'static str, Vec<(String, String)>); 2] {
    let examples = vectors::published_0_8().into_iter().map(|example| {
        let request = json!({
            "name": example.name,
            "cvss": example.cvss_vector,
            "factors": numbers(&example.factors),
            "threat_multiplier": number(&example.threat_multiplier),
            "mitigation_factor": number(&example.mitigation_factor),
        });
        (request.to_string(), example.aivss)
    });
    let pages = vectors::directory().into_iter().map(|page| {
        let request = json!({
            "name": page.name,
            "domain": "estimated",
            "factor_set": "0.5",
            "cvss": {"score": page.cvss_base},
            "factors": numbers(&page.factors),
            "threat_multiplier": number(&page.threat_multiplier),
            "mitigation_factor": number(&page.mitigation_factor),
        });
        (request.to_string(), exact_figure(&page))
    });
    [("published", examples.collect()), ("directory", pages.collect())]
}

fn numbers(factors: &[(String, String)]) -> Map<String, Value> {
    factors.iter().map(|(name, value)| (name.clone(), number(value))).collect()
}

fn number(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}
