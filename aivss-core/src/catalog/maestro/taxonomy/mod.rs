//! The threats that are not the quickstart's own.

mod blind_spots;
mod core;
mod extended;
mod unnumbered;

pub(in crate::catalog) use blind_spots::BLIND_SPOTS;
pub(in crate::catalog) use core::CORE;
pub(in crate::catalog) use extended::EXTENDED;
pub(in crate::catalog) use unnumbered::UNNUMBERED;
