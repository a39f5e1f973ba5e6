# SPDX-License-Identifier: MIT
"""A line of the contact list: photo or initials, name and account, last talk, mix bar, a dot where to act."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCharFormat
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from relationship_journal.anonymity import initials
from relationship_journal.qt import pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.contacts import ContactLine, ContactRole
from relationship_journal.qt.models.photos import Photos
from relationship_journal.qt.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Spans = Sequence[tuple[int, int]]

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class ContactDelegate(QStyledItemDelegate):
    """Paints rows of a ContactsModel; lengths below are pixels at 100 % text."""

    ROW, MARGIN, PADDING = 52, 8, 10
    AVATAR, GAP = 34, 10
    BAR_WIDTH, BAR_HEIGHT = 54, 5
    LINE = 20
    NARROW = 230
    """Narrower rows have the last talk where the account was, so that ten letters of the name remain."""

    def __init__(self, look: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.photos: Photos | None = None
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale; the view has to be laid out again afterwards."""
        self._theme = look
        semibold, lit = theme.font(look, semibold=True), QTextCharFormat()
        lit.setBackground(QColor(look.chip if look.dark else look.selection))
        self._name = pixel.Style(semibold, look.text, lit, semibold)
        self._initials = theme.font(look, 12, semibold=True)
        self._account = theme.font(look)
        self._last = theme.font(look, 12, tabular=True)

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(self.ROW))

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        with pixel.restored(painter):
            self._ground(painter, option)
            line = index.data(ContactRole.LINE)
            if isinstance(line, ContactLine):
                self._person(painter, option, line, index.data(ContactRole.LIT) or ())

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        out = self._theme.px(self.MARGIN)
        pixel.draw_state(painter, option.rect.adjusted(out, 0, -out, 0), option, self._theme)

    def _person(self, painter: QPainter, option: QStyleOptionViewItem, line: ContactLine, lit: Spans) -> None:
        look, row = self._theme, option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        near, far = (_RIGHT, _LEFT) if mirrored else (_LEFT, _RIGHT)

        def place(x: int, y: int, width: int, height: int) -> QRect:
            spot = QRect(row.x() + x, row.y() + y, width, height)
            return QStyle.visualRect(option.direction, row, spot)

        last, narrow = line.last, row.width() < look.px(self.NARROW)
        below = last if narrow and last else line.row.account
        left, gap, height = look.px(self.MARGIN + self.PADDING), look.px(self.GAP), look.px(self.LINE)
        right = row.width() - left
        avatar = look.px(self.AVATAR)
        disc = place(left, (row.height() - avatar) // 2, avatar, avatar)
        self._face(painter, disc, line)

        start = left + avatar + gap
        taken = QFontMetrics(self._last).horizontalAdvance(last) + 1
        if last and not narrow:
            spot = place(right - taken, look.px(12), taken, look.px(18))
            pixel.draw_line(painter, spot, last, self._last, look.muted, far)
        room = right - start - (0 if narrow else taken + gap)
        dot = look.px(14) if line.attention else 0
        y = look.px(8) if below else (row.height() - height) // 2
        spot = place(start, y, room - dot, height)
        width = pixel.draw_lit(painter, spot, line.row.name, lit, self._name, near)
        if dot:
            middle = place(start + width + look.px(6), y + look.px(7), look.px(7), look.px(7)).center()
            pixel.draw_dot(painter, QPointF(middle) + QPointF(0.5, 0.5), look.scale * 3.5, look.warning)

        bar = min(look.px(self.BAR_WIDTH), right - start - taken - gap) if narrow else look.px(self.BAR_WIDTH)
        if last and bar >= look.px(self.AVATAR) // 2:
            form = pixel.Form.EMPTY if line.share is None else pixel.Form.FULL
            spot = place(right - bar, look.px(35), bar, look.px(self.BAR_HEIGHT))
            pixel.draw_mix(painter, QRectF(spot), line.share or 0, look, form, low=True, mirrored=mirrored)
        room = right - start if narrow else right - bar - gap - start
        font = self._last if narrow and last else self._account
        pixel.draw_line(painter, place(start, look.px(26), room, height), below, font, look.muted, near)

    def _face(self, painter: QPainter, disc: QRect, line: ContactLine) -> None:
        """The photo as soon as it is there, until then and without one the initials."""
        ratio = painter.device().devicePixelRatioF()
        photo = None if self.photos is None else self.photos.of(line.id, disc.width(), ratio)
        if photo is None:
            pixel.draw_avatar(painter, disc, line.row.uid, _letters(line.row.name), self._initials)
        else:
            painter.drawPixmap(disc.topLeft(), photo)


@lru_cache(maxsize=256)
def _letters(name: str) -> str:
    return initials(name)
