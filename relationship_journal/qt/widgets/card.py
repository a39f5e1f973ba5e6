# SPDX-License-Identifier: MIT
"""What a timeline card holds at a width: its lines broken, its chips placed, its height known. Paints nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from relationship_journal.frozen import dataclass
from relationship_journal.qt import theme
from relationship_journal.qt.markdown import is_marked
from relationship_journal.qt.models.carried import NOTHING, Carried, Said
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.rich_text import Paragraph, RichText
from relationship_journal.values import Entry

EDIT, WRITE_UP = "Edit", "Write up"
MAX_LINES = 6
CHIP_ROWS = 2
"""Rows of chips on a card that is not open; an open one has them all."""
_LINE_BREAK = "\u2028"
_LINE_END, _LINE_ENDS = re.compile(r"[^\S\n]*\n"), re.compile(r"\s*\n\s*")
_SHOWN_TEXT = 2000
"""Characters that can matter for six lines; the rest is never laid out."""


_MOST_MARKED = 12_000
"""A longer text is shown as it was typed: its marks would take longer to read than a glance."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A tag, or what an entry carries: its words, the row it stands in, where it begins there and how wide it is."""

    said: Said
    row: int
    x: int
    width: int
    untold: tuple[str, ...] = ()
    """What there was no room for: its own words where they are cut, those of all the others it counts."""

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.said.words


@dataclass(frozen=True, slots=True)
class Card:
    """An entry broken into lines at a width; a text with marks is `paragraphs` instead of `lines`."""

    lines: tuple[str, ...]
    right_to_left: bool
    chips: tuple[Chip, ...]
    height: int
    paragraphs: tuple[Paragraph, ...] = ()


class CardLayout:
    """Sizes and type of the cards at a theme; lengths are pixels at 100 % text."""

    def __init__(self, look: Theme) -> None:
        self.body = theme.font(look)
        self.bold = theme.font(look, semibold=True)
        self.small = theme.font(look, theme.SMALL_SIZE, tabular=True)
        self.chip = theme.font(look, theme.SMALL_SIZE)
        self.margin = look.px(26)
        self.padding = look.px(10)
        self.line = look.px(18)
        self.dates = look.px(66)
        self.bar_x = look.px(78)
        self.bar_width = look.px(6)
        self.text_x = look.px(100)
        self.chip_height = look.px(19)
        self.chip_padding = look.px(8)
        self.chip_gap = look.px(6)
        self.gap = look.px(5)
        self.chip_widest = look.px(330)
        self.heading = look.px(36)
        self._rich = RichText(look, self.body, self.line)
        self._metrics = QFontMetrics(self.body)
        self._chip_metrics = QFontMetrics(self.chip)

    def text_width(self, width: int) -> int:
        """The room for text on a row of a width."""
        return max(width - 2 * self.margin - self.text_x, self.line)

    def place(self, option: QStyleOptionViewItem, x: int, y: int, width: int, height: int) -> QRect:
        """A part of a row; x counts from the leading edge of its content, mirrored where the window is."""
        row = option.rect
        return QStyle.visualRect(option.direction, row, QRect(row.x() + self.margin + x, row.y() + y, width, height))

    def paragraph_spot(self, option: QStyleOptionViewItem, first: int, lines: int) -> QRect:
        """Where so many lines of the text stand on a row, from line `first` on."""
        width = option.rect.width() - 2 * self.margin - self.text_x
        return self.place(option, self.text_x, self.padding + (first + 1) * self.line, width, lines * self.line)

    def edit_spot(self, option: QStyleOptionViewItem, word: str = EDIT) -> QRect:
        """Where "Edit", or another word, stands on a row: at the far end of its first line."""
        width = QFontMetrics(self.small).horizontalAdvance(word) + 2 * self.chip_padding
        at = option.rect.width() - 2 * self.margin - width
        return self.place(option, at, self.padding, width, self.line)

    def chip_spot(self, option: QStyleOptionViewItem, card: Card, chip: Chip) -> QRect:
        """Where a chip stands on a row."""
        below = card.chips[-1].row - chip.row
        y = card.height - 1 - self.padding - self.chip_height - below * (self.chip_height + self.gap)
        return self.place(option, self.text_x + chip.x, y, chip.width, self.chip_height)

    def card(self, entry: Entry, width: int, carried: Carried = NOTHING, *, whole: bool = False) -> Card:
        """Lay out an entry on a row of `width` pixels: its first lines, or its `whole` text with its empty lines."""
        room = self.text_width(width)
        shown = (entry.text if whole else entry.text[:_SHOWN_TEXT]).strip()
        most = None if whole else MAX_LINES
        right_to_left = is_right_to_left(shown)
        lines: tuple[str, ...] = ()
        paragraphs: tuple[Paragraph, ...] = ()
        if len(shown) <= _MOST_MARKED and is_marked(shown):
            paragraphs = self._rich.broken(shown, room, most, right_to_left=right_to_left)
        elif shown:
            text = (_LINE_END if whole else _LINE_ENDS).sub(_LINE_BREAK, shown)
            lines = self._broken(text, room, most)
        said = (*carried.said, *(Said(tag) for tag in entry.tags))
        chips = self._placed(said, room, None if whole else CHIP_ROWS)
        chip_part = (chips[-1].row + 1) * (self.gap + self.chip_height) if chips else 0
        count = len(lines) + sum(paragraph.lines for paragraph in paragraphs)
        content = max(self.line * (1 + count) + chip_part, 2 * self.line)
        return Card(lines, right_to_left, chips, content + 2 * self.padding + 1, paragraphs)

    def _broken(self, text: str, room: int, most: int | None) -> tuple[str, ...]:
        """The lines of a text, at most so many; the last one ends in an ellipsis where there is more."""
        layout = QTextLayout(text, self.body)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        # Qt counts in UTF-16 units, Python in characters.
        units = text.encode("utf-16-le", "surrogatepass")

        def part(first: int, last: int | None = None) -> str:
            end = None if last is None else 2 * last
            return units[2 * first : end].decode("utf-16-le", "surrogatepass").replace(_LINE_BREAK, " ").strip()

        lines: list[str] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            first, end = line.textStart(), line.textStart() + line.textLength()
            if most is not None and len(lines) == most - 1:
                lines.append(self._metrics.elidedText(part(first), Qt.TextElideMode.ElideRight, room))
                break
            lines.append(part(first, end))
        layout.endLayout()
        return tuple(lines)

    def _placed(self, said: Sequence[Said], room: int, most: int | None) -> tuple[Chip, ...]:
        """Chips in rows; a long one is cut, and where not all have room the last one says how many more there are."""
        chips: list[Chip] = []
        x = row = 0
        widest = room if most is None else min(room, self.chip_widest)
        for number, one in enumerate(said):
            left = len(said) - number
            whole = self._chip_width(one.words)
            width = min(whole, widest)
            if x and x + width > room and (most is None or row + 1 < most):
                x, row = 0, row + 1
            ends = most is not None and row + 1 >= most
            keep = self._chip_width(f"+{left - 1}") + self.chip_gap if ends and left > 1 else 0
            if x + width + keep > room:
                if x:
                    more = f"+{left}"
                    rest = tuple(other.words for other in said[number:])
                    return (*chips, Chip(Said(more), row, x, self._chip_width(more), rest))
                width = max(room - keep, self.chip_height)
            chips.append(Chip(one, row, x, width, (one.words,) if width < whole else ()))
            x += width + self.chip_gap
        return tuple(chips)

    def _chip_width(self, text: str) -> int:
        return self._chip_metrics.horizontalAdvance(text) + 2 * self.chip_padding


def is_right_to_left(text: str) -> bool:
    """Whether a text's first letter belongs to a script written from the right."""
    strong = (unicodedata.bidirectional(c) for c in text[:200])
    return next((kind != "L" for kind in strong if kind in {"L", "R", "AL"}), False)
