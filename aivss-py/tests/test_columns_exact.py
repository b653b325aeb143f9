"""Numbers in columns: read many at a time, and still the very ones that are read one by one."""

from __future__ import annotations

import math
import random
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import aivss
import numpy as np
import pyarrow as pa
import pytest
from support import FACTORS
from test_columns import expected, rows_of

ROWS = 3_000
"""More than some blocks, and no multiple of one."""
NUMBERS = ["cvss", *FACTORS, "threat_multiplier", "mitigation_factor"]
MOST = {"cvss": 10, "threat_multiplier": 2}

SPECIAL = [
    math.nan,
    math.inf,
    -math.inf,
    -0.0,
    0.30000000000000004,
    5e-324,
    -5e-324,
    1e-310,
    2.2250738585072014e-308,
    1e-9,
    1e-10,
    -1e-10,
    0.5 + 4e-10,
    0.5 + 9.9e-10,
    0.5 + 1.1e-9,
    0.5 - 9.9e-10,
    1 + 2e-16,
    1 + 1e-10,
    1 + 2e-9,
    0.00005,
    0.12345,
    1 / 3,
    9.45,
    10 + 2e-15,
    10.1,
    2**53 + 2.0,
    6_755_399_441_055_744.0,
    1e15,
    1e300,
    -1.0,
]


def column(source: random.Random, name: str, places: int, odd: float) -> list[float]:
    """Numbers of so many decimals, some of them a step beside themselves, and a share of odd ones."""
    tops = MOST.get(name, 1) * 10**places
    numbers = []
    for _ in range(ROWS):
        number = source.randint(0, tops) / 10**places
        kind = source.random()
        if kind < odd:
            number = source.choice(SPECIAL)
        elif kind < 2 * odd:
            number = math.nextafter(number, source.choice([-1.0, 11.0]))
        elif kind < 3 * odd:
            number += source.uniform(-2e-9, 2e-9)
        numbers.append(number)
    return numbers


def table(seed: int, places: int, names: list[str], odd: float = 0.01) -> dict[str, list[float]]:
    source = random.Random(seed)
    return {name: column(source, name, 1 if name == "cvss" else places, odd) for name in names}


def by_request(columns: Any, **shared: Any) -> dict[str, list[Any]]:
    return expected([{**shared, **request} for request in rows_of(pa.table(columns))])


@pytest.mark.parametrize("places", [1, 2, 3, 4])
def test_estimated_numbers_with_both_multipliers(places: int) -> None:
    columns = table(places, places, NUMBERS)
    alone = by_request(columns, domain="estimated")
    refused = sum(code is not None for code in alone["error_code"])
    assert 0 < refused < ROWS
    arrays = {name: np.array(numbers) for name, numbers in columns.items()}
    strided = {name: np.repeat(numbers, 2)[::2] for name, numbers in arrays.items()}
    # Read-only, as a column of another library may be.
    for array in arrays.values():
        array.flags.writeable = False
    for given in (pa.table(columns), arrays, strided, columns):
        scored = aivss.score_columns(given, domain="estimated")
        assert scored.to_dict() == alone
        assert scored.refused == refused


@pytest.mark.parametrize("method", list(aivss.Method))
@pytest.mark.parametrize("domain", list(aivss.Domain))
def test_every_method_and_domain(method: aivss.Method, domain: aivss.Domain) -> None:
    is_0_5 = method is aivss.Method.OWASP_0_5
    shared = {"method": method.value, "domain": domain.value, "factor_set": "0.5" if is_0_5 else "0.8"}
    source = random.Random(f"{method} {domain}")

    def halves() -> list[float]:
        return [source.choice(SPECIAL) if source.random() < 0.002 else source.choice([0.0, 0.5, 1.0]) for _ in range(ROWS)]

    # In the order of the set, so that of two bad factors the same one is named.
    (keys,) = [[factor.key for factor in found.factors] for found in aivss.methods().factor_sets if found.id == shared["factor_set"]]
    columns = {"cvss": column(source, "cvss", 1, 0.002), **{key: halves() for key in keys}}
    # Those of the tables, of which each method knows its own, and one of none.
    columns["threat_multiplier"] = [source.choice([1.0, 0.97, 0.91, 0.5, 0.75]) for _ in range(ROWS)]
    if not is_0_5:
        columns["mitigation_factor"] = [source.choice([1.0, 0.83, 0.67, 0.5]) for _ in range(ROWS)]
    scored = aivss.score_columns({name: np.array(numbers) for name, numbers in columns.items()}, **shared)
    assert scored.to_dict() == by_request(columns, **shared)
    assert 0 < scored.refused < ROWS


def test_nulls_among_numbers() -> None:
    source = random.Random(7)
    columns: dict[str, list[Any]] = {name: list(numbers) for name, numbers in table(7, 2, NUMBERS).items()}
    for name in ("cvss", "tools", "threat_multiplier", "mitigation_factor"):
        columns[name] = [None if source.random() < 0.1 else number for number in columns[name]]
    alone = by_request(columns, domain="estimated")
    assert aivss.score_columns(pa.table(columns), domain="estimated").to_dict() == alone
    # The same in a piece that does not begin at its memory's start.
    scored = aivss.score_columns(pa.table(columns).slice(515), domain="estimated").to_dict()
    assert scored == {name: values[515:] for name, values in alone.items()}


def test_floats_of_32_bits_mean_their_shortest_digits() -> None:
    with np.errstate(over="ignore"):
        columns = {name: np.array(numbers, dtype=np.float32) for name, numbers in table(3, 4, NUMBERS).items()}
    as_written = {name: [float(str(number)) for number in numbers] for name, numbers in columns.items()}
    alone = by_request(as_written, domain="estimated")
    assert aivss.score_columns(columns, domain="estimated").to_dict() == alone
    assert aivss.score_columns(pa.table(columns), domain="estimated").to_dict() == alone
    assert 0 < sum(code is None for code in alone["error_code"]) < ROWS


@pytest.mark.parametrize("kind", ["f8", "f4", "i8", "i4", "i2", "u8", "u4", "u2"])
def test_arrays_in_the_byte_order_of_other_machines_hold_the_same_numbers(kind: str) -> None:
    numbers = {name: [0, 1] for name in FACTORS} if kind[0] != "f" else {name: [0.1, 1.0] for name in FACTORS}
    columns = {"cvss": [5, 10], **numbers}
    alone = by_request(columns, domain="estimated")
    assert alone["error_code"] == [None, None]
    for order in "<>":
        arrays = {name: np.array(values, dtype=order + kind) for name, values in columns.items()}
        assert aivss.score_columns(arrays, domain="estimated").to_dict() == alone, order
    foreign = ">" if sys.byteorder == "little" else "<"
    # Nothing but NumPy knows how to turn it round.
    with pytest.raises(TypeError, match="memoryview"):
        aivss.score_columns({**columns, "tools": np.array(numbers["tools"], dtype=foreign + kind).data})


@pytest.mark.parametrize("kind", ["f8", "f4", ">f8", ">f4", "f2", "O"])
def test_what_numpy_masks_is_a_null(kind: str) -> None:
    columns: dict[str, list[Any]] = {name: [0.5] * 3 for name in ["cvss", *FACTORS]}
    columns["tools"][1] = columns["cvss"][2] = None
    if kind.endswith("4"):
        columns["context"] = [0.1, 0.2, 0.3]
    alone = by_request(columns, domain="estimated")
    assert alone["error_code"] == [None, "factor.missing", "field.missing"]
    masked: dict[str, Any] = {
        # A number stands under each mask that would be taken else.
        name: np.ma.array([1.0 if v is None else v for v in values], mask=[v is None for v in values], dtype=kind)
        for name, values in columns.items()
    }
    # No row of it is masked, which NumPy writes as a mask that is no array.
    masked["autonomy"] = np.ma.array(columns["autonomy"], dtype=kind)
    assert aivss.score_columns(masked, domain="estimated").to_dict() == alone


def test_texts_of_numbers_and_of_far_too_large_ones() -> None:
    columns = {name: [repr(number) for number in numbers] for name, numbers in table(4, 4, NUMBERS).items()}
    # Ten thousand times as much is what stands for a null and for something odd, where numbers are counted.
    columns["threat_multiplier"][:2] = ["429496.7295", "429496.7294"]
    columns["tools"][2:4] = ["429496.7295", "429496.7294"]
    scored = aivss.score_columns(columns, domain="estimated").to_dict()
    assert scored == by_request(columns, domain="estimated")
    assert scored["error_path"][0] == scored["error_path"][1] == "threat_multiplier"


def test_arrays_longer_than_a_piece_are_read_to_their_end() -> None:
    count = 3 * (1 << 16) + 5
    ramp = np.arange(count) % 101 / 10
    columns: dict[str, Any] = {"cvss": ramp, **{key: np.zeros(count, dtype=np.int8) for key in FACTORS}}
    columns["tools"] = ["0"] * count
    assert aivss.score_columns(columns).to_dict()["score"] == ramp.tolist()
    columns["cvss"] = ramp[:-1]
    with pytest.raises(ValueError, match="rows"):
        aivss.score_columns(columns)


def test_threads_read_the_same_arrays_side_by_side() -> None:
    columns = {name: np.tile(numbers, 50) for name, numbers in table(9, 2, NUMBERS).items()}
    once = pa.table(aivss.score_columns(columns, domain="estimated"))
    assert once.num_rows > 2 * (1 << 16), "more than two pieces"
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda _: pa.table(aivss.score_columns(columns, domain="estimated")), range(8))
        assert all(scored.equals(once) for scored in found)
