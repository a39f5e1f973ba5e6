# SPDX-License-Identifier: MIT
"""Search results as one list: people first, then entries, each group under its heading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from relationship_journal import wording
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.jobs import Jobs, Report, Ticket
from relationship_journal.qt.models.contacts import ContactLine, ContactRole, ContactsModel
from relationship_journal.storage import search
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactRow, Hit

Index = QModelIndex | QPersistentModelIndex

MOST_PEOPLE = 20


class SearchRole(IntEnum):
    """What a row answers besides what a contact row does; all but one of these are None."""

    HEADING = ContactRole.ATTENTION + 101
    PERSON = ContactRole.ATTENTION + 102
    HIT = ContactRole.ATTENTION + 103


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    text: str
    people: tuple[ContactRow, ...] = ()
    hits: tuple[Hit, ...] = ()

    @property
    def line(self) -> str:
        """How much it is: "2 people · 200+ entries"."""
        entries = (
            f"{search.SHOWN}+ entries" if len(self.hits) >= search.SHOWN else wording.count(len(self.hits), "entry")
        )
        people = [wording.count(len(self.people), "person")] if self.people else []
        return wording.SEPARATOR.join([*people, entries]) if self.people or self.hits else "Nothing found"


Row = str | ContactLine | Hit


class SearchModel(QAbstractListModel):
    """Runs a search off the window's thread; `found(Found)` when its rows are shown."""

    found = Signal(object)

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
        self._rows: list[Row] = []
        self._ticket: Ticket | None = None
        self._once_more = False
        self.text = ""
        signals.changed.connect(self._follow)

    @property
    def is_looking(self) -> bool:
        """Whether the rows are still those of an earlier text."""
        return self._ticket is not None

    def look_for(self, text: str) -> None:
        """Search, at once or as soon as the running search is done: the latest text wins. Empty empties the list."""
        self.text = text
        self._once_more = True
        if not text.strip():
            self._stop()
            self._take(Found(text))
        elif self._ticket is None:
            self._start()

    def _start(self) -> None:
        journal, text = self._journal, self.text

        def work(report: Report) -> Found:
            report(0, 2)
            people = search.contacts(journal, text, MOST_PEOPLE)
            report(1, 2)
            return Found(text, tuple(people), tuple(search.entries(journal, text)))

        self._once_more = False
        self._ticket = self._jobs.start(work, owner=self, done=self._done, failed=self._failed)

    def _stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    def _done(self, found: Found) -> None:
        self._ticket = None
        if self._once_more:
            self._start()
        else:
            self._take(found)

    def _failed(self, error: Exception) -> None:
        self._ticket = None
        raise error

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  the value Qt itself defaults to
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are there to be read, not chosen."""
        if index.isValid() and isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    @guarded(nothing)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            spoken = {SearchRole.HEADING, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return row if role in spoken else None
        return self._person_data(row, role) if isinstance(row, ContactLine) else self._hit_data(row, role)

    def _person_data(self, row: ContactLine, role: int) -> object:
        if role == SearchRole.PERSON:
            return row
        read = ContactsModel.ROLES.get(role)
        return None if read is None else read(row)

    def _hit_data(self, hit: Hit, role: int) -> object:
        match role:
            case SearchRole.HIT:
                return hit
            case Qt.ItemDataRole.DisplayRole:
                return hit.snippet or wording.entry_line(hit.entry)
            case Qt.ItemDataRole.AccessibleTextRole:
                return wording.entry_sentence(hit.entry, self._today())
        return None

    def step(self, row: int, by: int) -> int:
        """The next row that can be chosen, from a row (-1 before the first) up or down; the same where none is."""
        at = row + by
        while 0 <= at < len(self._rows):
            if not isinstance(self._rows[at], str):
                return at
            at += by
        return row

    def _take(self, found: Found) -> None:
        self.beginResetModel()
        self._rows = []
        if found.people:
            self._rows += ["People", *(ContactLine(row, self._today()) for row in found.people)]
        if found.hits:
            self._rows += ["Entries", *found.hits]
        self.endResetModel()
        self.found.emit(found)

    def _follow(self, _: Change) -> None:
        if self.text.strip():
            self.look_for(self.text)
