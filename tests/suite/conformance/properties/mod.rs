//! What holds for every score, whatever its inputs.

mod bounds;
mod monotone;
pub(crate) mod spellings;
