# SPDX-License-Identifier: MIT
"""A line of text that leads somewhere: a click on its words does, and so does Enter once Tab has come to it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from relationship_journal.qt.widgets.elided import ElidedLabel


class LinkedLine(ElidedLabel):
    """`opened` when somebody follows it; without anything to lead to it is a line like any other."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leads = False

    def lead_to(self, name: str) -> None:
        """What the line opens, for those who hear it; empty for nothing."""
        self._leads = bool(name)
        self.setAccessibleDescription(f"Opens {name}" if name else "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if name else Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(self._leads)
        if not name:
            self.unsetCursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on_words = self._leads and self._is_on_words(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if on_words else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._leads:  # else it is followed once the button is let go
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        if self._leads and left and self._is_on_words(event.position().toPoint()):
            self.opened.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._leads and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A QLabel that can have the focus keeps a document, and paints once more for each new text."""
        painter, role = QPainter(self), self.foregroundRole()
        self.style().drawItemText(
            painter, self.rect(), self.alignment().value, self.palette(), self.isEnabled(), self.text(), role
        )
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Link), 1.0))
            painter.drawRect(self._words().adjusted(0, 0, -1, -1))
        painter.end()

    def _words(self) -> QRect:
        """Where the words are."""
        width = min(self.fontMetrics().horizontalAdvance(self.text()) + 2, self.width())
        return QRect(self.width() - width if self.isRightToLeft() else 0, 0, width, self.height())

    def _is_on_words(self, spot: QPoint) -> bool:
        return self._words().contains(spot)
