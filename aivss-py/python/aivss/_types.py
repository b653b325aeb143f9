"""What the functions take, for type checkers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, Protocol, TypeAlias, TypedDict

__all__ = ["ArrowArray", "ArrowStream", "Factors", "Number"]

Number: TypeAlias = int | float | str | Decimal | Fraction
"""A number: text, `Decimal` and `Fraction` count exactly, and a float as the short decimal it stands for."""


class Factors(TypedDict, total=False):
    """The keys of both factor sets. The functions also take every published spelling."""

    autonomy: Number
    tools: Number
    language: Number
    context: Number
    non_determinism: Number
    opacity: Number
    persistence: Number
    identity: Number
    multi_agent: Number
    self_mod: Number

    autonomy_of_action: Number
    tool_use: Number
    memory_use: Number
    dynamic_identity: Number
    multi_agent_interactions: Number
    self_modification: Number
    goal_driven_planning: Number
    contextual_awareness: Number
    opacity_and_reflexivity: Number


class ArrowStream(Protocol):
    """A table or column with the Arrow stream interface: pyarrow, polars, pandas, duckdb."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """A capsule named `arrow_array_stream`."""


class ArrowArray(Protocol):
    """A record batch or array with the Arrow array interface."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        """Two capsules, named `arrow_schema` and `arrow_array`."""
