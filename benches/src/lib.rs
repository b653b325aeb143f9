//! What the benches share: inputs from the test corpus, and one interface to the library and its peers.

mod inputs;
mod models;
mod scorers;

pub use inputs::{
    BATCH, CvssBatch, CvssKind, Directory, Published, cvss_batches, directory, published, requests,
};
pub use models::{threat, threat_model};
pub use scorers::{AivssCore, Cvss, CvssRs, Polycvss, Scorer, check};

use std::time::Duration;

/// How long one measurement runs before it counts.
pub const WARM_UP: Duration = Duration::from_secs(1);
/// How long one measurement counts.
pub const MEASUREMENT: Duration = Duration::from_secs(3);
