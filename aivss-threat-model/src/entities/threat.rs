//! Step 4: what can go wrong.
//!
//! Source: playbook v1.0.0, `guides/quickstart.md` step 4, `07-templates.md` (Threat Card).

use super::actor::ThreatActor;
use crate::entity::entity;
use crate::kind::{Affected, Ref};
use crate::names::{AgenticFactor, Stride, ThreatStatus};
use crate::place::Place;
use crate::scored::Scored;
use crate::shape::{Line, Prose};
use aivss_core::catalog::{AsiRisk, CoreRisk, Threat as CatalogThreat};
use aivss_core::rule::{
    AttackComplexity, AttackVector, Likelihood, RiskLevel, ThreatSeverity, risk_level,
};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

entity! {
    /// A threat: who, with what, does what, and what comes of it.
    Threat in threats, called |it| match &it.name {
        Some(name) => Cow::Borrowed(name),
        None => Cow::Owned(it.statement()),
    };
    {
        /// A short name.
        name: Option<Line>,
        /// What it is about, at length.
        description: Option<Prose>,
        /// Who: an insider, an outsider, a program.
        source: Option<Line>,
        /// What has to be so before.
        prerequisites: Option<Line>,
        /// How: what they do.
        action: Option<Line>,
        /// What comes of it: for money, operations, compliance, reputation.
        impact: Option<Line>,
        /// How bad it would be.
        severity: Option<ThreatSeverity>,
        /// How probable it is.
        likelihood: Option<Likelihood>,
        /// From where it is possible.
        attack_vector: Option<AttackVector>,
        /// How hard it is.
        attack_complexity: Option<AttackComplexity>,
        /// STRIDE's categories.
        stride: Vec<Stride>,
        /// Its layers, or `CL` for what crosses them.
        layers: Vec<Place>,
        /// Ids of the catalog's threats that it is an instance of.
        catalog: Vec<&'static CatalogThreat>,
        /// Entries of the ASI Top 10 that it belongs to.
        asi: Vec<&'static AsiRisk>,
        /// The AIVSS core risk that it belongs to.
        core_risk: Option<CoreRisk>,
        /// Which of the playbook's four agentic factors make it worse.
        agentic_factors: Vec<AgenticFactor>,
        /// What it touches: components, data stores, connections, crossing points, assets.
        affects: Vec<Ref<Affected>>,
        /// Who might do it.
        actors: Vec<Ref<ThreatActor>>,
        /// Free words to find it by.
        tags: Vec<Line>,
        /// What became of it; left out, it stands.
        status: Option<ThreatStatus>,
        /// Its AIVSS score: a compact form or a request.
        aivss: Option<Scored>,
    }
    check |it| {
        if it.name.is_some() || it.action.is_some() {
            return Ok(());
        }
        Err(aivss_core::value::read::missing("a threat needs a `name`, or an `action` that says what happens")
            .at("action"))
    };
}

impl Threat {
    /// One sentence made of source, prerequisites, action and impact, as far as there are any.
    #[must_use]
    pub fn statement(&self) -> String {
        let mut sentence = String::new();
        let mut add = |before: &str, part: &Option<Line>| {
            if let Some(part) = part {
                if !sentence.is_empty() {
                    sentence.push_str(before);
                }
                sentence.push_str(part);
            }
        };
        add("", &self.source);
        add(" ", &self.prerequisites);
        add(" can ", &self.action);
        add(", which leads to ", &self.impact);
        sentence
    }

    /// Whether it stands: neither resolved nor found not to apply.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.status.is_none_or(|status| status == ThreatStatus::Identified)
    }

    /// Whether it concerns this system, be it resolved or not.
    #[must_use]
    pub fn is_applicable(&self) -> bool {
        self.status != Some(ThreatStatus::NotApplicable)
    }

    /// Its risk level, once severity and likelihood are both there.
    #[must_use]
    pub fn risk(&self) -> Option<RiskLevel> {
        Some(risk_level(self.severity?, self.likelihood?))
    }
}
