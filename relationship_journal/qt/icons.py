# SPDX-License-Identifier: MIT
"""Our own icons: plain strokes in resources/icons, tinted in a color of the theme, sharp on any screen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from relationship_journal.assets import asset

_SIZES = (16, 24, 32, 48, 64)


def pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon drawn at `size` logical pixels for a screen with `ratio` device pixels each."""
    return _drawn(_strokes(name), color, size, ratio)


def _strokes(name: str) -> QSvgRenderer:
    return QSvgRenderer(str(asset(f"icons/{name}.svg")))


def _drawn(strokes: QSvgRenderer, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    side = round(size * ratio)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    strokes.render(painter, QRectF(0, 0, side, side))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(made.rect(), QColor(color))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, color: str, disabled: str | None = None) -> QIcon:
    """An icon for buttons and menus in one color, and in another where it is disabled."""
    made, strokes = QIcon(), _strokes(name)
    for size in _SIZES:
        made.addPixmap(_drawn(strokes, color, size))
        if disabled is not None:
            made.addPixmap(_drawn(strokes, disabled, size), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """The program's own icon, in its own colors."""
    return QIcon(str(asset("icons/relationship-journal.svg")))
