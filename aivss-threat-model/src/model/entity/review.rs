//! Phases 8 to 10: what was seen of mitigations, what is left of threats, what is planned.
//!
//! Source: playbook v1.0.0, `06-process.md` phases 8 to 10, `07-templates.md` (Code Validation, Residual
//! Risk, Remediation Roadmap).

use super::entity;
use super::mitigation::Mitigation;
use super::threat::Threat;
use crate::model::field::{Line, Prose};
use crate::model::reference::Ref;
use crate::model::vocabulary::{Disposition, Finding, Rating, RemediationStatus, TestCoverage};
use aivss_core::rule::{
    Cost, Effectiveness, ImplementationStatus, ReviewInterval, RiskLevel, RoadmapWindow,
};
use aivss_core::time::Date;
use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

entity! {
    /// What a reviewer, or a search for declared evidence, saw of a mitigation.
    Validation titled |it| Cow::Owned(format!("of {}", it.mitigation));
    required {
        /// The mitigation.
        mitigation: Ref<Mitigation>,
    }
    optional {
        /// When.
        date: Option<Date>,
        /// What code should show.
        expected: Option<Prose>,
        /// Whether it was there.
        finding: Option<Finding>,
        /// How far the mitigation is, in the judgement of whoever looked.
        status: Option<ImplementationStatus>,
        /// Where it was seen: files and lines.
        evidence: Vec<Line>,
        /// What was missing.
        gaps: Vec<Line>,
        /// What was wrong with it.
        anti_patterns: Vec<Line>,
        /// Whether tests cover it.
        test_coverage: Option<TestCoverage>,
        /// How soon to mend it.
        priority: Option<Rating>,
    }
}

entity! {
    /// What is left of a threat, and what is done about that.
    ResidualRisk titled |it| Cow::Owned(format!("of {}", it.threat));
    required {
        /// The threat.
        threat: Ref<Threat>,
    }
    optional {
        /// The level that is left.
        level: Option<RiskLevel>,
        /// How much its mitigations help.
        effectiveness: Option<Effectiveness>,
        /// What is done about what is left.
        disposition: Option<Disposition>,
        /// Who answers for it; accepted and deferred risks need one.
        owner: Option<Line>,
        /// Why that is right.
        rationale: Option<Prose>,
        /// By when; deferred risks need a date.
        target_date: Option<Date>,
        /// What helps until then; deferred risks need some.
        interim_controls: Vec<Line>,
        /// How often to look again; left out, the level decides.
        review_interval: Option<ReviewInterval>,
        /// When to look again next.
        next_review: Option<Date>,
        /// What makes somebody look earlier.
        triggers: Vec<Line>,
    }
}

impl ResidualRisk {
    /// Whether it needs an owner: who accepts or defers a risk bears it
    /// (`06-process.md`, phase 9).
    #[must_use]
    pub fn needs_owner(&self) -> bool {
        matches!(self.disposition, Some(Disposition::Accepted | Disposition::Deferred))
    }

    /// How often to look again: as it says, or as its level asks.
    #[must_use]
    pub fn interval(&self) -> Option<ReviewInterval> {
        self.review_interval.or_else(|| self.level.map(ReviewInterval::new))
    }
}

entity! {
    /// Planned work.
    Remediation titled |it| Cow::Borrowed(it.description.lines().next().unwrap_or_default());
    required {
        /// What is to be done.
        description: Prose,
    }
    optional {
        /// Against which threats.
        threats: Vec<Ref<Threat>>,
        /// For which mitigations.
        mitigations: Vec<Ref<Mitigation>>,
        /// When.
        window: Option<RoadmapWindow>,
        /// What it costs.
        effort: Option<Cost>,
        /// Who does it.
        team: Option<Line>,
        /// What has to be done first.
        depends_on: Vec<Ref<Remediation>>,
        /// How far it is.
        status: Option<RemediationStatus>,
    }
}
