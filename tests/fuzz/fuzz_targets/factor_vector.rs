//! Any bytes as a factor vector; what must hold is said in `aivss_tests::fuzzing`.
//!
//! From the workspace: `cargo fuzz run --fuzz-dir tests/fuzz factor_vector tests/fuzz/corpus/factor_vector
//! tests/fuzz/seeds/factor_vector -- -dict=tests/fuzz/factor_vector.dict -max_total_time=60`, with
//! `RUSTC_BOOTSTRAP=1` on a stable compiler.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| aivss_tests::fuzzing::factor_vector(data));
