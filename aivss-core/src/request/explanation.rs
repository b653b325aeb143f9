//! The explanation of a score as data: figures and, beside them, sentences.

use super::{ReportData, Request};
use crate::assessment::Report;
use crate::catalog::{Relevance, relevant_core_risks};
use crate::decimal::Decimal;
use crate::explanation::{Change, Contribution, Explanation, NextBand, WhatIf};
use crate::factor::{AmplificationFactor, FactorSet, FactorValue};
use crate::method::Method;
use crate::severity::{Score, Severity};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;

/// A report and its explanation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExplanationData {
    /// The report that is explained.
    pub report: ReportData,
    /// What drives the risk.
    pub driver: DriverData,
    /// What each factor adds, largest first.
    pub contributions: Vec<ContributionData>,
    /// What one change at a time would give.
    pub what_ifs: Vec<WhatIfData>,
    /// The way to the next lower band; null in the lowest band there is.
    pub next_lower_band: Option<NextBandData>,
    /// The core risks whose high-impact factors the profile has, in the order that
    /// [`relevant_core_risks`] documents; empty for a printed AARS. They never influence the score.
    pub core_risks: Vec<RelevanceData>,
    /// For a score below its CVSS score: the other method's figure beside it; else null.
    pub below_cvss: Option<BelowCvssData>,
}

/// A core risk with those of its high-impact factors that the profile has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RelevanceData {
    /// The key.
    pub key: &'static str,
    /// The name in v0.8.
    pub name: &'static str,
    /// Ids of the layers in which v0.8 places it.
    pub layers: Vec<&'static str>,
    /// Keys of its high-impact factors that are above 0.
    pub present: Vec<&'static str>,
    /// Keys of those that are not.
    pub absent: Vec<&'static str>,
}

/// What drives the risk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DriverData {
    /// `technology` or `deployment`.
    pub driver: &'static str,
    /// In words, with the threshold and whose it is.
    pub message: String,
}

/// What one factor adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ContributionData {
    /// The key in its set.
    pub key: &'static str,
    /// The name in its set.
    pub name: &'static str,
    /// 0 to 1.
    pub value: FactorValue,
    /// AARS points, exact.
    pub points: Decimal,
}

/// What one change would give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WhatIfData {
    /// The field of the request that changes: `factors.<key>`, `mitigation` or `exploit_maturity`.
    pub field: String,
    /// The value, MF or ThM now.
    pub from: String,
    /// The value, mitigation strength or exploit maturity after the change.
    pub to: String,
    /// The score after the change.
    pub score: Score,
    /// Its band.
    pub severity: Severity,
    /// In words.
    pub message: String,
}

/// The way to the next lower band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NextBandData {
    /// The band.
    pub band: Severity,
    /// By how much the factor sum has to fall; null when no reduction is enough.
    pub reduction: Option<Decimal>,
    /// The same in half-steps; null in the estimated domain.
    pub half_steps: Option<u32>,
    /// The score after the reduction, or with all factors at 0.
    pub score: Score,
    /// Keys of the factors among which it may be chosen.
    pub among: Vec<&'static str>,
    /// In words.
    pub message: String,
}

/// What the other method gives where a score is below its CVSS score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BelowCvssData {
    /// The CVSS score.
    pub cvss: Score,
    /// The score under `uplift-only`, where the inputs allow it.
    pub uplift_only: Option<Score>,
}

impl ExplanationData {
    /// The explanation of a request's report.
    #[must_use]
    pub fn new(request: &Request, report: &Report) -> Self {
        Self::from_report(ReportData::new(request, report), report)
    }

    /// The explanation of a report whose data is there already.
    pub(super) fn from_report(data: ReportData, report: &Report) -> Self {
        let explanation = Explanation::new(*report);
        let set = report.factor_set().unwrap_or(FactorSet::V0_8);
        let is_below = report.score() < report.cvss_score();
        Self {
            report: data,
            driver: DriverData {
                driver: explanation.driver().as_str(),
                message: explanation.driver_in_words(),
            },
            contributions: explanation
                .contributions()
                .into_iter()
                .map(|contribution| ContributionData::new(contribution, set))
                .collect(),
            what_ifs: explanation
                .what_ifs()
                .iter()
                .map(|what_if| WhatIfData::new(what_if, set))
                .collect(),
            next_lower_band: explanation
                .next_lower_band()
                .zip(explanation.next_lower_band_in_words())
                .map(|(next, message)| NextBandData::new(&next, message, set)),
            core_risks: report.profile().map_or_else(Vec::new, |profile| {
                relevant_core_risks(profile).into_iter().map(RelevanceData::from).collect()
            }),
            below_cvss: is_below.then(|| BelowCvssData {
                cvss: report.cvss_score(),
                uplift_only: explanation.under(Method::UpliftOnly).map(|report| report.score()),
            }),
        }
    }
}

impl From<Relevance> for RelevanceData {
    fn from(relevance: Relevance) -> Self {
        let Relevance { risk, present, absent } = relevance;
        // Table 3 names the factors of set 0.8, whatever set the profile is of.
        let keys = |factors: Vec<AmplificationFactor>| {
            factors.into_iter().map(|factor| factor.key(FactorSet::V0_8)).collect()
        };
        Self {
            key: risk.as_str(),
            name: risk.name(),
            layers: risk.layers().iter().map(|layer| layer.id()).collect(),
            present: keys(present),
            absent: keys(absent),
        }
    }
}

impl ContributionData {
    const fn new(contribution: Contribution, set: FactorSet) -> Self {
        Self {
            key: contribution.factor.key(set),
            name: contribution.factor.name(set),
            value: contribution.value,
            points: contribution.points,
        }
    }
}

impl WhatIfData {
    fn new(what_if: &WhatIf, set: FactorSet) -> Self {
        let (field, from, to) = match what_if.change {
            Change::Factor { factor, from, to } => {
                (alloc::format!("factors.{}", factor.key(set)), from.to_string(), to.to_string())
            }
            Change::Mitigation { from, to } => {
                ("mitigation".into(), from.to_string(), to.as_str().into())
            }
            Change::Maturity { from, to } => {
                ("exploit_maturity".into(), from.to_string(), to.as_str().into())
            }
        };
        Self {
            field,
            from,
            to,
            score: what_if.report.score(),
            severity: what_if.report.severity(),
            message: what_if.in_words(),
        }
    }
}

impl NextBandData {
    fn new(next: &NextBand, message: String, set: FactorSet) -> Self {
        Self {
            band: next.band,
            reduction: next.reduction,
            half_steps: next.half_steps,
            score: next.score,
            among: next.among.iter().map(|reducible| reducible.factor.key(set)).collect(),
            message,
        }
    }
}
