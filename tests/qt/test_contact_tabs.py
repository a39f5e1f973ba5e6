# SPDX-License-Identifier: MIT
"""The tabs of a contact's page: the balance sheet of both sides, and everything about the person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QTabBar, QWidget
from window_desk import Desk

from relationship_journal.qt.mark_work import MarkWork
from relationship_journal.qt.models.timeline import TimelineModel
from relationship_journal.qt.widgets.sheet import SheetPage
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    ContactId,
    ConversationId,
    LimitKind,
    Manner,
    MarkKind,
    MethodKind,
    NewContact,
    NewConversation,
    NewFavor,
    NewGoal,
    NewInterest,
    NewLimit,
    NewMethod,
    NewPromise,
    NewRelation,
    OffDuty,
    Stage,
    When,
)

ALT = Qt.KeyboardModifier.AltModifier
KEYS = {"timeline": Qt.Key.Key_1, "sides": Qt.Key.Key_2, "about": Qt.Key.Key_3}


def go(desk: Desk, tab: str) -> None:
    desk.press(KEYS[tab], ALT)


def sheet(desk: Desk, tab: str = "sides") -> SheetPage:
    return desk.part(SheetPage, "bothSides" if tab == "sides" else "aboutContact")


def said(desk: Desk, tab: str = "sides") -> str:
    """Everything that is to be read on a sheet."""
    inside = sheet(desk, tab).widget()
    labels = [label.text() for label in inside.findChildren(QLabel)]
    return "\n".join([*labels, *(button.text() for button in inside.findChildren(QAbstractButton))])


def link(desk: Desk, words: str, tab: str = "sides") -> QAbstractButton:
    """What can be clicked under a name, in part."""
    inside = sheet(desk, tab).widget()
    found = [one for one in inside.findChildren(QAbstractButton) if words in one.accessibleName()]
    assert found, f"{words} is not among {[one.accessibleName() for one in inside.findChildren(QAbstractButton)]}"
    return found[0]


def tab_shown(desk: Desk) -> str:
    bar = desk.part(QTabBar, "contactTabs")
    return bar.tabText(bar.currentIndex()) if bar.isVisible() else ""


@pytest.fixture
def dana(desk: Desk, people: dict[str, ContactId]) -> ContactId:
    desk.window.show_contact(people["Dana"])
    return people["Dana"]


def test_keys_lead_to_the_tabs_and_the_timeline_comes_back(desk: Desk, dana: ContactId) -> None:
    assert tab_shown(desk) == "Timeline"
    go(desk, "sides")
    assert tab_shown(desk) == "Both sides"
    assert sheet(desk).isVisible()
    assert not desk.part(QWidget, "composer").isVisible()
    go(desk, "about")
    assert not sheet(desk).isVisible()
    assert sheet(desk, "about").isVisible()
    go(desk, "timeline")
    assert desk.part(QWidget, "timeline").isVisible()
    assert desk.part(QWidget, "composer").isVisible()
    assert not sheet(desk, "about").isVisible()


def test_a_click_on_a_tab_shows_it(desk: Desk, dana: ContactId) -> None:
    desk.part(QTabBar, "contactTabs").setCurrentIndex(1)
    assert sheet(desk).isVisible()


def test_the_tab_stays_from_one_person_to_the_next_and_everybody_has_none(
    desk: Desk, dana: ContactId, people: dict[str, ContactId]
) -> None:
    edits.add_mark(desk.journal, people["Marcus"], NewGoal("a second lab"))
    go(desk, "sides")
    desk.window.show_contact(people["Marcus"])
    desk.bot.waitUntil(lambda: "a second lab" in said(desk))
    desk.window.show_contact(None)
    assert tab_shown(desk) == ""
    assert desk.part(QWidget, "timeline").isVisible()
    desk.window.show_contact(dana)
    assert tab_shown(desk) == "Both sides"


def test_back_and_forward_know_the_tabs(desk: Desk, dana: ContactId) -> None:
    go(desk, "sides")
    go(desk, "about")
    desk.press(Qt.Key.Key_Left, ALT)
    assert tab_shown(desk) == "Both sides"
    desk.press(Qt.Key.Key_Left, ALT)
    assert tab_shown(desk) == "Timeline"
    desk.press(Qt.Key.Key_Right, ALT)
    assert tab_shown(desk) == "Both sides"


def test_the_tab_is_there_again_at_the_next_start(desk: Desk, dana: ContactId) -> None:
    go(desk, "about")
    desk.close()
    desk.open()
    assert tab_shown(desk) == "About"


def test_writing_leads_back_to_the_timeline(desk: Desk, dana: ContactId) -> None:
    go(desk, "sides")
    desk.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert tab_shown(desk) == "Timeline"
    assert desk.part(QWidget, "composerText").hasFocus()


def test_an_entry_is_shown_on_the_timeline(desk: Desk, dana: ContactId) -> None:
    go(desk, "about")
    (entry,) = queries.entries_at(desk.journal, queries.places(desk.journal, dana))
    desk.window.show_entry(dana, entry.id)
    assert tab_shown(desk) == "Timeline"


def test_an_empty_sheet_offers_the_first_step(desk: Desk, dana: ContactId) -> None:
    go(desk, "sides")
    assert "What you and Dana owe, ask and do for each other will be here" in said(desk)
    link(desk, "Write an entry").click()
    assert desk.part(QWidget, "composerText").hasFocus()


def test_a_number_of_conversations_filters_the_timeline_to_exactly_those(desk: Desk, dana: ContactId) -> None:
    kept = [off_duty(desk.journal, dana, day) for day in (1, 2)]
    go(desk, "sides")
    link(desk, "2 kept").click()
    model = desk.window.findChild(TimelineModel)
    assert tab_shown(desk) == "Timeline"
    assert model.filter.ids == frozenset(kept)
    assert model.shown_count == 2
    desk.press(Qt.Key.Key_Left, ALT)
    assert tab_shown(desk) == "Both sides"
    assert model.filter.shows_all


def off_duty(journal: Journal, contact: ContactId, day: int) -> ConversationId:
    talk = NewConversation((contact,), When(datetime(2026, 10, day, 19)), manner=Manner(OffDuty.KEPT))
    return edits.log_conversation(journal, talk)


def test_a_number_of_marks_shows_them_with_their_deeds_and_the_way_back(desk: Desk, dana: ContactId) -> None:
    for what in ("a sheet", "a quote"):
        edits.add_mark(desk.journal, dana, NewPromise(what, due=date(2026, 11, 30)))
    edits.add_mark(desk.journal, dana, NewGoal("cold chain"))
    go(desk, "sides")
    link(desk, "Promises, You: 2 open").click()
    assert "Your promises, open · 2" in said(desk)
    assert "cold chain" not in said(desk)
    link(desk, "Kept").click()
    assert [one.said.what for one in queries.open_marks(desk.journal, dana, [MarkKind.PROMISE])] == ["a sheet"]
    assert "Promise kept: a quote" in said(desk)
    desk.press(Qt.Key.Key_Escape)
    assert "cold chain" in said(desk)
    assert "1 open" in said(desk)


def test_many_marks_are_laid_out_step_by_step(desk: Desk, dana: ContactId) -> None:
    for number in range(40):
        edits.add_mark(desk.journal, dana, NewFavor(f"favor {number}"))
    go(desk, "sides")
    link(desk, "Favors, You: 40 done").click()
    assert said(desk).count("Favor: favor") == 30
    link(desk, "Show 10 more").click()
    assert said(desk).count("Favor: favor") == 40


def test_marks_lead_to_the_entries_they_came_from(desk: Desk, dana: ContactId) -> None:
    (entry,) = queries.entries_at(desk.journal, queries.places(desk.journal, dana))
    edits.add_mark(desk.journal, dana, NewPromise("a sheet"), entry.id)
    go(desk, "sides")
    link(desk, "Promises, You: 1 open").click()
    link(desk, "Show its entry").click()
    assert desk.window.findChild(TimelineModel).filter.ids == frozenset({entry.id})


def test_an_open_mark_is_done_from_the_sheet_and_undone(desk: Desk, dana: ContactId) -> None:
    edits.add_mark(desk.journal, dana, NewPromise("send the sheet", due=date(2026, 11, 17)))
    go(desk, "sides")
    assert "1 overdue" in said(desk)
    link(desk, "Kept").click()
    assert "overdue" not in said(desk)
    assert "0 of 1 on time" in said(desk)
    desk.history.undo()
    assert "1 overdue" in said(desk)


def test_three_dots_offer_every_deed_and_the_entry(desk: Desk, dana: ContactId) -> None:
    (entry,) = queries.entries_at(desk.journal, queries.places(desk.journal, dana))
    edits.add_mark(desk.journal, dana, NewPromise("send the sheet"), entry.id)
    go(desk, "sides")
    link(desk, "More to do: Promise: send the sheet").click()
    menu = desk.window.findChild(QMenu, "markMenu")
    offered = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    assert offered == ["Kept", "Move…", "Let go", "Edit…", "Delete", "History…", "Show its entry"]
    menu.actions()[-1].trigger()
    menu.close()
    assert tab_shown(desk) == "Timeline"


@pytest.mark.parametrize(
    ("words", "kind", "whose"),
    [
        ("Goals: Add", MarkKind.GOAL, True),
        ("Ask about: Add", MarkKind.NOTE, True),
        ("A no: Add", MarkKind.REFUSAL, True),
    ],
)
def test_new_marks_are_written_from_their_heading(
    desk: Desk, dana: ContactId, monkeypatch: pytest.MonkeyPatch, words: str, kind: MarkKind, whose: bool
) -> None:
    asked: list[tuple[MarkKind, ContactId | None]] = []

    def write(_: MarkWork, kind: MarkKind, contact: ContactId | None = None, **__: object) -> None:
        asked.append((kind, contact))

    monkeypatch.setattr(MarkWork, "write", write)
    go(desk, "sides")
    link(desk, words).click()
    assert asked == [(kind, dana if whose else None)]


def test_a_limit_can_be_set_for_one_or_for_all(desk: Desk, dana: ContactId, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[ContactId | None, object]] = []

    def write(_: MarkWork, __: MarkKind, contact: ContactId | None = None, *, said: object = None) -> None:
        asked.append((contact, said))

    monkeypatch.setattr(MarkWork, "write", write)
    go(desk, "about")
    link(desk, "Your limits with them: Spending", "about").click()
    link(desk, "Your limits with everybody: Personal time", "about").click()
    assert asked == [(dana, NewLimit(LimitKind.SPENDING)), (None, NewLimit(LimitKind.PERSONAL_MINUTES))]


def test_about_is_no_wider_for_a_name_that_is_endless(
    make_desk: Callable[[Journal], Desk], journal: Journal, people: dict[str, ContactId]
) -> None:
    endless = edits.add_contact(journal, NewContact("n" * 10_000, relations=(NewRelation("twin", "o" * 10_000),)))
    plain = edits.add_contact(journal, NewContact("Noor"))
    desk = make_desk(journal)
    widths = []
    for contact in (plain, endless):
        desk.window.show_contact(contact)
        go(desk, "about")
        desk.bot.wait(50)
        page = next(one for one in desk.window.findChildren(SheetPage) if one.isVisible())
        widths.append(page.minimumSizeHint().width())
        shown = [label for label in page.findChildren(QLabel) if label.isVisible()]
        assert all(len(label.text()) < 300 for label in shown)
    assert max(widths) < 720, "as wide as the middle of the window"
    assert desk.window.findChild(QWidget, "contactList").width() > 150


def test_about_tells_what_is_known_and_leads_to_relatives(
    make_desk: Callable[[Journal], Desk], journal: Journal, people: dict[str, ContactId]
) -> None:
    someone = NewContact(
        "Hannah Lee",
        given="Hannah",
        methods=(NewMethod(MethodKind.EMAIL, "hannah@example.com", "home"),),
        relations=(NewRelation("brother", "Marcus Oyelaran", people["Marcus"]), NewRelation("daughter", "Ruth")),
        note="Prefers mornings.",
        tags=("choir",),
    )
    hannah = edits.add_contact(journal, someone)
    edits.add_mark(journal, hannah, NewInterest("bell ringing"))
    edits.set_limit(journal, hannah, NewLimit(LimitKind.PERSONAL_MINUTES, 360))
    edits.set_stages(journal, (hannah,), Stage.FRIEND, date(2026, 3, 21))
    desk = make_desk(journal)
    desk.window.show_contact(hannah)
    go(desk, "about")
    shown = said(desk, "about")
    for words in ("Ruth", "bell ringing", "6 h a month", "Professional to friend", "Prefers mornings.", "choir"):
        assert words in shown
    link(desk, "hannah@example.com", "about").click()
    assert QGuiApplication.clipboard().text() == "hannah@example.com"
    link(desk, "Marcus Oyelaran", "about").click()
    assert tab_shown(desk) == "About"
    desk.bot.waitUntil(lambda: "Oyelaran && Sons" in said(desk, "about"))
    link(desk, "Oyelaran & Sons", "about").click()
    assert desk.part(QWidget, "accountsView").isVisible()


def test_the_sheet_follows_the_journal_where_it_was_scrolled_to(desk: Desk, dana: ContactId) -> None:
    go(desk, "sides")
    desk.window.resize(1024, 640)
    page = sheet(desk)
    page.verticalScrollBar().setValue(60)
    edits.add_mark(desk.journal, dana, NewInterest("sea swimming"))
    assert "sea swimming" in said(desk)
    assert page.verticalScrollBar().value() == 60


def test_columns_stand_below_each_other_where_it_is_narrow(desk: Desk, dana: ContactId) -> None:
    go(desk, "sides")

    def tops() -> tuple[int, int]:
        labels = {label.text(): label for label in sheet(desk).widget().findChildren(QLabel)}
        return labels["Business"].y(), labels["Personal"].y()

    desk.bot.waitUntil(lambda: tops()[0] == tops()[1])
    desk.window.resize(700, 640)
    desk.bot.waitUntil(lambda: tops()[0] < tops()[1])
