"""Frozen data classes for what the wire says in detail, and their making from its JSON.

The fields are those of the wire, so that its documentation is theirs. Figures are ``Decimal``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType, NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from ._aivss import Bounds, Report, methods_json
from ._enums import (
    Domain,
    ExploitMaturity,
    FactorSet,
    Method,
    MitigationStrength,
    NoteCode,
    ObservationStatus,
    RiskDriver,
    Severity,
)
from ._types import Observation

__all__ = [
    "Answer",
    "BelowCvss",
    "BoundsExplanation",
    "Contribution",
    "Driver",
    "Equation",
    "Explanation",
    "FactorEntry",
    "FactorSetEntry",
    "MethodEntry",
    "Methods",
    "MitigationFactor",
    "Narrowing",
    "NextBand",
    "Note",
    "Relevance",
    "Step",
    "ThreatMultiplier",
    "WhatIf",
    "methods",
]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the equation, worked out."""

    quantity: str
    expression: str
    with_numbers: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader of a score should know about how it came about."""

    code: NoteCode
    message: str


@dataclass(frozen=True, slots=True)
class Driver:
    """What drives the risk, and in words why."""

    driver: RiskDriver
    message: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """The AARS points that one factor adds, exact."""

    key: str
    name: str
    value: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What one change of the request would give."""

    field: str
    from_: str
    to: str
    score: Decimal
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class NextBand:
    """The way to the next lower band by reducing factors."""

    band: Severity
    reduction: Decimal | None
    half_steps: int | None
    score: Decimal
    among: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class BelowCvss:
    """What `uplift-only` gives where a score is below its CVSS score."""

    cvss: Decimal
    uplift_only: Decimal | None


@dataclass(frozen=True, slots=True)
class Relevance:
    """A core risk with those of its high-impact factors that the profile has; no part of the score."""

    key: str
    name: str
    layers: tuple[str, ...]
    present: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a score is what it is, and what would change it."""

    report: Report
    driver: Driver
    contributions: tuple[Contribution, ...]
    what_ifs: tuple[WhatIf, ...]
    next_lower_band: NextBand | None
    core_risks: tuple[Relevance, ...]
    below_cvss: BelowCvss | None

    def __str__(self) -> str:
        return self.to_markdown()

    def to_markdown(self) -> str:
        """The explanation with its report in Markdown."""
        return self.report.to_markdown(explain=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to what an unknown input is, and the ends of the score that it leaves."""

    value: str
    look_for: str | None
    score_low: Decimal
    score_high: Decimal
    severity_low: Severity
    severity_high: Severity


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What learning one unknown input would do: the widest interval that is left, and each answer."""

    field: str
    name: str
    left: Decimal
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class BoundsExplanation:
    """What would narrow bounds, the input first that is sure to narrow them most."""

    report: Bounds
    width: Decimal
    advice: str | None
    narrowings: tuple[Narrowing, ...]

    def __str__(self) -> str:
        return self.to_markdown()

    def to_markdown(self) -> str:
        """The explanation with its bounds in Markdown."""
        return self.report.to_markdown(explain=True)


@dataclass(frozen=True, slots=True)
class Equation:
    """A line of a method's equation."""

    quantity: str
    expression: str


@dataclass(frozen=True, slots=True)
class ThreatMultiplier:
    """ThM of an exploit maturity."""

    exploit_maturity: ExploitMaturity
    value: Decimal


@dataclass(frozen=True, slots=True)
class MitigationFactor:
    """MF of a mitigation strength."""

    mitigation: MitigationStrength
    value: Decimal


@dataclass(frozen=True, slots=True)
class FactorSetsByDomain:
    """The factor sets that a method takes in each domain, its own first."""

    rubric: tuple[FactorSet, ...]
    estimated: tuple[FactorSet, ...]


@dataclass(frozen=True, slots=True)
class MethodEntry:
    """A method and what it takes."""

    id: Method
    version: str
    title: str
    source: str
    equation: tuple[Equation, ...]
    factor_sets: FactorSetsByDomain
    threat_multipliers: tuple[ThreatMultiplier, ...]
    mitigation_factors: tuple[MitigationFactor, ...]
    takes_printed_aars: bool


@dataclass(frozen=True, slots=True)
class FactorEntry:
    """A factor of a set, and what 0.0, 0.5 and 1.0 mean in the rubric."""

    key: str
    name: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactorSetEntry:
    """A set of ten factors."""

    id: FactorSet
    factors: tuple[FactorEntry, ...]


@dataclass(frozen=True, slots=True)
class Methods:
    """The methods and factor sets that there are."""

    version: str
    spec_version: str
    methods: tuple[MethodEntry, ...]
    factor_sets: tuple[FactorSetEntry, ...]


def methods() -> Methods:
    """The methods and factor sets that there are."""
    return _build(Methods, json.loads(methods_json())["methods"])


# What the extension calls, with the JSON of an outcome that is a success.


def report_data(outcome: str) -> dict[str, Any]:
    """The report in an outcome of `score_json`."""
    report: dict[str, Any] = json.loads(outcome)["report"]
    return report


def cvss_data(outcome: str) -> dict[str, Any]:
    """The data in an outcome of `cvss_json`."""
    cvss: dict[str, Any] = json.loads(outcome)["cvss"]
    return cvss


def steps(outcome: str) -> tuple[Step, ...]:
    """The steps in an outcome of `score_json`."""
    return tuple(_build(Step, step) for step in report_data(outcome)["steps"])


def notes(outcome: str) -> tuple[Note, ...]:
    """The notes in an outcome of `score_json`."""
    return tuple(_build(Note, note) for note in report_data(outcome)["notes"])


def explanation(report: Report, outcome: str) -> Explanation:
    """The explanation of a report from an outcome of `explain_json`."""
    return _build(Explanation, {**json.loads(outcome)["explanation"], "report": report})


def bounds_explanation(bounds: Bounds, outcome: str) -> BoundsExplanation:
    """The explanation of bounds from an outcome of `explain_json`."""
    return _build(BoundsExplanation, {**json.loads(outcome)["explanation"], "report": bounds})


def observations(outcome: str) -> MappingProxyType[str, Observation]:
    """What a request says of factors beside their values, from an outcome of `score_json`."""
    said = {}
    for factor in report_data(outcome)["factors"]:
        status, source, reason = (factor.get(field) for field in ("status", "source", "reason"))
        if status is not None or source is not None or reason is not None:
            value = None if factor["value"] is None else Decimal(factor["value"])
            known = None if status is None else ObservationStatus(status)
            said[factor["key"]] = Observation(value, known, source, reason)
    return MappingProxyType(said)


def _build(cls: type[_T], data: dict[str, Any]) -> _T:
    """A data class from an object of the wire with just its fields."""
    readers = _readers(cls)
    if readers.keys() != data.keys():
        raise TypeError(f"{cls.__name__} has the fields {list(readers)}, and the wire gives {list(data)}")
    return cls(*(read(data[name]) for name, read in readers.items()))


_READERS: dict[type[Any], dict[str, Callable[[Any], Any]]] = {}


def _readers(cls: type[Any]) -> dict[str, Callable[[Any], Any]]:
    """How each field of a data class is read, by its name on the wire."""
    if cls not in _READERS:
        hints = get_type_hints(cls)
        _READERS[cls] = {field.name.rstrip("_"): _reader(hints[field.name]) for field in fields(cls)}
    return _READERS[cls]


def _reader(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) is tuple:
        read = _reader(get_args(hint)[0])
        return lambda items: tuple(read(item) for item in items)
    if get_origin(hint) is UnionType:
        (inner,) = (part for part in get_args(hint) if part is not NoneType)
        read = _reader(inner)
        return lambda item: None if item is None else read(item)
    if hint is Decimal or issubclass(hint, StrEnum):
        return hint  # type: ignore[no-any-return]
    if hasattr(hint, "__dataclass_fields__"):
        return lambda item: _build(hint, item)
    return lambda item: item
