# SPDX-License-Identifier: MIT
"""A window on a journal with three people, for walks through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from relationship_journal.paths import Paths
from relationship_journal.preferences import Preferences
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.main_window import MainWindow
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.storage import edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, NewContact, NewConversation, NewJob, When

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
        history = UndoHistory(self.journal, signals)
        window = MainWindow(self.journal, signals, history, jobs, self.preferences, self.paths, now, demo=demo)
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


@pytest.fixture
def people(journal: Journal) -> dict[str, ContactId]:
    """Dana, Marcus and Priya, and a talk with each, Dana's the latest."""
    ids = {}
    for name, account, day in (
        ("Dana Whitfield", "Northgate Logistics", "2026-11-16T15:10"),
        ("Marcus Oyelaran", "Oyelaran & Sons", "2026-11-10T09:00"),
        ("Priya Subramanian", "Helix Diagnostics", "2026-10-01T12:00"),
    ):
        given, family = name.split()
        contact = edits.add_contact(journal, NewContact(name, given=given, family=family, jobs=(NewJob(account),)))
        talk = NewConversation(
            (contact,), When(datetime.fromisoformat(day)), text=f"The rollout plan with {given}", minutes=30, share=70
        )
        edits.log_conversation(journal, talk)
        ids[given] = contact
    return ids


@pytest.fixture
def make_desk(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, journal: Journal
) -> Iterator[Callable[[Journal], Desk]]:
    """Open windows on journals; what is still open is closed before `journal` is, the application undressed."""
    desks: list[Desk] = []
    before = (qapp.styleSheet(), qapp.font(), qapp.palette())

    def make(journal: Journal, preferences: Preferences | None = None) -> Desk:
        paths = Paths.under(tmp_path / "home")
        paths.make()
        desk = Desk(qtbot, journal, paths, preferences or Preferences(theme="light"))
        desks.append(desk)
        desk.open()
        desk.window.resize(1360, 860)
        return desk

    yield make
    for desk in desks:
        while desk.opened:
            desk.close()
    qapp.setStyleSheet(before[0])
    qapp.setFont(before[1])
    qapp.setPalette(before[2])


@pytest.fixture
def desk(make_desk: Callable[..., Desk], journal: Journal, people: dict[str, ContactId]) -> Desk:
    """A window on a journal with three people."""
    return make_desk(journal)
