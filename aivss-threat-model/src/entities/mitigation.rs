//! Step 5: what stands against threats.
//!
//! Source: playbook v1.0.0, `guides/quickstart.md` step 5, `06-process.md` phase 7, `07-templates.md`
//! (Mitigation Card).

use super::threat::Threat;
use crate::entity::{entity, nested, record};
use crate::kind::Ref;
use crate::names::MitigationStatus;
use crate::shape::{Line, Prose};
use aivss_core::catalog::{Mitigation as CatalogMitigation, MitigationKind};
use aivss_core::rule::{Cost, Effectiveness, ImplementationStatus, Priority, priority};
use alloc::borrow::Cow;
use alloc::vec::Vec;

entity! {
    /// A control, with the threats that it is meant for.
    Mitigation in mitigations, called |it| match &it.name {
        Some(name) => Cow::Borrowed(name),
        None => Cow::Borrowed(it.content.lines().next().unwrap_or_default()),
    };
    {
        /// What is done.
        content: Prose,
        /// A short name.
        name: Option<Line>,
        /// When it acts.
        kind as "type": Option<MitigationKind>,
        /// How far it is; left out, it is not implemented.
        status: Option<MitigationStatus>,
        /// Who sees to it.
        owner: Option<Line>,
        /// What it costs.
        cost: Option<Cost>,
        /// How much it helps.
        effectiveness: Option<Effectiveness>,
        /// The id of the catalog's mitigation that it is an instance of.
        catalog: Option<&'static CatalogMitigation>,
        /// What in the project would show that it is there.
        evidence: Vec<Evidence>,
        /// The threats that it is meant for.
        threats: Vec<Coverage>,
        /// Free words to find it by.
        tags: Vec<Line>,
    }
    check |it| {
        for (index, coverage) in it.threats.iter().enumerate() {
            if it.threats.iter().take(index).any(|earlier| earlier.threat == coverage.threat) {
                return Err(aivss_core::Error::new(
                    aivss_core::ErrorCode::FieldDuplicate,
                    alloc::format!("`{}` stands in the list twice", coverage.threat),
                )
                .at("threats"));
            }
        }
        Ok(())
    };
}

record! {
    /// A threat that a mitigation is meant for.
    Coverage {
        /// The threat.
        threat: Ref<Threat>,
        /// Whether it covers only part of the threat.
        is_partial: Option<bool>,
    }
}

record! {
    /// Something in the project that would show that a mitigation is there. It is looked at, never run.
    Evidence {
        /// Which files, relative to the project: `src/**/*.py`.
        files: Line,
        /// A text that a line of them holds; left out, that such a file exists is enough.
        contains: Option<Line>,
        /// A regular expression that a line of them matches.
        pattern: Option<Line>,
    }
    check |it| {
        if it.contains.is_some() && it.pattern.is_some() {
            return Err(aivss_core::Error::new(
                aivss_core::ErrorCode::FieldConflict,
                "evidence has a text or a pattern and not both",
            )
            .at("pattern"));
        }
        Ok(())
    };
}

nested! { Coverage, Evidence, }

impl Mitigation {
    /// How far it is; what will not be done is not implemented.
    #[must_use]
    pub fn implementation(&self) -> ImplementationStatus {
        match self.standing() {
            MitigationStatus::Implemented => ImplementationStatus::Implemented,
            MitigationStatus::PartiallyImplemented => ImplementationStatus::PartiallyImplemented,
            MitigationStatus::NotImplemented | MitigationStatus::WillNotAction => {
                ImplementationStatus::NotImplemented
            }
        }
    }

    /// What became of it.
    #[must_use]
    pub fn standing(&self) -> MitigationStatus {
        self.status.unwrap_or(MitigationStatus::NotImplemented)
    }

    /// Whether somebody decided against it, so that it counts for no rule.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.status == Some(MitigationStatus::WillNotAction)
    }

    /// What to do about it, once effectiveness and cost are both there.
    #[must_use]
    pub fn priority(&self) -> Option<Priority> {
        Some(priority(self.effectiveness?, self.cost?))
    }
}
