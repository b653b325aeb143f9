"""Exact scores for AI-agent vulnerabilities: OWASP AIVSS and CVSS v4.0.

>>> import aivss
>>> report = aivss.score("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H",
...                      autonomy=1, tools=1, language=1, context=1, non_determinism=1, opacity=1,
...                      persistence=0.5, identity=1, multi_agent=1, self_mod=0.5)
>>> report.score, report.severity.value, report.aars
(Decimal('9.9'), 'Critical', Decimal('0.5238'))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._aivss import (
    AgentReport,
    Bounds,
    Cvss,
    Report,
    ScoredColumns,
    __version__,
    agent_report_json,
    bounds,
    bounds_many,
    catalog_json,
    cvss,
    cvss_json,
    document_json,
    explain,
    explain_json,
    export_report_json,
    import_report_json,
    methods_json,
    report,
    score,
    score_columns,
    score_json,
    score_many,
    spec_version,
)
from ._enums import (
    Domain,
    ErrorCode,
    ExploitMaturity,
    FactorSet,
    Method,
    MitigationKind,
    MitigationScope,
    MitigationStrength,
    Nomenclature,
    NoteCode,
    ObservationStatus,
    Origin,
    RiskDriver,
    Severity,
    ThreatSet,
)
from ._errors import AivssError, AivssTypeError

if TYPE_CHECKING:
    from . import catalog
    from ._data import Answer, BoundsExplanation, Explanation, Methods, Narrowing, Note, Step, methods
    from ._types import Factors, FactorValue, Number, Observation

__all__ = [
    "AgentReport",
    "AivssError",
    "AivssTypeError",
    "Answer",
    "Bounds",
    "BoundsExplanation",
    "Cvss",
    "Domain",
    "ErrorCode",
    "Explanation",
    "ExploitMaturity",
    "FactorSet",
    "FactorValue",
    "Factors",
    "Method",
    "Methods",
    "MitigationKind",
    "MitigationScope",
    "MitigationStrength",
    "Narrowing",
    "Nomenclature",
    "Note",
    "NoteCode",
    "Number",
    "Observation",
    "ObservationStatus",
    "Origin",
    "Report",
    "RiskDriver",
    "ScoredColumns",
    "Severity",
    "Step",
    "ThreatSet",
    "__version__",
    "agent_report_json",
    "bounds",
    "bounds_many",
    "catalog",
    "catalog_json",
    "cvss",
    "cvss_json",
    "document_json",
    "explain",
    "explain_json",
    "export_report_json",
    "import_report_json",
    "methods",
    "methods_json",
    "report",
    "score",
    "score_columns",
    "score_json",
    "score_many",
    "spec_version",
]

# Data classes take longer to import than all the rest, and scoring does not need them.
_LATE = {
    "Answer": "_data",
    "BoundsExplanation": "_data",
    "Explanation": "_data",
    "FactorValue": "_types",
    "Factors": "_types",
    "Methods": "_data",
    "Narrowing": "_data",
    "Note": "_data",
    "Number": "_types",
    "Observation": "_types",
    "Step": "_data",
    "methods": "_data",
}


# To a type checker a module with `__getattr__` has every name there is.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name != "catalog" and name not in _LATE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        if name == "catalog":
            return import_module(".catalog", __name__)
        value = getattr(import_module(f".{_LATE[name]}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
