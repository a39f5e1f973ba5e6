# SPDX-License-Identifier: MIT
"""Plain text over as many lines as it takes; a word that is longer than a line goes on in the next one."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel

from relationship_journal.qt import theme

_LONG = re.compile(r"\S{15,}")
_PART = 10
"""After so many letters a long word may go on in the next line."""
_BREAK = "\u200b"
_LEFT, _RIGHT = "\u200e", "\u200f"
"""Our own words lead a line, whatever script a name at its beginning is in."""


class Wrapped(QLabel):
    """Shows text in one of the style sheet's looks, at the edge where everything begins, in whatever script."""

    def __init__(self, text: str = "", look: str = "") -> None:
        super().__init__()
        theme.look(self, look)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._align()
        self.say(text)

    def say(self, text: str) -> None:
        """Show this text."""
        shown = _LONG.sub(_in_parts, text)
        if not text.isascii():
            shown = (_RIGHT if self.isRightToLeft() else _LEFT) + shown
        if shown != self.text():
            self.setText(shown)
            self.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)


def _in_parts(word: re.Match[str]) -> str:
    letters = word[0]
    return _BREAK.join(letters[at : at + _PART] for at in range(0, len(letters), _PART))
