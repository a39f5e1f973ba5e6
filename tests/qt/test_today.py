# SPDX-License-Identifier: MIT
"""Today as it is used: what stands on it, and what keys, clicks and buttons do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QStyleOptionViewItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from window_desk import Desk

from relationship_journal.preferences import Preferences
from relationship_journal.qt import theme
from relationship_journal.qt.models.today import TodayModel
from relationship_journal.qt.widgets.today_list import TodayList
from relationship_journal.qt.widgets.year_grid import YearGrid
from relationship_journal.storage import drafts, edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    ContactId,
    ConversationId,
    Manner,
    MarkKind,
    NewContact,
    NewConversation,
    NewFriction,
    NewNote,
    NewPromise,
    OffDuty,
    PartialDate,
    Side,
    Stage,
    Tier,
    When,
)

TODAY = date(2026, 11, 22)
Go = Callable[[], TodayList]


@pytest.fixture
def go(desk: Desk) -> Go:
    """Open Today and wait until it is read."""

    def open_today() -> TodayList:
        desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        settle(desk)
        return desk.part(TodayList, "todayList")

    return open_today


def settle(desk: Desk) -> None:
    model = desk.part(TodayList, "todayList").model()
    assert isinstance(model, TodayModel)
    desk.bot.waitUntil(lambda: model.is_settled)


def shown(desk: Desk) -> list[str]:
    return desk.rows("todayList")


def title_of(desk: Desk) -> str:
    row = desk.part(TodayList, "todayList").row
    return "" if row is None else row.title


def talk(journal: Journal, contact: ContactId, at: str, **fields: object) -> ConversationId:
    new = NewConversation((contact,), When(datetime.fromisoformat(at)), **fields)  # type: ignore[arg-type]
    return edits.log_conversation(journal, new)


def press_button(desk: Desk, words: str) -> None:
    """Click a button of the list by its words."""
    view = desk.part(TodayList, "todayList")
    for number in range(view.model().rowCount()):
        row = view.model().row(number)
        offered = [deed.words for deed in row.deeds if deed.shown]
        if words in offered:
            index = view.model().index(number)
            view.scrollTo(index)
            option = QStyleOptionViewItem()
            view.initViewItemOption(option)
            option.rect = view.visualRect(index)
            delegate = view.itemDelegate()
            points = (
                QPoint(x, y)
                for y in range(option.rect.top(), option.rect.bottom(), 4)
                for x in range(option.rect.left(), option.rect.right(), 4)
            )
            spot = next(one for one in points if delegate.button_at(option, index, one) == offered.index(words))
            desk.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
            return
    raise AssertionError(words)


def test_a_day_with_nothing_says_what_will_be_here(desk: Desk, go: Go) -> None:
    go()
    assert shown(desk) == []
    assert desk.part(QLabel, "todayNothing").isVisible()


def test_everything_stands_in_its_order_the_next_meeting_first(
    desk: Desk, people: dict[str, ContactId], go: Go
) -> None:
    journal, dana, marcus, priya = desk.journal, people["Dana"], people["Marcus"], people["Priya"]
    edits.add_mark(journal, dana, NewFriction("the delivery mix-up", on=date(2026, 11, 3)))
    edits.add_mark(journal, dana, NewPromise("send the sheet", due=date(2026, 11, 17)))
    edits.add_mark(journal, marcus, NewPromise("name a counterpart", Side.THEM, date(2026, 11, 20)))
    edits.add_mark(journal, dana, NewNote("renewal terms", on=date(2026, 11, 9)))
    edits.add_mark(journal, marcus, NewNote("no meeting tomorrow"))
    talk(journal, dana, "2026-11-23T10:00", planned=True)
    talk(journal, marcus, "2026-11-20T10:00", planned=True)
    drafts.save(journal, "composer:entries", {"text": "half a thought"})
    due = edits.add_contact(journal, NewContact("Giulia", tier=Tier.A, birthday=PartialDate(1981, 12, 4)))
    talk(journal, due, "2026-10-16T10:00")
    for back in range(40):  # something was written on every day
        talk(journal, priya, f"{TODAY - timedelta(days=back)}T08:00")
    go()
    assert shown(desk) == [
        "Next",
        "Mon 23 Nov, 10:00 · call with Dana Whitfield, tomorrow · Northgate Logistics. Meeting brief B, Open O.",
        "For your next talk, 1",
        "Renewal terms, Dana Whitfield, tomorrow 10:00 · noted 9 Nov. Raised R, Open O.",
        "To write up, 1",
        "Fri 20 Nov, 10:00 · call with Marcus Oyelaran, 2 days ago · what came of it? Write up W, Did not happen X.",
        "Promises, 1",
        "Send the sheet, Dana Whitfield · due 17 Nov, 5 days late. Kept K, Move M.",
        "Waiting for, 1",
        "Name a counterpart, Marcus Oyelaran · due 20 Nov, 2 days late. Kept K, Snooze S.",
        "Check-ins due, 1",
        "Giulia, 5 weeks since you talked; you planned every 2 weeks. I wrote W, Log L, Snooze S.",
        "Coming up, next 14 days",
        "Fri 4 Dec · Giulia’s birthday, in 12 days · turns 45. I wrote W.",
        "Open friction, 1",
        "The delivery mix-up, Dana Whitfield · open 19 days, not talked about yet. Talked about it T, Open O.",
        "Not saved yet, 1",
        "half a thought, no page. Open O.",
    ]
    assert desk.part(QWidget, "navToday").accessibleDescription() == "4"


def test_one_key_keeps_a_promise_and_one_takes_it_back(desk: Desk, people: dict[str, ContactId], go: Go) -> None:
    edits.add_mark(desk.journal, people["Dana"], NewPromise("send the sheet", due=date(2026, 11, 17)))
    edits.add_mark(desk.journal, people["Dana"], NewPromise("call back", due=date(2026, 11, 18)))
    go()
    assert title_of(desk) == "Send the sheet"
    desk.type("k")
    settle(desk)
    (left,) = queries.open_marks(desk.journal, kinds=(MarkKind.PROMISE,))
    assert left.said.what == "call back"
    assert title_of(desk) == "Call back", "whoever is at it goes on with the next one"
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(queries.open_marks(desk.journal, kinds=(MarkKind.PROMISE,))) == 2


def test_i_wrote_logs_a_brief_message_at_once(desk: Desk, people: dict[str, ContactId], go: Go) -> None:
    due(desk, people)
    go()
    desk.type("w")
    settle(desk)
    (place, *_) = queries.places(desk.journal, people["Priya"])
    (entry,) = queries.entries_at(desk.journal, [place])
    assert queries.entry_marks(desk.journal, [entry.id])[entry.id].manner.brief
    assert entry.when.local == datetime(2026, 11, 22, 14, 30)
    assert shown(desk) == []


def due(desk: Desk, people: dict[str, ContactId]) -> None:
    """Make Priya due for a word: talked with on 1 October, planned for every two weeks."""
    form = queries.contact_form(desk.journal, people["Priya"])
    assert form is not None
    edits.edit_contact(desk.journal, people["Priya"], form, replace(form, tier=Tier.A))
    for back in range(60):
        talk(desk.journal, people["Dana"], f"{TODAY - timedelta(days=back)}T08:00")


def test_what_is_put_off_is_listed_and_comes_back(desk: Desk, people: dict[str, ContactId], go: Go) -> None:
    due(desk, people)
    view = go()
    desk.type("s")
    settle(desk)
    assert shown(desk) == ["Put off, 1", "Show what is put off (1)"]
    desk.press(Qt.Key.Key_Return)
    assert shown(desk)[1] == "Priya Subramanian, put off until Sun 29 Nov. Show again A."
    view.choose_first()
    desk.type("a")
    settle(desk)
    assert shown(desk)[0] == "Check-ins due, 1"
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert shown(desk)[0] == "Put off, 1"


def test_the_buttons_are_reached_by_arrows_and_by_clicks(desk: Desk, people: dict[str, ContactId], go: Go) -> None:
    due(desk, people)
    go()
    for _ in range(3):
        desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Return)
    assert len(queries.snoozes(desk.journal)) == 1
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    press_button(desk, "Log")
    assert desk.window.focusWidget().objectName() == "composerText"
    assert "Priya" in desk.part(QWidget, "contactHead").findChildren(QLabel)[0].text()


def test_arrows_pass_over_headings(desk: Desk, people: dict[str, ContactId], go: Go) -> None:
    edits.add_mark(desk.journal, people["Dana"], NewPromise("one", due=date(2026, 11, 17)))
    edits.add_mark(desk.journal, people["Dana"], NewFriction("two", on=date(2026, 11, 3)))
    go()
    assert title_of(desk) == "One"
    desk.press(Qt.Key.Key_Down)
    assert title_of(desk) == "Two"
    desk.press(Qt.Key.Key_Up)
    assert title_of(desk) == "One"
    desk.press(Qt.Key.Key_Up)
    assert title_of(desk) == "One"


def test_a_plan_that_passed_is_written_up_in_its_place(desk: Desk, people: dict[str, ContactId], go: Go) -> None:
    plan = talk(desk.journal, people["Marcus"], "2026-11-20T10:00", planned=True, text="The audit")
    go()
    desk.type("w")
    assert desk.part(QWidget, "entryEditor").isVisible()
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    entry = queries.entry(desk.journal, plan)
    assert entry is not None
    assert not entry.planned
    assert entry.text == "The audit"
    assert desk.part(QWidget, "undoToast").findChild(QLabel).text() == "Plan written up."


def test_an_off_duty_time_asks_how_it_went(desk: Desk, people: dict[str, ContactId], go: Go) -> None:
    plan = talk(
        desk.journal, people["Dana"], "2026-11-21T19:00", planned=True, text="Match", manner=Manner(OffDuty.PLANNED)
    )
    go()
    assert shown(desk)[1].startswith(
        "Sat 21 Nov, 19:00 · Match with Dana Whitfield, yesterday · how did it go, off duty?"
    )
    press_button(desk, "Slipped, by me")
    settle(desk)
    assert queries.entry_marks(desk.journal, [plan])[plan].manner.off_duty is OffDuty.SLIPPED_BY_ME
    assert shown(desk) == []


def test_a_friction_that_was_talked_about_waits_to_be_settled(desk: Desk, people: dict[str, ContactId], go: Go) -> None:
    edits.add_mark(desk.journal, people["Dana"], NewFriction("the invoice", on=date(2026, 11, 20)))
    go()
    press_button(desk, "Talked about it")
    settle(desk)
    assert shown(desk)[1] == "The invoice, Dana Whitfield · open 2 days, talked about. Settled E, Open O."


def test_a_draft_opens_where_it_was_left(desk: Desk, people: dict[str, ContactId], go: Go) -> None:
    uid = queries.contact(desk.journal, people["Dana"]).uid
    drafts.save(desk.journal, f"composer:{uid}", {"text": "half a thought"})
    go()
    desk.press(Qt.Key.Key_Return)
    assert desk.text == "half a thought"


def test_of_a_long_section_the_first_rows_are_shown_until_somebody_wants_all(
    desk: Desk, people: dict[str, ContactId], go: Go
) -> None:
    for number in range(12):
        edits.add_mark(desk.journal, people["Dana"], NewPromise(f"no. {number}", due=date(2026, 11, 1)))
    go()
    assert len(shown(desk)) == 1 + 7 + 1
    assert shown(desk)[-1] == "5 more"
    desk.press(Qt.Key.Key_End)
    desk.press(Qt.Key.Key_Return)
    assert len(shown(desk)) == 13
    assert desk.part(QWidget, "navToday").accessibleDescription() == "12"


def test_after_a_gap_it_says_kindly_what_changed(desk: Desk, people: dict[str, ContactId], go: Go) -> None:
    for contact in people.values():
        for place in queries.places(desk.journal, contact):
            (entry,) = queries.entries_at(desk.journal, [place])
            if entry.when.day > date(2026, 11, 5):
                edits.trash_conversation(desk.journal, entry.id)
    edits.add_mark(desk.journal, people["Dana"], NewPromise("x", due=date(2026, 11, 9)))
    talk(desk.journal, people["Dana"], "2026-11-12T10:00", planned=True)
    go()
    heading, row, *_ = shown(desk)
    assert heading == "Pick up here"
    assert row.startswith("You last wrote about Thursday 1 October, Since then 1 promise came due and 1 planned conver")
    desk.type("s")
    settle(desk)
    assert shown(desk)[0] != "Pick up here"


def test_a_day_of_the_grid_leads_to_its_entries(desk: Desk, go: Go) -> None:
    go()
    grid = desk.part(YearGrid, "yearGrid")
    grid.setFocus()
    for _ in range(6):
        desk.press(Qt.Key.Key_Up)
    assert grid.accessibleDescription().startswith("Monday 16 November 2026: 1 conversation, 30 minutes")
    desk.press(Qt.Key.Key_Return)
    assert len(desk.rows("timeline")) == 2
    assert "Monday 16 November" in desk.rows("timeline")[1] or "16 Nov" in " ".join(desk.rows("timeline"))


def test_a_click_on_an_empty_day_goes_nowhere(desk: Desk, go: Go) -> None:
    go()
    grid = desk.part(YearGrid, "yearGrid")
    grid.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert grid.isVisible()


def test_promises_on_time_are_told_as_counts(desk: Desk, people: dict[str, ContactId], go: Go) -> None:
    edits.set_stages(desk.journal, [people["Dana"]], Stage.FRIEND)
    for kept in (date(2026, 11, 2), date(2026, 11, 9)):
        promise = NewPromise("x", due=date(2026, 11, 2), kept_on=kept)
        edits.add_mark(desk.journal, people["Dana"], promise)
    go()
    side = desk.part(QWidget, "todaySide")
    said = [part.accessibleName() for part in side.findChildren(QWidget)]
    assert "Friends: 1 of 2 kept on time" in said


def test_one_can_begin_with_today(desk: Desk) -> None:
    desk.close()
    desk.preferences = Preferences(theme="light", first_page="today")
    desk.open()
    assert desk.part(QWidget, "todayView").isVisible()


def test_back_leads_to_today_again(desk: Desk, people: dict[str, ContactId], go: Go) -> None:
    edits.add_mark(desk.journal, people["Dana"], NewPromise("one", due=date(2026, 11, 17)))
    go()
    desk.press(Qt.Key.Key_Return)
    assert not desk.part(QWidget, "todayView").isVisible()
    desk.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.part(QWidget, "todayView").isVisible()


def test_the_number_in_the_navigation_comes_by_itself(desk: Desk, people: dict[str, ContactId]) -> None:
    edits.add_mark(desk.journal, people["Dana"], NewPromise("one", due=date(2026, 11, 17)))
    row = desk.part(QWidget, "navToday")
    desk.bot.waitUntil(lambda: row.accessibleDescription() == "1")


def test_a_plan_is_written_with_its_word_and_a_day_ahead(desk: Desk, people: dict[str, ContactId], go: Go) -> None:
    desk.window.show_contact(people["Dana"])
    desk.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.type("meeting planned fri 10:00: renewal")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.rows("timeline")[0] == "Planned · 1 conversation"
    go()
    assert shown(desk)[:2] == [
        "Next",
        "Fri 27 Nov, 10:00 · renewal with Dana Whitfield, meeting · Northgate Logistics. Meeting brief B, Open O.",
    ]


def test_on_the_timeline_one_key_writes_a_plan_up(desk: Desk, people: dict[str, ContactId]) -> None:
    plan = talk(desk.journal, people["Dana"], "2026-11-20T10:00", planned=True, text="The audit")
    desk.window.show_entry(people["Dana"], plan)
    desk.press(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    assert desk.part(QWidget, "entryEditor").isVisible()
    assert is_planned(desk, plan), "nothing is written before it is saved"
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not is_planned(desk, plan)
    desk.window.show_entry(people["Dana"], plan)
    assert not next(one for one in desk.window.actions() if one.objectName() == "write_up").isEnabled()


def test_the_number_in_the_navigation_counts_an_open_friction_and_follows(
    desk: Desk, people: dict[str, ContactId], go: Go
) -> None:
    row = desk.part(QWidget, "navToday")
    go()
    edits.add_mark(desk.journal, people["Dana"], NewFriction("the delivery mix-up", on=date(2026, 11, 3)))
    desk.bot.waitUntil(lambda: row.accessibleDescription() == "1")
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.bot.waitUntil(lambda: row.accessibleDescription() != "1")
    assert queries.open_marks(desk.journal, kinds=(MarkKind.FRICTION,)) == []


def test_the_grid_shows_all_seven_days_of_a_week_whatever_width_it_began_with(desk: Desk, go: Go) -> None:
    go()
    grid = desk.part(YearGrid, "yearGrid")
    side = desk.part(QWidget, "todaySide")
    for width in (210, 330, 260, 700):
        side.resize(width, 600)
        side.layout().activate()
        assert grid.height() == grid.heightForWidth(grid.width()), width


def test_a_grid_built_where_nobody_saw_it_is_as_high_as_its_week(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    rows = QVBoxLayout(holder)
    grid = YearGrid(theme.LIGHT)
    rows.addWidget(grid)
    rows.addStretch(1)
    for width in (100, 140, 330):
        holder.resize(width, 300)
        rows.activate()
    holder.show()
    assert grid.height() == grid.heightForWidth(grid.width()) > 60


def test_what_is_logged_today_stands_in_the_grid_at_once(desk: Desk, people: dict[str, ContactId], go: Go) -> None:
    go()
    grid = desk.part(YearGrid, "yearGrid")
    grid.setFocus()
    assert grid.accessibleDescription() == "Sunday 22 November 2026: nothing written"
    before = grid.grab().toImage()
    for hour in range(8):
        talk(desk.journal, people["Dana"], f"2026-11-22T{hour:02}:00")
    desk.bot.waitUntil(lambda: "8 conversations" in grid.accessibleDescription())
    assert grid.grab().toImage() != before


def is_planned(desk: Desk, conversation: ConversationId) -> bool:
    entry = queries.entry(desk.journal, conversation)
    assert entry is not None
    return entry.planned


def test_a_write_up_that_is_left_leaves_the_plan_as_it_was(desk: Desk, people: dict[str, ContactId]) -> None:
    plan = talk(desk.journal, people["Dana"], "2026-11-20T10:00", planned=True, text="The audit")
    desk.window.show_entry(people["Dana"], plan)
    desk.press(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Qt.Key.Key_Escape)
    assert is_planned(desk, plan)
    assert drafts.keys(desk.journal, drafts.OF_ENTRIES) == []
    desk.press(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    desk.type("x")
    desk.press(Qt.Key.Key_Escape)
    assert is_planned(desk, plan)
    assert len(drafts.keys(desk.journal, drafts.OF_ENTRIES)) == 1, "what was typed is kept"


def test_a_plan_still_ahead_is_not_written_up(desk: Desk, people: dict[str, ContactId]) -> None:
    plan = talk(desk.journal, people["Dana"], "2026-11-23T10:00", planned=True, text="The audit")
    desk.window.show_entry(people["Dana"], plan)
    desk.press(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    assert is_planned(desk, plan)
    assert desk.window.findChild(QWidget, "entryEditor") is None
    said = [label.text() for label in desk.window.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("This plan is still ahead.") for text in said)


def test_a_whole_year_is_shown_where_there_is_room(desk: Desk, go: Go) -> None:
    go()
    grid = desk.part(YearGrid, "yearGrid")
    titles = [part.text() for part in desk.part(QWidget, "todaySide").findChildren(QLabel)]
    assert titles[0] == "Your last six months"
    grid.resize(600, 90)
    assert grid.weeks == 53
    assert "Your last year" in [part.text() for part in desk.part(QWidget, "todaySide").findChildren(QLabel)]
