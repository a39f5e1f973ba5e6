# SPDX-License-Identifier: MIT
"""Python's garbage collection, on the window's thread only: elsewhere it could destroy widgets on the wrong thread."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1_000
SETTLED_LOOKS = 3


class Collector(QObject):
    """Collects from a timer in place of Python's own moments, which come on any thread; `close` gives them back.

    What stands once the window has settled is set aside, so that no collection looks at all of it in the middle of
    a keystroke.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        gc.disable()

    def begin_again(self) -> None:
        """Another window comes: what was set aside is looked at again, once the new one has settled."""
        gc.unfreeze()
        self._looks = 0

    def close(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()

    def _look(self) -> None:
        self._looks += 1
        if self._looks == SETTLED_LOOKS:
            gc.collect()
            gc.freeze()
            return
        grown = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(grown):
            gc.collect(max(generation for generation, full in enumerate(grown) if full))
