//! Any bytes as the input of an AIVSS 1.0 assessment; what must hold is said in `aivss_tests::fuzzing::candidate`.
//!
//! From the workspace: `cargo fuzz run --fuzz-dir tests/fuzz candidate_input tests/fuzz/corpus/candidate_input tests/fuzz/seeds/candidate_input --
//! -dict=tests/fuzz/candidate_input.dict -max_total_time=60`, with `RUSTC_BOOTSTRAP=1` on a stable compiler.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| aivss_tests::fuzzing::candidate::input(data));
