# SPDX-License-Identifier: MIT
"""The people of a first import, to tick who of them became friends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from relationship_journal import wording
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, NamedContact, Stage, fold

Index = QModelIndex | QPersistentModelIndex


class FriendsModel(QAbstractListModel):
    """Rows with a tick; `narrow` shows those with a word in name or account, `changed` follows every tick."""

    changed = Signal()

    def __init__(self, journal: Journal, people: Sequence[NamedContact], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._people = tuple(people)
        self._shown = self._people
        self._ticked: set[ContactId] = set()

    @classmethod
    def of_first_import(cls, journal: Journal) -> FriendsModel | None:
        """Of the people a journal's one import brought; None where there was another, or nobody in it."""
        people = queries.first_import(journal)
        return cls(journal, people) if people else None

    @property
    def ticked(self) -> int:
        """How many are ticked, shown or not."""
        return len(self._ticked)

    def narrow(self, words: str) -> None:
        """Show only those with these letters in their name or account."""
        wanted = fold(words.strip())
        self.beginResetModel()
        self._shown = tuple(one for one in self._people if wanted in fold(f"{one.name} {one.account}"))
        self.endResetModel()

    def toggle(self, index: Index) -> None:
        """Tick somebody, or take the tick away."""
        if index.isValid():
            self._ticked ^= {self._shown[index.row()].id}
            self.dataChanged.emit(index, index)
            self.changed.emit()

    def keep(self) -> str:
        """Write who is a friend, as one change; answers a sentence. Raises JournalError."""
        edits.set_stages(self._journal, sorted(self._ticked), Stage.FRIEND)
        return f"Marked {wording.count(len(self._ticked), 'friend')}."

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  the value Qt itself defaults to
        return 0 if parent.isValid() else len(self._shown)

    @guarded(nothing)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        person = self._shown[index.row()]
        ticked = person.id in self._ticked
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{person.name}{wording.SEPARATOR}{person.account}" if person.account else person.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{person.name}, {person.account or 'no account'}, {'a friend' if ticked else 'not ticked'}"
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None
