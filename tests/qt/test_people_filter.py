# SPDX-License-Identifier: MIT
"""The list of people shows whom a filter wants, says so, and goes back to everybody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QPushButton, QWidget
from window_desk import Desk

from relationship_journal.qt.people import People
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, NewContact, NewJob, PeopleFilter, Stage, Tier


@pytest.fixture
def cast(journal: Journal, people: dict[str, ContactId]) -> dict[str, ContactId]:
    """Dana, Marcus and Priya, and two more who differ in tier, stage and tag."""
    others = (
        NewContact(
            "Aiko Kuramoto", tier=Tier.A, tags=("golf",), stage=Stage.FRIEND, jobs=(NewJob("Helix Diagnostics"),)
        ),
        NewContact("Ruth Hallam", tier=Tier.B, tags=("golf", "chess")),
    )
    for new in others:
        people[new.name.split()[0]] = edits.add_contact(journal, new)
    edits.tag_contact(journal, people["Dana"], "chess")
    return people


@pytest.fixture
def room(make_desk: Callable[..., Desk], journal: Journal, cast: dict[str, ContactId]) -> Desk:
    return make_desk(journal)


def names(desk: Desk) -> set[str]:
    return {row.split()[0] for row in desk.rows("contactList")}


def ask(desk: Desk) -> QWidget:
    action(desk, "filter_people").trigger()
    return popup(desk)


def popup(desk: Desk) -> QWidget:
    return desk.part(QWidget, "peopleFilter")


def choose(desk: Desk, *sentences: str) -> None:
    """Click lines of the open popup."""
    view = desk.part(QListView, "peopleFilterList")
    for sentence in sentences:
        row = next(n for n, said in enumerate(desk.rows("peopleFilterList")) if said.startswith(sentence))
        index = view.model().index(row, 0)
        view.scrollTo(index)
        desk.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def action(desk: Desk, name: str) -> QAction:
    return next(found for found in desk.window.actions() if found.objectName() == name)


def said(desk: Desk) -> list[str]:
    return [label.text() for label in desk.window.findChildren(QLabel) if label.isVisible()]


def test_only_what_occurs_is_offered_with_how_many_have_it(room: Desk) -> None:
    ask(room)
    assert room.rows("peopleFilterList") == [
        "Tier, heading",
        "Tier: Tier A, 1 person, not chosen",
        "Tier: Tier B, 1 person, not chosen",
        "Tier: No tier, 3 people, not chosen",
        "Stage, heading",
        "Stage: Professional, 4 people, not chosen",
        "Stage: Friend, 1 person, not chosen",
        "Status, heading",
        "Status: Customer, 5 people, not chosen",
        "Tag, heading",
        "Tag: chess, 2 people, not chosen",
        "Tag: golf, 2 people, not chosen",
        "Account, heading",
        "Account: Helix Diagnostics, 2 people, not chosen",
        "Account: Northgate Logistics, 1 person, not chosen",
        "Account: Oyelaran & Sons, 1 person, not chosen",
    ]


def test_values_of_one_kind_add_people_and_kinds_take_some_away(room: Desk) -> None:
    ask(room)
    choose(room, "Tag: chess")
    assert names(room) == {"Dana", "Ruth"}
    choose(room, "Tag: golf")
    assert names(room) == {"Dana", "Ruth", "Aiko"}
    choose(room, "Tier: No tier")
    assert names(room) == {"Dana"}
    assert {"chess or golf · No tier", "PEOPLE · 1 of 5"} <= set(said(room))
    choose(room, "Tier: No tier", "Tag: chess", "Tag: golf")
    assert len(names(room)) == 5
    assert "PEOPLE · 5" in said(room)


def test_the_keyboard_alone_filters_and_leaves_the_filter(room: Desk) -> None:
    ask(room)
    view = room.part(QListView, "peopleFilterList")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space):  # past "Tier A" to "Tier B"
        room.bot.keyClick(view, key)
    assert names(room) == {"Ruth"}
    room.bot.keyClicks(view, "north")
    find = room.part(QLineEdit, "peopleFilterFind")
    assert room.rows("peopleFilterList")[1:] == ["Account: Northgate Logistics, 1 person, not chosen"]
    room.bot.keyClick(find, Qt.Key.Key_Return)
    assert names(room) == set()
    room.bot.keyClick(view, Qt.Key.Key_Return)
    assert not popup(room).isVisible()
    button = room.part(QPushButton, "peopleFilterNobody")
    assert button.isVisible()
    room.bot.keyClick(button, Qt.Key.Key_Space)
    assert len(names(room)) == 5
    assert room.part(QListView, "contactList").isVisible()


def test_escape_in_the_list_shows_everybody(room: Desk) -> None:
    ask(room)
    choose(room, "Tier: Tier A")
    popup(room).close()
    view = room.part(QListView, "contactList")
    room.bot.keyClick(view, Qt.Key.Key_Escape)
    assert len(names(room)) == 5
    assert not room.part(QPushButton, "peopleFilterClear").isVisible()


def test_the_line_is_taken_away_by_its_button(room: Desk) -> None:
    ask(room)
    choose(room, "Stage: Friend")
    popup(room).close()
    assert names(room) == {"Aiko"}
    room.bot.mouseClick(room.part(QPushButton, "peopleFilterClear"), Qt.MouseButton.LeftButton)
    assert len(names(room)) == 5


def test_a_filter_that_hides_everybody_leaves_the_page_where_it_is(room: Desk) -> None:
    ask(room)
    choose(room, "Tier: Tier A", "Account: Northgate")
    assert "Nobody matches." in said(room)
    assert room.window.findChild(QWidget, "welcome") is None
    assert room.part(QWidget, "contactHead").isVisible()


def test_the_filtered_list_follows_the_journal(room: Desk, cast: dict[str, ContactId]) -> None:
    ask(room)
    choose(room, "Tag: golf")
    popup(room).close()
    edits.tag_contact(room.journal, cast["Priya"], "golf")
    assert names(room) == {"Aiko", "Ruth", "Priya"}
    room.history.undo()
    assert names(room) == {"Aiko", "Ruth"}
    edits.trash_contact(room.journal, cast["Ruth"])
    assert names(room) == {"Aiko"}
    assert "PEOPLE · 1 of 4" in said(room)


def test_an_account_can_be_shown_from_elsewhere(room: Desk) -> None:
    account = next(one for one, name, _ in queries.people_kinds(room.journal).accounts if name.startswith("Helix"))
    driver = room.window.findChild(People)
    assert driver is not None
    driver.show_only(PeopleFilter(accounts=frozenset({account})))
    assert names(room) == {"Priya", "Aiko"}
    assert "Helix Diagnostics" in said(room)
    edits.rename_account(room.journal, account, "Helix Labs")
    assert "Helix Labs" in said(room)


@pytest.fixture
def many_tongues(make_desk: Callable[..., Desk], journal: Journal) -> Desk:
    for name in ("Anna Zimmer", "Andrea Ott", "Émile Zola", "דנה לוי", "山田 花子"):
        edits.add_contact(journal, NewContact(name))
    desk = make_desk(journal)
    action(desk, "order_name").trigger()
    desk.part(QListView, "contactList").setFocus()
    return desk


def current(desk: Desk) -> str:
    return str(desk.part(QListView, "contactList").currentIndex().data())


def compose(desk: Desk, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(desk.part(QListView, "contactList"), event)


def test_letters_jump_to_a_name(many_tongues: Desk) -> None:
    desk = many_tongues
    pause = QApplication.styleHints().keyboardInputInterval() + 50
    desk.type("ann")
    assert current(desk) == "Anna Zimmer"
    desk.bot.wait(pause)
    desk.type("e")
    assert current(desk) == "Émile Zola"
    desk.bot.wait(pause)
    desk.type("ot")
    assert current(desk) == "Andrea Ott"
    desk.bot.wait(pause)
    desk.type("a")
    assert current(desk) == "Anna Zimmer"
    desk.type("a")
    assert current(desk) == "Andrea Ott"


@pytest.mark.parametrize(
    ("composed", "name"), [("山", "山田 花子"), ("花", "山田 花子"), ("דנ", "דנה לוי"), ("לו", "דנה לוי")]
)
def test_composed_letters_jump_to_a_name_too(many_tongues: Desk, composed: str, name: str) -> None:
    desk = many_tongues
    assert desk.part(QListView, "contactList").testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    desk.window.show_contact(None)
    compose(desk, composed)
    assert current(desk) == name


def test_the_popup_stays_on_the_screen(room: Desk) -> None:
    widget = ask(room)
    screen = widget.screen().availableGeometry()
    assert screen.contains(widget.geometry())
    assert widget.mapToGlobal(QPoint(0, 0)).y() > room.part(QPushButton, "peopleFilterButton").mapToGlobal(QPoint()).y()


def test_to_filter_people_who_are_hidden_shows_them(room: Desk) -> None:
    action(room, "show_people").trigger()
    assert not room.part(QListView, "contactList").isVisible()
    ask(room)
    assert room.part(QListView, "contactList").isVisible()


def test_a_window_too_narrow_for_the_people_still_asks_on_the_screen(room: Desk) -> None:
    room.window.resize(room.window.minimumSize())
    room.bot.wait(20)
    assert not room.part(QPushButton, "peopleFilterButton").isVisible()
    widget = ask(room)
    assert widget.screen().availableGeometry().contains(widget.geometry())
    assert abs(widget.geometry().center().x() - room.window.geometry().center().x()) < 40
