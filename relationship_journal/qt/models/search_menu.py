# SPDX-License-Identifier: MIT
"""The searches to begin with: those saved in the journal, then those of this session, the latest first."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.palette import Choice, Kind, PaletteRole
from relationship_journal.storage import queries
from relationship_journal.storage.journal import Journal

Index = QModelIndex | QPersistentModelIndex

RECENT = 6
"""Searches of this session that are offered."""


class SearchMenuModel(QAbstractListModel):
    """Rows as a PaletteModel has them: a heading or a choice."""

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._recent: list[str] = []
        self._rows: list[str | Choice] = []

    def remember(self, query: str) -> None:
        """A search that led somewhere; kept while the window is open and written nowhere."""
        text = " ".join(query.split())
        self._recent = [text, *(other for other in self._recent if other != text)][:RECENT]

    def refresh(self) -> None:
        """Read what is saved."""
        saved = queries.saved_searches(self._journal)
        known = {one.query.strip() for one in saved}
        recent = [Choice(Kind.SEARCH, "", text, text) for text in self._recent if text not in known]
        kept = [
            Choice(Kind.SAVED, "", one.name, one.query, "" if one.query == one.name else one.query) for one in saved
        ]
        rows: list[str | Choice] = []
        for heading, choices in (("Saved searches", kept), ("Searched lately", recent)):
            rows += [heading, *choices] if choices else []
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def step(self, row: int, by: int) -> int:
        """The next row that can be chosen, up or down; -1 before the first."""
        able = [-1, *(at for at, what in enumerate(self._rows) if isinstance(what, Choice))]
        return able[min(max(able.index(row) + by, 0), len(able) - 1)]

    def choice(self, row: int) -> Choice | None:
        """What a row stands for; None for a heading or where there is no such row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Choice) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  the value Qt itself defaults to
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are there to be read, not chosen."""
        if index.isValid() and isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    @guarded(nothing)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        if not isinstance(row, Choice):
            read = {PaletteRole.HEADING, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return row if role in read else None
        match role:
            case PaletteRole.CHOICE:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.sentence
        return None
