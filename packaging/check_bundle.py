# SPDX-License-Identifier: MIT
"""Starts the frozen application: compares what it finds in itself with the checkout, and has it draw the demo.

A bundle can start and still be hollow: without its rules, importers, charts, icons or Qt plugins. Run by the Python
the bundle was made with: `python packaging/check_bundle.py [EXECUTABLE]`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "relationship-journal"
COUNTS = ("schema", "rules", "importers", "charts")
PNG = b"\x89PNG\r\n"
PATIENCE = 120  # seconds; a first start on a busy machine reads 250 MB


def self_check(command: Sequence[str], home: Path) -> dict[str, object]:
    """What the application says of itself, in a home folder of its own and without a display.

    Raises ValueError with a sentence when it doesn't start, takes too long or answers something else.
    """
    try:
        done = _start([*command, "--self-check"], home)
        answer = json.loads(done.stdout)
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise ValueError(f"{command[0]} did not come to an end: {problem}") from problem
    except json.JSONDecodeError as problem:
        raise ValueError(f"{command[0]} answered no JSON (exit {done.returncode}): {done.stderr.strip()}") from problem
    if not isinstance(answer, dict):
        raise ValueError(f"{command[0]} answered {answer!r}, which is no self-check.")
    return answer


def pictures(command: Sequence[str], home: Path) -> list[str]:
    """What is wrong with the pictures the program draws of its demo, window and chart; nothing when they are there."""
    folder = home / "pictures"
    try:
        done = _start([*command, "--demo", "--picture", str(folder)], home)
    except (OSError, subprocess.TimeoutExpired) as problem:
        return [f"The demo could not be drawn: {problem}"]
    drawn = [file for file in folder.glob("*.png") if file.read_bytes().startswith(PNG)]
    if done.returncode or done.stderr or len(drawn) < 2:
        return [f"Of window and chart {len(drawn)} were drawn (exit {done.returncode}): {done.stderr.strip()}"]
    return []


def _start(command: Sequence[str], home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=_environment(home),
        cwd=home,
        timeout=PATIENCE,
        check=False,
    )


def _environment(home: Path) -> Mapping[str, str]:
    folders = {name: str(home) for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTHON"))}
    return {**kept, **folders, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}


def differences(frozen: Mapping[str, object], source: Mapping[str, object]) -> list[str]:
    """What is wrong with the bundle, one sentence each; nothing when it is whole."""
    found = [
        f"The bundle has {key} {frozen.get(key)!r}, the checkout {source.get(key)!r}."
        for key in COUNTS
        if frozen.get(key) != source.get(key) or not isinstance(frozen.get(key), int)
    ]
    return found if frozen.get("ok") is True else [*found, f"The bundle's own check failed: {dict(frozen)}."]


def main(arguments: Sequence[str]) -> int:
    """0 when the bundle is whole; otherwise 1, with the reasons on standard error."""
    suffix = ".exe" if sys.platform == "win32" else ""
    bundle = Path(arguments[0]).resolve() if arguments else ROOT / "dist" / NAME / f"{NAME}{suffix}"
    try:
        with tempfile.TemporaryDirectory(prefix="check-bundle-") as home:
            frozen = self_check([str(bundle)], Path(home))
            source = self_check([sys.executable, "-m", "relationship_journal"], Path(home))
            problems = [*differences(frozen, source), *pictures([str(bundle)], Path(home))]
    except ValueError as reason:
        problems = [str(reason)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(f"{bundle}: " + ", ".join(f"{key} {frozen[key]}" for key in COUNTS))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
