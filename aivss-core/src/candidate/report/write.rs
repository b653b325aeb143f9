//! Writing a report, in the order of the source.

use super::Report;
use super::decision;
use crate::candidate::text::{decimal, object, text, text_or_null};
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
            ("aivss_version", text(edition.aivss_version())),
            ("report_schema_version", text(edition.report_schema_version())),
            ("rubric_version", text(edition.rubric_version())),
            ("calculator_version", text(edition.calculator_version())),
            ("specification_status", text(SPECIFICATION_STATUS)),
            ("finding_id", text(input.finding_id.as_str())),
            ("path_id", text(input.path_id.as_str())),
        ];
        for (name, value) in [("title", &input.title), ("summary", &input.summary)] {
            fields.extend(value.as_deref().map(|value| (name, text(value))));
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
        object(fields)
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
            alloc::vec![("e", text(maturity.map_or("X", |maturity| maturity.token())))];
        fields.extend(rung_fields(vector.rung()));
        fields.extend(epss_fields(self.input.evidence.and_then(|evidence| evidence.epss)));
        fields.push(("input_vector", text(vector.given_text())));
        object([
            ("vector", text(vector.to_string())),
            ("macrovector", text(vector.macro_vector().to_string())),
            ("cvss_bte", score(self.severity())),
            ("exploit_maturity", object(fields)),
        ])
    }

    fn profile(&self) -> Value<'a> {
        let (input, extension) = (self.input, self.input.extension);
        let metrics = ExtensionMetric::ALL.map(|metric| {
            let value = extension.value_of(metric);
            let fields = [
                ("value", text(value.token)),
                ("label", text(value.label)),
                ("evidence", input.metric_evidence.to_value(metric)),
            ];
            (metric.as_str(), object(fields))
        });
        let class = self.effect_class();
        object([
            ("vector", text(extension.to_string())),
            ("metrics", object(metrics)),
            ("complete", Value::Boolean(extension.is_complete())),
            ("agentic_effect_class", text(class.as_str())),
            ("agentic_effect_class_label", text(class.label())),
            ("agentic_effect_class_status", text(EFFECT_CLASS_STATUS)),
        ])
    }

    fn scores(&self) -> Value<'a> {
        let severity = self.severity();
        let mode = object([
            ("aivss", score(severity)),
            ("cvss_bte", score(severity)),
            ("status", text(SEVERITY_STATUS)),
            ("basis", text(BASIS)),
        ]);
        object([("mode1_interpretation", mode)])
    }
}

fn score<'a>(score: Score) -> Value<'a> {
    Value::Float(score.to_f64())
}

/// Rung, rationale, state and authority.
pub(super) fn rung_fields(rung: EvidenceRung) -> [(&'static str, Value<'static>); 4] {
    [
        ("rung", text(rung.as_str())),
        ("rationale", text(rung.rationale())),
        ("state", text(rung.state())),
        ("authoritative", Value::Boolean(rung.is_authoritative())),
    ]
}

/// EPSS and its date, or two nulls.
pub(super) fn epss_fields(epss: Option<Epss>) -> [(&'static str, Value<'static>); 2] {
    [
        ("epss", epss.map_or(Value::Null, |epss| decimal(epss.probability))),
        ("epss_date", text_or_null(epss.map(|epss| epss.date.to_string()))),
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
    object([
        ("aivss_p", Value::Unsigned(priority.value().into())),
        ("band", text(priority.band().as_str())),
        ("terms", object(terms)),
        ("scope", text(PRIORITY_SCOPE)),
        ("status", text(PRIORITY_STATUS)),
    ])
}
