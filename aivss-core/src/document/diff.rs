//! What changed between two versions of a document: inputs, figures and bands, finding by finding.

use super::Document;
use super::finding::Finding;
use crate::assessment::{Amplification, Report};
use crate::factor::AmplificationFactor;
use crate::method::MitigationStrength;
use crate::severity::{Score, Severity};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Ordering;
use serde::Serialize;

/// What changed between two documents. Findings are the same when their ids are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentDiff {
    /// Findings that only the new document has, in its order.
    pub added: Vec<FindingScore>,
    /// Findings that only the old document has, in its order.
    pub removed: Vec<FindingScore>,
    /// Findings that both have and that differ, in the order of the new document.
    pub changed: Vec<FindingDiff>,
    /// How many findings are in all that counts the same.
    pub unchanged: usize,
}

/// A finding and its score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FindingScore {
    /// Its id.
    pub id: String,
    /// Its score.
    pub score: Score,
    /// The band of the score.
    pub severity: Severity,
}

/// What changed in one finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FindingDiff {
    /// Its id.
    pub id: String,
    /// Its score before.
    pub old: FindingScore,
    /// Its score now.
    pub new: FindingScore,
    /// `lower`, `same` or `higher`: the new band beside the old. Inside one band scores rank the same
    /// (AIVSS v0.8, section 3.5.2).
    pub band: &'static str,
    /// Inputs that differ.
    pub inputs: Vec<Change>,
    /// Figures that differ.
    pub figures: Vec<Change>,
}

/// Something that has one value before and another now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The field of the request, or the figure.
    pub field: String,
    /// The value before; null where there was none.
    pub old: Option<String>,
    /// The value now; null where there is none.
    pub new: Option<String>,
}

impl DocumentDiff {
    /// Compares two documents.
    #[must_use]
    pub fn new(old: &Document, new: &Document) -> Self {
        let find = |document: &'_ Document, id: &str| {
            document.findings.iter().position(|finding| finding.id == id)
        };
        let only_in = |one: &Document, other: &Document| -> Vec<FindingScore> {
            let alone = one.findings.iter().filter(|finding| find(other, &finding.id).is_none());
            alone.map(FindingScore::new).collect()
        };
        let mut changed = Vec::new();
        let mut unchanged = 0;
        for now in &new.findings {
            let before = find(old, &now.id).and_then(|index| old.findings.get(index));
            let Some(before) = before else { continue };
            let diff = FindingDiff::new(before, now);
            if diff.inputs.is_empty() && diff.figures.is_empty() {
                unchanged += 1;
            } else {
                changed.push(diff);
            }
        }
        Self { added: only_in(new, old), removed: only_in(old, new), changed, unchanged }
    }

    /// Whether nothing that counts has changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

impl FindingScore {
    fn new(finding: &Finding) -> Self {
        let score = finding.report().score();
        Self { id: finding.id.clone(), score, severity: score.severity() }
    }
}

impl FindingDiff {
    fn new(old: &Finding, new: &Finding) -> Self {
        let (old_score, new_score) = (FindingScore::new(old), FindingScore::new(new));
        let band = match new_score.severity.cmp(&old_score.severity) {
            Ordering::Less => "lower",
            Ordering::Equal => "same",
            Ordering::Greater => "higher",
        };
        let figures = changes(&figures(&old.report()), &figures(&new.report()));
        Self {
            id: new.id.clone(),
            old: old_score,
            new: new_score,
            band,
            inputs: changes(&fields(old), &fields(new)),
            figures,
        }
    }
}

type Fields = Vec<(String, Option<String>)>;

/// The fields whose values differ. A field that only one side has stands where that side has it.
fn changes(old: &Fields, new: &Fields) -> Vec<Change> {
    let value_of = |fields: &Fields, name: &str| {
        fields.iter().find(|(field, _)| field == name).and_then(|(_, value)| value.clone())
    };
    let gone = old.iter().filter(|(name, _)| !new.iter().any(|(field, _)| field == name));
    let names: Vec<String> = new.iter().chain(gone).map(|(name, _)| name.clone()).collect();
    names
        .into_iter()
        .map(|field| Change { old: value_of(old, &field), new: value_of(new, &field), field })
        .filter(|change| change.old != change.new)
        .collect()
}

/// The fields of a request, in its own words.
fn fields(finding: &Finding) -> Fields {
    let (inputs, report) = (finding.inputs(), finding.report());
    let cvss = report.vector().map_or_else(|| report.cvss_score().to_string(), ToString::to_string);
    let mut fields: Fields = alloc::vec![
        ("method".into(), Some(inputs.method.as_str().into())),
        ("domain".into(), Some(inputs.domain.as_str().into())),
        ("cvss".into(), Some(cvss)),
    ];
    match inputs.amplification {
        Amplification::Profile(profile) => {
            let set = profile.set();
            fields.push(("factor_set".into(), Some(set.as_str().into())));
            for (factor, value) in profile.iter() {
                let factor: AmplificationFactor = factor;
                fields.push((format!("factors.{}", factor.key(set)), Some(value.to_string())));
            }
        }
        Amplification::PrintedAars(aars) => fields.push(("aars".into(), Some(aars.to_string()))),
    }
    let maturity = inputs.exploit_maturity.map(|maturity| maturity.as_str().into());
    let strength = inputs.mitigation.map(MitigationStrength::as_str).map(String::from);
    fields.extend([
        ("exploit_maturity".into(), maturity),
        ("threat_multiplier".into(), inputs.threat_multiplier.map(|value| value.to_string())),
        ("mitigation".into(), strength),
        ("mitigation_factor".into(), inputs.mitigation_factor.map(|value| value.to_string())),
    ]);
    fields
}

fn figures(report: &Report) -> Fields {
    alloc::vec![
        ("cvss".into(), Some(report.cvss_score().to_string())),
        ("factor_sum".into(), report.factor_sum().map(|sum| sum.to_string())),
        ("threat_multiplier".into(), Some(report.threat_multiplier().value.to_string())),
        (
            "mitigation_factor".into(),
            report.mitigation().map(|mitigation| mitigation.factor.to_string()),
        ),
        ("aars".into(), Some(report.aars().to_string())),
        ("raw".into(), Some(report.raw().to_string())),
        ("score".into(), Some(report.score().to_string())),
        ("severity".into(), Some(report.severity().as_str().into())),
    ]
}
