# SPDX-License-Identifier: MIT
"""How long it takes from what somebody does until it is painted."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget


def idle(milliseconds: int) -> None:
    """Let the window live for a while; QTest.qWait would hold back every thread all that time."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Painted(QObject):
    """Waits until a widget has painted after something was done."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._loop = QEventLoop()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._loop.quit)
        return False

    def after(self, work: Callable[[], object]) -> float:
        """Milliseconds from the beginning of the work to the end of the paint it causes."""
        start = time.perf_counter()
        work()
        self._loop.exec()
        return (time.perf_counter() - start) * 1000


class FirstPainted(QObject):
    """Waits until a list has painted that may not be built yet."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._loop = QEventLoop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched.parent() and watched.parent().objectName() == self._name:
            QTimer.singleShot(0, self._done)
        return False

    def _done(self) -> None:
        self._ended = min(self._ended, time.perf_counter())
        self._loop.quit()

    def after(self, work: Callable[[], object]) -> float:
        """Milliseconds from the beginning of the work to the end of the first paint of the list."""
        app = QCoreApplication.instance()
        assert app is not None
        self._ended = float("inf")
        app.installEventFilter(self)
        start = time.perf_counter()
        work()
        self._loop.exec()
        app.removeEventFilter(self)
        return (self._ended - start) * 1000
