"""The enums of the package. Their values are the core's, and a test compares them and prints the fix.

Each is a ``StrEnum``: a member equals its text, and functions take either.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "Domain",
    "ErrorCode",
    "ExploitMaturity",
    "FactorSet",
    "Method",
    "MitigationKind",
    "MitigationScope",
    "MitigationStrength",
    "Nomenclature",
    "NoteCode",
    "ObservationStatus",
    "Origin",
    "RiskDriver",
    "Severity",
    "ThreatSet",
]


class Severity(StrEnum):
    """The band of a score, ordered from ``NONE`` up to ``CRITICAL``."""

    NONE = "None"
    LOW = "Low"
    MEDIUM = "Medium"
    HIGH = "High"
    CRITICAL = "Critical"

    # A `str` would compare by the alphabet, and put Critical first.
    def __lt__(self, other: str) -> bool:
        return _rank(self) < _rank(other)

    def __le__(self, other: str) -> bool:
        return _rank(self) <= _rank(other)

    def __gt__(self, other: str) -> bool:
        return _rank(self) > _rank(other)

    def __ge__(self, other: str) -> bool:
        return _rank(self) >= _rank(other)


def _rank(severity: str) -> int:
    return list(Severity).index(Severity(severity))


class Method(StrEnum):
    """A published way of computing a score."""

    OWASP_0_8 = "owasp-0.8"
    OWASP_0_5 = "owasp-0.5"
    UPLIFT_ONLY = "uplift-only"


class Domain(StrEnum):
    """Which values factors and multipliers may take."""

    RUBRIC = "rubric"
    ESTIMATED = "estimated"


class FactorSet(StrEnum):
    """A set of ten factors."""

    V0_8 = "0.8"
    V0_5 = "0.5"


class ExploitMaturity(StrEnum):
    """How far exploitation has come."""

    ATTACKED = "attacked"
    PROOF_OF_CONCEPT = "proof_of_concept"
    UNREPORTED = "unreported"


class MitigationStrength(StrEnum):
    """How strongly a finding is mitigated."""

    NONE_OR_WEAK = "none_or_weak"
    PARTIAL = "partial"
    STRONG = "strong"


class Nomenclature(StrEnum):
    """Which metric groups a CVSS v4.0 score was made from."""

    CVSS_B = "CVSS-B"
    CVSS_BT = "CVSS-BT"
    CVSS_BE = "CVSS-BE"
    CVSS_BTE = "CVSS-BTE"


class Origin(StrEnum):
    """Where a multiplier came from."""

    GIVEN = "given"
    VECTOR = "vector"
    DEFAULT = "default"


class RiskDriver(StrEnum):
    """What drives a risk: the vulnerability itself, or the way the agent is deployed."""

    TECHNOLOGY = "technology"
    DEPLOYMENT = "deployment"


class NoteCode(StrEnum):
    """What a reader of a score should know."""

    BELOW_CVSS = "below_cvss"
    CAPPED = "capped"
    ENVIRONMENTAL_SCORE = "environmental_score"
    THREAT_THROUGH_MULTIPLIER = "threat_through_multiplier"
    MATURITY_ASSUMED = "maturity_assumed"
    FOREIGN_FACTOR_SET = "foreign_factor_set"
    PRINTED_AARS = "printed_aars"


class ObservationStatus(StrEnum):
    """How a factor's value came to be known, or that nobody observed it."""

    OBSERVED = "observed"
    OPERATOR_SUPPLIED = "operator-supplied"
    NOT_APPLICABLE = "not-applicable"
    UNOBSERVED = "unobserved"


class MitigationKind(StrEnum):
    """When a mitigation of the catalog acts."""

    PREVENTIVE = "preventive"
    DETECTIVE = "detective"
    CORRECTIVE = "corrective"
    DETERRENT = "deterrent"


class MitigationScope(StrEnum):
    """What a mitigation of the catalog is meant for."""

    CITED = "cited"
    EVERYTHING = "everything"
    CROSS_LAYER_THREATS = "cross_layer_threats"
    CROSS_LAYER_SCENARIOS = "cross_layer_scenarios"


class ThreatSet(StrEnum):
    """The list that a threat of the catalog is from."""

    CORE = "core"
    EXTENDED = "extended"
    UNNUMBERED = "unnumbered"
    BLIND_SPOT = "blind_spot"
    QUICKSTART = "quickstart"


class ErrorCode(StrEnum):
    """Why input was refused. New codes may be added in a minor release."""

    INPUT_UNREADABLE = "input.unreadable"
    REQUEST_TOO_LARGE = "request.too_large"
    REQUEST_INCOMPLETE = "request.incomplete"
    REQUEST_SYNTAX = "request.syntax"
    FIELD_TYPE = "field.type"
    FIELD_UNKNOWN = "field.unknown"
    FIELD_DUPLICATE = "field.duplicate"
    FIELD_MISSING = "field.missing"
    FIELD_CONFLICT = "field.conflict"
    FIELD_TOO_LONG = "field.too_long"
    NUMBER_INVALID = "number.invalid"
    NUMBER_PLACES = "number.places"
    NUMBER_RANGE = "number.range"
    CVSS_TOO_LONG = "cvss.too_long"
    CVSS_VERSION = "cvss.version"
    CVSS_PREFIX = "cvss.prefix"
    CVSS_SYNTAX = "cvss.syntax"
    CVSS_METRIC_UNKNOWN = "cvss.metric_unknown"
    CVSS_METRIC_MISSING = "cvss.metric_missing"
    CVSS_METRIC_REPEATED = "cvss.metric_repeated"
    CVSS_METRIC_ORDER = "cvss.metric_order"
    CVSS_VALUE_UNKNOWN = "cvss.value_unknown"
    CVSS_CONFLICT = "cvss.conflict"
    COMPACT_TOO_LONG = "compact.too_long"
    COMPACT_NOTATION = "compact.notation"
    COMPACT_VERSION = "compact.version"
    COMPACT_SYNTAX = "compact.syntax"
    CORE_RISK_UNKNOWN = "core_risk.unknown"
    CATALOG_UNKNOWN = "catalog.unknown"
    CATALOG_RESERVED = "catalog.reserved"
    RULE_UNKNOWN = "rule.unknown"
    CATALOG_CONFLICT = "catalog.conflict"
    CERTAINTY_UNKNOWN = "certainty.unknown"
    LAYER_CONFLICT = "layer.conflict"
    SEVERITY_UNKNOWN = "severity.unknown"
    REPORT_MISMATCH = "report.mismatch"
    REPORT_FORMAT_UNKNOWN = "report_format.unknown"
    FINDING_DUPLICATE = "finding.duplicate"
    MODEL_VERSION = "model.version"
    ENTITY_KIND_UNKNOWN = "entity.kind_unknown"
    ENTITY_UNKNOWN = "entity.unknown"
    ENTITY_FULL = "entity.full"
    ID_INVALID = "id.invalid"
    REFERENCE_KIND = "reference.kind"
    REFERENCE_DANGLING = "reference.dangling"
    REFERENCE_USED = "reference.used"
    LINK_EXISTS = "link.exists"
    LINK_UNKNOWN = "link.unknown"
    EXPORT_LIMIT = "export.limit"
    DATE_INVALID = "date.invalid"
    METHOD_UNKNOWN = "method.unknown"
    DOMAIN_UNKNOWN = "domain.unknown"
    FACTOR_SET_UNKNOWN = "factor_set.unknown"
    FACTOR_SET_NOT_ALLOWED = "factor_set.not_allowed"
    FACTOR_UNKNOWN = "factor.unknown"
    FACTOR_NOT_IN_SET = "factor.not_in_set"
    FACTOR_DUPLICATE = "factor.duplicate"
    FACTOR_MISSING = "factor.missing"
    FACTORS_SYNTAX = "factors.syntax"
    FACTOR_OFF_RUBRIC = "factor.off_rubric"
    OBSERVATION_UNKNOWN = "observation.unknown"
    EXPLOIT_MATURITY_UNKNOWN = "exploit_maturity.unknown"
    THREAT_MULTIPLIER_OFF_TABLE = "threat_multiplier.off_table"
    THREAT_MULTIPLIER_CONFLICT = "threat_multiplier.conflict"
    MITIGATION_UNKNOWN = "mitigation.unknown"
    MITIGATION_FACTOR_OFF_TABLE = "mitigation_factor.off_table"
    MITIGATION_FACTOR_CONFLICT = "mitigation_factor.conflict"
    MITIGATION_NOT_ALLOWED = "mitigation.not_allowed"
    AARS_NOT_ALLOWED = "aars.not_allowed"
    AARS_CONFLICT = "aars.conflict"
    EXTENSION_PREFIX = "extension.prefix"
    EXTENSION_VERSION = "extension.version"
    EXTENSION_SYNTAX = "extension.syntax"
    EXTENSION_METRIC_UNKNOWN = "extension.metric_unknown"
    EXTENSION_METRIC_MISSING = "extension.metric_missing"
    EXTENSION_METRIC_REPEATED = "extension.metric_repeated"
    EXTENSION_METRIC_ORDER = "extension.metric_order"
    EXTENSION_METRIC_WITHDRAWN = "extension.metric_withdrawn"
    EXTENSION_VALUE_UNKNOWN = "extension.value_unknown"
    EXTENSION_APPENDED = "extension.appended"
    EXTENSION_UNPAIRED = "extension.unpaired"
    FIELD_BLANK = "field.blank"
    RISK_CATEGORY_UNKNOWN = "risk_category.unknown"
    ASSESSOR_KIND_UNKNOWN = "assessor_kind.unknown"
    APPLICABILITY_NOT_GIVEN = "applicability.not_given"
    FAMILY_MISMATCH = "family.mismatch"
    EFFECT_CLASS_UNKNOWN = "effect_class.unknown"
    EVIDENCE_COUNT_INVALID = "evidence.count_invalid"
    EVIDENCE_BOUND_MISMATCH = "evidence.bound_mismatch"
    EVIDENCE_CONFLICT = "evidence.conflict"
    EVIDENCE_CVE_REQUIRED = "evidence.cve_required"
    EVIDENCE_UNDECIDED = "evidence.undecided"
    EVIDENCE_METHOD_UNKNOWN = "evidence.method_unknown"
    EVIDENCE_EPSS_INCOMPLETE = "evidence.epss_incomplete"
    DECISION_VALUE_UNKNOWN = "decision.value_unknown"
    DECISION_CVE_INVALID = "decision.cve_invalid"
    DECISION_CVE_REQUIRED = "decision.cve_required"
    DECISION_KEV_UNSTATED = "decision.kev_unstated"
    DECISION_VULNRICHMENT_MISSING = "decision.vulnrichment_missing"
    DECISION_CONFLICT = "decision.conflict"
    DECISION_POINT_MISSING = "decision.point_missing"
    DECISION_SOURCE_MISSING = "decision.source_missing"
    DECISION_TIME_MISSING = "decision.time_missing"
    TIME_INVALID = "time.invalid"
    PRIORITY_LEVEL_UNKNOWN = "priority.level_unknown"
    SSVC_SYNTAX = "ssvc.syntax"
    SSVC_KEY_UNKNOWN = "ssvc.key_unknown"
    SSVC_KEY_REPEATED = "ssvc.key_repeated"
    SSVC_POINT_MISSING = "ssvc.point_missing"
    SSVC_VALUE_UNKNOWN = "ssvc.value_unknown"
