# SPDX-License-Identifier: MIT
"""How large a dialog begins: counted in letters and lines, and never larger than the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

_PART = 0.92


def begin_with(dialog: QDialog, letters: int, lines: int) -> None:
    """Make a dialog that many average letters wide and text lines high, as far as the screen has room."""
    metrics = dialog.fontMetrics()
    wanted = QSize(letters * metrics.averageCharWidth(), lines * metrics.height())
    screen = dialog.screen()
    room = screen.availableSize() * _PART if screen is not None else wanted
    dialog.resize(wanted.boundedTo(room))
