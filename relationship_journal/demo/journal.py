# SPDX-License-Identifier: MIT
"""The demo as a journal: filled in one step, made anew each time."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, tzinfo
from pathlib import Path

from relationship_journal.demo.telling import content
from relationship_journal.storage import bulk
from relationship_journal.storage.errors import Damaged, NotAJournal, TooNew
from relationship_journal.storage.journal import Journal

LABEL = "the demo stories"


def fill(journal: Journal, today: date, zone: tzinfo | None = None) -> None:
    """Write the demo into a fresh journal, in one step."""
    demo = content(today, zone=zone)
    bulk.load(journal, LABEL, demo.contacts, demo.conversations, accounts=demo.accounts, marks=demo.marks)


def fresh(path: Path, now: datetime) -> Journal:
    """The demo journal made anew, so that it ends today; one that a window holds is left alone (InUse)."""
    if path.exists():
        with suppress(NotAJournal, Damaged, TooNew):  # whatever is wrong with it, it goes
            Journal.open(path).close()
        for ending in ("", "-wal", "-shm"):
            Path(f"{path}{ending}").unlink(missing_ok=True)
    journal = Journal.create(path)
    try:
        fill(journal, now.date(), now.tzinfo)
    except BaseException:
        journal.close()
        raise
    return journal
