# SPDX-License-Identifier: MIT
"""Search results as one list: people first, then entries, each group under its heading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from relationship_journal import wording
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.jobs import Jobs, Report, Ticket
from relationship_journal.qt.models.contacts import ContactLine, ContactRole, ContactsModel
from relationship_journal.qt.rows_model import RowsModel
from relationship_journal.storage import query_words, search
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.query_text import QueryText, parse
from relationship_journal.storage.query_words import Meant
from relationship_journal.values import ContactRow, Hit

Index = QModelIndex | QPersistentModelIndex

MOST_PEOPLE = 20
AT_ONCE = 32
"""Entries read before anything is shown: what a high window holds."""


class SearchRole(IntEnum):
    """What a row answers besides what a contact row does; all but one of these are None."""

    HEADING = ContactRole.ATTENTION + 101
    PERSON = ContactRole.ATTENTION + 102
    HIT = ContactRole.ATTENTION + 103


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the people, where its entries stand, and the first of them.

    It is `renewed` where the same text was searched for again, because the journal changed.
    """

    text: str
    query: QueryText = field(default_factory=QueryText)
    meant: Meant = field(default_factory=Meant)
    people: tuple[ContactRow, ...] = ()
    places: tuple[int, ...] = ()
    hits: tuple[Hit, ...] = ()
    renewed: bool = False

    @property
    def line(self) -> str:
        """How much it is: "2 people, 200+ entries"."""
        entries = (
            f"{search.SHOWN}+ entries" if len(self.places) >= search.SHOWN else wording.count(len(self.places), "entry")
        )
        people = [wording.count(len(self.people), "person")] if self.people else []
        return ", ".join([*people, entries]) if self.people or self.places else "Nothing found"

    @property
    def meaning(self) -> str:
        """What was looked for, in words."""
        return query_words.explained(self.query, self.meant)

    @property
    def doubts(self) -> str:
        """What of it could not be read, in words; empty where all could."""
        return " ".join(query_words.doubts(self.query))

    @property
    def hint(self) -> str:
        """What the narrowing word takes that is being typed."""
        return query_words.hint(self.query)


@dataclass(frozen=True, slots=True)
class Row:
    """A heading, a person or an entry found."""

    what: str | ContactLine | Hit

    @property
    def id(self) -> tuple[str, int | str]:
        if isinstance(self.what, str):
            return ("heading", self.what)
        return ("person", self.what.id) if isinstance(self.what, ContactLine) else ("entry", self.what.entry.id)


class SearchModel(RowsModel[Row]):
    """Runs a search off the window's thread; `found(Found)` when its first rows are shown, the others follow.

    Where only the journal changed, the rows that are still there stay: chosen, and where they were scrolled to.
    """

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
        self._ticket: Ticket | None = None
        self._rest: Ticket | None = None
        self._once_more = False
        self._query = QueryText()
        self._shown = ""
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
        journal, text, today = self._journal, self.text, self._today()
        renewed = text == self._shown

        def work(report: Report) -> Found:
            query = parse(text)
            people = search.contacts(journal, text, MOST_PEOPLE, today)
            report(1, 3)
            places = search.places(journal, query)
            report(2, 3)
            meant = search.meant(journal, query)
            # Of a search that stands already everything is read, so that no row goes and comes again.
            hits = search.hits(journal, query, places if renewed else places[:AT_ONCE])
            return Found(text, query, meant, tuple(people), tuple(places), tuple(hits), renewed)

        self._once_more = False
        self._ticket = self._jobs.start(work, owner=self, done=self._done, failed=self._failed)

    def _read_rest(self, found: Found) -> None:
        """Read the entries below those that are shown, while nobody waits."""
        journal, query, places = self._journal, found.query, found.places[AT_ONCE:]

        def work(report: Report) -> list[Hit]:
            report(0, 1)
            return search.hits(journal, query, places)

        if places:
            self._rest = self._jobs.start(work, owner=self, done=self._append, failed=self._failed)

    def _stop(self) -> None:
        for ticket in (self._ticket, self._rest):
            if ticket is not None:
                ticket.cancel()
        self._ticket = self._rest = None

    def _done(self, found: Found) -> None:
        self._ticket = None
        if self._once_more:
            self._start()
        else:
            self._stop()
            self._take(found)
            if not found.renewed:
                self._read_rest(found)

    def _failed(self, error: Exception) -> None:
        self._ticket = None
        raise error

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are there to be read, not chosen."""
        if index.isValid() and isinstance(self._rows[index.row()].what, str):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    @guarded(nothing)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        what = self._rows[index.row()].what
        if isinstance(what, str):
            spoken = {SearchRole.HEADING, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return what if role in spoken else None
        return self._person_data(what, role) if isinstance(what, ContactLine) else self._hit_data(what, role)

    def _person_data(self, row: ContactLine, role: int) -> object:
        if role == SearchRole.PERSON:
            return row
        if role == ContactRole.LIT:
            return tuple(search.name_spans(row.row.name, self._query))
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
            if not isinstance(self._rows[at].what, str):
                return at
            at += by
        return row

    def row_of(self, row_id: int, *, person: bool) -> int:
        """The row of a contact, or of a conversation; -1 where it is not among them."""
        at = self.number_of(("person" if person else "entry", row_id))
        return -1 if at is None else at

    def _take(self, found: Found) -> None:
        rows: list[str | ContactLine | Hit] = []
        if found.people:
            rows += ["People", *(ContactLine(row, self._today()) for row in found.people)]
        if found.hits:
            rows += ["Entries", *found.hits]
        self._show(found, [Row(what) for what in rows])
        self.found.emit(found)

    def _show(self, found: Found, rows: Sequence[Row]) -> None:
        if found.renewed:
            self._query = found.query
            self.set_rows(rows)
            return
        self.beginResetModel()
        self._query, self._shown = found.query, found.text
        self._rows = list(rows)
        self.endResetModel()

    def _append(self, hits: list[Hit]) -> None:
        self._rest = None
        if not hits:
            return  # they went since they were found
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(hits) - 1)
        self._rows += map(Row, hits)
        self.endInsertRows()

    def _follow(self, _: Change) -> None:
        if self.text.strip():
            self.look_for(self.text)
