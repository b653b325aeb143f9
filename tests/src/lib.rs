//! The test corpus, its strict loaders, and oracles written independently of the library under test.

pub mod oracle;
pub mod vectors;

/// Runs the code in the repository's README as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
