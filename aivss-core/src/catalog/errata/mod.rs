//! The errata, part by part; wording and choices are ours.

mod aivss;
mod catalog;
mod examples;
mod matrix;
mod process;
mod scoring;
mod taxonomy;

pub(super) use aivss::AIVSS;
pub(super) use catalog::CATALOG;
pub(super) use examples::EXAMPLES;
pub(super) use matrix::MATRIX;
pub(super) use process::PROCESS;
pub(super) use scoring::SCORING;
pub(super) use taxonomy::TAXONOMY;
