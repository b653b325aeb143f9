//! The seeds of the fuzzers, run through the same functions.

use aivss_tests::fuzzing::candidate::{extension_vector, input, report, ssvc_vector};
use aivss_tests::vectors::candidate::{assessments, input_changes};
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

/// Every seed of the vector target, and every text of the corpus cut at every byte.
#[test]
fn every_extension_vector_seed_keeps_the_promises() {
    assert!(replay("extension_vector", extension_vector) >= 12);
    let file = aivss_tests::vectors::candidate::vector_syntax();
    let texts = file.vectors.iter().map(|verdict| &verdict.input);
    for text in texts.chain(file.display_form.iter().map(|form| &form.input)) {
        for end in 0..=text.len().min(200) {
            extension_vector(&text.as_bytes()[..end]);
        }
        extension_vector(text.as_bytes());
    }
}

/// Every seed of the AIVSS-SSVC target.
#[test]
fn every_ssvc_vector_seed_keeps_the_promises() {
    assert!(replay("ssvc_vector", ssvc_vector) >= 8);
}

/// Every seed of the input target, every changed input of the corpus, and one cut at every third byte.
#[test]
fn every_input_seed_keeps_the_promises() {
    assert!(replay("candidate_input", input) >= 9);
    let file = input_changes();
    for case in &file.cases {
        input(file.changed(case).to_string().as_bytes());
    }
    let text = file.base.to_string();
    for end in (0..text.len()).step_by(3) {
        input(&text.as_bytes()[..end]);
    }
}

/// Every seed of the report target, and every report of the corpus with each of its fields taken out.
#[test]
fn every_report_seed_keeps_the_promises() {
    assert!(replay("candidate_report", report) >= 9);
    for vector in assessments() {
        let keys: Vec<String> = vector.report.as_object().unwrap().keys().cloned().collect();
        for key in keys {
            let mut less = vector.report.clone();
            less.as_object_mut().unwrap().remove(&key);
            report(less.to_string().as_bytes());
        }
    }
}
