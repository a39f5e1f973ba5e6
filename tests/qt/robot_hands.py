# SPDX-License-Identifier: MIT
"""Hands on a window, and a clock beside them: actions, keys, dialogs that wait, and how long each kept it busy."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from relationship_journal.qt.main_window import MainWindow
from relationship_journal.storage.journal import Journal

W = TypeVar("W", bound=QWidget)
NONE = Qt.KeyboardModifier.NoModifier


class Seat(Protocol):
    """What the robot sits at: a journal with a window on it that can be closed and opened again."""

    journal: Journal

    @property
    def window(self) -> MainWindow: ...

    def part(self, kind: type[W], name: str) -> W: ...

    def open(self) -> MainWindow: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """How long the window was busy at a stretch during a move, in ms: by the clock, and of that computing."""

    move: str
    took: float
    computed: float


@dataclass
class Move:
    """Something the robot can do, and how often beside the others."""

    do: Callable[[], None]
    weight: int


@dataclass
class Hands:
    """Uses the window of a desk. `stretches` holds when it was busy: only that is computing which it did itself."""

    desk: Seat
    seed: int
    stretches: list[Stretch] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    drafts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self._awake = _clocks()
        self._in_dialogs = False
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.connect(self._woke)
        dispatcher.aboutToBlock.connect(self._rests)

    def action(self, name: str) -> QAction:
        return next(action for action in self.desk.window.actions() if action.objectName() == name)

    def can(self, name: str) -> bool:
        return self.action(name).isEnabled() and self.action(name).isVisible()

    def act(self, name: str) -> None:
        if self.can(name):
            self.timed(self.action(name).trigger)

    def shut_popups(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()

    def type(self, widget: QWidget, text: str) -> None:
        for letter in text:
            self.timed(partial(QTest.keyClick, widget, letter))

    def press(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.timed(partial(QTest.keyClick, widget, key, modifier))

    def timed(self, do: Callable[[], object]) -> None:
        """Do something and note how long it took; among dialogs the moments of rest tell that by themselves."""
        begin = _clocks()
        do()
        if not self._in_dialogs:
            self._note(begin)

    def _note(self, begin: tuple[float, float]) -> None:
        took, computed = (1000 * (end - start) for start, end in zip(begin, _clocks(), strict=True))
        self.stretches.append(Stretch(self.done[-1], took, computed))

    def _woke(self) -> None:
        self._awake = _clocks()

    def _rests(self) -> None:
        if self.done:
            self._note(self._awake)

    def live(self, milliseconds: int) -> None:
        """Let the window live for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop, loop.quit)
        self._woke()
        loop.exec()

    # Dialogs

    def answering(self, do: Callable[[], object], answer: Callable[[QDialog], None]) -> None:
        """Do something that may open dialogs; each is answered, and closed if it is still there after that."""
        waiting = QTimer()
        waiting.setInterval(10)
        waiting.timeout.connect(partial(self._look_for_dialogs, answer, {}))
        waiting.start()
        self._in_dialogs = True
        self._woke()
        do()
        self.live(40)
        self._in_dialogs = False
        waiting.stop()

    def _look_for_dialogs(self, answer: Callable[[QDialog], None], known: dict[QDialog, bool]) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        if dialog not in known:
            known[dialog] = False
            # Not from here: a timer that is being answered does not fire for the dialogs that open over this one.
            QTimer.singleShot(0, partial(self._answer, answer, dialog, known))
        elif known[dialog]:
            dialog.reject()

    def _answer(self, answer: Callable[[QDialog], None], dialog: QDialog, known: dict[QDialog, bool]) -> None:
        try:
            if shiboken6.isValid(dialog) and dialog.isVisible():
                answer(dialog)
        finally:
            known[dialog] = True

    def live_until(self, done: Callable[[], bool], milliseconds: int = 1_000) -> bool:
        """Let the window live until something is so, or for so long; answers whether it is."""
        end = time.monotonic() + milliseconds / 1000
        while not done() and time.monotonic() < end:
            self.live(5)
        return done()


def _clocks() -> tuple[float, float]:
    """The clock on the wall and the one of this thread, which stands still while others have the processor."""
    return time.perf_counter(), time.thread_time()
