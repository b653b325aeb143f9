//! The NOTICE: what it says was taken from the documents is what the library holds.

use aivss_core::catalog::{
    AsiRisk, CoreRisk, Erratum, Layer, Mitigation, Scenario, Threat, Weakness,
};
use aivss_tests::vectors;
use std::fs;
use std::path::Path;

/// 9 counts.
#[test]
fn the_notice_counts_what_the_catalogs_hold() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../NOTICE");
    let text = fs::read_to_string(path).unwrap();
    let notice = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (count, of) in [
        (Layer::ALL.len(), "layers"),
        (Threat::all().count(), "threats"),
        (Mitigation::all().count(), "controls"),
        (Scenario::all().count(), "scenarios across layers"),
        (CoreRisk::ALL.len(), "core risks"),
        (AsiRisk::all().count(), "entries of the OWASP Top 10 for Agentic Applications"),
        (Erratum::all().count(), "contradictions in the documents"),
        (Weakness::all().count(), "weaknesses"),
        (vectors::directory().len(), "pages, as test data"),
    ] {
        let claim = format!(" {count} {of}");
        assert!(notice.contains(&claim), "the NOTICE does not say `{claim}`");
    }
}
