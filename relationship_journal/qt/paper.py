# SPDX-License-Identifier: MIT
"""A page laid out on sheets of paper: the same for a file, a printer and a preview.

Lengths are tenths of a typographic point. Text is laid out line by line, so that no sheet ends within a line; what
belongs together moves to the next sheet together where it would not take more than a part of one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageSize, QPainter, QTextLayout, QTextOption

from relationship_journal.qt import theme
from relationship_journal.reports.page import Page, PageItem, PageSection

UNITS = 720
"""Units to the inch; a device with this many dots to the inch needs no scaling."""

_SIDE, _TOP, _BOTTOM = 420.0, 450.0, 400.0
_LABELS = 1150.0
"""How wide the column of titles is."""
_TITLE, _BODY, _SMALL = 190, 95, 85
_LEADING = 1.38
_OURS = "\u200e"
_BASELINE = 1.0
"""From the top of a line to its baseline, in sizes of its font."""
_TOGETHER = 12
"""So many lines of one item never stand on two sheets."""


class Paper(StrEnum):
    """The sizes of paper there are."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> QPageSize:
        """The size as Qt knows it."""
        return QPageSize(QPageSize.PageSizeId.A4 if self is Paper.A4 else QPageSize.PageSizeId.Letter)

    @property
    def rect(self) -> QRectF:
        """A sheet in units."""
        points = self.size.sizePoints()
        return QRectF(0, 0, points.width() * 10, points.height() * 10)


def usual_paper() -> Paper:
    """What printers hold where the user lives."""
    american = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.LETTER if american else Paper.A4


@dataclass(frozen=True, slots=True)
class _Text:
    """One line of a laid-out text at a place within its row; its baseline is so far below the row's top, whatever
    other fonts its letters need."""

    layout: QTextLayout
    line: int
    x: float
    color: str
    baseline: float

    def draw(self, painter: QPainter, top: float) -> None:
        painter.setPen(QColor(self.color))
        line = self.layout.lineAt(self.line)
        line.draw(painter, QPointF(self.x, top + self.baseline - line.ascent()))


@dataclass(frozen=True, slots=True)
class _Rule:
    """A horizontal line within its row."""

    x: float
    width: float
    height: float
    color: str

    def draw(self, painter: QPainter, top: float) -> None:
        painter.fillRect(QRectF(self.x, top, self.width, self.height), QColor(self.color))


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands beside each other. `gap` is the room above it, left out at the top of a sheet; `title` is what to
    say again where a sheet begins with it; `tied` keeps it on the sheet of the row before; `begins` is whether a line
    of the page begins with it."""

    height: float
    marks: tuple[_Text | _Rule, ...]
    gap: float = 0.0
    title: str = ""
    tied: bool = False
    begins: bool = False


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One side of paper: rows with their tops."""

    rows: list[tuple[float, _Row]] = field(default_factory=list)


class Sheets:
    """A page on as many sheets as it takes. Layouts belong to the thread that made them."""

    def __init__(self, page: Page, paper: Paper) -> None:
        self.paper = paper
        self._width = paper.rect.width() - 2 * _SIDE
        self._page = page
        self._sheets = self._put(list(self._rows()))

    def __len__(self) -> int:
        return len(self._sheets)

    def place_of(self, line: int) -> tuple[int, float]:
        """On which sheet, and how far down, a line of the page's sections begins; both count from 0."""
        places = [(number, top) for number, sheet in enumerate(self._sheets) for top, row in sheet.rows if row.begins]
        return places[line] if line < len(places) else (0, 0.0)

    def draw(self, painter: QPainter, number: int) -> None:
        """Paint the sheet of this number, from 0; the painter's units are ours."""
        for top, row in self._sheets[number].rows:
            for mark in row.marks:
                mark.draw(painter, top)

    # Rows

    def _rows(self) -> Iterator[_Row]:
        page = self._page
        yield from self._paragraph(page.title, 0, self._width, _font(_TITLE, strong=True), leading=1.25)
        for place, line in enumerate(page.head):
            rows = self._paragraph(line, 0, self._width, _font(_SMALL), theme.LIGHT.muted)
            yield from _spaced(rows, 40.0 if place == 0 else 0.0)
        yield _Row(15.0, (_Rule(0, self._width, 15.0, theme.LIGHT.business),), gap=130.0, tied=True)
        for place, section in enumerate(page.sections):
            yield from self._section(section, first=place == 0)
        if page.closing:
            yield from _spaced(self._paragraph(page.closing, 0, self._width, _font(_BODY)), 220.0)

    def _section(self, section: PageSection, *, first: bool) -> Iterator[_Row]:
        for place, item in enumerate(section.items):
            rows = [replace(row, title=section.title) for row in self._item(item)]
            if place == 0:
                rows[0] = replace(rows[0], marks=(*rows[0].marks, *self._label(section.title)), title="")
                yield from self._ruled(rows, first)
            else:
                yield from _spaced(rows, 65.0)

    def _ruled(self, rows: list[_Row], first: bool) -> Iterator[_Row]:
        """The rows under a hair line; the first section has the line of the head."""
        if first:
            yield from _spaced(rows, 90.0)
            return
        yield _Row(5.0, (_Rule(0, self._width, 5.0, theme.LIGHT.line),), gap=95.0)
        yield replace(rows[0], gap=90.0, tied=True)
        yield from rows[1:]

    def _label(self, title: str) -> tuple[_Text, ...]:
        """A title in its column, on the baseline of the text beside it."""
        layout = _laid_out(title, _font(_SMALL), _LABELS - 100)
        return (_Text(layout, 0, 0.0, theme.LIGHT.muted, _baseline(_BODY)),)

    def _item(self, item: PageItem) -> Iterator[_Row]:
        rows: list[_Row] = []
        for line in item.lines:
            font = _font(_BODY, strong=line.strong)
            first, *rest = self._paragraph(line.text, _LABELS, self._width - _LABELS, font)
            rows += [replace(first, begins=True), *rest]
        tied = len(rows) <= _TOGETHER
        yield rows[0]
        for row in rows[1:]:
            yield replace(row, tied=tied)

    def _paragraph(
        self, text: str, x: float, width: float, font: QFont, color: str = theme.LIGHT.text, leading: float = _LEADING
    ) -> list[_Row]:
        layout = _laid_out(text, font, width)
        height = font.pixelSize() * leading
        down = font.pixelSize() * _BASELINE
        return [_Row(height, (_Text(layout, line, x, color, down),)) for line in range(layout.lineCount())]

    # Sheets

    def _put(self, rows: list[_Row]) -> list[_Sheet]:
        """The rows on sheets, each with its foot."""
        bottom = self.paper.rect.height() - _BOTTOM - 2 * _line(_SMALL)
        sheets, top = [_Sheet()], _TOP
        for group in _groups(rows):
            full = bool(sheets[-1].rows) and top + sum(row.gap + row.height for row in group) > bottom
            if full:
                sheets.append(_Sheet())
                top = _TOP
            for row in self._continued(group) if full else group:
                gap = row.gap if sheets[-1].rows else 0.0
                sheets[-1].rows.append((top + gap, row))
                top += gap + row.height
        for number, sheet in enumerate(sheets, 1):
            sheet.rows.append((bottom + _line(_SMALL), self._foot(number, len(sheets))))
        return [_Sheet([(top, _moved(row)) for top, row in sheet.rows]) for sheet in sheets]

    def _continued(self, group: Sequence[_Row]) -> list[_Row]:
        """Rows that begin a sheet: the title is said again where their section began before, a rule is not needed."""
        first, *rest = [row for row in group if not all(isinstance(mark, _Rule) for mark in row.marks)]
        if first.title:
            first = replace(first, marks=(*first.marks, *self._label(first.title)))
        return [first, *rest]

    def _foot(self, number: int, total: int) -> _Row:
        small, muted = _font(_SMALL), theme.LIGHT.muted
        left = _laid_out(self._page.foot, small, self._width - 800)
        right = _laid_out(f"{number} of {total}", small, self._width)
        edge = self._width - right.lineAt(0).naturalTextWidth()
        down = _baseline(_SMALL)
        texts = (_Text(left, 0, 0.0, muted, down), _Text(right, 0, edge, muted, down))
        return _Row(_line(_SMALL), texts[0 if self._page.foot else 1 :])


def _groups(rows: Iterable[_Row]) -> list[list[_Row]]:
    """The rows with those tied to them; a rule goes with what is under it, because that is tied."""
    groups: list[list[_Row]] = []
    for row in rows:
        if row.tied and groups:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _moved(row: _Row) -> _Row:
    return replace(row, marks=tuple(replace(mark, x=mark.x + _SIDE) for mark in row.marks))


def _spaced(rows: Iterable[_Row], gap: float) -> Iterator[_Row]:
    """The rows with room above the first."""
    for place, row in enumerate(rows):
        yield replace(row, gap=gap) if place == 0 else row


def _font(size: int, *, strong: bool = False) -> QFont:
    made = theme.font(theme.LIGHT, size, semibold=strong)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("calt"), 0)  # what it puts for a dash is no character any more when a PDF is read
    made.setFeature(QFont.Tag("liga"), 0)
    return made


def _line(size: int) -> float:
    return size * _LEADING


def _baseline(size: int) -> float:
    return size * _BASELINE


def _laid_out(text: str, font: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    right_to_left = runs_right_to_left(text)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout


def runs_right_to_left(text: str) -> bool:
    """Whether a text begins in a script that runs so and goes on in it; a name inside a sentence turns nothing, and
    neither does one that has a mark behind it because the sentence is ours."""
    if _OURS in text:
        return False
    kinds = [kind for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"}]
    return kinds[:1] != ["L"] and kinds.count("L") * 2 < len(kinds)
