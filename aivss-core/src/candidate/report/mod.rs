//! The report of an assessment.

pub(super) mod decision;
mod difference;
mod read;
mod write;

pub use difference::Difference;
pub use read::ReportReading;

use super::input::Input;
use crate::decision::{
    Decision, EvidencedVector, ExploitMaturityNote, OrganizationPriority, PriorityContext,
};
use crate::error::Error;
use crate::extension::EffectClass;
use crate::severity::Score;

/// What an assessment comes to. It holds its input; every figure follows from it.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    input: &'a Input,
    vector: EvidencedVector<'a>,
    decision: Option<Decision<'a>>,
    priority: Option<OrganizationPriority>,
}

impl<'a> Report<'a> {
    /// The report of an input whose rules hold.
    pub(super) fn new(input: &'a Input) -> Result<Self, Error> {
        let vector = EvidencedVector::new(
            &input.cvss_vector,
            input.evidence.as_ref(),
            input.exploit_maturity_unresolved,
        )
        .map_err(|error| error.at("cvss_vector"))?;
        let decision_inputs = input.decision_inputs()?;
        let decision = input.include_decision.then(|| decision_inputs.decide()).transpose()?;
        let context = input.org_context.filter(|_| input.include_priority);
        // A report prints four decimals of the likelihood and is checked from them (erratum C20).
        let priority = context.map(|context| {
            let likelihood = context.likelihood.to_four_decimals();
            OrganizationPriority::new(vector.severity(), PriorityContext { likelihood, ..context })
        });
        Ok(Self { input, vector, decision, priority })
    }

    /// What was assessed.
    #[must_use]
    pub const fn input(&self) -> &'a Input {
        self.input
    }

    /// The CVSS vector as given and as it is scored.
    #[must_use]
    pub const fn vector(&self) -> &EvidencedVector<'a> {
        &self.vector
    }

    /// The severity: CVSS-BTE with E from the evidence.
    #[must_use]
    pub fn severity(&self) -> Score {
        self.vector.severity()
    }

    /// The effect class of the extension vector.
    #[must_use]
    pub const fn effect_class(&self) -> EffectClass {
        self.input.extension.effect_class()
    }

    /// How soon to act, if a decision was asked for.
    #[must_use]
    pub const fn decision(&self) -> Option<&Decision<'a>> {
        self.decision.as_ref()
    }

    /// The organisation's priority, if one was asked for.
    #[must_use]
    pub const fn priority(&self) -> Option<OrganizationPriority> {
        self.priority
    }

    /// What the setting of E did that a reader should know.
    pub fn notes(&self) -> impl Iterator<Item = ExploitMaturityNote> + use<> {
        self.vector.notes()
    }
}
