//! The published methods: one file each with its equation, and the registry that all of them are in.
//!
//! A new method is a new file, a variant of [`Method`] and a line in its `definition`; nothing in the
//! files of other methods changes.
#![allow(
    clippy::inline_always,
    reason = "the terms' counts of decimals are constants where they are made"
)]

mod mitigation;
mod owasp_0_5;
mod owasp_0_8;
mod uplift_only;

pub use mitigation::MitigationStrength;

use crate::cvss::metric::ExploitMaturity;
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use crate::factor::FactorSet;
use crate::name;
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// A way of computing an AIVSS score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// AIVSS v0.8, the current release (19 March 2026).
    #[default]
    Owasp0_8,
    /// AIVSS v0.5, superseded; for scores that people still hold.
    Owasp0_5,
    /// A proposal (April 2026): 0.8 with the mitigation factor on the uplift alone, so that a score is
    /// never below its CVSS score.
    UpliftOnly,
}

/// Which values factors and multipliers may take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Domain {
    /// What the documents define: factors of 0.0, 0.5 or 1.0, multipliers from the tables.
    #[default]
    Rubric,
    /// Any decimals in range, as public directories estimate them. Such a score is never shown as one
    /// of the rubric.
    Estimated,
}

/// What an equation is made of; see [`Method::equation`].
#[derive(Clone, Copy)]
pub(crate) struct Terms {
    /// The CVSS v4.0 score, 0 to 10.
    pub(crate) cvss: Decimal,
    /// The sum of the ten factors, 0 to 10; for 0.5 also a printed AARS, which is that sum.
    pub(crate) factor_sum: Decimal,
    /// ThM, 0 to 2.
    pub(crate) threat_multiplier: Decimal,
    /// MF, 0 to 1; 1 where the method has none.
    pub(crate) mitigation_factor: Decimal,
}

/// The entries with the least and the greatest value of a table.
const fn ends<T: Copy>(table: &[(T, Decimal); 3]) -> [T; 2] {
    let [first, second, third] = table;
    let (mut low, mut high) = (first, first);
    if second.1.is_below(low.1) {
        low = second;
    }
    if third.1.is_below(low.1) {
        low = third;
    }
    if high.1.is_below(second.1) {
        high = second;
    }
    if high.1.is_below(third.1) {
        high = third;
    }
    [low.0, high.0]
}

/// What an equation gives, exact.
#[derive(Clone, Copy)]
pub(crate) struct Figures {
    pub(crate) aars: Decimal,
    pub(crate) raw: Decimal,
}

/// One line of a method's equation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Equation {
    /// What the line gives, `AARS` or `AIVSS`.
    pub quantity: &'static str,
    /// How, in the document's symbols: `CVSS`, `sum`, `ThM`, `MF`, `AARS`.
    pub expression: &'static str,
}

struct Definition {
    id: &'static str,
    version: &'static str,
    title: &'static str,
    source: &'static str,
    /// Further names, in normal form (see [`crate::name`]).
    aliases: &'static [&'static str],
    equation: [Equation; 2],
    rubric_set: FactorSet,
    estimated_sets: &'static [FactorSet],
    threat_multipliers: [(ExploitMaturity, Decimal); 3],
    has_mitigation: bool,
    takes_printed_aars: bool,
    why_below_cvss: &'static str,
    /// The share of the CVSS score from which AARS is said to drive the risk; ours.
    driver_share: Decimal,
}

impl Method {
    /// Every method, the default first.
    pub const ALL: [Self; 3] = [Self::Owasp0_8, Self::Owasp0_5, Self::UpliftOnly];

    const fn definition(self) -> &'static Definition {
        match self {
            Self::Owasp0_8 => &owasp_0_8::DEFINITION,
            Self::Owasp0_5 => &owasp_0_5::DEFINITION,
            Self::UpliftOnly => &uplift_only::DEFINITION,
        }
    }

    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub(crate) fn combine(self, terms: &Terms) -> Figures {
        match self {
            Self::Owasp0_8 => owasp_0_8::combine(terms),
            Self::Owasp0_5 => owasp_0_5::combine(terms),
            Self::UpliftOnly => uplift_only::combine(terms),
        }
    }

    /// What the second line of the equation gives for an AARS that somebody else came by.
    #[cfg(feature = "wire")]
    pub(crate) fn raw_of(self, terms: &Terms, aars: Decimal) -> Decimal {
        match self {
            Self::Owasp0_8 => owasp_0_8::raw(terms, aars),
            Self::Owasp0_5 => owasp_0_5::raw(terms, aars),
            Self::UpliftOnly => uplift_only::raw(terms, aars),
        }
    }

    /// The identifier, `owasp-0.8`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.definition().id
    }

    /// The version of the document that defines the method.
    #[must_use]
    pub const fn version(self) -> &'static str {
        self.definition().version
    }

    /// What the method is, in one line.
    #[must_use]
    pub const fn title(self) -> &'static str {
        self.definition().title
    }

    /// The document that the method comes from.
    #[must_use]
    pub const fn source(self) -> &'static str {
        self.definition().source
    }

    /// The two lines of the method's equation. `AIVSS` is then rounded half up to one decimal, once,
    /// and capped at 10.0.
    #[must_use]
    pub const fn equation(self) -> [Equation; 2] {
        self.definition().equation
    }

    /// The factor sets that the method takes in a domain; the first is the default.
    #[must_use]
    pub const fn factor_sets(self, domain: Domain) -> &'static [FactorSet] {
        match domain {
            Domain::Rubric => core::slice::from_ref(&self.definition().rubric_set),
            Domain::Estimated => self.definition().estimated_sets,
        }
    }

    /// The threat multiplier (ThM) that the method gives an exploit maturity.
    #[inline]
    #[must_use]
    pub const fn threat_multiplier(self, maturity: ExploitMaturity) -> Decimal {
        let [attacked, proof_of_concept, unreported] = self.definition().threat_multipliers;
        match maturity {
            ExploitMaturity::Attacked => attacked.1,
            ExploitMaturity::ProofOfConcept => proof_of_concept.1,
            ExploitMaturity::Unreported => unreported.1,
        }
    }

    /// The exploit maturities with the least and the greatest threat multiplier.
    #[inline]
    pub(crate) const fn maturity_ends(self) -> [ExploitMaturity; 2] {
        const OWASP_0_8: [ExploitMaturity; 2] = ends(&owasp_0_8::DEFINITION.threat_multipliers);
        const OWASP_0_5: [ExploitMaturity; 2] = ends(&owasp_0_5::DEFINITION.threat_multipliers);
        const UPLIFT_ONLY: [ExploitMaturity; 2] = ends(&uplift_only::DEFINITION.threat_multipliers);
        match self {
            Self::Owasp0_8 => OWASP_0_8,
            Self::Owasp0_5 => OWASP_0_5,
            Self::UpliftOnly => UPLIFT_ONLY,
        }
    }

    /// Whether the equation has a mitigation factor (MF).
    #[must_use]
    pub const fn has_mitigation(self) -> bool {
        self.definition().has_mitigation
    }

    /// Whether a printed AARS may be given in place of factors, in the rubric domain.
    #[must_use]
    pub const fn takes_printed_aars(self) -> bool {
        self.definition().takes_printed_aars
    }

    /// The share of the CVSS score from which AARS is said to drive the risk; this library's choice.
    pub(crate) const fn driver_share(self) -> Decimal {
        self.definition().driver_share
    }

    /// Why a score of the method can be below its CVSS score.
    pub(crate) const fn why_below_cvss(self) -> &'static str {
        self.definition().why_below_cvss
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Method {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|method| {
                method.as_str() == text
                    || method
                        .definition()
                        .aliases
                        .iter()
                        .any(|alias| name::find(&[(*alias, ())], text).is_some())
            })
            .ok_or_else(|| {
                Error::new(
                    ErrorCode::MethodUnknown,
                    format!(
                        "{} is no method; there are {}",
                        Quoted(text),
                        list(Self::ALL.map(|method| Quoted(method.as_str())))
                    ),
                )
            })
    }
}

impl Domain {
    /// Both domains, the default first.
    pub const ALL: [Self; 2] = [Self::Rubric, Self::Estimated];

    /// `rubric` or `estimated`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rubric => "rubric",
            Self::Estimated => "estimated",
        }
    }
}

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Domain {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|domain| domain.as_str().eq_ignore_ascii_case(text)).ok_or_else(
            || {
                Error::new(
                    ErrorCode::DomainUnknown,
                    format!(
                        "{} is no value domain; there are `rubric` and `estimated`",
                        Quoted(text)
                    ),
                )
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::NormalName;

    #[test]
    fn names_and_aliases_are_in_normal_form() {
        let aliases = Method::ALL.into_iter().flat_map(|method| method.definition().aliases);
        for name in aliases {
            assert_eq!(NormalName::new(name).unwrap().as_bytes(), name.as_bytes());
        }
    }

    #[test]
    fn every_id_and_key_reads_back() {
        for method in Method::ALL {
            assert_eq!(method.as_str().parse::<Method>().unwrap(), method);
        }
        for domain in Domain::ALL {
            assert_eq!(domain.as_str().parse::<Domain>().unwrap(), domain);
        }
        for maturity in ExploitMaturity::ALL {
            assert_eq!(maturity.as_str().parse::<ExploitMaturity>().unwrap(), *maturity);
            assert_eq!(maturity.token().parse::<ExploitMaturity>().unwrap(), *maturity);
        }
        for strength in MitigationStrength::ALL {
            assert_eq!(strength.as_str().parse::<MitigationStrength>().unwrap(), strength);
        }
    }

    #[test]
    fn threat_multipliers_are_listed_in_the_order_of_the_maturities() {
        for method in Method::ALL {
            for (maturity, multiplier) in method.definition().threat_multipliers {
                assert_eq!(method.threat_multiplier(maturity), multiplier);
            }
        }
    }
}
