# SPDX-License-Identifier: MIT
"""Words that go with a click; cut with an ellipsis where they do not fit, whole in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.tips import tip

_LEAST_LETTERS = 8


class WordLink(QPushButton):
    """A button that looks like words among words."""

    def __init__(self, text: str, look: str = "words", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self._known: tuple[QSize, QSize] | None = None
        self._frame = 0
        theme.look(self, look)
        self.say(text)

    def say(self, text: str) -> None:
        """Show these words, as many of them as fit."""
        whole = " ".join(text.split())
        if whole != self._whole:
            self._whole = whole
            self._known = None
            self.setText(whole.replace("&", "&&"))
            self.setToolTip("")
            self.updateGeometry()
            if self.isVisible():  # before that nobody knows how wide it will be
                self._cut()

    def sizeHint(self) -> QSize:
        return self._hints()[0]

    def minimumSizeHint(self) -> QSize:
        return self._hints()[1]

    def _hints(self) -> tuple[QSize, QSize]:
        """For the whole text, and for the least of it; asked for dozens of times while a page is laid out."""
        if self._known is None:
            metrics, hint = self.fontMetrics(), super().sizeHint()
            self._frame = hint.width() - metrics.horizontalAdvance(self.text().replace("&&", "&"))
            whole = self._frame + metrics.horizontalAdvance(self._whole) + 2
            least = min(whole, self._frame + metrics.averageCharWidth() * _LEAST_LETTERS)
            self._known = QSize(whole, hint.height()), QSize(least, hint.height())
        return self._known

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._known = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self._whole
        if self.width() < self._hints()[0].width() - 2:
            room = self.width() - self._frame
            shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if shown.replace("&", "&&") != self.text():
            self.setText(shown.replace("&", "&&"))
            self.setToolTip(tip(self._whole) if shown != self._whole else "")
