//! The seeds of the fuzzers, run through the same functions.

use aivss_tests::fuzzing::candidate::{extension_vector, ssvc_vector};
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
