//! Requests and their whole outcomes, byte for byte, in `tests/vectors/wire`.
//!
//! `AIVSS_BLESS=1 cargo test -p aivss-tests --test conformance golden` writes the outcomes anew; nothing
//! else does. Their figures are checked against the corpus and the oracles as well, so that a wrong number
//! cannot be blessed.

pub(crate) mod bounds;
mod codes;
mod published;
pub(crate) mod text;
pub(crate) mod verify;

use aivss_core::wire::score_json;
use serde_json::Value;
use std::env;
use std::fs;
use std::path::PathBuf;
use text::{compact, pretty};

const REQUEST: &str = ".request.json";
const OUTCOME: &str = ".outcome.json";

fn folder() -> PathBuf {
    aivss_tests::vectors::path("wire")
}

/// Name, request and outcome of every golden pair, by name; the outcome is empty where none is written.
pub(crate) fn files() -> Vec<(String, String, String)> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(REQUEST).map(str::to_owned))
        .collect();
    names.sort();
    let read =
        |name: &str, ending: &str| fs::read_to_string(folder().join(format!("{name}{ending}")));
    names
        .into_iter()
        .map(|name| {
            let request = read(&name, REQUEST).unwrap();
            let outcome = read(&name, OUTCOME).unwrap_or_default();
            (name, request, outcome)
        })
        .collect()
}

/// Whether golden files are to be written instead of compared.
pub(crate) fn bless() -> bool {
    env::var_os("AIVSS_BLESS").is_some_and(|value| value == "1")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// 78 pairs: the same values, the same keys in the same order, and the file is as blessing writes it.
#[test]
fn every_request_has_the_outcome_of_its_file() {
    let files = files();
    for (name, request, outcome) in &files {
        let found = score_json(request);
        if bless() {
            fs::write(folder().join(format!("{name}{OUTCOME}")), pretty(&found)).unwrap();
            continue;
        }
        assert_eq!(json(&found), json(outcome), "{name}");
        assert_eq!(found, compact(outcome), "{name}");
        assert_eq!(pretty(&found), *outcome, "{name}");
    }
    assert_eq!(files.len(), 78);
}

/// Every file of the folder belongs to a pair.
#[test]
fn no_outcome_is_without_its_request() {
    let names: Vec<String> = files().into_iter().map(|(name, ..)| name).collect();
    for entry in fs::read_dir(folder()).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let name = file.strip_suffix(REQUEST).or_else(|| file.strip_suffix(OUTCOME));
        assert!(name.is_some_and(|name| names.iter().any(|known| known == name)), "{file}");
    }
}
