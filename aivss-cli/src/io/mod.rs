//! What reads and writes: input, output, files that are whole or not there, and their looks.

pub(crate) mod input;
pub(crate) mod output;
mod partial;
pub(crate) mod style;
pub(crate) mod target;
