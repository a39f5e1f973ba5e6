# SPDX-License-Identifier: MIT
"""How many insights would stand with the rules as they are set: the facts are read once, the rules asked each time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs, Report, Ticket
from relationship_journal.storage.changes import Change, Edit
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.insights import RULES, rule_settings
from relationship_journal.values.insights import Severity
from relationship_journal.values.noticing import Facts
from relationship_journal.wording.rule_counts import stand_line

_PAUSE_MS = 120
_Counted = tuple[Facts, str]


class RulePreview(QObject):
    """`told(str)` once it is counted, and again whenever the rules or the journal change while somebody looks."""

    told = Signal(str)

    def __init__(
        self,
        journal: Journal,
        signals: JournalSignals,
        jobs: Jobs,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._jobs = jobs
        self._today = today
        self._facts: Facts | None = None
        self._ticket: Ticket | None = None
        self._watched = False
        self._stale = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._count)
        signals.changed.connect(self._follow)

    def watch(self, watched: bool) -> None:
        """Say whether somebody looks; nothing is counted otherwise."""
        self._watched = watched
        if watched and self._stale:
            self._pause.start()

    def _follow(self, change: Change) -> None:
        if change.batch is not None or not all(map(_leaves_facts, change.edits)):
            self._facts = None
        self._stale = True
        if self._watched:
            self._pause.start()

    def _count(self) -> None:
        if not self._jobs.is_open:
            return  # the journal is being left
        if self._ticket is not None:
            self._ticket.cancel()
        journal, today, known = self._journal, self._today(), self._facts

        def work(report: Report) -> _Counted:
            from relationship_journal.reports.noticed import judged  # noqa: PLC0415  (when first asked for)
            from relationship_journal.storage.queries.noticing import facts  # noqa: PLC0415  (the same)

            found = known if known is not None and known.today == today else facts(journal, today, None, report)
            report(0, 1)
            stands = judged(journal, found, journal.slice(rule_settings)).stands
            return found, stand_line(len(stands), sum(one.severity is Severity.ACT for one in stands))

        self._stale = False
        self._ticket = self._jobs.start(work, owner=self, done=self._take)

    def _take(self, counted: _Counted) -> None:
        self._ticket = None
        self._facts, line = counted
        self.told.emit(line)


def _leaves_facts(edit: Edit) -> bool:
    """Whether the rules hear the same as before: other settings, as the usual minutes, are in the facts."""
    row = edit.after or edit.before or {}
    return edit.table == "answer" or (edit.table == "setting" and row.get("key") == RULES)
