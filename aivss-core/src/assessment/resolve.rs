//! The checks: what may stand with what, and which value counts where several are given.

#![allow(
    clippy::inline_always,
    reason = "inlined, what the caller leaves out is a constant; measured, several times as fast"
)]

use super::inputs::{Amplification, CvssInput, Inputs};
use super::refusal;
use crate::cvss::metric::ExploitMaturity;
use crate::cvss::{Nomenclature, Vector};
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode};
use crate::escape::list;
use crate::factor::{FactorSet, Profile};
use crate::method::{Domain, Method, MitigationStrength, Terms};
use crate::severity::Score;
use alloc::format;

/// The largest threat multiplier of the estimated domain.
const MAX_THREAT_MULTIPLIER: Decimal = Decimal::from_ten_thousandths(20_000);
/// The largest mitigation factor of the estimated domain.
const MAX_MITIGATION_FACTOR: Decimal = Decimal::from_ten_thousandths(10_000);

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// It was given as such.
    Given,
    /// The CVSS vector's E says so.
    Vector,
    /// Nothing was given, and the document's default applies.
    Default,
}

impl Origin {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Given, Self::Vector, Self::Default];

    /// `given`, `vector` or `default`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Vector => "vector",
            Self::Default => "default",
        }
    }
}

/// The threat multiplier that counts, and what it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThreatMultiplier {
    /// ThM, 0 to 2.
    pub value: Decimal,
    /// The exploit maturity it stands for; `None` for a bare number of the estimated domain.
    pub maturity: Option<ExploitMaturity>,
    /// Who said so.
    pub origin: Origin,
}

/// The mitigation factor that counts, and what it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mitigation {
    /// MF, 0 to 1.
    pub factor: Decimal,
    /// The strength it stands for; `None` for a bare number of the estimated domain.
    pub strength: Option<MitigationStrength>,
    /// Who said so.
    pub origin: Origin,
}

/// Inputs that have been checked: every value is there, in range, and contradicts no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub(super) method: Method,
    pub(super) domain: Domain,
    pub(super) cvss_score: Score,
    pub(super) vector: Option<Vector>,
    pub(super) amplification: Amplification,
    pub(super) threat_multiplier: ThreatMultiplier,
    pub(super) mitigation: Option<Mitigation>,
}

impl Assessment {
    /// Checks the inputs against the method, the domain and each other.
    ///
    /// # Errors
    ///
    /// A code of [`ErrorCode`](crate::ErrorCode) with the path of the input that is wrong, as it stands
    /// in a request: `cvss.score`, `factors.autonomy`, `threat_multiplier` and so on.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn try_new(mut inputs: Inputs) -> Result<Self, Error> {
        hold_to_input_places(&mut inputs)?;
        let (cvss_score, vector) = resolve_cvss(inputs.cvss)?;
        check_amplification(&inputs)?;
        Ok(Self {
            method: inputs.method,
            domain: inputs.domain,
            cvss_score,
            vector,
            amplification: inputs.amplification,
            threat_multiplier: resolve_threat_multiplier(&inputs, vector.as_ref())?,
            mitigation: resolve_mitigation(&inputs)?,
        })
    }

    /// The ten factors, or the printed AARS.
    #[must_use]
    pub const fn amplification(&self) -> Amplification {
        self.amplification
    }

    /// The method.
    #[inline]
    #[must_use]
    pub const fn method(&self) -> Method {
        self.method
    }

    /// The CVSS v4.0 score that counts.
    #[inline]
    #[must_use]
    pub const fn cvss_score(&self) -> Score {
        self.cvss_score
    }

    /// The value domain.
    #[inline]
    #[must_use]
    pub const fn domain(&self) -> Domain {
        self.domain
    }

    /// The CVSS v4.0 vector, where one was given.
    #[inline]
    #[must_use]
    pub const fn vector(&self) -> Option<&Vector> {
        self.vector.as_ref()
    }

    /// The same with another profile of the same set and domain.
    pub(crate) fn with_profile(self, profile: Profile) -> Self {
        Self { amplification: profile.into(), ..self }
    }

    /// The same with an exploit maturity in place of the default, as if it had been given.
    pub(crate) const fn with_maturity(mut self, maturity: ExploitMaturity) -> Self {
        self.threat_multiplier = ThreatMultiplier {
            value: self.method.threat_multiplier(maturity),
            maturity: Some(maturity),
            origin: Origin::Given,
        };
        self
    }

    /// The same with a mitigation in place of the default, as if it had been given.
    pub(crate) const fn with_mitigation(mut self, strength: MitigationStrength) -> Self {
        self.mitigation = Some(Mitigation {
            factor: strength.factor(),
            strength: Some(strength),
            origin: Origin::Given,
        });
        self
    }

    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub(crate) fn terms(&self) -> Terms {
        let factor_sum = match &self.amplification {
            Amplification::Profile(profile) => profile.sum(),
            Amplification::PrintedAars(aars) => aars.as_input(),
        };
        let mitigation = self.mitigation.map_or(MAX_MITIGATION_FACTOR, |given| given.factor);
        Terms {
            cvss: self.cvss_score.to_decimal(),
            factor_sum,
            threat_multiplier: self.threat_multiplier.value.as_input(),
            mitigation_factor: mitigation.as_input(),
        }
    }
}

/// Figures of a report have up to fourteen decimals; given back as inputs they would overflow the
/// products.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
fn hold_to_input_places(inputs: &mut Inputs) -> Result<(), Error> {
    if let Amplification::PrintedAars(aars) = &mut inputs.amplification {
        *aars = aars.to_input().map_err(|error| error.at("aars"))?;
    }
    if let Some(multiplier) = &mut inputs.threat_multiplier {
        *multiplier = multiplier.to_input().map_err(|error| error.at("threat_multiplier"))?;
    }
    if let Some(factor) = &mut inputs.mitigation_factor {
        *factor = factor.to_input().map_err(|error| error.at("mitigation_factor"))?;
    }
    Ok(())
}

/// The nomenclature of the score that AIVSS takes from a vector: never the Threat group, for E acts
/// through ThM and would count twice.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub(super) fn scored_nomenclature(vector: &Vector) -> Nomenclature {
    vector.nomenclature().without_threat()
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
fn resolve_cvss(cvss: CvssInput) -> Result<(Score, Option<Vector>), Error> {
    let (vector, given) = match cvss {
        CvssInput::Score(score) => return Ok((score, None)),
        CvssInput::Vector(vector) => (vector, None),
        CvssInput::VectorAndScore(vector, score) => (vector, Some(score)),
    };
    let nomenclature = scored_nomenclature(&vector);
    let score = vector.score_as(nomenclature);
    match given {
        Some(given) if given != score => Err(refusal::cvss_conflict(given, nomenclature, score)),
        _ => Ok((score, Some(vector))),
    }
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
fn check_amplification(inputs: &Inputs) -> Result<(), Error> {
    match &inputs.amplification {
        Amplification::Profile(profile) => check_profile(inputs.method, inputs.domain, profile),
        Amplification::PrintedAars(aars) => check_printed_aars(inputs.method, inputs.domain, *aars),
    }
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
fn check_profile(method: Method, domain: Domain, profile: &Profile) -> Result<(), Error> {
    check_factor_set(method, domain, profile.set())?;
    if domain == Domain::Rubric && !profile.is_on_rubric() {
        return Err(refusal::off_rubric(profile));
    }
    Ok(())
}

/// Whether the method takes the set in the domain.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub(crate) fn check_factor_set(
    method: Method,
    domain: Domain,
    set: FactorSet,
) -> Result<(), Error> {
    if method.factor_sets(domain).contains(&set) {
        Ok(())
    } else {
        Err(refusal::set_not_allowed(method, domain, set))
    }
}

fn check_printed_aars(method: Method, domain: Domain, aars: Decimal) -> Result<(), Error> {
    if !method.takes_printed_aars() || domain != Domain::Rubric {
        return Err(Error::new(
            ErrorCode::AarsNotAllowed,
            format!(
                "method `{method}` in the {domain} domain works AARS out from ten factors; a printed AARS is \
                 taken by `owasp-0.5` in the rubric domain alone"
            ),
        )
        .at("aars"));
    }
    if aars > Decimal::TEN {
        return Err(refusal::out_of_range("aars", aars, "a printed AARS", "10"));
    }
    Ok(())
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
fn resolve_threat_multiplier(
    inputs: &Inputs,
    vector: Option<&Vector>,
) -> Result<ThreatMultiplier, Error> {
    let from_vector = vector.and_then(Vector::exploit_maturity);
    if let (Some(e), Some(given)) = (from_vector, inputs.exploit_maturity)
        && e != given
    {
        return Err(refusal::maturity_conflict(given, e));
    }
    let method = inputs.method;
    let named = from_vector.or(inputs.exploit_maturity);
    let origin = if from_vector.is_some() { Origin::Vector } else { Origin::Given };
    let (value, maturity, origin) = match (inputs.threat_multiplier, named) {
        (None, None) => {
            let maturity = ExploitMaturity::AIVSS_DEFAULT;
            (method.threat_multiplier(maturity), Some(maturity), Origin::Default)
        }
        (None, Some(maturity)) => (method.threat_multiplier(maturity), Some(maturity), origin),
        (Some(value), Some(maturity)) if value == method.threat_multiplier(maturity) => {
            (value, Some(maturity), origin)
        }
        (Some(value), Some(maturity)) => {
            return Err(refusal::multiplier_conflict(method, value, maturity, from_vector));
        }
        (Some(value), None) => match inputs.domain {
            Domain::Rubric => (value, Some(maturity_of(method, value)?), Origin::Given),
            Domain::Estimated if value > MAX_THREAT_MULTIPLIER => {
                return Err(refusal::out_of_range(
                    "threat_multiplier",
                    value,
                    "a threat multiplier",
                    "2",
                ));
            }
            Domain::Estimated => (value, None, Origin::Given),
        },
    };
    Ok(ThreatMultiplier { value, maturity, origin })
}

/// The maturity whose table value a number is.
fn maturity_of(method: Method, value: Decimal) -> Result<ExploitMaturity, Error> {
    let table = ExploitMaturity::ALL
        .iter()
        .map(|maturity| (*maturity, method.threat_multiplier(*maturity)));
    table.clone().find(|(_, multiplier)| *multiplier == value).map(|(maturity, _)| maturity).ok_or_else(
        || {
            Error::new(
                ErrorCode::ThreatMultiplierOffTable,
                format!(
                    "threat multiplier `{value}` is none of {} that `{method}` knows in the rubric domain; others \
                     need the domain `estimated`",
                    list(table.map(|(maturity, multiplier)| format!("{multiplier} ({})", maturity.as_str())))
                ),
            )
            .at("threat_multiplier")
        },
    )
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
fn resolve_mitigation(inputs: &Inputs) -> Result<Option<Mitigation>, Error> {
    let method = inputs.method;
    if !method.has_mitigation() {
        return match (inputs.mitigation, inputs.mitigation_factor) {
            (None, None) => Ok(None),
            (Some(_), _) => Err(refusal::mitigation_not_allowed(method, "mitigation")),
            (None, Some(_)) => Err(refusal::mitigation_not_allowed(method, "mitigation_factor")),
        };
    }
    let (factor, strength, origin) = match (inputs.mitigation_factor, inputs.mitigation) {
        (None, None) => {
            let strength = MitigationStrength::default();
            (strength.factor(), Some(strength), Origin::Default)
        }
        (None, Some(strength)) => (strength.factor(), Some(strength), Origin::Given),
        (Some(factor), Some(strength)) if factor == strength.factor() => {
            (factor, Some(strength), Origin::Given)
        }
        (Some(factor), Some(strength)) => return Err(refusal::factor_conflict(factor, strength)),
        (Some(factor), None) => match inputs.domain {
            Domain::Rubric => (factor, Some(strength_of(method, factor)?), Origin::Given),
            Domain::Estimated if factor > MAX_MITIGATION_FACTOR => {
                return Err(refusal::out_of_range(
                    "mitigation_factor",
                    factor,
                    "a mitigation factor",
                    "1",
                ));
            }
            Domain::Estimated => (factor, None, Origin::Given),
        },
    };
    Ok(Some(Mitigation { factor, strength, origin }))
}

/// The strength whose table value a number is.
fn strength_of(method: Method, value: Decimal) -> Result<MitigationStrength, Error> {
    MitigationStrength::ALL.into_iter().find(|strength| strength.factor() == value).ok_or_else(|| {
        let table = MitigationStrength::ALL.into_iter().map(|strength| format!("{} ({strength})", strength.factor()));
        Error::new(
            ErrorCode::MitigationFactorOffTable,
            format!(
                "mitigation factor `{value}` is none of {} that `{method}` knows in the rubric domain; others need \
                 the domain `estimated`",
                list(table)
            ),
        )
        .at("mitigation_factor")
    })
}
