//! The test corpus, its strict loaders, oracles written independently of the library under test, and the
//! promises that hold for any input.

pub mod fuzzing;
pub mod oracle;
pub mod policy;
pub mod vectors;

/// Runs the code in the repository's README as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
