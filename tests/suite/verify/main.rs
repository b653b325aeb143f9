//! Report formats and the verification of printed scores.

mod directory;
mod export;
mod formats;
mod hostile;
mod places;
mod published;
mod round_trip;
mod support;
mod ways;
