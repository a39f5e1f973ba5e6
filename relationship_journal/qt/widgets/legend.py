# SPDX-License-Identifier: MIT
"""Which color is business and which personal."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from relationship_journal.qt import pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.theme import Theme

_WORDS = ("Business", "Personal")


class Legend(QWidget):
    """Two squares with their words, or a square and one of `dots`; nothing to act on."""

    def __init__(
        self, look: Theme, parent: QWidget | None = None, *, words: tuple[str, str] = _WORDS, dots: bool = False
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._dots = dots
        self.setAccessibleName(f"Legend: {' and '.join(words).lower()}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self._font = theme.font(look, theme.SMALL_SIZE)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics, px = QFontMetrics(self._font), self._theme.px
        width = sum(metrics.horizontalAdvance(word) + px(14) for word in self._words) + px(14) + 1
        return QSize(width, px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0
        for word, color in zip(self._words, (look.business, look.personal), strict=True):
            side = px(9)
            radius = side / 2 if self._dots and color == look.personal else px(2)
            pixel.draw_ground(painter, QRect(x, (self.height() - side) // 2, side, side), color, radius)
            spot = QRect(x + px(14), 0, self.width(), self.height())
            taken = pixel.draw_line(painter, spot, word, self._font, look.muted, Qt.AlignmentFlag.AlignLeft)
            x += px(14) + taken + px(14)
        painter.end()
