//! The errata, part by part; wording and choices are ours.

mod aivss;
mod candidate;
mod catalog;
mod crosswalks;
mod examples;
mod maestro;
mod matrix;
mod owasp;
mod process;
mod scoring;
mod taxonomy;

pub(super) use aivss::AIVSS;
pub(super) use candidate::CANDIDATE;
pub(super) use catalog::CATALOG;
pub(super) use crosswalks::CROSSWALKS;
pub(super) use examples::EXAMPLES;
pub(super) use maestro::MAESTRO;
pub(super) use matrix::MATRIX;
pub(super) use owasp::OWASP;
pub(super) use process::PROCESS;
pub(super) use scoring::SCORING;
pub(super) use taxonomy::TAXONOMY;
