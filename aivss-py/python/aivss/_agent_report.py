"""Frozen data classes for what an agent report holds, and their making from its JSON.

The fields are those of the wire; records of the catalogs stand in them whole, and findings have their
``Report``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from . import catalog
from ._aivss import Report
from ._data import _build
from ._enums import MitigationKind, Severity

__all__ = [
    "Assessment",
    "BandCount",
    "Documentation",
    "FactorReason",
    "Finding",
    "Gap",
    "LayerReport",
]


@dataclass(frozen=True, slots=True)
class FactorReason:
    """Why a factor has its value."""

    key: str
    rationale: str | None
    evidence: tuple[str, ...]
    inherited: bool
    """Whether the reason is the system's and not the finding's own."""


@dataclass(frozen=True, slots=True)
class Documentation:
    """How many of a finding's inputs have a reason, and the reasons."""

    documented: int
    inputs: int
    cvss: str | None
    factors: tuple[FactorReason, ...]
    mitigation: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding with its score."""

    id: str
    title: str | None
    core_risk: catalog.CoreRisk | None
    report: Report
    documentation: Documentation


@dataclass(frozen=True, slots=True)
class BandCount:
    """How many findings are in a band."""

    severity: Severity
    findings: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """The findings of one system. Nothing is averaged: scores are ordinal."""

    name: str
    version: str | None
    assessor: str | None
    date: str | None
    """A calendar date such as ``2026-03-19``."""
    notes: str | None
    bands: tuple[BandCount, ...]
    """The most severe first."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A kind of control that a threat has none of."""

    threat: catalog.Threat
    kind: MitigationKind
    message: str
    candidates: tuple[catalog.Mitigation, ...]
    """What the catalog knows of that kind against the threat."""


@dataclass(frozen=True, slots=True)
class LayerReport:
    """What is known of the agent in one layer."""

    layer: catalog.Layer
    state: str
    """``mapped``, ``uncertain`` or ``not_applicable``."""
    tag: str
    """The state in words."""
    note: str
    components: tuple[str, ...]
    threats: tuple[catalog.Threat, ...]
    """The chosen threats; in an uncertain layer those to look into."""
    controls: tuple[catalog.Mitigation, ...]
    """The controls in place."""
    missing: tuple[Gap, ...]
    """What the threats of a mapped layer lack; empty in any other."""


@dataclass(frozen=True, slots=True)
class _Parts:
    assessment: Assessment
    layers: MappingProxyType[str, LayerReport]


# What the extension calls, with the JSON of an outcome that is a success.


def report_data(outcome: str) -> dict[str, Any]:
    """The data in an outcome of `agent_report_json`."""
    report: dict[str, Any] = json.loads(outcome)["agent_report"]
    return report


def parts(outcome: str) -> _Parts:
    """What an outcome of `agent_report_json` holds, as data classes."""
    data = report_data(outcome)
    layers = {layer["id"]: _layer(layer) for layer in data["layers"]}
    return _Parts(_assessment(data["assessment"]), MappingProxyType(layers))


def _assessment(data: dict[str, Any]) -> Assessment:
    bands = tuple(_build(BandCount, band) for band in data.pop("bands"))
    findings = tuple(_finding(finding) for finding in data.pop("findings"))
    return Assessment(**data, bands=bands, findings=findings)


def _finding(data: dict[str, Any]) -> Finding:
    risk = data["core_risk"]
    return Finding(
        id=data["id"],
        title=data["title"],
        core_risk=None if risk is None else catalog.core_risks[risk["key"]],
        report=Report.from_compact(data["compact"]),
        documentation=_build(Documentation, data["documentation"]),
    )


def _layer(data: dict[str, Any]) -> LayerReport:
    return LayerReport(
        layer=catalog.layers[data["id"]],
        state=data["state"],
        tag=data["tag"],
        note=data["note"],
        components=tuple(data["components"]),
        threats=catalog.threats.all(_ids(data["threats"])),
        controls=catalog.mitigations.all(_ids(data["controls"])),
        missing=tuple(_gap(gap) for gap in data["missing"]),
    )


def _gap(data: dict[str, Any]) -> Gap:
    return Gap(
        threat=catalog.threats[data["threat"]],
        kind=MitigationKind(data["kind"]),
        message=data["message"],
        candidates=catalog.mitigations.all(_ids(data["candidates"])),
    )


def _ids(records: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(record["id"] for record in records)
