# SPDX-License-Identifier: MIT
"""Filtering a timeline: by keyboard, in step with the journal, and never unseen."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLabel, QLineEdit, QListView, QPushButton, QWidget
from window_desk import Desk

from relationship_journal.qt.models.entry_filter import Period, days_of
from relationship_journal.qt.places import Place
from relationship_journal.qt.widgets.chart_view import ChartView
from relationship_journal.qt.widgets.choice_menu import ChoiceMenu
from relationship_journal.qt.widgets.filter_bar import FilterBar
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    Channel,
    ContactId,
    ConversationId,
    EntryFilter,
    Manner,
    NewConversation,
    NewGoal,
    NewPromise,
    OffDuty,
    When,
)

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def talk(desk: Desk, contact: ContactId, at: str, text: str, **fields: object) -> ConversationId:
    moment = When(datetime.fromisoformat(at))
    return edits.log_conversation(desk.journal, NewConversation((contact,), moment, text=text, **fields))


@pytest.fixture
def filled(desk: Desk, people: dict[str, ContactId]) -> Desk:
    """Dana's page with five entries, one of them from the fixture (70 % business, 16 November)."""
    dana = people["Dana"]
    talk(desk, dana, "2026-11-03T09:00", "Ski weekend", channel=Channel.TEXT, share=5, minutes=2, tags=("family",))
    talk(desk, dana, "2026-09-01T09:00", "Price list", channel=Channel.EMAIL, share=95, minutes=10, tags=("rollout",))
    talk(desk, dana, "2025-06-01T09:00", "Old lunch", channel=Channel.MEAL, share=40, minutes=60)
    talk(desk, dana, "2027-01-10T09:00", "Renewal", channel=Channel.MEETING, planned=True)
    desk.window.show_contact(dana)
    return desk


def texts(desk: Desk) -> list[str]:
    known = ("Ski weekend", "Price list", "Old lunch", "Renewal", "The rollout plan", "New talk")
    rows = desk.rows("timeline")
    return [text for row in rows for text in known if text in row]


def headings(desk: Desk) -> list[str]:
    return [row for row in desk.rows("timeline") if row[:3].isalpha() and "20" in row[:16] and "·" in row]


def pill(desk: Desk, name: str) -> QPushButton:
    return desk.part(QPushButton, name)


def choose(desk: Desk, name: str, *words: str) -> None:
    """Open a pill's menu and tick choices, as a hand would."""
    menu = pill(desk, name).menu()
    assert isinstance(menu, ChoiceMenu)
    menu.aboutToShow.emit()
    for wanted in words:
        next(choice for choice in menu.actions() if choice.text().startswith(wanted)).trigger()


def said(desk: Desk) -> str:
    return desk.part(QLabel, "filterCount").text()


def toast(desk: Desk) -> str:
    frame = desk.part(QFrame, "undoToast")
    return frame.accessibleName() if frame.isVisible() else ""


def begin(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F, CTRL | SHIFT)


def test_nothing_of_a_filter_is_there_until_asked_for(filled: Desk) -> None:
    assert filled.window.findChild(FilterBar) is None
    begin(filled)
    assert filled.part(QWidget, "filterBar").isVisible()
    assert pill(filled, "filterSide").hasFocus()
    assert said(filled) == "5 entries"


def test_one_side_alone_and_its_sums(filled: Desk) -> None:
    begin(filled)
    choose(filled, "filterSide", "Personal")
    assert texts(filled) == ["Ski weekend", "Old lunch"]
    assert said(filled) == "2 of 5 entries"
    assert headings(filled) == [
        "November 2026 · 1 conversation · 2 min · 5% business",
        "June 2025 · 1 conversation · 1 h · 40% business",
    ]
    assert pill(filled, "filterSide").accessibleName() == "Side: Personal"


def test_channels_tags_and_periods_narrow_it_together(filled: Desk) -> None:
    begin(filled)
    choose(filled, "filterChannel", "Email", "Text")
    assert texts(filled) == ["Ski weekend", "Price list"]
    choose(filled, "filterTag", "rollout")
    assert texts(filled) == ["Price list"]
    choose(filled, "filterPeriod", "This month")
    assert texts(filled) == []
    choose(filled, "filterPeriod", "Any time")
    choose(filled, "filterTag", "rollout", "family")
    assert texts(filled) == ["Ski weekend"]


def test_kinds_of_marks_are_offered_with_how_many_entries_carry_one(filled: Desk) -> None:
    journal = filled.journal
    ids = {entry.text: entry.id for entry in queries.entries_at(journal, queries.places(journal))}
    for text, said in (("Price list", NewPromise("x")), ("Price list", NewPromise("y")), ("Ski weekend", NewGoal("z"))):
        edits.add_mark(journal, people_of(journal, ids[text])[0], said, ids[text])
    begin(filled)
    choose(filled, "filterMark", "Promises  (1)")
    assert texts(filled) == ["Price list"]
    assert pill(filled, "filterMark").accessibleName() == "Mark: Promises"
    choose(filled, "filterMark", "Goals")
    assert texts(filled) == ["Ski weekend", "Price list"]


def test_how_talks_were_is_offered_beside_their_marks(filled: Desk, people: dict[str, ContactId]) -> None:
    kept = Manner(OffDuty.KEPT)
    talk(filled, people["Dana"], "2026-11-02T09:00", "New talk", manner=kept)
    begin(filled)
    choose(filled, "filterMark", "Off duty  (1)")
    assert texts(filled) == ["New talk"]
    assert pill(filled, "filterMark").accessibleName() == "Mark: Off duty"


def people_of(journal: Journal, talk: ConversationId) -> list[ContactId]:
    return [person.id for entry in queries.entries_of(journal, [talk]) for person in entry.contacts]


def test_plans_alone(filled: Desk) -> None:
    begin(filled)
    choose(filled, "filterPeriod", "Planned only")
    assert texts(filled) == ["Renewal"]


def test_no_match_says_so_and_offers_to_clear(filled: Desk) -> None:
    begin(filled)
    choose(filled, "filterChannel", "Letter")
    assert texts(filled) == []
    button = pill(filled, "noMatchClear")
    assert button.isVisible()
    filled.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(texts(filled)) == 5
    assert not button.isVisible()


def test_escape_clears_and_closes(filled: Desk) -> None:
    begin(filled)
    choose(filled, "filterSide", "Personal")
    filled.press(Qt.Key.Key_Escape)
    assert len(texts(filled)) == 5
    assert not filled.part(QWidget, "filterBar").isVisible()
    assert filled.part(QListView, "timeline").hasFocus()


def test_clear_keeps_the_bar_and_then_closes_it(filled: Desk) -> None:
    begin(filled)
    choose(filled, "filterSide", "Business")
    clear = pill(filled, "filterClear")
    assert clear.text() == "Clear"
    clear.click()
    assert len(texts(filled)) == 5
    clear.click()
    assert not filled.part(QWidget, "filterBar").isVisible()


def test_an_entry_that_no_longer_matches_goes_away(filled: Desk, people: dict[str, ContactId]) -> None:
    added = talk(filled, people["Dana"], "2026-11-18T09:00", "New talk", channel=Channel.CALL, share=60)
    begin(filled)
    choose(filled, "filterSide", "Business")
    assert "New talk" in texts(filled)
    edits.trash_conversation(filled.journal, added)
    assert "New talk" not in texts(filled)
    assert said(filled) == "3 of 5 entries"
    filled.history.undo()
    assert "New talk" in texts(filled)


def test_sums_follow_what_is_shown(filled: Desk, people: dict[str, ContactId]) -> None:
    begin(filled)
    choose(filled, "filterSide", "Business")
    assert headings(filled)[0] == "November 2026 · 1 conversation · 30 min · 70% business"
    talk(filled, people["Dana"], "2026-11-18T09:00", "New talk", minutes=30, share=90)
    assert headings(filled)[0] == "November 2026 · 2 conversations · 1 h · 80% business"
    talk(filled, people["Dana"], "2026-11-18T10:00", "Quiet evening", minutes=30, share=10)
    assert headings(filled)[0] == "November 2026 · 2 conversations · 1 h · 80% business"


def test_a_logged_entry_the_filter_hides_is_announced(filled: Desk) -> None:
    begin(filled)
    choose(filled, "filterChannel", "Meal")
    filled.press(Qt.Key.Key_N, CTRL)
    filled.type("New talk")
    filled.press(Qt.Key.Key_Return, CTRL)
    assert toast(filled) == "Logged, hidden by the filter."
    assert "New talk" not in texts(filled)
    more = next(b for b in filled.part(QFrame, "undoToast").findChildren(QPushButton) if b.text() == "Show all")
    filled.bot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert "New talk" in texts(filled)


def test_a_logged_entry_that_matches_is_just_logged(filled: Desk) -> None:
    begin(filled)
    choose(filled, "filterPeriod", "This month")
    filled.press(Qt.Key.Key_N, CTRL)
    filled.type("New talk")
    filled.press(Qt.Key.Key_Return, CTRL)
    assert toast(filled) == "Logged."
    assert "New talk" in texts(filled)


def test_the_chosen_entry_stays_chosen(filled: Desk) -> None:
    timeline = filled.part(QListView, "timeline")
    timeline.setFocus()
    row = next(n for n, text in enumerate(filled.rows("timeline")) if "Price list" in text)
    timeline.setCurrentIndex(timeline.model().index(row, 0))
    begin(filled)
    choose(filled, "filterSide", "Business")
    chosen = timeline.selectionModel().selectedIndexes()
    assert ["Price list" in index.data(Qt.ItemDataRole.AccessibleTextRole) for index in chosen] == [True]


def test_another_place_has_no_filter(filled: Desk, people: dict[str, ContactId]) -> None:
    begin(filled)
    choose(filled, "filterSide", "Personal")
    filled.window.show_contact(people["Marcus"])
    assert not filled.part(QWidget, "filterBar").isVisible()
    assert texts(filled) == ["The rollout plan"]


def test_some_entries_by_their_ids(filled: Desk, people: dict[str, ContactId]) -> None:
    one = talk(filled, people["Dana"], "2026-11-18T09:00", "New talk")
    filled.window.show_place(Place(people["Dana"], filter=EntryFilter(ids=frozenset({one}))))
    assert texts(filled) == ["New talk"]
    picked = pill(filled, "filterPicked")
    assert picked.isVisible()
    assert picked.text().startswith("This entry")
    picked.click()
    assert len(texts(filled)) == 6


def test_other_days_in_words(filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[QDialog] = []

    def answer(dialog: QDialog) -> int:
        asked.append(dialog)
        first, last = dialog.findChild(QLineEdit, "daysFirst"), dialog.findChild(QLineEdit, "daysLast")
        assert first is not None
        assert last is not None
        first.setText("blorg")
        dialog.accept_days()
        assert "blorg" in dialog.findChild(QLabel, "daysFirstSaid").text()
        assert dialog.result() == 0
        first.setText("sept 2026")
        assert dialog.findChild(QLabel, "daysFirstSaid").text() == "September 2026"
        last.setText("2026-11-03")
        dialog.accept_days()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", answer)
    begin(filled)
    choose(filled, "filterPeriod", "Other days")
    assert texts(filled) == ["Ski weekend", "Price list"]
    assert pill(filled, "filterPeriod").text().startswith("1 Sep – 3 Nov 2026")
    assert len(asked) == 1


def test_in_a_low_window_the_composer_makes_room_and_comes_back_to_write(filled: Desk) -> None:
    begin(filled)
    filled.window.resize(1024, 400)
    composer = filled.part(QWidget, "composer")
    assert not composer.isVisible()
    filled.press(Qt.Key.Key_N, CTRL)
    assert composer.isVisible()
    assert not filled.part(QWidget, "filterBar").isVisible()
    filled.type("still typed")
    assert filled.text == "still typed"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_tick_leaves_its_menu_open(filled: Desk) -> None:
    begin(filled)
    button = pill(filled, "filterChannel")
    menu = button.menu()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    first, second = menu.actions()[:2]
    for choice in (first, second):
        filled.bot.mouseMove(menu, menu.actionGeometry(choice).center())
        menu.setActiveAction(choice)
        filled.bot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(choice).center())
        assert menu.isVisible()
    assert [first.isChecked(), second.isChecked()] == [True, True]
    menu.close()
    QApplication.sendPostedEvents()
    assert pill(filled, "filterChannel").accessibleName() == "Channel: Call, Video"


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.THIS_MONTH, date(2026, 1, 1), date(2026, 1, 31)),
        (Period.LAST_3_MONTHS, date(2025, 11, 1), date(2026, 1, 31)),
        (Period.THIS_YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        (Period.LAST_YEAR, date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_periods_are_whole_months(period: Period, first: date, last: date) -> None:
    assert days_of(period, date(2026, 1, 15)) == (first, last)


def test_a_month_the_filter_hides_is_announced(filled: Desk) -> None:
    chart = filled.window.findChild(ChartView)
    assert chart is not None
    begin(filled)
    choose(filled, "filterSide", "Personal")
    chart.month_chosen.emit("2026-09")
    assert toast(filled) == "The filter hides what there is of September 2026."
    next(b for b in filled.part(QFrame, "undoToast").findChildren(QPushButton) if b.text() == "Show all").click()
    assert len(texts(filled)) == 5
    chart.month_chosen.emit("2026-09")
    assert toast(filled) == ""


def test_a_new_entry_is_brought_into_view_from_far_away(filled: Desk, people: dict[str, ContactId]) -> None:
    for n in range(80):
        talk(filled, people["Dana"], f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}T10:00", f"Small talk {n}")
    timeline = filled.part(QListView, "timeline")
    timeline.verticalScrollBar().setValue(timeline.verticalScrollBar().maximum())
    filled.press(Qt.Key.Key_N, CTRL)
    filled.type("New talk")
    filled.press(Qt.Key.Key_Return, CTRL)
    row = next(n for n, text in enumerate(filled.rows("timeline")) if "New talk" in text)
    rect = timeline.visualRect(timeline.model().index(row, 0))
    assert timeline.viewport().rect().contains(rect.adjusted(0, 0, -1, -1))
