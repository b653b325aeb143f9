//! What can go wrong, as names that programs match on.

use core::fmt;

macro_rules! error_codes {
    ($($(#[$doc:meta])+ $variant:ident = $text:literal,)+) => {
        /// What went wrong, as a name that programs may match on.
        ///
        /// The text of a code never changes meaning; new codes may be added in a minor release.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum ErrorCode {
            $($(#[$doc])+ $variant,)+
        }

        impl ErrorCode {
            /// Every code, in the order of this documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as it stands in JSON outcomes and on the command line.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }
        }
    };
}

error_codes! {
    /// The input is not text: bytes that are not UTF-8, a NUL in a line, or no input at all.
    InputUnreadable = "input.unreadable",
    /// The request is longer than [`crate::request::MAX_REQUEST_BYTES`](crate::request::MAX_REQUEST_BYTES).
    RequestTooLarge = "request.too_large",
    /// An input is unknown, where a whole score is needed and bounds are no answer.
    RequestIncomplete = "request.incomplete",
    /// The text is not valid JSON (or TOML or CSV, where that is read).
    RequestSyntax = "request.syntax",
    /// A field holds another kind of value than it should, a list for a number for instance.
    FieldType = "field.type",
    /// A field that the request does not have.
    FieldUnknown = "field.unknown",
    /// The same key stands twice in one object.
    FieldDuplicate = "field.duplicate",
    /// A required field is absent.
    FieldMissing = "field.missing",
    /// Two fields of one object exclude each other.
    FieldConflict = "field.conflict",
    /// A name or note is longer than its limit.
    FieldTooLong = "field.too_long",
    /// The text or float is no plain decimal number.
    NumberInvalid = "number.invalid",
    /// The number has more decimals than the quantity allows.
    NumberPlaces = "number.places",
    /// The number lies outside the range of its quantity.
    NumberRange = "number.range",
    /// The vector is longer than any valid CVSS v4.0 vector.
    CvssTooLong = "cvss.too_long",
    /// The vector belongs to another CVSS version than v4.0.
    CvssVersion = "cvss.version",
    /// The text does not begin like a CVSS vector.
    CvssPrefix = "cvss.prefix",
    /// Something stands where a `METRIC:VALUE` pair should.
    CvssSyntax = "cvss.syntax",
    /// The vector names a metric that CVSS v4.0 does not have.
    CvssMetricUnknown = "cvss.metric_unknown",
    /// The vector lacks a base metric.
    CvssMetricMissing = "cvss.metric_missing",
    /// The vector gives a metric twice.
    CvssMetricRepeated = "cvss.metric_repeated",
    /// The vector gives a metric later than the specification's order has it.
    CvssMetricOrder = "cvss.metric_order",
    /// The value does not exist for its metric.
    CvssValueUnknown = "cvss.value_unknown",
    /// A score was given beside a vector that scores otherwise.
    CvssConflict = "cvss.conflict",
    /// The text is longer than any compact form.
    CompactTooLong = "compact.too_long",
    /// The text is in another notation that calls itself AIVSS.
    CompactNotation = "compact.notation",
    /// The text is in another version of the compact form.
    CompactVersion = "compact.version",
    /// A part of a compact form is missing or out of its place.
    CompactSyntax = "compact.syntax",
    /// No such core risk.
    CoreRiskUnknown = "core_risk.unknown",
    /// No record of the catalog has that id or name.
    CatalogUnknown = "catalog.unknown",
    /// A number that the playbook keeps free.
    CatalogReserved = "catalog.reserved",
    /// None of the playbook's words for a rating has that name.
    RuleUnknown = "rule.unknown",
    /// A question to the catalog asks two things, or filters what has no such property.
    CatalogConflict = "catalog.conflict",
    /// No certainty has that name.
    CertaintyUnknown = "certainty.unknown",
    /// A layer is not applicable and described as well.
    LayerConflict = "layer.conflict",
    /// No such severity band, or none that the report format knows.
    SeverityUnknown = "severity.unknown",
    /// The document has something that the report format has no place for.
    ReportMismatch = "report.mismatch",
    /// No report format has that name.
    ReportFormatUnknown = "report_format.unknown",
    /// Two findings of one document have the same id.
    FindingDuplicate = "finding.duplicate",
    /// The threat model is of another version than this library reads.
    ModelVersion = "model.version",
    /// No such kind of thing in a threat model.
    EntityKindUnknown = "entity.kind_unknown",
    /// The threat model has nothing of that id.
    EntityUnknown = "entity.unknown",
    /// There are no more ids for that kind.
    EntityFull = "entity.full",
    /// The text is no id of a threat model.
    IdInvalid = "id.invalid",
    /// The id is that of another kind of thing than belongs there.
    ReferenceKind = "reference.kind",
    /// A reference points to what is not there.
    ReferenceDangling = "reference.dangling",
    /// What is to be removed is still referred to.
    ReferenceUsed = "reference.used",
    /// The mitigation and the threat are linked already.
    LinkExists = "link.exists",
    /// The mitigation and the threat are not linked.
    LinkUnknown = "link.unknown",
    /// A report format's limit is exceeded, so that nothing is written rather than something cut.
    ExportLimit = "export.limit",
    /// The text is no calendar date of the form 2026-03-19.
    DateInvalid = "date.invalid",
    /// No such method.
    MethodUnknown = "method.unknown",
    /// No such value domain.
    DomainUnknown = "domain.unknown",
    /// No such factor set.
    FactorSetUnknown = "factor_set.unknown",
    /// The method does not take this factor set in this domain.
    FactorSetNotAllowed = "factor_set.not_allowed",
    /// No factor of any set has this name.
    FactorUnknown = "factor.unknown",
    /// The factor exists, but in the other factor set.
    FactorNotInSet = "factor.not_in_set",
    /// Two spellings of one factor stand in one profile.
    FactorDuplicate = "factor.duplicate",
    /// The profile lacks a factor of its set.
    FactorMissing = "factor.missing",
    /// Ten factors in one text are not as mcp-guard writes them.
    FactorsSyntax = "factors.syntax",
    /// The value is none of 0.0, 0.5 and 1.0, the only ones of the rubric domain.
    FactorOffRubric = "factor.off_rubric",
    /// No such status of a factor's value.
    ObservationUnknown = "observation.unknown",
    /// No such exploit maturity.
    ExploitMaturityUnknown = "exploit_maturity.unknown",
    /// In the rubric domain the threat multiplier is none of the method's table.
    ThreatMultiplierOffTable = "threat_multiplier.off_table",
    /// Threat multiplier, exploit maturity and the vector's E say different things.
    ThreatMultiplierConflict = "threat_multiplier.conflict",
    /// No such mitigation strength.
    MitigationUnknown = "mitigation.unknown",
    /// In the rubric domain the mitigation factor is none of the method's table.
    MitigationFactorOffTable = "mitigation_factor.off_table",
    /// Mitigation strength and mitigation factor say different things.
    MitigationFactorConflict = "mitigation_factor.conflict",
    /// The method has no mitigation factor.
    MitigationNotAllowed = "mitigation.not_allowed",
    /// The method takes no printed AARS, or not in this domain.
    AarsNotAllowed = "aars.not_allowed",
    /// Both factors and a printed AARS were given.
    AarsConflict = "aars.conflict",
    /// The text does not begin like an AIVSS 1.0 extension vector.
    ExtensionPrefix = "extension.prefix",
    /// The vector carries the header of another state of the candidate.
    ExtensionVersion = "extension.version",
    /// Something stands where a `METRIC:VALUE` pair of an extension vector should.
    ExtensionSyntax = "extension.syntax",
    /// The extension vector names a metric that it does not have.
    ExtensionMetricUnknown = "extension.metric_unknown",
    /// The extension vector lacks one of its eight metrics.
    ExtensionMetricMissing = "extension.metric_missing",
    /// The extension vector gives a metric twice.
    ExtensionMetricRepeated = "extension.metric_repeated",
    /// The extension vector gives a metric out of its place.
    ExtensionMetricOrder = "extension.metric_order",
    /// The metric existed in an earlier state of the candidate only.
    ExtensionMetricWithdrawn = "extension.metric_withdrawn",
    /// The value does not exist for its metric of the extension vector.
    ExtensionValueUnknown = "extension.value_unknown",
    /// Metrics of the extension vector stand inside a CVSS vector.
    ExtensionAppended = "extension.appended",
    /// The text is not one CVSS vector and one extension vector with a blank between them.
    ExtensionUnpaired = "extension.unpaired",
    /// A text that has to say something is blank, or has blanks around it where none may be.
    FieldBlank = "field.blank",
    /// No such risk category of the AIVSS 1.0 candidate.
    RiskCategoryUnknown = "risk_category.unknown",
    /// No such kind of assessor.
    AssessorKindUnknown = "assessor_kind.unknown",
    /// AIVSS does not apply to what is assessed.
    ApplicabilityNotGiven = "applicability.not_given",
    /// A result of a scoring method and one of the AIVSS 1.0 candidate were put together, or one was asked for
    /// what only the other has. They never compare.
    FamilyMismatch = "family.mismatch",
    /// No such effect class.
    EffectClassUnknown = "effect_class.unknown",
    /// The counts of episodes and successes are impossible.
    EvidenceCountInvalid = "evidence.count_invalid",
    /// A stated confidence bound is not the one that follows from the counts.
    EvidenceBoundMismatch = "evidence.bound_mismatch",
    /// The extension vector says something else than its evidence gives.
    EvidenceConflict = "evidence.conflict",
    /// Evidence that exists for CVE entries only, without a CVE.
    EvidenceCveRequired = "evidence.cve_required",
    /// Counted episodes that decide nothing stand as evidence of the method `empirical`.
    EvidenceUndecided = "evidence.undecided",
    /// No such method of evidence, or no such outcome of a proof.
    EvidenceMethodUnknown = "evidence.method_unknown",
    /// An EPSS probability without its date, or a date without the probability.
    EvidenceEpssIncomplete = "evidence.epss_incomplete",
    /// No such CISA or AIVSS value of a decision point.
    DecisionValueUnknown = "decision.value_unknown",
    /// The text is no CVE identifier.
    DecisionCveInvalid = "decision.cve_invalid",
    /// The decision takes something that exists for CVE entries only, without a CVE.
    DecisionCveRequired = "decision.cve_required",
    /// It is not said whether the CVE is in the catalog of known exploited vulnerabilities.
    DecisionKevUnstated = "decision.kev_unstated",
    /// A known exploited vulnerability lacks the values that CISA publishes for it.
    DecisionVulnrichmentMissing = "decision.vulnrichment_missing",
    /// A supplied value differs from the one that CISA publishes.
    DecisionConflict = "decision.conflict",
    /// A decision point has no value and no default.
    DecisionPointMissing = "decision.point_missing",
    /// The exposure has no source.
    DecisionSourceMissing = "decision.source_missing",
    /// It is not said when the data of the decision was observed.
    DecisionTimeMissing = "decision.time_missing",
    /// The text is no point in time such as `2026-09-01T07:30:00Z`.
    TimeInvalid = "time.invalid",
    /// No such level of business criticality or reach.
    PriorityLevelUnknown = "priority.level_unknown",
    /// Something stands where a `key:value` pair of an AIVSS-SSVC vector should.
    SsvcSyntax = "ssvc.syntax",
    /// The AIVSS-SSVC vector has a key that is no decision point and no capability.
    SsvcKeyUnknown = "ssvc.key_unknown",
    /// The AIVSS-SSVC vector has a key twice.
    SsvcKeyRepeated = "ssvc.key_repeated",
    /// A decision point or capability of AIVSS-SSVC is absent.
    SsvcPointMissing = "ssvc.point_missing",
    /// The value does not exist for its decision point of AIVSS-SSVC.
    SsvcValueUnknown = "ssvc.value_unknown",
}

impl ErrorCode {
    /// What the code is about, its part before the dot: `cvss` of `cvss.syntax`.
    ///
    /// ```
    /// assert_eq!(aivss_core::ErrorCode::CvssSyntax.group(), "cvss");
    /// ```
    #[must_use]
    pub fn group(self) -> &'static str {
        self.as_str().split('.').next().unwrap_or_default()
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn every_code_has_its_own_text() {
        let mut texts: Vec<_> = ErrorCode::ALL.iter().map(|c| c.as_str()).collect();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), ErrorCode::ALL.len());
    }
}
