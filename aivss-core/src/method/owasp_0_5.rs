//! `owasp-0.5`: AIVSS v0.5, superseded.

use super::{Definition, Equation, ExploitMaturity, Figures, Terms};
use crate::decimal::Decimal;
use crate::factor::FactorSet;

pub(super) const DEFINITION: Definition = Definition {
    id: "owasp-0.5",
    version: "0.5",
    title: "The mean of CVSS and the factor sum, times the threat multiplier (superseded)",
    source: "OWASP, AIVSS Scoring System For OWASP Agentic AI Core Security Risks v0.5, section 4",
    aliases: &["owasp0.5", "aivss0.5", "v0.5", "0.5"],
    equation: [
        Equation { quantity: "AARS", expression: "sum" },
        Equation { quantity: "AIVSS", expression: "((CVSS + AARS) / 2) × ThM" },
    ],
    rubric_set: FactorSet::V0_5,
    estimated_sets: &[FactorSet::V0_5],
    threat_multipliers: [
        (ExploitMaturity::Attacked, Decimal::from_ten_thousandths(10_000)),
        (ExploitMaturity::ProofOfConcept, Decimal::from_ten_thousandths(9_700)),
        (ExploitMaturity::Unreported, Decimal::from_ten_thousandths(9_100)),
    ],
    has_mitigation: false,
    takes_printed_aars: true,
    why_below_cvss: "the method averages CVSS with the factor sum and multiplies by ThM",
    driver_share: Decimal::from_ten_thousandths(10_000),
};

/// `AARS = sum`, `AIVSS = ((CVSS + AARS) / 2) x ThM`.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub(super) fn combine(terms: &Terms) -> Figures {
    let aars = terms.factor_sum;
    Figures { aars, raw: raw(terms, aars) }
}

/// `AIVSS = ((CVSS + AARS) / 2) x ThM`.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub(super) fn raw(terms: &Terms, aars: Decimal) -> Decimal {
    terms.cvss.plus(aars).halved().times(terms.threat_multiplier)
}
