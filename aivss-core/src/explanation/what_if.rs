//! What one change at a time would give.

use crate::assessment::{Amplification, CvssInput, Inputs, Report};
use crate::cvss::Threat;
use crate::cvss::metric::ExploitMaturity;
use crate::decimal::Decimal;
use crate::factor::{AmplificationFactor, FactorValue};
use crate::method::MitigationStrength;
use crate::sort::insertion_sort_by_key;
use alloc::vec::Vec;

/// One change to the inputs of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// One factor down to the next lower value of the rubric.
    Factor {
        /// The factor.
        factor: AmplificationFactor,
        /// Its value now.
        from: FactorValue,
        /// The next lower of 0.0 and 0.5.
        to: FactorValue,
    },
    /// The next stronger mitigation.
    Mitigation {
        /// MF now.
        from: Decimal,
        /// The strength that reduces the score next.
        to: MitigationStrength,
    },
    /// The next less mature exploitation.
    Maturity {
        /// ThM now.
        from: Decimal,
        /// The maturity that reduces the score next.
        to: ExploitMaturity,
    },
}

/// A change and the report it would give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// What changes.
    pub change: Change,
    /// The inputs after the change; scoring them gives the report.
    pub inputs: Inputs,
    /// The report after the change.
    pub report: Report,
}

pub(super) fn all(report: &Report) -> Vec<WhatIf> {
    let factors = factor_changes(report);
    let others = [mitigation_change(report), maturity_change(report)];
    factors
        .into_iter()
        .chain(others.into_iter().flatten())
        .filter_map(|change| {
            let inputs = changed(report.inputs(), change);
            // The changed value is the rubric's own, so the inputs stay valid in both domains.
            inputs.score().ok().map(|report| WhatIf { change, inputs, report })
        })
        .collect()
}

fn factor_changes(report: &Report) -> Vec<Change> {
    let Some(profile) = report.profile() else {
        return Vec::new();
    };
    let mut changes: Vec<_> = profile
        .iter()
        .filter_map(|(factor, from)| {
            let to = FactorValue::RUBRIC.into_iter().rfind(|step| *step < from)?;
            Some((from, Change::Factor { factor, from, to }))
        })
        .collect();
    insertion_sort_by_key(&mut changes, |(from, _)| core::cmp::Reverse(*from));
    changes.into_iter().map(|(_, change)| change).collect()
}

fn mitigation_change(report: &Report) -> Option<Change> {
    let from = report.mitigation()?.factor;
    let to = MitigationStrength::ALL.into_iter().find(|strength| strength.factor() < from)?;
    Some(Change::Mitigation { from, to })
}

fn maturity_change(report: &Report) -> Option<Change> {
    let from = report.threat_multiplier().value;
    let method = report.method();
    let to = ExploitMaturity::ALL
        .iter()
        .copied()
        .find(|maturity| method.threat_multiplier(*maturity) < from)?;
    Some(Change::Maturity { from, to })
}

fn changed(mut inputs: Inputs, change: Change) -> Inputs {
    match change {
        Change::Factor { factor, to, .. } => {
            if let Amplification::Profile(profile) = inputs.amplification {
                inputs.amplification = profile.with_value(factor, to).into();
            }
        }
        Change::Mitigation { to, .. } => {
            inputs.mitigation = Some(to);
            inputs.mitigation_factor = None;
        }
        Change::Maturity { to, .. } => {
            inputs.exploit_maturity = Some(to);
            inputs.threat_multiplier = None;
            // A vector that gives E has to say the same.
            if let CvssInput::Vector(vector) = inputs.cvss
                && vector.exploit_maturity().is_some()
            {
                let threat = Threat { exploit_maturity: Some(to) };
                inputs.cvss = vector.with_threat(threat).into();
            }
        }
    }
    inputs
}
