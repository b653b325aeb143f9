//! Bounds of scores with unknown inputs: against every completion, by the oracles.

mod brute_force;
mod narrowing;
mod published;
mod typed;

use crate::support::{decimal, expected, ten_thousandths, tenths};
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::{
    Bounds, Domain, FactorSet, FactorValue, Method, MitigationStrength, PartialInputs,
    PartialProfile,
};
use aivss_tests::oracle::aivss::{Exact, Outcome};
use std::collections::BTreeSet;

/// A finding as plain numbers, `None` where an input is unknown; factors in ten-thousandths.
#[derive(Clone, Copy, Debug)]
struct Finding {
    method: Method,
    domain: Domain,
    set: FactorSet,
    cvss: u8,
    factors: [Option<u16>; 10],
    maturity: Threat,
    mitigation: Mitigating,
}

/// What is known of the threat multiplier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Threat {
    Unknown,
    Maturity(ExploitMaturity),
    /// In ten-thousandths; estimated domain.
    Number(u32),
}

/// What is known of the mitigation factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mitigating {
    Unknown,
    Strength(MitigationStrength),
    /// In ten-thousandths; estimated domain.
    Number(u32),
}

impl Finding {
    fn profile(&self) -> PartialProfile {
        let value = |count: u16| FactorValue::from_ten_thousandths(count).unwrap();
        PartialProfile::new(self.set, self.factors.map(|count| count.map(value)))
    }

    fn inputs(&self) -> PartialInputs {
        let mut inputs = PartialInputs::new(tenths(self.cvss), self.profile())
            .with_method(self.method)
            .with_domain(self.domain);
        inputs = match self.maturity {
            Threat::Unknown => inputs.with_unknown_exploit_maturity(),
            Threat::Maturity(maturity) => inputs.with_exploit_maturity(maturity),
            Threat::Number(count) => {
                inputs.with_threat_multiplier(decimal(&ten_thousandths(count)))
            }
        };
        if self.method == Method::Owasp0_5 {
            return inputs;
        }
        match self.mitigation {
            Mitigating::Unknown => inputs.with_unknown_mitigation(),
            Mitigating::Strength(strength) => inputs.with_mitigation(strength),
            Mitigating::Number(count) => {
                inputs.with_mitigation_factor(decimal(&ten_thousandths(count)))
            }
        }
    }

    fn bounds(&self) -> Bounds {
        self.inputs().bounds().unwrap_or_else(|error| panic!("{self:?}: {error}"))
    }

    fn unknown_factors(&self) -> usize {
        self.factors.iter().filter(|value| value.is_none()).count()
    }

    /// Every factor sum that the unknown factors can make from these values, in ten-thousandths. Each of
    /// the `values^k` profiles is made, and equal sums are kept once.
    fn sums(&self, values: &[u16]) -> BTreeSet<u32> {
        let known: u32 = self.factors.iter().flatten().copied().map(u32::from).sum();
        let mut profiles = vec![known];
        for _ in 0..self.unknown_factors() {
            profiles = profiles
                .iter()
                .flat_map(|sum| values.iter().map(move |value| sum + u32::from(*value)))
                .collect();
        }
        profiles.into_iter().collect()
    }

    /// ThM of every completion; the figures of AIVSS v0.8 (Table 4a) and v0.5 (section 4), written down
    /// here once more.
    fn multipliers(&self) -> Vec<Exact> {
        let unreported = if self.method == Method::Owasp0_5 { 91 } else { 50 };
        let hundredths = |count: i128| Exact::new(count, 100);
        match self.maturity {
            Threat::Unknown => vec![hundredths(100), hundredths(97), hundredths(unreported)],
            Threat::Maturity(ExploitMaturity::Attacked) => vec![hundredths(100)],
            Threat::Maturity(ExploitMaturity::ProofOfConcept) => vec![hundredths(97)],
            Threat::Maturity(ExploitMaturity::Unreported) => vec![hundredths(unreported)],
            Threat::Number(count) => vec![Exact::new(i128::from(count), 10_000)],
        }
    }

    /// MF of every completion (AIVSS v0.8, Table 4b).
    fn mitigation_factors(&self) -> Vec<Exact> {
        let hundredths = |count: i128| Exact::new(count, 100);
        match self.mitigation {
            Mitigating::Unknown => vec![hundredths(100), hundredths(83), hundredths(67)],
            Mitigating::Strength(MitigationStrength::NoneOrWeak) => vec![hundredths(100)],
            Mitigating::Strength(MitigationStrength::Partial) => vec![hundredths(83)],
            Mitigating::Strength(MitigationStrength::Strong) => vec![hundredths(67)],
            Mitigating::Number(count) => vec![Exact::new(i128::from(count), 10_000)],
        }
    }

    /// What the oracle says of every completion, the unknown factors over these values.
    fn completions(&self, values: &[u16]) -> Vec<Outcome> {
        let cvss = Exact::new(i128::from(self.cvss), 10);
        let mut outcomes = Vec::new();
        for sum in self.sums(values) {
            let sum = Exact::new(i128::from(sum), 10_000);
            for threat in self.multipliers() {
                for mitigation in self.mitigation_factors() {
                    outcomes.push(expected(self.method, cvss, sum, threat, mitigation));
                }
            }
        }
        outcomes
    }
}
