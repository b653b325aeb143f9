//! The threats that are not the quickstart's own.

mod blind_spots;
mod core;
mod extended;
mod unnumbered;

pub(in crate::catalog) use blind_spots::BLIND_SPOTS;
pub(in crate::catalog) use core::CORE;
pub(in crate::catalog) use extended::EXTENDED;
pub(in crate::catalog) use unnumbered::UNNUMBERED;

use super::{CROSS_LAYER, L1, L2, L3, L4, L5, L6, L7};
use crate::catalog::threat::Threat;

/// Every table of threats: these, then the quickstart's, layer by layer.
pub(in crate::catalog) static ALL: [&[Threat]; 12] = [
    &CORE,
    &EXTENDED,
    &UNNUMBERED,
    &BLIND_SPOTS,
    L1.threats,
    L2.threats,
    L3.threats,
    L4.threats,
    L5.threats,
    L6.threats,
    L7.threats,
    CROSS_LAYER.threats,
];
