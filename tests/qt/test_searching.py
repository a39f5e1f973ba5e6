# SPDX-License-Identifier: MIT
"""Search in the window: said back in words, lit up, by keyboard there and back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QWidget
from window_desk import Desk

from relationship_journal.qt.models.contacts import ContactRole
from relationship_journal.qt.models.search import AT_ONCE
from relationship_journal.storage import edits
from relationship_journal.values import ContactId

CTRL = Qt.KeyboardModifier.ControlModifier


def search(desk: Desk, text: str) -> list[str]:
    """Search for a text and say what is found."""
    field = desk.part(QLineEdit, "contactSearch")
    desk.press(Qt.Key.Key_F, CTRL)
    field.setText(text)
    results = desk.part(QWidget, "searchResults")
    desk.bot.waitUntil(lambda: results.isVisible() and not results._model.is_looking, timeout=3000)
    return desk.rows("searchList")


def said(desk: Desk) -> str:
    labels = desk.part(QWidget, "searchResults").findChildren(QLabel)
    return " | ".join(label.text() for label in labels if label.isVisible() and label.text())


def shown(desk: Desk) -> str:
    return desk.part(QWidget, "contactHead").findChildren(QLabel)[0].text()


def chosen(desk: Desk) -> str:
    current = desk.part(QListView, "searchList").currentIndex()
    return str(current.data(Qt.ItemDataRole.AccessibleTextRole)) if current.isValid() else ""


def test_the_search_is_said_back_in_words(desk: Desk) -> None:
    search(desk, "rollout with:dana after:2026-03 ")
    assert "Entries with “rollout”, with Dana Whitfield, since 1 March 2026" in said(desk)
    assert "1 entry" in said(desk)


def test_what_cannot_be_read_is_said_beside_the_results(desk: Desk) -> None:
    search(desk, "rollout after:foo ")
    assert (
        "after: takes a date such as 2026, 2026-03 or 2026-03-15; “after:foo” was searched for as it stands."
        in said(desk)
    )
    search(desk, "rollout after:")
    assert "after: takes a date" in said(desk)
    assert len(desk.rows("searchList")) == 4, "a narrowing word without its value rules nobody out"


def test_names_from_the_journal_are_no_markup(desk: Desk, people: dict[str, ContactId]) -> None:
    edits.rename_contact(desk.journal, people["Dana"], "<b>Dana</b> & Co")
    search(desk, "with:dana")
    assert "Entries with <b>Dana</b> & Co" in said(desk)


@pytest.mark.parametrize(
    ("name", "text", "lit"),
    [
        ("Dana Whitfield", "whit", "Whit"),
        ("דנה לוי", "לוי", "לוי"),
        ("山田太郎", "太郎", "太郎"),
        ("Zoë Ångström", "angs", "Ångs"),
    ],
)
def test_the_words_are_lit_in_the_names_of_people(
    desk: Desk, people: dict[str, ContactId], name: str, text: str, lit: str
) -> None:
    edits.rename_contact(desk.journal, people["Dana"], name)
    search(desk, text)
    row = desk.part(QListView, "searchList").model().index(1, 0)
    assert [name[start:end] for start, end in row.data(ContactRole.LIT)] == [lit]
    desk.window.grab()


def test_an_account_and_a_tag_bring_their_people(desk: Desk, people: dict[str, ContactId]) -> None:
    edits.tag_contact(desk.journal, people["Marcus"], "golf club")
    assert "Marcus Oyelaran" in search(desk, 'tag:"golf club"')[1]
    assert "Dana Whitfield" in search(desk, "with:northgate")[1]
    assert search(desk, "with:northgate -with:dana ") == []


def test_down_goes_into_the_results_and_up_comes_back(desk: Desk) -> None:
    rows = search(desk, "rollout ")
    assert rows[0] == "Entries"
    desk.press(Qt.Key.Key_Down)
    assert chosen(desk) == rows[1]
    desk.press(Qt.Key.Key_Up)
    assert chosen(desk) == ""
    assert desk.part(QLineEdit, "contactSearch").hasFocus()


def test_up_from_the_first_row_and_escape_lead_from_the_list_to_the_field(desk: Desk) -> None:
    rows = search(desk, "rollout ")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Escape):
        results = desk.part(QListView, "searchList")
        results.setFocus()
        results.setCurrentIndex(results.model().index(1, 0))
        assert chosen(desk) == rows[1]
        desk.press(key)
        assert desk.part(QLineEdit, "contactSearch").hasFocus()
        assert desk.part(QLineEdit, "contactSearch").selectedText() == "rollout "


def test_escape_clears_and_then_leaves(desk: Desk) -> None:
    search(desk, "rollout ")
    desk.press(Qt.Key.Key_Escape)
    field = desk.part(QLineEdit, "contactSearch")
    assert (field.text(), field.hasFocus()) == ("", True)
    assert not desk.part(QWidget, "searchResults").isVisible()
    desk.press(Qt.Key.Key_Escape)
    assert desk.part(QListView, "contactList").hasFocus()


def test_after_opening_a_hit_find_returns_to_the_search_and_to_the_hit(desk: Desk) -> None:
    rows = search(desk, "rollout ")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert shown(desk) == "Marcus Oyelaran"
    assert "The rollout plan with Marcus" in str(
        desk.part(QListView, "timeline").currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    )
    desk.press(Qt.Key.Key_F, CTRL)
    field = desk.part(QLineEdit, "contactSearch")
    assert field.selectedText() == "rollout "
    desk.bot.waitUntil(lambda: chosen(desk) == rows[2], timeout=2000)
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_F, CTRL)
    assert field.text() == "", "what was cleared does not come back"


def test_going_back_from_a_hit_returns_to_the_search_and_to_the_hit(desk: Desk) -> None:
    rows = search(desk, "rollout ")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert shown(desk) == "Marcus Oyelaran"
    desk.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.part(QLineEdit, "contactSearch").text().strip() == "rollout"
    desk.bot.waitUntil(lambda: chosen(desk) == rows[2], timeout=2000)


def test_the_entries_below_the_first_follow(desk: Desk, people: dict[str, ContactId], make_conversation) -> None:
    for number in range(AT_ONCE + 8):
        make_conversation(people["Dana"], text=f"quixotic {number}", at="2026-05-01T10:00")
    search(desk, "quixotic ")
    assert f"{AT_ONCE + 8} entries" in said(desk)
    desk.bot.waitUntil(lambda: len(desk.rows("searchList")) == AT_ONCE + 9, timeout=2000)


def test_a_passage_written_from_the_right_begins_there(
    desk: Desk, people: dict[str, ContactId], make_conversation
) -> None:
    make_conversation(people["Dana"], text="דיברנו על הצעת המחיר", at="2026-11-20T10:00")
    search(desk, "המחיר")
    view = desk.part(QListView, "searchList")
    row = view.visualRect(view.model().index(1, 0))
    picture = view.viewport().grab(row).toImage()
    scale = picture.devicePixelRatio()
    text = range(round((row.height() // 2 + 2) * scale), round((row.height() - 8) * scale))
    ground = picture.pixelColor(picture.width() - 2, text[0])
    inked = [
        x for x in range(round(130 * scale), picture.width()) if any(picture.pixelColor(x, y) != ground for y in text)
    ]
    assert inked and min(inked) > picture.width() // 2


def test_escape_leaves_the_results_from_the_list_of_people_too(desk: Desk) -> None:
    search(desk, "rollout")
    desk.part(QListView, "contactList").setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert not desk.part(QWidget, "searchResults").isVisible()
    assert desk.part(QWidget, "contactHead").isVisible()


def test_a_change_elsewhere_leaves_what_is_chosen_and_where_it_was_scrolled_to(
    desk: Desk, people: dict[str, ContactId], make_conversation: Callable[..., int]
) -> None:
    talks = [
        make_conversation(people["Dana"], text=f"pilot {number}", at=f"2026-03-01T09:{number:02}")
        for number in range(AT_ONCE + 20)
    ]
    search(desk, "pilot ")
    desk.bot.waitUntil(lambda: len(desk.rows("searchList")) == len(talks) + 1, timeout=3000)
    results = desk.part(QListView, "searchList")
    last = results.model().index(len(talks), 0)
    desk.bot.waitUntil(lambda: results.visualRect(last).top() > results.height(), timeout=3000)  # laid out in batches
    results.setCurrentIndex(results.model().index(AT_ONCE + 9, 0))
    before, place = chosen(desk), results.verticalScrollBar().value()
    middle = results.indexAt(results.rect().center()).row()
    assert place > 0
    edits.rename_contact(desk.journal, people["Marcus"], "Marc")
    edits.trash_conversation(desk.journal, talks[0])
    desk.bot.waitUntil(lambda: len(desk.rows("searchList")) == len(talks), timeout=3000)
    desk.bot.wait(50)
    assert chosen(desk) == before
    assert results.verticalScrollBar().value() == place
    assert results.indexAt(results.rect().center()).row() == middle


def test_a_chosen_hit_that_is_changed_stays_chosen(desk: Desk, people: dict[str, ContactId]) -> None:
    search(desk, "rollout ")
    desk.press(Qt.Key.Key_Down)
    before = chosen(desk)
    contact = "Dana" if "Dana" in before else "Marcus"
    edits.rename_contact(desk.journal, people[contact], "Somebody Else")
    desk.bot.waitUntil(lambda: "Somebody Else" in chosen(desk), timeout=3000)
