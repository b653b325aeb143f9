"""Records of the lists beside AIVSS and MAESTRO, what links lists to each other, and the base of all records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ._enums import MitigationKind

if TYPE_CHECKING:
    from .catalog import CoreRisk


@dataclass(frozen=True, repr=False)
class _Entry:
    id: str
    name: str
    aliases: tuple[str, ...]
    """Other published names."""
    description: str
    """What it is, in one sentence; empty for the lists of which the catalogs have names only."""
    source: str
    """Document and section."""

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link of the record to records of all lists; see `catalog.crosswalk`."""
        from . import catalog

        return catalog.crosswalk(self.id)

    def __str__(self) -> str:
        return f"{self.id} {self.name}"

    def __repr__(self) -> str:
        return f"<aivss.catalog.{type(self).__name__} {self.id}: {self.name}>"


@dataclass(frozen=True, slots=True)
class Element:
    """One end of a link."""

    list: str
    """The word for the list, ``llm-2025``."""
    id: str
    """The id in the list's own notation."""
    name: str | None
    """The name, where the catalogs know it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link between elements of two lists, and what its document says of it."""

    start: Element
    """Where it starts."""
    end: Element
    """Where it leads."""
    tier: str | None
    """How close it is in the document's own word; words of different documents do not compare."""
    confidence: str | None
    """How sure the document is: ``high``, ``medium`` or ``unreviewed``."""
    review: str | None
    """How urgently the document wants the link reviewed: ``OK``, ``P1`` or ``P2``."""
    printed: str | None
    """What the document prints where it is no name of the linked element."""
    source: str
    """Document and section."""


@dataclass(frozen=True, repr=False)
class LlmRisk(_Entry):
    """An entry of OWASP's Top 10 for LLM applications; its id names the edition."""


@dataclass(frozen=True, repr=False)
class McpRisk(_Entry):
    """An entry of OWASP's Top 10 for the Model Context Protocol."""


@dataclass(frozen=True, repr=False)
class SkillRisk(_Entry):
    """An entry of OWASP's Top 10 for agentic skills."""

    severity: str
    """The severity that the list gives it, which is no score."""


@dataclass(frozen=True, repr=False)
class NhiRisk(_Entry):
    """An entry of OWASP's Top 10 for non-human identities."""


@dataclass(frozen=True, repr=False)
class Weakness(_Entry):
    """A weakness of CWE that one of the other lists cites."""

    abstraction: str | None
    """``pillar``, ``class``, ``base``, ``variant`` or ``category``, which is a group and no weakness."""


@dataclass(frozen=True, repr=False)
class AiucRequirement(_Entry):
    """A requirement of AIUC-1."""

    status: str
    """``mandatory``, ``optional`` or ``retired``."""
    kind: MitigationKind
    """When it acts."""
    months: int
    """After how many months it is due again."""
    confirmed: bool
    """Whether AIUC's own review confirmed that it belongs to AIVSS."""
    core_risk_ids: tuple[str, ...]
    """The core risks that OWASP's crosswalk gives it, the primary one first."""
    primary_id: str
    secondary_ids: tuple[str, ...]
    confidence: str
    """How sure the crosswalk is: ``high`` or ``medium``."""
    review: str
    """How urgently it wants that reviewed: ``OK``, ``P1`` or ``P2``."""
    control_ids: tuple[str, ...]

    @property
    def core_risks(self) -> tuple[CoreRisk, ...]:
        """Its core risks, the primary one first."""
        from . import catalog

        return catalog.core_risks.all(self.core_risk_ids)

    @property
    def primary(self) -> CoreRisk:
        """The core risk that it answers first."""
        return self.core_risks[0]

    @property
    def secondary(self) -> tuple[CoreRisk, ...]:
        """The core risks that it answers besides."""
        return self.core_risks[1:]

    @property
    def controls(self) -> tuple[AiucControl, ...]:
        """The controls that meet it."""
        from . import catalog

        controls = catalog.aiuc_1.all(self.control_ids)
        return tuple(control for control in controls if isinstance(control, AiucControl))


@dataclass(frozen=True, repr=False)
class AiucControl(_Entry):
    """A control of AIUC-1."""

    function: str
    """``prevent``, ``detect`` or ``respond``."""
    form: str
    """``technical``, ``process`` or ``policy``."""
    requirement_id: str
    core_risk_ids: tuple[str, ...]
    """The core risks that OWASP's crosswalk gives it, the primary one first."""
    primary_id: str
    secondary_ids: tuple[str, ...]
    confidence: str
    """How sure the crosswalk is: ``high`` or ``medium``."""
    review: str
    """How urgently it wants that reviewed: ``OK``, ``P1`` or ``P2``."""

    @property
    def core_risks(self) -> tuple[CoreRisk, ...]:
        """Its core risks, the primary one first."""
        from . import catalog

        return catalog.core_risks.all(self.core_risk_ids)

    @property
    def primary(self) -> CoreRisk:
        """The core risk that it answers first."""
        return self.core_risks[0]

    @property
    def secondary(self) -> tuple[CoreRisk, ...]:
        """The core risks that it answers besides."""
        return self.core_risks[1:]

    @property
    def requirement(self) -> AiucRequirement:
        """The requirement that it meets."""
        from . import catalog

        requirement = catalog.aiuc_1[self.requirement_id]
        assert isinstance(requirement, AiucRequirement)
        return requirement


@dataclass(frozen=True, repr=False)
class AicmControl(_Entry):
    """A control of CSA's AI Controls Matrix."""

    domain: str
    """The letters of its domain."""


@dataclass(frozen=True, repr=False)
class AtlasTactic(_Entry):
    """A tactic of MITRE ATLAS."""


@dataclass(frozen=True, repr=False)
class AtlasTechnique(_Entry):
    """A technique or sub-technique of MITRE ATLAS."""

    tactic_ids: tuple[str, ...]
    maturity: str | None
    """``feasible``, ``demonstrated`` or ``realized``; ``None`` for what release 2026.09 added."""
    parent_id: str | None
    """The technique that a sub-technique belongs to."""
    replaced_by: str | None
    """The id that took the place of a retired technique."""

    @property
    def tactics(self) -> tuple[AtlasTactic, ...]:
        """The tactics that it serves."""
        from . import catalog

        tactics = catalog.atlas.all(self.tactic_ids)
        return tuple(tactic for tactic in tactics if isinstance(tactic, AtlasTactic))


@dataclass(frozen=True, repr=False)
class AtlasMitigation(_Entry):
    """A mitigation of MITRE ATLAS."""

    technique_ids: tuple[str, ...]

    @property
    def techniques(self) -> tuple[AtlasTechnique, ...]:
        """The techniques that it answers in release 5.6.0."""
        from . import catalog

        techniques = catalog.atlas.all(self.technique_ids)
        return tuple(technique for technique in techniques if isinstance(technique, AtlasTechnique))
