//! Writing a report, in the order of the source.

use super::Report;
use super::decision;
use crate::candidate::text::decimal;
use crate::decision::{
    Epss, EvidenceRung, OrganizationPriority, PRIORITY_SCOPE, PRIORITY_STATUS, PriorityContext,
};
use crate::extension::{
    EFFECT_CLASS_STATUS, Edition, ExtensionMetric, SEVERITY_STATUS, SPECIFICATION_STATUS,
};
use crate::severity::Score;
use crate::value::Value;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Why the severity is what it is, in our words.
const BASIS: &str = "the severity is CVSS-BTE, with E from the evidence; the extension vector stands beside it and \
                     changes no number";

impl<'a> Report<'a> {
    /// The report as a value.
    #[must_use]
    pub fn to_value(&self) -> Value<'a> {
        let input = self.input;
        let edition = Edition::V1_0;
        let mut fields = alloc::vec![
            ("aivss_version", edition.aivss_version().into()),
            ("report_schema_version", edition.report_schema_version().into()),
            ("rubric_version", edition.rubric_version().into()),
            ("calculator_version", edition.calculator_version().into()),
            ("specification_status", SPECIFICATION_STATUS.into()),
            ("finding_id", input.finding_id.as_str().into()),
            ("path_id", input.path_id.as_str().into()),
        ];
        for (name, value) in [("title", &input.title), ("summary", &input.summary)] {
            fields.extend(value.as_deref().map(|value| (name, Value::from(value))));
        }
        fields.extend([
            ("risk_category", input.risk_category.to_value()),
            ("agentic_applicability", input.applicability.to_value()),
            ("cvss", self.cvss()),
            ("agentic_ai_profile", self.profile()),
            ("scores", self.scores()),
            ("provenance", input.provenance.to_value()),
        ]);
        fields.extend(
            self.decision.as_ref().map(|decision| ("decision", decision::to_value(decision))),
        );
        if let (Some(priority), Some(context)) = (self.priority, input.org_context) {
            fields.push(("priority", priority_value(priority, context, self.severity())));
        }
        Value::object(fields)
    }

    /// The report in JSON, a field to a line.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.to_value().to_json()
    }

    fn cvss(&self) -> Value<'a> {
        let vector = &self.vector;
        let maturity = vector.scored().exploit_maturity();
        let mut fields =
            alloc::vec![("e", maturity.map_or("X", |maturity| maturity.token()).into())];
        fields.extend(rung_fields(vector.rung()));
        fields.extend(epss_fields(self.input.evidence.and_then(|evidence| evidence.epss)));
        fields.push(("input_vector", vector.given_text().into()));
        Value::object([
            ("vector", vector.to_string().into()),
            ("macrovector", vector.macro_vector().to_string().into()),
            ("cvss_bte", score(self.severity())),
            ("exploit_maturity", Value::object(fields)),
        ])
    }

    fn profile(&self) -> Value<'a> {
        let (input, extension) = (self.input, self.input.extension);
        let metrics = ExtensionMetric::ALL.map(|metric| {
            let value = extension.value_of(metric);
            let fields = [
                ("value", value.token.into()),
                ("label", value.label.into()),
                ("evidence", input.metric_evidence.to_value(metric)),
            ];
            (metric.as_str(), Value::object(fields))
        });
        let class = self.effect_class();
        Value::object([
            ("vector", extension.to_string().into()),
            ("metrics", Value::object(metrics)),
            ("complete", Value::Boolean(extension.is_complete())),
            ("agentic_effect_class", class.as_str().into()),
            ("agentic_effect_class_label", class.label().into()),
            ("agentic_effect_class_status", EFFECT_CLASS_STATUS.into()),
        ])
    }

    fn scores(&self) -> Value<'a> {
        let severity = self.severity();
        let mode = Value::object([
            ("aivss", score(severity)),
            ("cvss_bte", score(severity)),
            ("status", SEVERITY_STATUS.into()),
            ("basis", BASIS.into()),
        ]);
        Value::object([("mode1_interpretation", mode)])
    }
}

fn score<'a>(score: Score) -> Value<'a> {
    Value::Float(score.to_f64())
}

/// Rung, rationale, state and authority.
pub(super) fn rung_fields(rung: EvidenceRung) -> [(&'static str, Value<'static>); 4] {
    [
        ("rung", rung.as_str().into()),
        ("rationale", rung.rationale().into()),
        ("state", rung.state().into()),
        ("authoritative", Value::Boolean(rung.is_authoritative())),
    ]
}

/// EPSS and its date, or two nulls.
pub(super) fn epss_fields(epss: Option<Epss>) -> [(&'static str, Value<'static>); 2] {
    [
        ("epss", epss.map_or(Value::Null, |epss| decimal(epss.probability))),
        ("epss_date", epss.map(|epss| epss.date.to_string()).into()),
    ]
}

fn priority_value<'a>(
    priority: OrganizationPriority,
    context: PriorityContext,
    severity: Score,
) -> Value<'a> {
    let hundredth = |count: u8| decimal(format_args!("{}.{:02}", count / 100, count % 100));
    let terms: Vec<(&'static str, Value<'a>)> = alloc::vec![
        ("severity_norm", hundredth(severity.tenths())),
        ("business_criticality", hundredth(context.business_criticality.hundredths())),
        ("reach", hundredth(context.reach.hundredths())),
        ("likelihood", decimal(context.likelihood.to_four_decimals())),
    ];
    Value::object([
        ("aivss_p", Value::Unsigned(priority.value().into())),
        ("band", priority.band().as_str().into()),
        ("terms", Value::object(terms)),
        ("scope", PRIORITY_SCOPE.into()),
        ("status", PRIORITY_STATUS.into()),
    ])
}
