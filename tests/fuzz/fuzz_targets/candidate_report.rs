//! Any bytes as the report of an AIVSS 1.0 assessment; what must hold is said in `aivss_tests::fuzzing::candidate`.
//!
//! From the workspace: `cargo fuzz run --fuzz-dir tests/fuzz candidate_report tests/fuzz/corpus/candidate_report tests/fuzz/seeds/candidate_report --
//! -dict=tests/fuzz/candidate_report.dict -max_total_time=60`, with `RUSTC_BOOTSTRAP=1` on a stable compiler.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| aivss_tests::fuzzing::candidate::report(data));
