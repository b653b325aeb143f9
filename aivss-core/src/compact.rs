//! The compact form: a whole assessment's scoring input as one line of text.
//!
//! **The form is this library's**, not OWASP's; its version is the `1` after `AIVSS:`. It fits a URL
//! fragment and a CSV cell (no blank, quote, comma or semicolon), and the CVSS vector stands in it
//! as it is:
//!
//! ```text
//! AIVSS:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0/MF:P/CVSS:4.0/AV:N/...
//! ```
//!
//! # Grammar
//!
//! ```text
//! compact  = "AIVSS:1/" method "/" domain "/" agentic [ "/TM:" threat ] [ "/MF:" mitigation ] "/" cvss
//! method   = "owasp-0.8" | "owasp-0.5" | "uplift-only"
//! domain   = "R" | "E"                                     rubric, estimated
//! agentic  = "0.8" ten factors | "0.5" ten factors | "AARS:" number
//! factor   = "/" key ":" ( number | "X" )                  in the order of the set:
//!            0.8: AU TO LA CO ND OP PE ID MA SM    0.5: AU TO PE ID MA ND SM PL CO OP
//! threat   = "A" | "P" | "U" | "X" | number                left out: the vector's E, else P
//! mitigation = "N" | "P" | "S" | "X" | number              none or weak, partial, strong; left out: N
//! cvss     = a CVSS v4.0 vector | "BASE:" score
//! number   = a plain decimal with at most four decimals
//! ```
//!
//! `X` is an input that nobody observed: [`PartialAssessment`] reads and writes it, and an [`Assessment`]
//! refuses it with the two ends that it leaves (`request.incomplete`).
//!
//! Writing is canonical: one assessment has one text, without trailing zeros and without what was
//! left to defaults. Reading that text gives the same assessment.
//!
//! ```
//! use aivss_core::Assessment;
//!
//! let line = "AIVSS:1/owasp-0.8/E/0.5/AU:0.6/TO:0.8/PE:0.3/ID:0.6/MA:0.4/ND:0.5/SM:0.1/PL:0.5/CO:0.7\
//!             /OP:0.4/TM:1.05/MF:0.85/BASE:8.5";
//! let assessment: Assessment = line.parse()?;
//! assert_eq!(assessment.report().score().to_string(), "7.9");
//! assert_eq!(assessment.compact().to_string(), line);
//! # Ok::<(), aivss_core::Error>(())
//! ```

use crate::assessment::{Amplification, Assessment, CvssInput, Inputs, Origin, Report};
use crate::bounds::{PartialAssessment, PartialInputs};
use crate::cvss::metric::ExploitMaturity;
use crate::cvss::{MAX_VECTOR_BYTES, Vector};
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use crate::factor::{AmplificationFactor, FactorSet, FactorValue, PartialProfile, notation};
use crate::method::{Domain, Method, MitigationStrength};
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// What every text in this version of the form begins with.
const PREFIX: &str = "AIVSS:1/";

/// Longer than any compact form can be: what stands around the vector takes less than 300 bytes.
pub const MAX_COMPACT_BYTES: usize = 300 + MAX_VECTOR_BYTES;

impl Assessment {
    /// The compact form; `Display` writes it.
    #[must_use]
    pub const fn compact(&self) -> Compact<'_> {
        Compact { known: self, unknown: None }
    }
}

impl PartialAssessment {
    /// The compact form, with `X` for what is unknown; `Display` writes it.
    #[must_use]
    pub const fn compact(&self) -> Compact<'_> {
        Compact { known: self.known(), unknown: Some(self) }
    }
}

/// An assessment in its compact form.
#[derive(Clone, Copy, Debug)]
pub struct Compact<'a> {
    known: &'a Assessment,
    /// What is unknown of it, if anything can be.
    unknown: Option<&'a PartialAssessment>,
}

/// A factor's two letters, the same in every set.
pub(crate) const fn key(factor: AmplificationFactor) -> &'static str {
    match factor {
        AmplificationFactor::Autonomy => "AU",
        AmplificationFactor::Tools => "TO",
        AmplificationFactor::Language => "LA",
        AmplificationFactor::Context => "CO",
        AmplificationFactor::NonDeterminism => "ND",
        AmplificationFactor::Opacity => "OP",
        AmplificationFactor::Persistence => "PE",
        AmplificationFactor::Identity => "ID",
        AmplificationFactor::MultiAgent => "MA",
        AmplificationFactor::SelfModification => "SM",
        AmplificationFactor::Planning => "PL",
    }
}

const fn domain_letter(domain: Domain) -> &'static str {
    match domain {
        Domain::Rubric => "R",
        Domain::Estimated => "E",
    }
}

const fn strength_letter(strength: MitigationStrength) -> &'static str {
    match strength {
        MitigationStrength::NoneOrWeak => "N",
        MitigationStrength::Partial => "P",
        MitigationStrength::Strong => "S",
    }
}

/// Writes a number without the `.0` that whole ones have elsewhere.
fn write_short(f: &mut fmt::Formatter<'_>, number: Decimal) -> fmt::Result {
    let text = number.text();
    let text = text.as_str();
    f.write_str(text.strip_suffix(".0").unwrap_or(text))
}

/// Texts are written one by one: with format strings in between it takes several times as long, and
/// batches write a form for each line.
impl fmt::Display for Compact<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report: Report = self.known.report();
        let unknown = self.unknown.map(PartialAssessment::unknown_factors).unwrap_or_default();
        f.write_str(PREFIX)?;
        f.write_str(report.method().as_str())?;
        f.write_str("/")?;
        f.write_str(domain_letter(report.domain()))?;
        match self.known.amplification() {
            Amplification::Profile(profile) => {
                f.write_str("/")?;
                f.write_str(profile.set().as_str())?;
                for (position, (factor, value)) in profile.iter().enumerate() {
                    f.write_str("/")?;
                    f.write_str(key(factor))?;
                    f.write_str(":")?;
                    match value {
                        _ if unknown.contains(position) => f.write_str("X")?,
                        FactorValue::ZERO => f.write_str("0")?,
                        FactorValue::HALF => f.write_str("0.5")?,
                        FactorValue::ONE => f.write_str("1")?,
                        other => write_short(f, other.to_decimal())?,
                    }
                }
            }
            Amplification::PrintedAars(aars) => {
                f.write_str("/AARS:")?;
                write_short(f, aars)?;
            }
        }
        let threat = report.threat_multiplier();
        if self.unknown.is_some_and(PartialAssessment::is_maturity_unknown) {
            f.write_str("/TM:X")?;
        } else if threat.origin == Origin::Given {
            f.write_str("/TM:")?;
            match threat.maturity {
                Some(maturity) => write!(f, "{maturity}")?,
                None => write_short(f, threat.value)?,
            }
        }
        if self.unknown.is_some_and(PartialAssessment::is_mitigation_unknown) {
            f.write_str("/MF:X")?;
        } else if let Some(mitigation) = report.mitigation()
            && mitigation.origin == Origin::Given
        {
            f.write_str("/MF:")?;
            match mitigation.strength {
                Some(strength) => f.write_str(strength_letter(strength))?,
                None => write_short(f, mitigation.factor)?,
            }
        }
        if let Some(vector) = report.vector() {
            f.write_str("/")?;
            return f.write_str(vector.text().as_str());
        }
        f.write_str("/BASE:")?;
        f.write_str(report.cvss_score().to_decimal().text().as_str())
    }
}

/// Reads the compact form: its parts in their order, and the checks that any assessment passes.
///
/// # Errors
///
/// `compact.too_long`, `compact.version` and `compact.syntax`, or those of [`Assessment::try_new`];
/// `request.incomplete` for an `X`, with the two ends that it leaves.
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
/// `compact.too_long`, `compact.version` and `compact.syntax`, or those of [`PartialAssessment::try_new`].
impl FromStr for PartialAssessment {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        if text.len() > MAX_COMPACT_BYTES {
            return Err(Error::new(
                ErrorCode::CompactTooLong,
                format!(
                    "a compact form of {} bytes is longer than the {MAX_COMPACT_BYTES} of the longest",
                    text.len()
                ),
            ));
        }
        let rest = text.strip_prefix(PREFIX).ok_or_else(|| not_compact(text))?;
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
    if notation::begins(text) {
        return Error::new(
            ErrorCode::FieldMissing,
            "this is the notation `AIVSS:0.8/` for factors alone, which holds no CVSS; give it as `factors`, and \
             `cvss` beside it",
        )
        .at("cvss");
    }
    match text.strip_prefix("AIVSS:").and_then(|rest| rest.split('/').next()) {
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
