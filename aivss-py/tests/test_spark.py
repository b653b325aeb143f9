"""The README's PySpark example, on a Spark of this machine alone. Needs Java 17."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from support import FACTORS, PACKAGE

README = (PACKAGE / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def spark(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    # The workers have to be this very Python, and nothing has to listen beyond this machine.
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[1]").appName("aivss")
    for name in ("spark.driver.bindAddress", "spark.driver.host"):
        builder = builder.config(name, "127.0.0.1")
    session = builder.config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


def test_map_in_arrow_scores_a_spark_table(spark: Any) -> None:
    (code,) = re.findall(r"^```python spark\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    rows = [("a", 9.4, *[1.0] * 10), ("b", 5.8, *[0.5] * 10), ("c", 5.8, *[0.7] * 10)]
    names: dict[str, Any] = {"findings": spark.createDataFrame(rows, ["id", "cvss", *FACTORS])}
    exec(compile(code, "README.md", "exec"), names)
    # 9.4 + 0.6 x 0.97 = 9.982; 5.8 + 4.2 x 0.5 x 0.97 = 7.837; 0.7 is no value of the rubric.
    assert sorted(tuple(row) for row in names["scores"].collect()) == [
        ("a", 10.0, "Critical", None),
        ("b", 7.8, "High", None),
        ("c", None, None, "factor.off_rubric"),
    ]
