//! Second implementations, naive and exact, that the library's answers are compared with.
//!
//! None of them uses the library: an oracle that shared code with its subject would share its mistakes.

pub mod aivss;
pub mod cvss;
pub mod equation;
pub mod wilson;
