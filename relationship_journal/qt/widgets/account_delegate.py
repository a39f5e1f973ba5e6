# SPDX-License-Identifier: MIT
"""A line of the list of accounts: name and people, who carries the talk, the last talk and the renewal."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from relationship_journal.qt import pixel
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.accounts import AccountLine, AccountRole
from relationship_journal.qt.widgets.account_rows import BAR, BELOW, MARGIN, THIRD, TOP, AccountRows

Index = QModelIndex | QPersistentModelIndex


class AccountDelegate(AccountRows):
    """Paints rows of an AccountsModel; a narrow row has who carries the talk on a line of its own."""

    CARRIED, LAST, GAP = 220, 150, 24

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, _: Index) -> QSize:
        width = self.width(option)
        return QSize(width, self._theme.px(59 if self.is_wide(width) else 83))

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        with pixel.restored(painter):
            self.ground(painter, option)
            line = index.data(AccountRole.LINE)
            if not isinstance(line, AccountLine):
                return
            whole = option.rect.width() - 2 * self._theme.px(MARGIN)
            if self.is_wide(option.rect.width()):
                self._wide(painter, option, line, whole)
            else:
                self._narrow(painter, option, line, whole)

    def _wide(self, painter: QPainter, option: QStyleOptionViewItem, line: AccountLine, whole: int) -> None:
        px = self._theme.px
        last, carried, gap = px(self.LAST), px(self.CARRIED), px(self.GAP)
        left = whole - last - carried - 2 * gap
        self._name(painter, option, line, left, line.mark)
        self._days(painter, option, line, whole - last, last)
        start = left + gap
        self._carried(painter, option, line, self.place(option, start, TOP + 7, carried, BAR))
        self._words(painter, option, line.carried, self.place(option, start, BELOW, carried))

    def _narrow(self, painter: QPainter, option: QStyleOptionViewItem, line: AccountLine, whole: int) -> None:
        px = self._theme.px
        last, bar, gap = min(px(self.LAST), whole * 2 // 5), whole // 4, px(10)
        self._name(painter, option, line, whole - last - gap, "")
        self._days(painter, option, line, whole - last, last)
        self._carried(painter, option, line, self.place(option, 0, THIRD + 7, bar, BAR))
        start = bar + gap
        if line.mark:  # it says who carries the talk, and more
            self.chip(painter, option, self.place(option, start, THIRD, whole - start), line.mark)
        else:
            self._words(painter, option, line.carried, self.place(option, start, THIRD, whole - start))

    def _name(self, painter: QPainter, option: QStyleOptionViewItem, line: AccountLine, room: int, chip: str) -> None:
        self.titled(painter, option, self.place(option, 0, TOP, room), line.name, chip)
        self._words(painter, option, line.facts, self.place(option, 0, BELOW, room))

    def _days(self, painter: QPainter, option: QStyleOptionViewItem, line: AccountLine, x: int, room: int) -> None:
        look, (_, far) = self._theme, self.sides(option)
        pixel.draw_line(painter, self.place(option, x, TOP, room), line.last, self._body, look.text, far)
        pixel.draw_line(painter, self.place(option, x, BELOW, room), line.renewal, self._small, look.text, far)

    def _carried(self, painter: QPainter, option: QStyleOptionViewItem, line: AccountLine, spot: QRect) -> None:
        self.bar(painter, option, spot, line.shares, sum(line.shares) or 1)

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, words: str, spot: QRect) -> int:
        return pixel.draw_line(painter, spot, words, self._small, self._theme.muted, self.sides(option)[0])
