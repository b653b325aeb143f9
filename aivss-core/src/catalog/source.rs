//! Where a record comes from.

use core::fmt;

/// A published document and the part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The document with its version.
    pub document: &'static str,
    /// The section, table or file.
    pub section: &'static str,
}

impl Source {
    /// The MAESTRO Threat Modeling Playbook v1.0.0 (CC BY-SA 4.0).
    pub(super) const fn playbook(section: &'static str) -> Self {
        Self { document: "MAESTRO Threat Modeling Playbook v1.0.0", section }
    }

    /// The AIVSS document, v0.8 (CC BY-SA 4.0).
    pub(super) const fn aivss_0_8(section: &'static str) -> Self {
        Self { document: "AIVSS v0.8", section }
    }

    /// The AIVSS document, v0.5 (CC BY-SA 4.0).
    pub(super) const fn aivss_0_5(section: &'static str) -> Self {
        Self { document: "AIVSS v0.5", section }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.document, self.section)
    }
}
