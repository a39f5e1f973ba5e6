# SPDX-License-Identifier: MIT
"""How much an insight asks for, as a small mark: by its shape as well as its color."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.theme import Theme
from relationship_journal.values.insights import Severity

_SIZE = 12


class SeverityDot(QWidget):
    """Stands before a title; what it says is part of the card's own name."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._severity = Severity.WATCH
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        self.setFixedSize(self.sizeHint())
        self.update()

    def show_severity(self, severity: Severity) -> None:
        """Show the mark of a severity."""
        self._severity = severity
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a line of the title, so that the mark stands in its middle."""
        height = theme.font(self._look, semibold=True)
        return QSize(self._look.px(_SIZE), max(self._look.px(18), height.pixelSize()))

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        center = QPointF(self._look.scale * 4.5, self.height() / 2)
        if self.isRightToLeft():
            center.setX(self.width() - center.x())
        draw_severity(painter, center, self._look.scale * 4, self._severity, self._look)
        painter.end()


def draw_severity(painter: QPainter, center: QPointF, radius: float, severity: Severity, look: Theme) -> None:
    """A disc to act on, a diamond to watch, a ring for good news."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.warning if severity is Severity.ACT else look.business))
    if severity is Severity.ACT:
        painter.drawEllipse(center, radius, radius)
    elif severity is Severity.WATCH:
        reach = radius * 1.2
        corners = ((0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0))
        painter.drawPolygon(QPolygonF([center + QPointF(x, y) for x, y in corners]))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.business), radius / 2))
        painter.drawEllipse(center, radius * 0.8, radius * 0.8)
