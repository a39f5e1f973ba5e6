# SPDX-License-Identifier: MIT
"""The search field: asks with every letter, and hands keys on to the list of results."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from relationship_journal.qt import icons, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.theme import Theme

HINT = "Ctrl F"


class SearchField(QLineEdit):
    """`asked(str)` with every change, `stepped(int)` for Up and Down, `entered` for Enter, `left` for Esc when empty.

    `begun` when somebody comes to it by key while it is empty, or empties it. Esc clears first. A search left by
    opening what it found comes back when the field is gone to again.
    """

    asked = Signal(str)
    stepped = Signal(int)
    entered = Signal()
    left = Signal()
    begun = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contactSearch")
        self.setAccessibleName("Search people and entries")
        self.setPlaceholderText("Search people and entries")
        self.setMaxLength(1000)
        self._before = ""
        self._clear = QAction("Clear the search", self)
        self._clear.triggered.connect(self.forget)
        self.textChanged.connect(self._changed)
        self.textEdited.connect(self._edited)
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self._hint_font = theme.font(look, 11)
        self._clear.setIcon(QIcon(icons.icon("close", look.muted)))
        self.update()

    def remember(self) -> None:
        """Something found is being opened: keep the search for the next time."""
        self._before = self.text()

    def begin(self) -> None:
        """Take the cursor, with what is there, or the search that was left last, selected."""
        if not self.text():
            self.setText(self._before)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        if not self.text():
            self.begun.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif (
            key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.forget()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def forget(self) -> None:
        """Clear the search for good."""
        self._before = ""
        self.clear()
        self.begun.emit()

    def _edited(self, text: str) -> None:
        if not text:
            self.begun.emit()

    def _changed(self, text: str) -> None:
        if text and self._clear not in self.actions():
            self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        elif not text:
            self.removeAction(self._clear)
        self.asked.emit(text)

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text() or self.width() < self._theme.px(220):
            return
        look, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._hint_font)
        width = painter.fontMetrics().horizontalAdvance(HINT) + px(12)
        height = px(19)
        box = self.rect()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = px(10) if mirrored else box.width() - width - px(10)
        spot = box.adjusted(0, 0, 0, 0).toRectF()
        spot.setRect(x + 0.5, (box.height() - height) / 2 + 0.5, width, height)
        painter.setPen(look.line)
        painter.setBrush(Qt.GlobalColor.transparent)
        painter.drawRoundedRect(spot, px(4), px(4))
        painter.setPen(look.muted)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, HINT)
        painter.end()
