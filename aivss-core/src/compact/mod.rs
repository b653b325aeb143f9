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
mod read;

pub use foreign_notation::ForeignNotation;

use crate::assessment::{Amplification, Assessment, Origin, Report};
use crate::bounds::PartialAssessment;
use crate::cvss::MAX_VECTOR_BYTES;
use crate::decimal::Decimal;
use crate::factor::{AmplificationFactor, FactorValue};
use crate::method::{Domain, MitigationStrength};
use core::fmt;

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
