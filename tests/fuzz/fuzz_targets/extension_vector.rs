//! Any bytes as an AIVSS 1.0 extension vector, alone or beside a CVSS vector; what must hold is said in `aivss_tests::fuzzing::candidate`.
//!
//! From the workspace: `cargo fuzz run --fuzz-dir tests/fuzz extension_vector tests/fuzz/corpus/extension_vector tests/fuzz/seeds/extension_vector --
//! -dict=tests/fuzz/extension_vector.dict -max_total_time=60`, with `RUSTC_BOOTSTRAP=1` on a stable compiler.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| aivss_tests::fuzzing::candidate::extension_vector(data));
