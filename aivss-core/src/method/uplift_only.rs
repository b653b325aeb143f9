//! `uplift-only`: the proposal that mitigation reduces the agentic uplift and not CVSS itself.

use super::{Definition, Equation, Figures, Terms, owasp_0_8};
use crate::decimal::Decimal;
use crate::factor::FactorSet;

pub(super) const DEFINITION: Definition = Definition {
    id: "uplift-only",
    version: "2026-04",
    title: "As owasp-0.8, with mitigation on the uplift alone: never below CVSS (a proposal)",
    source: "public proposal to repair the mitigation term of AIVSS v0.8 (April 2026)",
    aliases: &["upliftonly"],
    equation: [
        Equation { quantity: "AARS", expression: "(10 - CVSS) × (sum / 10) × ThM" },
        Equation { quantity: "AIVSS", expression: "CVSS + AARS × MF" },
    ],
    rubric_set: FactorSet::V0_8,
    estimated_sets: &[FactorSet::V0_8, FactorSet::V0_5],
    threat_multipliers: owasp_0_8::THREAT_MULTIPLIERS,
    has_mitigation: true,
    takes_printed_aars: false,
    why_below_cvss: "it cannot be",
    driver_share: owasp_0_8::DEFINITION.driver_share,
};

/// `AARS = (10 - CVSS) x (sum / 10) x ThM`, `AIVSS = CVSS + AARS x MF`.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub(super) fn combine(terms: &Terms) -> Figures {
    let aars = owasp_0_8::uplift(terms);
    Figures { aars, raw: raw(terms, aars) }
}

/// `AIVSS = CVSS + AARS x MF`.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub(super) fn raw(terms: &Terms, aars: Decimal) -> Decimal {
    terms.cvss.plus(aars.times(terms.mitigation_factor))
}
