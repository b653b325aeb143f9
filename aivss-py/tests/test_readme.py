"""The README's code, run as it stands there, prints what stands below it."""

from __future__ import annotations

import contextlib
import io
import re

from support import PACKAGE
from test_package import MAX_WHEEL_BYTES

README = (PACKAGE / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+(?: \w+)?)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_code_prints_what_stands_below_it() -> None:
    names: dict[str, object] = {}
    printed: str | None = None
    compared = 0
    for kind, text in BLOCKS:
        if kind == "python":
            assert not printed, f"the README does not show what this code prints:\n{printed}"
            with contextlib.redirect_stdout(io.StringIO()) as output:
                exec(compile(text, "README.md", "exec"), names)
            printed = output.getvalue()
        elif kind == "text":
            assert printed == text
            printed = None
            compared += 1
    assert not printed
    assert compared == 6


def test_every_block_is_of_a_kind_that_a_test_runs() -> None:
    assert {kind for kind, _ in BLOCKS} == {"python", "text", "python spark"}


def test_the_repository_readme_says_the_same() -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", (PACKAGE.parent / "README.md").read_text("utf-8"), re.M | re.S)
    assert blocks
    for block in blocks:
        exec(compile(block, "../README.md", "exec"), {})


def test_the_wheel_is_as_small_as_the_readme_says() -> None:
    # That the wheel itself is, test_package.py looks at.
    (megabytes,) = re.findall(r"smaller than (\d+) megabytes", README)
    assert int(megabytes) * 1_000_000 == MAX_WHEEL_BYTES
