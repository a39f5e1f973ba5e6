# SPDX-License-Identifier: MIT
"""A row of the palette: what it is, its name with the typed letters lit, what stands beside it, its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QPixmap,
    QTextCharFormat,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from relationship_journal.anonymity import initials
from relationship_journal.qt import icons, pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.palette import Choice, Kind, PaletteRole
from relationship_journal.qt.models.photos import Photos
from relationship_journal.qt.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_ICONS = {
    Kind.ACCOUNT: "building",
    Kind.VIEW: "view",
    Kind.SAVED: "bookmark",
    Kind.TAG: "tag",
    Kind.COMMAND: "command",
    Kind.SEARCH: "search",
}
_SAID = frozenset({Kind.ACCOUNT, Kind.VIEW, Kind.SAVED, Kind.TAG})
"""Kinds said in words at the end of a row without keys; the others are plain from the rest of it."""


class PaletteDelegate(QStyledItemDelegate):
    """Paints rows of a PaletteModel; lengths below are pixels at 100 % text. A `terse` one leaves out the kinds."""

    ROW, HEADING = 36, 28
    MARGIN, PADDING, GAP = 6, 10, 10
    DISC = 24

    def __init__(self, look: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.photos: Photos | None = None
        self.terse = False
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale; the view has to be laid out again afterwards."""
        self._theme = look
        lit = QTextCharFormat()
        lit.setFontWeight(QFont.Weight.DemiBold)
        lit.setForeground(QColor(look.business))
        self._title = pixel.Style(theme.font(look), look.text, lit, theme.font(look, semibold=True))
        self._small = theme.font(look, theme.SMALL_SIZE)
        self._caps = theme.font(look, 11)
        self._letters = theme.font(look, 10, semibold=True)
        self._icons = {kind: icons.pixmap(name, look.muted, look.px(18), 2.0) for kind, name in _ICONS.items()}

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high = self.ROW if index.data(PaletteRole.CHOICE) is not None else self.HEADING
        return QSize(self._theme.px(120), self._theme.px(high))

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice = index.data(PaletteRole.CHOICE)
        with pixel.restored(painter):
            if isinstance(choice, Choice):
                self._paint_choice(painter, option, choice, index.data(PaletteRole.LIT) or ())
            else:
                self._paint_heading(painter, option, str(index.data(PaletteRole.HEADING)))

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        px = self._theme.px
        side = px(self.MARGIN + self.PADDING)
        spot = option.rect.adjusted(side, px(6), -side, 0)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        pixel.draw_line(painter, spot, text.upper(), self._caps, self._theme.muted, _RIGHT if mirrored else _LEFT)

    def _paint_choice(
        self, painter: QPainter, option: QStyleOptionViewItem, choice: Choice, lit: Sequence[tuple[int, int]]
    ) -> None:
        look, row, px = self._theme, option.rect, self._theme.px
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        near, far = (_RIGHT, _LEFT) if mirrored else (_LEFT, _RIGHT)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            ground = row.adjusted(px(self.MARGIN), 0, -px(self.MARGIN), 0)
            pixel.draw_ground(painter, ground, look.selection if chosen else look.hover, px(8))

        def place(x: int, width: int) -> QRect:
            return QStyle.visualRect(option.direction, row, QRect(row.x() + x, row.y(), width, row.height()))

        side, gap, disc = px(self.MARGIN + self.PADDING), px(self.GAP), px(self.DISC)
        self._paint_sign(painter, place(side, disc), choice)
        start, end = side + disc + gap, row.width() - side
        end -= self._paint_end(painter, place, end, choice, far) + gap
        taken = pixel.draw_lit(painter, place(start, end - start), choice.title, lit, self._title, near)
        rest = end - start - taken - gap
        if choice.detail and rest > disc:
            spot = place(start + taken + gap, rest)
            pixel.draw_line(painter, spot, choice.detail, self._small, look.muted, near)

    def _paint_sign(self, painter: QPainter, spot: QRect, choice: Choice) -> None:
        """A person's photo or initials, or what kind of thing it is."""
        if choice.kind is Kind.PERSON:
            disc = QRect(0, 0, spot.width(), spot.width())
            disc.moveCenter(spot.center())
            ratio = painter.device().devicePixelRatioF()
            photo = None if self.photos is None else self.photos.of(int(choice.target), disc.width(), ratio)
            if photo is None:
                pixel.draw_avatar(painter, disc, choice.uid, _initials(choice.title), self._letters)
            else:
                painter.drawPixmap(disc.topLeft(), photo)
            return
        sign: QPixmap = self._icons[choice.kind]
        size = sign.deviceIndependentSize()
        middle = QRectF(spot).center()
        painter.drawPixmap(QPointF(middle.x() - size.width() / 2, middle.y() - size.height() / 2), sign)

    def _paint_end(
        self, painter: QPainter, place: Callable[[int, int], QRect], end: int, choice: Choice, far: Qt.AlignmentFlag
    ) -> int:
        """The keys that do the same, else what kind it is; answers the width taken."""
        look, px = self._theme, self._theme.px
        text = choice.keys or (choice.kind.value.capitalize() if choice.kind in _SAID and not self.terse else "")
        if not text:
            return 0
        width = QFontMetrics(self._small).horizontalAdvance(text) + 1
        if not choice.keys:
            pixel.draw_line(painter, place(end - width, width), text, self._small, look.muted, far)
            return width
        width += px(12)
        high = px(20)
        spot = QRectF(place(end - width, width))
        cap = QRectF(spot.x() + 0.5, spot.center().y() - high / 2, spot.width() - 1, high)
        painter.setPen(QPen(QColor(look.line), 1.0))
        painter.setBrush(QColor(look.panel))
        painter.drawRoundedRect(cap, px(4), px(4))
        pixel.draw_fitted(painter, cap.toRect(), text, self._small, look.muted, Qt.AlignmentFlag.AlignHCenter)
        return width


@lru_cache(maxsize=256)
def _initials(name: str) -> str:
    return initials(name)
