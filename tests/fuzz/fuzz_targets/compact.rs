//! Any bytes as an assessment in the compact form; what must hold is said in `aivss_tests::fuzzing`.
//!
//! From the workspace: `cargo fuzz run --fuzz-dir tests/fuzz compact tests/fuzz/corpus/compact tests/fuzz/seeds/compact --
//! -dict=tests/fuzz/compact.dict -max_total_time=60`, with `RUSTC_BOOTSTRAP=1` on a stable compiler.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| aivss_tests::fuzzing::compact(data));
