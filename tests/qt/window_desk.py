# SPDX-License-Identifier: MIT
"""A window, what is behind it, and the hands that use it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from relationship_journal.paths import Paths
from relationship_journal.preferences import Preferences
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.main_window import MainWindow
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.storage.journal import Journal

W = TypeVar("W", bound=QWidget)

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)


def now() -> datetime:
    return NOW


@dataclass
class Desk:
    """A window, what is behind it, and the hands that use it."""

    bot: QtBot
    journal: Journal
    paths: Paths
    preferences: Preferences = field(default_factory=Preferences)
    opened: list[tuple[MainWindow, Jobs, JournalSignals]] = field(default_factory=list)

    @property
    def window(self) -> MainWindow:
        return self.opened[-1][0]

    def open(self, *, demo: bool = False) -> MainWindow:
        """Open a window on the journal, large and light."""
        signals, jobs = JournalSignals(self.journal), Jobs()
        history = UndoHistory(self.journal, signals, jobs=jobs)
        looks = Appearance(QApplication.instance(), self.preferences, self.paths.preferences)
        window = MainWindow(self.journal, signals, history, jobs, looks, self.paths, now, demo=demo)
        looks.setParent(window)
        self.history = history
        self.opened.append((window, jobs, signals))
        with self.bot.waitExposed(window):
            window.show()
        return window

    def close(self) -> None:
        """Close the window that is open, as at quitting."""
        window, jobs, signals = self.opened.pop()
        window.close()
        jobs.shutdown()
        signals.close()
        window.deleteLater()

    def part(self, kind: type[W], name: str) -> W:
        """A part of the window by its object name."""
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def press(self, keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys on whatever has the cursor."""
        target = self.window.focusWidget() or self.window
        self.bot.keyClick(target, keys, modifier)

    def type(self, text: str) -> None:
        """Type plain letters into whatever has the cursor."""
        target = self.window.focusWidget()
        assert target is not None
        self.bot.keyClicks(target, text)

    @property
    def text(self) -> str:
        """What stands in the composer."""
        return self.part(QPlainTextEdit, "composerText").toPlainText()

    def rows(self, name: str) -> list[str]:
        """What a list shows, row by row, as a screen reader says it."""
        model = self.part(QListView, name).model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]
