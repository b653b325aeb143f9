//! The factor vector, in which mcp-guard 2.0.0 writes the ten factors of set 0.8: `AIVSS:0.8/AU:X/TO:0.5/...`.
//!
//! It holds factors and nothing else: the CVSS vector, ThM and MF stand beside it. `X` is a factor that
//! nobody observed. Nothing in it is OWASP's, and it is another notation than this library's [compact
//! form](crate::compact), which holds a whole assessment.
//!
//! ```text
//! vector   = "AIVSS:0.8" ten factors, each "/" key ":" value
//! key      = "AU" | "TO" | "LA" | "CX" | "ND" | "OP" | "PE" | "ID" | "MA" | "SM"    read in any order
//! value    = "0.0" | "0.5" | "1.0" | "X"                    read with other spellings of these numbers
//! ```
//!
//! ```
//! use aivss_core::factor::vector;
//! use aivss_core::FactorSet;
//!
//! let text = "AIVSS:0.8/AU:X/TO:0.5/LA:1.0/CX:0.0/ND:X/OP:0.0/PE:0.0/ID:0.0/MA:0.0/SM:0.0";
//! let profile = vector::read(text, FactorSet::V0_8)?;
//! assert_eq!(profile.low().sum().to_string(), "1.5");
//! assert_eq!(vector::FactorVector::try_new(profile)?.to_string(), text);
//! # Ok::<(), aivss_core::Error>(())
//! ```

use super::{AmplificationFactor, FactorSet, FactorValue, PartialProfile};
use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use alloc::format;
use alloc::vec::Vec;
use core::fmt;

/// What every factor vector begins with.
const PREFIX: &str = "AIVSS:0.8";

/// What a text begins with that calls itself AIVSS in whatever version.
const NAME: &str = "AIVSS:";

/// The keys, in the order of set 0.8. One of them differs from the compact form's: CX is CO there.
const KEYS: [(&str, AmplificationFactor); 10] = {
    use AmplificationFactor as F;
    [
        ("AU", F::Autonomy),
        ("TO", F::Tools),
        ("LA", F::Language),
        ("CX", F::Context),
        ("ND", F::NonDeterminism),
        ("OP", F::Opacity),
        ("PE", F::Persistence),
        ("ID", F::Identity),
        ("MA", F::MultiAgent),
        ("SM", F::SelfModification),
    ]
};

/// Whether a text is meant as a factor vector, right or wrong.
#[must_use]
pub fn is_meant_by(text: &str) -> bool {
    text.starts_with(NAME)
}

/// Reads the ten factors.
///
/// # Errors
///
/// `factors.syntax` for another beginning and for a part that is no `KEY:VALUE`; `factor.not_in_set` for a
/// set other than 0.8; `factor.unknown`, `factor.duplicate`, `factor.missing` and those of the values.
pub fn read(text: &str, set: FactorSet) -> Result<PartialProfile, Error> {
    if set != FactorSet::V0_8 {
        return Err(Error::new(
            ErrorCode::FactorNotInSet,
            format!(
                "the factor vector `{PREFIX}/` holds factors of set 0.8, and this profile is of set {set}"
            ),
        ));
    }
    if !text.strip_prefix(PREFIX).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
        return Err(syntax(format!(
            "factors in one text begin with `{PREFIX}/`, as mcp-guard writes them, and these are {}",
            Quoted(text)
        )));
    }
    // The set has ten factors, so that one of eleven parts repeats another.
    let parts = text.split('/').skip(1).take(11).map(part);
    let parts: Vec<Part> = parts.collect::<Result<_, _>>()?;
    PartialProfile::try_from_results(
        set,
        parts.into_iter().map(|(factor, value)| (factor.key(set), value)),
    )
}

type Part = (AmplificationFactor, Result<Option<FactorValue>, Error>);

fn part(part: &str) -> Result<Part, Error> {
    let (key, value) = part.split_once(':').ok_or_else(|| {
        syntax(format!("{} is no factor such as `AU:0.5` or `AU:X`", Quoted(part)))
    })?;
    let (_, factor) = KEYS.iter().find(|(known, _)| *known == key).ok_or_else(|| {
        let keys = list(KEYS.iter().map(|(key, _)| Quoted(key)));
        Error::new(
            ErrorCode::FactorUnknown,
            format!(
                "{} is no factor of the factor vector `{PREFIX}/`; there are {keys}",
                Quoted(key)
            ),
        )
    })?;
    let value = if value == "X" { Ok(None) } else { value.parse().map(Some) };
    Ok((*factor, value))
}

fn syntax(message: alloc::string::String) -> Error {
    Error::new(ErrorCode::FactorsSyntax, message)
}

/// A profile as a factor vector; `Display` writes it, each value with one decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactorVector(PartialProfile);

impl FactorVector {
    /// A profile that a factor vector has a place for: of set 0.8, with values of the rubric.
    ///
    /// # Errors
    ///
    /// `factor.not_in_set` for the other set, and `factor.off_rubric` for another value.
    pub fn try_new(profile: PartialProfile) -> Result<Self, Error> {
        if profile.set() != FactorSet::V0_8 {
            return Err(Error::new(
                ErrorCode::FactorNotInSet,
                format!(
                    "the factor vector `{PREFIX}/` holds factors of set 0.8, and these are of set {}",
                    profile.set()
                ),
            )
            .at("factor_set"));
        }
        match profile.low().first_off_rubric() {
            None => Ok(Self(profile)),
            Some((factor, value)) => {
                let key = factor.key(FactorSet::V0_8);
                Err(Error::new(
                    ErrorCode::FactorOffRubric,
                    format!(
                        "factor `{key}` is `{value}`, and the factor vector `{PREFIX}/` holds `0.0`, `0.5` and `1.0` alone"
                    ),
                )
                .at(key)
                .at("factors"))
            }
        }
    }
}

impl fmt::Display for FactorVector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PREFIX)?;
        for (factor, value) in self.0.iter() {
            let key = KEYS.iter().find(|(_, known)| *known == factor).map_or("", |(key, _)| *key);
            match value {
                Some(value) => write!(f, "/{key}:{value}")?,
                None => write!(f, "/{key}:X")?,
            }
        }
        Ok(())
    }
}
