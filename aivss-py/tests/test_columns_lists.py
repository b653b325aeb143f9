"""Lists as columns: items of any kind, of which one that is refused never loses the others."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import aivss
import numpy as np
import pytest
from support import FACTORS, VECTOR
from test_columns import columns, expected, request_of


def objects(items: list[Any]) -> Any:
    """An array of `numpy` that holds Python objects."""
    array = np.empty(len(items), dtype=object)
    array[:] = items
    return array


MIXED: list[Any] = [
    0.5,
    "0.5",
    1,
    None,
    Decimal("0.5"),
    Fraction(1, 2),
    Fraction(1, 3),
    np.int64(1),
    10**400,
    -(10**400),
    Decimal("NaN"),
    math.nan,
    "",
    "much",
    "\ud800",
    True,
    [1],
    {"a": 1},
    b"1",
    object(),
    VECTOR,
    9.5,
    aivss.Severity.HIGH,
    "X",
    "unknown",
    aivss.Observation(None, reason="not in the code"),
    aivss.Observation(1, "observed"),
    {"value": None, "status": "unobserved"},
]
"""What a list may hold beside each other: of all kinds that a request takes, and that it does not."""


@pytest.mark.parametrize("name", ["cvss", "tools", "exploit_maturity", "threat_multiplier", "mitigation_factor"])
@pytest.mark.parametrize("as_column", [list, objects], ids=["list", "numpy"])
def test_an_item_that_is_refused_is_an_error_in_its_row_alone(name: str, as_column: Any) -> None:
    # More than a block, and than a piece.
    items = MIXED * 3_000
    given: dict[str, Any] = {"cvss": 8.5, **dict.fromkeys(FACTORS, 0.5), "threat_multiplier": 0.97, "mitigation_factor": 0.83}
    alone = expected([request_of(given | {name: item}) for item in MIXED])
    columns = {key: [value] * len(items) for key, value in given.items()}
    scored = aivss.score_columns({**columns, name: as_column(items)})
    assert scored.to_dict() == {key: values * 3_000 for key, values in alone.items()}
    assert 0 < scored.refused < len(items)
    message = alone["error_message"][MIXED.index(b"1")]
    assert message == "expected a value that JSON has or an exact number, and found `bytes`"


def test_a_list_of_one_kind_that_no_column_has_is_refused_row_by_row() -> None:
    for items in ([[1], [2]], [b"1", b"1"], [True, False], np.array([True, False]), np.array([1j, 2]), [(), ()]):
        scored = aivss.score_columns(columns(tools=items))
        assert scored.to_dict()["error_code"] == ["field.type"] * 2
        assert scored.to_dict()["error_path"] == ["factors.tools"] * 2
    (code, _) = aivss.score_columns(columns(tools=["\ud800", "1"])).to_dict()["error_code"]
    assert code == "input.unreadable"
    exact = [Decimal("9.4"), Fraction(47, 5)]
    assert aivss.score_columns(columns(cvss=exact)).to_dict()["cvss_score"] == [9.4, 9.4]


def test_of_two_refused_items_the_first_field_is_named_as_in_a_request() -> None:
    row = {"cvss": b"", "threat_multiplier": {1}, **FACTORS, "tools": 10**400}
    for name in ("cvss", "threat_multiplier", "tools"):
        scored = aivss.score_columns({key: [value] for key, value in row.items()})
        assert scored.to_dict() == expected([request_of(row)])
        assert scored.to_dict()["error_path"] == [f"factors.{name}" if name in FACTORS else name]
        row[name] = 1


def test_what_an_items_own_code_raises_comes_through() -> None:
    class Raising(Decimal):
        def adjusted(self) -> int:
            raise LookupError("the item broke")

    with pytest.raises(LookupError, match="the item broke"):
        aivss.score_columns(columns(tools=[1, Raising(1)]))
