# SPDX-License-Identifier: MIT
"""How things stand: how much the journal holds, when it was last saved, and whether it is encrypted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from relationship_journal import wording
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.storage import queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import Counts


class StandingModel(QObject):
    """The status line and the numbers of the navigation; `changed` after each change of the journal."""

    changed = Signal()

    def __init__(
        self,
        journal: Journal,
        signals: JournalSignals,
        now: Callable[[], datetime],
        *,
        demo: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._now = now
        self._demo = demo
        self._saved: datetime | None = None
        self.counts: Counts = queries.counts(journal)
        signals.changed.connect(self._follow)

    @property
    def line(self) -> str:
        """The status line: "Saved 14:32 · private file, encrypted"."""
        if self._demo:
            return "Demo journal: edits are temporary."
        kind = "private file, encrypted" if self._journal.encrypted else "private file, not encrypted"
        if self._saved is None:
            return kind[:1].upper() + kind[1:]
        return f"Saved {self._saved:%H:%M}{wording.SEPARATOR}{kind}"

    def _follow(self, _: Change) -> None:
        self._saved = self._now()
        self.counts = queries.counts(self._journal)
        self.changed.emit()
