# SPDX-License-Identifier: MIT
"""Today: read off the window's thread, again after each change, at midnight and as the next meeting passes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from relationship_journal.insights.absence import Calendar, check_ins
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs, Report, Ticket
from relationship_journal.qt.models.today_rows import (
    DAYS_AHEAD,
    GAP_DAYS,
    Facts,
    Section,
    TodayRow,
    pressing_count,
    rows_of,
)
from relationship_journal.qt.rows_model import RowsModel
from relationship_journal.storage import queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries import today as read
from relationship_journal.values import LONGEST_ABSENCE, MarkKind, record_from
from relationship_journal.values.today import DayMix, KeptOnTime

PAUSE_MS = 10
"""Several changes in a row are read once."""
GLANCE_MS = 120
"""What is there already is painted before it is read again."""
LOOK_MS = 60_000
DAYS_BACK = 60
"""A plan nobody wrote up for so long is not asked for any more."""
NONE_KEPT = KeptOnTime()
_MARKS = (MarkKind.PROMISE, MarkKind.FRICTION, MarkKind.NOTE)


class TodayRole(IntEnum):
    """What a row answers."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Year:
    """The days that were, to `today`, and the writer's promises kept on time: to friends and to everyone else."""

    today: date
    days: tuple[DayMix, ...] = ()
    friends: KeptOnTime = NONE_KEPT
    others: KeptOnTime = NONE_KEPT


@dataclass(frozen=True, slots=True)
class Read:
    """All of it at a moment."""

    facts: Facts
    year: Year
    now: datetime


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows of a reading at a moment, and how many want something of the writer."""

    rows: tuple[TodayRow, ...]
    pressing: int


def shown_of(found: Read, now: datetime, whole: frozenset[Section]) -> Shown:
    """What a reading shows at a moment; of the sections in `whole` every row."""
    return Shown(tuple(rows_of(found.facts, now, whole)), pressing_count(found.facts, now))


def read_today(journal: Journal, now: datetime, report: Report = lambda _step, _total: None) -> Read:
    """Read Today; a few short holds of the journal's lock, so that nobody waits for it."""
    today = now.date()
    last = today + timedelta(days=DAYS_AHEAD)
    report(0, 3)
    days = journal.slice(lambda held: read.day_mixes(held, today - timedelta(days=LONGEST_ABSENCE), today))
    calendar = Calendar((one.day for one in days), today)
    silent = calendar.silent_days if days else 0
    report(1, 3)
    touches = journal.slice(lambda held: read.last_touches(held, today))
    due = check_ins(touches, calendar)
    report(2, 3)

    def rest(held: Journal) -> tuple[Facts, Year]:
        since = today - timedelta(days=min(max(silent, 1), DAYS_BACK) - 1)
        missed = read.occasions(held, since, today - timedelta(days=1)) if silent >= GAP_DAYS else ()
        facts = Facts(
            tuple(read.plans(held, today - timedelta(days=DAYS_BACK), last, today)),
            tuple(queries.open_marks(held, None, _MARKS)),
            tuple(due),
            read.interests_of(held, (one.touch.contact.id for one in due)),
            tuple(read.occasions(held, today, last)),
            tuple(missed),
            tuple(read.renewals(held, today, last)),
            tuple(read.drafts_left(held)),
            tuple(queries.snoozes(held)),
            silent,
        )
        kept = read.kept_on_time(held, record_from(today), today)
        return facts, Year(today, tuple(days), *kept)

    return Read(*journal.slice(rest), now)


class DayRows(RowsModel[TodayRow]):
    """Rows with deeds under headings; `shown` tells of a new reading."""

    shown = Signal()

    ROLES: ClassVar[Mapping[int, Callable[[TodayRow], object]]] = {
        Qt.ItemDataRole.DisplayRole: lambda row: row.title,
        Qt.ItemDataRole.AccessibleTextRole: lambda row: row.sentence,
        TodayRole.ROW: lambda row: row,
    }


class TodayModel(DayRows):
    """The rows of Today. `counted(int)` tells how much is due, `year_read(Year)` of the days.

    Nothing is read before `refresh`.
    """

    counted = Signal(int)
    year_read = Signal(object)

    def __init__(
        self,
        journal: Journal,
        signals: JournalSignals,
        jobs: Jobs,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._jobs = jobs
        self._now = now
        self._whole: frozenset[Section] = frozenset()
        self._ticket: Ticket | None = None
        self._read: Read | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._begin)
        self._minute = QTimer(self)
        self._minute.setInterval(LOOK_MS)
        self._minute.timeout.connect(self._look_at_the_clock)
        self._minute.start()
        signals.changed.connect(self._follow)

    @property
    def year(self) -> Year | None:
        """The days as last read."""
        return None if self._read is None else self._read.year

    @property
    def today(self) -> date:
        return self._now().date()

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is what there is."""
        return self._read is not None and self._ticket is None and not self._pause.isActive()

    def refresh(self) -> None:
        """Read again in a moment; a reading that is still running is dropped."""
        self._begin_in(PAUSE_MS)

    def look_again(self) -> None:
        """Read again for somebody who comes to see it: unsaved text and the clock announce no change."""
        if self._ticket is None and not self._pause.isActive():
            self._begin_in(PAUSE_MS if self._read is None else GLANCE_MS)

    def _begin_in(self, pause_ms: int) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self._pause.start(pause_ms)

    def show_all(self, section: Section) -> None:
        """Show every row of a section from now on."""
        self._whole |= {section}
        self._show_again()

    def _begin(self) -> None:
        if not self._jobs.is_open:
            return
        journal, now, whole = self._journal, self._now(), self._whole

        def work(report: Report) -> tuple[Read, Shown]:
            found = read_today(journal, now, report)
            return found, shown_of(found, now, whole)

        self._ticket = self._jobs.start(work, owner=self, done=self._take)

    def _take(self, done: tuple[Read, Shown]) -> None:
        self._ticket = None
        self._read, shown = done
        self._show(shown)
        self.year_read.emit(self._read.year)

    def _show(self, shown: Shown) -> None:
        self.set_rows(shown.rows)
        self.counted.emit(shown.pressing)
        self.shown.emit()

    def _show_again(self) -> None:
        if self._read is not None:
            self._show(shown_of(self._read, self._now(), self._whole))

    def _look_at_the_clock(self) -> None:
        """Midnight makes another day of it; before that, a meeting that began is a meeting to write up."""
        if self._read is not None:
            if self._read.now.date() != self.today:
                self.refresh()
            else:
                self._show_again()

    def _follow(self, _: Change) -> None:
        if self._read is not None or self._ticket is not None:
            self.refresh()
