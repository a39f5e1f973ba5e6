# SPDX-License-Identifier: MIT
"""Views nobody has seen yet are built and read while the window is idle; what changes meanwhile is never missed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView
from window_desk import Desk

from relationship_journal.qt import preloading
from relationship_journal.storage import edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values import NewContact, NewJob, Status

VIEWS = [("accountsList", Qt.Key.Key_3), ("customersTable", Qt.Key.Key_4)]


@pytest.fixture
def idle_desk(
    make_desk: Callable[..., Desk], journal: Journal, people: object, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """A window that was left alone until all it does in advance is done; nobody has gone anywhere yet."""
    monkeypatch.setattr(preloading, "IDLE_MS", 0)
    monkeypatch.setattr(preloading, "PAUSE_MS", 0)
    desk = make_desk(journal)
    loading = desk.window.findChild(preloading.Preloading)
    assert loading is not None
    desk.bot.waitUntil(lambda: loading.is_done, timeout=20_000)
    return desk


def model_of(desk: Desk, name: str) -> QAbstractItemModel:
    return desk.part(QAbstractItemView, name).model()


def fill(desk: Desk, name: str) -> None:
    desk.bot.waitUntil(lambda: model_of(desk, name).rowCount() == 3, timeout=5_000)


@pytest.mark.parametrize(("name", "key"), VIEWS)
def test_the_first_visit_finds_what_was_read(
    idle_desk: Desk, journal: Journal, monkeypatch: pytest.MonkeyPatch, name: str, key: Qt.Key
) -> None:
    fill(idle_desk, name)
    asked: list[str] = []
    rows = journal.rows
    monkeypatch.setattr(journal, "rows", partial(heard, asked, rows))
    idle_desk.press(key, Qt.KeyboardModifier.ControlModifier)
    assert idle_desk.part(QAbstractItemView, name).isVisible()
    assert model_of(idle_desk, name).rowCount() == 3
    assert [sql for sql in asked if " touch " in sql] == [], "what both count from is read again"


def heard(asked: list[str], rows: Callable[..., object], sql: str, parameters: object = ()) -> object:
    asked.append(sql)
    return rows(sql, parameters)


@pytest.mark.parametrize(("name", "key"), VIEWS)
def test_what_was_written_since_is_there_too(idle_desk: Desk, journal: Journal, name: str, key: Qt.Key) -> None:
    fill(idle_desk, name)
    edits.add_contact(journal, NewContact("Ruth Hallam", status=Status.CUSTOMER, jobs=(NewJob("Harbor Tools"),)))
    idle_desk.press(key, Qt.KeyboardModifier.ControlModifier)
    idle_desk.bot.wait(100)
    assert model_of(idle_desk, name).rowCount() == 4


@pytest.mark.parametrize(("name", "key"), VIEWS)
def test_a_reading_that_a_change_overtook_is_not_shown(
    make_desk: Callable[..., Desk], journal: Journal, people: object, monkeypatch: pytest.MonkeyPatch,
    name: str, key: Qt.Key,
) -> None:  # fmt: skip
    monkeypatch.setattr(preloading, "IDLE_MS", 60_000)
    desk = make_desk(journal)
    with journal.lock:  # the reading has to wait
        for view in ("navAccounts", "navCustomers"):
            desk.window._views.build_ahead(view)
        edits.add_contact(journal, NewContact("Ruth Hallam", status=Status.CUSTOMER, jobs=(NewJob("Harbor Tools"),)))
    desk.bot.wait(200)
    desk.press(key, Qt.KeyboardModifier.ControlModifier)
    desk.bot.wait(100)
    assert model_of(desk, name).rowCount() == 4
