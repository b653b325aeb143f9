"""What the package spells out for type checkers is what the core has; a failure prints the fix."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from importlib.metadata import metadata, version
from pathlib import Path
from typing import Any, get_type_hints

import aivss
import pytest
from aivss import _aivss, _enums
from support import ROOT

CORE = _aivss.core_values()
ENUMS = {name: values for name, values in CORE.items() if " " not in name}


def member_name(enum: str, value: str) -> str:
    """The name of a value's member: in capitals, with underscores."""
    prefix = "V" if enum == "FactorSet" else ""
    return prefix + value.upper().replace("-", "_").replace(".", "_")


@pytest.mark.parametrize("name", ENUMS)
def test_an_enum_has_the_values_of_the_core_in_their_order(name: str) -> None:
    enum: type[StrEnum] = getattr(_enums, name)
    expected = [(member_name(name, value), value) for value in ENUMS[name]]
    fix = f"class {name}(StrEnum):\n" + "".join(f'    {key} = "{value}"\n' for key, value in expected)
    actual = [(member.name, member.value) for member in enum]
    assert actual == expected, f"replace the members in python/aivss/_enums.py by\n\n{fix}"


def test_every_enum_of_the_package_is_one_of_the_core() -> None:
    assert sorted(_enums.__all__) == sorted(ENUMS)
    assert set(_enums.__all__) <= set(aivss.__all__)


def test_the_typed_keywords_are_the_keys_of_both_factor_sets() -> None:
    keys: list[str] = []
    for name, values in CORE.items():
        if name.startswith("factors of "):
            keys.extend(key for key in values if key not in keys)
    fix = "".join(f"    {key}: FactorValue\n" for key in keys)
    actual = list(get_type_hints(aivss.Factors))
    assert sorted(actual) == sorted(keys), f"replace the fields of `Factors` in python/aivss/_types.py by\n\n{fix}"


def test_every_keyword_of_a_factor_is_taken() -> None:
    for factor_set in aivss.methods().factor_sets:
        factors: dict[str, Any] = {factor.key: 0.5 for factor in factor_set.factors}
        report = aivss.score("5.0", domain="estimated", factor_set=factor_set.id, **factors)
        assert list(report.factors) == list(factors)


def test_the_version_is_that_of_the_workspace() -> None:
    manifest = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))
    assert aivss.__version__ == version("aivss") == manifest["workspace"]["package"]["version"]
    assert aivss.spec_version == aivss.methods().methods[0].version


def test_everything_public_is_there_and_listed() -> None:
    for name in aivss.__all__:
        assert hasattr(aivss, name), name
    assert set(aivss.__all__) <= set(dir(aivss))
    with pytest.raises(AttributeError, match="no attribute 'scores'"):
        aivss.scores  # type: ignore[attr-defined] # noqa: B018


def test_the_metadata_names_what_a_user_looks_for() -> None:
    fields = metadata("aivss")
    assert fields["Requires-Python"] == ">=3.11"
    assert fields["License-Expression"] == "MIT OR Apache-2.0"
    assert sorted(fields.get_all("License-File") or []) == [
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "NOTICE",
        "THIRD_PARTY.md",
        "THIRD_PARTY_LICENSES.txt",
    ]
    assert "Typing :: Typed" in (fields.get_all("Classifier") or [])
    assert (Path(aivss.__file__).parent / "py.typed").is_file()
