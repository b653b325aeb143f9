//! How a vector is laid out, as text and in memory.

use super::metric::Metric;

/// The length of the longest valid vector: all 32 metrics, none left out (CVSS v4.0, section 7).
pub const MAX_VECTOR_BYTES: usize = 178;

/// For each metric, in the order of [`Metric::ALL`], the place of its value in [`Metric::values`].
pub(super) type Places = [u8; 32];

/// The place of X; no metric has so many values.
pub(super) const NOT_DEFINED: u8 = 4;

/// Where the Base group ends in [`Places`].
pub(super) const BASE_END: usize = Metric::ExploitMaturity as usize;
/// Where the Environmental group begins and ends in [`Places`].
pub(super) const ENVIRONMENTAL: core::ops::Range<usize> =
    Metric::ConfidentialityRequirement as usize..Metric::Safety as usize;
