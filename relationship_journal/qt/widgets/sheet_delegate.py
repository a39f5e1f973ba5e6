# SPDX-License-Identifier: MIT
"""Paints the lines of a sheet: a box to tick, the words over as many lines as they take, titles between."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from relationship_journal.qt import pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.hand_over import SheetRole, SheetRow
from relationship_journal.qt.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NOBODY = -1
_CHECK = Qt.ItemDataRole.CheckStateRole


class SheetDelegate(QStyledItemDelegate):
    """Paints rows of a HandOverModel; lengths below are pixels at 100 % text."""

    HEADING, PADDING, ABOVE, BOX, GAP, INDENT = 30, 8, 4, 14, 8, 22

    def __init__(self, look: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = look
        self._edited = _NOBODY
        self._words = theme.font(look)
        self._strong = theme.font(look, semibold=True)
        self._heading = theme.font(look, theme.SMALL_SIZE, semibold=True)

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, px, view = index.data(SheetRole.ROW), self._theme.px, option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else px(300)
        if not isinstance(row, SheetRow) or row.line is None:
            return QSize(px(120), px(self.HEADING))
        room = QRect(0, 0, width - self._start(row) - px(self.PADDING), 10_000)
        text = str(index.data() or "")
        high = QFontMetrics(self._font(row)).boundingRect(room, _flags(text), text).height()
        return QSize(px(120), max(high, px(18)) + 2 * px(self.ABOVE))

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(SheetRole.ROW)
        if not isinstance(row, SheetRow):
            return
        with pixel.restored(painter):
            if row.line is None:
                self._paint_heading(painter, option, row)
            else:
                self._paint_line(painter, option, index, row)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: SheetRow) -> None:
        look, side = self._theme, self._theme.px(self.PADDING)
        spot = option.rect.adjusted(side, look.px(9), -side, 0)
        near = Qt.AlignmentFlag.AlignRight if _mirrored(option) else Qt.AlignmentFlag.AlignLeft
        pixel.draw_line(painter, spot, row.title, self._heading, look.muted, near)

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: SheetRow) -> None:
        look, shown, text = self._theme, index.data(_CHECK) == Qt.CheckState.Checked, str(index.data() or "")
        pixel.draw_state(painter, option.rect.adjusted(2, 1, -2, -1), option, look)
        pixel.draw_box(painter, self._box(option, row), look, ticked=shown)
        if index.row() == self._edited:
            return  # the field may be lower than the lines under it
        painter.setFont(self._font(row))
        painter.setPen(QColor(look.text if shown else look.muted))
        painter.drawText(self._text(option, row), _flags(text, mirrored=_mirrored(option)), text)

    # Ticking and editing

    @guarded(bool)
    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the box ticks; Space does wherever the cursor is, as in every list."""
        row = index.data(SheetRole.ROW)
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(row, SheetRow) or row.line is None:
            return False
        reach = self._theme.px(self.ABOVE)
        if not self._box(option, row).adjusted(-reach, -reach, reach, reach).contains(event.position().toPoint()):
            return False
        now = index.data(_CHECK) == Qt.CheckState.Checked
        return model.setData(
            model.index(index.row(), 0), Qt.CheckState.Unchecked if now else Qt.CheckState.Checked, _CHECK
        )

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self._edited = index.row()
        edit = QLineEdit(parent)
        edit.setObjectName("sheetLine")
        edit.setAccessibleName("This line, on this sheet only")
        return edit

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._edited = _NOBODY
        super().destroyEditor(editor, index)

    @guarded(nothing)
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(SheetRole.ROW)
        if isinstance(row, SheetRow):
            spot, high = self._text(option, row), editor.sizeHint().height()
            room = editor.parentWidget()
            lowest = (
                room.height() - high if room is not None else spot.y()
            )  # a row at the end of the list may be lower than its field
            top = min(spot.y() - max(0, high - spot.height()) // 2, lowest)
            editor.setGeometry(spot.x() - 4, max(top, 0), spot.width() + 4, high)

    # Places

    def _font(self, row: SheetRow) -> QFont:
        return self._strong if row.line is not None and row.line.strong else self._words

    def _start(self, row: SheetRow) -> int:
        px = self._theme.px
        return px(self.PADDING) + (px(self.INDENT) if row.nested else 0) + px(self.BOX) + px(self.GAP)

    def _box(self, option: QStyleOptionViewItem, row: SheetRow) -> QRect:
        px, side = self._theme.px, self._theme.px(self.BOX)
        x = self._start(row) - px(self.GAP) - side
        spot = QRect(option.rect.x() + x, option.rect.y() + px(self.ABOVE) + px(2), side, side)
        return QStyle.visualRect(option.direction, option.rect, spot)

    def _text(self, option: QStyleOptionViewItem, row: SheetRow) -> QRect:
        px = self._theme.px
        spot = option.rect.adjusted(self._start(row), px(self.ABOVE), -px(self.PADDING), -px(self.ABOVE))
        return QStyle.visualRect(option.direction, option.rect, spot)


def _mirrored(option: QStyleOptionViewItem) -> bool:
    return option.direction == Qt.LayoutDirection.RightToLeft


def _flags(text: str, *, mirrored: bool = False) -> int:
    near = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    wrap = Qt.TextFlag.TextWordWrap if " " in text else Qt.TextFlag.TextWrapAnywhere
    return int(near | Qt.AlignmentFlag.AlignTop) | int(wrap)
