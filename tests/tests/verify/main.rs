//! Report formats and the verification of printed scores.

mod directory;
mod formats;
mod hostile;
mod published;
mod support;
mod ways;
