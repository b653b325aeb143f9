//! The entities, by what they are about.

mod actor;
mod architecture;
mod asset;
mod context;
mod mitigation;
mod review;
mod threat;
mod trust;

pub use actor::ThreatActor;
pub use architecture::{Component, Connection, DataStore};
pub use asset::{Asset, AssetFlow};
pub use context::{Assumption, Context, DataType, LayerNote, Regulation, UserGroup};
pub use mitigation::{Coverage, Evidence, Mitigation};
pub use review::{Remediation, ResidualRisk, Validation};
pub use threat::Threat;
pub use trust::{CrossingPoint, TrustBoundary, TrustZone};
