# SPDX-License-Identifier: MIT
"""Long work shows what it is and how far, and can be stopped; short work says nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from relationship_journal.qt import theme
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.widgets import progress_line
from relationship_journal.qt.widgets.elided import ElidedLabel
from relationship_journal.qt.widgets.progress_line import ProgressLine


class Slow:
    """Work that goes as far as it is let."""

    def __init__(self) -> None:
        self.steps = 0
        self.end = threading.Event()

    def __call__(self, report: Report) -> None:
        while not self.end.wait(0.002):
            report(self.steps, 200)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def line(qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> ProgressLine:
    monkeypatch.setattr(progress_line, "PATIENCE_MS", 30)
    made = ProgressLine(jobs, theme.LIGHT)
    qtbot.addWidget(made)
    return made


def said(line: ProgressLine) -> str:
    return line.findChild(ElidedLabel).whole


def test_it_says_what_and_how_far_and_goes_when_it_is_over(qtbot: QtBot, jobs: Jobs, line: ProgressLine) -> None:
    work, owner = Slow(), QObject()
    jobs.start(work, owner=owner, about="Importing 3,000 contacts")
    assert line.isHidden()
    work.steps = 84
    qtbot.waitUntil(lambda: said(line) == "Importing 3,000 contacts… 42 %")
    assert not line.isHidden()
    assert line.findChild(QProgressBar).value() == 84
    work.end.set()
    qtbot.waitUntil(line.isHidden)


def test_stop_stops_and_says_so_at_once(qtbot: QtBot, jobs: Jobs, line: ProgressLine) -> None:
    owner = QObject()
    jobs.start(Slow(), owner=owner, about="Importing")
    qtbot.waitUntil(lambda: not line.isHidden())
    stop = line.findChild(QPushButton)
    assert stop.accessibleName() == "Stop: Importing"
    stop.click()
    assert said(line) == "Stopping: Importing"
    assert not stop.isEnabled()
    qtbot.waitUntil(line.isHidden)


def test_what_is_quick_or_has_no_words_is_not_shown(qtbot: QtBot, jobs: Jobs, line: ProgressLine) -> None:
    silent, owner = Slow(), QObject()
    jobs.start(silent, owner=owner)
    qtbot.wait(60)
    assert line.isHidden()
    silent.end.set()
    jobs.start(lambda _: None, owner=owner, about="Quick")
    qtbot.wait(60)
    assert line.isHidden()


def test_the_next_one_shows_when_the_first_is_over(qtbot: QtBot, jobs: Jobs, line: ProgressLine) -> None:
    first, second, owner = Slow(), Slow(), QObject()
    jobs.start(first, owner=owner, about="First")
    jobs.start(second, owner=owner, about="Second")
    qtbot.waitUntil(lambda: said(line).startswith("First"))
    first.end.set()
    qtbot.waitUntil(lambda: said(line).startswith("Second"))
    second.end.set()
    qtbot.waitUntil(line.isHidden)
