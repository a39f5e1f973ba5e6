# SPDX-License-Identifier: MIT
"""What is chosen for this machine acts at once, is told to everybody, and says so where it cannot be kept."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot
from window_desk import Desk

from relationship_journal import preferences
from relationship_journal.preferences import Preferences
from relationship_journal.qt import theme
from relationship_journal.qt.appearance import theme_of
from relationship_journal.qt.choices import NOT_KEPT, READ_ONLY, Choices
from relationship_journal.qt.widgets import calendar
from relationship_journal.qt.widgets.toast import Toast


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "preferences.json"


def test_a_choice_is_told_and_kept_and_the_same_again_is_no_news(qtbot: QtBot, path: Path) -> None:
    choices = Choices(Preferences(), path)
    with qtbot.waitSignal(choices.changed) as told:
        choices.choose("week_start", "sunday")
    assert told.args == [Preferences(week_start="sunday")]
    assert preferences.load(path) == (Preferences(week_start="sunday"), None)
    with qtbot.assertNotEmitted(choices.changed):
        choices.choose("week_start", "sunday")


def test_what_may_not_be_is_not_taken(path: Path) -> None:
    choices = Choices(Preferences(), path)
    with pytest.raises(ValueError, match="text_size"):
        choices.choose("text_size", 500)
    assert choices.now == Preferences()
    assert not path.exists()


def test_some_are_set_back_and_the_others_stay(path: Path) -> None:
    choices = Choices(Preferences(theme="dark", text_size=150, undo_toast_seconds=20), path)
    choices.reset(("theme", "text_size"))
    assert choices.now == Preferences(undo_toast_seconds=20)


def test_a_read_only_file_is_left_and_said(qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preferences.save(Preferences(theme="dark"), path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    choices = Choices(Preferences(theme="dark"), path)
    with qtbot.waitSignal(choices.failed) as told:
        choices.choose("theme", "light")
    assert told.args == [READ_ONLY]
    assert choices.now.theme == "light"
    assert preferences.load(path)[0].theme == "dark"


def test_a_full_disk_is_said_too(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    choices = Choices(Preferences(), tmp_path / "config" / "preferences.json")
    with qtbot.waitSignal(choices.failed) as told:
        choices.choose("theme", "light")
    assert told.args == [NOT_KEPT]


@pytest.mark.parametrize(
    ("chosen", "first"),
    [("monday", Qt.DayOfWeek.Monday), ("saturday", Qt.DayOfWeek.Saturday), ("sunday", Qt.DayOfWeek.Sunday)],
)
def test_calendars_begin_the_week_as_chosen(qtbot: QtBot, chosen: str, first: Qt.DayOfWeek) -> None:
    shown = QCalendarWidget()
    qtbot.addWidget(shown)
    calendar.dress(shown, theme_of(Preferences(theme="light", week_start=chosen)))
    assert shown.firstDayOfWeek() == first
    calendar.dress(shown, theme_of(Preferences(theme="light")))
    assert shown.firstDayOfWeek() == QLocale().firstDayOfWeek()


def test_the_time_for_undo_follows_at_once(desk: Desk) -> None:
    desk.window._look.choices.choose("undo_toast_seconds", 25)
    desk.window.say("Done.")
    assert desk.part(Toast, "undoToast").findChildren(QTimer)[0].interval() == 25_000


def test_a_window_can_begin_with_everybody(desk: Desk) -> None:
    desk.window._look.choices.choose("first_page", "all_entries")
    desk.close()
    desk.preferences = preferences.load(desk.paths.preferences)[0]
    desk.open()
    assert desk.window.windowTitle()
    assert desk.window.findChild(object, "navEntries").isChecked()


@pytest.mark.parametrize(
    ("wish", "dark", "worn"), [(True, False, "contrast_light"), (True, True, "contrast_dark"), (False, True, "dark")]
)
def test_the_systems_wish_for_contrast_is_followed(
    monkeypatch: pytest.MonkeyPatch, wish: bool, dark: bool, worn: str
) -> None:
    monkeypatch.setattr(theme, "system_wants_contrast", lambda: wish)
    monkeypatch.setattr(theme, "system_is_dark", lambda: dark)
    assert theme_of(Preferences()).name == worn
    assert theme_of(Preferences(theme="light")).name == "light"


def test_the_desktop_can_be_asked_again_and_again(qapp: QApplication) -> None:
    """Its accessibility part once went when nobody held the whole."""
    for _ in range(3):
        assert theme.system_wants_contrast() in {True, False}
        gc.collect()
