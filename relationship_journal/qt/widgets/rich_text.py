# SPDX-License-Identifier: MIT
"""A marked text broken into lines at a width: its words set, its lists hung in, its last line cut where it is long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from relationship_journal.frozen import dataclass
from relationship_journal.qt.markdown import Kind, Line, Span, Style, lines_of
from relationship_journal.qt.theme import Theme

MORE = "…"
_TRIES = 24


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line as it was written, broken: it begins on line `first` of the card, `indent` pixels in."""

    layout: QTextLayout
    first: int
    lines: int
    indent: int
    kind: Kind
    right_to_left: bool
    links: tuple[Span, ...]

    def address_at(self, x: float, y: float, line_height: int) -> str:
        """The address of the link at a point, counted from where the paragraph is drawn; empty for none."""
        if not self.links or not 0 <= int(y) // line_height < self.layout.lineCount():
            return ""
        line = self.layout.lineAt(int(y) // line_height)
        if not line.x() <= x <= line.x() + line.naturalTextWidth() + 1:
            shift = line.width() - line.naturalTextWidth() if self.right_to_left else 0
            if not shift <= x <= line.width():
                return ""
        place = _first_of(line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter))
        return next((one.address for one in self.links if one.start <= place < one.start + one.length), "")


class RichText:
    """Breaks marked texts at a theme; lengths are pixels."""

    def __init__(self, look: Theme, body: QFont, line: int) -> None:
        self._look = look
        self._body = body
        self._line = line
        self._hang = look.px(14)
        metrics = QFontMetrics(body)
        self._baseline = (line - metrics.height()) / 2 + metrics.ascent()
        self._formats: dict[tuple[Style, bool], QTextCharFormat] = {}

    def broken(self, text: str, room: int, most: int | None, *, right_to_left: bool) -> tuple[Paragraph, ...]:
        """The paragraphs of a text in so many pixels, at most so many lines; empty ones only in a whole text."""
        made: list[Paragraph] = []
        first = 0
        lines = [line for line in lines_of(text) if most is None or line.text.strip()]
        for number, line in enumerate(lines):
            left = None if most is None else most - first
            more = number + 1 < len(lines)
            paragraph = self._paragraph(line, room, first, left, more=more, right_to_left=right_to_left)
            made.append(paragraph)
            first += paragraph.lines
            if most is not None and first >= most:
                break
        return tuple(made)

    def _paragraph(
        self, line: Line, room: int, first: int, left: int | None, *, more: bool, right_to_left: bool
    ) -> Paragraph:
        indent = 0 if line.kind in {Kind.PLAIN, Kind.HEADING} else self._hang * (line.level + 1)
        layout = self._laid_out(line.text, line, room - indent, right_to_left)
        if left is not None and (layout.lineCount() > left or (more and layout.lineCount() == left)):
            layout = self._cut(line, layout, left, room - indent, right_to_left)
        links = tuple(span for span in line.spans if span.address)
        return Paragraph(layout, first, max(layout.lineCount(), 1), indent, line.kind, right_to_left, links)

    def _cut(self, line: Line, whole: QTextLayout, left: int, room: int, right_to_left: bool) -> QTextLayout:
        """The first lines of a paragraph with an ellipsis at the end of the last."""
        last = whole.lineAt(left - 1)
        units = line.text.encode("utf-16-le", "surrogatepass")
        end = last.textStart() + last.textLength()
        for fewer in range(min(_TRIES, end)):
            kept = units[: 2 * (end - fewer)].decode("utf-16-le", "replace").rstrip("\ufffd \t")
            layout = self._laid_out(f"{kept}{MORE}", line, room, right_to_left)
            if layout.lineCount() <= left:
                return layout
        return self._laid_out(units[: 2 * end].decode("utf-16-le", "replace"), line, room, right_to_left)

    def _laid_out(self, text: str, line: Line, room: int, right_to_left: bool) -> QTextLayout:
        layout = QTextLayout(text, self._body)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if right_to_left:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        layout.setFormats(list(self._ranges(line)))
        layout.beginLayout()
        number = 0
        while (one := layout.createLine()).isValid():
            one.setLineWidth(max(room, self._line))
            one.setPosition(QPointF(0, number * self._line + self._baseline - one.ascent()))
            number += 1
        layout.endLayout()
        return layout

    def _ranges(self, line: Line) -> Iterator[QTextLayout.FormatRange]:
        """The spans one after the other, each with all that holds there; Qt takes no two for the same place."""
        muted = line.kind in {Kind.QUOTE, Kind.PRIVATE}
        base = Style.BOLD if line.kind is Kind.HEADING else Style.PLAIN
        if not line.spans and line.kind in {Kind.PLAIN, Kind.BULLET}:
            return
        length = len(line.text.encode("utf-16-le", "surrogatepass")) // 2
        edges = {0, length} | {edge for span in line.spans for edge in (span.start, span.start + span.length)}
        places = sorted(edges)
        for start, end in pairwise(places):
            style = base | _style_at(line.spans, start)
            if style or muted:
                made = QTextLayout.FormatRange()
                made.start, made.length, made.format = start, end - start, self._format(style, muted)
                yield made

    def _format(self, style: Style, muted: bool) -> QTextCharFormat:
        kept = self._formats.get((style, muted))
        if kept is None:
            kept = self._formats[style, muted] = self._made_format(style, muted)
        return kept

    def _made_format(self, style: Style, muted: bool) -> QTextCharFormat:
        look, made = self._look, QTextCharFormat()
        if style & Style.BOLD:
            made.setFontWeight(QFont.Weight.DemiBold)
        made.setFontItalic(bool(style & Style.ITALIC))
        if style & Style.CODE:
            made.setFontFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
            made.setBackground(QColor(look.chip))
        if muted or style & Style.TAG:
            made.setForeground(QColor(look.muted))
        if style & Style.LINK:
            made.setFontUnderline(True)  # in the text's own color, which can be read on every ground
        return made


def _first_of(place: object) -> int:
    """PySide answers with the place alone or with a pair, by version."""
    return int(str(place[0] if isinstance(place, tuple) else place))


def _style_at(spans: Sequence[Span], place: int) -> Style:
    style = Style.PLAIN
    for span in spans:
        if span.start <= place < span.start + span.length:
            style |= span.style
    return style
