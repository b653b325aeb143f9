//! Reading the compact form part by part.

use super::{FORMER_PREFIX, ForeignNotation, MAX_COMPACT_BYTES, PREFIX, domain_letter, key};
use crate::assessment::{Amplification, Assessment, CvssInput, Inputs};
use crate::bounds::{PartialAssessment, PartialInputs};
use crate::cvss::Vector;
use crate::cvss::metric::ExploitMaturity;
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use crate::factor::{FactorSet, FactorValue, PartialProfile};
use crate::method::{Domain, Method, MitigationStrength};
use alloc::format;
use core::str::FromStr;

/// Reads the compact form: its parts in their order, and the checks that any assessment passes.
///
/// # Errors
///
/// `compact.notation` for what is in another [`ForeignNotation`], `compact.too_long`, `compact.version` and
/// `compact.syntax`, or those of [`Assessment::try_new`]; `request.incomplete` for an `X`, with the two ends
/// that it leaves.
impl FromStr for Assessment {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        text.parse::<PartialAssessment>()?.complete()
    }
}

/// Reads the compact form, in which inputs may be unknown.
///
/// # Errors
///
/// `compact.notation`, `compact.too_long`, `compact.version` and `compact.syntax`, or those of
/// [`PartialAssessment::try_new`].
impl FromStr for PartialAssessment {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let own = text.strip_prefix(PREFIX).or_else(|| text.strip_prefix(FORMER_PREFIX));
        if own.is_none()
            && let Some(notation) = ForeignNotation::recognise(text)
        {
            return Err(notation.refusal(text));
        }
        if text.len() > MAX_COMPACT_BYTES {
            return Err(Error::new(
                ErrorCode::CompactTooLong,
                format!(
                    "a compact form of {} bytes is longer than the {MAX_COMPACT_BYTES} of the longest",
                    text.len()
                ),
            ));
        }
        let rest = own.ok_or_else(|| not_compact(text))?;
        let mut parts = Parts(rest);
        let method = method_of(parts.next()?)?;
        let domain = domain_of(parts.next()?)?;
        let amplification = amplification(&mut parts)?;
        let threat = parts.optional("TM:");
        let mitigation = parts.optional("MF:");
        let start = text.len().saturating_sub(parts.0.len());
        let cvss = cvss(parts.0).map_err(|error| error.further_by(start))?;
        let inputs = match amplification {
            Agentic::Profile(profile) => PartialInputs::new(cvss, profile),
            Agentic::PrintedAars(aars) => {
                Inputs::new(cvss, Amplification::PrintedAars(aars)).into()
            }
        };
        let mut inputs = inputs.with_method(method).with_domain(domain);
        inputs = match threat {
            Some("X") => inputs.with_unknown_exploit_maturity(),
            Some(letter @ ("A" | "P" | "U")) => {
                inputs.with_exploit_maturity(letter.parse::<ExploitMaturity>()?)
            }
            Some(text) => {
                let value = number("threat_multiplier", text, "`A`, `P`, `U`, `X`", "2")?;
                inputs.with_threat_multiplier(value)
            }
            None => inputs,
        };
        inputs = match mitigation {
            Some("X") => inputs.with_unknown_mitigation(),
            Some("N") => inputs.with_mitigation(MitigationStrength::NoneOrWeak),
            Some("P") => inputs.with_mitigation(MitigationStrength::Partial),
            Some("S") => inputs.with_mitigation(MitigationStrength::Strong),
            Some(text) => {
                let value = number("mitigation_factor", text, "`N`, `P`, `S`, `X`", "1")?;
                inputs.with_mitigation_factor(value)
            }
            None => inputs,
        };
        Self::try_new(inputs)
    }
}

/// What is left of a text, taken part by part.
struct Parts<'a>(&'a str);

impl<'a> Parts<'a> {
    /// The part up to the next slash.
    fn next(&mut self) -> Result<&'a str, Error> {
        // Parts are a few bytes long, for which `split_once` takes too long to get going.
        let end = self.0.bytes().position(|byte| byte == b'/');
        let (part, rest) = end.and_then(|end| self.0.split_at_checked(end)).ok_or_else(|| {
            syntax(match self.0 {
                "" => "the compact form ends with a slash, where more parts must follow".into(),
                last => format!(
                    "the compact form ends after {}, where more parts must follow",
                    Quoted(last)
                ),
            })
        })?;
        self.0 = rest.strip_prefix('/').unwrap_or(rest);
        Ok(part)
    }

    /// The value of the next part if it is this factor with a value of the rubric, written as it is
    /// here: most are, and there are ten in each text.
    fn rubric_factor(&mut self, key: &str) -> Option<FactorValue> {
        let value = self.0.strip_prefix(key)?.strip_prefix(':')?;
        let (value, rest) = if let Some(rest) = value.strip_prefix("0.5/") {
            (FactorValue::HALF, rest)
        } else if let Some(rest) = value.strip_prefix("1/") {
            (FactorValue::ONE, rest)
        } else {
            (FactorValue::ZERO, value.strip_prefix("0/")?)
        };
        self.0 = rest;
        Some(value)
    }

    /// The value of the next part if it has that label.
    fn optional(&mut self, label: &str) -> Option<&'a str> {
        let (value, rest) = self.0.strip_prefix(label)?.split_once('/')?;
        self.0 = rest;
        Some(value)
    }
}

/// One of the ids and nothing else: the form is canonical, and other spellings are for people.
fn method_of(id: &str) -> Result<Method, Error> {
    match Method::ALL.into_iter().find(|method| method.as_str() == id) {
        Some(method) => Ok(method),
        // For an unknown id the method's own message; for another spelling of a known one, its id.
        None => Err(match id.parse::<Method>() {
            Ok(method) => {
                syntax(format!("expected the method's id `{method}`, and found {}", Quoted(id)))
            }
            Err(error) => error,
        }),
    }
}

/// A number, where letters may stand as well unless there are none.
fn number(path: &str, text: &str, letters: &str, max: &str) -> Result<Decimal, Error> {
    let refused = |error: Error| match error.code() {
        ErrorCode::NumberInvalid => Error::new(
            ErrorCode::NumberInvalid,
            match letters {
                "" => format!("{} is no plain decimal number", Quoted(text)),
                _ => format!("{} is none of {letters} and no plain decimal number", Quoted(text)),
            },
        ),
        ErrorCode::NumberRange => Error::new(
            ErrorCode::NumberRange,
            format!("{} is out of range; the value lies between 0 and {max}", Quoted(text)),
        ),
        _ => error,
    };
    text.parse().map_err(|error| refused(error).at(path))
}

fn domain_of(letter: &str) -> Result<Domain, Error> {
    Domain::ALL.into_iter().find(|domain| domain_letter(*domain) == letter).ok_or_else(|| {
        syntax(format!(
            "{} is no domain; the compact form writes `R` for rubric and `E` for estimated",
            Quoted(letter)
        ))
    })
}

/// The agentic side of a line.
enum Agentic {
    Profile(PartialProfile),
    PrintedAars(Decimal),
}

fn amplification(parts: &mut Parts<'_>) -> Result<Agentic, Error> {
    let part = parts.next()?;
    if let Some(aars) = part.strip_prefix("AARS:") {
        return number("aars", aars, "", "10").map(Agentic::PrintedAars);
    }
    let set: FactorSet = part.parse()?;
    let mut values = [None; 10];
    for (value, factor) in values.iter_mut().zip(set.factors()) {
        let key = key(*factor);
        if let Some(usual) = parts.rubric_factor(key) {
            *value = Some(usual);
            continue;
        }
        let part = parts.next()?;
        let number =
            part.strip_prefix(key).and_then(|rest| rest.strip_prefix(':')).ok_or_else(|| {
                syntax(format!(
                    "expected factor `{key}` of set {set} in its place, and found {}",
                    Quoted(part)
                ))
            })?;
        if number != "X" {
            let read =
                number.parse().map_err(|error: Error| error.at(factor.key(set)).at("factors"));
            *value = Some(read?);
        }
    }
    Ok(Agentic::Profile(PartialProfile::new(set, values)))
}

fn cvss(text: &str) -> Result<CvssInput, Error> {
    if let Some(rest) = text.strip_suffix('/').filter(|rest| !rest.is_empty()) {
        let message =
            "a compact form ends with its vector or score, and this one has a slash after it";
        return Err(syntax(message).at_byte(rest.len()));
    }
    let read = match text.strip_prefix("BASE:") {
        Some(score) => score.parse().map(CvssInput::Score),
        None if text.starts_with("CVSS:") => text.parse::<Vector>().map(CvssInput::Vector),
        None => {
            return Err(syntax(format!(
                "expected a CVSS v4.0 vector or `BASE:` with a score at the end, and found {}",
                Quoted(text)
            )));
        }
    };
    read.map_err(|error| error.at("cvss"))
}

fn not_compact(text: &str) -> Error {
    match text.strip_prefix("AIVSS-C:").and_then(|rest| rest.split('/').next()) {
        Some(version) if version != "1" => Error::new(
            ErrorCode::CompactVersion,
            format!(
                "version {} of the compact form is unknown; this library reads version `1`",
                Quoted(version)
            ),
        ),
        _ => syntax(format!("a compact form begins with `{PREFIX}`")),
    }
}

fn syntax(message: impl Into<alloc::string::String>) -> Error {
    Error::new(ErrorCode::CompactSyntax, message)
}
