//! A finding of the candidate as every surface shows it: two vectors, or an assessed input with its report.

use super::report::Report;
use crate::cvss::Vector;
use crate::decision::{Decision, PRIORITY_SCOPE, PRIORITY_STATUS, Timeline};
use crate::extension::{
    EFFECT_CLASS_STATUS, Edition, EffectClass, ExtensionMetric, ExtensionVector, MetricValue,
    PairedVector, SEVERITY_STATUS, SPECIFICATION_STATUS,
};
use crate::severity::Score;
use crate::value::Value;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A finding by the AIVSS 1.0 candidate: the pair of vectors, and the report where a whole input was assessed.
///
/// ```
/// use aivss_core::candidate::CandidateFinding;
/// use aivss_core::extension::PairedVector;
///
/// let pair: PairedVector = "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:L/VA:N/SC:L/SI:N/SA:N/E:P \
///     AIVSS:1.0/LC:I/CP:S/AP:C/SR:P/EX:M/PT:M/CA:M/TD:M".parse()?;
/// let finding = CandidateFinding::from(pair);
/// assert_eq!(finding.severity().to_string(), "5.5");
/// assert_eq!(finding.extension().effect_class().as_str(), "A1");
/// # Ok::<(), aivss_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct CandidateFinding<'a> {
    cvss: Vector,
    extension: ExtensionVector,
    report: Option<Report<'a>>,
}

impl From<PairedVector> for CandidateFinding<'_> {
    fn from(pair: PairedVector) -> Self {
        Self { cvss: pair.cvss, extension: pair.extension, report: None }
    }
}

impl<'a> From<Report<'a>> for CandidateFinding<'a> {
    fn from(report: Report<'a>) -> Self {
        Self {
            cvss: *report.vector().scored(),
            extension: report.input().extension,
            report: Some(report),
        }
    }
}

impl<'a> CandidateFinding<'a> {
    /// The CVSS vector that is scored: with E from the evidence, where a whole input was assessed.
    #[must_use]
    pub const fn cvss(&self) -> &Vector {
        &self.cvss
    }

    /// The extension vector.
    #[must_use]
    pub const fn extension(&self) -> ExtensionVector {
        self.extension
    }

    /// The report; `None` for two vectors alone.
    #[must_use]
    pub const fn report(&self) -> Option<&Report<'a>> {
        self.report.as_ref()
    }

    /// The severity, CVSS-BTE.
    #[must_use]
    pub fn severity(&self) -> Score {
        self.cvss.score()
    }

    /// The decision, if one was made.
    #[must_use]
    pub fn decision(&self) -> Option<&Decision<'a>> {
        self.report.as_ref().and_then(Report::decision)
    }

    /// The most urgent timeline that the finding can have: the recommended one, or where X withholds it the
    /// table's own, advanced if the class can be A2. `None` without a decision.
    #[must_use]
    pub fn most_urgent_timeline(&self) -> Option<Timeline> {
        let decision = self.decision()?;
        Some(decision.overlay.timeline().unwrap_or_else(|| {
            if self.extension.may_be(EffectClass::A2) {
                decision.timeline.advanced()
            } else {
                decision.timeline
            }
        }))
    }

    /// What a reader should know, sentence by sentence.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        match &self.report {
            Some(report) => notes.extend(report.notes().map(|note| note.to_string())),
            None if self.cvss.exploit_maturity().is_none() => notes.push(
                "the CVSS vector has no E, which CVSS v4.0 then scores as E:A; evidence about exploitation in \
                 an input sets it"
                    .into(),
            ),
            None => {}
        }
        notes
    }

    /// The finding as data; `report` in it is the published report.
    #[must_use]
    pub fn to_value(&self) -> Value<'a> {
        let mut fields = alloc::vec![
            ("aivss_version", Edition::V1_0.aivss_version().into()),
            ("specification_status", SPECIFICATION_STATUS.into()),
        ];
        if let Some(report) = &self.report {
            let input = report.input();
            fields.extend([
                ("finding_id", input.finding_id.as_str().into()),
                ("path_id", input.path_id.as_str().into()),
                ("title", input.title.as_deref().into()),
                ("risk_category", input.risk_category.to_value()),
            ]);
        }
        let severity = self.severity();
        fields.extend([
            ("score", severity.to_string().into()),
            ("severity", severity.severity().as_str().into()),
            ("severity_status", SEVERITY_STATUS.into()),
            ("nomenclature", self.cvss.nomenclature().as_str().into()),
            ("macro_vector", self.cvss.macro_vector().to_string().into()),
            ("cvss_vector", self.cvss.to_string().into()),
            ("exploit_maturity", self.exploit_maturity()),
            ("aivss_vector", self.extension.to_string().into()),
            ("complete", Value::Boolean(self.extension.is_complete())),
            ("effect_class", self.class()),
            ("metrics", Value::List(ExtensionMetric::ALL.map(|it| self.metric(it)).into())),
            ("missing", Value::List(self.extension.unknown_metrics().map(missing).collect())),
        ]);
        fields.extend(self.decision().map(|decision| ("timeline", timeline(decision))));
        let priority = self.report.as_ref().and_then(Report::priority);
        fields.extend(priority.map(|priority| {
            let fields = [
                ("aivss_p", Value::Unsigned(priority.value().into())),
                ("band", priority.band().as_str().into()),
                ("status", PRIORITY_STATUS.into()),
                ("scope", PRIORITY_SCOPE.into()),
            ];
            ("priority", Value::object(fields))
        }));
        fields.push(("notes", Value::list(self.notes())));
        fields.extend(self.report.as_ref().map(|report| ("report", report.to_value())));
        Value::object(fields)
    }

    fn exploit_maturity(&self) -> Value<'a> {
        let e = self.cvss.exploit_maturity().map_or("X", |maturity| maturity.token());
        let mut fields = alloc::vec![("e", e.into())];
        match &self.report {
            Some(report) => {
                let rung = report.vector().rung();
                fields.extend([
                    ("source", "evidence".into()),
                    ("rung", rung.as_str().into()),
                    ("rationale", rung.rationale().into()),
                    ("given_vector", report.vector().given_text().into()),
                ]);
            }
            None => fields.push(("source", "vector".into())),
        }
        Value::object(fields)
    }

    fn class(&self) -> Value<'a> {
        let vector = self.extension;
        let class = vector.effect_class();
        let reasons = vector.class_reasons().map(|reason| reason.to_string().into());
        let classes = EffectClass::ALL.into_iter().filter(|class| vector.may_be(*class));
        let changes = vector.one_step_changes().map(|change| {
            Value::object([
                ("metric", change.metric.as_str().into()),
                ("from", change.from.token.into()),
                ("to", change.to.token.into()),
                ("class", change.class.as_str().into()),
            ])
        });
        Value::object([
            ("class", class.as_str().into()),
            ("label", class.label().into()),
            ("status", EFFECT_CLASS_STATUS.into()),
            ("reasons", Value::List(reasons.collect())),
            ("may_be", Value::List(classes.map(|class| class.as_str().into()).collect())),
            ("one_step_changes", Value::List(changes.collect())),
        ])
    }

    fn metric(&self, metric: ExtensionMetric) -> Value<'a> {
        let value = self.extension.value_of(metric);
        Value::object([
            ("metric", metric.as_str().into()),
            ("name", metric.name().into()),
            ("role", metric.role().as_str().into()),
            ("value", value.token.into()),
            ("label", value.label.into()),
            ("criterion", value.criterion.into()),
        ])
    }
}

/// A metric that is X, with what would establish each of its values.
fn missing(metric: ExtensionMetric) -> Value<'static> {
    let values = metric.values().iter().filter(|value| value.token != "X");
    Value::object([
        ("metric", metric.as_str().into()),
        ("name", metric.name().into()),
        ("values", Value::List(values.map(value_of).collect())),
    ])
}

fn value_of(value: &'static MetricValue) -> Value<'static> {
    Value::object([
        ("value", value.token.into()),
        ("label", value.label.into()),
        ("criterion", value.criterion.into()),
    ])
}

/// The timeline of the table and the recommended one.
fn timeline(decision: &Decision<'_>) -> Value<'static> {
    let recommended = decision.overlay.timeline();
    Value::object([
        ("table", decision.timeline.as_str().into()),
        ("table_label", decision.timeline.label().into()),
        ("basis", decision.basis.as_str().into()),
        ("recommended", recommended.map(Timeline::as_str).into()),
        ("recommended_label", recommended.map(Timeline::label).into()),
        ("overlay_status", decision.overlay.status().into()),
    ])
}
