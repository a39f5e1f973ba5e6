# SPDX-License-Identifier: MIT
"""A row of an account's page: a heading, a person with their share of the talk, or whatever has two lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from relationship_journal.anonymity import initials
from relationship_journal.qt import pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.account import PageRole, PageRow, RowKind
from relationship_journal.qt.models.photos import Photos
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.account_rows import BAR, BELOW, LINE, MARGIN, THIRD, TOP, AccountRows
from relationship_journal.values.accounts import AccountPerson

Index = QModelIndex | QPersistentModelIndex


class PageDelegate(AccountRows):
    """Paints rows of an AccountModel; a person in a narrow row has the share of the talk on a line of its own."""

    AVATAR, CARRIED, PERCENT, LAST, GAP = 34, 190, 40, 160, 24
    HEADING, ROW, TALL = 44, 59, 83

    def __init__(self, look: Theme, parent: QObject | None = None) -> None:
        super().__init__(look, parent)
        self.photos: Photos | None = None

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width, row = self.width(option), index.data(PageRole.ROW)
        if isinstance(row, PageRow) and row.kind is RowKind.HEADING:
            return QSize(width, self._theme.px(self.HEADING))
        tall = isinstance(row, PageRow) and row.kind is RowKind.PERSON and not self.is_wide(width)
        return QSize(width, self._theme.px(self.TALL if tall else self.ROW))

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(PageRole.ROW)
        if not isinstance(row, PageRow):
            return
        whole = option.rect.width() - 2 * self._theme.px(MARGIN)
        with pixel.restored(painter):
            if row.kind is RowKind.HEADING:
                self._heading(painter, option, row, whole)
                return
            self.ground(painter, option)
            if row.person is not None:
                self._person(painter, option, row, row.person, whole)
            else:
                self._plain(painter, option, row, whole)

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, row: PageRow, whole: int) -> None:
        look, (near, far) = self._theme, self.sides(option)
        spot = self.place(option, 0, self.HEADING - LINE - 6, whole)
        taken = pixel.draw_line(painter, spot, row.title, self._bold, look.muted, near)
        rest = self.place(option, taken + look.px(self.GAP), self.HEADING - LINE - 6, whole - taken - look.px(self.GAP))
        pixel.draw_line(painter, rest, row.beside, self._small, look.muted, far)
        margin = look.px(MARGIN)
        painter.fillRect(option.rect.x() + margin, option.rect.bottom(), whole, 1, QColor(look.line))

    def _plain(self, painter: QPainter, option: QStyleOptionViewItem, row: PageRow, whole: int) -> None:
        look, (near, far) = self._theme, self.sides(option)
        last = look.px(self.LAST) if row.beside else 0
        last = min(last, whole // 3)
        room = whole - last - (look.px(self.GAP) if last else 0)
        pixel.draw_line(painter, self.place(option, 0, TOP, room), row.title, self._bold, look.text, near)
        color = look.warning if row.kind is RowKind.PRESSING else look.muted
        pixel.draw_line(painter, self.place(option, 0, BELOW, room), row.below, self._small, color, near)
        pixel.draw_line(painter, self.place(option, whole - last, TOP, last), row.beside, self._body, look.text, far)

    def _person(
        self, painter: QPainter, option: QStyleOptionViewItem, row: PageRow, person: AccountPerson, whole: int
    ) -> None:
        look, (near, far), wide = self._theme, self.sides(option), self.is_wide(option.rect.width())
        avatar, gap = look.px(self.AVATAR), look.px(self.GAP)
        begin = avatar + look.px(12)
        last = min(look.px(self.LAST), whole // 3)
        carried = look.px(self.CARRIED) if wide else whole - begin
        room = whole - begin - last - gap - (carried + gap if wide else 0)
        self._face(painter, self.place(option, 0, 12, avatar, self.AVATAR), person)
        self.titled(painter, option, self.place(option, begin, TOP, room), row.title, row.mark if wide else "")
        pixel.draw_line(painter, self.place(option, begin, BELOW, room), row.below, self._small, look.muted, near)
        pixel.draw_line(painter, self.place(option, whole - last, TOP, last), row.beside, self._body, look.text, far)
        spot = self.place(option, whole - last, BELOW, last)
        pixel.draw_line(painter, spot, row.since, self._small, look.muted, far)
        if wide:
            self._share(painter, option, row, begin + room + gap, TOP, carried)
            spot = self.place(option, begin + room + gap, BELOW, carried)
            pixel.draw_line(painter, spot, row.talk, self._small, look.muted, near)
        else:
            self._share(painter, option, row, begin, THIRD, carried // 2)
            spot = self.place(option, begin + carried // 2 + look.px(10), THIRD, carried - carried // 2 - look.px(10))
            pixel.draw_line(painter, spot, row.mark or row.talk, self._small, look.muted, near)

    def _share(self, painter: QPainter, option: QStyleOptionViewItem, row: PageRow, x: int, y: int, room: int) -> None:
        """A bar as long as the share, and the share in numbers."""
        look, percent = self._theme, self._theme.px(self.PERCENT)
        part = row.share or 0
        spot = self.place(option, x, y + 7, room - percent - look.px(6), BAR)
        self.bar(painter, option, spot, (part,) if part else (), 100)
        said = "" if row.share is None else f"{row.share}%"
        spot = self.place(option, x + room - percent, y, percent)
        pixel.draw_line(painter, spot, said, self._body, look.text, self.sides(option)[1])

    def _face(self, painter: QPainter, disc: QRect, person: AccountPerson) -> None:
        photo = None
        if self.photos is not None:
            photo = self.photos.of(person.id, disc.width(), painter.device().devicePixelRatioF())
        if photo is None:
            letters = theme.font(self._theme, 12, semibold=True)
            pixel.draw_avatar(painter, disc, person.uid, initials(person.name), letters)
        else:
            painter.drawPixmap(disc.topLeft(), photo)
