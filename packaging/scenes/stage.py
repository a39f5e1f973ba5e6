# SPDX-License-Identifier: MIT
"""What a scene is: a journal in a look, and the way to one window, view or state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from relationship_journal.paths import Paths
from relationship_journal.preferences import Preferences
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.main_window import MainWindow
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.storage import queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId

WINDOW_SIZES = ((1360, 860), (1024, 640))


@dataclass
class Stage:
    """A journal, a look, and whatever was opened on them, until it is closed."""

    app: QApplication
    journal: Journal
    paths: Paths
    jobs: Jobs
    look: Preferences
    now: Callable[[], datetime]
    _opened: list[QWidget] = field(default_factory=list)
    _signals: list[JournalSignals] = field(default_factory=list)
    _window: MainWindow | None = None

    def __post_init__(self) -> None:
        self.appearance = Appearance(self.app, self.look, self.paths.preferences)

    @property
    def window(self) -> MainWindow:
        """The main window on the journal, made with the first question for it."""
        if self._window is None:
            signals = self.signals()
            history = UndoHistory(self.journal, signals, jobs=self.jobs)
            self._window = MainWindow(
                self.journal, signals, history, self.jobs, self.appearance, self.paths, self.now, demo=True
            )
            self._opened.append(self._window)
        return self._window

    def signals(self) -> JournalSignals:
        """The journal's changes, until the stage is closed."""
        self._signals.append(JournalSignals(self.journal))
        return self._signals[-1]

    def show(self, widget: QWidget) -> QWidget:
        """Show a dialog without waiting for its answer."""
        self._opened.append(widget)
        widget.show()
        settle(60)
        return widget

    def choose(self, action: str) -> None:
        """Trigger one of the window's actions."""
        next(found for found in self.window.actions() if found.objectName() == action).trigger()

    def person(self, name: str) -> ContactId:
        return queries.find_contact(self.journal, name).id

    def close(self) -> None:
        for widget in reversed(self._opened):
            widget.close()
        for signals in self._signals:
            signals.close()
        for widget in self._opened:
            widget.deleteLater()
        self.appearance.deleteLater()
        settle(20)


@dataclass(frozen=True)
class Scene:
    """One picture: which journal (see `JOURNALS`), and how to get there; `sizes` are those of the main window."""

    name: str
    journal: str
    show: Callable[[Stage], QWidget]
    sizes: tuple[tuple[int, int], ...] = ()


def settle(milliseconds: int) -> None:
    """Let the window live for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def dana(stage: Stage) -> MainWindow:
    """The page of Dana Whitfield, of whom the demo tells most."""
    stage.window.show_contact(stage.person("Dana Whitfield"))
    return stage.window
