//! Notes: what a reader of a score should know about how it came about.

use super::report::Report;
use super::resolve::Origin;
use crate::cvss::Nomenclature;
use crate::cvss::metric::ExploitMaturity;
use crate::factor::FactorSet;
use crate::method::Method;
use alloc::format;
use alloc::string::String;

/// A fact about one score that is easy to miss and that its owner may be asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Note {
    /// The score is lower than the CVSS score it started from.
    BelowCvss,
    /// The equation gave more than 10.
    Capped,
    /// Environmental metrics took part in the CVSS score.
    EnvironmentalScore,
    /// The vector's E acted through the threat multiplier and not through the CVSS score.
    ThreatThroughMultiplier,
    /// No exploit maturity was given.
    MaturityAssumed,
    /// The factor set is not that of the method's document.
    ForeignFactorSet,
    /// AARS was taken as printed, without factors.
    PrintedAars,
}

impl Report {
    /// What a reader of the score should know, in a fixed order.
    pub fn notes(&self) -> impl Iterator<Item = Note> + '_ {
        Note::ALL.into_iter().filter(|note| note.applies_to(self))
    }
}

impl Note {
    /// Every note, in the order in which a report gives them.
    pub const ALL: [Self; 7] = [
        Self::BelowCvss,
        Self::Capped,
        Self::EnvironmentalScore,
        Self::ThreatThroughMultiplier,
        Self::MaturityAssumed,
        Self::ForeignFactorSet,
        Self::PrintedAars,
    ];

    /// The stable code of the note.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::BelowCvss => "below_cvss",
            Self::Capped => "capped",
            Self::EnvironmentalScore => "environmental_score",
            Self::ThreatThroughMultiplier => "threat_through_multiplier",
            Self::MaturityAssumed => "maturity_assumed",
            Self::ForeignFactorSet => "foreign_factor_set",
            Self::PrintedAars => "printed_aars",
        }
    }

    fn applies_to(self, report: &Report) -> bool {
        match self {
            Self::BelowCvss => report.score() < report.cvss_score(),
            Self::Capped => report.is_capped(),
            Self::EnvironmentalScore => {
                report.nomenclature().is_some_and(Nomenclature::has_environmental)
            }
            Self::ThreatThroughMultiplier => report.threat_multiplier().origin == Origin::Vector,
            Self::MaturityAssumed => report.threat_multiplier().origin == Origin::Default,
            Self::ForeignFactorSet => {
                report.method() != Method::Owasp0_5 && report.factor_set() == Some(FactorSet::V0_5)
            }
            Self::PrintedAars => report.profile().is_none(),
        }
    }

    /// The note for one report, as one sentence.
    #[must_use]
    pub fn message(self, report: &Report) -> String {
        let multiplier = report.threat_multiplier().value;
        match self {
            Self::BelowCvss => below_cvss(report),
            Self::Capped => format!("the equation gives {}, and scores stop at 10.0", report.raw()),
            Self::EnvironmentalScore => format!(
                "environmental metrics count in the CVSS score {} (CVSS-BE); AIVSS v0.5 (section 4.1.5) announces \
                 that for the future and v0.8 is silent, so it is this library's choice",
                report.cvss_score()
            ),
            Self::ThreatThroughMultiplier => format!(
                "E acts through the threat multiplier {multiplier} and is left out of the CVSS score, where it \
                 would count a second time"
            ),
            Self::MaturityAssumed => format!(
                "no exploit maturity is given, so AIVSS assumes {} ({multiplier}); CVSS itself would assume {}",
                ExploitMaturity::AIVSS_DEFAULT.as_str().replace('_', " "),
                ExploitMaturity::Attacked.as_str(),
            ),
            Self::ForeignFactorSet => format!(
                "the factors are those of AIVSS v0.5 and the equation is that of `{}`, a practice of public \
                 directories and of neither document",
                report.method()
            ),
            Self::PrintedAars => {
                "AARS is taken as printed; whether its factors add up to it is not known".into()
            }
        }
    }
}

fn below_cvss(report: &Report) -> String {
    let method = report.method();
    let stated = format!(
        "the score {} is below the CVSS score {}, because {}",
        report.score(),
        report.cvss_score(),
        method.why_below_cvss()
    );
    if method == Method::Owasp0_8 {
        let uplift_only = report.under(Method::UpliftOnly).score();
        format!("{stated}; `{}` gives {uplift_only}", Method::UpliftOnly)
    } else {
        stated
    }
}
