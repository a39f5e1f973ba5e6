# SPDX-License-Identifier: MIT
"""Days pass while the window is open; a clock that was changed or a machine that slept is caught up on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_MS = 60_000


class Midnight(QObject):
    """`passed` once it is another day than when last looked at."""

    passed = Signal()

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self._day = today()
        timer = QTimer(self)
        timer.setInterval(_LOOK_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Look at the clock now."""
        if self._today() != self._day:
            self._day = self._today()
            self.passed.emit()
