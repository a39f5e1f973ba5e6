# SPDX-License-Identifier: MIT
"""What the mix chart shows: read and summed up off the window's thread, and again after each change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from relationship_journal import wording
from relationship_journal.frozen import dataclass
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs, Report, Ticket
from relationship_journal.storage import queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, MonthMix

if TYPE_CHECKING:
    from relationship_journal.charts.mix_over_time import MixPoints, Mode

HOURS, SHARE = "hours", "share"
"""The charts' modes by their names: the charts themselves are loaded by the first reading, after the first paint."""
SPANS = (6, 12, 18, 36)
USUAL_SPAN = 18
PAUSE_MS = 60
"""Whoever runs through the list of contacts is not to wait for charts nobody sees."""
_SHOWN_TABLES = ("contact", "conversation", "participant", "setting")


@dataclass(frozen=True, slots=True)
class Mix:
    """The chart's points, in words too: what it shows and what there is to say about it."""

    points: MixPoints
    mode: Mode
    name: str
    description: str
    finding: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Which mix to read."""

    contact: ContactId | None
    name: str
    mode: str
    span: int
    until: str


def read_mix(journal: Journal, wanted: Reading) -> Mix:
    """Read a mix; two short holds of the journal's lock, the summing up outside of it."""
    from relationship_journal.charts import mix_over_time  # noqa: PLC0415  (after the first paint)

    mode = mix_over_time.Mode(wanted.mode)
    months = journal.slice(lambda held: queries.months(held, wanted.contact))
    talks = journal.slice(lambda held: queries.talks(held, wanted.contact)) if mode is mix_over_time.Mode.SHARE else []
    points = mix_over_time.points(months, talks, wanted.until, wanted.span)
    return Mix(
        points,
        mode,
        wanted.name,
        mix_over_time.describe(points, wanted.name),
        _finding(months, points, wanted.name),
    )


def _finding(months: Sequence[MonthMix], points: MixPoints, name: str) -> str:
    return wording.mix_finding(months, name, points.months[0], points.months[-1])[0] if not points.few else ""


class MixModel(QObject):
    """The mix with one contact, or with everybody; `changed(Mix)` with every new reading."""

    changed = Signal(object)

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
        self._ticket: Ticket | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self.contact: ContactId | None = None
        self.name = ""
        self.mode = HOURS
        self.span = USUAL_SPAN
        signals.changed.connect(self._follow)

    def show(self, contact: ContactId | None, name: str) -> None:
        """The mix with a contact by that name; None for everybody's."""
        self.contact, self.name = contact, name
        self.refresh()

    def set_mode(self, mode: str) -> None:
        """HOURS a month, or the SHARE of each conversation."""
        self.mode = mode
        self.refresh()

    def set_span(self, months: int) -> None:
        """How many months back, the current one included."""
        self.span = months
        self.refresh()

    @property
    def is_settled(self) -> bool:
        """Whether what was last told by `changed` is what is wanted now."""
        return self._ticket is None and not self._pause.isActive()

    def refresh(self) -> None:
        """Read again in a moment; a reading that is still running is dropped."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._pause.start()

    def _read(self) -> None:
        if not self._jobs.is_open:
            return  # the journal is being left
        wanted = Reading(self.contact, self.name, self.mode, self.span, f"{self._today():%Y-%m}")
        journal = self._journal

        def work(report: Report) -> Mix:
            report(0, 1)
            return read_mix(journal, wanted)

        self._ticket = self._jobs.start(work, owner=self, done=self._take)

    def _take(self, mix: Mix) -> None:
        self._ticket = None
        self.changed.emit(mix)

    def _follow(self, change: Change) -> None:
        if change.touches(*_SHOWN_TABLES):
            self.refresh()
