//! Any text as a threat model; what must hold is said in `aivss_tests::fuzzing`.
//!
//! From the workspace: `cargo fuzz run --fuzz-dir tests/fuzz threat_model tests/fuzz/corpus/threat_model tests/fuzz/seeds/threat_model --
//! -dict=tests/fuzz/threat_model.dict -max_total_time=60`, with `RUSTC_BOOTSTRAP=1` on a stable compiler.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| aivss_tests::fuzzing::threat_model(data));
