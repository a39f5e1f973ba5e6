# SPDX-License-Identifier: MIT
"""Ctrl+K: anybody and anything by a few letters, by keyboard alone, the recent first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPlainTextEdit, QWidget
from shiboken6 import delete
from window_desk import Desk

from relationship_journal.storage import edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, NewContact

CTRL = Qt.KeyboardModifier.ControlModifier


def go(desk: Desk, text: str = "") -> list[str]:
    """Open the palette, type, and say what it offers."""
    desk.press(Qt.Key.Key_K, CTRL)
    assert desk.window.focusWidget() is desk.part(QLineEdit, "paletteField")
    desk.type(text)
    return desk.rows("paletteList")


def title(desk: Desk) -> str:
    return desk.part(QWidget, "contactHead").findChildren(QLabel)[0].text()


def chosen(desk: Desk) -> str:
    return str(desk.part(QListView, "paletteList").currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_few_letters_and_enter_go_to_a_person(desk: Desk) -> None:
    assert go(desk, "pri")[0] == "Priya Subramanian, person, Helix Diagnostics"
    desk.press(Qt.Key.Key_Return)
    assert not desk.part(QWidget, "palette").isVisible()
    assert title(desk) == "Priya Subramanian"


def test_a_view_is_gone_to_and_a_command_done(desk: Desk) -> None:
    assert go(desk, ">all en") == ["All entries, view, Ctrl+2"]
    desk.press(Qt.Key.Key_Return)
    assert title(desk) == "All entries"
    assert go(desk, "about you")[0] == "About you, command, Edit"


def test_a_command_acts_where_the_cursor_was(desk: Desk) -> None:
    go(desk, "new entry")
    desk.press(Qt.Key.Key_Return)
    desk.type("A note")
    assert desk.text == "A note"
    assert desk.part(QPlainTextEdit, "composerText").hasFocus()


def test_what_cannot_be_done_now_is_not_offered(desk: Desk) -> None:
    assert any(row.startswith("Delete contact, command") for row in go(desk, ">delete"))
    desk.press(Qt.Key.Key_Escape)
    desk.window.show_contact(None)
    assert not any(row.startswith("Delete contact, command") for row in go(desk, ">delete"))
    assert not any(row.startswith(("Redo", "Go to")) for row in desk.rows("paletteList"))


def test_an_account_shows_its_people(desk: Desk) -> None:
    assert go(desk, "northgate")[0] == "Northgate Logistics, account, 1 person"
    desk.press(Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: "Dana Whitfield" in " ".join(desk.rows("contactList")), timeout=2000)


def test_a_tag_is_searched_for(desk: Desk, people: dict[str, ContactId]) -> None:
    edits.tag_contact(desk.journal, people["Dana"], "golf club")
    assert go(desk, "#gol") == ["golf club, tag"]
    desk.press(Qt.Key.Key_Return)
    assert desk.part(QLineEdit, "contactSearch").text() == 'tag:"golf club"'


def test_the_first_sign_narrows_to_people(desk: Desk) -> None:
    assert [row.split(",")[0] for row in go(desk, "@a")] == []
    desk.press(Qt.Key.Key_Escape)
    assert [row.split(",")[0] for row in go(desk, "@da")] == ["Dana Whitfield"]


def test_what_was_chosen_lately_comes_first_also_after_a_restart(
    desk: Desk, make_desk: Callable[..., Desk], journal: Journal
) -> None:
    go(desk, "marcus")
    desk.press(Qt.Key.Key_Return)
    desk.close()
    again = make_desk(journal)
    assert go(again)[:2] == ["Recent", "Marcus Oyelaran, person, Oyelaran & Sons"]
    kept = Path(again.paths.window_state).read_text(encoding="utf-8")
    assert "Marcus" not in kept
    assert "person:" in kept


def test_arrows_pages_and_ends_walk_the_list_past_its_headings(desk: Desk) -> None:
    rows = go(desk)
    assert rows[0] == "People"
    assert chosen(desk) == rows[1]
    desk.press(Qt.Key.Key_Down)
    assert chosen(desk) == rows[2]
    desk.press(Qt.Key.Key_End)
    assert chosen(desk) == rows[-1]
    views = sum(", view" in row for row in rows)
    for _ in range(views):
        desk.press(Qt.Key.Key_Up)
    assert chosen(desk) == rows[-views - 2], "the heading above the last rows is passed over"
    desk.press(Qt.Key.Key_PageUp)
    assert chosen(desk) == rows[1]


@pytest.mark.parametrize("leave", ["escape", "again", "tab", "beside"])
def test_leaving_it_changes_nothing_and_gives_the_cursor_back(desk: Desk, leave: str) -> None:
    before = desk.window.focusWidget()
    go(desk, "marcus")
    palette = desk.part(QWidget, "palette")
    if leave == "escape":
        desk.press(Qt.Key.Key_Escape)
    elif leave == "again":
        desk.press(Qt.Key.Key_K, CTRL)
    elif leave == "tab":
        desk.press(Qt.Key.Key_Tab)
    else:
        desk.bot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, palette.height() - 5))
    assert not palette.isVisible()
    assert desk.window.focusWidget() is before
    assert title(desk) == "Dana Whitfield"


def test_words_nobody_is_called_by_can_be_searched_for(desk: Desk) -> None:
    assert go(desk, "zzzz") == ["Search entries for “zzzz”, search"]
    desk.press(Qt.Key.Key_Return)
    assert desk.part(QLineEdit, "contactSearch").text() == "zzzz"


def test_newcomers_and_new_names_are_known_at_once(desk: Desk, people: dict[str, ContactId]) -> None:
    go(desk)
    desk.press(Qt.Key.Key_Escape)
    edits.add_contact(desk.journal, NewContact("Zoë <b>Quist</b>"))
    edits.rename_contact(desk.journal, people["Dana"], "Dora Whitfield")
    assert go(desk, "zoe")[0] == "Zoë <b>Quist</b>, person"
    desk.press(Qt.Key.Key_Escape)
    assert go(desk, "dora")[0].startswith("Dora Whitfield, person")


def test_it_stays_inside_a_small_window(desk: Desk) -> None:
    desk.window.resize(420, 320)
    go(desk)
    palette = desk.part(QWidget, "palette")
    for part in palette.findChildren(QWidget):
        if part.isVisible() and part.parentWidget() is palette:
            assert palette.rect().contains(part.geometry())


def test_the_cursor_came_from_a_field_that_is_gone(desk: Desk) -> None:
    field = QLineEdit(desk.window)
    field.show()
    field.setFocus()
    go(desk)
    delete(field)
    desk.press(Qt.Key.Key_Escape)
    assert not desk.part(QWidget, "palette").isVisible()
