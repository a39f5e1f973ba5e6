# SPDX-License-Identifier: MIT
"""A small turning ring: something is being worked on, and the window still lives."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QStyle, QWidget

from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.theme import Theme

STEP_MS = 40
_STEP, _ARC = 14, 100
"""Degrees: how far it turns in a step, and how long the arc is."""


class Spinner(QWidget):
    """Turns while it is shown; it stands still where the desktop asks for no animations."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("spinner")
        self.setAccessibleName("Working")
        self._angle = 0
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._turn)
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another size."""
        self._theme = look
        self.setFixedSize(look.px(16), look.px(16))
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self):
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _turn(self) -> None:
        self._angle = (self._angle + _STEP) % 360
        self.update()

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        width = self._theme.px(2)
        ring = QRectF(self.rect()).adjusted(width, width, -width, -width)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.line), width))
        painter.drawEllipse(ring)
        pen = QPen(QColor(self._theme.business), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(ring, -self._angle * 16, -_ARC * 16)
        painter.end()
