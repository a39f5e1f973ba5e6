# SPDX-License-Identifier: MIT
"""Recognized words light up while they are typed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit

from relationship_journal.one_line import Kind, Reading
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.theme import Theme

_NAMED = frozenset({Kind.PERSON, Kind.TAG, Kind.MARK})


class Lighting(QSyntaxHighlighter):
    """Paints the spans of a reading; `read` is asked with the whole text, each block with the same one."""

    def __init__(self, editor: QPlainTextEdit, read: Callable[[str], Reading], look: Theme) -> None:
        super().__init__(editor)
        document = editor.document()
        self._read = read
        self._whole: str | None = None
        self._seen: Reading | None = None
        self._places: list[tuple[int, int, Kind]] = []
        # Before the highlighter's own: its blocks ask for the text once, not each of them.
        document.contentsChange.connect(self._forget)
        self.setDocument(document)
        self.set_theme(look)

    def _forget(self) -> None:
        self._whole = None

    def set_theme(self, look: Theme) -> None:
        """Take other colors."""
        self._field, self._name = QTextCharFormat(), QTextCharFormat()
        for made in (self._field, self._name):
            made.setBackground(QColor(look.selection))
            made.setForeground(QColor(look.text))
        self._name.setFontWeight(600)
        self._private = QTextCharFormat()
        self._private.setForeground(QColor(look.muted))
        self._private.setFontItalic(True)
        self.rehighlight()

    @guarded(nothing)
    def highlightBlock(self, text: str) -> None:
        places = self._lit()
        first = self.currentBlock().position()
        last = first + self.currentBlock().length()
        for start, end, kind in places[bisect_left(places, (first,)) :]:
            if start >= last:
                break
            worn = self._private if kind is Kind.PRIVATE else self._name if kind in _NAMED else self._field
            self.setFormat(start - first, end - start, worn)

    def _lit(self) -> list[tuple[int, int, Kind]]:
        """Where the spans are as Qt counts, in halves of characters beyond the first 65,536."""
        if self._whole is None:
            self._whole = self.document().toPlainText()
        whole = self._whole
        reading = self._read(whole)
        if reading is not self._seen:
            self._seen = reading
            narrow = whole.isascii() or max(whole) <= "\uffff"
            self._places = [
                (one.start, one.end, one.kind)
                if narrow
                else (units(whole[: one.start]), units(whole[: one.end]), one.kind)
                for one in reading.spans
            ]
        return self._places


def units(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
