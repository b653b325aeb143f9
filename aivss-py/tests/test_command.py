"""The `aivss` command that the wheel installs."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import aivss
import pytest
from aivss import _command
from support import ROOT, VECTOR

COMMANDS = [[str(Path(sys.executable).parent / "aivss")], [sys.executable, "-m", "aivss"]]


def run(command: list[str], *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*command, *arguments], input=text, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", COMMANDS, ids=["script", "module"])
def test_it_is_the_command_of_the_project(command: list[str]) -> None:
    assert run(command, "--version").stdout == f"aivss {aivss.__version__}\n"
    example = ROOT / "examples" / "zscaler-mcp-server.json"
    scored = run(command, "score", "--format", "json", str(example))
    assert scored.returncode == 0
    assert json.loads(scored.stdout) == json.loads(aivss.score_json(example.read_text(encoding="utf-8")))
    by_stdin = run(command, "score", "--format", "json", "-", text=example.read_text(encoding="utf-8"))
    assert by_stdin.stdout == scored.stdout


@pytest.mark.parametrize("command", COMMANDS, ids=["script", "module"])
def test_its_exit_codes_are_the_commands(command: list[str]) -> None:
    assert run(command, "cvss", "--fail-on", "critical", VECTOR).returncode == 1
    refused = run(command, "cvss", "CVSS:3.1/AV:N")
    assert refused.returncode == 2
    assert "cvss.version" in refused.stderr
    assert run(command, "no-such-command").returncode == 2


def test_an_interrupt_ends_it_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def run_command(arguments: list[str]) -> int:
        seen.append((arguments, signal.getsignal(signal.SIGINT)))
        return 7

    monkeypatch.setattr(_command, "run_command", run_command)
    monkeypatch.setattr(sys, "argv", ["anything", "score", "-"])
    before = signal.getsignal(signal.SIGINT)
    try:
        assert _command.main() == 7
    finally:
        signal.signal(signal.SIGINT, before)
    # Python's own handler would only note it, and the command would go on waiting for its input.
    assert seen == [(["aivss", "score", "-"], signal.SIG_DFL)]
