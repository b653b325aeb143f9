//! What the checks of an assessment say when they refuse it; away from the path that a good one takes.

use crate::cvss::Nomenclature;
use crate::cvss::metric::ExploitMaturity;
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode};
use crate::escape::list;
use crate::factor::{FactorSet, FactorValue, Profile};
use crate::method::{Domain, Method, MitigationStrength};
use crate::severity::Score;
use alloc::format;

#[cold]
pub(super) fn cvss_conflict(given: Score, nomenclature: Nomenclature, score: Score) -> Error {
    Error::new(
        ErrorCode::CvssConflict,
        format!(
            "the score `{given}` does not go with its vector, whose {nomenclature} score is `{score}`"
        ),
    )
    .at("cvss.score")
}

#[cold]
pub(super) fn off_rubric(profile: &Profile) -> Error {
    let off = profile.first_off_rubric();
    let (key, value) = off.map_or(("", FactorValue::ZERO), |(f, v)| (f.key(profile.set()), v));
    Error::new(
        ErrorCode::FactorOffRubric,
        format!(
            "factor `{key}` is `{value}`; the rubric domain knows `0.0`, `0.5` and `1.0`, and other \
             values need the domain `estimated`"
        ),
    )
    .at(key)
    .at("factors")
}

#[cold]
pub(super) fn set_not_allowed(method: Method, domain: Domain, set: FactorSet) -> Error {
    Error::new(
        ErrorCode::FactorSetNotAllowed,
        format!(
            "method `{method}` in the {domain} domain takes factors of set {}, not of set {set}",
            list(method.factor_sets(domain))
        ),
    )
    .at("factor_set")
}

#[cold]
pub(super) fn maturity_conflict(given: ExploitMaturity, e: ExploitMaturity) -> Error {
    conflict("exploit_maturity", &format!("exploit maturity `{}`", given.as_str()), e)
}

#[cold]
pub(super) fn multiplier_conflict(
    method: Method,
    value: Decimal,
    maturity: ExploitMaturity,
    from_vector: Option<ExploitMaturity>,
) -> Error {
    let what = format!("threat multiplier `{value}`");
    match from_vector {
        Some(e) => conflict("threat_multiplier", &what, e),
        None => Error::new(
            ErrorCode::ThreatMultiplierConflict,
            format!(
                "{what} contradicts the exploit maturity `{}`, which means `{}`",
                maturity.as_str(),
                method.threat_multiplier(maturity)
            ),
        )
        .at("threat_multiplier"),
    }
}

fn conflict(path: &str, what: &str, e: ExploitMaturity) -> Error {
    Error::new(
        ErrorCode::ThreatMultiplierConflict,
        format!("{what} contradicts the vector, whose `E:{e}` means `{}`", e.as_str()),
    )
    .at(path)
}

/// An exploit maturity that is said to be unknown, and that the vector's E tells.
#[cold]
pub(crate) fn unknown_maturity_beside_vector(e: ExploitMaturity) -> Error {
    conflict("exploit_maturity", "exploit maturity `unknown`", e)
}

/// An exploit maturity that is said to be unknown beside the multiplier that it stands for.
#[cold]
pub(crate) fn unknown_maturity_beside_multiplier(multiplier: Decimal) -> Error {
    Error::new(
        ErrorCode::ThreatMultiplierConflict,
        format!(
            "exploit maturity `unknown` contradicts the threat multiplier `{multiplier}`, which says what it is"
        ),
    )
    .at("exploit_maturity")
}

/// A mitigation that is said to be unknown beside the factor that it stands for.
#[cold]
pub(crate) fn unknown_mitigation_beside_factor(factor: Decimal) -> Error {
    Error::new(
        ErrorCode::MitigationFactorConflict,
        format!("mitigation `unknown` contradicts the mitigation factor `{factor}`, which says what it is"),
    )
    .at("mitigation")
}

#[cold]
pub(crate) fn mitigation_not_allowed(method: Method, path: &str) -> Error {
    Error::new(
        ErrorCode::MitigationNotAllowed,
        format!("method `{method}` has no mitigation factor, so none can be given"),
    )
    .at(path)
}

#[cold]
pub(super) fn factor_conflict(factor: Decimal, strength: MitigationStrength) -> Error {
    Error::new(
        ErrorCode::MitigationFactorConflict,
        format!(
            "mitigation factor `{factor}` contradicts the strength `{strength}`, which means `{}`",
            strength.factor()
        ),
    )
    .at("mitigation_factor")
}

#[cold]
pub(super) fn out_of_range(path: &str, value: Decimal, what: &str, max: &str) -> Error {
    Error::new(
        ErrorCode::NumberRange,
        format!("`{value}` is out of range; {what} lies between 0 and {max}"),
    )
    .at(path)
}
