"""Scored columns as a Python object: compared, copied, pickled, shown."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import aivss
import numpy as np
import pyarrow as pa
import pytest
from support import FACTORS
from test_columns import TABLE, columns, mixed_table
from test_objects import Tags

MIXED = mixed_table()
SCORED = [
    aivss.score_columns(TABLE),
    aivss.score_columns(MIXED),
    aivss.score_columns(TABLE.slice(0, 0)),
    aivss.score_columns({name: np.tile(np.array([1.0, 0.5]), 100_000) for name in ["cvss", *FACTORS]}),
]


def test_tables_are_equal_by_their_rows_in_whatever_pieces_they_came() -> None:
    whole = aivss.score_columns(MIXED)
    for size in (1, 7, 1_000, 100_000):
        assert aivss.score_columns(pa.Table.from_batches(MIXED.to_batches(max_chunksize=size))) == whole
    assert whole != aivss.score_columns(MIXED.slice(1))
    assert aivss.score_columns(TABLE.slice(0, 0)) == aivss.score_columns(pa.Table.from_batches([], schema=TABLE.schema))
    for changed in ({"cvss": [8.5, 9.1]}, {"tools": [0.5, 3]}, {"tools": [0.5, None]}):
        assert aivss.score_columns(columns(**changed)) != aivss.score_columns(columns())
    # The same row is refused, for another reason.
    assert aivss.score_columns(columns(tools=[0.5, 3])) != aivss.score_columns(columns(tools=[0.5, 4]))
    assert whole != whole.to_dict()
    with pytest.raises(TypeError, match="unhashable"):
        hash(whole)


@pytest.mark.parametrize("scored", SCORED, ids=repr)
def test_tables_survive_pickling_and_copying(scored: aivss.ScoredColumns) -> None:
    assert copy.copy(scored) is scored
    assert copy.deepcopy(scored) is scored
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(scored, protocol))
        assert again == scored
        assert (len(again), again.refused) == (len(scored), scored.refused)
        assert pa.table(again).equals(pa.table(scored))


@pytest.mark.parametrize(
    "state",
    [
        [(b"\0" * 31, [], [])],
        [(b"\0" * 40, [], [])],
        [(b"\xff" * 32, [], [])],
        [(b"\0" * 32, [(1, "field.missing", "cvss", "")], [])],
        [(b"\0" * 32, [(0, "field.lost", "cvss", "")], [])],
        [(b"\0" * 64, [(1, "field.missing", "", ""), (0, "field.missing", "", "")], [])],
        [(b"\0" * 32, [], [(1, 9.5, (True, True, True), "tools")])],
        [(b"\0" * 32, [], [(0, 11.0, (True, True, True), "tools")])],
    ],
    ids=["bytes", "columns", "no score", "no row", "no code", "order", "no row of ends", "no greatest score"],
)
def test_a_broken_pickle_is_an_error(state: Any) -> None:
    restore, _ = SCORED[0].__reduce__()
    assert restore([(b"\0" * 32, [], [])]).to_dict()["severity"] == ["None"]
    with pytest.raises(ValueError, match="pickle"):
        restore(state)


def test_jupyter_shows_the_first_rows_and_nothing_raw() -> None:
    shown = aivss.score_columns(columns(tools=[1, "<b>&"]))._repr_html_()
    tags = Tags(shown)
    assert tags.open == []
    assert tags.seen == {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert "2 rows, 1 refused</caption>" in shown
    # 8.5 + (10 - 8.5) x 5.5 / 10.
    assert "<td style=\"text-align:left\">9.3</td>" in shown
    assert "`&lt;b&gt;&amp;` is not" in shown
    assert "None" not in shown
    long = aivss.score_columns(MIXED)._repr_html_()
    assert long.count("<tr>") == 1 + 10
    assert f"{len(MIXED)} rows, {aivss.score_columns(MIXED).refused} refused; the first 10 of them:" in long
    assert aivss.score_columns(TABLE.slice(0, 0))._repr_html_().count("<tr>") == 1
