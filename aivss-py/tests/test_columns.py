"""Batches in columns: what comes in from each library, what goes out, and what a bad row does."""

from __future__ import annotations

import json
import threading
from collections import Counter
from decimal import Decimal
from typing import Any

import aivss
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from support import FACTORS, VECTOR, lines, load, rows, wire_cases

EXAMPLES = load("aivss_0_8_published.json")["vectors"]
TABLE = pa.table(
    {
        "cvss": [example["cvss_vector"] for example in EXAMPLES],
        **{key: [float(example["factors"][key]) for example in EXAMPLES] for key in EXAMPLES[0]["factors"]},
    }
)
FIGURES = ["score", "severity", "cvss_score", "aars", "raw"]
ERRORS = ["error_code", "error_path", "error_message"]
ENDS = ["score_low", "score_high", "unobserved"]
ALL = FIGURES + ERRORS + ENDS


def expected(requests: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """What the columns should be, from scoring the rows one by one."""
    columns: dict[str, list[Any]] = {name: [] for name in ALL}
    for outcome in aivss.bounds_many(requests):
        if isinstance(outcome, aivss.Bounds):
            row: list[Any] = [known(outcome.score), None if outcome.severity is None else outcome.severity.value]
            row += [float(outcome.cvss_score), same(outcome.aars_low, outcome.aars_high)]
            row += [same(outcome.raw_low, outcome.raw_high), None, None, None]
            row += [float(outcome.score_low), float(outcome.score_high), " ".join(outcome.unobserved) or None]
        else:
            row = [None] * 5 + [outcome.code.value, outcome.path, str(outcome), None, None, None]
        for column, value in zip(columns.values(), row, strict=True):
            column.append(value)
    return columns


def known(figure: Decimal | None) -> float | None:
    return None if figure is None else float(figure)


def same(low: Decimal, high: Decimal) -> float | None:
    """A figure whose ends are one."""
    return float(low) if low == high else None


def request_of(row: dict[str, Any]) -> dict[str, Any]:
    """A row as a request; nulls are left out."""
    fields = {"cvss", "exploit_maturity", "threat_multiplier", "mitigation", "mitigation_factor"}
    row = {key: value for key, value in row.items() if value is not None}
    request = {key: value for key, value in row.items() if key in fields}
    return {**request, "factors": {key: value for key, value in row.items() if key not in fields}}


def rows_of(table: pa.Table) -> list[dict[str, Any]]:
    """The rows of a table as requests."""
    return [request_of(row) for row in table.to_pylist()]


def test_the_worked_examples_have_their_printed_figures() -> None:
    scored = aivss.score_columns(TABLE)
    columns = scored.to_dict()
    assert (len(scored), scored.refused) == (len(EXAMPLES), 0)
    assert list(columns) == scored.column_names == ALL
    for name, printed in [("score", "aivss"), ("cvss_score", "cvss_base"), ("aars", "aars"), ("raw", "raw")]:
        assert columns[name] == [float(example[printed]) for example in EXAMPLES]
    assert columns["severity"] == [example["severity"] for example in EXAMPLES]
    assert columns["error_code"] == [None] * len(EXAMPLES)
    assert repr(scored) == "<aivss.ScoredColumns: 10 rows, 0 refused>"


def as_dict_of(convert: Any) -> Any:
    return lambda table: {name: convert(table[name]) for name in table.column_names}


IN: dict[str, Any] = {
    "pyarrow table": lambda table: table,
    "pyarrow batches": lambda table: pa.Table.from_batches(table.to_batches(max_chunksize=3)),
    "pyarrow reader": lambda table: table.to_reader(max_chunksize=4),
    "pyarrow record batch": lambda table: table.combine_chunks().to_batches()[0],
    "polars frame": pl.from_arrow,
    "polars columns": as_dict_of(lambda column: pl.Series(column.to_pylist())),
    "polars categories": as_dict_of(
        lambda c: pl.Series(c.to_pylist(), dtype=pl.Categorical if pa.types.is_string(c.type) else None)
    ),
    "pandas frame": lambda table: table.to_pandas(),
    "pandas with its own nulls": lambda table: table.to_pandas().convert_dtypes(),
    "pandas on Arrow": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
    "pandas categories": lambda table: table.to_pandas().astype({"cvss": "category"}),
    "duckdb relation": lambda table: duckdb.connect().from_arrow(table),
    "duckdb query": lambda table: duckdb.connect().from_arrow(table).query("findings", "SELECT * FROM findings"),
    "duckdb reader": lambda table: duckdb.connect().from_arrow(table).to_arrow_reader(4),
    "duckdb columns": lambda table: duckdb.connect().from_arrow(table).fetchnumpy(),
    "pandas columns": lambda table: dict(table.to_pandas().items()),
    "chunked arrays": as_dict_of(lambda column: pa.chunked_array([column.slice(0, 3).combine_chunks(), column.slice(3).combine_chunks()])),
    "large texts": as_dict_of(lambda c: c.cast(pa.large_string()) if pa.types.is_string(c.type) else c),
    "dictionaries": as_dict_of(lambda column: column.combine_chunks().dictionary_encode()),
    "numpy": as_dict_of(lambda column: column.to_numpy()),
    "numpy texts": as_dict_of(lambda column: np.asarray(column.to_pylist())),
    "numpy strided": as_dict_of(lambda column: np.repeat(column.to_numpy(), 2)[::2]),
    "lists": as_dict_of(lambda column: column.to_pylist()),
    "float32": as_dict_of(lambda c: c if pa.types.is_string(c.type) else c.to_numpy().astype(np.float32)),
    "decimals": as_dict_of(lambda c: c if pa.types.is_string(c.type) else c.cast(pa.decimal128(3, 2))),
    "texts": as_dict_of(lambda c: c if pa.types.is_string(c.type) else c.cast(pa.string())),
}


@pytest.mark.parametrize("kind", IN)
def test_every_kind_of_table_gives_the_same(kind: str) -> None:
    assert aivss.score_columns(IN[kind](TABLE)).to_dict() == aivss.score_columns(TABLE).to_dict()


@pytest.mark.parametrize("kind", ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"])
def test_whole_numbers_of_any_width(kind: str) -> None:
    columns: dict[str, Any] = {name: np.array([0, 1], dtype=kind) for name in FACTORS}
    columns["cvss"] = np.array([5, 10], dtype=kind)
    by_buffer = aivss.score_columns(columns).to_dict()
    assert by_buffer["score"] == [5.0, 10.0]
    assert aivss.score_columns(pa.table(columns)).to_dict() == by_buffer


@pytest.mark.parametrize(
    "take",
    [
        lambda scored: pa.table(scored).to_pydict(),
        lambda scored: pl.DataFrame(scored).to_dict(as_series=False),
        lambda scored: pa.RecordBatchReader.from_stream(scored).read_all().to_pydict(),
        lambda scored: duckdb.connect().from_arrow(scored).to_arrow_table().to_pydict(),
        lambda scored: pa.Table.from_pandas(pd.DataFrame.from_arrow(scored)).to_pydict(),
    ],
    ids=["pyarrow", "polars", "reader", "duckdb", "pandas"],
)
def test_other_libraries_take_the_result_any_number_of_times(take: Any) -> None:
    scored = aivss.score_columns(TABLE)
    assert take(scored) == scored.to_dict()
    assert take(scored) == scored.to_dict()
    assert take(aivss.score_columns(TABLE.slice(0, 0))) == {name: [] for name in ALL}


def test_duckdb_asks_for_scores_in_a_query() -> None:
    connection = duckdb.connect()
    connection.register("findings", TABLE)
    # Decimals, as duckdb makes of the numbers in a query, among the floats.
    many = connection.sql("SELECT findings.* REPLACE (tools::DECIMAL(3, 2) AS tools) FROM findings, range(500)")
    scored = pa.table(aivss.score_columns(many))
    assert sorted(scored["score"].to_pylist()) == sorted([float(example["aivss"]) for example in EXAMPLES] * 500)
    bands = duckdb.connect().from_arrow(scored).aggregate("severity, count(*) AS findings").fetchall()
    assert dict(bands) == {band: 500 * count for band, count in Counter(example["severity"] for example in EXAMPLES).items()}


def test_a_pandas_frame_keeps_its_nulls() -> None:
    frame = pd.DataFrame({"cvss": [VECTOR, None, "8.5"], **{key: [0.5, 1.0, None] for key in FACTORS}})
    frame = frame.astype({"cvss": "str"}).convert_dtypes()
    scored = pd.DataFrame.from_arrow(aivss.score_columns(frame))
    assert scored["error_code"].to_list()[1:] == ["field.missing", "factor.missing"]
    assert scored["score"].isna().to_list() == [False, True, True]


def test_a_result_outlives_its_source_and_a_table_its_result() -> None:
    table = pa.table(aivss.score_columns(pa.table({**TABLE.to_pydict()})))
    assert table["score"].to_pylist() == [float(example["aivss"]) for example in EXAMPLES]


def mixed_table() -> pa.Table:
    """Ordinary rows between rows with everything that can be wrong with one, and nulls."""
    good = {**{key: 0.5 for key in FACTORS}, "cvss": VECTOR, "exploit_maturity": "attacked"}
    good |= {"threat_multiplier": None, "mitigation": None, "mitigation_factor": 0.83}
    odd: list[dict[str, Any]] = [
        {},
        {"cvss": None},
        {"cvss": "8.5"},
        {"cvss": "CVSS:3.1/AV:N"},
        {"cvss": ""},
        {"tools": None},
        {"tools": 0.7},
        {"tools": -1.0},
        {"tools": float("nan")},
        {"tools": float("inf")},
        {"tools": 0.1 + 0.2},
        {"tools": 1 / 3},
        {"exploit_maturity": None},
        {"exploit_maturity": "Proof-of-Concept"},
        {"exploit_maturity": "soon"},
        {"exploit_maturity": "unreported", "cvss": VECTOR + "/E:A"},
        {"threat_multiplier": 0.97},
        {"threat_multiplier": 1.0},
        {"threat_multiplier": 3.0},
        {"mitigation": "strong"},
        {"mitigation": "strong", "mitigation_factor": None},
        {"mitigation_factor": 0.5},
        {"mitigation_factor": None},
        {"exploit_maturity": "unknown"},
        {"exploit_maturity": "X", "mitigation": "X", "mitigation_factor": None},
        {"mitigation": "unknown"},
    ]
    return pa.Table.from_pylist([{**good, **row} for row in odd * 60])


def test_each_row_is_scored_or_refused_as_a_request_by_itself_would_be() -> None:
    table = mixed_table()
    assert table.num_rows > 1_024, "more than a block"
    scored = aivss.score_columns(table)
    assert scored.to_dict() == expected(rows_of(table))
    assert 0 < scored.refused < table.num_rows
    codes = set(scored.to_dict()["error_code"]) - {None}
    assert {"cvss.version", "factor.off_rubric", "number.invalid", "factor.missing", "field.missing"} <= codes


def test_the_published_pages() -> None:
    pages = lines("directory_published.jsonl")
    columns: dict[str, Any] = {key: [page["factors"][key] for page in pages] for key in pages[0]["factors"]}
    for field, key in [("cvss", "cvss_base"), *((name, name) for name in ("threat_multiplier", "mitigation_factor"))]:
        columns[field] = np.array([float(page[key]) for page in pages])
    scored = aivss.score_columns(columns, domain="estimated", factor_set=aivss.FactorSet.V0_5).to_dict()
    other = [page["slug"] for page, score in zip(pages, scored["score"], strict=True) if f"{score}" != page["printed"]["aivss"]]
    assert other == ["websparks"]


def test_all_base_vectors_in_one_table() -> None:
    sample = list(rows("cvss4_all_base.csv.gz"))
    zeros = {key: np.zeros(len(sample)) for key in FACTORS}
    scored = aivss.score_columns({"cvss": [row["vector"] for row in sample], **zeros}).to_dict()
    assert scored["cvss_score"] == [float(row["score_exact"]) for row in sample]
    assert scored["score"] == scored["cvss_score"]


def test_large_tables_come_out_in_batches_and_whole() -> None:
    count = 600_000
    cvss = np.arange(count) % 101 / 10
    table = pa.table({"cvss": cvss, **{key: np.full(count, 0.5) for key in FACTORS}})
    scored = pa.table(aivss.score_columns(table))
    assert scored["score"].num_chunks > 1
    assert scored.num_rows == count
    half: dict[str, Any] = dict.fromkeys(FACTORS, 0.5)
    by_tenths = [float(aivss.score(tenths / 10, **half).score) for tenths in range(101)]
    assert scored["score"].to_numpy().tolist() == [by_tenths[n % 101] for n in range(count)]


def columns(**changes: Any) -> dict[str, Any]:
    base: dict[str, Any] = {"cvss": [8.5, 9.0], **{key: [0.5, 1.0] for key in FACTORS}}
    base.update(changes)
    return {key: value for key, value in base.items() if value is not None}


@pytest.mark.parametrize(
    ("data", "code", "path"),
    [
        (columns(cvss=None), "field.missing", "cvss"),
        (columns(tools=None), "factor.missing", "factors.tools"),
        (columns(colour=[1, 2]), "factor.unknown", "factors.colour"),
        (columns(planning=[1, 1]), "factor.not_in_set", "factors.planning"),
        (columns(self_modification=[1, 1]), "factor.duplicate", "factors.self_modification"),
        (pa.table([[1.0], [1.0]], names=["cvss", "cvss"]), "field.duplicate", "cvss"),
    ],
)
def test_what_is_wrong_in_every_row_is_raised(data: Any, code: str, path: str) -> None:
    with pytest.raises(aivss.AivssError) as refused:
        aivss.score_columns(data)
    assert (refused.value.code, refused.value.path) == (code, path)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (7, TypeError),
        ([], TypeError),
        (columns(tools=[1, 2, 3]), ValueError),
        (columns(tools=7), TypeError),
        (columns(tools="01"), TypeError),
        (columns(tools={"a": 1, "b": 1}), TypeError),
        (columns(tools=iter([1, 1])), TypeError),
        (columns(tools=np.zeros((2, 2))), TypeError),
        (columns(tools=np.zeros(())), TypeError),
        (columns(tools=np.ma.zeros((2, 2))), TypeError),
        (columns(tools=pa.array([[1], [2]])), TypeError),
        (pa.array([1, 2]), ValueError),
        (pa.table({"cvss": [[1]], "tools": [1]}), ValueError),
    ],
    ids=str,
)
def test_what_is_no_table_is_raised(data: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        aivss.score_columns(data)
    with pytest.raises(aivss.AivssError):
        aivss.score_columns(TABLE, method="owasp-9")


class BrokenStream:
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.capsule

    capsule: Any = None


def test_capsules_that_are_none_or_used_up_are_refused() -> None:
    broken = BrokenStream()
    with pytest.raises((TypeError, ValueError)):
        aivss.score_columns(broken)
    broken.capsule = TABLE.schema.__arrow_c_schema__()
    with pytest.raises((TypeError, ValueError)):
        aivss.score_columns(broken)
    broken.capsule = TABLE.__arrow_c_stream__()
    aivss.score_columns(broken)
    with pytest.raises(ValueError, match="released"):
        aivss.score_columns(broken)


def test_a_stream_that_breaks_off_is_an_error() -> None:
    def batches() -> Any:
        yield TABLE.to_batches()[0]
        raise LookupError("the source broke")

    reader = pa.RecordBatchReader.from_batches(TABLE.schema, batches())
    with pytest.raises(ValueError, match="the source broke"):
        aivss.score_columns(reader)


def test_texts_that_are_not_utf8_are_refused_and_never_read() -> None:
    bad = pa.array([b"\xff\xfe"]).view(pa.string())
    table = pa.table({"cvss": bad, **{key: [1.0] for key in FACTORS}})
    with pytest.raises(ValueError, match=r"(?i)utf"):
        aivss.score_columns(table)


def test_threads_score_tables_side_by_side() -> None:
    table = mixed_table()
    once = aivss.score_columns(table).to_dict()
    found: list[Any] = [None] * 8

    def work(place: int) -> None:
        found[place] = aivss.score_columns(table).to_dict()

    threads = [threading.Thread(target=work, args=(place,)) for place in range(len(found))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(result == once for result in found)


def test_the_golden_requests_that_a_row_can_hold() -> None:
    cases = [(json.loads(text), outcome) for name, text, outcome in wire_cases() if name.startswith("published.0_8")]
    requests = [{"cvss": request["cvss"], **request["factors"]} for request, _ in cases]
    scored = aivss.score_columns(pa.Table.from_pylist(requests)).to_dict()
    assert scored["score"] == [float(Decimal(outcome["report"]["score"])) for _, outcome in cases]
    assert scored["raw"] == [outcome["report"]["numbers"]["raw"] for _, outcome in cases]
    assert pd.DataFrame(scored)["score"].max() == max(scored["score"])
