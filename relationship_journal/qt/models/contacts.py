# SPDX-License-Identifier: MIT
"""The contact list: a row per person, in step with the journal."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from html import escape
from typing import ClassVar

from PySide6.QtCore import QObject, Qt

from relationship_journal import wording
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.rows_model import RowsModel
from relationship_journal.storage import queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries import Order
from relationship_journal.values import ContactId, ContactRow, Share

_WIDE_TABLES = ("job", "account", "setting")
"""One row of these can change the lines of many."""
_NARROW_TABLES = ("contact", "conversation", "participant")
MANY_CONVERSATIONS = 32
"""A change of more than these is answered by reading everybody again."""
_NEVER = datetime.min  # noqa: DTZ901 (wall clock)


class ContactRole(IntEnum):
    """What a contact row answers; the display role is the name, the accessible text a sentence, LINE all of it."""

    ID = Qt.ItemDataRole.UserRole + 1
    UID = Qt.ItemDataRole.UserRole + 2
    ACCOUNT = Qt.ItemDataRole.UserRole + 3
    LAST = Qt.ItemDataRole.UserRole + 4
    SHARE = Qt.ItemDataRole.UserRole + 5
    ATTENTION = Qt.ItemDataRole.UserRole + 6
    LINE = Qt.ItemDataRole.UserRole + 7


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact as one line of the list, seen from a day."""

    row: ContactRow
    today: date
    attention: bool = False

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
    def sentence(self) -> str:
        """The line for those who hear it."""
        needs = " Needs attention." if self.attention else ""
        return wording.contact_sentence(self.row, self.today) + needs


class ContactsModel(RowsModel[ContactLine]):
    """Everybody in the journal; `today` is asked for at each refresh."""

    ROLES: ClassVar[Mapping[int, Callable[[ContactLine], object]]] = {
        Qt.ItemDataRole.DisplayRole: lambda line: line.row.name,
        Qt.ItemDataRole.ToolTipRole: lambda line: escape(line.row.name),  # Qt would take "<b>" in a name for markup
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
        self, journal: Journal, signals: JournalSignals, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._today = today
        self._order = Order.LAST
        self._attention: frozenset[ContactId] = frozenset()
        signals.changed.connect(self._follow)
        self.refresh()

    @property
    def order(self) -> Order:
        return self._order

    def set_order(self, order: Order) -> None:
        """Sort the list another way; selection stays with its people."""
        self._order = order
        self.refresh()

    def set_attention(self, contacts: Iterable[ContactId]) -> None:
        """Mark those an insight asks to look at, and nobody else."""
        self._attention = frozenset(contacts)
        self.refresh()

    def refresh(self) -> None:
        """Read everybody again; also right after midnight, when "6 d" becomes "7 d"."""
        self._day = self._today()
        self.set_rows(self._lines(queries.contacts(self._journal, self._order)))

    def _lines(self, rows: Iterable[ContactRow]) -> list[ContactLine]:
        return [ContactLine(row, self._day, row.id in self._attention) for row in rows]

    def _follow(self, change: Change) -> None:
        if change.touches(*_WIDE_TABLES) or len(change.ids("conversation")) > MANY_CONVERSATIONS:
            self.refresh()
        elif change.touches(*_NARROW_TABLES):
            self._renew(_people(self._journal, change))

    def _renew(self, people: frozenset[int]) -> None:
        """Read these lines alone and put them where they belong; everybody, where that cannot be told from the rows."""
        renewed = self._lines(queries.contact_rows(self._journal, people))
        others = [line for line in self._rows if line.id not in people]
        if self._day != self._today() or (self._order is Order.LAST and _share_a_minute(renewed, others)):
            self.refresh()
            return
        key = _by_name if self._order is Order.NAME else _by_last
        for line in renewed:
            insort(others, line, key=key)
        self.set_rows(others)


def _people(journal: Journal, change: Change) -> frozenset[int]:
    """The contacts that changed, and those of conversations that changed, before and after."""
    talks = filter(None, (queries.entry(journal, talk) for talk in change.ids("conversation")))
    rows = (row for edit in change.edits if edit.table == "participant" for row in (edit.before, edit.after) if row)
    linked = {int(str(row["contact_id"])) for row in rows} | {person.id for talk in talks for person in talk.contacts}
    return change.ids("contact") | linked


def _minute(line: ContactLine) -> datetime:
    last = line.row.last
    return _NEVER if last is None else last.local.replace(second=0, microsecond=0)


def _share_a_minute(some: Sequence[ContactLine], others: Sequence[ContactLine]) -> bool:
    """Whether a last talk of `some` was in the minute of another's: the rows do not say which was later."""
    minutes = [_minute(line) for line in some if line.row.last]
    return len(set(minutes)) < len(minutes) or not {_minute(line) for line in others}.isdisjoint(minutes)


def _by_last(line: ContactLine) -> tuple[float, int]:
    """As `queries.contacts` sorts: the latest talk first, then those without any."""
    return -(_minute(line) - _NEVER).total_seconds(), line.id


def _by_name(line: ContactLine) -> tuple[str, int]:
    return queries.fold(line.row.name), line.id
