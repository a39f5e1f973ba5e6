# SPDX-License-Identifier: MIT
"""The list of Today: arrows go between rows and their buttons, one letter does each deed, Enter opens."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QHoverEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QStyleOptionViewItem, QToolTip, QWidget

from relationship_journal.qt.guard import guarded
from relationship_journal.qt.models.today import DayRows, TodayRole
from relationship_journal.qt.models.today_deeds import OPEN, RowDeed
from relationship_journal.qt.models.today_rows import TodayRow
from relationship_journal.qt.speech import announce
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.tips import tip
from relationship_journal.qt.widgets.overlay_bar import OverlayBarList
from relationship_journal.qt.widgets.today_delegate import TodayDelegate

Index = QModelIndex | QPersistentModelIndex
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)


class TodayList(OverlayBarList):
    """Shows DayRows; `wanted(TodayRow, RowDeed)` is what somebody wants done."""

    wanted = Signal(object, object)

    def __init__(self, model: DayRows, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = model
        self._delegate = TodayDelegate(look, self)
        self._pressed: tuple[str, int] | None = None
        self._last = 0
        self.setObjectName("todayList")
        self.setAccessibleName("Today")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setMouseTracking(True)
        self.doubleClicked.connect(self._open)
        model.shown.connect(self._stay_on_a_row)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._delegate.set_theme(look)
        self.doItemsLayout()

    # Where somebody is

    @property
    def row(self) -> TodayRow | None:
        """The row that is chosen."""
        row = self.currentIndex().data(TodayRole.ROW)
        return row if isinstance(row, TodayRow) and not row.heading else None

    def choose_first(self) -> None:
        """Choose the first row there is, where none is chosen."""
        if self.row is None:
            self._choose(self._near(0, 1))

    def choose(self, row_id: str) -> None:
        """Choose a row by its id, if it is there."""
        index = self._today.index_of(row_id)
        if index.isValid():
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
            self._delegate.focused = None

    def _near(self, number: int, step: int) -> QModelIndex:
        """The next row from a number on that is no heading; else the one before; invalid where there is none."""
        count = self._today.rowCount()
        onward = range(number, count) if step > 0 else range(number, -1, -1)
        back = range(number, -1, -1) if step > 0 else range(number, count)
        for place in (*onward, *back):
            if 0 <= place < count and not self._today.row(place).heading:
                return self._today.index(place)
        return QModelIndex()

    def _stay_on_a_row(self) -> None:
        """What was done with is gone: whoever is at it goes on with the next one."""
        if self._today.rowCount() and self.row is None and (self.hasFocus() or self._last):
            self._choose(self._near(self._last, 1))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self._last = current.row()
        self._delegate.focused = None

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Headings are passed over."""
        index = super().moveCursor(action, modifiers)
        row = index.data(TodayRole.ROW)
        if not isinstance(row, TodayRow) or not row.heading:
            return index
        back = {
            QAbstractItemView.CursorAction.MoveUp, QAbstractItemView.CursorAction.MovePageUp,
            QAbstractItemView.CursorAction.MovePrevious,
        }  # fmt: skip
        if action in back and index.row() == 0:
            self.scrollToTop()
        return self._near(index.row(), -1 if action in back else 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.choose_first()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.row
        key = Qt.Key(event.key())
        if row is not None and event.modifiers() in _PLAIN:
            deed = self._deed_of(row, key, event.text())
            if deed is not None:
                self.wanted.emit(row, deed)
                return
            if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
                self._walk(row, 1 if (key == Qt.Key.Key_Right) != self.isRightToLeft() else -1)
                return
        super().keyPressEvent(event)

    def _deed_of(self, row: TodayRow, key: Qt.Key, text: str) -> RowDeed | None:
        focused = self._delegate.focused
        shown = [deed for deed in row.deeds if deed.shown]
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if focused is not None and focused[0] == row.id and focused[1] < len(shown):
                return shown[focused[1]]
            return None if key == Qt.Key.Key_Space else _obvious(row)
        return next((deed for deed in row.deeds if deed.key and deed.key == text.upper()), None)

    def _walk(self, row: TodayRow, by: int) -> None:
        """From the row to its buttons and back."""
        shown = [deed for deed in row.deeds if deed.shown]
        focused = self._delegate.focused
        at = focused[1] if focused is not None and focused[0] == row.id else -1
        at = min(max(at + by, -1), len(shown) - 1)
        self._delegate.focused = None if at < 0 else (row.id, at)
        self.viewport().update()
        announce(self, row.sentence if at < 0 else f"{shown[at].words}, button")

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._button_at(event.position().toPoint()) if left else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click counts where it was pressed and let go on the same button."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        pressed, self._pressed = self._pressed, None
        row = self.indexAt(point).data(TodayRole.ROW)
        if not isinstance(row, TodayRow) or event.button() != Qt.MouseButton.LeftButton:
            return
        if pressed is not None and pressed == self._button_at(point):
            self.wanted.emit(row, [deed for deed in row.deeds if deed.shown][pressed[1]])
        elif row.id.startswith("more:"):
            self.wanted.emit(row, row.deeds[0])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything that can be done about the row, also what has no button."""
        row = self.row
        if row is None or not row.deeds:
            return
        menu = QMenu(self)
        menu.setAccessibleName(row.title)
        for deed in row.deeds:
            menu.addAction(f"{deed.words}\t{deed.key}" if deed.key else deed.words).triggered.connect(
                partial(self._want, row, deed)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        center = self.visualRect(self.currentIndex()).center()
        menu.popup(self.viewport().mapToGlobal(center) if by_key else event.globalPos())

    def _want(self, row: TodayRow, deed: RowDeed, _: bool = False) -> None:
        self.wanted.emit(row, deed)

    @guarded(bool)
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHoverEvent):
            gone = event.type() == QEvent.Type.HoverLeave
            self._hover(None if gone else self._button_at(event.position().toPoint()))
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def _hover(self, button: tuple[str, int] | None) -> None:
        if button != self._delegate.hovered:
            self._delegate.hovered = button
            shape = Qt.CursorShape.ArrowCursor if button is None else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _tip_at(self, point: QPoint) -> str:
        row, button = self.indexAt(point).data(TodayRole.ROW), self._button_at(point)
        if not isinstance(row, TodayRow) or row.heading:
            return ""
        return tip(row.title, row.line) if button is None else [one for one in row.deeds if one.shown][button[1]].tip

    def _button_at(self, point: QPoint) -> tuple[str, int] | None:
        index = self.indexAt(point)
        row = index.data(TodayRole.ROW)
        if not isinstance(row, TodayRow):
            return None
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        number = self._delegate.button_at(option, index, point)
        return None if number is None else (row.id, number)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(TodayRole.ROW)
        if isinstance(row, TodayRow) and row.deeds and not row.heading:
            self.wanted.emit(row, _obvious(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.doItemsLayout()


def _obvious(row: TodayRow) -> RowDeed | None:
    """What Enter does: open it, where there is anything to open."""
    return next((deed for deed in row.deeds if deed.deed is OPEN.deed), row.deeds[0] if row.deeds else None)
