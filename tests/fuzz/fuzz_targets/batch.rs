//! Any bytes as the lines of a batch; what must hold is said in `aivss_tests::fuzzing`.
//!
//! From the workspace: `cargo fuzz run --fuzz-dir tests/fuzz batch tests/fuzz/corpus/batch tests/fuzz/seeds/batch --
//! -dict=tests/fuzz/batch.dict -max_total_time=60`, with `RUSTC_BOOTSTRAP=1` on a stable compiler.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| aivss_tests::fuzzing::batch(data));
