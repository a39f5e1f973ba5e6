# SPDX-License-Identifier: MIT
"""When to keep what is being typed: soon after the last key, and in time where keys never pause."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 400
WITHIN_MS = 800
"""Kept after a pause of the first, or the second after what was not kept first, so within a second of any key."""


class Keeper(QObject):
    """Calls `keep` in time after something was `noted`; whatever keeps of itself, or needs nothing kept, rests it."""

    def __init__(self, keep: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._keep = keep
        self._pause, self._limit = QTimer(self), QTimer(self)
        for timer, after in ((self._pause, PAUSE_MS), (self._limit, WITHIN_MS)):
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(self._due)

    def note(self) -> None:
        """Something is there to be kept."""
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()

    def rest(self) -> None:
        """All is kept, or nothing need be."""
        self._pause.stop()
        self._limit.stop()

    def _due(self) -> None:
        self.rest()
        self._keep()
