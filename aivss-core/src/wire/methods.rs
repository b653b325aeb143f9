//! The methods and factor sets as data.

use crate::cvss::metric::ExploitMaturity;
use crate::decimal::Decimal;
use crate::factor::FactorSet;
use crate::method::{Domain, Method, MitigationStrength};
use crate::request::Outcome;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// Everything a form needs to ask for a score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MethodsReport {
    /// The version of the library.
    pub version: &'static str,
    /// The version of AIVSS that the default method implements.
    pub spec_version: &'static str,
    /// Every method, the default first.
    pub methods: Vec<MethodEntry>,
    /// Every factor set, with the rubric's anchors.
    pub factor_sets: Vec<FactorSetEntry>,
}

/// A method and what it takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MethodEntry {
    /// The identifier.
    pub id: Method,
    /// The version of its document.
    pub version: &'static str,
    /// The method in one line.
    pub title: &'static str,
    /// The document.
    pub source: &'static str,
    /// The lines of the equation.
    pub equation: Vec<EquationEntry>,
    /// The factor sets it takes, by domain; the first is the default.
    pub factor_sets: FactorSetsByDomain,
    /// ThM for each exploit maturity.
    pub threat_multipliers: Vec<ThreatMultiplierEntry>,
    /// MF for each mitigation strength; empty where the method has none.
    pub mitigation_factors: Vec<MitigationFactorEntry>,
    /// Whether a printed AARS may stand in place of factors.
    pub takes_printed_aars: bool,
}

/// A line of an equation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct EquationEntry {
    /// What it gives.
    pub quantity: &'static str,
    /// How, in symbols.
    pub expression: &'static str,
}

/// Factor sets by domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FactorSetsByDomain {
    /// In the rubric domain.
    pub rubric: &'static [FactorSet],
    /// In the estimated domain.
    pub estimated: &'static [FactorSet],
}

/// ThM of an exploit maturity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ThreatMultiplierEntry {
    /// The maturity.
    pub exploit_maturity: ExploitMaturity,
    /// Its ThM.
    pub value: Decimal,
}

/// MF of a mitigation strength.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct MitigationFactorEntry {
    /// The strength.
    pub mitigation: MitigationStrength,
    /// Its MF.
    pub value: Decimal,
}

/// A factor set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactorSetEntry {
    /// `0.8` or `0.5`.
    pub id: FactorSet,
    /// Its ten factors in order.
    pub factors: Vec<FactorEntry>,
}

/// A factor of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FactorEntry {
    /// The key.
    pub key: &'static str,
    /// The name.
    pub name: &'static str,
    /// What 0.0, 0.5 and 1.0 mean.
    pub anchors: [&'static str; 3],
}

/// The methods and factor sets that there are.
#[must_use]
pub fn methods() -> MethodsReport {
    MethodsReport {
        version: crate::version(),
        spec_version: crate::spec_version(),
        methods: Method::ALL.into_iter().map(MethodEntry::from).collect(),
        factor_sets: FactorSet::ALL.into_iter().map(FactorSetEntry::from).collect(),
    }
}

/// The same as JSON: `{"ok":true,"methods":{...}}`.
#[must_use]
pub fn methods_json() -> String {
    Outcome::Success(methods()).to_json("methods")
}

impl From<Method> for MethodEntry {
    fn from(method: Method) -> Self {
        let strengths: &[MitigationStrength] =
            if method.has_mitigation() { &MitigationStrength::ALL } else { &[] };
        Self {
            id: method,
            version: method.version(),
            title: method.title(),
            source: method.source(),
            equation: method
                .equation()
                .into_iter()
                .map(|line| EquationEntry { quantity: line.quantity, expression: line.expression })
                .collect(),
            factor_sets: FactorSetsByDomain {
                rubric: method.factor_sets(Domain::Rubric),
                estimated: method.factor_sets(Domain::Estimated),
            },
            threat_multipliers: ExploitMaturity::ALL
                .iter()
                .map(|maturity| ThreatMultiplierEntry {
                    exploit_maturity: *maturity,
                    value: method.threat_multiplier(*maturity),
                })
                .collect(),
            mitigation_factors: strengths
                .iter()
                .map(|strength| MitigationFactorEntry {
                    mitigation: *strength,
                    value: strength.factor(),
                })
                .collect(),
            takes_printed_aars: method.takes_printed_aars(),
        }
    }
}

impl From<FactorSet> for FactorSetEntry {
    fn from(set: FactorSet) -> Self {
        let factors = set.factors().iter().filter_map(|factor| {
            Some(FactorEntry {
                key: factor.key(set),
                name: factor.name(set),
                anchors: factor.anchors(set)?,
            })
        });
        Self { id: set, factors: factors.collect() }
    }
}
