//! Report formats and the verification of printed scores.

mod directory;
mod export;
mod formats;
mod hostile;
mod published;
mod support;
mod ways;
