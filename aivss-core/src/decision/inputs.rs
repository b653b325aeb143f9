//! From what is known about a finding to a decision, with every refusal.

use super::basis::{DecisionBasis, Sourced, ValueSource};
use super::cve::CveId;
use super::evidence::ExploitationEvidence;
use super::overlay::Overlay;
use super::result::Decision;
use super::table::{DecisionPoints, TechnicalImpact};
use super::timeline::Timeline;
use crate::error::{Error, ErrorCode};
use crate::extension::{Edition, EffectClass, TraceabilityDeficit};
use crate::time::Timestamp;
use alloc::format;
use core::fmt;

/// Whether the asset can be reached from the internet, and who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exposure<'a> {
    is_public: bool,
    source: &'a str,
}

impl Exposure<'static> {
    /// For an exposure that nobody stated: AIVSS 1.0 follows CISA's guidance and counts it as public.
    pub const NOT_STATED: Self = Self {
        is_public: true,
        source: "not stated; counted as exposed, as CISA's guidance for BOD 26-04 has it",
    };
}

impl<'a> Exposure<'a> {
    /// What the owner of the asset says, with the source.
    ///
    /// # Errors
    ///
    /// `decision.source_missing` where the source is blank.
    pub fn try_new(is_public: bool, source: &'a str) -> Result<Self, Error> {
        if source.trim().is_empty() {
            return Err(Error::new(
                ErrorCode::DecisionSourceMissing,
                "the exposure has no source; name who or what says whether the asset is exposed",
            )
            .at("publicly_exposed_source"));
        }
        Ok(Self { is_public, source })
    }

    /// Whether the asset can be reached from the internet.
    #[must_use]
    pub const fn is_public(self) -> bool {
        self.is_public
    }

    /// Who says so.
    #[must_use]
    pub const fn source(self) -> &'a str {
        self.source
    }
}

/// What is known about a finding, for the decision how soon to act.
///
/// It stands alone: any finding with a CVE can be decided, without an extension vector.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DecisionInputs<'a> {
    /// The edition whose rules hold; they differ for a CVE without any metadata.
    pub edition: Edition,
    /// What is known about exploitation.
    pub evidence: ExploitationEvidence,
    /// The CVE, if the finding has one.
    pub cve_id: Option<CveId<'a>>,
    /// The finding is in the scope of the directive: a civilian agency of the US federal government owns the
    /// asset.
    pub fceb_bod_2604_scope: bool,
    /// Whether the asset is exposed.
    pub exposure: Option<Exposure<'a>>,
    /// When the data was observed.
    pub observed_at: Option<Timestamp<'a>>,
    /// Automatable, as the assessor sees it.
    pub automatable: Option<bool>,
    /// Technical Impact, as the assessor sees it.
    pub technical_impact: Option<TechnicalImpact>,
    /// Automatable, as CISA publishes it.
    pub vulnrichment_automatable: Option<bool>,
    /// Technical Impact, as CISA publishes it.
    pub vulnrichment_technical_impact: Option<TechnicalImpact>,
    /// The effect class, if there is an extension vector.
    pub effect_class: Option<EffectClass>,
    /// TD of the extension vector.
    pub traceability_deficit: Option<TraceabilityDeficit>,
}

impl<'a> DecisionInputs<'a> {
    /// Decides.
    ///
    /// # Errors
    ///
    /// `evidence.cve_required` and codes beginning with `decision.`, each with the path of its field as a
    /// document names it.
    pub fn decide(&self) -> Result<Decision<'a>, Error> {
        let exposure = self.exposure.ok_or_else(|| {
            missing("publicly_exposed", "it is not said whether the asset is publicly exposed")
        })?;
        let observed_at = self.observed_at.ok_or_else(|| {
            Error::new(
                ErrorCode::DecisionTimeMissing,
                "it is not said when the data of the decision was observed",
            )
            .at("decision_data_observed_at")
        })?;
        self.check_cve()?;
        let in_kev = self.evidence.cisa_kev == Some(true);
        // Either edition has a default where a CVE is known not to be in KEV.
        let has_default = self.cve_id.is_some() && !in_kev;
        let is_without_metadata = has_default
            && self.edition == Edition::V1_0
            && self.automatable.is_none()
            && self.technical_impact.is_none()
            && self.vulnrichment_automatable.is_none()
            && self.vulnrichment_technical_impact.is_none();
        let (no, total) = if is_without_metadata {
            (ValueSource::MissingMetadata, ValueSource::MissingMetadata)
        } else {
            (ValueSource::DefaultNo, ValueSource::DefaultTotal)
        };
        let automatable = sourced(
            "automatable",
            self.vulnrichment_automatable,
            self.automatable,
            has_default.then_some((false, no)),
        )?;
        let technical_impact = sourced(
            "technical_impact",
            self.vulnrichment_technical_impact,
            self.technical_impact,
            has_default.then_some((TechnicalImpact::Total, total)),
        )?;
        let points = DecisionPoints {
            in_kev,
            publicly_exposed: exposure.is_public,
            automatable: automatable.value,
            technical_impact: technical_impact.value,
        };
        let timeline = if is_without_metadata { Timeline::SixtyDays } else { points.timeline() };
        Ok(Decision {
            basis: match self.cve_id {
                Some(_) if self.fceb_bod_2604_scope => DecisionBasis::CisaBod2604,
                Some(_) => DecisionBasis::CveGuidance,
                None => DecisionBasis::Analogy,
            },
            cve_id: self.cve_id,
            rung: self.evidence.rung(),
            epss: self.evidence.epss,
            points,
            exposure_source: exposure.source,
            observed_at,
            automatable,
            technical_impact,
            is_without_metadata,
            timeline,
            effect_class: self.effect_class,
            traceability_deficit: self.traceability_deficit,
            overlay: Overlay::new(timeline, self.effect_class, self.traceability_deficit),
        })
    }

    /// What exists for CVE entries only needs a CVE, and a CVE needs to be looked up.
    fn check_cve(&self) -> Result<(), Error> {
        let has_published =
            self.vulnrichment_automatable.is_some() || self.vulnrichment_technical_impact.is_some();
        if self.cve_id.is_none() {
            let needs = |code: ErrorCode, what: &str| {
                Err(Error::new(
                    code,
                    format!("{what} without a CVE; CISA and FIRST publish it for CVE entries only"),
                )
                .at("cve_id"))
            };
            if self.evidence.needs_cve() {
                return needs(
                    ErrorCode::EvidenceCveRequired,
                    "evidence from KEV, Vulnrichment or EPSS is given",
                );
            }
            if self.fceb_bod_2604_scope {
                return Err(Error::new(
                    ErrorCode::DecisionCveRequired,
                    "the finding is put in the scope of BOD 26-04 without a CVE; the directive is about CVE entries",
                )
                .at("cve_id"));
            }
            if has_published {
                return needs(ErrorCode::DecisionCveRequired, "a value of Vulnrichment is given");
            }
            return Ok(());
        }
        match self.evidence.cisa_kev {
            None => Err(Error::new(
                ErrorCode::DecisionKevUnstated,
                "it is not said whether the CVE is in CISA's catalog of known exploited vulnerabilities",
            )
            .at("evidence.cisa_kev")),
            Some(true) => {
                let absent = match (self.vulnrichment_automatable, self.vulnrichment_technical_impact)
                {
                    (Some(_), Some(_)) => return Ok(()),
                    (None, _) => "vulnrichment_automatable",
                    (_, None) => "vulnrichment_technical_impact",
                };
                Err(Error::new(
                    ErrorCode::DecisionVulnrichmentMissing,
                    "a CVE in KEV takes Automatable and Technical Impact from CISA's Vulnrichment, which has both \
                     for every entry; supplied values do not do",
                )
                .at(absent))
            }
            Some(false) => Ok(()),
        }
    }
}

/// CISA's value, else the supplied one, else the default.
fn sourced<T: Copy + PartialEq + fmt::Display>(
    name: &'static str,
    published: Option<T>,
    supplied: Option<T>,
    default: Option<(T, ValueSource)>,
) -> Result<Sourced<T>, Error> {
    if let (Some(published), Some(supplied)) = (published, supplied)
        && published != supplied
    {
        return Err(Error::new(
            ErrorCode::DecisionConflict,
            format!("`{supplied}` is supplied, and CISA's Vulnrichment says `{published}`"),
        )
        .at(name));
    }
    let found = published
        .map(|value| (value, ValueSource::Vulnrichment))
        .or(supplied.map(|value| (value, ValueSource::Supplied)))
        .or(default);
    match found {
        Some((value, source)) => Ok(Sourced { value, source }),
        None => Err(missing(
            name,
            "a finding without a CVE has no default here; it follows neither from SR nor from CVSS",
        )),
    }
}

fn missing(name: &str, message: &str) -> Error {
    Error::new(ErrorCode::DecisionPointMissing, message).at(name)
}
