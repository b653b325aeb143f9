"""The catalogs: MAESTRO's layers, threats and mitigations, the AIVSS core risks, OWASP's lists, AIUC-1, ATLAS.

>>> from aivss import catalog
>>> [threat.name for threat in catalog.layers["L3"].threats][:2]
['Tool Misuse', 'Cascading Hallucinations']
>>> catalog.search("prompt injection")[0]
<aivss.catalog.Threat QS-L1-1: Prompt Injection>
>>> [link.end.id for link in catalog.crosswalk("LLM06:2025", "llm-2026")]
['LLM03:2026']

Every list is a mapping from ids to records, in the catalog's order. Records never change, compare by
value, and lead to each other. Descriptions are ours; ``source`` names document and section.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeAlias, TypeVar

from ._aivss import ask_catalog
from ._enums import ErrorCode, MitigationKind, MitigationScope, ThreatSet
from ._errors import AivssError
from ._lists import (
    AicmControl,
    AiucControl,
    AiucRequirement,
    AtlasMitigation,
    AtlasTactic,
    AtlasTechnique,
    Element,
    Link,
    LlmRisk,
    McpRisk,
    NhiRisk,
    SkillRisk,
    Weakness,
    _Entry,
)

__all__ = [
    "AicmControl",
    "AiucControl",
    "AiucRequirement",
    "AsiRisk",
    "AtlasMitigation",
    "AtlasTactic",
    "AtlasTechnique",
    "CoreRisk",
    "Element",
    "Entry",
    "Erratum",
    "Layer",
    "Link",
    "LlmRisk",
    "McpRisk",
    "Mitigation",
    "NhiRisk",
    "Records",
    "Scenario",
    "SkillRisk",
    "Stage",
    "Threat",
    "UnknownRecordError",
    "Weakness",
    "aicm",
    "aiuc_1",
    "asi",
    "atlas",
    "core_risks",
    "crosswalk",
    "cwe",
    "errata",
    "layers",
    "llm_2025",
    "llm_2026",
    "mcp",
    "mitigations",
    "nhi",
    "scenarios",
    "search",
    "show",
    "skills",
    "threats",
]


# In place of a layer's id, for what crosses layers.
_CROSS_LAYER = "CL"


@dataclass(frozen=True, repr=False)
class Layer(_Entry):
    """One of MAESTRO's seven layers."""

    components: tuple[str, ...]
    """What lives there."""
    questions: tuple[str, ...]
    """What a modeller asks."""
    preventive: tuple[str, ...]
    """The quickstart's preventive controls."""
    detective: tuple[str, ...]
    """The quickstart's detective controls."""
    threat_ids: tuple[str, ...]
    mitigation_ids: tuple[str, ...]
    core_risk_ids: tuple[str, ...]

    @property
    def threats(self) -> tuple[Threat, ...]:
        """Every threat that is marked in the layer."""
        return threats.all(self.threat_ids)

    @property
    def mitigations(self) -> tuple[Mitigation, ...]:
        """The mitigations that are at home in the layer."""
        return mitigations.all(self.mitigation_ids)

    @property
    def core_risks(self) -> tuple[CoreRisk, ...]:
        """The core risks that AIVSS places in the layer."""
        return core_risks.all(self.core_risk_ids)


@dataclass(frozen=True, repr=False)
class Threat(_Entry):
    """A threat of the taxonomy or of the quickstart."""

    set: ThreatSet
    """The list that it is from."""
    indicators: tuple[str, ...]
    """What in a system points to it."""
    layer_ids: tuple[str, ...]
    """Where it is marked, ``CL`` for what crosses layers among them."""
    marks: tuple[str, ...]
    """How in each of them: ``primary``, ``secondary`` or ``plain``."""
    equivalent_ids: tuple[str, ...]
    mitigation_ids: tuple[str, ...]
    core_risk_ids: tuple[str, ...]
    related_core_risk_ids: tuple[str, ...]

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers in which it is marked."""
        return layers.all(id for id in self.layer_ids if id != _CROSS_LAYER)

    @property
    def equivalents(self) -> tuple[Threat, ...]:
        """The threats of T1 to T15 that the sources name as its equivalents."""
        return threats.all(self.equivalent_ids)

    @property
    def mitigations(self) -> tuple[Mitigation, ...]:
        """What the catalog cites against it or its equivalents; what is against everything is left out."""
        return mitigations.all(self.mitigation_ids)

    @property
    def core_risks(self) -> tuple[CoreRisk, ...]:
        """The core risks that it or an equivalent leads to."""
        return core_risks.all(self.core_risk_ids)

    @property
    def related_core_risks(self) -> tuple[CoreRisk, ...]:
        """Those of them to which AIVSS v0.5 calls it related and no more."""
        return core_risks.all(self.related_core_risk_ids)


@dataclass(frozen=True, repr=False)
class Mitigation(_Entry):
    """A control of the playbook's catalog."""

    kind: MitigationKind
    """When it acts."""
    scope: MitigationScope
    """What it is meant for; ``CITED`` where that is the threats it is cited for and no more."""
    layer_id: str
    """Where it is at home, ``CL`` for what crosses layers."""
    threat_ids: tuple[str, ...]

    @property
    def layer(self) -> Layer | None:
        """Where it is at home; ``None`` for what crosses layers."""
        return layers[self.layer_id] if self.layer_id != _CROSS_LAYER else None

    @property
    def threats(self) -> tuple[Threat, ...]:
        """The threats that it is cited for."""
        return threats.all(self.threat_ids)


@dataclass(frozen=True, repr=False)
class CoreRisk(_Entry):
    """One of the ten AIVSS core risks."""

    rank: int
    """1 to 10."""
    factors: tuple[str, ...]
    """Keys of the high-impact factors of set 0.8."""
    all_factors: bool
    """Whether the document names all ten, and those of ``factors`` above all."""
    layer_ids: tuple[str, ...]
    threat_ids: tuple[str, ...]
    related_threat_ids: tuple[str, ...]
    asi_ids: tuple[str, ...]
    primary_asi_ids: tuple[str, ...]

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Where AIVSS places it."""
        return layers.all(self.layer_ids)

    @property
    def threats(self) -> tuple[Threat, ...]:
        """The threats that lead to it, the related ones last."""
        return threats.all(self.threat_ids)

    @property
    def related_threats(self) -> tuple[Threat, ...]:
        """Those of them that AIVSS v0.5 calls related and no more."""
        return threats.all(self.related_threat_ids)

    @property
    def asi(self) -> tuple[AsiRisk, ...]:
        """Its entries of the ASI Top 10, those first whose primary risk it is."""
        return asi.all(self.asi_ids)

    @property
    def primary_asi(self) -> tuple[AsiRisk, ...]:
        """Those of them whose primary risk it is."""
        return asi.all(self.primary_asi_ids)


@dataclass(frozen=True, repr=False)
class AsiRisk(_Entry):
    """An entry of OWASP's Top 10 for agentic applications."""

    core_risk_ids: tuple[str, ...]
    primary_id: str
    secondary_ids: tuple[str, ...]

    @property
    def core_risks(self) -> tuple[CoreRisk, ...]:
        """Its core risks, the primary one first."""
        return core_risks.all(self.core_risk_ids)

    @property
    def primary(self) -> CoreRisk:
        """The core risk that it belongs to first."""
        return core_risks[self.primary_id]

    @property
    def secondary(self) -> tuple[CoreRisk, ...]:
        """The core risks that it touches besides."""
        return core_risks.all(self.secondary_ids)


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a scenario."""

    place: str
    """``L1`` to ``L7``, ``any`` or ``all``."""
    what: str


@dataclass(frozen=True, repr=False)
class Scenario(_Entry):
    """A scenario that crosses layers."""

    layer_ids: tuple[str, ...]
    chain: tuple[Stage, ...]
    """What happens where, one stage after another."""

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers that it goes through."""
        return layers.all(self.layer_ids)


@dataclass(frozen=True, repr=False)
class Erratum(_Entry):
    """A contradiction or gap in the sources."""

    choice: str
    """What this library chose."""


Entry: TypeAlias = (
    Layer
    | Threat
    | Mitigation
    | CoreRisk
    | AsiRisk
    | LlmRisk
    | McpRisk
    | SkillRisk
    | NhiRisk
    | Weakness
    | AiucRequirement
    | AiucControl
    | AicmControl
    | AtlasTactic
    | AtlasTechnique
    | AtlasMitigation
    | Scenario
    | Erratum
)
"""Any record."""

_E = TypeVar("_E", bound=_Entry, covariant=True)


class UnknownRecordError(AivssError, KeyError):
    """No record has that id; the sentence names the nearest ids."""

    def __str__(self) -> str:
        # A `KeyError` would show its message in quotes.
        return self.message


class Records(Mapping[str, _E], Generic[_E]):
    """The records of one kind by their ids, in the catalog's order."""

    __slots__ = ("_by_id", "_list", "_name")

    def __init__(self, name: str, list: str | None = None) -> None:
        self._name = name
        self._list = list or name  # on the wire
        self._by_id: dict[str, _E] | None = None

    def _read(self) -> dict[str, _E]:
        # Two threads may both read; they read the same.
        if self._by_id is None:
            self._by_id = {entry.id: entry for entry in _ask(list=self._list)}
        return self._by_id

    def __getitem__(self, id: str) -> _E:
        entry = self._read().get(id)
        if entry is None:
            raise _unknown(self._name, id)
        return entry

    def __contains__(self, id: object) -> bool:
        return id in self._read()

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __repr__(self) -> str:
        return f"<aivss.catalog.{self._name}: {len(self)} records>"

    def __reduce__(self) -> str:
        # There is one of each kind, and unpickling finds it by its name here.
        return self._name

    def all(self, ids: Iterable[str]) -> tuple[_E, ...]:
        """The records of some ids."""
        return tuple(self[id] for id in ids)

    def where(
        self,
        *,
        layer: Layer | str | None = None,
        kind: MitigationKind | str | None = None,
        threat: Threat | str | None = None,
        without: MitigationKind | str | None = None,
        set: ThreatSet | str | None = None,
    ) -> tuple[_E, ...]:
        """The records that pass every filter; `AivssError` where a filter is not for this kind.

        ``layer`` is for threats, mitigations, core risks and scenarios: an id, a name, or ``CL``. Mitigations
        have a ``kind`` and are cited for a ``threat`` or its equivalents; threats are from a ``set``, and ``without`` leaves
        those against which the catalog has no mitigation of a kind.
        """
        given = {"layer": layer, "kind": kind, "for": threat, "without": without, "set": set}
        filters = {
            name: value.id if isinstance(value, _Entry) else value
            for name, value in given.items()
            if value is not None
        }
        return _ask(list=self._list, **filters)


layers: Records[Layer] = Records("layers")
"""MAESTRO's seven layers."""
threats: Records[Threat] = Records("threats")
"""T1 to T47, the threats without a number, the blind spots, and those of the quickstart."""
mitigations: Records[Mitigation] = Records("mitigations")
"""The playbook's mitigations."""
core_risks: Records[CoreRisk] = Records("core_risks", list="risks")
"""The ten AIVSS core risks, by rank."""
asi: Records[AsiRisk] = Records("asi")
"""OWASP's Top 10 for agentic applications."""
llm_2025: Records[LlmRisk] = Records("llm_2025", list="llm-2025")
"""OWASP's Top 10 for LLM applications, 2025."""
llm_2026: Records[LlmRisk] = Records("llm_2026", list="llm-2026")
"""OWASP's Top 10 for LLM applications, 2026, as its release candidate has it."""
mcp: Records[McpRisk] = Records("mcp")
"""OWASP's Top 10 for the Model Context Protocol."""
skills: Records[SkillRisk] = Records("skills")
"""OWASP's Top 10 for agentic skills."""
nhi: Records[NhiRisk] = Records("nhi")
"""OWASP's Top 10 for non-human identities."""
cwe: Records[Weakness] = Records("cwe")
"""The weaknesses of CWE that the other lists cite."""
aiuc_1: Records[AiucRequirement | AiucControl] = Records("aiuc_1", list="aiuc-1")
"""The requirements of AIUC-1, then its controls."""
aicm: Records[AicmControl] = Records("aicm")
"""The controls of CSA's AI Controls Matrix."""
atlas: Records[AtlasTactic | AtlasTechnique | AtlasMitigation] = Records("atlas")
"""The tactics, techniques and mitigations of MITRE ATLAS."""
scenarios: Records[Scenario] = Records("scenarios")
"""The scenarios that cross layers."""
errata: Records[Erratum] = Records("errata")
"""Contradictions in the sources, and what was chosen."""

def show(id: str, /) -> Entry:
    """The record of an id, in either case: ``T2``, ``L3-P1``, ``L4``, ``CL``, ``tool_misuse``, ``ASI05``, ``E13``."""
    entry: Entry
    (entry,) = _ask(show=id)
    return entry


def search(words: str, /) -> tuple[Entry, ...]:
    """The records that hold every word, or else those that hold the most words; the best first."""
    return _ask(search=words)


def crosswalk(start: str | Entry, to: str | None = None, /) -> tuple[Link, ...]:
    """What links a list, or one record, to another list, or to all of them.

    ``start`` is a list (``asi``, ``llm-2025``, ``aiuc-1``, ``cwe``), a record or its id; ``to`` is a list, also one
    that the catalogs know by cited ids alone, ``nist-ai-rmf`` or ``eu-ai-act``. A pair has a link for each document
    that links it.
    """
    question = {"crosswalk": start.id if isinstance(start, _Entry) else start}
    if to is not None:
        question["to"] = to
    links = json.loads(ask_catalog(**question))["catalog"].get("links", [])
    return tuple(_link(link) for link in links)


def _unknown(name: str, id: str) -> UnknownRecordError:
    """Why a list has no record of an id, in the core's words where it has none either."""
    try:
        entry = show(id)
    except AivssError as error:
        return UnknownRecordError(error.message, error.code)
    message = f"`{entry.id}` is no key of `catalog.{name}` as it is written; `catalog.show` finds it"
    return UnknownRecordError(message, ErrorCode.CATALOG_UNKNOWN)


def _ask(**question: Any) -> tuple[Any, ...]:
    """The records that answer a question to the catalogs."""
    entries = json.loads(ask_catalog(**question))["catalog"]["entries"]
    return tuple(_entry(entry) for entry in entries)


# Where the wire has another name: there, links to records of one kind are under the kind's name.
_WIRE = {
    "layer_id": "layers",
    "layer_ids": "layers",
    "threat_ids": "threats",
    "equivalent_ids": "threats",
    "mitigation_ids": "mitigations",
    "core_risk_ids": "core_risks",
    "related_threat_ids": "related_threats",
    "related_core_risk_ids": "related_core_risks",
    "asi_ids": "asi",
    "primary_asi_ids": "asi_primary",
    "primary_id": "primary",
    "secondary_ids": "secondary",
    "control_ids": "controls",
    "tactic_ids": "tactics",
    "technique_ids": "techniques",
    "requirement_id": "part_of",
    "parent_id": "part_of",
    "domain": "part_of",
}

_CLASSES: dict[str, type[Entry]] = {
    "layer": Layer,
    "threat": Threat,
    "mitigation": Mitigation,
    "core_risk": CoreRisk,
    "asi": AsiRisk,
    "llm": LlmRisk,
    "mcp": McpRisk,
    "skill": SkillRisk,
    "nhi": NhiRisk,
    "weakness": Weakness,
    "requirement": AiucRequirement,
    "control": AiucControl,
    "aicm_control": AicmControl,
    "tactic": AtlasTactic,
    "technique": AtlasTechnique,
    "atlas_mitigation": AtlasMitigation,
    "scenario": Scenario,
    "erratum": Erratum,
}

_READERS: dict[str, Callable[[Any], Any]] = {
    "all_factors": bool,
    "description": lambda description: description or "",
    "layer_id": lambda layers: layers[0],
    "set": ThreatSet,
    "kind": MitigationKind,
    "scope": lambda scope: MitigationScope(scope or MitigationScope.CITED),
    "chain": lambda stages: tuple(Stage(**stage) for stage in stages),
}


def _entry(data: dict[str, Any]) -> Entry:
    """A record from an object of the wire, which leaves out what is empty."""
    cls = _CLASSES[data.pop("entry")]
    # What is linked to a record is asked for by itself, so that records compare wherever they are from.
    data.pop("links", None)
    values: dict[str, Any] = {}
    for field in fields(cls):
        value = data.pop(_WIRE.get(field.name, field.name), None)
        if field.name in _READERS:
            value = _READERS[field.name](value)
        elif str(field.type).startswith("tuple"):
            value = tuple(value or ())
        elif value is None and not str(field.type).endswith("| None"):
            raise TypeError(f"the wire gives a {cls.__name__} without `{field.name}`")
        values[field.name] = value
    if data:
        raise TypeError(f"the wire gives a {cls.__name__} fields that it does not have: {list(data)}")
    return cls(**values)


def _link(data: dict[str, Any]) -> Link:
    """A link from an object of the wire, which leaves out what its document does not say."""
    start, end = (Element(**{"name": None, **data.pop(end)}) for end in ("from", "to"))
    return Link(**{"tier": None, "confidence": None, "review": None, "printed": None, **data}, start=start, end=end)
