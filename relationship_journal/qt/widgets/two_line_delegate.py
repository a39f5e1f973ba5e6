# SPDX-License-Identifier: MIT
"""Paints rows of two lines: a title, a quieter line below, a few words at the far end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from relationship_journal.qt import pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.two_lines import LineRole, TwoLines
from relationship_journal.qt.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class TwoLineDelegate(QStyledItemDelegate):
    """Paints rows of a LinesModel; lengths below are pixels at 100 % text."""

    ROW, LOW_ROW, MARGIN, PADDING, GAP = 50, 34, 6, 10, 12

    def __init__(self, look: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = look
        self._title = theme.font(look)
        self._small = theme.font(look, theme.SMALL_SIZE, tabular=True)

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(LineRole.LINE)
        tall = isinstance(line, TwoLines) and bool(line.below)
        return QSize(self._theme.px(120), self._theme.px(self.ROW if tall else self.LOW_ROW))

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LineRole.LINE)
        if not isinstance(line, TwoLines):
            return
        look, px, row = self._theme, self._theme.px, option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        near, far = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if mirrored:
            near, far = far, near
        with pixel.restored(painter):
            ground = row.adjusted(px(self.MARGIN), 1, -px(self.MARGIN), -1)
            pixel.draw_state(painter, ground, option, look)
            side, height = px(self.MARGIN + self.PADDING), px(20)
            words, taken = pixel.fitted(line.far, self._small, row.width() // 2)
            room = row.width() - 2 * side
            top = px(5) if line.below else (row.height() - height) // 2

            def place(x: int, y: int, width: int) -> QRect:
                return QStyle.visualRect(option.direction, row, QRect(row.x() + side + x, row.y() + y, width, height))

            pixel.draw_fitted(painter, place(room - taken - 2, top, taken + 2), words, self._small, look.muted, far)
            left = room - (taken + px(self.GAP) if taken else 0)
            pixel.draw_line(painter, place(0, top, left), line.title, self._title, look.text, near)
            if line.below:
                pixel.draw_line(painter, place(0, px(25), room), line.below, self._small, look.muted, near)
