//! Rules of an input that no type says.

use super::Input;
use crate::candidate::decision_request::DecisionFields;
use crate::candidate::text::{check_filled, check_identifier};
use crate::decision::DecisionInputs;
use crate::error::Error;
use crate::value::read::missing;

impl Input {
    pub(super) fn check(&self) -> Result<(), Error> {
        check_identifier(&self.finding_id).map_err(|error| error.at("finding_id"))?;
        check_identifier(&self.path_id).map_err(|error| error.at("path_id"))?;
        for (value, name) in [(&self.title, "title"), (&self.summary, "summary")] {
            value.as_deref().map_or(Ok(()), check_filled).map_err(|error| error.at(name))?;
        }
        self.applicability.check().map_err(|error| error.at("agentic_applicability"))?;
        self.metric_evidence.check(self.extension).map_err(|error| error.at("metric_evidence"))?;
        self.provenance.check().map_err(|error| error.at("provenance"))?;
        if self.include_priority && self.org_context.is_none() {
            return Err(missing("a priority needs `org_context`").at("org_context"));
        }
        Ok(())
    }

    /// What a decision takes. The strings are checked whether a decision is made or not.
    pub(in crate::candidate) fn decision_inputs(&self) -> Result<DecisionInputs<'_>, Error> {
        DecisionFields {
            evidence: self.evidence.unwrap_or_default(),
            cve_id: self.cve_id.as_deref(),
            fceb_bod_2604_scope: self.fceb_bod_2604_scope,
            publicly_exposed: self.publicly_exposed,
            publicly_exposed_source: self.publicly_exposed_source.as_deref(),
            decision_data_observed_at: self.decision_data_observed_at.as_deref(),
            automatable: self.automatable,
            technical_impact: self.technical_impact,
            vulnrichment_automatable: self.vulnrichment_automatable,
            vulnrichment_technical_impact: self.vulnrichment_technical_impact,
            effect_class: Some(self.extension.effect_class()),
            traceability_deficit: Some(self.extension.traceability_deficit),
        }
        .inputs()
    }
}
