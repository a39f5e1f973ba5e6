# SPDX-License-Identifier: MIT
"""A window on a journal with three people, for walks through it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_desk import Desk

from relationship_journal.paths import Paths
from relationship_journal.preferences import Preferences
from relationship_journal.qt import guard
from relationship_journal.storage import edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, NewContact, NewConversation, NewJob, When


class Listening(logging.Handler):
    """Hears what the guard around painting and layout swallowed."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__()
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(logging.Formatter().format(record))


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
    slips: list[str] = []
    listener = Listening(slips)
    logging.getLogger(guard.__name__).addHandler(listener)
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
    # Never empty again: Qt would replace the style in the middle of what it may still animate.
    qapp.setStyleSheet(before[0] or "QWidget#none {}")
    qapp.setFont(before[1])
    qapp.setPalette(before[2])
    logging.getLogger(guard.__name__).removeHandler(listener)
    assert slips == [], "something failed while it was painted or laid out"


@pytest.fixture
def desk(make_desk: Callable[..., Desk], journal: Journal, people: dict[str, ContactId]) -> Desk:
    """A window on a journal with three people."""
    return make_desk(journal)
