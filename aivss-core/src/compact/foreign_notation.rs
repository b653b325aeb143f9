//! The other notations that begin with `AIVSS:`, so that a text in one of them is answered by its name.

use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use alloc::format;

/// A notation that begins with `AIVSS:` and is not the [compact form](super).
///
/// Known from public documents and tools of 2025 and 2026. Nothing is scored from any of them here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ForeignNotation {
    /// `AIVSS:0.8/AU:1/TO:X/...`: the ten factors of AIVSS v0.8, as the scanner mcp-guard prints them; CVSS,
    /// threat multiplier and mitigation factor stand beside it.
    Factors0_8,
    /// `AIVSS:1.0/LC:D/CP:S/...`: the extension vector of the 1.0 candidate of the AIVSS project.
    Extension1_0,
    /// `AIVSS:2.0/LC:D/CP:S/...`: the same of the superseded 2.0 candidate.
    Extension2_0,
    /// `AIVSS:1.2/...`: a draft between the two.
    Draft1_2,
    /// `AIVSS:2.0/` with fourteen metrics: the general AIVSS framework for AI systems, version 2.
    Framework2_0,
    /// `AIVSS:1.0/.../AARS:6.5/TM:1`: a demonstration calculator's CVSS metrics with an AARS behind them.
    Calculator1_0,
    /// `AIVSS:1.0/` with metrics of CVSS v3 or of a tool's own: at least five unrelated tools print such.
    Tool1_0,
    /// Any other text that begins with `AIVSS:`.
    Unknown,
}

impl ForeignNotation {
    /// The notation of a text; `None` where it does not begin with `AIVSS:` or is the compact form's own.
    #[must_use]
    pub fn recognise(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("AIVSS:")?;
        let (version, metrics) = rest.split_once('/').unwrap_or((rest, ""));
        Some(match version {
            "0.8" => Self::Factors0_8,
            "1.2" => Self::Draft1_2,
            "1.0" if metrics.starts_with("LC:") => Self::Extension1_0,
            "2.0" if metrics.starts_with("LC:") => Self::Extension2_0,
            "2.0" => Self::Framework2_0,
            "1.0" if metrics.contains("AARS:") => Self::Calculator1_0,
            "1.0" => Self::Tool1_0,
            "1" => return None,
            _ => Self::Unknown,
        })
    }

    /// What the notation is and who uses it.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::Factors0_8 => {
                "the factor vector of AIVSS v0.8 that mcp-guard prints, which lacks CVSS and multipliers"
            }
            Self::Extension1_0 => "the extension vector of the AIVSS project's 1.0 candidate",
            Self::Extension2_0 => {
                "the extension vector of the AIVSS project's superseded 2.0 candidate"
            }
            Self::Draft1_2 => "a superseded draft, 1.2, of the AIVSS project's candidate",
            Self::Framework2_0 => {
                "the 14-metric vector of the general AIVSS framework for AI systems, not OWASP's for agents"
            }
            Self::Calculator1_0 => {
                "a demonstration calculator's notation, CVSS metrics with an AARS behind them"
            }
            Self::Tool1_0 => "the own notation of some tool; at least five unrelated ones begin so",
            Self::Unknown => "no notation that this library knows",
        }
    }

    /// What to do with a text in it.
    const fn cure(self) -> &'static str {
        match self {
            Self::Factors0_8 => "give it as `factors` beside a CVSS v4.0 vector",
            Self::Extension1_0 | Self::Extension2_0 | Self::Draft1_2 => {
                "it has other metrics than the ten factors and is not scored with them"
            }
            Self::Calculator1_0 => {
                "give its AARS and a CVSS v4.0 base vector or score with the method `owasp-0.5`"
            }
            Self::Framework2_0 | Self::Tool1_0 | Self::Unknown => {
                "give the CVSS v4.0 vector and the ten factors that it was made from"
            }
        }
    }

    /// Why a text in this notation is no compact form: what it is, and what to do.
    pub(super) fn refusal(self, text: &str) -> Error {
        let head = text.split('/').next().unwrap_or_default();
        Error::new(
            ErrorCode::CompactNotation,
            format!(
                "{} begins {}, and not this library's compact form `AIVSS-C:1/`; {}",
                Quoted(head),
                self.description(),
                self.cure()
            ),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::FORMER_PREFIX;
    use super::ForeignNotation;

    #[test]
    fn the_former_prefix_is_no_other_notation() {
        assert_eq!(ForeignNotation::recognise(FORMER_PREFIX), None);
        assert_eq!(ForeignNotation::recognise("AIVSS-C:1/"), None);
        assert_eq!(ForeignNotation::recognise("CVSS:4.0/AV:N"), None);
    }
}
