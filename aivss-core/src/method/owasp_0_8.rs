//! `owasp-0.8`: AIVSS v0.8, the current release.

use super::{Definition, Equation, ExploitMaturity, Figures, Terms};
use crate::decimal::Decimal;
use crate::factor::FactorSet;

pub(super) const DEFINITION: Definition = Definition {
    id: "owasp-0.8",
    version: "0.8",
    title: "CVSS raised by the agentic uplift, then the whole reduced by mitigation",
    source: "OWASP, AIVSS Scoring System For OWASP Agentic AI Core Security Risks v0.8 (19 March 2026), section 3",
    aliases: &["owasp0.8", "aivss0.8", "v0.8", "0.8"],
    equation: [
        Equation { quantity: "AARS", expression: "(10 - CVSS) × (sum / 10) × ThM" },
        Equation { quantity: "AIVSS", expression: "(CVSS + AARS) × MF" },
    ],
    rubric_set: FactorSet::V0_8,
    estimated_sets: &[FactorSet::V0_8, FactorSet::V0_5],
    threat_multipliers: THREAT_MULTIPLIERS,
    has_mitigation: true,
    takes_printed_aars: false,
    why_below_cvss: "the mitigation factor also reduces the part that is CVSS",
    driver_share: Decimal::from_ten_thousandths(5_000),
};

/// ThM of v0.8.
pub(super) const THREAT_MULTIPLIERS: [(ExploitMaturity, Decimal); 3] = [
    (ExploitMaturity::Attacked, Decimal::from_ten_thousandths(10_000)),
    (ExploitMaturity::ProofOfConcept, Decimal::from_ten_thousandths(9_700)),
    (ExploitMaturity::Unreported, Decimal::from_ten_thousandths(5_000)),
];

/// `AARS = (10 - CVSS) x (sum / 10) x ThM`, `AIVSS = (CVSS + AARS) x MF`.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub(super) fn combine(terms: &Terms) -> Figures {
    let aars = uplift(terms);
    Figures { aars, raw: raw(terms, aars) }
}

/// `AARS = (10 - CVSS) x (sum / 10) x ThM`: the part of the room above CVSS that the factors fill.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub(super) fn uplift(terms: &Terms) -> Decimal {
    terms.cvss.below_ten().times(terms.factor_sum.tenth()).times(terms.threat_multiplier)
}

/// `AIVSS = (CVSS + AARS) x MF`.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub(super) fn raw(terms: &Terms, aars: Decimal) -> Decimal {
    terms.cvss.plus(aars).times(terms.mitigation_factor)
}
