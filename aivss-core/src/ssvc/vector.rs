//! An assessment as one line of text.

use super::assessment::SsvcAssessment;
use super::capability::Capability;
use super::partial::PartialSsvcAssessment;
use super::point::{Impact, Threat, Vulnerability};
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// What this library writes before the pairs, which by themselves do not say whose they are.
pub const HEADER: &str = "AIVSS-SSVC";

/// The length of the longest vector without its header.
pub const MAX_PAIRS_BYTES: usize = 106;

/// The pairs as Dradis keeps them in its field `Vector`, without a header.
#[derive(Clone, Copy, Debug)]
pub struct DradisVector<'a>(&'a SsvcAssessment);

impl SsvcAssessment {
    /// The vector as Dradis reads it. `Display` of the assessment puts the header before it.
    #[must_use]
    pub const fn dradis_vector(&self) -> DradisVector<'_> {
        DradisVector(self)
    }
}

impl fmt::Display for DradisVector<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let SsvcAssessment { threat, vulnerability, impact, capabilities } = self.0;
        write!(
            f,
            "{}:{threat}/{}:{vulnerability}/{}:{impact}",
            Threat::KEY,
            Vulnerability::KEY,
            Impact::KEY
        )?;
        capabilities.iter().try_for_each(|(capability, score)| write!(f, "/{capability}:{score}"))
    }
}

/// `AIVSS-SSVC/threat:poc/vulnerability:moderate/impact:critical/f1:4/...`
impl fmt::Display for SsvcAssessment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{HEADER}/{}", self.dradis_vector())
    }
}

/// Reads a vector that has every point.
///
/// # Errors
///
/// A code beginning with `ssvc.`; [`Error::position`] says where.
impl FromStr for SsvcAssessment {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        text.parse::<PartialSsvcAssessment>()?.complete()
    }
}

/// Reads a vector with or without its header, in any order; points may be absent, and then are unknown.
///
/// # Errors
///
/// A code beginning with `ssvc.`; [`Error::position`] says where.
impl FromStr for PartialSsvcAssessment {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let pairs =
            text.strip_prefix(HEADER).and_then(|pairs| pairs.strip_prefix('/')).unwrap_or(text);
        let mut offset = text.len() - pairs.len();
        let mut assessment = Self::default();
        for pair in pairs.split('/') {
            read_pair(&mut assessment, pair).map_err(|error| error.at_byte(offset))?;
            offset += pair.len() + 1;
        }
        Ok(assessment)
    }
}

fn read_pair(assessment: &mut PartialSsvcAssessment, pair: &str) -> Result<(), Error> {
    let Some((key, value)) = pair.split_once(':') else {
        let found = if pair.is_empty() {
            "found none".into()
        } else {
            format!("found {} without a `:`", Quoted(pair))
        };
        return Err(Error::new(
            ErrorCode::SsvcSyntax,
            format!("expected a pair such as `threat:poc`, and {found}"),
        ));
    };
    match key {
        Threat::KEY => put(&mut assessment.threat, key, value),
        Vulnerability::KEY => put(&mut assessment.vulnerability, key, value),
        Impact::KEY => put(&mut assessment.impact, key, value),
        _ => {
            let mut capabilities = Capability::ALL.into_iter().zip(&mut assessment.capabilities);
            match capabilities.find(|(capability, _)| capability.as_str() == key) {
                Some((_, score)) => put(score, key, value),
                None => Err(unknown(key)),
            }
        }
    }
}

/// Keeps a value, unless the key stood before.
fn put<T: FromStr<Err = Error>>(
    place: &mut Option<T>,
    key: &str,
    value: &str,
) -> Result<(), Error> {
    if place.is_some() {
        return Err(Error::new(
            ErrorCode::SsvcKeyRepeated,
            format!("`{key}` stands in the vector twice"),
        ));
    }
    *place = Some(value.parse().map_err(|error: Error| error.at(key))?);
    Ok(())
}

fn unknown(key: &str) -> Error {
    let hint = if key.bytes().any(|byte| byte.is_ascii_uppercase()) {
        "; keys are in small letters"
    } else {
        ""
    };
    Error::new(
        ErrorCode::SsvcKeyUnknown,
        format!(
            "{} is no key of an AIVSS-SSVC vector; there are `threat`, `vulnerability`, `impact` and `f1` to `f10`{hint}",
            Quoted(key)
        ),
    )
}
