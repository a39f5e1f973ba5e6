# SPDX-License-Identifier: MIT
"""A brief as a laid-out text: the same two columns on the screen and on paper, in the colors and sizes of either.

Words from the journal go in as plain text, never as markup. Lines, the box and the bars of the mix are painted by
`Marks` where the layout puts the words they belong to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)

from relationship_journal.qt import theme
from relationship_journal.qt.paper import runs_right_to_left
from relationship_journal.qt.theme import Theme
from relationship_journal.reports.brief import Block, Brief, Column, Talk, Told
from relationship_journal.values import MixSide
from relationship_journal.wording import brief as words

_NAME, _TITLE, _BODY, _SMALL = 25, 13.5, 12.5, 12
_GUTTER = 26
_DAY, _BAR = 88, 16
_BAR_WIDTH, _BAR_HEIGHT = 6, 16
_BULLET = 12
_NUMBER = 17
_LEADING = 126
"""Percent of a line's own height."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Colors, and how many units of the surface a pixel of the design is."""

    look: Theme
    unit: float

    def px(self, pixels: float) -> float:
        """A length of the design on this surface."""
        return pixels * self.unit

    def font(self, size: float, *, strong: bool = False) -> QFont:
        """Our type, as it can be found again in a PDF."""
        made = theme.font(theme.LIGHT, max(1, round(self.px(size))), semibold=strong)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        made.setFeature(QFont.Tag("calt"), 0)
        made.setFeature(QFont.Tag("liga"), 0)
        return made


class Marks:
    """What is painted beside the words of a document."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._box: QTextFrame | None = None
        self._under: list[tuple[int, str, bool]] = []
        self._talks: list[tuple[int, Talk]] = []
        self._titles: set[int] = set()
        self.margin = 0.0
        self.wide = True

    def frame(self, box: QTextFrame) -> None:
        """A line goes around this frame."""
        self._box = box

    def underline(self, block: QTextBlock, color: str, *, second: bool) -> None:
        """A line goes below this title of a side, as wide as its column; `second` stands at the far end."""
        self._under.append((block.position(), color, second))

    def title(self, block: QTextBlock) -> None:
        """Conversations follow this title."""
        self._titles.add(block.position())

    def talk(self, block: QTextBlock, talk: Talk) -> None:
        """A line goes above this conversation, and a bar of its mix before its words."""
        self._talks.append((block.position(), talk))

    def keep_titles(self, document: QTextDocument) -> None:
        """Let no title of conversations end a sheet, where they begin on the next."""
        height = document.pageSize().height()
        for position, _ in self._talks:
            talk = document.findBlock(position)
            title = talk.previous()
            if title.position() in self._titles and _sheet(document, title, height) != _sheet(document, talk, height):
                shape = title.blockFormat()
                shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(title).setBlockFormat(shape)

    def paint(self, painter: QPainter, document: QTextDocument) -> None:
        """Paint all of it in the document's coordinates."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._box is not None:
            self._paint_box(painter, document.documentLayout().frameBoundingRect(self._box))
        width = document.textWidth() if document.pageSize().isEmpty() else document.pageSize().width()
        left, width = self.margin, width - 2 * self.margin
        for position, color, second in self._under:
            self._paint_rule(painter, _rect(document, position), color, left, width, second=second)
        for position, talk in self._talks:
            self._paint_talk(painter, _rect(document, position).top(), talk, left, width)

    def _paint_box(self, painter: QPainter, rect: QRectF) -> None:
        px = self._ink.px
        shape = self._box.frameFormat() if self._box is not None else QTextFrameFormat()
        inner = rect.adjusted(px(0.5), shape.topMargin(), -px(0.5), -shape.bottomMargin() - px(4))
        pen = painter.pen()
        pen.setColor(QColor(self._ink.look.line))
        pen.setWidthF(px(1))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner, px(8), px(8))

    def _paint_rule(
        self, painter: QPainter, rect: QRectF, color: str, left: float, width: float, *, second: bool
    ) -> None:
        px = self._ink.px
        column = (width - px(_GUTTER)) / 2 if self.wide else width
        start = left + (column + px(_GUTTER) if self.wide and second else 0.0)
        painter.fillRect(QRectF(start, rect.bottom() + px(5), column, px(2)), QColor(color))

    def _paint_talk(self, painter: QPainter, top: float, talk: Talk, left: float, width: float) -> None:
        px, look = self._ink.px, self._ink.look
        painter.fillRect(QRectF(left, top - px(6), width, px(1)), QColor(look.line))
        if talk.share is None:
            return
        bar = QRectF(left + px(_DAY), top + px(1), px(_BAR_WIDTH), px(_BAR_HEIGHT))
        gap = px(1) if 0 < talk.share < 100 else 0.0
        business = (bar.height() - gap) * talk.share / 100
        painter.setPen(Qt.PenStyle.NoPen)
        for color, upper, height in (
            (look.business, bar.top(), business),
            (look.personal, bar.top() + business + gap, bar.height() - gap - business),
        ):
            if height > 0:
                painter.setBrush(QColor(color))
                round_off = min(px(2), height / 2)
                painter.drawRoundedRect(QRectF(bar.left(), upper, bar.width(), height), round_off, round_off)


def brief_document(made: Brief, ink: Ink, *, wide: bool, margin: float = 0.0) -> tuple[QTextDocument, Marks]:
    """The brief as a document with its marks; in two columns where it is `wide`. Belongs to the calling thread."""
    return _Setter(made, ink, wide=wide, margin=margin).set()


class _Setter:
    def __init__(self, made: Brief, ink: Ink, *, wide: bool, margin: float) -> None:
        self._made = made
        self._ink = ink
        self._wide = wide
        self._document = QTextDocument()
        self._document.setUndoRedoEnabled(False)
        self._document.setUseDesignMetrics(True)
        self._document.setDefaultFont(ink.font(_BODY))
        self._document.setDocumentMargin(margin)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._document.setDefaultTextOption(option)
        self._cursor = QTextCursor(self._document)
        self._fresh = True
        self._marks = Marks(ink)
        self._marks.margin, self._marks.wide = margin, wide

    def set(self) -> tuple[QTextDocument, Marks]:
        made = self._made
        self._paragraph(((_one_line(made.title), _NAME, True, self._ink.look.text),), below=3)
        for line in made.head:
            self._muted(line)
        self._box(made.first)
        if made.since.lines:
            self._heading(made.since.title, above=0)
            self._lines(made.since.lines, made.since.left)
        if self._wide:
            self._columns()
        else:
            for column in made.columns:
                self._column(column)
        self._talks(words.LAST, made.talks, made.talks_left)
        self._talks(words.YEAR_AGO, made.year_ago, 0)
        return self._document, self._marks

    # The parts

    def _box(self, first: Block) -> None:
        px, shape = self._ink.px, QTextFrameFormat()
        shape.setTopMargin(px(14))
        shape.setBottomMargin(px(14))
        shape.setPadding(px(14))
        box = self._cursor.insertFrame(shape)
        self._marks.frame(box)
        self._fresh = True
        look = self._ink.look
        self._paragraph(((first.title, _TITLE, True, look.warning),), below=4)
        if not first.lines:
            self._muted(words.NOTHING_BEFORE)
        for number, one in enumerate(first.lines, 1):
            self._told(one, f"{number}.", hanging=_NUMBER)
        if first.left:
            self._muted(words.more(first.left))
        self._cursor = box.lastCursorPosition()
        self._leave()

    def _columns(self) -> None:
        px = self._ink.px
        share = 50.0
        table = self._table(
            1, [QTextLength(QTextLength.Type.PercentageLength, share), QTextLength(QTextLength.Type.VariableLength, 0)]
        )
        for place, column in enumerate(self._made.columns):
            cell = table.cellAt(0, place)
            shape = cell.format().toTableCellFormat()
            if place == 0:
                shape.setRightPadding(px(_GUTTER / 2))
            else:
                shape.setLeftPadding(px(_GUTTER / 2))
            cell.setFormat(shape)
            self._cursor = cell.firstCursorPosition()
            self._fresh = True
            self._column(column)
        self._cursor = table.lastCursorPosition()
        self._leave()

    def _column(self, column: Column) -> None:
        look, business = self._ink.look, column.side is MixSide.BUSINESS
        self._heading(column.title, above=0 if self._wide else 16, below=14)
        color = look.business if business else look.personal
        self._marks.underline(self._cursor.block(), color, second=not business)
        if not column.blocks:
            self._muted("Nothing noted yet.")
        for place, block in enumerate(column.blocks):
            self._muted(block.title, above=9 if place else 0)
            self._lines(block.lines, block.left)

    def _lines(self, lines: Sequence[Told], left: int) -> None:
        """Lines with bullets, where there are several."""
        bullet = len(lines) > 1
        for one in lines:
            self._told(one, "•" if bullet else "", hanging=_BULLET if bullet else 0)
        if left:
            self._muted(words.more(left), indent=_BULLET if bullet else 0)

    def _talks(self, title: str, talks: Sequence[Talk], left: int) -> None:
        if not talks:
            return
        px = self._ink.px
        self._heading(title, above=0 if self._wide else 16)
        self._marks.title(self._cursor.block())
        fixed, rest = QTextLength.Type.FixedLength, QTextLength.Type.VariableLength
        table = self._table(
            len(talks) + bool(left),
            [QTextLength(fixed, px(_DAY)), QTextLength(fixed, px(_BAR)), QTextLength(rest, 0)],
            above=8,
        )
        for row, talk in enumerate(talks):
            self._into(table, row, 0)
            self._muted(talk.day)
            self._marks.talk(self._cursor.block(), talk)
            self._into(table, row, 2)
            self._told(talk.told)
        if left:
            self._into(table, len(talks), 2)
            self._muted(words.more(left))
        self._cursor = table.lastCursorPosition()
        self._leave()

    def _into(self, table: QTextTable, row: int, column: int) -> None:
        cell = table.cellAt(row, column)
        shape = cell.format().toTableCellFormat()
        shape.setTopPadding(self._ink.px(6))
        shape.setBottomPadding(self._ink.px(4))
        cell.setFormat(shape)
        self._cursor = cell.firstCursorPosition()
        self._fresh = True

    def _table(self, rows: int, widths: list[QTextLength], above: float = 0) -> QTextTable:
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setCellPadding(0)
        shape.setCellSpacing(0)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setColumnWidthConstraints(widths)
        shape.setTopMargin(self._ink.px(above))
        shape.setBottomMargin(self._ink.px(18))
        return self._cursor.insertTable(rows, len(widths), shape)

    def _leave(self) -> None:
        """Go on behind a frame or a table, in the empty paragraph there is."""
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._fresh = True

    # Paragraphs

    def _heading(self, text: str, *, above: float, below: float = 4) -> None:
        self._paragraph(((_one_line(text), _TITLE, True, self._ink.look.text),), above=above, below=below)

    def _muted(self, text: str, *, above: float = 0, below: float = 0, indent: float = 0) -> None:
        self._paragraph(
            ((_one_line(text), _SMALL, False, self._ink.look.muted),), above=above, below=below, indent=indent
        )

    def _told(self, told: Told, before: str = "", *, hanging: float = 0, above: float = 0, below: float = 0) -> None:
        color = self._ink.look.text
        pieces = (
            (before and f"{before}\t", _BODY, False, color),
            (told.lead and f"{_one_line(told.lead)} ", _BODY, True, color),
            (_one_line(told.text), _BODY, False, color),
        )
        self._paragraph(pieces, hanging=hanging, above=above, below=below)

    def _paragraph(
        self,
        pieces: Sequence[tuple[str, float, bool, str]],
        *,
        above: float = 0,
        below: float = 0,
        hanging: float = 0,
        indent: float = 0,
    ) -> None:
        """A paragraph of pieces: text, size, whether strong, color."""
        px, shape = self._ink.px, QTextBlockFormat()
        shape.setTopMargin(px(above))
        shape.setBottomMargin(px(below))
        shape.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        turned = runs_right_to_left("".join(piece[0] for piece in pieces))
        shape.setLayoutDirection(Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight)
        shape.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        shape.setLeftMargin(px(indent))
        if hanging and not turned:
            shape.setLeftMargin(px(hanging))
            shape.setTextIndent(-px(hanging))
            shape.setTabPositions([QTextOption.Tab(px(hanging), QTextOption.TabType.LeftTab)])
        self._begin(shape)
        for text, size, strong, color in pieces:
            said = QTextCharFormat()
            said.setFont(self._ink.font(size, strong=strong))
            said.setForeground(QColor(color))
            self._cursor.insertText(text, said)

    def _begin(self, shape: QTextBlockFormat) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(shape)
        else:
            self._cursor.insertBlock(shape)
        self._fresh = False


def _sheet(document: QTextDocument, block: QTextBlock, height: float) -> int:
    return int(document.documentLayout().blockBoundingRect(block).bottom() // height)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _rect(document: QTextDocument, position: int) -> QRectF:
    return document.documentLayout().blockBoundingRect(document.findBlock(position))
