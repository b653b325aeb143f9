//! Loaders for the CVSS v4.0 corpus: all base vectors, the sample with every metric group, and the tables.

use std::fs::File;

use csv::ReaderBuilder;
use flate2::read::GzDecoder;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error};

use super::{Entries, json, path, scaled};

/// A base vector and its scores.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CvssBaseRow {
    /// The vector text.
    pub vector: String,
    /// The exact score in tenths, rounded half up.
    #[serde(rename = "score_exact", deserialize_with = "tenths_text")]
    pub score_tenths: u8,
    /// The score in tenths of FIRST's published calculator, which rounds binary floats.
    #[serde(rename = "score_first_unpatched", deserialize_with = "tenths_text")]
    pub first_tenths: u8,
}

/// A vector with any metric group, its scores, `MacroVector` and nomenclature.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CvssSampleRow {
    /// The vector text.
    pub vector: String,
    /// The exact score in tenths, rounded half up.
    #[serde(rename = "score_exact", deserialize_with = "tenths_text")]
    pub score_tenths: u8,
    /// The score in tenths of FIRST's published calculator, which rounds binary floats.
    #[serde(rename = "score_first_unpatched", deserialize_with = "tenths_text")]
    pub first_tenths: u8,
    /// The six digits of the `MacroVector`.
    #[serde(rename = "macrovector")]
    pub macro_vector: String,
    /// Which metric groups count: `CVSS-B`, `CVSS-BT`, `CVSS-BE` or `CVSS-BTE`.
    pub nomenclature: String,
}

/// The tables of CVSS v4.0.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CvssTables {
    /// Where the figures come from, with their licence.
    pub source: String,
    /// The unit of the scores.
    pub units: String,
    /// The conditions of the equivalence classes, in words.
    pub equivalence_classes: EquivalenceClasses,
    /// The score in tenths of each of the 270 `MacroVectors`.
    pub lookup: Entries<u8>,
    /// The maximal vectors of each class, as partial vectors.
    pub maximal_vectors: MaximalVectors,
    /// The depth of each class.
    pub depths: Depths,
}

/// The conditions of the equivalence classes by level, in words: documentation, not evaluated.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "the fields are the standard's own six names")]
pub struct EquivalenceClasses {
    pub eq1: Entries<String>,
    pub eq2: Entries<String>,
    pub eq3: Entries<String>,
    pub eq4: Entries<String>,
    pub eq5: Entries<String>,
    pub eq6: Entries<String>,
}

/// The maximal vectors of each class by level.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are the standard's own names")]
pub struct MaximalVectors {
    pub eq1: Entries<Vec<String>>,
    pub eq2: Entries<Vec<String>>,
    /// EQ3 and EQ6 share metrics, so their vectors are listed by EQ3's level, then by EQ6's.
    pub eq3: JointMaximalVectors,
    pub eq4: Entries<Vec<String>>,
    pub eq5: Entries<Vec<String>>,
}

/// Maximal vectors by EQ3's level, then by EQ6's.
pub type JointMaximalVectors = Entries<Entries<Vec<String>>>;

/// The depth of each class by level: the number of severity steps it spans.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are the standard's own names")]
pub struct Depths {
    pub eq1: Entries<u8>,
    pub eq2: Entries<u8>,
    /// EQ3 and EQ6 together, by EQ3's level, then by EQ6's.
    #[serde(rename = "eq3eq6")]
    pub eq3_eq6: JointDepths,
    pub eq4: Entries<u8>,
    pub eq5: Entries<u8>,
}

/// Depths by EQ3's level, then by EQ6's.
pub type JointDepths = Entries<Entries<u8>>;

/// All 104,976 base vectors.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn cvss_base() -> Vec<CvssBaseRow> {
    let rows: Vec<CvssBaseRow> = rows("cvss4_all_base.csv.gz");
    assert_eq!(rows.len(), 104_976);
    for row in &rows {
        assert!(row.score_tenths <= 100 && row.first_tenths <= 100, "{row:?}");
    }
    rows
}

/// The 9,000 sample vectors with threat and environmental metrics.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn cvss_sample() -> Vec<CvssSampleRow> {
    let rows: Vec<CvssSampleRow> = rows("cvss4_sample.csv.gz");
    assert_eq!(rows.len(), 9_000);
    for row in &rows {
        assert!(row.score_tenths <= 100 && row.first_tenths <= 100, "{row:?}");
        assert_eq!(row.macro_vector.len(), 6, "{row:?}");
        let named = ["CVSS-B", "CVSS-BT", "CVSS-BE", "CVSS-BTE"];
        assert!(named.contains(&row.nomenclature.as_str()), "{row:?}");
    }
    rows
}

/// The tables of CVSS v4.0.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn cvss_tables() -> CvssTables {
    let tables: CvssTables = json("cvss4_tables.json");
    assert_eq!(tables.lookup.0.len(), 270);
    for (key, tenths) in &tables.lookup.0 {
        assert!(key.len() == 6 && *tenths <= 100, "{key}: {tenths}");
    }
    tables
}

fn rows<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let file = File::open(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut reader = ReaderBuilder::new().from_reader(GzDecoder::new(file));
    let rows = reader.deserialize();
    rows.collect::<Result<_, _>>().unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn tenths_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    let text = String::deserialize(deserializer)?;
    scaled(&text, 1).map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// 104,976 base vectors, each once; 522 rows differ, 432 at 5.7, 72 at 5.0 and 18 at 8.6.
    #[test]
    fn the_published_calculator_is_a_tenth_low_on_exactly_522_base_vectors() {
        let rows = cvss_base();
        let distinct: BTreeSet<&str> = rows.iter().map(|row| row.vector.as_str()).collect();
        assert_eq!(distinct.len(), 104_976);
        let mut low_by_exact_score = [0; 101];
        for row in rows.iter().filter(|row| row.first_tenths != row.score_tenths) {
            assert_eq!(row.first_tenths + 1, row.score_tenths, "{row:?}");
            low_by_exact_score[usize::from(row.score_tenths)] += 1;
        }
        assert_eq!(low_by_exact_score.iter().sum::<u32>(), 522);
        assert_eq!([57, 50, 86].map(|score| low_by_exact_score[score]), [432, 72, 18]);
    }

    /// 9,000 sample rows: 1,981 B, 3,019 BT, 2,521 BE and 1,479 BTE.
    #[test]
    fn the_sample_covers_the_four_nomenclatures() {
        let rows = cvss_sample();
        let count = |name: &str| rows.iter().filter(|row| row.nomenclature == name).count();
        let counts = ["CVSS-B", "CVSS-BT", "CVSS-BE", "CVSS-BTE"].map(count);
        assert_eq!(counts, [1_981, 3_019, 2_521, 1_479]);
    }

    /// 270 `MacroVectors`; the absent 54 of 324 are those with EQ3 = 2 and EQ6 = 0.
    #[test]
    fn the_tables_lack_only_the_impossible_macro_vectors() {
        let tables = cvss_tables();
        assert_eq!(tables.equivalence_classes.eq1.0.len(), 3);
        assert_eq!(tables.maximal_vectors.eq1.get("1").len(), 3);
        assert_eq!(*tables.depths.eq3_eq6.get("2").get("1"), 10);
        for (key, _) in &tables.lookup.0 {
            let digits = key.as_bytes();
            assert!(digits[2] != b'2' || digits[5] != b'0', "{key}");
        }
    }
}
