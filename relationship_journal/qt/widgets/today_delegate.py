# SPDX-License-Identifier: MIT
"""A row of Today: what it is about, a line under it, and its deeds as buttons at its end."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from relationship_journal.qt import pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.today import TodayRole
from relationship_journal.qt.models.today_deeds import RowDeed
from relationship_journal.qt.models.today_rows import TodayRow
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.severity_dot import draw_severity
from relationship_journal.values import MixSide

Index = QModelIndex | QPersistentModelIndex

MOST_LINES = 3
LEAST_TEXT = 260
"""Pixels at 100 % text that a title keeps beside the buttons; with less they stand below it."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """Where the parts of a row stand, in the row's own pixels from its leading edge."""

    text: QRect
    buttons: tuple[QRect, ...]
    lines: int
    height: int


class TodayDelegate(QStyledItemDelegate):
    """Paints rows of a TodayModel; `hovered` and `focused` are a row's id and the number of one of its buttons."""

    def __init__(self, look: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered: tuple[str, int] | None = None
        self.focused: tuple[str, int] | None = None
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale; the view has to be laid out again afterwards."""
        self._theme = look
        self._bold = theme.font(look, semibold=True)
        self._small = theme.font(look, theme.SMALL_SIZE)
        self._line = look.px(18)
        self._margin = look.px(26)
        self._metrics = QFontMetrics(self._small)
        self._kept: dict[tuple[TodayRow, int], _Parts] = {}

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.rect.width()
        if isinstance(option.widget, QAbstractItemView):
            width = option.widget.viewport().width()
        row = index.data(TodayRole.ROW)
        return QSize(width, self._parts(row, width).height) if isinstance(row, TodayRow) else QSize(width, self._line)

    def button_at(self, option: QStyleOptionViewItem, index: Index, point: QPoint) -> int | None:
        """The number of the button at a point of a row; None where there is none."""
        row = index.data(TodayRole.ROW)
        if not isinstance(row, TodayRow):
            return None
        spots = self._parts(row, option.rect.width()).buttons
        return next((n for n, spot in enumerate(spots) if self._placed(option, spot).contains(point)), None)

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(TodayRole.ROW)
        if not isinstance(row, TodayRow):
            return
        with pixel.restored(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if row.heading:
                self._paint_heading(painter, option, row)
            else:
                self._paint_row(painter, option, row, self._parts(row, option.rect.width()))

    # Where things stand

    def _parts(self, row: TodayRow, width: int) -> _Parts:
        key = (row, width)
        if key not in self._kept:
            if len(self._kept) > 500:
                self._kept.clear()
            self._kept[key] = self._heading(width) if row.heading else self._laid_out(row, width)
        return self._kept[key]

    def _heading(self, width: int) -> _Parts:
        px = self._theme.px
        height = px(42)
        return _Parts(QRect(0, height - self._line - px(7), width - 2 * self._margin, self._line), (), 0, height)

    def _laid_out(self, row: TodayRow, width: int) -> _Parts:
        """The buttons stand beside the text, or below it where both have no room."""
        px = self._theme.px
        room = max(width - 2 * self._margin, px(60))
        inset, top, tall = px(22), px(9), px(25)
        shown = [deed for deed in row.deeds if deed.shown]
        widths = [self._metrics.horizontalAdvance(deed.words) + px(26) for deed in shown]
        taken = sum(widths) + px(7) * len(widths)
        beside = room - inset - taken >= px(LEAST_TEXT)
        text_room = room - inset - (taken + px(5) if beside and shown else 0)
        lines = self._lines(row.line, text_room)
        below = self._line if lines == 1 else lines * self._metrics.lineSpacing()
        text = QRect(inset, top, text_room, self._line + below)
        if beside or not shown:
            height = max(text.height(), tall if shown else 0) + 2 * top + 1
            x, y = room - taken + px(7), (height - tall) // 2
        else:
            height = text.height() + 2 * top + tall + px(5) + 1
            x, y = inset, text.bottom() + px(5)
        spots, limit = [], room
        for wide in widths:
            if not beside and x > inset and x + wide > limit:
                x, y, height = inset, y + tall + px(5), height + tall + px(5)
            spots.append(QRect(x, y, min(wide, limit - inset if not beside else wide), tall))
            x += wide + px(7)
        return _Parts(text, tuple(spots), lines, height)

    def _lines(self, line: str, room: int) -> int:
        """How many lines the words under the title take: what is longer than a few is cut."""
        if not line:
            return 0
        wide = self._metrics.horizontalAdvance(line[:500])
        if wide <= room:
            return 1
        box = self._metrics.boundingRect(QRect(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, line[:500])
        return min(max(round(box.height() / max(self._metrics.lineSpacing(), 1)), 1), MOST_LINES)

    def _placed(self, option: QStyleOptionViewItem, spot: QRect) -> QRect:
        whole = option.rect
        moved = spot.translated(whole.x() + self._margin, whole.y())
        return QStyle.visualRect(option.direction, whole, moved)

    # Painting

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: TodayRow) -> None:
        look = self._theme
        spot = self._placed(option, self._parts(row, option.rect.width()).text)
        near, far = _sides(option)
        taken = pixel.draw_line(painter, spot, row.title, self._bold, look.muted, near)
        rest = spot.adjusted(taken, 0, 0, 0) if near == Qt.AlignmentFlag.AlignLeft else spot.adjusted(0, 0, -taken, 0)
        pixel.draw_line(painter, rest, row.line, self._small, look.muted, far)
        painter.fillRect(spot.x(), option.rect.bottom(), spot.width(), 1, QColor(look.line))

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: TodayRow, parts: _Parts) -> None:
        look = self._theme
        self._ground(painter, option, row)
        near, _ = _sides(option)
        text = self._placed(option, parts.text)
        if row.severity is not None:
            wide = look.px(8)
            spot = self._placed(option, QRect(0, parts.text.y() + (self._line - wide) // 2, wide, wide))
            draw_severity(painter, QPointF(QRectF(spot).center()), wide / 2, row.severity, look)
        elif row.side is not None:
            self._sign(painter, option, row.side, parts)
        title = QRect(text.x(), text.y(), text.width(), self._line)
        is_more = not row.line and row.side is None and not any(deed.shown for deed in row.deeds)
        font, color = (self._small, look.business) if is_more else (self._bold, look.text)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        pixel.draw_line(painter, title, row.title, font, color, near)
        painter.setLayoutDirection(option.direction)  # our own words lead the line, whatever script a name is in
        self._under(painter, text, row, parts.lines, near)
        for number, (deed, spot) in enumerate(zip((d for d in row.deeds if d.shown), parts.buttons, strict=True)):
            self._button(painter, self._placed(option, spot), deed, (row.id, number))
        bottom = option.rect.bottom()
        painter.fillRect(option.rect.x() + self._margin, bottom, option.rect.width() - 2 * self._margin, 1, look.line)

    def _under(self, painter: QPainter, text: QRect, row: TodayRow, lines: int, near: Qt.AlignmentFlag) -> None:
        color = self._theme.warning if row.pressing else self._theme.muted
        spot = text.adjusted(0, self._line, 0, 0)
        if lines == 1:
            pixel.draw_line(painter, spot, row.line, self._small, color, near)
        elif lines:
            painter.setFont(self._small)
            painter.setPen(QColor(color))
            painter.drawText(spot, Qt.TextFlag.TextWordWrap | near | Qt.AlignmentFlag.AlignTop, row.line[:500])

    def _sign(self, painter: QPainter, option: QStyleOptionViewItem, side: MixSide, parts: _Parts) -> None:
        """A square for business, a dot for what is personal: told apart without the color too."""
        look = self._theme
        wide = look.px(8)
        low = bool(option.state & QStyle.StateFlag.State_Selected)
        spot = self._placed(option, QRect(0, parts.text.center().y() - wide // 2, wide, wide))
        if side is MixSide.BUSINESS:
            pixel.draw_ground(painter, spot, look.business, look.px(2))
        else:
            color = look.personal_low if low else look.personal
            pixel.draw_dot(painter, QPointF(QRectF(spot).center()), wide / 2, color)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, row: TodayRow) -> None:
        look, state = self._theme, option.state
        out = self._margin - look.px(10)
        ground = option.rect.adjusted(out, look.px(2), -out, -look.px(3))
        if state & QStyle.StateFlag.State_Selected:
            pixel.draw_ground(painter, ground, look.selection, look.px(8))
            by_keys = state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange
            if by_keys and (self.focused is None or self.focused[0] != row.id):
                pixel.draw_focus(painter, ground, look)
        elif state & QStyle.StateFlag.State_MouseOver:
            pixel.draw_ground(painter, ground, look.window, look.px(8))

    def _button(self, painter: QPainter, spot: QRect, deed: RowDeed, which: tuple[str, int]) -> None:
        look = self._theme
        ground = look.hover if which == self.hovered else look.panel
        painter.setPen(QPen(QColor(look.line), 1.0))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(spot).adjusted(0.5, 0.5, -0.5, -0.5), look.px(7), look.px(7))
        if which == self.focused:
            pixel.draw_focus(painter, spot, look)
        inner = spot.adjusted(look.px(4), 0, -look.px(4), 0)
        pixel.draw_line(painter, inner, deed.words, self._small, look.text, Qt.AlignmentFlag.AlignHCenter)


def _sides(option: QStyleOptionViewItem) -> tuple[Qt.AlignmentFlag, Qt.AlignmentFlag]:
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    return (right, left) if option.direction == Qt.LayoutDirection.RightToLeft else (left, right)
