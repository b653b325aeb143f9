"""The table of the Python benches: the package, the Decimal version beside it, and the PyPI package `cvss`.

Every answer is compared before anything is timed. A figure is the least of several runs, in processor time
of one thread, which the work of others on the machine disturbs least.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import aivss
import decimal_0_8
import numpy
import pyarrow
from cvss import CVSS4

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = json.loads((ROOT / "tests/vectors/aivss_0_8_published.json").read_text(encoding="utf-8"))["vectors"]
ROUNDS = 15
ROWS = 2_000_000


def seconds(call: Callable[[], Any], count: int = 1) -> float:
    """The least processor time of one call."""
    times = []
    for _ in range(ROUNDS):
        begun = process_time()
        for _ in range(count):
            call()
        times.append((process_time() - begun) / count)
    return min(times)


def line(what: str, who: str, time: float, peer: float | None = None, rows: int = 1) -> None:
    ratio = "" if peer is None else f"{peer / time:,.1f}"
    print(f"| {what} | {who} | {time / rows * 1e9:,.0f} | {rows / time:,.0f} | {ratio} |")


def compare(what: str, ours: Callable[[], Any], peers: dict[str, Callable[[], Any]]) -> None:
    """A line for us and each peer; each does the ten worked examples in a call."""
    count = len(EXAMPLES)
    our_time = seconds(ours, 500)
    times = {name: seconds(peer, 20) for name, peer in peers.items()}
    for name, time in times.items():
        line(what, name, time, rows=count)
        line(what, f"aivss, times as fast as {name}", our_time, time, rows=count)


def score_one_by_one() -> None:
    for source in ("vector", "score"):
        calls = []
        for example in EXAMPLES:
            cvss = example["cvss_vector"] if source == "vector" else float(example["cvss_base"])
            keywords = ", ".join(f"{key}={value}" for key, value in example["factors"].items())
            calls.append(f"score({cvss!r}, {keywords})")
            for scorer in (aivss, decimal_0_8):
                assert str(eval(calls[-1], {"score": scorer.score}).score) == example["aivss"]
        # As a program has them: the ten calls with their keywords, one after the other.
        code = compile("def ten():\n " + "\n ".join(calls), "calls", "exec")

        def ten(score: Callable[..., Any], code: Any = code) -> Callable[[], Any]:
            names: dict[str, Any] = {"score": score}
            exec(code, names)
            return names["ten"]  # type: ignore[no-any-return]

        what = f"score, from keywords and a CVSS {source}"
        compare(what, ten(aivss.score), {"Decimal": ten(decimal_0_8.score)})


def read_vectors() -> None:
    vectors = [example["cvss_vector"] for example in EXAMPLES]
    for vector in vectors:
        assert float(CVSS4(vector).base_score) == float(aivss.cvss(vector).base_score)

    def ours() -> None:
        for vector in vectors:
            aivss.cvss(vector).base_score  # noqa: B018

    def theirs() -> None:
        for vector in vectors:
            CVSS4(vector).base_score  # noqa: B018

    compare("cvss, with its base score", ours, {"cvss 3.6": theirs})


def score_tables() -> None:
    random = numpy.random.default_rng(1)
    keys = list(EXAMPLES[0]["factors"])
    rubric = {key: random.integers(0, 3, ROWS) / 2 for key in keys}
    estimated = {key: random.integers(0, 101, ROWS) / 100 for key in keys}
    scores = random.integers(0, 101, ROWS) / 10
    multipliers = {
        "threat_multiplier": random.integers(0, 201, ROWS) / 100,
        "mitigation_factor": random.integers(0, 101, ROWS) / 100,
    }
    vectors = [example["cvss_vector"] for example in EXAMPLES]
    texts = pyarrow.array([vectors[place] for place in random.integers(0, len(vectors), ROWS)])
    tables: list[tuple[str, Any, str]] = [
        ("CVSS scores and factors of the rubric, Arrow", pyarrow.table({"cvss": scores, **rubric}), "rubric"),
        ("the same, NumPy", {"cvss": scores, **rubric}, "rubric"),
        (
            "with two decimals and both multipliers, Arrow",
            pyarrow.table({"cvss": scores, **estimated, **multipliers}),
            "estimated",
        ),
        ("the same, NumPy", {"cvss": scores, **estimated, **multipliers}, "estimated"),
        ("CVSS vectors as texts, Arrow", pyarrow.table({"cvss": texts, **rubric}), "rubric"),
    ]
    for what, table, domain in tables:
        scored = aivss.score_columns(table, domain=domain)
        assert (len(scored), scored.refused) == (ROWS, 0)
        time = seconds(lambda table=table, domain=domain: aivss.score_columns(table, domain=domain))
        line(f"score_columns: {what}", "aivss", time, rows=ROWS)


def imports() -> None:
    code = "from time import perf_counter as now; begun = now(); import aivss; print(now() - begun)"
    times = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(ROUNDS)]
    print(f"\n`import aivss`: {min(times) * 1e3:.1f} ms")


def main() -> None:
    print(f"aivss {aivss.__version__}, Python {sys.version.split()[0]}, numpy {numpy.__version__}, ", end="")
    print(f"pyarrow {pyarrow.__version__}\n")
    print("| what | who | ns per element | elements per second | ratio |")
    print("|---|---|--:|--:|--:|")
    score_one_by_one()
    read_vectors()
    score_tables()
    imports()


if __name__ == "__main__":
    main()
