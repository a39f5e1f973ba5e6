# SPDX-License-Identifier: MIT
"""Walks through the window: log, undo, search, switch, reopen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QPushButton, QWidget
from window_desk import Desk

from relationship_journal.qt.widgets.mix_slider import MixSlider
from relationship_journal.storage import drafts, edits, queries
from relationship_journal.storage.errors import SaveFailed
from relationship_journal.storage.journal import Journal
from relationship_journal.values import Channel, ContactId

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def log(desk: Desk, text: str) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    desk.type(text)
    desk.press(Qt.Key.Key_Return, CTRL)


def toast(desk: Desk) -> str:
    frame = desk.part(QFrame, "undoToast")
    return frame.accessibleName() if frame.isVisible() else ""


def test_a_talk_is_logged_by_keyboard_alone(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    desk.type("Coffee and the renewal")
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Down)  # from call to video
    desk.press(Qt.Key.Key_Tab)
    desk.type("yesterday 4pm")
    desk.press(Qt.Key.Key_Tab)
    desk.type("1h 20")
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_7)
    desk.press(Qt.Key.Key_Left)
    desk.press(Qt.Key.Key_Return, CTRL)
    (entry,) = queries.entries_at(desk.journal, queries.places(desk.journal, people["Dana"])[:1])
    assert (entry.text, entry.channel, entry.minutes, entry.share, entry.rated) == (
        "Coffee and the renewal",
        Channel.VIDEO,
        80,
        65,
        True,
    )
    assert f"{entry.when.local:%Y-%m-%d %H:%M}" == "2026-11-21 16:00"
    assert "Coffee and the renewal" in desk.rows("timeline")[1]
    assert "yesterday" in desk.rows("contactList")[0]
    assert toast(desk) == "Logged."
    assert desk.text == ""


def test_undo_and_redo_with_the_cursor_still_in_the_composer(desk: Desk) -> None:
    before = desk.rows("timeline")
    log(desk, "One more call")
    logged = desk.rows("timeline")
    assert len(logged) == len(before) + 1
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.rows("timeline") == before
    desk.press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert desk.rows("timeline") == logged
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.press(Qt.Key.Key_Y, CTRL)
    assert desk.rows("timeline") == logged


def test_undo_in_the_text_comes_before_undo_in_the_journal(desk: Desk) -> None:
    log(desk, "One more call")
    desk.type("x")
    count = len(desk.rows("timeline"))
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.text == ""
    assert len(desk.rows("timeline")) == count


def test_the_toast_takes_the_entry_back_and_goes_with_the_next_change(desk: Desk) -> None:
    before = desk.rows("timeline")
    log(desk, "First")
    undo = next(b for b in desk.part(QFrame, "undoToast").findChildren(QPushButton) if b.text() == "Undo")
    desk.bot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert desk.rows("timeline") == before
    assert toast(desk) == "Undone: log conversation."


def test_the_menu_says_what_undo_would_do(desk: Desk) -> None:
    log(desk, "First")
    actions = {action.objectName(): action for action in desk.window.actions()}
    assert actions["undo"].text() == "Undo log conversation"
    assert actions["undo"].isEnabled()
    assert not actions["redo"].isEnabled()


def test_nothing_to_save_is_said_and_nothing_is_written(desk: Desk) -> None:
    before = queries.places(desk.journal)
    desk.press(Qt.Key.Key_N, CTRL)
    desk.press(Qt.Key.Key_Return, CTRL)
    said = [label.text() for label in desk.part(QWidget, "composer").findChildren(QLabel) if label.isVisible()]
    assert said == ["There is nothing to save yet. Write a few words, or set channel, minutes or mix."]
    assert queries.places(desk.journal) == before


@pytest.mark.parametrize(("field", "typed"), [("composerWhen", "blorgday"), ("composerMinutes", "a while")])
def test_what_cannot_be_read_is_said_beside_the_field_and_nothing_is_lost(desk: Desk, field: str, typed: str) -> None:
    before = queries.places(desk.journal)
    desk.press(Qt.Key.Key_N, CTRL)
    desk.type("The text that must stay")
    edit = desk.part(QLineEdit, field)
    edit.setFocus()
    desk.type(typed)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert queries.places(desk.journal) == before
    said = [label.text() for label in desk.part(QWidget, "composer").findChildren(QLabel) if label.isVisible()]
    assert len(said) == 1
    assert typed in said[0]
    assert (desk.text, edit.text()) == ("The text that must stay", typed)
    edit.clear()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert len(queries.places(desk.journal)) == len(before) + 1


def test_the_resolved_date_is_shown(desk: Desk) -> None:
    when = desk.part(QLineEdit, "composerWhen")
    when.setFocus()
    desk.type("3 days ago")
    (said,) = [label.text() for label in desk.part(QWidget, "composer").findChildren(QLabel) if label.isVisible()]
    assert said == "That is Thu 19 Nov."
    desk.press(Qt.Key.Key_Tab)
    assert when.text() == "Thu 19 Nov"


def test_a_future_talk_is_a_plan(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.part(QLineEdit, "composerWhen").setFocus()
    desk.type("tomorrow 10:00")
    log(desk, "Renewal talk")
    (entry,) = queries.entries_at(desk.journal, queries.places(desk.journal, people["Dana"])[:1])
    assert entry.planned


def test_a_draft_is_in_the_journal_within_a_second_and_comes_back(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    desk.type("Half a thought")
    desk.part(MixSlider, "mixSlider").rate(35)
    desk.part(QLineEdit, "composerWhen").setFocus()
    desk.type("yesterday 4pm")
    dana = queries.contact(desk.journal, people["Dana"])
    assert dana is not None
    desk.bot.waitUntil(lambda: drafts.load(desk.journal, f"composer:{dana.uid}") is not None, timeout=1000)
    desk.window.show_contact(people["Marcus"])
    assert desk.text == ""
    desk.window.show_contact(people["Dana"])
    assert desk.text == "Half a thought"
    assert desk.part(MixSlider, "mixSlider").share == 35
    assert desk.part(QLineEdit, "composerWhen").text() == "Yesterday 16:00"
    desk.press(Qt.Key.Key_N, CTRL)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert drafts.load(desk.journal, f"composer:{dana.uid}") is None


def test_closing_and_reopening_loses_nothing(
    desk: Desk, make_desk: Callable[..., Desk], people: dict[str, ContactId]
) -> None:
    desk.window.show_contact(people["Priya"])
    log(desk, "The last thing before closing")
    desk.type("and half a line more")
    path = desk.journal.path
    desk.close()
    desk.journal.close()
    with Journal.open(path) as again:
        later = make_desk(again)
        assert later.text == "and half a line more"
        assert "The last thing before closing" in later.rows("timeline")[1]
        assert later.part(QWidget, "contactHead").findChildren(QLabel)[0].text() == "Priya Subramanian"
        later.close()


def test_switching_contacts_changes_head_timeline_and_composer(desk: Desk) -> None:
    people = desk.part(QListView, "contactList")
    people.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert desk.part(QWidget, "contactHead").findChildren(QLabel)[0].text() == "Marcus Oyelaran"
    assert "The rollout plan with Marcus" in desk.rows("timeline")[1]
    assert len(desk.rows("timeline")) == 2


def test_all_entries_show_everybody(desk: Desk) -> None:
    desk.bot.mouseClick(desk.part(QPushButton, "navEntries"), Qt.MouseButton.LeftButton)
    said = " ".join(desk.rows("timeline"))
    assert all(name in said for name in ("Dana", "Marcus", "Priya"))


def search(desk: Desk, text: str) -> list[str]:
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type(text)
    results = desk.part(QWidget, "searchResults")
    desk.bot.waitUntil(results.isVisible, timeout=2000)
    return desk.rows("searchList")


def test_search_finds_people_first_then_entries(desk: Desk) -> None:
    rows = search(desk, "dana")
    assert rows[0] == "People"
    assert rows[1].startswith("Dana Whitfield, Northgate Logistics.")
    assert rows[2] == "Entries"
    assert "The rollout plan with Dana" in rows[3]


def test_escape_leaves_the_search_where_it_began(desk: Desk) -> None:
    search(desk, "marcus")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.part(QWidget, "searchResults").isVisible()
    assert desk.part(QWidget, "contactHead").findChildren(QLabel)[0].text() == "Dana Whitfield"


def test_down_and_enter_open_an_entry_on_its_page(desk: Desk) -> None:
    search(desk, "marcus")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.part(QWidget, "contactHead").findChildren(QLabel)[0].text() == "Marcus Oyelaran"
    assert "The rollout plan with Marcus" in str(
        desk.part(QListView, "timeline").currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    )


def test_enter_right_after_typing_opens_what_was_typed(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type("priya")
    desk.press(Qt.Key.Key_Return)
    title = desk.part(QWidget, "contactHead").findChildren(QLabel)[0]
    desk.bot.waitUntil(lambda: title.text() == "Priya Subramanian", timeout=2000)


def test_a_search_without_results_says_so(desk: Desk) -> None:
    assert search(desk, "zzzz") == []
    said = [label.text() for label in desk.part(QWidget, "searchResults").findChildren(QLabel) if label.isVisible()]
    assert "Nothing found" in said


def test_deleting_an_entry_needs_no_question_and_can_be_undone(desk: Desk) -> None:
    before = desk.rows("timeline")
    timeline = desk.part(QListView, "timeline")
    timeline.setFocus()
    timeline.setCurrentIndex(timeline.model().index(1, 0))
    desk.press(Qt.Key.Key_Delete)
    assert desk.rows("timeline") == []
    assert toast(desk) == "Entry deleted."
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.rows("timeline") == before


def test_entries_are_deleted_one_after_the_other_by_keyboard_alone(desk: Desk) -> None:
    for text in ("One", "Two", "Three"):
        log(desk, text)
    timeline = desk.part(QListView, "timeline")
    timeline.setFocus(Qt.FocusReason.TabFocusReason)
    for left in (3, 2, 1):
        desk.press(Qt.Key.Key_Delete)
        assert len(timeline.selectedIndexes()) == 1
        assert sum("conversation" not in row for row in desk.rows("timeline")) == left
    desk.press(Qt.Key.Key_Delete)
    assert desk.rows("timeline") == []


def test_deleting_a_contact_goes_on_with_the_next(desk: Desk) -> None:
    actions = {action.objectName(): action for action in desk.window.actions()}
    actions["delete_contact"].trigger()
    assert len(desk.rows("contactList")) == 2
    assert desk.part(QWidget, "contactHead").findChildren(QLabel)[0].text() == "Marcus Oyelaran"
    desk.press(Qt.Key.Key_Z, CTRL)
    assert len(desk.rows("contactList")) == 3


def test_an_empty_journal_offers_the_first_step(make_desk: Callable[..., Desk], journal: Journal) -> None:
    desk = make_desk(journal)
    assert desk.part(QWidget, "welcome").isVisible()
    words = [button.text() for button in desk.part(QWidget, "welcome").findChildren(QPushButton)]
    assert words == ["Import contacts…", "New contact…"]


def test_window_state_holds_no_name(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(people["Marcus"])
    desk.close()
    kept = Path(desk.paths.window_state)
    assert kept.stat().st_mode & 0o077 == 0
    assert "Marcus" not in kept.read_text()


def fail(*_: object) -> None:
    raise SaveFailed("Could not save (database or disk is full). Your text is still here; try again.")


def test_a_draft_the_disk_refuses_comes_back_with_its_contact_and_keeps_the_window_open(
    desk: Desk, people: dict[str, ContactId], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = desk.window
    with monkeypatch.context() as full:
        full.setattr(drafts, "save", fail)
        desk.press(Qt.Key.Key_N, CTRL)
        desk.type("a long thought about the renewal")
        window.show_contact(people["Marcus"])
        window.show_contact(people["Dana"])
        assert desk.text == "a long thought about the renewal"
        assert not window.close()
        assert "could not be kept" in toast(desk)
    assert window.close()
    window.show()
    assert any("a long thought" in body for (body,) in desk.journal.rows("SELECT body FROM draft"))


def test_an_entry_that_is_saved_is_not_saved_twice_where_its_draft_cannot_go(
    desk: Desk, people: dict[str, ContactId], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(queries.places(desk.journal, people["Dana"]))
    desk.press(Qt.Key.Key_N, CTRL)
    desk.type("once only")
    with monkeypatch.context() as full:
        full.setattr(drafts, "drop", fail)
        desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.text == ""
    assert len(queries.places(desk.journal, people["Dana"])) == before + 1


def test_deleting_the_contact_just_written_about_keeps_the_draft(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    desk.type("half a thought")
    edits.trash_contact(desk.journal, people["Dana"])
    assert desk.text != "half a thought"
    edits.restore_contact(desk.journal, people["Dana"])
    desk.window.show_contact(people["Dana"])
    assert desk.text == "half a thought"


def test_all_entries_stay_when_the_list_of_people_gets_the_focus(desk: Desk) -> None:
    desk.window.show_contact(None)
    everybody = desk.rows("timeline")
    people = desk.part(QListView, "contactList")
    desk.part(QLineEdit, "contactSearch").setFocus()
    people.setFocus()
    assert desk.rows("timeline") == everybody
    desk.press(Qt.Key.Key_Down)
    assert desk.rows("timeline") != everybody
