"""The `aivss` command: the logic of the Rust crate `aivss-cli`, under the name that the wheel installs."""

from __future__ import annotations

import signal
import sys

from ._aivss import run_command

__all__ = ["main"]


def main() -> int:
    """Runs the command on the arguments of this process and returns its exit code."""
    # Python only notes an interrupt and acts on it between its own instructions, of which there is
    # none while the command runs.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run_command(["aivss", *sys.argv[1:]])
