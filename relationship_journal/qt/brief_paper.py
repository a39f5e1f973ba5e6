# SPDX-License-Identifier: MIT
"""A brief on sheets of paper, in two columns; the same for a file, a printer and a preview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QTextLayout

from relationship_journal.qt import theme
from relationship_journal.qt.brief_text import Ink, brief_document
from relationship_journal.qt.paper import Paper
from relationship_journal.reports.brief import Brief
from relationship_journal.reports.brief_page import brief_page
from relationship_journal.reports.page import markdown

_SIDE, _TOP, _BOTTOM = 420.0, 400.0, 560.0
_FOOT = 410.0
"""From the lower edge of a sheet to its last line."""
_UNIT, _SMALLER = 7.5, 7.0
"""Units of paper to a pixel of the design: 720 to the inch are 96 pixels."""


class BriefSheets:
    """A brief on as many sheets as it takes. Layouts belong to the thread that made them."""

    def __init__(self, made: Brief, paper: Paper) -> None:
        self.paper = paper
        self._room = QSizeF(paper.rect.width() - 2 * _SIDE, paper.rect.height() - _TOP - _BOTTOM)
        for unit, less in _ways_to_fit(made):
            self._set(less, unit)
            if len(self) == 1:
                return
        self._set(made, _UNIT)  # as many sheets as it takes, and nothing left out

    def _set(self, made: Brief, unit: float) -> None:
        self._made = made
        self._ink = Ink(theme.LIGHT, unit)
        self._document, self._marks = brief_document(made, self._ink, wide=True)
        self._document.setPageSize(self._room)
        self._marks.keep_titles(self._document)

    def __len__(self) -> int:
        return max(1, ceil(round(self._document.size().height() / self._room.height(), 3)))

    @property
    def text(self) -> str:
        """What stands on it, for those who hear it."""
        return markdown(brief_page(self._made))

    def draw(self, painter: QPainter, number: int) -> None:
        """Paint the sheet of this number, from 0; the painter's units are those of paper."""
        height = self._room.height()
        part = QRectF(0, number * height, self._room.width(), height)
        painter.save()
        painter.translate(_SIDE, _TOP - number * height)
        painter.save()
        painter.setClipRect(part.adjusted(-10, -10, 10, 10))
        self._marks.paint(painter, self._document)
        painter.restore()
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = part
        self._document.documentLayout().draw(painter, context)
        painter.restore()
        self._draw_foot(painter, number)

    def _draw_foot(self, painter: QPainter, number: int) -> None:
        rect = self.paper.rect
        painter.setPen(QColor(theme.LIGHT.muted))
        for text, at_end in ((self._made.foot, False), (f"{number + 1} of {len(self)}", True)):
            layout = QTextLayout(text, self._ink.font(11))
            layout.beginLayout()
            line = layout.createLine()
            line.setLineWidth(rect.width() - 2 * _SIDE)
            layout.endLayout()
            left = rect.width() - _SIDE - line.naturalTextWidth() if at_end else _SIDE
            layout.draw(painter, QPointF(left, rect.height() - _FOOT))


class ManyBriefs:
    """Briefs one after another, each beginning a sheet; there is at least one."""

    def __init__(self, briefs: Sequence[BriefSheets]) -> None:
        self.paper = briefs[0].paper
        self._pages = [(one, number) for one in briefs for number in range(len(one))]
        self.text = "\n".join(one.text for one in briefs)

    def __len__(self) -> int:
        return len(self._pages)

    def draw(self, painter: QPainter, number: int) -> None:
        """Paint the sheet of this number, from 0."""
        brief, page = self._pages[number]
        brief.draw(painter, page)


def _ways_to_fit(made: Brief) -> Iterator[tuple[float, Brief]]:
    """The brief as it is, smaller, and with fewer of the conversations, which are counted then."""
    yield _UNIT, made
    yield _SMALLER, made
    for ago, talks in ((1, 4), (1, 3), (0, 3), (0, 2)):
        left = made.talks_left + len(made.talks[talks:])
        yield _SMALLER, replace(made, year_ago=made.year_ago[:ago], talks=made.talks[:talks], talks_left=left)
