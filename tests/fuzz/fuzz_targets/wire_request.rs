//! Any bytes as a request in JSON; what must hold is said in `aivss_tests::fuzzing`.
//!
//! From the workspace: `cargo fuzz run --fuzz-dir tests/fuzz wire_request tests/fuzz/corpus/wire_request tests/fuzz/seeds/wire_request --
//! -dict=tests/fuzz/wire_request.dict -max_total_time=60`, with `RUSTC_BOOTSTRAP=1` on a stable compiler.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| aivss_tests::fuzzing::wire_request(data));
