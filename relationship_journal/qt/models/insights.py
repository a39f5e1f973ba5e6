# SPDX-License-Identifier: MIT
"""What the rules notice: read and judged off the window's thread, after each change that could matter, at midnight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs, Report, Ticket
from relationship_journal.qt.models.attention import NOBODY, Attention
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import AccountId, ContactId
from relationship_journal.values.insights import Insight, SubjectKind

if TYPE_CHECKING:
    from relationship_journal.qt.models.insight_reading import Reading

BEGIN_MS = 800
"""After the window is made: the first paint, the number of Today and the chart come first."""
PAUSE_MS = 250
"""Several changes in a row are read once; the page one is on has its own news sooner."""
SOON_MS = 15
_PANEL = "relationship_journal.qt.insight_work"
"""What shows the first reading; loaded by the job, so that the window need not wait for it."""
_UNHEARD = frozenset({"tag", "contact_tag", "conversation_tag", "saved_search", "photo", "raw_card", "method", "batch"})
"""Tables no rule looks at."""


class InsightsModel(QObject):
    """What stands now; `changed` with every reading. Nothing is read before `begin`.

    `look_at` names whose page is open: their insights are read first, and alone, where something changes.
    """

    changed = Signal()

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
        self.today = today
        self._contact: ContactId | None = None
        self._read: Reading | None = None
        self._tickets: dict[ContactId | None, Ticket] = {}
        self._whole, self._one = QTimer(self), QTimer(self)
        for timer, read in ((self._whole, self._read_all), (self._one, self._read_one)):
            timer.setSingleShot(True)
            timer.timeout.connect(read)
        signals.changed.connect(self._follow)

    def begin(self) -> None:
        """Read for the first time, once nobody waits for the window any more."""
        self._whole.start(BEGIN_MS)

    def look_at(self, contact: ContactId | None) -> None:
        """Say whose page is open."""
        self._contact = contact

    def refresh(self) -> None:
        """Read again: another day, other rules."""
        self._drop()
        self._whole.start(PAUSE_MS)

    @property
    def is_settled(self) -> bool:
        """Whether what stands here is what there is."""
        waiting = self._whole.isActive() or self._one.isActive() or bool(self._tickets)
        return self._read is not None and not waiting

    @property
    def is_read(self) -> bool:
        """Whether anything is known yet."""
        return self._read is not None

    @property
    def reading(self) -> Reading:
        """What was last read. Raises RuntimeError before anything was, see `is_read`."""
        if self._read is None:
            raise RuntimeError("no insights are read yet")
        return self._read

    def of_contact(self, contact: ContactId) -> Reading:
        """What stands on a contact's page."""
        from relationship_journal.insights.attention import shown_on  # noqa: PLC0415  (loaded with the first reading)

        return self._part(lambda one: contact in shown_on(one))

    def of_account(self, account: AccountId) -> Reading:
        """What stands on an account's page: its own, and those about who works there."""
        people = self.reading.workers.get(account, frozenset())
        return self._part(
            lambda one: (
                (one.subject.kind is SubjectKind.ACCOUNT and one.subject.id == account)
                or (one.subject.kind is SubjectKind.CONTACT and one.subject.id in people)
            )
        )

    def of_everybody(self) -> Reading:
        """What stands about everybody together."""
        return self._part(lambda one: one.subject.kind is SubjectKind.ALL)

    @property
    def attention(self) -> Attention:
        """Who is to be looked at first, and who has a dot."""
        return NOBODY if self._read is None else self._read.attention

    def _part(self, belongs: Callable[[Insight], bool]) -> Reading:
        whole = self.reading
        standing = tuple(one for one in whole.standing if belongs(one))
        answered = tuple(one for one in whole.answered if belongs(one.insight))
        return replace(whole, standing=standing, answered=answered)

    # Reading

    def _follow(self, change: Change) -> None:
        if self._read is None and not self._tickets:
            return  # it will be read with the rest
        if change.batch is None and all(edit.table in _UNHEARD for edit in change.edits):
            return
        self._drop()
        if self._contact is not None and self._read is not None:
            self._one.start(SOON_MS)
        self._whole.start(PAUSE_MS)

    def _drop(self) -> None:
        """What is being read is no longer so."""
        for ticket in self._tickets.values():
            ticket.cancel()
        self._tickets.clear()

    def _read_one(self) -> None:
        if self._contact is not None:
            self._start(self._contact)

    def _read_all(self) -> None:
        self._start(None)

    def _start(self, contact: ContactId | None) -> None:
        if not self._jobs.is_open:
            return  # the journal is being left
        journal, today, before = self._journal, self.today(), self._read

        def work(report: Report) -> Reading:
            # Loaded here: nothing of it is needed before the window stands.
            from relationship_journal.qt.models.insight_reading import read_insights, with_one  # noqa: PLC0415

            import_module(_PANEL)
            found = read_insights(journal, today, contact, report)
            return found if contact is None or before is None else with_one(before, found, contact)

        self._tickets[contact] = self._jobs.start(work, owner=self, done=partial(self._take, contact, before))

    def _take(self, contact: ContactId | None, before: Reading | None, found: Reading) -> None:
        self._tickets.pop(contact, None)
        if contact is not None and self._read is not before:
            return  # everybody was read meanwhile, and they with them
        self._read = found
        if found.today != self.today():
            self.refresh()
        self.changed.emit()
