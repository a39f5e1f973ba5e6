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
    side = round(size * ratio)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(str(asset(f"icons/{name}.svg"))).render(painter, QRectF(0, 0, side, side))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(made.rect(), QColor(color))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, color: str, disabled: str | None = None) -> QIcon:
    """An icon for buttons and menus in one color, and in another where it is disabled."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(pixmap(name, color, size))
        if disabled is not None:
            made.addPixmap(pixmap(name, disabled, size), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """The program's own icon, in its own colors."""
    return QIcon(str(asset("icons/relationship-journal.svg")))
