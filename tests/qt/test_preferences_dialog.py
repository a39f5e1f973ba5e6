# SPDX-License-Identifier: MIT
"""The preferences act at once, find themselves, say what cannot be, and show what was changed elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_desk import Desk

from relationship_journal import preferences
from relationship_journal.insights.rules import RULES
from relationship_journal.preferences import Preferences
from relationship_journal.qt import theme
from relationship_journal.qt.choices import READ_ONLY
from relationship_journal.qt.dialogs.preferences import PreferencesDialog
from relationship_journal.qt.models import insight_reading
from relationship_journal.qt.models.rule_settings import GROUPS
from relationship_journal.qt.models.settings import PAGES, Settings
from relationship_journal.qt.widgets.setting_row import SettingRow
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries import noticing
from relationship_journal.storage.queries.insights import rule_settings
from relationship_journal.values import Channel, Me, NewPromise, Tier
from relationship_journal.values.insights import RuleSettings


class Form:
    """The open dialog and the hands on it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        action(desk, "preferences").trigger()
        self.dialog = desk.part(PreferencesDialog, "preferencesDialog")

    def go(self, page: str) -> None:
        self.dialog.findChild(QPushButton, f"page-{page}").click()

    def row(self, key: str) -> SettingRow:
        return self.dialog.findChild(SettingRow, f"setting-{key}")

    def edit(self, key: str) -> Any:
        return self.row(key).control.proxy

    def type(self, key: str, text: str) -> None:
        edit = self.edit(key)
        edit.setFocus()
        edit.selectAll()
        self.desk.bot.keyClicks(edit, text)
        self.desk.bot.keyClick(edit, Qt.Key.Key_Return)

    def choose(self, key: str, value: object) -> None:
        box: QComboBox = self.edit(key)
        index = box.findData(value)
        assert index >= 0
        box.setCurrentIndex(index)
        box.activated.emit(index)

    def said(self, key: str) -> str:
        return " ".join(
            label.text()
            for label in self.row(key).findChildren(QLabel)
            if label.property("look") == "warning" and not label.isHidden()
        )

    @property
    def shown(self) -> list[str]:
        rows = self.dialog.findChildren(SettingRow)
        return [row.setting.label for row in rows if row.isVisibleTo(self.dialog)]


def action(desk: Desk, name: str) -> QAction:
    return next(found for found in desk.window.actions() if found.objectName() == name)


@pytest.fixture
def form(desk: Desk) -> Form:
    return Form(desk)


def test_it_opens_once_and_comes_forward_again(form: Form) -> None:
    action(form.desk, "preferences").trigger()
    assert len(form.desk.window.findChildren(QDialog, "preferencesDialog")) == 1
    assert form.dialog.isVisible()
    assert not form.dialog.isModal()


def test_every_preference_there_is_can_be_set_here(form: Form) -> None:
    for page in PAGES:
        form.go(page)
    keys = {row.setting.key for row in form.dialog.findChildren(SettingRow)}
    assert preferences.asdict(Preferences()).keys() <= keys
    assert {"currency", "me.name", "me.methods"} | {f"minutes.{c}" for c in Channel} <= keys
    assert {"cadence.A", "cadence.B", "cadence.C"} <= keys


def test_looks_act_at_once_and_the_menu_follows(form: Form, qapp: QApplication) -> None:
    form.choose("theme", "dark")
    assert qapp.palette().window().color().name().upper() == theme.DARK.window
    assert action(form.desk, "theme_dark").isChecked()
    form.type("text_size", "150")
    assert qapp.font().pixelSize() == round(theme.BODY_SIZE * 1.5)
    assert preferences.load(form.desk.paths.preferences)[0] == Preferences(theme="dark", text_size=150)


def test_what_the_menu_changes_shows_here(form: Form) -> None:
    action(form.desk, "theme_contrast").trigger()
    action(form.desk, "larger_text").trigger()
    assert form.edit("theme").currentData() == "high_contrast"
    assert form.edit("text_size").text() == "110"


@pytest.mark.parametrize("typed", ["500", "79", "plenty", "", "12.5"])
def test_what_cannot_be_is_said_beside_its_field_and_not_taken(form: Form, typed: str, qapp: QApplication) -> None:
    size = qapp.font().pixelSize()
    edit = form.edit("text_size")
    edit.setFocus()
    edit.setText(typed)
    form.desk.bot.keyClick(edit, Qt.Key.Key_Return)
    assert "from 80 to 200" in form.said("text_size")
    assert form.said("text_size") in edit.accessibleDescription()
    assert qapp.font().pixelSize() == size
    form.type("text_size", "120 %")
    assert form.said("text_size") == ""
    assert qapp.font().pixelSize() == round(theme.BODY_SIZE * 1.2)


def test_arrows_and_buttons_step_and_stop_at_the_end(form: Form) -> None:
    edit = form.edit("text_size")
    edit.setFocus()
    seen = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        form.desk.bot.keyClick(edit, key)
        seen.append(edit.text())
    assert seen == ["110", "100", "90", "80", "80"]
    buttons = {button.accessibleName(): button for button in form.row("text_size").findChildren(QToolButton)}
    assert not buttons["Less: Text size"].isEnabled()
    buttons["More: Text size"].click()
    assert edit.text() == "90"


def test_a_switch_is_switched(form: Form) -> None:
    form.go("Start and window")
    assert not form.edit("tray").isChecked()
    form.desk.bot.keyClick(form.edit("tray"), Qt.Key.Key_Space)
    assert preferences.load(form.desk.paths.preferences)[0].tray
    form.desk.window._look.choices.choose("tray", False)
    assert not form.edit("tray").isChecked()


def test_what_belongs_to_the_journal_is_kept_there_and_undone(form: Form, journal: Journal) -> None:
    form.go("Writing")
    form.choose("currency", "CHF")
    form.go("People")
    form.type("cadence.A", "7")
    assert queries.currency(journal) == "CHF"
    assert queries.tier_cadence(journal)[Tier.A] == 7
    form.desk.history.undo()
    assert form.edit("cadence.A").text() == "14"
    form.desk.history.undo()
    assert form.edit("currency").currentData() == "USD"


def test_usual_minutes_are_set_without_holding_the_window(form: Form, journal: Journal) -> None:
    form.go("Writing")
    form.type("minutes.call", "20")
    form.type("minutes.meal", "75")
    form.desk.bot.waitUntil(lambda: queries.setting(journal, "channel_minutes") == {"call": 20, "meal": 75})
    form.desk.bot.waitUntil(form.desk.history.canUndo)
    form.dialog.findChild(QPushButton, "reset-Writing").click()
    form.desk.bot.waitUntil(lambda: queries.setting(journal, "channel_minutes") == {})
    assert form.edit("minutes.call").text() == "15"


def test_minutes_changed_while_others_are_counted_are_all_kept(
    form: Form, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    count, may_go, done = edits.set_channel_minutes, threading.Semaphore(0), []

    def held_up(*those: Any) -> None:
        assert may_go.acquire(timeout=10)
        count(*those)
        done.append(those)

    monkeypatch.setattr(edits, "set_channel_minutes", held_up)
    form.go("Writing")
    form.type("minutes.call", "11")
    form.type("minutes.video", "12")
    may_go.release()
    form.desk.bot.waitUntil(form.desk.history.canUndo)
    assert form.edit("minutes.video").text() == "12"
    form.type("minutes.meal", "13")
    may_go.release(2)
    form.desk.bot.waitUntil(lambda: len(done) == 3)
    assert queries.setting(journal, "channel_minutes") == {"call": 11, "video": 12, "meal": 13}


def test_preferences_that_are_gone_hear_no_more(desk: Desk, qtbot: QtBot) -> None:
    form = Form(desk)
    choices = desk.window._look.choices
    shiboken6.delete(form.dialog)
    shiboken6.delete(desk.window.findChild(Settings))
    with qtbot.captureExceptions() as raised:
        choices.failed.emit(READ_ONLY)
    assert raised == []


def test_who_i_am_is_one_thing_in_two_fields(form: Form, journal: Journal) -> None:
    form.go("People")
    methods: QPlainTextEdit = form.edit("me.methods")
    methods.setFocus()
    form.desk.bot.keyClicks(methods, "rep@example.com")
    form.edit("me.name").setFocus()
    form.row("me.methods").control.settle()
    assert "your name too" in form.said("me.methods")
    assert queries.me(journal) == Me()
    form.type("me.name", "  Robin   Rep ")
    assert queries.me(journal) == Me("Robin Rep", ("rep@example.com",))
    assert form.said("me.methods") == ""
    methods.setPlainText("rep@example.com\nnonsense")
    form.row("me.methods").control.settle()
    assert "neither" in form.said("me.methods")
    assert queries.me(journal) == Me("Robin Rep", ("rep@example.com",))


def test_what_is_typed_when_it_closes_counts(form: Form, journal: Journal) -> None:
    form.go("People")
    form.edit("me.name").setFocus()
    form.desk.bot.keyClicks(form.edit("me.name"), "Robin")
    form.desk.bot.keyClick(form.dialog, Qt.Key.Key_Escape)
    assert not form.dialog.isVisible()
    assert queries.me(journal).name == "Robin"


def test_search_looks_through_all_pages_and_marks_what_it_found(form: Form) -> None:
    search = form.dialog.findChild(QLineEdit, "preferencesSearch")
    search.setText("tier")
    assert {"Tier A", "Tier B", "Tier C"} <= set(form.shown)
    assert "Currency" not in form.shown
    marked = [label.text() for label in form.row("cadence.A").findChildren(QLabel) if "<span" in label.text()]
    assert marked and ">Tier</span> A" in marked[0]
    search.setText("Saturday week")
    assert form.shown == ["The week begins on"]
    search.setText("no such thing")
    assert form.shown == []
    form.desk.bot.keyClick(search, Qt.Key.Key_Escape)
    assert form.dialog.isVisible()
    assert form.shown == ["Theme", "Text size"]


def test_a_page_is_set_back_and_the_others_stay(form: Form, journal: Journal) -> None:
    form.go("Writing")
    form.go("Start and window")
    form.type("undo_toast_seconds", "20")
    form.go("Looks")
    edits.set_currency(journal, "EUR")
    form.choose("theme", "dark")
    back = form.dialog.findChild(QPushButton, "reset-Looks")
    assert back.isEnabled()
    back.click()
    assert form.edit("theme").currentData() == "system"
    assert form.edit("undo_toast_seconds").text() == "20"
    assert form.edit("currency").currentData() == "EUR"
    assert not back.isEnabled()


def test_what_cannot_be_kept_is_said(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(preferences, "save", refuse)
    form.choose("theme", "dark")
    assert READ_ONLY in [label.text() for label in form.dialog.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_at_any_size(make_desk: Callable[..., Desk], journal: Journal, percent: int) -> None:
    form = Form(make_desk(journal))
    form.dialog.resize(736, 588)
    form.type("text_size", str(percent))
    form.dialog.resize(736, 588)
    for page in PAGES:
        form.go(page)
        form.desk.bot.wait(20)
        for row in form.dialog.findChildren(SettingRow):
            if row.isVisible():
                control = row.control
                assert row.rect().contains(control.geometry()), row.setting.key
                assert control.width() >= control.minimumSizeHint().width(), row.setting.key
                right = row.mapTo(form.dialog, row.rect().topRight()).x()
                assert right < form.dialog.width(), row.setting.key
                for label in row.findChildren(QLabel):
                    if label.isVisible() and label.wordWrap():
                        assert label.height() >= label.heightForWidth(label.width()), label.text()


class TestInsights:
    """The page of the rules, with the one rule every journal knows."""

    RULE = "rule.late-promise"

    @pytest.fixture
    def rules(self, form: Form) -> Form:
        form.go("Insights")
        return form

    def unfold(self, form: Form) -> None:
        row = form.row(self.RULE)
        fold = next(one for one in row.findChildren(QToolButton) if one.accessibleName().startswith("Numbers"))
        fold.click()

    def preview(self, form: Form) -> str:
        return form.dialog.findChild(QLabel, "insightsPreview").text()

    def test_a_rule_is_turned_off_and_undo_brings_it_back(self, rules: Form, journal: Journal) -> None:
        box = rules.edit(self.RULE)
        assert box.isChecked()
        rules.desk.bot.keyClick(box, Qt.Key.Key_Space)
        assert rule_settings(journal).off == {"late-promise"}
        rules.desk.history.undo()
        assert box.isChecked()

    def test_enter_in_a_number_stays_on_the_page(self, rules: Form) -> None:
        self.unfold(rules)
        rules.type(f"{self.RULE}.grace", "5")
        assert rules.row(f"{self.RULE}.grace").isVisible()

    def test_a_rule_that_is_off_says_so(self, rules: Form) -> None:
        box = rules.edit(self.RULE)
        assert (box.text(), box.accessibleName().rpartition(": ")[2]) == ("On", "On")
        rules.desk.bot.keyClick(box, Qt.Key.Key_Space)
        assert (box.text(), box.accessibleName().rpartition(": ")[2]) == ("Off", "Off")

    def test_its_numbers_unfold_and_the_words_follow_them(self, rules: Form, journal: Journal) -> None:
        assert rules.row(f"{self.RULE}.grace") is None
        self.unfold(rules)
        rules.type(f"{self.RULE}.grace", "5")
        assert rule_settings(journal).numbers == {("late-promise", "grace"): 5}
        assert any("5 working days" in label.text() for label in rules.row(self.RULE).findChildren(QLabel))
        rules.type(f"{self.RULE}.grace", "99")
        assert "from 0 to 30" in rules.said(f"{self.RULE}.grace")

    def test_a_rule_is_reset_alone_and_the_page_whole(self, rules: Form, journal: Journal) -> None:
        self.unfold(rules)
        back = rules.dialog.findChild(QPushButton, f"reset-{self.RULE}")
        assert not back.isEnabled()
        for reset in (back, rules.dialog.findChild(QPushButton, "reset-Insights")):
            rules.type(f"{self.RULE}.grace", "5")
            rules.edit(self.RULE).click()
            assert reset.isEnabled()
            reset.click()
            assert rule_settings(journal) == RuleSettings()
            assert rules.edit(f"{self.RULE}.grace").text() == "2"
            assert rules.edit(self.RULE).isChecked()

    def test_a_search_for_a_number_unfolds_its_rule_while_it_lasts(self, rules: Form) -> None:
        search = rules.dialog.findChild(QLineEdit, "preferencesSearch")
        search.setText("working days until")
        assert rules.row(f"{self.RULE}.grace").isVisible()
        search.clear()
        assert not rules.row(f"{self.RULE}.grace").isVisible()

    def test_it_says_how_many_would_stand_and_follows_the_rules(
        self, make_desk: Callable[..., Desk], journal: Journal, make_contact: Callable[..., Any]
    ) -> None:
        edits.add_mark(
            journal, make_contact("Dana"), NewPromise("the sheet", due=date(2026, 1, 7), on=date(2026, 1, 1))
        )
        form = Form(make_desk(journal))
        form.go("Insights")
        before = "1 insight would stand now: it asks for something."
        form.desk.bot.waitUntil(lambda: self.preview(form) == before)
        form.edit(self.RULE).click()
        form.desk.bot.waitUntil(lambda: self.preview(form) == "No insight would stand now.")
        form.desk.history.undo()
        form.desk.bot.waitUntil(lambda: self.preview(form) == before)

    def test_other_settings_have_the_facts_read_again(
        self, form: Form, journal: Journal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        form.go("Insights")
        form.desk.bot.waitUntil(lambda: "would stand" in self.preview(form))
        read: list[object] = []
        assert insight_reading.facts is noticing.facts  # loaded before: what it reads is not counted here
        facts = noticing.facts
        monkeypatch.setattr(noticing, "facts", lambda *given: read.append(given) or facts(*given))
        told = form.dialog._preview.told
        with form.desk.bot.waitSignal(told):
            edits.set_rule(journal, "late-promise", on=False)
        before = len(read)
        with form.desk.bot.waitSignal(told):
            edits.set_rule(journal, "late-promise", on=True)
        assert len(read) == before
        with form.desk.bot.waitSignal(told):
            edits.set_tier_cadence(journal, {Tier.A: 3})
        assert len(read) == before + 1

    def test_every_rule_stands_in_one_group(self) -> None:
        named = [name for names in GROUPS.values() for name in names]
        assert len(named) == len(set(named))
        assert {rule.name for rule in RULES} == set(named)


def test_whatever_takes_the_cursor_has_a_name(form: Form) -> None:
    nameless = [
        widget
        for widget in form.dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_down_goes_from_the_search_to_the_pages(form: Form) -> None:
    search = form.dialog.findChild(QLineEdit, "preferencesSearch")
    search.setFocus()
    form.desk.bot.keyClick(search, Qt.Key.Key_Down)
    assert form.dialog.focusWidget().objectName().startswith("page-")


@pytest.mark.parametrize("width", [942, 736])  # what a dialog gets of 1024 or of 800
@pytest.mark.parametrize("page", PAGES)
def test_on_a_small_screen_no_page_scrolls_sideways_at_the_largest_text(form: Form, page: str, width: int) -> None:
    form.type("text_size", "200")
    form.dialog.resize(width, 588)
    form.go(page)
    (area,) = form.dialog.findChildren(QScrollArea)
    form.desk.bot.waitUntil(lambda: form.dialog.width() == width)
    form.desk.bot.wait(20)
    assert area.horizontalScrollBar().maximum() == 0
