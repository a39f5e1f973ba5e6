# SPDX-License-Identifier: MIT
"""Where a journal lies and what is known of its file, in words; and what may be told of the program to others."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from relationship_journal import __version__, wording
from relationship_journal.paths import Paths
from relationship_journal.preferences import Preferences
from relationship_journal.qt.mistakes import PROGRAM, versions
from relationship_journal.storage import queries
from relationship_journal.storage.journal import Journal

Fact = tuple[str, str]
"""What it is, and how it is."""

ENCRYPTED = "Encrypted with your passphrase"
PLAIN = "Not encrypted: anyone who can use this computer account can read it"
DEMO = "The demo: made anew whenever it is opened"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What "Where is my data?" shows: of the journal's file, and of what lies beside it."""

    journal: Path
    facts: tuple[Fact, ...]
    beside: tuple[Fact, ...]


def find_out(journal: Journal, paths: Paths, now: datetime) -> Whereabouts:
    """Ask the journal and the file system, for a thread; the journal's file is only looked at from outside."""
    file, counts = queries.journal_file(journal), queries.counts(journal)
    facts = (
        (
            "Holds",
            f"{wording.count(counts.conversations, 'conversation')} with {wording.count(counts.contacts, 'person')}",
        ),
        ("Size", _size(journal.path)),
        ("Last saved", _moment(file.changed, now)),
        ("Protection", DEMO if journal.path == paths.demo_journal else ENCRYPTED if journal.encrypted else PLAIN),
        ("Format", f"{file.format}, {file.engine}"),
    )
    beside = (
        ("Preferences", str(paths.preferences)),
        ("Window places", str(paths.window_state)),
        ("Recent journals", str(paths.recent)),
        ("Log", str(paths.log_file)),
    )
    return Whereabouts(journal.path, facts, beside)


def made_of(journal: Journal) -> tuple[Fact, ...]:
    """The versions of what the program runs on."""
    parts = [(name, version) for name, version in versions().items() if name != PROGRAM]
    return (*parts, ("Engine", queries.journal_file(journal).engine))


def diagnostics(journal: Journal, chosen: Preferences) -> str:
    """What helps whoever looks for a fault: no name, no path, no text, only how much the journal holds."""
    file, counts = queries.journal_file(journal), queries.counts(journal)
    screen = QGuiApplication.primaryScreen()
    facts: Sequence[Fact] = (
        ("Relationship Journal", __version__),
        *made_of(journal),
        ("Journal", f"format {file.format}, {'encrypted' if journal.encrypted else 'plain'}, {_size(journal.path)}"),
        ("Holds", f"{counts.conversations} conversations, {counts.contacts} people, {counts.accounts} accounts"),
        ("Looks", f"{chosen.theme}, {chosen.text_size} %, {QGuiApplication.platformName()}"),
        ("Screen", f"{screen.size().width()} x {screen.size().height()} at {screen.devicePixelRatio():g}"),
        ("Bundle", "yes" if getattr(sys, "frozen", False) else "no"),
    )
    return "".join(f"{name}: {value}\n" for name, value in facts)


def _size(path: Path) -> str:
    """The file, and the log SQLite keeps beside it while it is open; `stat` opens neither."""
    try:
        whole = path.stat().st_size
    except OSError:
        return "unknown"
    try:
        log = Path(f"{path}-wal").stat().st_size
    except OSError:
        log = 0
    beside = f", and {wording.size(log)} beside it while it is open" if log else ""
    return wording.size(whole) + beside


def _moment(changed: datetime | None, now: datetime) -> str:
    if changed is None:
        return "nothing written yet"
    zone: tzinfo | None = now.tzinfo
    local = changed.astimezone(zone)
    return f"{wording.day_with_year(local.date())}, {local:%H:%M}"
