# SPDX-License-Identifier: MIT
"""Changes reach the window on its own thread, in the order they were made, and never after it let go."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.storage import edits
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, NewContact


@pytest.fixture
def signals(qapp: object, journal: Journal) -> JournalSignals:
    return JournalSignals(journal)


@pytest.fixture
def heard(signals: JournalSignals) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []

    def hear(change: Change) -> None:
        found.append((change.label, threading.get_ident()))

    signals.changed.connect(hear)
    return found


def elsewhere(work: Callable[[], object]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_a_change_made_here_is_announced_before_the_write_returns(
    heard: list[tuple[str, int]], make_contact: Callable[..., ContactId]
) -> None:
    make_contact("Dana Whitfield")
    assert heard == [("add Dana Whitfield", threading.get_ident())]


def test_a_change_made_by_a_worker_arrives_on_the_window_s_thread(
    qtbot: QtBot, journal: Journal, heard: list[tuple[str, int]]
) -> None:
    elsewhere(lambda: edits.add_contact(journal, NewContact("Dana Whitfield")))
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("add Dana Whitfield", threading.get_ident())]


def test_the_order_is_kept_when_the_window_writes_while_a_worker_s_change_is_on_its_way(
    qtbot: QtBot, journal: Journal, heard: list[tuple[str, int]]
) -> None:
    elsewhere(lambda: edits.add_contact(journal, NewContact("First")))
    edits.add_contact(journal, NewContact("Second"))
    assert [label for label, _ in heard] == ["add First", "add Second"]
    qtbot.wait(10)
    assert len(heard) == 2


def test_after_closing_nothing_is_announced_not_even_what_was_on_its_way(
    qtbot: QtBot, journal: Journal, signals: JournalSignals, heard: list[tuple[str, int]]
) -> None:
    elsewhere(lambda: edits.add_contact(journal, NewContact("On its way")))
    signals.close()
    edits.add_contact(journal, NewContact("Too late"))
    qtbot.wait(10)
    assert heard == []


def test_a_window_that_is_gone_does_not_make_a_write_fail(journal: Journal, signals: JournalSignals) -> None:
    shiboken6.delete(signals)
    edits.add_contact(journal, NewContact("Dana Whitfield"))


def test_closing_after_the_journal_closed_is_fine(qapp: object, tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "other.rj")
    signals = JournalSignals(journal)
    journal.close()
    signals.close()
