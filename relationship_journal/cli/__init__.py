# SPDX-License-Identifier: MIT
"""The same work without a window; here is only told apart which of the two is meant (`running` does a command)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from relationship_journal.cli.arguments import DEMO, JOURNAL, PASSPHRASE, PICTURE, QUICK, WrongUse, take_apart
from relationship_journal.cli.usages import USAGES
from relationship_journal.frozen import dataclass

_OF_THE_WINDOW = {JOURNAL.name, DEMO.name, PASSPHRASE.name, PICTURE.name, QUICK.name}


@dataclass(frozen=True, slots=True)
class WindowRequest:
    """Which journal the window is to open; `journal` None is the user's own.

    With `picture` it is not shown but drawn into that folder; with `quick` only the small window for one entry opens.
    """

    journal: Path | None
    demo: bool
    passphrase_file: str | None
    picture: Path | None = None
    quick: bool = False


def window_request(argv: Sequence[str]) -> WindowRequest | None:
    """What the window is asked to open; None where a command, help or wrong use is for `main`."""
    try:
        call = take_apart(argv, USAGES)
    except WrongUse:
        return None
    both = call.has(DEMO.name) and call.has(JOURNAL.name)
    if call.command or both or not _OF_THE_WINDOW.issuperset(call.options):
        return None
    journal, picture = (Path(value) if value else None for value in map(call.value, (JOURNAL.name, PICTURE.name)))
    return WindowRequest(journal, call.has(DEMO.name), call.value(PASSPHRASE.name), picture, call.has(QUICK.name))
