//! Lines written by hand from the grammar and the corpus, in `tests/vectors/compact.txt`.
//!
//! The file is made from the published figures by the functions here, which share nothing with the library's
//! printer, and is only ever compared.

use super::{keys, of_0_5_printed, of_0_8, of_page, read};
use crate::properties::spellings::key_of;
use aivss_core::{FactorSet, Inputs};
use aivss_tests::vectors::{self, DirectoryPage, Published05, Published08};
use std::fs;

/// The names of each letter pair under the 0.8 key of the factor.
const LETTERS: [(&str, &str); 11] = [
    ("AU", "autonomy"),
    ("TO", "tools"),
    ("LA", "language"),
    ("CO", "context"),
    ("ND", "non_determinism"),
    ("OP", "opacity"),
    ("PE", "persistence"),
    ("ID", "identity"),
    ("MA", "multi_agent"),
    ("SM", "self_mod"),
    ("PL", "planning"),
];

/// A printed decimal without the zeros at its end, and without a point that ends it.
fn short(number: &str) -> String {
    if !number.contains('.') {
        return number.to_owned();
    }
    number.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn factors(set: FactorSet, published: &[(String, String)]) -> String {
    keys(set)
        .map(|letters| {
            let (_, key) = LETTERS.iter().find(|(known, _)| *known == letters).unwrap();
            let (_, value) = published.iter().find(|(name, _)| key_of(name) == *key).unwrap();
            format!("/{letters}:{}", short(value))
        })
        .concat()
}

fn line_of_0_8(example: &Published08) -> String {
    let factors = factors(FactorSet::V0_8, &example.factors);
    format!("AIVSS-C:1/owasp-0.8/R/0.8{factors}/{}", example.cvss_vector)
}

fn line_of_0_5(example: &Published05) -> String {
    let aars = short(&example.printed.aars);
    format!("AIVSS-C:1/owasp-0.5/R/AARS:{aars}/{}", example.cvss_vector)
}

fn line_of_page(page: &DirectoryPage) -> String {
    let factors = factors(FactorSet::V0_5, &page.factors);
    let threat = short(&page.threat_multiplier);
    let mitigation = short(&page.mitigation_factor);
    let cvss = &page.cvss_base;
    format!("AIVSS-C:1/owasp-0.8/E/0.5{factors}/TM:{threat}/MF:{mitigation}/BASE:{cvss}")
}

/// Name, line by the grammar, inputs for the library.
fn expected() -> Vec<(String, String, Inputs)> {
    let of_0_8 = vectors::published_0_8()
        .into_iter()
        .map(|example| (example.id.clone(), line_of_0_8(&example), of_0_8(&example)));
    let of_0_5 = vectors::published_0_5()
        .into_iter()
        .map(|example| (example.id.clone(), line_of_0_5(&example), of_0_5_printed(&example)));
    let slugs = ["zscaler-mcp-server", "portainer-portainer-mcp", "websparks"];
    let pages = slugs.into_iter().map(|slug| {
        let page = vectors::directory().into_iter().find(|page| page.slug == slug).unwrap();
        (page.slug.clone(), line_of_page(&page), of_page(&page))
    });
    of_0_8.chain(of_0_5).chain(pages).collect()
}

/// 23 lines: 10 of 0.8, 10 of 0.5 as printed, 3 pages. File, grammar and library agree.
#[test]
fn the_lines_of_the_file_are_those_of_the_grammar_and_of_the_library() {
    let text = fs::read_to_string(vectors::path("compact.txt")).unwrap();
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let expected = expected();
    assert_eq!(expected.len(), 23);
    for (name, line, inputs) in expected {
        assert_eq!(lines.next(), Some(line.as_str()), "{name}");
        let assessment = super::assessment(inputs);
        assert_eq!(assessment.compact().to_string(), line, "{name}");
        assert_eq!(read(&line), assessment, "{name}");
    }
    assert_eq!(lines.next(), None);
    assert!(text.ends_with('\n') && text.is_ascii());
}
