"""What the functions take, for type checkers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar, Protocol, TypeAlias, TypedDict

from ._enums import ObservationStatus

__all__ = ["ArrowArray", "ArrowStream", "DataclassInstance", "FactorValue", "Factors", "Number", "Observation"]

Number: TypeAlias = int | float | str | Decimal | Fraction
"""A number: text, `Decimal` and `Fraction` count exactly, and a float as the short decimal it stands for."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A factor's value with how it came to be known, or why it did not.

    ``value`` is ``None`` or ``"X"`` where nobody observed the factor; a ``reason``, a ``source`` or the status
    ``unobserved`` then says so. What is said beside a value never moves a score; reports keep it.
    """

    value: Number | None
    status: ObservationStatus | str | None = None
    source: str | None = None
    reason: str | None = None


FactorValue: TypeAlias = Number | Observation | Mapping[str, Any]
"""A factor: a number, ``"X"`` or ``"unknown"``, an `Observation`, or a mapping with its fields."""


class Factors(TypedDict, total=False):
    """The keys of both factor sets. The functions also take every published spelling."""

    autonomy: FactorValue
    tools: FactorValue
    language: FactorValue
    context: FactorValue
    non_determinism: FactorValue
    opacity: FactorValue
    persistence: FactorValue
    identity: FactorValue
    multi_agent: FactorValue
    self_mod: FactorValue

    autonomy_of_action: FactorValue
    tool_use: FactorValue
    memory_use: FactorValue
    dynamic_identity: FactorValue
    multi_agent_interactions: FactorValue
    self_modification: FactorValue
    goal_driven_planning: FactorValue
    contextual_awareness: FactorValue
    opacity_and_reflexivity: FactorValue


class DataclassInstance(Protocol):
    """An instance of a dataclass; its fields are those of a request."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


class ArrowStream(Protocol):
    """A table or column with the Arrow stream interface: pyarrow, polars, pandas, duckdb."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """A capsule named `arrow_array_stream`."""


class ArrowArray(Protocol):
    """A record batch or array with the Arrow array interface."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        """Two capsules, named `arrow_schema` and `arrow_array`."""
