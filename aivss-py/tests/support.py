"""The corpus of `tests/vectors`, and the one example that many tests use."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "aivss-py"
VECTORS = ROOT / "tests" / "vectors"

# Worked example 3.6.1 of AIVSS v0.8.
VECTOR = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H"
FACTORS: dict[str, Any] = {
    "autonomy": 1,
    "tools": 1,
    "language": 1,
    "context": 1,
    "non_determinism": 1,
    "opacity": 1,
    "persistence": 0.5,
    "identity": 1,
    "multi_agent": 1,
    "self_mod": 0.5,
}
REQUEST: dict[str, Any] = {"cvss": VECTOR, "factors": FACTORS}


def load(name: str) -> Any:
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


def lines(name: str) -> list[Any]:
    return [json.loads(line) for line in (VECTORS / name).read_text(encoding="utf-8").splitlines()]


def rows(name: str) -> Iterator[dict[str, str]]:
    with gzip.open(VECTORS / name, "rt", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def wire_cases(folder: str = "wire") -> list[tuple[str, str, Any]]:
    """Name, text of the request, outcome."""
    cases = []
    for path in sorted((VECTORS / folder).glob("*.outcome.json")):
        name = path.name.removesuffix(".outcome.json")
        request = (VECTORS / "wire" / f"{name}.request.json").read_text(encoding="utf-8")
        cases.append((name, request, json.loads(path.read_text(encoding="utf-8"))))
    return cases


def is_open(outcome: Any) -> bool:
    """Whether an outcome has the two ends of a score, as some input is unknown."""
    report = outcome.get("report") or outcome.get("explanation", {}).get("report", {})
    return "bounds" in report


def has_repeated_keys(text: str) -> bool:
    """Whether an object of the text gives a key twice, which a dict cannot say."""
    found = False

    def note(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal found
        found = found or len({key for key, _ in pairs}) < len(pairs)
        return dict(pairs)

    json.loads(text, object_pairs_hook=note)
    return found
