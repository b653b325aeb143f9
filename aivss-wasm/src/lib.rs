//! `aivss-core` for WebAssembly: the verbs of the wire, text in and text out.
//!
//! This is the inside of the npm package `aivss`; what is public there stands in `types/aivss.d.ts`, and
//! `js/api.js` turns these texts into objects. Vectors have leaner ways across than JSON, for there may
//! be many: see `record.rs`.
//!
//! The module does without `std`: nothing here needs it, and a panic, which no input causes, only stops,
//! so that the words that `std` would print for it need not be loaded by anyone.
#![cfg_attr(target_family = "wasm", no_std)]

extern crate alloc;

mod record;

use aivss_core::cvss::Vector;
use aivss_core::wire;
use alloc::string::String;
use alloc::vec::Vec;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

#[cfg(target_family = "wasm")]
#[panic_handler]
fn stop(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

/// Scores a request in JSON or in the compact form.
#[wasm_bindgen]
#[must_use]
pub fn score(request: &str) -> String {
    wire::score_json(request)
}

/// Scores a request and explains the score.
#[wasm_bindgen]
#[must_use]
pub fn explain(request: &str) -> String {
    wire::explain_json(request)
}

/// A request in both of its spellings.
#[wasm_bindgen]
#[must_use]
pub fn compact(request: &str) -> String {
    wire::compact_json(request)
}

/// Answers a question to the catalogs.
#[wasm_bindgen]
#[must_use]
pub fn catalog(question: &str) -> String {
    wire::catalog_json(question)
}

/// Scores an agent report.
#[wasm_bindgen]
#[must_use]
pub fn report(document: &str) -> String {
    aivss_threat_model::wire::agent_report_json(document)
}

/// An agent report as Markdown.
#[wasm_bindgen(js_name = reportMarkdown)]
#[must_use]
pub fn report_markdown(document: &str) -> String {
    aivss_threat_model::wire::agent_report_markdown(document).to_json("markdown")
}

/// The score of a request as Markdown.
#[wasm_bindgen]
#[must_use]
pub fn markdown(request: &str) -> String {
    wire::markdown_json(request)
}

/// The methods and factor sets.
#[wasm_bindgen]
#[must_use]
pub fn methods() -> String {
    wire::methods_json()
}

/// The words of a request.
#[wasm_bindgen]
#[must_use]
pub fn vocabulary() -> String {
    wire::vocabulary_json()
}

/// The version of the library.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    aivss_core::version().into()
}

/// The version of AIVSS that the default method implements.
#[wasm_bindgen(js_name = specVersion)]
#[must_use]
pub fn spec_version() -> String {
    aivss_core::spec_version().into()
}

/// A CVSS v4.0 vector as a record (see `record.rs`), or its refusal in JSON.
#[wasm_bindgen(js_name = cvssRecord)]
#[must_use]
pub fn cvss_record(vector: &str) -> String {
    vector.parse().map_or_else(|_| wire::cvss_json(vector), |vector| record::write(&vector))
}

/// The score of each line that is a CVSS v4.0 vector, from all of its groups; NaN for any other line.
#[wasm_bindgen(js_name = cvssScores)]
#[must_use]
pub fn cvss_scores(lines: &str) -> Vec<f64> {
    let score = |line: &str| line.parse::<Vector>().map_or(f64::NAN, |it| it.score().to_f64());
    lines.split('\n').map(score).collect()
}
