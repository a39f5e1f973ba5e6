# SPDX-License-Identifier: MIT
"""A change in the journal becomes one Qt signal on the window's thread."""

from __future__ import annotations

import threading
from collections import deque

import shiboken6
from PySide6.QtCore import QObject, Signal

from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal


class JournalSignals(QObject):
    """`changed(Change)` for every change, in the order they were made, on the thread this object lives on.

    `closed` says that there will be no more.

    A change made on that thread is announced before the write returns; one made by a worker is queued.
    """

    changed = Signal(object)
    closed = Signal()
    _arrived = Signal()

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Change] = deque()
        self._lock = threading.Lock()
        self._open = True
        self._arrived.connect(self._deliver)
        self._stop_listening = journal.listen(self._hear)

    def close(self) -> None:
        """Announce nothing more, not even what is on its way; call it before the journal is closed."""
        with self._lock:
            self._open = False
            self._waiting.clear()
        self._stop_listening()
        self.closed.emit()

    def _hear(self, change: Change) -> None:
        """Called on whichever thread wrote; a window that is gone must not make the write fail."""
        with self._lock:
            if not self._open or not shiboken6.isValid(self):
                return
            self._waiting.append(change)
        self._arrived.emit()

    def _deliver(self) -> None:
        while (change := self._next()) is not None:
            self.changed.emit(change)

    def _next(self) -> Change | None:
        with self._lock:
            return self._waiting.popleft() if self._waiting else None
