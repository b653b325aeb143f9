//! Any bytes as an AIVSS-SSVC vector; what must hold is said in `aivss_tests::fuzzing::candidate`.
//!
//! From the workspace: `cargo fuzz run --fuzz-dir tests/fuzz ssvc_vector tests/fuzz/corpus/ssvc_vector tests/fuzz/seeds/ssvc_vector --
//! -dict=tests/fuzz/ssvc_vector.dict -max_total_time=60`, with `RUSTC_BOOTSTRAP=1` on a stable compiler.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| aivss_tests::fuzzing::candidate::ssvc_vector(data));
