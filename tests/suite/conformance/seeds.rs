//! The seeds of the fuzzers, run through the same functions.

use aivss_tests::fuzzing::{
    batch, compact, cvss_vector, factor_vector, threat_model, wire_request,
};
use std::fs;
use std::path::Path;

fn replay(target: &str, run: impl Fn(&[u8])) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in &files {
        // The name is printed when the run panics.
        println!("{}", file.display());
        run(&fs::read(file).unwrap());
    }
    files.len()
}

/// Every seed of the batch target.
#[test]
fn every_batch_seed_keeps_the_promises() {
    assert!(replay("batch", batch) >= 14);
}

/// Every seed of the compact target.
#[test]
fn every_compact_seed_keeps_the_promises() {
    assert!(replay("compact", compact) >= 26);
}

/// Every seed of the vector target.
#[test]
fn every_vector_seed_keeps_the_promises() {
    assert!(replay("cvss_vector", cvss_vector) >= 12);
}

/// Every seed of the factor vector target.
#[test]
fn every_factor_vector_seed_keeps_the_promises() {
    assert!(replay("factor_vector", factor_vector) >= 10);
}

/// Every seed of the threat model target.
#[test]
fn every_threat_model_seed_keeps_the_promises() {
    assert!(replay("threat_model", threat_model) >= 2);
}

/// Every seed of the request target.
#[test]
fn every_request_seed_keeps_the_promises() {
    assert!(replay("wire_request", wire_request) >= 16);
}

/// Every golden request and corpus vector is as good a seed.
#[test]
fn the_corpus_keeps_the_promises() {
    for row in aivss_tests::vectors::cvss_sample().into_iter().step_by(10) {
        cvss_vector(row.vector.as_bytes());
        let parts: Vec<&str> = row.vector.split('/').collect();
        for end in 0..parts.len() {
            cvss_vector(parts[..end].join("/").as_bytes());
        }
    }
    let lines = std::fs::read_to_string(aivss_tests::vectors::path("compact.txt")).unwrap();
    for line in lines.lines() {
        for end in 0..=line.len() {
            compact(&line.as_bytes()[..end]);
        }
    }
    for (_, request, _) in crate::golden::files() {
        wire_request(request.as_bytes());
        for end in (0..request.len()).step_by(7) {
            wire_request(&request.as_bytes()[..end]);
        }
    }
}
