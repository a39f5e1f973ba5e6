# SPDX-License-Identifier: MIT
"""A text that begins as one line and grows with what is written, up to a few lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from relationship_journal.qt import theme

MOST_LINES = 8


class GrowingText(QPlainTextEdit):
    """Plain text without a frame; Tab leaves it. Beyond `most_lines` it scrolls."""

    def __init__(self, parent: QWidget | None = None, *, most_lines: int = MOST_LINES) -> None:
        super().__init__(parent)
        self._most_lines = most_lines
        theme.look(self, "bare")
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._lines = 1
        self._hints = ("", "")

    def set_hint(self, question: str, example: str = "") -> None:
        """What the empty text says: a question and, where there is room on its line, an example."""
        self._hints = (question, example)
        self._fit_hint()

    def most_lines(self) -> int:
        """How many lines it shows at most."""
        return self._most_lines

    def sizeHint(self) -> QSize:
        return QSize(120, self._height(self._lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height(self._lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()
        self._fit_hint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
            self._fit_hint()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z and its kin to the window where there is nothing of one's own to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document = self.document()
            spent = event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable()
            if spent or (event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only; a broken half of a character becomes a visible sign instead of an error later."""
        text = source.text().encode("utf-8", "replace").decode()
        self.textCursor().insertText(text)

    def _height(self, lines: int) -> int:
        return lines * self.fontMetrics().lineSpacing() + 6

    def _grow(self) -> None:
        lines = max(1, round(self.document().size().height()))
        shown = min(lines, self.most_lines())
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if lines > shown else policy.ScrollBarAlwaysOff)
        if shown != self._lines:
            self._lines = shown
            self.updateGeometry()

    def _fit_hint(self) -> None:
        question, example = self._hints
        room, metrics = self.viewport().width() - 4, self.fontMetrics()
        whole = f"{question}   {example}".strip()
        if metrics.horizontalAdvance(whole) > room:
            whole = metrics.elidedText(question, Qt.TextElideMode.ElideRight, room)
        if whole != self.placeholderText():
            self.setPlaceholderText(whole)


def is_undo_or_redo(event: QKeyEvent) -> bool:
    """Whether a key asks to take something back, or to make it again."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
