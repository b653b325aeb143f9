//! Any bytes as a CVSS v4.0 vector; what must hold is said in `aivss_tests::fuzzing`.
//!
//! From the workspace: `cargo fuzz run --fuzz-dir tests/fuzz cvss_vector tests/fuzz/corpus/cvss_vector tests/fuzz/seeds/cvss_vector --
//! -dict=tests/fuzz/cvss_vector.dict -max_total_time=60`, with `RUSTC_BOOTSTRAP=1` on a stable compiler.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| aivss_tests::fuzzing::cvss_vector(data));
