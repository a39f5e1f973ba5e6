# SPDX-License-Identifier: MIT
"""Every action does something, by keys that fit the system, and no key or letter answers twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from window_desk import Desk, now

from relationship_journal.preferences import Preferences
from relationship_journal.qt.action_table import SPECS, Spec
from relationship_journal.qt.actions import keys_of
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.session import Session
from relationship_journal.storage.journal import Journal

ONLY_SOMETIMES = {"save_search"}
"""Shown only where there is something to do."""


@pytest.fixture
def window(desk: Desk, journal: Journal) -> Iterator[QWidget]:
    """A window as the program builds it: some actions are joined by the session."""
    looks, jobs = Appearance(QApplication.instance(), Preferences(theme="light"), desk.paths.preferences), Jobs()
    session = Session(journal, jobs, looks, desk.paths, now, dict)
    yield session.window()
    session.window().close()
    session.close()
    looks.deleteLater()


def menus(window: QWidget) -> list[QMenu]:
    bar = window.menuBar()
    return [menu for menu in bar.findChildren(QMenu) if menu.actions()]


def test_every_action_of_the_table_does_something(window: QWidget) -> None:
    idle = [action.objectName() for action in window.registry if not action.isVisible()]
    assert set(idle) <= ONLY_SOMETIMES


def test_no_letter_answers_twice_in_a_menu_or_in_the_bar(window: QWidget) -> None:
    for menu in (*menus(window), window.menuBar()):
        marks = [found[1].lower() for a in menu.actions() if (found := re.search(r"&([^&\s])", a.text()))]
        assert [mark for mark, times in Counter(marks).items() if times > 1] == [], menu.objectName()


def test_no_keys_answer_twice_in_the_window(window: QWidget) -> None:
    keys = Counter(
        key.toString()
        for action in window.findChildren(QAction)
        for key in action.shortcuts()
        if action.shortcutContext() is not Qt.ShortcutContext.WidgetShortcut
    )
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_every_system_has_keys_for_what_the_table_has_keys_for(platform: str) -> None:
    given = {spec.name: keys_of(spec, platform) for spec in SPECS}
    assert [spec.name for spec in SPECS if spec.keys and not given[spec.name]] == []
    first = Counter(keys[0].toString() for keys in given.values() if keys)
    assert [key for key, times in first.items() if times > 1] == []


def test_a_system_s_own_keys_go_first_and_ours_stand_in_where_it_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    undo = Spec("undo", "Undo", ("F6",), standard="Undo")
    theirs = QKeySequence(QKeySequence.StandardKey.Undo)
    assert keys_of(undo, "darwin") == [theirs]
    assert keys_of(undo, "win32") == [theirs, QKeySequence("F6")]
    assert keys_of(undo, "linux") == [QKeySequence("F6")]
    nothing = Spec("x", "X", ("F6",), standard="UnknownKey")
    assert keys_of(nothing, "darwin") == [QKeySequence("F6")]


def test_the_whole_screen_and_back(desk: Desk) -> None:
    action = desk.part(QAction, "full_screen")
    action.trigger()
    desk.bot.waitUntil(desk.window.isFullScreen)
    assert action.isChecked()
    desk.window.showNormal()
    desk.bot.waitUntil(lambda: not action.isChecked())


def test_the_list_of_actions_is_asked_for_by_name(make_desk: Callable[..., Desk], journal: Journal) -> None:
    desk = make_desk(journal)
    assert {action.objectName() for action in desk.window.registry} == {spec.name for spec in SPECS}
