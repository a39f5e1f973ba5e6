# SPDX-License-Identifier: MIT
"""Searches are saved, offered under the empty field, renamed and removed there, and gone to with Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListView, QPushButton, QWidget
from window_desk import Desk

from relationship_journal.storage import edits, queries
from relationship_journal.values import SavedSearch

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def find(desk: Desk, text: str = "") -> QLineEdit:
    desk.press(Qt.Key.Key_F, CTRL)
    field = desk.part(QLineEdit, "contactSearch")
    field.setText(text)
    return field


def answer(desk: Desk, name: str) -> Callable[[], None]:
    """Type a name into the dialog that is about to open, and save."""

    def do() -> None:
        edit = QApplication.activeModalWidget().findChild(QLineEdit, "searchName")
        edit.selectAll()
        desk.bot.keyClicks(edit, name)
        desk.bot.keyClick(edit, Qt.Key.Key_Return)

    return do


def menu(desk: Desk) -> list[str]:
    shown = desk.part(QFrame, "searchMenu")
    return desk.rows("searchMenuList") if shown.isVisible() else []


def saved(desk: Desk) -> list[SavedSearch]:
    return queries.saved_searches(desk.journal)


def test_a_search_is_saved_by_keys_and_offered_in_the_empty_field(desk: Desk) -> None:
    find(desk, "rollout with:dana")
    QTimer.singleShot(50, answer(desk, "Danas rollout"))
    desk.press(Qt.Key.Key_S, CTRL | SHIFT)
    assert saved(desk) == [SavedSearch("Danas rollout", "rollout with:dana")]
    assert desk.part(QFrame, "undoToast").accessibleName() == "Search saved as “Danas rollout”."
    field = find(desk, "x")
    desk.press(Qt.Key.Key_Escape)
    assert menu(desk) == ["Saved searches", "Danas rollout, saved search, rollout with:dana"]
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert field.text() == "rollout with:dana"
    assert menu(desk) == []
    desk.bot.waitUntil(lambda: len(desk.rows("searchList")) == 2, timeout=2000)


def test_saving_needs_a_search(desk: Desk) -> None:
    action = next(action for action in desk.window.actions() if action.objectName() == "save_search")
    assert not action.isEnabled()
    find(desk, "fee")
    assert action.isEnabled()
    find(desk)
    assert not action.isEnabled()


def test_the_results_offer_to_save_the_search(desk: Desk) -> None:
    find(desk, "rollout ")
    results = desk.part(QWidget, "searchResults")
    desk.bot.waitUntil(results.isVisible, timeout=2000)
    QTimer.singleShot(50, answer(desk, "R"))
    next(b for b in results.findChildren(QPushButton) if b.text() == "Save this search").click()
    assert [one.name for one in saved(desk)] == ["R"]


def test_a_saved_search_is_renamed_and_removed_by_keyboard_and_comes_back(desk: Desk) -> None:
    edits.save_search(desk.journal, "Fees", "fee")
    edits.save_search(desk.journal, "Meals", "channel:meal")
    find(desk)
    desk.press(Qt.Key.Key_Down)
    QTimer.singleShot(50, answer(desk, "Costs"))
    desk.press(Qt.Key.Key_F2)
    assert [one.name for one in saved(desk)] == ["Costs", "Meals"]
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Delete)
    assert [one.name for one in saved(desk)] == ["Meals"]
    assert menu(desk) == ["Saved searches", "Meals, saved search, channel:meal"]
    desk.history.undo()
    assert [one.name for one in saved(desk)] == ["Costs", "Meals"]


def test_what_was_searched_lately_is_offered_and_written_nowhere(desk: Desk) -> None:
    find(desk, "marcus rollout")
    desk.press(Qt.Key.Key_Return)
    head = desk.part(QWidget, "contactHead").findChildren(QLabel)[0]
    desk.bot.waitUntil(lambda: head.text() == "Marcus Oyelaran", timeout=2000)
    desk.press(Qt.Key.Key_F, CTRL)
    desk.press(Qt.Key.Key_Escape)
    assert menu(desk) == ["Searched lately", "marcus rollout, search"]
    desk.close()
    assert "marcus" not in desk.paths.window_state.read_text(encoding="utf-8")


def test_the_list_goes_with_the_cursor_and_with_escape(desk: Desk) -> None:
    edits.save_search(desk.journal, "Fees", "fee")
    find(desk)
    assert menu(desk)
    desk.press(Qt.Key.Key_Escape)
    assert not menu(desk)
    assert desk.part(QListView, "contactList").hasFocus()
    find(desk)
    desk.part(QListView, "contactList").setFocus()
    assert not menu(desk)


def test_the_list_does_not_open_by_itself_when_a_search_ends(desk: Desk) -> None:
    edits.save_search(desk.journal, "Fees", "fee")
    find(desk, "priya")
    desk.press(Qt.Key.Key_Return)
    head = desk.part(QWidget, "contactHead").findChildren(QLabel)[0]
    desk.bot.waitUntil(lambda: head.text() == "Priya Subramanian", timeout=2000)
    assert not menu(desk)


def test_the_palette_goes_to_a_saved_search(desk: Desk) -> None:
    edits.save_search(desk.journal, "Dear fees", "rollout")
    desk.press(Qt.Key.Key_K, CTRL)
    desk.type("dear")
    desk.press(Qt.Key.Key_Return)
    assert desk.part(QLineEdit, "contactSearch").text() == "rollout"
