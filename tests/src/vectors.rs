//! Strict typed loaders for the corpus in `tests/vectors`.
//!
//! Every loader panics on anything it does not expect (an unknown field, a repeated key, a wrong count), so that
//! a damaged or silently edited corpus can never make a test pass.

mod bounds;
pub mod candidate;
mod cvss;
mod lattice;

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error, MapAccess, Visitor};

pub use bounds::{BoundsVector, bounds};
pub use cvss::{
    CvssBaseRow, CvssSampleRow, CvssTables, Depths, EquivalenceClasses, JointDepths,
    JointMaximalVectors, MaximalVectors, cvss_base, cvss_sample, cvss_tables,
};
pub use lattice::{Lattice, LatticeBlock, LatticePoint, lattice};

/// A worked example of AIVSS v0.8, section 3.6. Figures are decimal text exactly as printed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published08 {
    /// The example's place in the document, such as `v0.8-3.6.1`.
    pub id: String,
    /// The key of the core risk the example is about.
    pub core_risk: String,
    /// The core risk's printed name.
    pub name: String,
    /// The CVSS v4.0 vector.
    pub cvss_vector: String,
    /// The printed CVSS score, 0.0 to 10.0.
    pub cvss_base: String,
    /// The ten factors as `(key, value)`, in file order.
    #[serde(deserialize_with = "entries")]
    pub factors: Vec<(String, String)>,
    /// The printed sum of the factors, 0.0 to 10.0.
    pub factor_sum: String,
    /// The threat multiplier.
    pub threat_multiplier: String,
    /// The mitigation factor.
    pub mitigation_factor: String,
    /// The exact AARS.
    pub aars: String,
    /// The exact score before it is rounded and capped.
    pub raw: String,
    /// The printed score, one decimal.
    pub aivss: String,
    /// The printed severity band.
    pub severity: String,
}

/// A worked example of AIVSS v0.5, section 4.2. Figures are decimal text exactly as printed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published05 {
    /// The example's place in the document, such as `v0.5-4.2.1`.
    pub id: String,
    /// The core risk's printed name.
    pub name: String,
    /// The CVSS v4.0 vector.
    pub cvss_vector: String,
    /// The printed CVSS score, 0.0 to 10.0.
    pub cvss_base: String,
    /// The ten factors as `(key, value)`, in file order.
    #[serde(deserialize_with = "entries")]
    pub factors: Vec<(String, String)>,
    /// The threat multiplier.
    pub threat_multiplier: String,
    /// What the document prints, which starts from its printed AARS.
    pub printed: Printed05,
    /// The sum of the factors listed beside the printed AARS.
    pub listed_factors_sum: String,
    /// The score that follows from the listed factors instead of the printed AARS.
    pub listed_factors_aivss: String,
    /// Whether the printed AARS is the sum of the listed factors.
    pub aars_adds_up: bool,
}

/// The figures a v0.5 example prints.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Printed05 {
    /// The printed AARS, 0.0 to 10.0.
    pub aars: String,
    /// The exact score before it is rounded and capped.
    pub raw: String,
    /// The printed score, one decimal.
    pub aivss: String,
    /// The printed AIVSS vector, such as `(CVSS:9.4/AARS:8.5)`.
    pub vector: String,
}

/// One page of the public directory of agent threat models: the 0.8 equation over the 0.5 factor names.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DirectoryPage {
    /// The agent's name.
    pub name: String,
    /// The page's short name, unique in the file.
    pub slug: String,
    /// What the page prints.
    pub printed: PrintedPage,
    /// The CVSS score, 0.0 to 10.0.
    pub cvss_base: String,
    /// The threat multiplier.
    pub threat_multiplier: String,
    /// The mitigation factor.
    pub mitigation_factor: String,
    /// The ten factors as `(key, value)`, in file order.
    #[serde(deserialize_with = "entries")]
    pub factors: Vec<(String, String)>,
}

/// The figures a directory page prints.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintedPage {
    /// The score, one decimal.
    pub aivss: String,
    /// The severity band.
    pub severity: String,
    /// The AARS, two decimals; rounded in binary floats, so informative only.
    pub aars: String,
    /// The sum of the factors, one decimal.
    pub factor_sum: String,
}

/// A JSON object as its members in file order; a repeated key is an error, where a map would keep the last one.
#[derive(Clone, Debug)]
pub struct Entries<T>(pub Vec<(String, T)>);

impl<T> Entries<T> {
    /// The value under a key.
    ///
    /// # Panics
    /// When the key is absent.
    #[must_use]
    pub fn get(&self, key: &str) -> &T {
        let found = self.0.iter().find(|(name, _)| name == key);
        &found.unwrap_or_else(|| panic!("no entry `{key}`")).1
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
    type Value = Entries<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object without repeated keys")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut seen = BTreeSet::new();
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, T>()? {
            if !seen.insert(key.clone()) {
                return Err(A::Error::custom(format!("key `{key}` is repeated")));
            }
            entries.push((key, value));
        }
        Ok(Entries(entries))
    }
}

fn entries<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, String)>, D::Error> {
    Entries::deserialize(deserializer).map(|entries| entries.0)
}

/// The path of a file of the corpus.
#[must_use]
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors").join(name)
}

/// The ten worked examples of AIVSS v0.8.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn published_0_8() -> Vec<Published08> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(rename = "source")]
        _source: String,
        #[serde(rename = "license")]
        _license: String,
        vectors: Vec<Published08>,
    }
    let file: File = json("aivss_0_8_published.json");
    assert_unique(file.vectors.iter().map(|example| &example.id), 10);
    for example in &file.vectors {
        assert_eq!(example.factors.len(), 10, "{}", example.id);
    }
    file.vectors
}

/// The ten worked examples of AIVSS v0.5.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn published_0_5() -> Vec<Published05> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(rename = "source")]
        _source: String,
        #[serde(rename = "license")]
        _license: String,
        #[serde(rename = "note")]
        _note: String,
        vectors: Vec<Published05>,
    }
    let file: File = json("aivss_0_5_published.json");
    assert_unique(file.vectors.iter().map(|example| &example.id), 10);
    for example in &file.vectors {
        assert_eq!(example.factors.len(), 10, "{}", example.id);
    }
    file.vectors
}

/// The fifty directory pages, one JSON object a line.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn directory() -> Vec<DirectoryPage> {
    let text = text("directory_published.jsonl");
    let pages: Vec<DirectoryPage> = text.lines().map(parse_json).collect();
    assert_unique(pages.iter().map(|page| &page.slug), 50);
    for page in &pages {
        assert_eq!(page.factors.len(), 10, "{}", page.slug);
    }
    pages
}

/// Reads a one-decimal figure such as `9.4` as 94 tenths, from its text alone: a float would already have rounded it.
///
/// # Panics
/// When the text is not digits, a point and one digit, or exceeds a `u8`.
#[must_use]
pub fn tenths(text: &str) -> u8 {
    scaled(text, 1).unwrap_or_else(|message| panic!("{message}"))
}

/// Reads a decimal with exactly `places` decimals as an integer number of its last place.
fn scaled(text: &str, places: usize) -> Result<u8, String> {
    let refused = || format!("`{text}` is not a small decimal with {places} places");
    let (whole, fraction) = text.split_once('.').ok_or_else(refused)?;
    let all_digits =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) || fraction.len() != places {
        return Err(refused());
    }
    format!("{whole}{fraction}").parse().map_err(|_| refused())
}

fn text(name: &str) -> String {
    let path = path(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json<T: DeserializeOwned>(name: &str) -> T {
    parse_json(&text(name))
}

fn parse_json<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("corpus: {error}"))
}

fn assert_unique<'a>(names: impl Iterator<Item = &'a String>, count: usize) {
    let all: Vec<&String> = names.collect();
    let distinct: BTreeSet<&String> = all.iter().copied().collect();
    assert_eq!((all.len(), distinct.len()), (count, count));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 10 + 10 worked examples and 50 pages; the loaders count them and their ten factors themselves.
    #[test]
    fn the_published_files_load_with_their_factors_in_file_order() {
        assert_eq!(published_0_8()[0].factors[9].0, "self_mod");
        assert_eq!(
            published_0_5()[0].factors[0],
            ("autonomy_of_action".to_owned(), "1.0".to_owned())
        );
        assert_eq!(directory()[49].factors[1].0, "goal_driven_planning");
    }

    /// Seven of the ten v0.5 examples print an AARS that is not the sum of their factors.
    #[test]
    fn seven_examples_of_version_0_5_do_not_add_up() {
        let contradictory = published_0_5().iter().filter(|e| !e.aars_adds_up).count();
        assert_eq!(contradictory, 7);
    }

    /// 2 objects: one accepted in its order, one refused.
    #[test]
    fn a_repeated_key_is_refused_and_order_is_kept() {
        let kept: Entries<u8> = serde_json::from_str(r#"{"b":1,"a":2}"#).unwrap();
        assert_eq!(kept.0, [("b".to_owned(), 1), ("a".to_owned(), 2)]);
        assert_eq!(*kept.get("a"), 2);
        let refused = serde_json::from_str::<Entries<u8>>(r#"{"b":1,"b":2}"#);
        assert!(refused.unwrap_err().to_string().contains("`b` is repeated"));
    }

    /// 1 object with a field too many.
    #[test]
    fn an_unknown_field_is_refused() {
        let text = r#"{"aivss":"1.0","severity":"Low","aars":"0","factor_sum":"0","extra":1}"#;
        let refused = serde_json::from_str::<PrintedPage>(text).unwrap_err();
        assert!(refused.to_string().contains("unknown field `extra`"));
    }

    /// 3 figures read, 10 texts refused.
    #[test]
    fn decimals_are_read_as_text_and_only_with_the_stated_places() {
        assert_eq!(tenths("9.4"), 94);
        assert_eq!(tenths("10.0"), 100);
        assert_eq!(scaled("0.97", 2), Ok(97));
        for text in ["", "9", "9.", ".4", "9.40", "-1.0", "+1.0", "1e1", "99.9", " 9.4"] {
            assert!(scaled(text, 1).is_err(), "{text}");
        }
    }
}
