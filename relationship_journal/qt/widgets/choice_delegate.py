# SPDX-License-Identifier: MIT
"""A line of a list of choices: a box with or without its mark, words, and how many; or a heading over some of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from relationship_journal import wording
from relationship_journal.qt import pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.people_filter import Choice, FilterRole
from relationship_journal.qt.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class ChoiceDelegate(QStyledItemDelegate):
    """Paints rows of a PeopleFilterModel; lengths below are pixels at 100 % text."""

    ROW, HEADING = 28, 26
    PADDING, BOX, GAP = 10, 14, 9

    def __init__(self, look: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale; the view has to be laid out again afterwards."""
        self._theme = look
        self._words = theme.font(look)
        self._heading = theme.font(look, 11)
        self._count = theme.font(look, theme.SMALL_SIZE, tabular=True)

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        choice = index.data(FilterRole.CHOICE)
        heading = isinstance(choice, Choice) and choice.is_heading
        return QSize(self._theme.px(120), self._theme.px(self.HEADING if heading else self.ROW))

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice = index.data(FilterRole.CHOICE)
        if isinstance(choice, Choice):
            with pixel.restored(painter):
                self._paint_heading(painter, option, choice) if choice.is_heading else self._line(
                    painter, option, choice
                )

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, choice: Choice) -> None:
        look = self._theme
        near = _RIGHT if option.direction == Qt.LayoutDirection.RightToLeft else _LEFT
        spot = option.rect.adjusted(look.px(self.PADDING), look.px(6), -look.px(self.PADDING), 0)
        pixel.draw_line(painter, spot, choice.words.upper(), self._heading, look.muted, near)

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, choice: Choice) -> None:
        look, row, state = self._theme, option.rect, option.state
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        near, far = (_RIGHT, _LEFT) if mirrored else (_LEFT, _RIGHT)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            ground = look.selection if state & QStyle.StateFlag.State_Selected else look.hover
            pixel.draw_ground(painter, row, ground, look.px(5))

        def place(x: int, width: int) -> QRect:
            return QStyle.visualRect(option.direction, row, QRect(row.x() + x, row.y(), width, row.height()))

        padding, box, gap = look.px(self.PADDING), look.px(self.BOX), look.px(self.GAP)
        pixel.draw_box(painter, place(padding, box), look, ticked=choice.chosen)
        people = wording.number(choice.people)
        taken = pixel.fitted(people, self._count, row.width())[1] + 1
        pixel.draw_line(painter, place(row.width() - padding - taken, taken), people, self._count, look.muted, far)
        start = padding + box + gap
        room = row.width() - start - padding - taken - gap
        pixel.draw_line(painter, place(start, room), choice.words, self._words, look.text, near)
