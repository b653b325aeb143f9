//! Whole explanations, byte for byte, in `tests/vectors/explain`, of requests in `tests/vectors/wire`.
//!
//! `AIVSS_BLESS=1 cargo test -p aivss-tests --test conformance golden` writes them anew; nothing else does.
//! What they say is worked out again by the oracles.

use super::check::assert_explanation;
use crate::golden::text::{compact, pretty};
use crate::golden::{bless, files, verify::verify};
use aivss_core::wire::explain_json;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    aivss_tests::vectors::path("explain")
}

/// Name and request of what is explained: the examples of 0.8 and one page of the directory.
fn requests() -> Vec<(String, String)> {
    let is_explained =
        |name: &str| name.starts_with("published.0_8.") || name == "directory.zscaler";
    let all = files().into_iter().filter(|(name, ..)| is_explained(name));
    all.map(|(name, request, _)| (name, request)).collect()
}

/// 11 explanations: the same bytes, and every figure and sentence in them by the oracles.
#[test]
fn every_golden_explanation_is_what_the_library_says_and_the_oracles_confirm() {
    let requests = requests();
    assert_eq!(requests.len(), 11);
    for (name, request) in &requests {
        let found = explain_json(request);
        let path = folder().join(format!("{name}.outcome.json"));
        if bless() {
            fs::create_dir_all(folder()).unwrap();
            fs::write(path, pretty(&found)).unwrap();
            continue;
        }
        let written = fs::read_to_string(path).unwrap();
        assert_eq!(found, compact(&written), "{name}");
        assert_eq!(pretty(&found), written, "{name}");
        // From the file, so that what is written there is right whatever the library says.
        let request: Value = serde_json::from_str(request).unwrap();
        let outcome: Value = serde_json::from_str(&written).unwrap();
        assert_eq!(outcome["ok"], true, "{name}");
        verify(name, &request, &outcome["explanation"]["report"]);
        assert_explanation(&request, &outcome["explanation"]);
    }
}

/// 11 files and no others.
#[test]
fn no_golden_explanation_is_without_its_request() {
    let names: BTreeSet<String> =
        requests().into_iter().map(|(name, _)| format!("{name}.outcome.json")).collect();
    let found: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(found, names);
}
