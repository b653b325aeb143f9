//! Step 3: where data crosses the boundaries between zones of trust.
//!
//! Source: playbook v1.0.0, `guides/quickstart.md` step 3, `06-process.md` phase 4.

use super::architecture::Connection;
use super::context::DataType;
use super::entity;
use super::trust::{TrustBoundary, TrustZone};
use crate::model::field::{Line, Prose};
use crate::model::reference::Ref;
use alloc::borrow::Cow;
use alloc::vec::Vec;

entity! {
    /// Where data crosses a boundary. Its zones are its own, or those of its connection's ends, or those
    /// of its boundary.
    CrossingPoint titled |it| Cow::Borrowed(&it.name);
    required {
        /// Its name.
        name: Line,
    }
    optional {
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
