# SPDX-License-Identifier: MIT
"""A list model over immutable rows that updates by difference, so selection and scroll position survive."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from relationship_journal.qt.guard import guarded, nothing

Index = QModelIndex | QPersistentModelIndex

MANY_MOVES = 48
"""From here on rows are rearranged in one step; moving them one by one is quadratic."""


class Row(Protocol):
    """What a row must have: an id that stays while everything else changes."""

    @property
    def id(self) -> Hashable: ...


R = TypeVar("R", bound=Row)


class RowsModel(QAbstractListModel, Generic[R]):
    """Rows by role; a subclass declares `ROLES` and hands its rows to `set_rows`."""

    ROLES: ClassVar[Mapping[int, Callable[[Any], object]]] = {}

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  the value Qt itself defaults to
        return 0 if parent.isValid() else len(self._rows)

    @guarded(nothing)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        read = self.ROLES.get(role)
        if read is None or not index.isValid() or index.row() >= len(self._rows):
            return None
        return read(self._rows[index.row()])

    def row(self, number: int) -> R:
        """The row at a position; raises IndexError where there is none."""
        return self._rows[number]

    def number_of(self, row_id: Hashable) -> int | None:
        """Where the row with an id is."""
        return next((n for n, row in enumerate(self._rows) if row.id == row_id), None)

    def index_of(self, row_id: Hashable) -> QModelIndex:
        """The index of the row with an id; invalid where there is none."""
        number = self.number_of(row_id)
        return QModelIndex() if number is None else self.index(number)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows (ids unique), telling the views only what is different."""
        new = list(rows)
        self._remove_missing({row.id for row in new})
        self._arrange(new)
        self._insert_missing(new)
        self._exchange(new)

    def _remove_missing(self, wanted: set[Hashable]) -> None:
        gone = [n for n, row in enumerate(self._rows) if row.id not in wanted]
        for first, last in reversed(list(_runs(gone))):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()

    def _arrange(self, new: Sequence[R]) -> None:
        """Bring the rows that stay into their new order; those of a longest rising run need not move."""
        position = {row.id: n for n, row in enumerate(self._rows)}
        order = [row.id for row in new if row.id in position]
        places = [position[key] for key in order]
        if places == sorted(places):
            return
        staying = _longest_rising(places)
        if len(order) - len(staying) > MANY_MOVES:
            self._rearrange(order, position)
            return
        kept = {order[n] for n in staying}
        before: Hashable | None = None
        for number, key in enumerate(order):
            if key not in kept:
                self._move(key, after=before if number else None, to_front=number == 0)
            before = key

    def _move(self, key: Hashable, *, after: Hashable | None, to_front: bool) -> None:
        ids = [row.id for row in self._rows]
        source = ids.index(key)
        target = 0 if to_front else ids.index(after) + 1
        if target in {source, source + 1}:
            return
        self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), target)
        row = self._rows.pop(source)
        self._rows.insert(target - (source < target), row)
        self.endMoveRows()

    def _rearrange(self, order: Sequence[Hashable], position: Mapping[Hashable, int]) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        place = {position[key]: n for n, key in enumerate(order)}
        self._rows = [self._rows[position[key]] for key in order]
        self.changePersistentIndexList(old, [self.index(place[index.row()]) for index in old])
        self.layoutChanged.emit()

    def _insert_missing(self, new: Sequence[R]) -> None:
        known = {row.id for row in self._rows}
        for first, last in _runs([n for n, row in enumerate(new) if row.id not in known]):
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = new[first : last + 1]
            self.endInsertRows()

    def _exchange(self, new: Sequence[R]) -> None:
        pairs = enumerate(zip(self._rows, new, strict=True))
        changed = [n for n, (old, row) in pairs if old is not row and old != row]
        self._rows = list(new)
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first), self.index(last))


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbors in rising numbers."""
    start = previous = None
    for number in numbers:
        if start is None or previous is None:
            start = number
        elif number != previous + 1:
            yield start, previous
            start = number
        previous = number
    if start is not None and previous is not None:
        yield start, previous


def _longest_rising(values: Sequence[int]) -> list[int]:
    """The positions of a longest strictly rising subsequence."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for n, value in enumerate(values):
        length = bisect_left(tails, value)
        before.append(at[length - 1] if length else -1)
        tails[length : length + 1] = [value]
        at[length : length + 1] = [n]
    found: list[int] = []
    n = at[-1] if at else -1
    while n >= 0:
        found.append(n)
        n = before[n]
    return found[::-1]
