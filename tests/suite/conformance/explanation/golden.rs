//! Whole explanations, byte for byte, in `tests/vectors/explain`, of requests in `tests/vectors/wire`.
//!
//! `AIVSS_BLESS=1 cargo test -p aivss-tests --test conformance golden` writes them anew; nothing else does.
//! What they say is worked out again by the oracles.

use super::check::assert_explanation;
use crate::golden::bounds::{completions, ends, score_ends, verify_bounds};
use crate::golden::text::{compact, pretty};
use crate::golden::{bless, files, verify::number, verify::verify};
use crate::support::tenths;
use aivss_core::wire::explain_json;
use aivss_tests::oracle::aivss::Exact;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    aivss_tests::vectors::path("explain")
}

fn is_of_bounds(name: &str) -> bool {
    ["bounds.two_factors", "bounds.maturity_and_mitigation"].contains(&name)
}

/// Name and request of what is explained: the examples of 0.8, one page of the directory, and two findings
/// with unknown inputs.
fn requests() -> Vec<(String, String)> {
    let is_explained = |name: &str| {
        name.starts_with("published.0_8.") || name == "directory.zscaler" || is_of_bounds(name)
    };
    let all = files().into_iter().filter(|(name, ..)| is_explained(name));
    all.map(|(name, request, _)| (name, request)).collect()
}

/// Every answer put into the request: the ends that it leaves, and the order by the widest of them.
fn assert_narrowings(request: &Value, explanation: &Value) {
    verify_bounds("explanation", request, &explanation["report"]);
    let width = |request: &Value| {
        let [low, high] = ends(&completions(request), |outcome| outcome.raw);
        high - low
    };
    assert_eq!(number(&explanation["width"]), width(request));
    let narrowings = explanation["narrowings"].as_array().unwrap();
    let unobserved = explanation["report"]["bounds"]["unobserved"].as_array().unwrap();
    assert_eq!(narrowings.len(), unobserved.len());
    let mut before = Exact::from_integer(0);
    for narrowing in narrowings {
        let field = narrowing["field"].as_str().unwrap();
        let pointer = format!("/{}", field.replace('.', "/"));
        let mut widest = Exact::from_integer(0);
        for answer in narrowing["answers"].as_array().unwrap() {
            let mut known = request.clone();
            let value = answer["value"].as_str().unwrap();
            // `none_or_weak` is a spelling of the library; the reader of the tests knows `none`.
            *known.pointer_mut(&pointer).unwrap() = value.replace("_or_weak", "").into();
            let [low, high] = score_ends(&completions(&known));
            assert_eq!(answer["score_low"], tenths(low).to_string(), "{field} {value}");
            assert_eq!(answer["score_high"], tenths(high).to_string(), "{field} {value}");
            widest = widest.max(width(&known));
        }
        assert_eq!(number(&narrowing["left"]), widest, "{field}");
        assert!(before <= widest, "{field}");
        before = widest;
    }
}

/// 13 explanations: the same bytes, and every figure and sentence in them by the oracles.
#[test]
fn every_golden_explanation_is_what_the_library_says_and_the_oracles_confirm() {
    let requests = requests();
    assert_eq!(requests.len(), 13);
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
        if is_of_bounds(name) {
            assert_narrowings(&request, &outcome["explanation"]);
            continue;
        }
        verify(name, &request, &outcome["explanation"]["report"]);
        assert_explanation(&request, &outcome["explanation"]);
    }
}

/// 13 files and no others.
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
