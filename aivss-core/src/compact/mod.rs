//! The compact form: a whole assessment's scoring input as one line of text.
//!
//! **The form is this library's**, not OWASP's; its version is the `1` after `AIVSS-C:`. The prefix is its own,
//! because at least seven other notations begin with `AIVSS:` and mean other things; the names of those that
//! are known stand in [`ForeignNotation`]. It fits a URL fragment and a CSV cell (no blank, quote, comma or
//! semicolon), and the CVSS vector stands in it as it is:
//!
//! ```text
//! AIVSS-C:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0/MF:P/CVSS:4.0/AV:N/...
//! ```
//!
//! # Grammar
//!
//! ```text
//! compact  = "AIVSS-C:1/" method "/" domain "/" agentic [ "/TM:" threat ] [ "/MF:" mitigation ] "/" cvss
//! method   = "owasp-0.8" | "owasp-0.5" | "uplift-only"
//! domain   = "R" | "E"                                     rubric, estimated
//! agentic  = "0.8" ten factors | "0.5" ten factors | "AARS:" number
//! factor   = "/" key ":" number                            in the order of the set:
//!            0.8: AU TO LA CO ND OP PE ID MA SM    0.5: AU TO PE ID MA ND SM PL CO OP
//! threat   = "A" | "P" | "U" | number                      left out: the vector's E, else P
//! mitigation = "N" | "P" | "S" | number                    none or weak, partial, strong; left out: N
//! cvss     = a CVSS v4.0 vector | "BASE:" score
//! number   = a plain decimal with at most four decimals
//! ```
//!
//! Writing is canonical: one assessment has one text, without trailing zeros and without what was
//! left to defaults. Reading that text gives the same assessment. The prefix that the form had first,
//! `AIVSS:1/`, is still read, and written anew.
//!
//! ```
//! use aivss_core::Assessment;
//!
//! let line = "AIVSS-C:1/owasp-0.8/E/0.5/AU:0.6/TO:0.8/PE:0.3/ID:0.6/MA:0.4/ND:0.5/SM:0.1/PL:0.5/CO:0.7\
//!             /OP:0.4/TM:1.05/MF:0.85/BASE:8.5";
//! let assessment: Assessment = line.parse()?;
//! assert_eq!(assessment.report().score().to_string(), "7.9");
//! assert_eq!(assessment.compact().to_string(), line);
//! # Ok::<(), aivss_core::Error>(())
//! ```

mod foreign_notation;

pub use foreign_notation::ForeignNotation;

use crate::assessment::{Amplification, Assessment, CvssInput, Inputs, Origin, Report};
use crate::cvss::metric::ExploitMaturity;
use crate::cvss::{MAX_VECTOR_BYTES, Vector};
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use crate::factor::{AmplificationFactor, FactorSet, FactorValue, Profile};
use crate::method::{Domain, Method, MitigationStrength};
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// What every text in this version of the form begins with.
const PREFIX: &str = "AIVSS-C:1/";

/// What it began with before it had a prefix of its own; still read.
const FORMER_PREFIX: &str = "AIVSS:1/";

/// Whether a text is meant in the compact form, or in another notation that calls itself AIVSS: neither JSON
/// nor a CVSS vector begins so.
///
/// ```
/// assert!(aivss_core::compact::is_meant_by("AIVSS-C:1/owasp-0.5/R/AARS:6.5/BASE:9.3"));
/// assert!(!aivss_core::compact::is_meant_by("CVSS:4.0/AV:N"));
/// ```
#[must_use]
pub fn is_meant_by(text: &str) -> bool {
    ["AIVSS-C:", "AIVSS:"].iter().any(|prefix| text.starts_with(prefix))
}

/// Longer than any compact form can be: what stands around the vector takes less than 300 bytes.
pub const MAX_COMPACT_BYTES: usize = 300 + MAX_VECTOR_BYTES;

impl Assessment {
    /// The compact form; `Display` writes it.
    #[must_use]
    pub const fn compact(&self) -> Compact<'_> {
        Compact(self)
    }
}

/// An assessment in its compact form.
#[derive(Clone, Copy, Debug)]
pub struct Compact<'a>(&'a Assessment);

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
        let report: Report = self.0.report();
        f.write_str(PREFIX)?;
        f.write_str(report.method().as_str())?;
        f.write_str("/")?;
        f.write_str(domain_letter(report.domain()))?;
        match self.0.amplification() {
            Amplification::Profile(profile) => {
                f.write_str("/")?;
                f.write_str(profile.set().as_str())?;
                for (factor, value) in profile.iter() {
                    f.write_str("/")?;
                    f.write_str(key(factor))?;
                    f.write_str(":")?;
                    match value {
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
        if threat.origin == Origin::Given {
            f.write_str("/TM:")?;
            match threat.maturity {
                Some(maturity) => write!(f, "{maturity}")?,
                None => write_short(f, threat.value)?,
            }
        }
        if let Some(mitigation) = report.mitigation()
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
/// `compact.notation` for what is in another [`ForeignNotation`], `compact.too_long`, `compact.version` and
/// `compact.syntax`, or those of [`Assessment::try_new`].
impl FromStr for Assessment {
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
        let mut inputs = Inputs { method, domain, ..Inputs::new(cvss, amplification) };
        match threat {
            Some(letter @ ("A" | "P" | "U")) => {
                inputs.exploit_maturity = Some(letter.parse::<ExploitMaturity>()?);
            }
            Some(text) => {
                let value = number("threat_multiplier", text, "`A`, `P`, `U`", "2")?;
                inputs.threat_multiplier = Some(value);
            }
            None => {}
        }
        match mitigation {
            Some("N") => inputs.mitigation = Some(MitigationStrength::NoneOrWeak),
            Some("P") => inputs.mitigation = Some(MitigationStrength::Partial),
            Some("S") => inputs.mitigation = Some(MitigationStrength::Strong),
            Some(text) => {
                let value = number("mitigation_factor", text, "`N`, `P`, `S`", "1")?;
                inputs.mitigation_factor = Some(value);
            }
            None => {}
        }
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

fn amplification(parts: &mut Parts<'_>) -> Result<Amplification, Error> {
    let part = parts.next()?;
    if let Some(aars) = part.strip_prefix("AARS:") {
        return number("aars", aars, "", "10").map(Amplification::PrintedAars);
    }
    let set: FactorSet = part.parse()?;
    let mut values = [FactorValue::ZERO; 10];
    for (value, factor) in values.iter_mut().zip(set.factors()) {
        let key = key(*factor);
        if let Some(usual) = parts.rubric_factor(key) {
            *value = usual;
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
        *value = number.parse().map_err(|error: Error| error.at(factor.key(set)).at("factors"))?;
    }
    Ok(Profile::new(set, values).into())
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
