//! CVSS v4.0: scores, texts, groups and refusals.

mod diagnosis;
mod differential;
mod effective;
mod errors;
pub(crate) mod grammar;
mod groups;
mod mutations;
mod scores;
mod text;
