# SPDX-License-Identifier: MIT
"""The timeline as it is used: entries chosen by keys and pointer, links, and a form in the place of an entry."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QHelpEvent, QHoverEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip, QWidget

from relationship_journal.qt.guard import guarded
from relationship_journal.qt.models.timeline import TimelineModel, TimelineRole
from relationship_journal.qt.tips import tip
from relationship_journal.qt.widgets.entry_list import EntryList, Index
from relationship_journal.qt.widgets.row_host import RowHost
from relationship_journal.qt.widgets.timeline_delegate import TimelineDelegate
from relationship_journal.values import MarkRef

BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
KEYPAD = Qt.KeyboardModifier.KeypadModifier
_EDIT, _WRITE_UP = "\0edit", "\0write up"
MOST_TOLD = 20
"""Lines of a tip."""


class TimelineView(EntryList):
    """An EntryList whose entries are chosen, one or several.

    An entry chosen alone is shown whole; of several nobody reads one, so none opens or closes while they are chosen.
    `copy_wanted`, `edit_wanted` and `write_up_wanted` tell of keys and clicks, `address_clicked(str)` of a link,
    `mark_clicked(MarkRef, QPoint)` of a mark and where below it a menu can stand. A widget can stand in the place of
    an entry (`host`).
    """

    copy_wanted = Signal()
    edit_wanted = Signal()
    write_up_wanted = Signal()
    address_clicked = Signal(str)
    mark_clicked = Signal(object, QPoint)

    def __init__(self, timeline: TimelineModel, delegate: TimelineDelegate, parent: QWidget | None = None) -> None:
        self._open = QPersistentModelIndex()
        self._pressed: str | MarkRef = ""
        self._host: RowHost | None = None
        self._hosted = QPersistentModelIndex()
        super().__init__(timeline, delegate, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.doubleClicked.connect(self._edit_below)

    # What is chosen

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """One entry opens and another closes: only these are measured again, and the one that opens stays in place."""
        super().selectionChanged(selected, deselected)
        before, self._open = self._open, QPersistentModelIndex(self._only_chosen())
        if before == self._open:
            return
        row, offset = self._anchor()
        if self._open.isValid():
            chosen = self._open.row()
            top = self._heights.top(chosen) - self.verticalOffset()
            if -self._heights[chosen] < top < self.viewport().height():
                row, offset = chosen, -top
        for changed in (index.row() for index in (self._open, before) if index.isValid()):
            self._heights.doubt(changed, changed)
            self._measure(range(changed, changed + 1))
        if len(self._heights):
            self._stand(row, min(offset, self._heights[row] - 1))
            self._settle()

    def selectAll(self) -> None:
        """Choose every entry at once; Qt would ask for each row whether it is hidden."""
        last = len(self._heights) - 1
        if last >= 0 and self.selectionMode() == QAbstractItemView.SelectionMode.ExtendedSelection:
            everything = QItemSelection(self._timeline.index(0), self._timeline.index(last))
            self.selectionModel().select(everything, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def choose_one(self) -> None:
        """Of several, keep the one that was chosen last."""
        self.choose(self.currentIndex())

    def chosen_rows(self) -> list[int]:
        """The rows of the entries that are chosen, first to last."""
        rows = {row for top, bottom in self._spans() for row in range(top, bottom + 1)}
        return sorted(rows.difference(self._timeline.headings()))

    def chosen_count(self) -> int:
        """How many entries are chosen; among 100,000 as fast as among ten."""
        headings = self._timeline.headings()
        return sum(
            bottom + 1 - top - (bisect_right(headings, bottom) - bisect_left(headings, top))
            for top, bottom in self._spans()
        )

    def _only_chosen(self) -> QModelIndex:
        """The entry that is chosen alone."""
        spans = self._spans()
        alone = len(spans) == 1 and spans[0][0] == spans[0][1] and self.chosen_count() == 1
        return self._timeline.index(spans[0][0]) if alone else QModelIndex()

    def _spans(self) -> list[tuple[int, int]]:
        """First and last row of each stretch that is chosen, headings inside it included."""
        chosen = self.selectionModel().selection()
        return [(chosen.at(number).top(), chosen.at(number).bottom()) for number in range(chosen.size())]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by keyboard finds an entry chosen: the first one to be seen, where there was none."""
        super().focusInEvent(event)
        if event.reason() in BY_KEYBOARD and not self.chosen_count():
            row, _ = self._anchor()
            self.choose(self._entry_from(row, 1))

    # Keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A page further is first of all further in an entry that is higher than the window; Escape ends a choice."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & ~KEYPAD:
            self.edit_wanted.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.chosen_count() > 1:
            self.choose_one()
            return
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if not step or not self.page_inside(step):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed = self._meant_at(event.position().toPoint()) if plain else ""
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a link or on "Edit" counts where it was pressed and let go at the same."""
        super().mouseReleaseEvent(event)
        meant, self._pressed = self._pressed, ""
        point = event.position().toPoint()
        if not meant or meant != self._meant_at(point):
            return
        if isinstance(meant, MarkRef):
            found = self._delegate.mark_at(self._option_at(point), self.indexAt(point), point)
            if found is not None:
                self.mark_clicked.emit(meant, self.viewport().mapToGlobal(found[1].bottomLeft()))
        elif meant == _EDIT:
            self.edit_wanted.emit()
        elif meant == _WRITE_UP:
            self.write_up_wanted.emit()
        else:
            self.address_clicked.emit(meant)

    @guarded(bool)
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip(*self._untold_at(event.pos())), self.viewport())
            return True
        if isinstance(event, QHoverEvent) and event.type() == QEvent.Type.HoverMove:
            over = bool(self._meant_at(event.position().toPoint()))
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            if self.viewport().cursor().shape() != shape:
                self.viewport().setCursor(shape)
        return super().viewportEvent(event)

    def _meant_at(self, point: QPoint) -> str | MarkRef:
        """The address of the link at a point, the mark whose chip is there, or the sign that stands for "Edit"."""
        index = self.indexAt(point)
        if not index.isValid() or index == self._hosted or index.row() in self._timeline.headings():
            return ""
        option = self._option_at(point)
        if self._delegate.edit_spot(option, index).contains(point):
            return _WRITE_UP if index.data(TimelineRole.PASSED) else _EDIT
        found = self._delegate.mark_at(option, index, point)
        return found[0] if found is not None else self._delegate.address_at(option, index, point)

    def _untold_at(self, point: QPoint) -> tuple[str, ...]:
        """What the chip at a point has no room for."""
        index = self.indexAt(point)
        if not index.isValid() or index == self._hosted or index.row() in self._timeline.headings():
            return ()
        return self._delegate.words_at(self._option_at(point), index, point)[:MOST_TOLD]

    def _option_at(self, point: QPoint) -> QStyleOptionViewItem:
        """How the row at a point is painted."""
        index = self.indexAt(point)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect, option.state = self.visualRect(index), self._state(index, hovered=True)
        return option

    def _edit_below(self, index: QModelIndex) -> None:
        if self._timeline.conversations([index.row()]):
            self.edit_wanted.emit()

    # A widget in the place of an entry

    def host(self, index: Index, widget: QWidget) -> None:
        """Let a widget stand in the place of an entry, which it is as high as; it is kept until `unhost`."""
        if self._host is None or self._host.inside is not widget:
            self.unhost()
            self._host = RowHost(widget, self._heights[index.row()], self.viewport())
            self._host.resized.connect(self._host_resized)
        self._hosted = QPersistentModelIndex(index)
        self._host.begin(self.viewport().width())
        self._host_resized()

    def unhost(self) -> None:
        """Let the entry be seen again; the widget is deleted."""
        host, self._host = self._host, None
        if host is not None:
            host.hide()
            host.deleteLater()
            row = self._hosted.row()
            self._hosted = QPersistentModelIndex()
            self._measure_anew(row)

    def show_inside(self, rect: QRect) -> None:
        """Bring a part of the hosted widget into view."""
        if self._host is None or not self._hosted.isValid():
            return
        edge = self._delegate.heading_height // 2 if rect.height() < self._host.row_height else 0
        top = self.visualRect(self._hosted).top() + rect.top() - edge
        bottom = top + rect.height() + 2 * edge
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + min(top, 0) + max(min(bottom - self.viewport().height(), top), 0))

    def _host_resized(self) -> None:
        host = self._host
        if host is not None and self._hosted.isValid():
            self._measure_anew(self._hosted.row())
            if host.is_growing:
                self.show_inside(host.inside.rect())

    def stood(self) -> None:
        if self._host is not None:
            rect = self.visualRect(self._hosted)
            self._host.stand(rect if rect.isValid() else self._host.rect().translated(0, -2 * self._host.height()))

    def height_of(self, index: QModelIndex, option: QStyleOptionViewItem) -> int:
        host = self._host if index == self._hosted else None
        return super().height_of(index, option) if host is None else host.row_height

    def _state(self, index: QModelIndex, *, hovered: bool) -> QStyle.StateFlag:
        state = super()._state(index, hovered=hovered)
        return state | QStyle.StateFlag.State_Open if index == self._open else state
