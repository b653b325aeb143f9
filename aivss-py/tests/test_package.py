"""The wheel and the sdist as files; `cargo xtask test python` says where they are."""

from __future__ import annotations

import os
import re
import tarfile
import zipfile
from pathlib import Path

import pytest
from support import ROOT

DIST = os.environ.get("AIVSS_DIST")
pytestmark = pytest.mark.skipif(DIST is None, reason="AIVSS_DIST names no folder with a wheel and an sdist")

LICENCES = {"LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "THIRD_PARTY.md", "THIRD_PARTY_LICENSES.txt"}
# The command takes half of it: threat models and the server came with rmcp, tokio and regex.
MAX_WHEEL_BYTES = 5_000_000


def wheel() -> Path:
    (path,) = Path(DIST or "").glob("*.whl")
    return path


def contents() -> dict[str, bytes]:
    with zipfile.ZipFile(wheel()) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_serves_every_python_from_3_11_on() -> None:
    assert "-cp311-abi3-" in wheel().name


def test_the_wheel_holds_the_package_its_licences_and_nothing_else() -> None:
    names = set(contents())
    sources = {path.name for path in (ROOT / "aivss-py/python/aivss").glob("*") if path.is_file()}
    package = {name.removeprefix("aivss/") for name in names if name.startswith("aivss/")}
    assert package == sources | {"_aivss.abi3.so"}
    info = {name.split("/", 1)[1] for name in names if ".dist-info/" in name}
    assert info == {"METADATA", "WHEEL", "RECORD", "entry_points.txt"} | {f"licenses/{name}" for name in LICENCES}
    assert len(package) + len(info) == len(names)
    assert wheel().stat().st_size < MAX_WHEEL_BYTES


def test_the_wheel_has_the_licences_of_the_crates_compiled_into_it() -> None:
    # Whether the file is complete, `cargo xtask test licences` says; here, that it is the same and metadata names it.
    files = contents()
    (licences,) = [data for name, data in files.items() if name.endswith("/THIRD_PARTY_LICENSES.txt")]
    assert licences == (ROOT / "THIRD_PARTY_LICENSES.txt").read_bytes()
    (metadata,) = [data.decode() for name, data in files.items() if name.endswith(".dist-info/METADATA")]
    assert "License-Expression: MIT OR Apache-2.0" in metadata.splitlines()
    assert {line.removeprefix("License-File: ") for line in metadata.splitlines() if line.startswith("License-File: ")} == LICENCES
    # What panics names the crates whose code is there, as `/cargo/NAME-VERSION/src`.
    compiled = set(re.findall(rb"/cargo/([A-Za-z0-9_-]+?)-(\d[A-Za-z0-9.+-]*)/src", files["aivss/_aivss.abi3.so"]))
    listed = set(re.findall(rb"(?m)^([A-Za-z0-9_-]+) (\d\S*), ", licences))
    assert {b"pyo3", b"arrow-array"} <= {name for name, _ in compiled}
    assert compiled <= listed, compiled - listed


def test_nothing_in_the_wheel_names_a_folder_of_the_machine_that_built_it() -> None:
    folders = {str(ROOT), str(Path.home()), os.environ.get("CARGO_HOME", str(Path.home() / ".cargo")), str(DIST)}
    # A home of `/` or the like would be in everything.
    folders = {folder for folder in folders if len(folder) > 2}
    for name, data in contents().items():
        for folder in folders:
            assert folder.encode() + b"/" not in data, f"{name} names {folder}"


def test_the_sdist_holds_what_it_takes_to_build() -> None:
    (path,) = Path(DIST or "").glob("*.tar.gz")
    with tarfile.open(path) as archive:
        members = {member.name.split("/", 1)[1]: member for member in archive.getmembers() if "/" in member.name}
    needed = {"pyproject.toml", "Cargo.toml", "Cargo.lock", "PKG-INFO", *LICENCES}
    needed |= {"aivss-py/src/lib.rs", "aivss-core/src/lib.rs", "aivss-cli/src/lib.rs"}
    needed |= {f"aivss-core/{name}" for name in ("Cargo.toml", "schemas/request.schema.json")}
    needed.add("aivss-threat-model/templates/agent_report/page.html")
    assert needed <= set(members), needed - set(members)
    assert not any("__pycache__" in name or name.endswith((".so", ".pyc")) for name in members)
    assert not any(member.issym() or member.islnk() for member in members.values())
