//! Step 3: zones of trust, the boundaries between them, and where data crosses these.
//!
//! Source: playbook v1.0.0, `guides/quickstart.md` step 3, `06-process.md` phase 4, `07-templates.md`
//! (Trust Boundary).

use super::architecture::Connection;
use super::context::DataType;
use crate::entity::entity;
use crate::kind::Ref;
use crate::names::{BoundaryStrength, Extent, TrustLevel};
use crate::shape::{Line, Prose};
use alloc::borrow::Cow;
use alloc::vec::Vec;

entity! {
    /// A zone in which everything is trusted alike. What is in it says so itself.
    TrustZone in trust_zones, called |it| Cow::Borrowed(&it.name);
    {
        /// Its name.
        name: Line,
        /// How far it is trusted.
        trust_level: Option<TrustLevel>,
        /// What belongs there.
        description: Option<Prose>,
    }
}

entity! {
    /// The line between two zones, and what stands on it.
    TrustBoundary in trust_boundaries, called |it| Cow::Borrowed(&it.name);
    {
        /// Its name.
        name: Line,
        /// What it is made of: a network, process, account or tenant line.
        kind as "type": Option<Line>,
        /// The zone on one side.
        source: Option<Ref<TrustZone>>,
        /// The zone on the other.
        destination: Option<Ref<TrustZone>>,
        /// What stands on it.
        controls: Vec<Line>,
        /// How callers are known.
        authentication: Option<Line>,
        /// How it is decided what they may do.
        authorization: Option<Line>,
        /// Whether input is checked.
        input_validation: Option<Extent>,
        /// Whether output is encoded for where it goes.
        output_encoding: Option<Extent>,
        /// Whether data is encrypted on its way.
        encryption: Option<Extent>,
        /// Whether the rate is limited.
        rate_limiting: Option<Extent>,
        /// Whether crossings are recorded.
        logging: Option<Extent>,
        /// How much it holds.
        strength: Option<BoundaryStrength>,
    }
}

entity! {
    /// Where data crosses a boundary. Its zones are its own, or those of its connection's ends, or those
    /// of its boundary.
    CrossingPoint in crossing_points, called |it| Cow::Borrowed(&it.name);
    {
        /// Its name.
        name: Line,
        /// What crosses there and why.
        description: Option<Prose>,
        /// The boundary that is crossed.
        boundary: Option<Ref<TrustBoundary>>,
        /// The connection that crosses it.
        connection: Option<Ref<Connection>>,
        /// The zone that data comes from.
        source: Option<Ref<TrustZone>>,
        /// The zone that it goes to.
        destination: Option<Ref<TrustZone>>,
        /// The data that crosses.
        data: Vec<Ref<DataType>>,
        /// What stands there today.
        controls: Vec<Line>,
        /// Whose identity counts before the crossing: a user's session, for instance.
        identity_before: Option<Line>,
        /// Whose identity counts after it: a service account, for instance.
        identity_after: Option<Line>,
    }
}
