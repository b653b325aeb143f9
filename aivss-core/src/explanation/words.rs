//! The explanation in plain sentences: lowercase, without a full stop, with exact figures.

use super::{Change, Driver, Explanation, NextBand, WhatIf};
use crate::assessment::Report;
use crate::decimal::Decimal;
use crate::escape::list;
use crate::factor::{AmplificationFactor, FactorSet};
use alloc::format;
use alloc::string::{String, ToString};

/// How many factors a sentence names before it says how many more there are.
const NAMED: usize = 3;

impl Explanation {
    /// What drives the risk, by how much, and where to begin.
    #[must_use]
    pub fn driver_in_words(&self) -> String {
        let report = self.report();
        let cvss = report.cvss_score();
        let aars = report.aars();
        let share = report.method().driver_share();
        let threshold = if share < Decimal::ONE { "half of the" } else { "the" };
        let ours = "a threshold of this library, for the document gives none";
        match self.driver() {
            Driver::Deployment => format!(
                "the deployment drives the risk: AARS {aars} is at least {threshold} CVSS score {cvss} ({ours}); \
                 constrain the agent{}, for a patch alone moves the score little",
                self.above_all()
            ),
            Driver::Technology if aars == Decimal::ZERO => format!(
                "the technology drives the risk: with an AARS of {aars} the agent adds nothing to the CVSS score {cvss}"
            ),
            Driver::Technology => format!(
                "the technology drives the risk: AARS {aars} is less than {threshold} CVSS score {cvss} ({ours}); \
                 mending the vulnerability moves the score most"
            ),
        }
    }

    /// `, above all its Execution Autonomy`, by the factors that add most.
    fn above_all(&self) -> String {
        let contributions = self.contributions();
        let Some(most) = contributions.first().map(|first| first.points) else {
            return String::new();
        };
        let set = self.report().factor_set().unwrap_or(FactorSet::V0_8);
        let first = contributions.iter().filter(|contribution| contribution.points == most);
        format!(", above all in {}", named(first.map(|contribution| contribution.factor), set))
    }

    /// The way to the next lower band; `None` in the lowest band there is.
    #[must_use]
    pub fn next_lower_band_in_words(&self) -> Option<String> {
        self.next_lower_band().map(|next| next_band_in_words(&next, self.report()))
    }
}

fn next_band_in_words(next: &NextBand, report: &Report) -> String {
    let Some(reduction) = next.reduction else {
        return format!(
            "no reduction of factors leaves the band {}: with all of them at 0 the score is still {}, because CVSS \
             alone holds it there",
            report.severity(),
            next.score
        );
    };
    let steps = match next.half_steps {
        Some(1) => " (one half-step)".into(),
        Some(steps) => format!(" ({steps} half-steps)"),
        None => String::new(),
    };
    let among = match report.factor_set() {
        Some(set) if !next.among.is_empty() => {
            let factors = next.among.iter().map(|reducible| reducible.factor);
            match next.among.as_slice() {
                [one] => format!(", taken from {},", one.factor.name(set)),
                _ => format!(", taken from any of {}, which all weigh alike,", named(factors, set)),
            }
        }
        _ => String::new(),
    };
    format!("a factor sum lower by {reduction}{steps}{among} gives {} ({})", next.score, next.band)
}

impl WhatIf {
    /// The change and what it gives.
    #[must_use]
    pub fn in_words(&self) -> String {
        let change = self.change_in_words();
        format!("{change} gives {} ({})", self.report.score(), self.report.severity())
    }

    /// The change alone.
    #[must_use]
    pub fn change_in_words(&self) -> String {
        let set = self.report.factor_set().unwrap_or(FactorSet::V0_8);
        match self.change {
            Change::Factor { factor, from, to } => {
                format!("{} from {from} down to {to}", factor.name(set))
            }
            Change::Mitigation { from, to } => {
                format!("mitigation {} (MF {from} down to {})", to.as_str(), to.factor())
            }
            Change::Maturity { from, to } => format!(
                "exploitation {} (ThM {from} down to {})",
                to.as_str().replace('_', " "),
                self.report.threat_multiplier().value
            ),
        }
    }
}

/// `Autonomy, Tools, Language and 4 more`
fn named(factors: impl Iterator<Item = AmplificationFactor>, set: FactorSet) -> String {
    let names: alloc::vec::Vec<_> = factors.map(|factor| factor.name(set)).collect();
    let more = names.len().saturating_sub(NAMED);
    let shown = list(names.iter().take(NAMED).map(ToString::to_string));
    if more == 0 { shown } else { format!("{shown} and {more} more") }
}
