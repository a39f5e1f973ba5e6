# SPDX-License-Identifier: MIT
"""A table with a first column that stays: sorted, copied, its columns shown, hidden, moved and widened."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.table import Cell, CellRole, Column, TableModel
from relationship_journal.qt.speech import announce
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.table_delegate import TableDelegate
from relationship_journal.qt.widgets.table_header import TableHeader
from relationship_journal.values import fold

Index = QModelIndex | QPersistentModelIndex
Flag = QAbstractItemView.ScrollHint
LEAST, MOST = 40, 900
"""How narrow and how wide a column can be made, in pixels at 100 % text."""
FIRST_PART = 0.45
"""The first column takes no more of a narrow table, so that there is room for others to scroll in."""


class Table(QTableView):
    """Shows a TableModel. `opened(int)` is a row's number; `menu_wanted` a cell and a place on the screen.

    `columns_changed` when somebody shows, hides, moves or widens one; `copy_wanted` for Ctrl+C; `left` for Esc;
    `pointed(int)` the row under the mouse, or -1; `acted(int, str)` a row and the column whose cell does something.
    """

    opened = Signal(int)
    menu_wanted = Signal(QModelIndex, QPoint)
    columns_changed = Signal()
    copy_wanted = Signal()
    left = Signal()
    pointed = Signal(int)
    acted = Signal(int, str)

    def __init__(self, model: TableModel[Any], look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = model
        self._theme = look
        self._given: dict[str, int] = {}
        self._kept: tuple[list[Hashable], Hashable | None, int, int] = ([], None, 0, 0)
        self._typed, self._pause = "", QElapsedTimer()
        self._delegate = TableDelegate(look, self)
        self._header = TableHeader(look, self)
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._set_up()
        for section, column in enumerate(model.columns):
            self.setColumnHidden(section, not column.shown)
        self.set_theme(look)

    def _set_up(self) -> None:
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self._header.setSortIndicator(self._table.sorted_by, self._table.sort_order)
        self.setSortingEnabled(True)
        self._header.sortIndicatorChanged.connect(self._say_order)
        self._header.sectionMoved.connect(self._tell_of_columns)
        self._header.sectionResized.connect(self._remember_width)
        self._table.modelAboutToBeReset.connect(self._keep_place)
        self._table.modelReset.connect(self._find_place)
        self.entered.connect(self._hover)
        self.clicked.connect(self._open)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self._delegate.set_theme(look)
        self._header.set_theme(look)
        tall = any(column.wraps for column in self._table.columns)
        height = look.px(TableDelegate.TALL_ROW if tall else TableDelegate.ROW)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(height)
        self._fit()

    # Columns

    @property
    def rows(self) -> TableModel[Any]:
        """What it shows."""
        return self._table

    @property
    def header(self) -> TableHeader:
        """Its titles."""
        return self._header

    def shown_columns(self) -> list[int]:
        """The columns that are shown, from the near edge on."""
        places = range(len(self._table.columns))
        return [section for section in map(self._header.logicalIndex, places) if not self.isColumnHidden(section)]

    def show_column(self, section: int, shown: bool) -> None:
        """Show a column or hide it; the first one stays."""
        if section and shown is self.isColumnHidden(section):
            if not shown and self.currentIndex().column() == section:
                self.setCurrentIndex(self._table.index(self.currentIndex().row(), 0))
            self.setColumnHidden(section, not shown)
            self._fit()
            self.columns_changed.emit()

    def lead_to(self, key: str) -> None:
        """Sort by a column as a first click would, show it, and go to its first cell; an unknown key does nothing."""
        section = self._table.column_of(key)
        if section is not None:
            self.show_column(section, True)
            self.sortByColumn(section, self._table.columns[section].first_order)
            self.setCurrentIndex(self._table.index(0, section))

    def move_column(self, section: int, by: int) -> None:
        """Move a column past its neighbor that is shown; the first one stays first."""
        shown = self.shown_columns()
        place = shown.index(section) + by if section in shown else 0
        if section and 0 < place < len(shown):
            here, there = (self._header.visualIndex(one) for one in (section, shown[place]))
            self._header.moveSection(here, there)
            self.scrollTo(self.currentIndex())
            order = "after" if by > 0 else "before"
            announce(self, f"{self._title(section)} {order} {self._title(shown[place])}")

    def reset_columns(self) -> None:
        """The columns as they are at first."""
        self._given = {}
        for section, column in enumerate(self._table.columns):
            self.setColumnHidden(section, not column.shown)
            self._header.moveSection(self._header.visualIndex(section), section)
        self._fit()
        self.columns_changed.emit()

    def columns(self) -> str:
        """The columns as they stand, for `take_columns`: keys in their order, "-" before a hidden one, ":" widths."""
        told = []
        for section in map(self._header.logicalIndex, range(len(self._table.columns))):
            key = self._table.columns[section].key
            width = f":{self._given[key]}" if key in self._given else ""
            told.append(("-" if self.isColumnHidden(section) else "") + key + width)
        return ",".join(told)

    def take_columns(self, told: str) -> None:
        """Take what `columns` told; what is not understood is left as it is."""
        place = 1
        for part in filter(None, told.split(",")):
            key, _, width = part.removeprefix("-").partition(":")
            section = self._table.column_of(key)
            if section is None:
                continue
            if width.isdecimal():
                self._given[key] = min(max(int(width[:4]), LEAST), MOST)
            if section:
                self.setColumnHidden(section, part.startswith("-"))
                self._header.moveSection(self._header.visualIndex(section), place)
                place += 1
        self._fit()

    def _title(self, section: int) -> str:
        return self._table.columns[section].title

    def _tell_of_columns(self) -> None:
        self.columns_changed.emit()

    def _remember_width(self, section: int, _: int, width: int) -> None:
        if width:
            wished = round(width / self._theme.scale)
            self._given[self._table.columns[section].key] = min(max(wished, LEAST), MOST)
            self.columns_changed.emit()

    def _fit(self) -> None:
        """Give every column its width; what is left over goes to those that hold text nobody made narrower."""
        shown, room = self.shown_columns(), self.viewport().width()
        widths = {section: self._wished(section, room) for section in shown}
        spare = room - sum(widths.values())
        growing = [one for one in shown if self._grows(self._table.columns[one])]
        for number, section in enumerate(growing if spare > 0 else []):
            widths[section] += spare // len(growing) + (spare % len(growing) if number == 0 else 0)
        self._header.blockSignals(True)  # or each width would be taken for a wish, and the table painted once more
        for section, width in widths.items():
            self._header.resizeSection(section, width)
        self._header.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    def _wished(self, section: int, room: int) -> int:
        column = self._table.columns[section]
        wished = self._theme.px(self._given.get(column.key, column.width))
        if column.key not in self._given:
            wished = max(wished, self._header.fitting(section))
        return wished if section else min(wished, max(round(room * FIRST_PART), self._theme.px(LEAST)))

    def _grows(self, column: Column[Any]) -> bool:
        texts = [one for one in self._table.columns[1:] if one.wraps] or self._table.columns[:2]
        return column in texts and column.key not in self._given

    # Rows

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, from the top on."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def choose(self, row_id: Hashable) -> bool:
        """Choose a row by its id and show it; answers whether there is one."""
        number = self._table.number_of(row_id)
        if number is not None:
            self.setCurrentIndex(self._table.index(number, max(self.currentIndex().column(), 0)))
        return number is not None

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and not QGuiApplication.keyboardModifiers():
            self._do(index)

    def _do(self, index: QModelIndex) -> None:
        """What the cell does, or else open its row."""
        cell = index.data(CellRole.CELL)
        if isinstance(cell, Cell) and cell.acts:
            self.acted.emit(index.row(), self._table.columns[index.column()].key)
        else:
            self.opened.emit(index.row())

    def _say_order(self, section: int, order: Qt.SortOrder) -> None:
        way = "falling" if order is Qt.SortOrder.DescendingOrder else "rising"
        announce(self, f"Sorted by {self._title(section)}, {way}")

    def _keep_place(self) -> None:
        here = self.currentIndex()
        current = self._table.row(here.row()).id if here.isValid() else None
        chosen = [self._table.row(number).id for number in self.chosen_rows()]
        self._kept = (chosen, current, max(here.column(), 0), self.verticalScrollBar().value())

    def _find_place(self) -> None:
        """Those who are still there are chosen still, and the table stands where it was scrolled to."""
        chosen, current, column, top = self._kept
        number = None if current is None else self._table.number_of(current)
        flags = self.selectionModel().SelectionFlag
        if number is not None:
            self.selectionModel().setCurrentIndex(self._table.index(number, column), flags.NoUpdate)
        for row in filter(None, map(self._index_of, chosen)):
            self.selectionModel().select(row, flags.Select | flags.Rows)
        self.verticalScrollBar().setValue(top)

    def _index_of(self, row_id: Hashable) -> QModelIndex | None:
        number = self._table.number_of(row_id)
        return None if number is None else self._table.index(number, 0)

    def _hover(self, index: QModelIndex) -> None:
        row = index.row() if index.isValid() else -1
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()
            self.pointed.emit(row)

    # The first column, where others have scrolled under it

    @property
    def _is_scrolled(self) -> bool:
        return self._header.is_scrolled

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            self._header.viewport().update()
            self.viewport().update()  # what is moved over would carry the first column along

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_scrolled:
            painter = QPainter(self.viewport())
            self._paint_first(painter)
            painter.end()

    def _paint_first(self, painter: QPainter) -> None:
        strip, height = self._header.first_rect(), self.viewport().height()
        first, last = self.rowAt(0), self.rowAt(height - 1)
        last = self._table.rowCount() - 1 if last < 0 else last
        here = self.currentIndex()
        for row in range(max(first, 0), last + 1):
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            index = self._table.index(row, 0)
            option.rect = QRect(strip.left(), self.rowViewportPosition(row), strip.width(), self.rowHeight(row))
            if self.selectionModel().isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if index == here and self.hasFocus():
                option.state |= QStyle.StateFlag.State_HasFocus
            self._delegate.paint(painter, option, index)
        edge = strip.left() if self.isRightToLeft() else strip.right()
        painter.fillRect(QRect(edge, 0, 1, height), QColor(self._theme.line))

    def indexAt(self, place: QPoint) -> QModelIndex:
        if self._is_scrolled and self._header.first_rect().left() <= place.x() <= self._header.first_rect().right():
            return self._table.index(self.rowAt(place.y()), 0)
        return super().indexAt(place)

    def visualRect(self, index: Index) -> QRect:
        rect = super().visualRect(index)
        if self._is_scrolled and index.isValid() and index.column() == 0:
            rect.moveLeft(self._header.first_rect().left())
        return rect

    def scrollTo(self, index: Index, hint: Flag = Flag.EnsureVisible) -> None:
        """Show a row without moving the columns for the first one, and no cell under that."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if not index.isValid():
            return
        if index.column() == 0:
            bar.setValue(before)
        elif self._is_scrolled:
            rect, first = super().visualRect(index), self._header.first_rect()
            hidden = rect.right() - first.left() + 1 if self.isRightToLeft() else first.right() + 1 - rect.left()
            if hidden > 0:
                bar.setValue(bar.value() - hidden)

    # Keys, mouse, size

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, here = event.key(), self.currentIndex()
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and here.isValid() and not event.modifiers() & both:
            self._do(here)
        elif key == Qt.Key.Key_Space and here.isValid() and not self._typed_lately():
            self._header.sort_by(here.column())
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and event.modifiers() & both == both:
            forward = (key == Qt.Key.Key_Right) is not self.isRightToLeft()
            self.move_column(here.column(), 1 if forward else -1)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
            self.menu_wanted.emit(index, place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self._table.rowCount():
            here = self.currentIndex()
            self.setCurrentIndex(here if here.isValid() else self._table.index(0, 0))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    # Letters

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row whose first cell, or a word of it, begins with what is typed."""
        if not self._typed_lately():
            self._typed = ""
        begun = not self._typed
        self._typed += search
        self._pause.start()
        row = self._called(fold(self._typed), self.currentIndex().row() + (1 if begun else 0))
        if row is not None:
            self.setCurrentIndex(self._table.index(row, max(self.currentIndex().column(), 0)))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what is composed from several keys, as names in Japanese or Chinese are."""
        if event.commitString():
            self.keyboardSearch(event.commitString())
            event.accept()

    def _typed_lately(self) -> bool:
        interval = QGuiApplication.styleHints().keyboardInputInterval()
        return bool(self._typed) and self._pause.isValid() and self._pause.elapsed() <= interval

    def _called(self, sought: str, first: int) -> int | None:
        count, words = self._table.rowCount(), self._table.columns[0].words
        numbers: Iterable[int] = (number % count for number in range(first, first + count)) if count else ()
        names = [(number, fold(words(self._table.row(number)))) for number in numbers]
        whole = (number for number, name in names if name.startswith(sought))
        return next(whole, next((number for number, name in names if f" {sought}" in name), None))


def row_of(index: Index) -> Any:
    """The row a cell belongs to."""
    return index.data(CellRole.ROW)
