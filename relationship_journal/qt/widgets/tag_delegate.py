# SPDX-License-Identifier: MIT
"""A line of the list of tags: its name with the typed letters lit, and how much it is on."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from relationship_journal.qt import pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.tags import TagLine, TagRole
from relationship_journal.qt.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class TagDelegate(QStyledItemDelegate):
    """Paints rows of a TagsModel; lengths below are pixels at 100 % text."""

    ROW, MARGIN, PADDING, GAP = 32, 6, 10, 12

    def __init__(self, look: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = look
        lit = QTextCharFormat()
        lit.setFontWeight(QFont.Weight.DemiBold)
        lit.setForeground(QColor(look.business))
        self._name = pixel.Style(theme.font(look), look.text, lit, theme.font(look, semibold=True))
        self._uses = theme.font(look, theme.SMALL_SIZE, tabular=True)

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(self.ROW))

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(TagRole.LINE)
        if not isinstance(line, TagLine):
            return
        look, px, row = self._theme, self._theme.px, option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        near, far = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if mirrored:
            near, far = far, near
        with pixel.restored(painter):
            ground = row.adjusted(px(self.MARGIN), 1, -px(self.MARGIN), -1)
            pixel.draw_state(painter, ground, option, look)
            side = px(self.MARGIN + self.PADDING)
            uses, taken = pixel.fitted(line.uses, self._uses, row.width() // 2)
            room = row.width() - 2 * side

            def place(x: int, width: int) -> QRect:
                spot = QRect(row.x() + side + x, row.y(), width, row.height())
                return QStyle.visualRect(option.direction, row, spot)

            pixel.draw_fitted(painter, place(room - taken - 2, taken + 2), uses, self._uses, look.muted, far)
            name = place(0, room - taken - px(self.GAP))
            pixel.draw_lit(painter, name, line.tag.name, line.lit, self._name, near)
