//! Writing an input.

use super::Input;
use super::exploitation;
use crate::candidate::text::decimal;
use crate::extension::ExtensionMetric;
use crate::value::Value;
use alloc::string::{String, ToString};

impl Input {
    /// The input as a value, without fields that say no more than their default.
    #[must_use]
    pub fn to_value(&self) -> Value<'_> {
        let mut fields = alloc::vec![
            ("finding_id", self.finding_id.as_str().into()),
            ("path_id", self.path_id.as_str().into()),
        ];
        let texts = |name, value: &'_ Option<String>| {
            value.as_deref().map(|value| (name, Value::from(value.to_string())))
        };
        fields.extend(texts("title", &self.title));
        fields.extend(texts("summary", &self.summary));
        fields.push(("risk_category", self.risk_category.id().into()));
        fields
            .extend(self.risk_category.metadata().map(|metadata| ("taxonomy_metadata", metadata)));
        fields.extend([
            ("cvss_vector", self.cvss_vector.as_str().into()),
            ("aivss_vector", self.extension.to_string().into()),
            ("agentic_applicability", self.applicability.to_value()),
            (
                "metric_evidence",
                Value::object(
                    ExtensionMetric::ALL
                        .map(|metric| (metric.as_str(), self.metric_evidence.to_value(metric))),
                ),
            ),
        ]);
        fields.extend(
            self.evidence.as_ref().map(|evidence| ("evidence", exploitation::to_value(evidence))),
        );
        let set = |name, flag: bool| flag.then_some((name, Value::Boolean(true)));
        fields.extend(set("exploit_maturity_unresolved", self.exploit_maturity_unresolved));
        fields.extend(
            (!self.include_decision).then_some(("include_decision", Value::Boolean(false))),
        );
        let flag = |name, flag: Option<bool>| flag.map(|flag| (name, Value::Boolean(flag)));
        fields.extend(flag("publicly_exposed", self.publicly_exposed));
        fields.extend(texts("publicly_exposed_source", &self.publicly_exposed_source));
        fields.extend(texts("decision_data_observed_at", &self.decision_data_observed_at));
        fields.extend(texts("cve_id", &self.cve_id));
        fields.extend(set("fceb_bod_2604_scope", self.fceb_bod_2604_scope));
        fields.extend(flag("automatable", self.automatable));
        let impact = |name, impact: Option<crate::decision::TechnicalImpact>| {
            impact.map(|impact| (name, Value::from(impact.as_str())))
        };
        fields.extend(impact("technical_impact", self.technical_impact));
        fields.extend(flag("vulnrichment_automatable", self.vulnrichment_automatable));
        fields.extend(impact("vulnrichment_technical_impact", self.vulnrichment_technical_impact));
        fields.extend(set("include_priority", self.include_priority));
        fields.extend(self.org_context.map(|context| {
            let fields = [
                ("business_criticality", context.business_criticality.as_str().into()),
                ("reach", context.reach.as_str().into()),
                ("likelihood", decimal(context.likelihood)),
            ];
            ("org_context", Value::object(fields))
        }));
        fields.push(("provenance", self.provenance.to_value()));
        Value::object(fields)
    }

    /// The input in JSON, a field to a line.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.to_value().to_json()
    }
}
