# SPDX-License-Identifier: MIT
"""The contact list: a row per person, in step with the journal."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date
from enum import IntEnum
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Qt, Signal

from relationship_journal import wording
from relationship_journal.frozen import dataclass
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.models.attention import NOBODY, Attention
from relationship_journal.qt.rows_model import RowsModel
from relationship_journal.qt.tips import tip
from relationship_journal.storage import queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries import Order
from relationship_journal.values import EVERYBODY, ContactId, ContactRow, ListedContact, PeopleFilter, Share

_WIDE_TABLES = ("job", "account", "setting", "archival")
"""One row of these can change the lines of many."""
_TAG_TABLES = ("tag", "contact_tag")
_NARROW_TABLES = ("contact", "conversation", "participant")
MANY_CONVERSATIONS = 32
"""A change of more than these is answered by reading everybody again."""


class ContactRole(IntEnum):
    """What a contact row answers; the display role is the name, the accessible text a sentence, LINE all of it.

    LIT has the (start, end) spans of the name that were searched for, where a search shows the row.
    """

    ID = Qt.ItemDataRole.UserRole + 1
    UID = Qt.ItemDataRole.UserRole + 2
    ACCOUNT = Qt.ItemDataRole.UserRole + 3
    LAST = Qt.ItemDataRole.UserRole + 4
    SHARE = Qt.ItemDataRole.UserRole + 5
    ATTENTION = Qt.ItemDataRole.UserRole + 6
    LINE = Qt.ItemDataRole.UserRole + 7
    LIT = Qt.ItemDataRole.UserRole + 8


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact as one line of the list, seen from a day; `key` sorts it, `place_why` says what put it there.

    `noticed` is what an insight says of them.
    """

    row: ContactRow
    today: date
    attention: bool = False
    key: tuple[Any, ...] = field(default=(), compare=False)
    place_why: str = ""
    noticed: str = ""

    @property
    def id(self) -> ContactId:
        return self.row.id

    @property
    def last(self) -> str:
        """How long ago the last talk was: "6 d"; empty without one."""
        return wording.ago(self.row.last.day, self.today) if self.row.last else ""

    @property
    def share(self) -> Share | None:
        return self.row.share

    @property
    def tip(self) -> str:
        """The line for those who point at it: the name in full, and why it stands where it stands."""
        return tip(self.row.name, self.noticed, self.place_why)

    @property
    def sentence(self) -> str:
        """The line for those who hear it."""
        needs = "Needs attention." if self.attention else ""
        why = f"{self.place_why}." if self.place_why else ""
        noticed = f"{self.noticed}." if self.noticed else ""
        return " ".join(filter(None, (wording.contact_sentence(self.row, self.today), why, needs, noticed)))


class ContactsModel(RowsModel[ContactLine]):
    """The people wanted, at first everybody; `today` is asked for at each refresh. `counted` follows every change."""

    counted = Signal()

    ROLES: ClassVar[Mapping[int, Callable[[ContactLine], object]]] = {
        Qt.ItemDataRole.DisplayRole: lambda line: line.row.name,
        Qt.ItemDataRole.ToolTipRole: lambda line: line.tip,
        Qt.ItemDataRole.AccessibleTextRole: lambda line: line.sentence,
        ContactRole.ID: lambda line: line.row.id,
        ContactRole.UID: lambda line: line.row.uid,
        ContactRole.ACCOUNT: lambda line: line.row.account,
        ContactRole.LAST: lambda line: line.last,
        ContactRole.SHARE: lambda line: line.share,
        ContactRole.ATTENTION: lambda line: line.attention,
        ContactRole.LINE: lambda line: line,
    }

    def __init__(
        self,
        journal: Journal,
        signals: JournalSignals,
        today: Callable[[], date],
        parent: QObject | None = None,
        *,
        order: Order = Order.LAST,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._today = today
        self._order = order
        self._attention = NOBODY
        self._ranks: Mapping[ContactId, int] = {}
        self._wanted = EVERYBODY
        self._everybody = 0
        signals.changed.connect(self._follow)
        self.refresh()

    @property
    def order(self) -> Order:
        return self._order

    def set_order(self, order: Order) -> None:
        """Sort the list another way; selection stays with its people."""
        if order is not self._order:
            self._order = order
            self.refresh()

    @property
    def wanted(self) -> PeopleFilter:
        """Whom the list shows."""
        return self._wanted

    @property
    def everybody(self) -> int:
        """How many people there are, shown or not."""
        return self._everybody if self._wanted else len(self._rows)

    def set_wanted(self, wanted: PeopleFilter) -> None:
        """Show these people alone; selection stays with those who stay."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.refresh()

    def set_attention(self, attention: Attention) -> None:
        """Mark those an insight asks to act for, put those it speaks of first; nothing is read for it."""
        if attention != self._attention:
            self._attention = attention
            self._ranks = {contact: place for place, contact in enumerate(attention.order)}
            lines = [self._attended(line.row, line.key[1:], line.place_why) for line in self._rows]
            self._take(sorted(lines, key=_place))

    def called(self, text: str, first: int) -> int | None:
        """Who comes next from a row on, and then from the top, whose name begins with this, or else a word of it."""
        sought = queries.fold(text)
        if not sought:
            return None
        count = len(self._rows)
        names = [(row % count, queries.fold(self._rows[row % count].row.name)) for row in range(first, first + count)]
        whole = (row for row, name in names if name.startswith(sought))
        inside = (row for row, name in names if f" {sought}" in name)
        return next(whole, next(inside, None))

    def refresh(self) -> None:
        """Read everybody again; also right after midnight, when "6 d" becomes "7 d"."""
        self._day = self._today()
        lines = self._lines(queries.listed(self._journal, self._order, self._day, self._wanted))
        self._take(sorted(lines, key=_place) if self._ranks else lines)

    def _take(self, lines: list[ContactLine]) -> None:
        self.set_rows(lines)
        if self._wanted:
            self._everybody = queries.counts(self._journal).contacts
        self.counted.emit()

    def _lines(self, people: Iterable[ListedContact]) -> list[ContactLine]:
        """Lines in the order of their keys; where that is by attention, those an insight speaks of come first."""
        return [self._attended(one.row, one.key, _why(one)) for one in people]

    def _attended(self, row: ContactRow, key: tuple[Any, ...], why: str) -> ContactLine:
        last = len(self._ranks)
        rank = self._ranks.get(row.id, last) if self._order is Order.ATTENTION else last
        said = self._attention.why.get(row.id, "")
        return ContactLine(row, self._day, row.id in self._attention.dots, (rank, *key), why, said)

    def _follow(self, change: Change) -> None:
        wide = _WIDE_TABLES + _TAG_TABLES if self._wanted.tags else _WIDE_TABLES
        if change.touches(*wide) or len(change.ids("conversation")) > MANY_CONVERSATIONS:
            self.refresh()
        elif change.touches(*_NARROW_TABLES):
            self._renew(_people(self._journal, change))

    def _renew(self, people: frozenset[int]) -> None:
        """Read these lines alone and put them where they belong."""
        if self._day != self._today():
            self.refresh()
            return
        lines = [line for line in self._rows if line.id not in people]
        for line in self._lines(queries.listed(self._journal, self._order, self._day, self._wanted, people)):
            insort(lines, line, key=_place)
        self._take(lines)


def _people(journal: Journal, change: Change) -> frozenset[int]:
    """The contacts that changed, and those of conversations that changed, before and after."""
    talks = filter(None, (queries.entry(journal, talk) for talk in change.ids("conversation")))
    rows = (row for edit in change.edits if edit.table == "participant" for row in (edit.before, edit.after) if row)
    linked = {int(str(row["contact_id"])) for row in rows} | {person.id for talk in talks for person in talk.contacts}
    return change.ids("contact") | linked


def _place(line: ContactLine) -> tuple[Any, ...]:
    return line.key


def _why(one: ListedContact) -> str:
    """What put somebody where they are, in the orders that rest on a figure."""
    if one.overdue:
        return f"{wording.count(one.overdue, 'day')} past the cadence"
    if one.drift is not None:
        return f"{wording.share_words(one.drift.now)} in the last 90 days, {one.drift.before}% before"
    return ""
