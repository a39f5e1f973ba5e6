# SPDX-License-Identifier: MIT
"""The trash as rows that words narrow, read beside the window and in step with the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.models.two_lines import LinesModel, TwoLines
from relationship_journal.storage import edits, queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import TRASH_TABLES, Trashed, TrashRef, fold
from relationship_journal.wording import trash as told


class TrashModel(QObject):
    """Holds what is in the trash; `changed` whenever it was read or narrowed."""

    changed = Signal()

    def __init__(
        self, journal: Journal, signals: JournalSignals, jobs: Jobs, today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._journal = journal
        self._jobs = jobs
        self._today = today
        self._things: dict[TrashRef, Trashed] = {}
        self._folded: dict[TrashRef, str] = {}
        self._sought = ""
        self.lines = LinesModel(self)
        signals.changed.connect(self._follow)

    def read(self) -> None:
        """Read the trash; it is looked for in every table, so not while the window waits."""
        journal = self._journal

        def work(_: Report) -> list[Trashed]:
            return queries.trash(journal)

        self._jobs.start(work, owner=self, done=self._take)

    def look_for(self, text: str) -> None:
        """Show what holds all of these words."""
        self._sought = fold(text)
        self._show()

    def known(self, refs: Iterable[TrashRef]) -> list[Trashed]:
        """What is known of things."""
        return [self._things[ref] for ref in refs if ref in self._things]

    def restore(self, refs: Sequence[TrashRef], report: Report) -> None:
        """Bring things back; on any thread. Raises JournalError."""
        edits.restore_things(self._journal, refs, report)

    def purge(self, refs: Sequence[TrashRef], report: Report) -> None:
        """Delete things for good; on any thread. Raises JournalError."""
        from relationship_journal.storage import purging  # noqa: PLC0415  (when first asked for)

        purging.purge(self._journal, refs, report)

    def _take(self, things: Sequence[Trashed]) -> None:
        self._things = {thing.ref: thing for thing in things}
        self._folded = {thing.ref: fold(f"{told.trash_title(thing)} {told.trash_line(thing)}") for thing in things}
        self._show()

    def _show(self) -> None:
        words, today = self._sought.split(), self._today()
        shown = [thing for ref, thing in self._things.items() if all(word in self._folded[ref] for word in words)]
        self.lines.set_rows(
            [
                TwoLines(
                    thing.ref,
                    told.trash_title(thing),
                    told.trash_line(thing),
                    told.deleted_when(thing.trashed_at, today),
                )
                for thing in shown
            ]
        )
        self.changed.emit()

    def _follow(self, change: Change) -> None:
        if change.touches(*TRASH_TABLES):
            self.read()
