# SPDX-License-Identifier: MIT
"""A cell of a table: words at the left, figures at the right, a share beside its bar; an empty one stays empty."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from relationship_journal.qt import pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.table import Cell, CellRole
from relationship_journal.qt.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
KEPT = 1024


class TableDelegate(QStyledItemDelegate):
    """Paints cells of a TableModel; lengths are pixels at 100 % text. `hovered` is the row under the mouse."""

    ROW, TALL_ROW = 36, 54
    PADDING = 8
    BAR_WIDTH, BAR_HEIGHT = 34, 5

    def __init__(self, look: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered = -1
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self._name = theme.font(look, semibold=True)
        self._words = theme.font(look)
        self._figures = theme.font(look, tabular=True)

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(self.ROW))

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        with pixel.restored(painter):
            painter.setClipRect(option.rect)
            self._ground(painter, option, index)
            cell = index.data(CellRole.CELL)
            if isinstance(cell, Cell) and cell.words:
                self._cell(painter, option, cell, named=index.column() == 0)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, state, rect = self._theme, option.state, option.rect
        color = look.panel
        if state & QStyle.StateFlag.State_Selected:
            color = look.selection
        elif index.row() == self.hovered:
            color = look.hover
        painter.fillRect(rect, QColor(color))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(look.line))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            pixel.draw_focus(painter, rect.adjusted(0, 0, 0, -1), look)

    def _cell(self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, *, named: bool) -> None:
        look, px = self._theme, self._theme.px
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        near, far = (_RIGHT, _LEFT) if mirrored else (_LEFT, _RIGHT)
        room = option.rect.adjusted(px(self.PADDING), 0, -px(self.PADDING), -1)
        color = look.business if cell.acts else look.warning if cell.warns else look.text
        if cell.column.figures:
            taken = pixel.draw_line(painter, room, cell.words, self._figures, color, far)
            if cell.share is not None:
                self._bar(painter, option, room, taken, cell.share)
            return
        font = self._name if named else self._words
        if cell.column.wraps:
            _draw_two(painter, room, cell.words, font, color, near)
        else:
            pixel.draw_line(painter, room, cell.words, font, color, near)

    def _bar(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, taken: int, share: int) -> None:
        """The mix before its figure, all bars of a column beginning at one place; where there is no room, none."""
        px = self._theme.px
        width = min(px(self.BAR_WIDTH), room.width() - taken - px(8))
        if width < px(16):
            return
        height = px(self.BAR_HEIGHT)
        spot = QRect(room.left(), room.center().y() - height // 2 + 1, width, height)
        spot = QStyle.visualRect(option.direction, room, spot)
        low = bool(option.state & QStyle.StateFlag.State_Selected)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        pixel.draw_mix(painter, QRectF(spot), share, self._theme, low=low, mirrored=mirrored)


def _draw_two(painter: QPainter, room: QRect, words: str, font: QFont, color: str, align: Qt.AlignmentFlag) -> None:
    """Up to two lines, in the middle of a row; one that is all but lower than two takes one."""
    height = QFontMetrics(font).lineSpacing()
    most = 2 if room.height() >= 2 * height else 1
    lines = _lines(words, font, room.width(), most)
    top = room.top() + (room.height() - height * len(lines)) // 2
    for number, line in enumerate(lines):
        spot = QRect(room.left(), top + number * height, room.width(), height)
        pixel.draw_line(painter, spot, line, font, color, align)


@lru_cache(maxsize=KEPT)
def _lines(words: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """A text broken into lines, the last of which holds all the rest, to be cut where it is painted."""
    layout = QTextLayout(words, font)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        starts.append(line.textStart())
    layout.endLayout()
    units = words.encode("utf-16-le", "surrogatepass")
    edges = [2 * start for start in starts] + [len(units)]
    parts = (units[a:b].decode("utf-16-le", "surrogatepass") for a, b in pairwise(edges))
    return tuple(part.strip() for part in parts)
