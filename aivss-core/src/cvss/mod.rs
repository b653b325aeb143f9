//! CVSS v4.0: strict parsing, canonical printing and exact scores.
//!
//! Source: *Common Vulnerability Scoring System version 4.0: Specification Document* (FIRST), v1.2;
//! section numbers in this module are that document's. AIVSS v0.8 (section 3.1.1) takes v4.0 and no
//! other version as its base.
//!
//! ```
//! use aivss_core::cvss::Vector;
//!
//! let vector: Vector =
//!     "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H".parse()?;
//! assert_eq!(vector.base_score().to_string(), "9.4");
//! assert_eq!(vector.macro_vector().to_string(), "100100");
//! # Ok::<(), aivss_core::Error>(())
//! ```
//!
//! # Rounding
//!
//! The specification says that a score is rounded to one decimal and leaves open how. Here the exact
//! value is rounded half up, as Red Hat's calculator and the libraries for Python and Rust do. FIRST's
//! published calculator rounds a binary float instead and prints 0.1 less for 522 of the 104,976 base
//! vectors, all of them exact ties:
//! `CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:L/VA:N/SC:H/SI:H/SA:H` is 8.6 here and 8.5 there. No
//! severity band changes.

mod diagnose;
mod effective;
mod equivalence;
mod groups;
pub mod metric;
mod nomenclature;
mod packed;
mod parse;
mod table;
mod vector;

pub use effective::Effective;
pub use equivalence::MacroVector;
pub use groups::{Base, Environmental, Supplemental, Threat};
pub use nomenclature::Nomenclature;
pub use packed::MAX_VECTOR_BYTES;
pub use vector::Vector;
