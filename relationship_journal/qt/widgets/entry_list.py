# SPDX-License-Identifier: MIT
"""A list whose rows are measured when they come near, so 100,000 of them open as fast as ten.

QListView asks for the size of every row before it can scroll, and begins again at each insertion. Here unseen
rows have a guessed height; what stands at the top of the window keeps its place while guesses become true.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from relationship_journal.qt.guard import guarded
from relationship_journal.qt.models.timeline import TimelineModel
from relationship_journal.qt.widgets.row_heights import RowHeights
from relationship_journal.qt.widgets.timeline_delegate import TimelineDelegate

Index = QModelIndex | QPersistentModelIndex
Action = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint

AHEAD = 12
"""Rows measured beyond the window's top edge, so that a step up lands on known heights."""


class EntryList(QListView):
    """Lays out and paints a TimelineModel with a TimelineDelegate, both given once at the start."""

    def __init__(self, timeline: TimelineModel, delegate: TimelineDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights = RowHeights()
        self._timeline = timeline
        self._delegate = delegate
        self._width = 0
        self._settling = False
        self.setItemDelegate(delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setModel(timeline)
        timeline.rowsRemoved.connect(self._after_removal)

    def retheme(self) -> None:
        """Lay out again after the delegate took another theme; the entry at the top stays there."""
        row, _ = self._anchor()
        self._guess_all()
        self._stand(row, 0)
        self.scheduleDelayedItemsLayout()

    # What the model tells

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.reset()

    def reset(self) -> None:
        super().reset()
        self._guess_all()
        self.verticalScrollBar().setValue(0)
        self.scheduleDelayedItemsLayout()

    def _guess_all(self) -> None:
        heights = [self._delegate.estimate()] * self._timeline.rowCount()
        for row in self._timeline.headings():
            heights[row] = self._delegate.heading_height
        self._heights = RowHeights(heights)

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        row, offset = self._anchor()
        count = end - start + 1
        self._heights.insert(start, [self._delegate.estimate()] * count)
        at_the_top = row == 0 and offset == 0
        self._stand(row + count if start <= row and not at_the_top else row, offset)
        QAbstractItemView.rowsInserted(self, parent, start, end)
        self.scheduleDelayedItemsLayout()

    def _after_removal(self, _: QModelIndex, first: int, last: int) -> None:
        row, offset = self._anchor()
        self._heights.remove(first, last)
        if first <= row:
            row, offset = (row - (last - first + 1), offset) if row > last else (first, 0)
        self._stand(row, offset)
        self.scheduleDelayedItemsLayout()

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:
        self._heights.doubt(top_left.row(), bottom_right.row())
        QAbstractItemView.dataChanged(self, top_left, bottom_right, list(roles))
        self.scheduleDelayedItemsLayout()

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Where the chosen entry goes, its older neighbor is chosen, or the newer one of the last."""
        if start <= self.currentIndex().row() <= end:
            neighbor = self._entry_from(end + 1, 1)
            if neighbor == self.currentIndex():
                neighbor = self._entry_from(start - 1, -1)
            self.choose(neighbor)
        super().rowsAboutToBeRemoved(parent, start, end)

    # Where things are

    @guarded(QRect)
    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        row = index.row()
        return QRect(0, self._heights.top(row) - self.verticalOffset(), self.viewport().width(), self._heights[row])

    @guarded(QModelIndex)
    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        if not 0 <= y < self._heights.total:
            return QModelIndex()
        return self._timeline.index(self._heights.at(y))

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose what lies between two heights, whichever comes first; above the first and below the last is theirs."""
        rows = sorted(self._row_near(y) for y in (rect.top(), rect.bottom())) if len(self._heights) else []
        inside = rows and (len(set(rows)) > 1 or self.indexAt(rect.topLeft()).isValid())
        ends = [self._timeline.index(row) for row in rows]
        self.selectionModel().select(QItemSelection(*ends) if inside else QItemSelection(), command)

    def _row_near(self, y: int) -> int:
        return self._heights.at(min(max(y + self.verticalOffset(), 0), self._heights.total - 1))

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    # Moving

    def choose(self, index: Index) -> None:
        """Choose one entry and no other, whatever keys are held down meanwhile."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        if not index.isValid() or index.row() >= len(self._heights):
            return
        row = index.row()
        around = range(max(row - AHEAD, 0), min(row + AHEAD, len(self._heights)))
        anchor = self._anchor()
        self._measure(around)
        self._stand(*anchor)
        led = row > 0 and row - 1 in self._timeline.headings()
        top, bottom = self._heights.top(row - led), self._heights.top(row + 1)
        room, value = self.viewport().height(), self.verticalOffset()
        if hint == Hint.PositionAtTop or (hint == Hint.EnsureVisible and top < value):
            value = top
        elif hint == Hint.PositionAtBottom or (hint == Hint.EnsureVisible and bottom > value + room):
            value = min(bottom - room, top)
        elif hint == Hint.PositionAtCenter:
            value = min((top + bottom - room) // 2, top)
        self._stand(0, value)
        self._settle()
        self.viewport().update()

    def stand(self, row: int, offset: int) -> None:
        """Let the window begin so many pixels below the top of a row, or above it."""
        self._measure(range(max(row - AHEAD, 0), min(row + AHEAD, len(self._heights))))
        self._stand(row, offset)
        self._settle()
        self.viewport().update()

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        if not len(self._heights):
            return QModelIndex()
        current = self.currentIndex().row()
        if current < 0 or action == Action.MoveHome:
            return self._entry_from(0, 1)
        return self._entry_from(*self._goal(action, current))

    def keyboardSearch(self, search: str) -> None:
        """Letters look for nothing here: it would read every entry there is."""

    def page_inside(self, step: int) -> bool:
        """Scroll by a page inside the chosen entry; answers whether there was more of it that way."""
        rect, room = self.visualRect(self.currentIndex()), self.viewport().height()
        more = rect.bottom() + 1 - room if step > 0 else -rect.top()
        if rect.height() <= room or more <= 0 or not rect.intersects(self.viewport().rect()):
            return False
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + step * min(more, max(room - self._delegate.heading_height, 1)))
        return True

    def _goal(self, action: Action, current: int) -> tuple[int, int]:
        """The row to look from and the direction to look in."""
        y, room = self._heights.top(current), self.viewport().height()
        match action:
            case Action.MoveEnd:
                return len(self._heights) - 1, -1
            case Action.MovePageUp:
                return self._heights.at(max(y - room, 0)), 1
            case Action.MovePageDown:
                row = self._heights.at(y + room)
                return (row, -1) if row > current + 1 else (current + 1, 1)
            case Action.MoveUp | Action.MovePrevious:
                return current - 1, -1
            case Action.MoveDown | Action.MoveNext:
                return current + 1, 1
        return current, 1

    def _entry_from(self, row: int, step: int) -> QModelIndex:
        """The first entry from a row on, passing over headings; the current one where there is none."""
        headings = self._timeline.headings()
        while row in headings:
            row += step
        return self._timeline.index(row) if 0 <= row < len(self._heights) else self.currentIndex()

    # Layout

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._delegate.heading_height)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.viewport().width() != self._width and len(self._heights):
            self._heights.doubt(0, len(self._heights) - 1)
        self._width = self.viewport().width()
        super().resizeEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._settle()
        self.stood()
        self.viewport().update()

    def _anchor(self) -> tuple[int, int]:
        """The row at the top of the window, and how much of it is above the edge."""
        if not len(self._heights):
            return 0, 0
        value = self.verticalOffset()
        row = self._heights.at(value)
        return row, value - self._heights.top(row)

    def _stand(self, row: int, offset: int) -> None:
        """Bring a row to the top of the window without measuring anything."""
        was, self._settling = self._settling, True
        bar = self.verticalScrollBar()
        bar.setRange(0, max(self._heights.total - self.viewport().height(), 0))
        bar.setValue(self._heights.top(min(row, len(self._heights))) + offset)
        self.stood()
        self._settling = was

    def _settle(self) -> None:
        """Measure what is in the window and just above it, keeping what stands at its top."""
        if self._settling:
            return
        self._settling = True
        for _ in range(3):
            row, offset = self._anchor()
            above = self._measure(range(max(row - AHEAD, 0), row))
            below = self._measure_down(row, self.viewport().height() + offset)
            here = self._heights[row] if len(self._heights) else 0
            self._stand(row, min(offset, max(here - 1, 0)))
            if not above and not below:
                break
        self._settling = False

    def _measure_down(self, row: int, room: int) -> bool:
        changed = False
        while row < len(self._heights) and room > 0:
            changed |= self._measure(range(row, row + 1))
            room -= self._heights[row]
            row += 1
        return changed

    def _measure(self, rows: range) -> bool:
        """Find the true height of rows not measured yet; answers whether any was another than guessed."""
        changed = False
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, self.viewport().width(), 0)
        for row in rows:
            if not self._heights.is_measured(row):
                index = self._timeline.index(row)
                option.state = self._state(index, hovered=False)
                height = self.height_of(index, option)
                changed |= self._heights.measure(row, height if height > 0 else self._delegate.estimate()) != 0
        return changed

    def _measure_anew(self, row: int) -> None:
        """Take a row's other height; what stands at the top of the window stays there."""
        anchor = self._anchor()
        if 0 <= row < len(self._heights):
            self._heights.doubt(row, row)
            self._measure(range(row, row + 1))
        if len(self._heights):
            self._stand(*anchor)
            self._settle()
        self.viewport().update()

    def height_of(self, index: QModelIndex, option: QStyleOptionViewItem) -> int:
        """The true height of a row, in pixels."""
        return self._delegate.sizeHint(option, index).height()

    def stood(self) -> None:
        """Called when rows stand elsewhere than before."""

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        states = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected
        plain = option.state & ~states
        hovered = self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())) if self.underMouse() else QModelIndex()
        index = self.indexAt(event.rect().topLeft())
        while index.isValid() and (rect := self.visualRect(index)).top() <= event.rect().bottom():
            option.rect = rect
            option.state = plain | self._state(index, hovered=index == hovered)
            self._delegate.paint(painter, option, index)
            index = index.siblingAtRow(index.row() + 1)
        painter.end()

    def _state(self, index: QModelIndex, *, hovered: bool) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_None
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if hovered:
            state |= QStyle.StateFlag.State_MouseOver
        if index == self.currentIndex() and self.hasFocus():
            state |= QStyle.StateFlag.State_HasFocus
        return state
