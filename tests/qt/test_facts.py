# SPDX-License-Identifier: MIT
"""The facts in the head say how it stands, and each leads to what it counts."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from window_desk import Desk

from relationship_journal.qt.widgets.timeline import Timeline
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    ContactId,
    FavorId,
    FavorKind,
    GoalId,
    GoalState,
    LimitKind,
    MarkKind,
    MarkOf,
    NewConversation,
    NewFavor,
    NewGoal,
    NewLimit,
    NewPromise,
    PromiseId,
    Side,
    When,
)
from relationship_journal.values.facts import ContactFacts
from relationship_journal.wording import facts as words

TODAY = date(2026, 11, 22)
LATE = date(2026, 11, 20)


def known(journal: Journal, who: ContactId) -> ContactFacts:
    return queries.contact_facts(journal, who, TODAY)


def test_open_promises_and_late_ones_are_counted(journal: Journal, people: dict[str, ContactId]) -> None:
    dana = people["Dana"]
    refs = [
        edits.add_mark(journal, dana, said)
        for said in (NewPromise("a", due=LATE), NewPromise("b", Side.THEM), NewPromise("c", kept_on=LATE))
    ]
    edits.add_mark(journal, people["Marcus"], NewPromise("d", due=LATE))
    assert (known(journal, dana).promises, known(journal, dana).late) == (2, 1)
    edits.move_promise(journal, PromiseId(refs[0].id), date(2026, 12, 1), told=False, on=TODAY)
    assert known(journal, dana).late == 1
    edits.move_promise(journal, PromiseId(refs[0].id), date(2026, 12, 2), told=True, on=TODAY)
    assert known(journal, dana).late == 0
    edits.trash_mark(journal, refs[0])
    assert known(journal, dana).promises == 1


def test_favors_count_both_ways_and_the_first_need_is_the_first(journal: Journal, people: dict[str, ContactId]) -> None:
    dana = people["Dana"]
    for favor in (NewFavor("a"), NewFavor("b", kind=FavorKind.PRICE), NewFavor("c", Side.THEM, Side.ME)):
        edits.add_mark(journal, dana, favor)
    edits.add_mark(journal, dana, NewGoal("later", on=date(2026, 5, 1)))
    first = edits.add_mark(journal, dana, NewGoal("the logging gap", on=date(2025, 5, 1)))
    edits.move_goal(journal, GoalId(first.id), GoalState.REACHED, TODAY)
    facts = known(journal, dana)
    assert (facts.favors_done, facts.favors_asked, facts.need) == (2, 1, "the logging gap")


def test_the_own_limit_wins_over_the_one_for_all(journal: Journal, people: dict[str, ContactId]) -> None:
    dana = people["Dana"]
    assert known(journal, dana).limit is None
    edits.set_limit(journal, None, NewLimit(LimitKind.PERSONAL_MINUTES, 600))
    assert known(journal, dana).limit == 600
    edits.set_limit(journal, dana, NewLimit(LimitKind.PERSONAL_MINUTES, 360))
    assert (known(journal, dana).limit, known(journal, people["Marcus"]).limit) == (360, 600)


def test_personal_time_is_this_months(journal: Journal, people: dict[str, ContactId]) -> None:
    assert known(journal, people["Dana"]).personal == 9
    assert known(journal, people["Priya"]).personal == 0


def test_what_went_to_the_trash_with_its_talk_is_not_counted(journal: Journal, people: dict[str, ContactId]) -> None:
    dana = people["Dana"]
    marks = (MarkOf(NewPromise("a", due=LATE)), MarkOf(NewFavor("b")), MarkOf(NewGoal("c")))
    when = When(datetime(2026, 11, 20, 9))
    talk = edits.log_conversation(journal, NewConversation((dana,), when, minutes=60, share=0, marks=marks))
    assert known(journal, dana).last == talk
    edits.trash_conversations(journal, [talk])
    facts = known(journal, dana)
    assert (facts.promises, facts.favors_done, facts.need, facts.personal) == (0, 0, "", 9)
    assert facts.last != talk


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (ContactFacts(), ("not noted", "none", "none", "0 h")),
        (
            ContactFacts("Cold-chain logging gap", None, 2, 1, 4, 1, 270, 360),
            ("Cold-chain logging gap", "2, one overdue", "4 done, 1 asked", "4.5 of your 6 h"),
        ),
        (
            ContactFacts("x" * 90, None, 12, 11, 0, 3, 20, 90),
            ("x" * 29 + "…", "12, 11 overdue", "3 asked", "0.3 of your 1.5 h"),
        ),
    ],
)
def test_facts_are_said_in_few_words(facts: ContactFacts, said: tuple[str, ...]) -> None:
    assert (words.need(facts), words.promises(facts), words.favors(facts), words.personal_time(facts)) == said


def test_favors_are_named_by_whose_they_are(journal: Journal, people: dict[str, ContactId]) -> None:
    dana = people["Dana"]
    edits.add_mark(journal, dana, NewFavor("a"))  # done by me, asked by them
    facts = known(journal, dana)
    assert (words.favors(facts), words.favors_in_full(facts)) == ("1 done", "1 done by you")
    marcus = people["Marcus"]
    edits.add_mark(journal, marcus, NewFavor("b", Side.THEM, Side.THEM))
    assert words.favors(known(journal, marcus)) == "1 given to you"
    edits.add_mark(journal, marcus, NewFavor("c", Side.THEM, Side.ME))
    assert words.favors_in_full(known(journal, marcus)) == "1 asked by you, 1 given to you"


def link(desk: Desk, name: str) -> QPushButton:
    return desk.part(QPushButton, f"fact_{name}")


def fact_menu() -> QMenu:
    (found,) = [one for one in QApplication.topLevelWidgets() if one.objectName() == "factMenu" and one.isVisible()]
    assert isinstance(found, QMenu)
    return found


def test_the_head_follows_what_is_done(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(people["Dana"])
    assert link(desk, "promises").text() == "none"
    ref = edits.add_mark(desk.journal, people["Dana"], NewPromise("send it", due=LATE))
    assert link(desk, "promises").text() == "1, one overdue"
    edits.keep_promise(desk.journal, PromiseId(ref.id), TODAY)
    assert link(desk, "promises").text() == "none"


def test_open_promises_lead_to_their_deeds_and_entries(desk: Desk, people: dict[str, ContactId]) -> None:
    dana, when = people["Dana"], When(datetime(2026, 11, 19, 9))
    late = MarkOf(NewPromise("send it", due=LATE))
    talk = edits.log_conversation(desk.journal, NewConversation((dana,), when, marks=(late,)))
    desk.window.show_contact(dana)
    link(desk, "promises").click()
    titles = [action.text() for action in fact_menu().actions() if not action.isSeparator()]
    assert titles == ["Promise: send it, due 20 Nov", "Show 1 entry", "New promise…"]
    deeds = fact_menu().actions()[0].menu()
    assert isinstance(deeds, QMenu)
    assert deeds.actions()[0].text() == "&Kept"
    show = next(action for action in fact_menu().actions() if action.text() == "Show 1 entry")
    fact_menu().close()
    show.trigger()
    view = desk.part(Timeline, "timeline")
    assert view.model().rowCount() == 2
    assert view._model.conversations([1]) == [talk]


def test_the_last_talk_and_the_month_are_one_click_away(desk: Desk, people: dict[str, ContactId]) -> None:
    dana = people["Dana"]
    old = NewConversation((dana,), When(datetime(2026, 9, 1, 9)), text="Older")
    edits.log_conversation(desk.journal, old)
    desk.window.show_contact(dana)
    view = desk.part(Timeline, "timeline")
    link(desk, "last").click()
    assert view.entry is not None and view.entry.text.startswith("The rollout plan")
    link(desk, "personal").click()
    assert view._model.shown_count == 1


def test_a_fact_that_counts_nothing_offers_to_note_one(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(people["Dana"])

    def fill() -> None:
        form = QApplication.activeModalWidget()
        assert form is not None and form.windowTitle() == "New goal"
        QTest.keyClicks(form.focusWidget(), "the logging gap")
        QTest.keyClick(form.focusWidget(), Qt.Key.Key_Return)

    QTimer.singleShot(50, desk.window, fill)
    link(desk, "need").click()
    assert link(desk, "need").text() == "the logging gap"
    assert [mark.kind for mark in queries.marks(desk.journal, people["Dana"])] == [MarkKind.GOAL]


def test_favors_lead_to_all_of_them(desk: Desk, people: dict[str, ContactId]) -> None:
    ref = edits.add_mark(desk.journal, people["Dana"], NewFavor("moved delivery", kind=FavorKind.DELIVERY))
    desk.window.show_contact(people["Dana"])
    edits.say_one_off(desk.journal, FavorId(ref.id))
    assert link(desk, "favors").text() == "1 done"
    link(desk, "favors").click()
    assert fact_menu().actions()[0].text() == "Favor: moved delivery, a one-off"
    fact_menu().close()
