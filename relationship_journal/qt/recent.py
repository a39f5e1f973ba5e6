# SPDX-License-Identifier: MIT
"""Which journals were open lately: a file of our own, never the lists the system keeps for everybody to see."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from relationship_journal.files import write_whole

SHOWN = 5
_KEPT = 12


def read(file: Path) -> list[Path]:
    """The journals that were open, the latest first; a list that cannot be read is an empty one."""
    try:
        stored = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    names = stored if isinstance(stored, list) else []
    return [Path(name) for name in names if isinstance(name, str) and name]


def remember(file: Path, journal: Path) -> None:
    """Put a journal at the head of the list; where the list cannot be written, nothing is remembered."""
    here = journal.absolute()
    _write(file, [here, *(other for other in read(file) if not _same(other, here))])


def forget_others(file: Path, journal: Path | None) -> None:
    """Clear the list, but for the journal that is open: it is the one to begin with next time."""
    _write(file, [other for other in read(file) if journal is not None and _same(other, journal)])


def others(file: Path, journal: Path) -> list[Path]:
    """What the menu offers beside the open journal: the five latest that are still there."""
    there = (path for path in read(file) if not _same(path, journal) and path.is_file())
    return [path for _, path in zip(range(SHOWN), there, strict=False)]


def usual(file: Path, own: Path) -> Path:
    """What to begin with where no journal is named: the one open last if it is still there, else the user's own."""
    last = next(iter(read(file)), own)
    return last if last.is_file() else own


def _write(file: Path, journals: Iterable[Path]) -> None:
    names = [str(journal) for journal in journals][:_KEPT]
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(file, f"{json.dumps(names, indent=1)}\n".encode())


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
