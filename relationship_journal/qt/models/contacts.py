# SPDX-License-Identifier: MIT
"""The contact list: a row per person, in step with the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
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

_SHOWN_TABLES = ("contact", "job", "account", "conversation", "participant", "setting")


class ContactRole(IntEnum):
    """What a contact row answers; the display role is the name, the accessible text a sentence."""

    ID = Qt.ItemDataRole.UserRole + 1
    UID = Qt.ItemDataRole.UserRole + 2
    ACCOUNT = Qt.ItemDataRole.UserRole + 3
    LAST = Qt.ItemDataRole.UserRole + 4
    SHARE = Qt.ItemDataRole.UserRole + 5
    ATTENTION = Qt.ItemDataRole.UserRole + 6


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
        Qt.ItemDataRole.ToolTipRole: lambda line: line.row.name,
        Qt.ItemDataRole.AccessibleTextRole: lambda line: line.sentence,
        ContactRole.ID: lambda line: line.row.id,
        ContactRole.UID: lambda line: line.row.uid,
        ContactRole.ACCOUNT: lambda line: line.row.account,
        ContactRole.LAST: lambda line: line.last,
        ContactRole.SHARE: lambda line: line.share,
        ContactRole.ATTENTION: lambda line: line.attention,
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
        today = self._today()
        rows = queries.contacts(self._journal, self._order)
        self.set_rows([ContactLine(row, today, row.id in self._attention) for row in rows])

    def _follow(self, change: Change) -> None:
        if change.touches(*_SHOWN_TABLES):
            self.refresh()
