//! Files of others with AIVSS and CVSS scores in them: read, recomputed, written.
//!
//! | to | use |
//! |---|---|
//! | recompute scores that others printed | [`verify`] |
//! | read and write the report formats of AIVSS v0.8 and v0.5 | [`owasp_reports`] |
//! | the same from text to JSON | [`wire`] |
//!
//! One file a format; figures are the core's.
#![no_std]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::float_arithmetic,
        clippy::string_slice
    )
)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod owasp_reports;
mod schema;
pub mod verify;
pub mod wire;

pub use schema::SCHEMAS;
