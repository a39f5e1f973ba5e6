# SPDX-License-Identifier: MIT
"""What rows of accounts are painted with: grounds, lines of text, chips, and bars of who carries the talk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from relationship_journal.qt import pixel, theme
from relationship_journal.qt.theme import Theme

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
MARGIN = 26
LINE, TOP, BELOW, THIRD = 20, 9, 29, 53
BAR = 6


class AccountRows(QStyledItemDelegate):
    """Common to both lists; lengths are pixels at 100 % text. Narrower than `WIDE` a row takes more lines."""

    WIDE = 600

    def __init__(self, look: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale; the view has to be laid out again afterwards."""
        self._theme = look
        self._bold = theme.font(look, semibold=True)
        self._body = theme.font(look, tabular=True)
        self._small = theme.font(look, theme.SMALL_SIZE, tabular=True)

    def sides(self, option: QStyleOptionViewItem) -> tuple[Qt.AlignmentFlag, Qt.AlignmentFlag]:
        """The side lines begin at, and the one they end at."""
        return (_RIGHT, _LEFT) if option.direction == Qt.LayoutDirection.RightToLeft else (_LEFT, _RIGHT)

    def place(self, option: QStyleOptionViewItem, x: int, y: int, width: int, high: int = LINE) -> QRect:
        """A spot inside the margins: `x` and `width` as they are, `y` and `high` in pixels at 100 % text."""
        look, row = self._theme, option.rect
        spot = QRect(row.x() + look.px(MARGIN) + x, row.y() + look.px(y), width, look.px(high))
        return QStyle.visualRect(option.direction, row, spot)

    def width(self, option: QStyleOptionViewItem) -> int:
        """How wide the rows are."""
        view = option.widget
        return view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()

    def is_wide(self, width: int) -> bool:
        """Whether all of a row has room in two lines."""
        return width - 2 * self._theme.px(MARGIN) >= self._theme.px(self.WIDE)

    def ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """What tells of a row that it is chosen, pointed at or has the keyboard, and the line under it."""
        look, row = self._theme, option.rect
        out = look.px(MARGIN) - look.px(10)
        ground = row.adjusted(out, look.px(2), -out, -look.px(3))
        pixel.draw_state(painter, ground, option, look, hover=look.window)
        painter.fillRect(
            row.x() + look.px(MARGIN), row.bottom(), row.width() - 2 * look.px(MARGIN), 1, QColor(look.line)
        )

    def chip(self, painter: QPainter, option: QStyleOptionViewItem, spot: QRect, text: str) -> None:
        """A word or two on a ground of their own, as wide as they are, in the room that is left."""
        look = self._theme
        padding = look.px(8)
        shown, taken = pixel.fitted(text, self._small, spot.width() - 2 * padding)
        if spot.width() <= 4 * padding or not shown:
            return
        inside = QRect(spot.x(), spot.y(), taken + 2 * padding, look.px(19))
        inside.moveTop(spot.y() + (spot.height() - inside.height()) // 2)
        chip = QStyle.visualRect(option.direction, spot, inside)
        pixel.draw_ground(painter, chip, look.chip, look.px(5))
        pixel.draw_fitted(painter, chip, shown, self._small, look.text, Qt.AlignmentFlag.AlignHCenter)

    def titled(self, painter: QPainter, option: QStyleOptionViewItem, spot: QRect, title: str, chip: str) -> None:
        """A title, and a chip right after it."""
        look = self._theme
        wish = QFontMetrics(self._small).horizontalAdvance(chip) + look.px(16) if chip else 0
        room = spot.width() - (wish + look.px(8) if chip else 0)
        room = max(room, spot.width() // 2)
        place = QStyle.visualRect(option.direction, spot, QRect(spot.x(), spot.y(), room, spot.height()))
        taken = pixel.draw_line(painter, place, title, self._bold, look.text, self.sides(option)[0])
        if chip:
            begin = taken + look.px(8)
            rest = QRect(spot.x() + begin, spot.y(), spot.width() - begin, spot.height())
            self.chip(painter, option, QStyle.visualRect(option.direction, spot, rest), chip)

    def bar(self, painter: QPainter, option: QStyleOptionViewItem, spot: QRect, parts: Sequence[int], of: int) -> None:
        """A track, and on it the parts of the whole with gaps between them, the first one darker."""
        look = self._theme
        radius, gap = spot.height() / 2, look.px(2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pixel.draw_ground(painter, spot, look.panel if chosen else look.chip, radius)
        x = 0
        for number, width in enumerate(bar_widths(parts, of, spot.width(), gap)):
            place = QStyle.visualRect(option.direction, spot, QRect(spot.x() + x, spot.y(), width, spot.height()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.muted if number == 0 or chosen else look.handle))
            painter.drawRoundedRect(QRectF(place), min(radius, width / 2), radius)
            x += width + gap


def bar_widths(parts: Sequence[int], of: int, room: int, gap: int) -> list[int]:
    """How wide each part is drawn: none less than a gap, and the first as much narrower; as many as there is room."""
    shown = list(parts[: max(room // (2 * gap), 1)])
    room -= gap * (len(shown) - 1)
    widths = [max(round(room * part / of), gap) for part in shown]
    if widths:
        widths[0] -= max(sum(widths) - room, 0)
    return widths
