//! Where in a verified input the figures stand: JSON pointers, for each form that an input may have.

use aivss_core::assessment::Inputs;
use aivss_core::verify::{Figure, Verification};
use alloc::format;

/// A form in which figures are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A vulnerability of a report of AIVSS v0.8.
    Owasp0_8,
    /// An assessment of a report of AIVSS v0.5.
    Owasp0_5,
    /// A published score.
    Published,
    /// A report of this library.
    Outcome,
    /// A request or a finding of a document, whose inputs may contradict each other.
    Request,
}

impl Form {
    /// Writes into each difference where its figure stands, below the pointer `root`.
    pub(super) fn locate(self, root: &str, inputs: &Inputs, verification: &mut Verification) {
        for difference in &mut verification.differences {
            let place = self.place(difference.figure, inputs);
            difference.pointer = place.map(|place| format!("{root}/{place}"));
        }
    }

    /// The place of a figure; none where the form does not have the figure.
    fn place(self, figure: Figure, inputs: &Inputs) -> Option<&'static str> {
        match self {
            Self::Owasp0_8 => match figure {
                Figure::Cvss => Some("cvss_base/score"),
                Figure::ThreatMultiplier => Some("threat_multiplier"),
                Figure::FactorSum => Some("scores/factor_sum"),
                Figure::Aars => Some("scores/aars"),
                Figure::Score => Some("scores/aivss"),
                Figure::Severity => Some("scores/severity"),
                _ => None,
            },
            Self::Owasp0_5 => match figure {
                Figure::Cvss => Some("cvss/baseScore"),
                Figure::Score => Some("aivss/finalScore"),
                Figure::Severity => Some("aivss/qualitativeRating"),
                Figure::VectorCvss | Figure::VectorAars | Figure::Vector => Some("aivss/vector"),
                _ => None,
            },
            Self::Published => match figure {
                Figure::Cvss => Some("cvss_base"),
                Figure::ThreatMultiplier => Some("threat_multiplier"),
                Figure::FactorSum => Some("printed/factor_sum"),
                Figure::Aars => Some("printed/aars"),
                Figure::Raw => Some("printed/raw"),
                Figure::Score => Some("printed/aivss"),
                Figure::Severity => Some("printed/severity"),
                Figure::VectorCvss | Figure::VectorAars | Figure::Vector => Some("printed/vector"),
                _ => None,
            },
            Self::Outcome => match figure {
                Figure::Cvss => Some("cvss/score"),
                Figure::ThreatMultiplier => Some("threat_multiplier/value"),
                Figure::FactorSum => Some("factor_sum"),
                Figure::Aars => Some("aars"),
                Figure::Raw => Some("raw"),
                Figure::Score => Some("score"),
                Figure::Severity => Some("severity"),
                _ => None,
            },
            Self::Request => match figure {
                Figure::Cvss => Some("cvss/score"),
                Figure::ThreatMultiplier if inputs.threat_multiplier.is_some() => {
                    Some("threat_multiplier")
                }
                Figure::ThreatMultiplier => Some("exploit_maturity"),
                _ => None,
            },
        }
    }
}
