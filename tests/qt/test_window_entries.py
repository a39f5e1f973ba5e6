# SPDX-License-Identifier: MIT
"""Several entries at once, by keyboard and by mouse: choose, delete, copy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QPushButton
from window_desk import Desk

from relationship_journal.qt import entry_work
from relationship_journal.qt.widgets.timeline import Timeline
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, ConversationId, NewConversation, When

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def talks(journal: Journal, people: dict[str, ContactId]) -> list[ConversationId]:
    """Nine more talks with Dana over two months, the newest first."""
    made = []
    for number in range(9):
        when = When(datetime(2026, 11, 2, 10) - timedelta(days=5 * number))
        new = NewConversation((people["Dana"],), when, text=f"Talk {number}\nsecond line", tags=("family",))
        made.append(edits.log_conversation(journal, new))
    return made


@pytest.fixture
def timeline(make_desk: Callable[..., Desk], journal: Journal, talks: list[ConversationId]) -> tuple[Desk, Timeline]:
    desk = make_desk(journal)
    view = desk.part(Timeline, "timeline")
    view.setFocus()
    view.lead_to(talks[0])
    return desk, view


def words(desk: Desk) -> str:
    bar = desk.window.findChild(QFrame, "selectionBar")
    return bar.findChildren(QLabel)[0].text() if bar is not None and bar.isVisible() else ""


def toast(desk: Desk) -> str:
    frame = desk.part(QFrame, "undoToast")
    return frame.accessibleName() if frame.isVisible() else ""


def test_shift_and_arrows_choose_several_and_pass_over_headings(
    timeline: tuple[Desk, Timeline], talks: list[ConversationId]
) -> None:
    desk, view = timeline
    assert (view.chosen, words(desk)) == (talks[:1], "")
    for _ in range(3):
        desk.press(Qt.Key.Key_Down, SHIFT)
    assert view.chosen == talks[:4]
    assert words(desk) == "4 entries selected"
    desk.press(Qt.Key.Key_Up, SHIFT)
    assert view.chosen == talks[:3]
    desk.press(Qt.Key.Key_Escape)
    assert (view.chosen, words(desk)) == ([talks[2]], "")


def test_control_and_space_choose_one_by_one(timeline: tuple[Desk, Timeline], talks: list[ConversationId]) -> None:
    desk, view = timeline
    for _ in range(2):
        desk.press(Qt.Key.Key_Down, CTRL)
    desk.press(Qt.Key.Key_Space, CTRL)
    assert view.chosen == [talks[0], talks[2]]


def test_everything_is_chosen_at_once(timeline: tuple[Desk, Timeline]) -> None:
    desk, view = timeline
    desk.press(Qt.Key.Key_A, CTRL)
    assert len(view.chosen) == view.chosen_count() == 10
    assert words(desk) == "10 entries selected"


def test_the_mouse_chooses_with_shift_and_control(timeline: tuple[Desk, Timeline], talks: list[ConversationId]) -> None:
    desk, view = timeline

    def click(number: int, keys: Qt.KeyboardModifier) -> None:
        row = view.model().row_of(talks[number])
        spot = view.visualRect(view.model().index(row, 0)).center()
        desk.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, spot)

    click(1, NONE)
    click(3, SHIFT)
    assert view.chosen == talks[1:4]
    click(2, CTRL)
    assert view.chosen == [talks[1], talks[3]]
    click(0, SHIFT)
    assert set(view.chosen) >= {talks[0]}
    click(1, NONE)
    assert view.chosen == [talks[1]]


def test_a_drag_chooses_what_it_passes(timeline: tuple[Desk, Timeline], talks: list[ConversationId]) -> None:
    desk, view = timeline
    rows = [view.model().row_of(talk) for talk in talks[:3]]
    view.scrollTo(view.model().index(rows[2], 0))
    first, last = (view.visualRect(view.model().index(row, 0)).center() for row in (rows[2], rows[0]))
    desk.bot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, NONE, first)
    desk.bot.mouseMove(view.viewport(), last - QPoint(0, 2))
    desk.bot.mouseMove(view.viewport(), last)
    desk.bot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, last)
    assert view.chosen == talks[:3]


def test_several_are_deleted_with_one_undo(timeline: tuple[Desk, Timeline], talks: list[ConversationId]) -> None:
    desk, view = timeline
    before = desk.rows("timeline")
    for _ in range(2):
        desk.press(Qt.Key.Key_Down, SHIFT)
    desk.press(Qt.Key.Key_Delete)
    assert toast(desk) == "3 entries deleted."
    assert len(queries.places(desk.journal)) == 9
    assert view.chosen == [talks[3]]
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.rows("timeline") == before


def test_many_are_written_beside_the_window(
    timeline: tuple[Desk, Timeline], monkeypatch: pytest.MonkeyPatch, people: dict[str, ContactId]
) -> None:
    desk, _ = timeline
    monkeypatch.setattr(entry_work, "AT_ONCE", 2)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_Delete)
    desk.bot.waitUntil(lambda: toast(desk) == "10 entries deleted.", timeout=5000)
    assert queries.places(desk.journal, people["Dana"]) == []
    desk.press(Qt.Key.Key_Z, CTRL)
    assert len(queries.places(desk.journal, people["Dana"])) == 10


def test_too_many_are_refused_with_a_sentence(
    timeline: tuple[Desk, Timeline], monkeypatch: pytest.MonkeyPatch, people: dict[str, ContactId]
) -> None:
    desk, _ = timeline
    monkeypatch.setattr(entry_work, "MOST", 9)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_Delete)
    assert toast(desk) == "Choose 9 entries at most; these are 10. Nothing was done."
    assert len(queries.places(desk.journal, people["Dana"])) == 10


def test_several_chosen_are_not_opened(timeline: tuple[Desk, Timeline], journal: Journal) -> None:
    desk, view = timeline
    entry = view.entry
    assert entry is not None
    long = NewConversation(tuple(person.id for person in entry.contacts), entry.when, text="line\n" * 30)
    edits.rewrite_conversation(journal, entry.id, long)
    view.lead_to(entry.id)
    view.executeDelayedItemsLayout()
    whole = view.visualRect(view.currentIndex()).height()
    row = view.currentIndex()
    desk.press(Qt.Key.Key_Down, SHIFT)
    view.executeDelayedItemsLayout()
    assert view.visualRect(row).height() < whole
    desk.press(Qt.Key.Key_Up, SHIFT)
    view.executeDelayedItemsLayout()
    assert view.visualRect(row).height() == whole


def test_copied_entries_are_plain_text_without_private_lines(
    timeline: tuple[Desk, Timeline], journal: Journal, people: dict[str, ContactId]
) -> None:
    desk, view = timeline
    new = NewConversation((people["Dana"],), When(datetime(2026, 11, 20, 9)), text="Seen\nprivate: not this", share=40)
    view.lead_to(edits.log_conversation(journal, new))
    desk.press(Qt.Key.Key_Down, SHIFT)
    desk.press(Qt.Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    first, second = text.split("\n\n")
    assert first == "Friday 20 November 2026 09:00 · Call · 40% business · with Dana Whitfield\nSeen"
    assert "The rollout plan with Dana" in second
    assert toast(desk) == "2 entries copied. Private lines stay in the journal."


def test_the_line_s_buttons_do_the_same(timeline: tuple[Desk, Timeline], talks: list[ConversationId]) -> None:
    desk, view = timeline
    desk.press(Qt.Key.Key_Down, SHIFT)
    buttons = {button.text(): button for button in desk.part(QFrame, "selectionBar").findChildren(QPushButton)}
    desk.bot.mouseClick(buttons["Delete"], Qt.MouseButton.LeftButton)
    assert toast(desk) == "2 entries deleted."
    view.lead_to(talks[3])
    desk.press(Qt.Key.Key_Down, SHIFT)
    desk.bot.mouseClick(buttons["Choose one only"], Qt.MouseButton.LeftButton)
    assert view.chosen == [talks[4]]


def test_what_stands_behind_a_search_is_left_alone(timeline: tuple[Desk, Timeline]) -> None:
    desk, view = timeline
    assert view.chosen
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type("dana")
    desk.bot.waitUntil(lambda: not view.isVisible(), timeout=2000)
    next(action for action in desk.window.actions() if action.objectName() == "delete_entry").trigger()
    assert toast(desk) == "Choose one or more entries first."
    assert len(queries.places(desk.journal)) == 12
