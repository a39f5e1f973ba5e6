# SPDX-License-Identifier: MIT
"""A table of immutable rows: what its columns are, how they sort, and what each cell says."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.rows_model import Row
from relationship_journal.qt.tips import tip

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R", bound=Row)
_ROOT = QModelIndex()


class CellRole(IntEnum):
    """What a cell answers beside its words: all there is to paint of it, its row; a title answers its column."""

    CELL = Qt.ItemDataRole.UserRole + 1
    COLUMN = Qt.ItemDataRole.UserRole + 2
    ROW = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Cell:
    """What is painted of a cell, in one answer: to ask for each part takes as long as painting it."""

    words: str
    column: Column[Any]
    share: int | None = None
    warns: bool = False
    acts: bool = False


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A column. `order` sorts its rows, None being nothing and always last; `width` is pixels at 100 % text.

    Figures stand at the right and sort the largest first; `wraps` is two lines of text. A cell that `acts` does what
    it says with a click; `public` is what may leave of one that holds words of the journal.
    """

    key: str
    title: str
    words: Callable[[R], str]
    order: Callable[[R], Any]
    width: int = 90
    about: str = ""
    figures: bool = False
    wraps: bool = False
    shown: bool = True
    tip: Callable[[R], str] | None = None
    share: Callable[[R], int | None] | None = None
    warns: Callable[[R], bool] | None = None
    acts: Callable[[R], bool] | None = None
    public: Callable[[R], str] | None = None

    def cell(self, row: R) -> Cell:
        """What is painted of a row here."""
        return Cell(
            self.words(row),
            self,
            self.share(row) if self.share else None,
            self.warns is not None and self.warns(row),
            self.acts is not None and self.acts(row),
        )

    @property
    def first_order(self) -> Qt.SortOrder:
        """How a first click sorts."""
        return Qt.SortOrder.DescendingOrder if self.figures else Qt.SortOrder.AscendingOrder


class TableModel(QAbstractTableModel, Generic[R]):
    """Rows sorted by one column, then as they were given; the first column names a row."""

    def __init__(
        self, columns: Sequence[Column[R]], sentence: Callable[[R], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.sorted_by = 0
        self.sort_order = self.columns[0].first_order
        self._sentence = sentence
        self._given: list[R] = []
        self._rows: list[R] = []

    def column_of(self, key: str) -> int | None:
        """Where the column with a key is."""
        return next((n for n, column in enumerate(self.columns) if column.key == key), None)

    @property
    def rows(self) -> Sequence[R]:
        """The rows as they stand."""
        return self._rows

    def row(self, number: int) -> R:
        """The row at a position; raises IndexError where there is none."""
        return self._rows[number]

    def number_of(self, row_id: Hashable) -> int | None:
        """Where the row with an id is."""
        return next((n for n, row in enumerate(self._rows) if row.id == row_id), None)

    def set_rows(self, rows: Iterable[R]) -> None:
        """Show these rows (ids unique), sorted as before; what is chosen stays chosen where nobody comes or goes."""
        self._given = list(rows)
        self._show(self._sorted())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns):
            self.sorted_by, self.sort_order = column, order
            self._show(self._sorted())

    def _sorted(self) -> list[R]:
        key, falling = self.columns[self.sorted_by].order, self.sort_order is Qt.SortOrder.DescendingOrder
        keyed = [(key(row), row) for row in self._given]
        there = sorted((pair for pair in keyed if pair[0] is not None), key=_first, reverse=falling)
        return [row for _, row in there] + [row for found, row in keyed if found is None]

    def _show(self, new: list[R]) -> None:
        old = {row.id: number for number, row in enumerate(self._rows)}
        place = {row.id: number for number, row in enumerate(new)}
        if old.keys() != place.keys():
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
        elif old == place:
            before, self._rows = self._rows, new
            for number, row in enumerate(new):
                if row != before[number]:
                    self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))
        else:
            self._rearrange(new, place)

    def _rearrange(self, new: list[R], place: Mapping[Hashable, int]) -> None:
        self.layoutAboutToBeChanged.emit()
        kept, before = self.persistentIndexList(), self._rows
        self._rows = new
        moved = [self.index(place[before[index.row()].id], index.column()) for index in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    # What Qt asks for

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @guarded(nothing)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._heard(column, row)
        read = _CELL.get(role)
        return read(column, row) if read else None

    def _heard(self, column: Column[R], row: R) -> str:
        """The first cell says the whole row; every other one which column it is, what it says, and of whom."""
        if column is self.columns[0]:
            return self._sentence(row)
        return f"{column.title}: {column.words(row) or 'nothing'}, {self.columns[0].words(row)}"

    @guarded(nothing)
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                return column.about or None
            case Qt.ItemDataRole.InitialSortOrderRole:
                return column.first_order
            case CellRole.COLUMN:
                return column
        return None


_CELL: Mapping[int, Callable[[Column[Any], Any], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.words(row),
    Qt.ItemDataRole.ToolTipRole: lambda column, row: tip(*column.tip(row).splitlines()) if column.tip else None,
    CellRole.CELL: lambda column, row: column.cell(row),
    CellRole.ROW: lambda _, row: row,
}


def _first(pair: tuple[Any, Any]) -> Any:
    return pair[0]


def as_text(model: TableModel[Any], rows: Sequence[int], columns: Sequence[int]) -> str:
    """Rows of a table as text with tabs, its titles first; no cell holds a tab or a line end."""
    lines = [[model.columns[column].title for column in columns]]
    lines += [[_public(model.columns[column], model.row(row)) for column in columns] for row in rows]
    return "".join("\t".join(" ".join(cell.split()) for cell in line) + "\n" for line in lines)


def _public(column: Column[Any], row: Any) -> str:
    return (column.public or column.words)(row)
