//! Step 3: zones of trust, and the boundaries between them.
//!
//! Source: playbook v1.0.0, `guides/quickstart.md` step 3, `06-process.md` phase 4, `07-templates.md`
//! (Trust Boundary).

use super::entity;
use crate::model::field::{Line, Prose};
use crate::model::reference::Ref;
use crate::model::vocabulary::{BoundaryStrength, Extent, TrustLevel};
use alloc::borrow::Cow;
use alloc::vec::Vec;

entity! {
    /// A zone in which everything is trusted alike. What is in it says so itself.
    TrustZone titled |it| Cow::Borrowed(&it.name);
    required {
        /// Its name.
        name: Line,
    }
    optional {
        /// How far it is trusted.
        trust_level: Option<TrustLevel>,
        /// What belongs there.
        description: Option<Prose>,
    }
}

entity! {
    /// The line between two zones, and what stands on it.
    TrustBoundary titled |it| Cow::Borrowed(&it.name);
    required {
        /// Its name.
        name: Line,
    }
    optional {
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
