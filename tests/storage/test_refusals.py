# SPDX-License-Identifier: MIT
"""Why they said no: every no with what changed since, in as many queries however many there are."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from relationship_journal.storage import bulk, edits
from relationship_journal.storage.queries.refusals import refusals
from relationship_journal.values import (
    Channel,
    ContactId,
    FavorKind,
    GoalState,
    Manner,
    MarkOf,
    NewContact,
    NewConversation,
    NewFavor,
    NewGoal,
    NewJob,
    NewRefusal,
    RefusalKind,
    RefusalReason,
    Stage,
    When,
)
from relationship_journal.values.refusals import MOST_COUNTED, Since

TODAY = date(2026, 11, 22)
NO_DAY = date(2026, 10, 1)


def test_a_no_is_read_with_who_said_it_and_why(journal, make_contact, make_conversation):
    dana = make_contact("Dana", jobs=(NewJob("Northgate"),))
    new = NewRefusal("second site", RefusalKind.PRICE, RefusalReason.BUDGET, "not before spring", True)
    talk = make_conversation(dana, at="2026-10-01T10:00", in_confidence=True, marks=(MarkOf(new),))
    edits.add_mark(journal, dana, NewRefusal("newer", on=NO_DAY + timedelta(1)))
    newer, found = refusals(journal, TODAY)
    assert (newer.what, newer.known_reason, newer.conversation) == ("newer", "unknown", None)
    assert (found.on, found.what, found.kind, found.reason) == (NO_DAY, "second site", "price", "budget")
    assert (found.in_their_words, found.still_hurts, found.name, found.account) == (
        "not before spring", True, "Dana", "Northgate",
    )  # fmt: skip
    assert (found.conversation, found.in_confidence, found.since) == (talk, True, Since())


def test_what_changed_since_is_what_came_after_it(journal, make_contact, make_conversation):
    dana, marcus = make_contact("Dana", jobs=(NewJob("Northgate"),)), make_contact("Marcus")
    make_conversation(dana, at="2026-10-01T09:00", minutes=30, share=90)
    make_conversation(dana, at="2026-10-01T10:00", minutes=30, share=90, marks=(MarkOf(NewRefusal("no")),))
    make_conversation(dana, at="2026-10-01T16:00", minutes=30, share=90)
    make_conversation(dana, at="2026-10-09T16:00", minutes=30, share=10)
    make_conversation(dana, at="2026-10-10T16:00", channel=Channel.TEXT)
    make_conversation(dana, at="2026-10-11T16:00", minutes=30, manner=Manner(brief=True))
    make_conversation(dana, at="2026-12-01T16:00", minutes=30, planned=True)
    for contact, day in ((dana, NO_DAY - timedelta(1)), (dana, NO_DAY + timedelta(9)), (marcus, TODAY)):
        edits.add_mark(journal, contact, NewGoal("spoilage", GoalState.REACHED, day, on=day))
        edits.add_mark(journal, contact, NewFavor("less", kind=FavorKind.PRICE, on=day))
    edits.set_stages(journal, [dana], Stage.FRIEND, TODAY)
    (found,) = refusals(journal, TODAY)
    later = NO_DAY + timedelta(9)
    assert (found.since.talks, found.since.business_talks) == (2, 1)
    assert (found.since.reached, found.since.price_moved) == (((later, "spoilage"),), (later,))
    assert found.since.stage is Stage.FRIEND
    assert found.since.left == ()
    assert found.since.moved == 3


def test_a_no_by_itself_counts_from_the_day_after(journal, make_contact, make_conversation):
    dana = make_contact("Dana")
    edits.add_mark(journal, dana, NewRefusal("no", on=NO_DAY))
    make_conversation(dana, at="2026-10-01T23:59", minutes=30)
    make_conversation(dana, at="2026-10-02T00:00", minutes=30)
    (found,) = refusals(journal, TODAY)
    assert found.since.talks == 1


def test_what_is_in_the_trash_is_not_told(journal, make_contact):
    dana, marcus = make_contact("Dana"), make_contact("Marcus")
    edits.trash_mark(journal, edits.add_mark(journal, dana, NewRefusal("gone")))
    edits.add_mark(journal, marcus, NewRefusal("of somebody gone"))
    edits.trash_contact(journal, marcus)
    assert refusals(journal, TODAY) == []


def test_a_no_of_somebody_with_thousands_of_talks_counts_no_further_than_it_says_something(journal):
    person = NewContact("Dana")
    start = datetime(2026, 10, 2, 8)
    talks = [
        NewConversation((ContactId(0),), When(start + timedelta(minutes=30 * n)), minutes=15, share=80)
        for n in range(MOST_COUNTED + 30)
    ]
    bulk.load(journal, "many", [person], talks)
    (dana,) = (ContactId(row) for (row,) in journal.rows("SELECT id FROM contact"))
    edits.add_mark(journal, dana, NewRefusal("no", on=NO_DAY))
    (found,) = refusals(journal, TODAY)
    assert (found.since.talks, found.since.business_talks) == (MOST_COUNTED, MOST_COUNTED)


def test_more_noes_take_no_more_queries(journal, make_contact, monkeypatch):
    def statements() -> int:
        asked, read = [], journal.rows
        monkeypatch.setattr(journal, "rows", lambda *query: asked.append(query) or read(*query))
        refusals(journal, TODAY)
        monkeypatch.setattr(journal, "rows", read)
        return len(asked)

    edits.add_mark(journal, make_contact("Dana"), NewRefusal("no"))
    few = statements()
    for number in range(10):
        edits.add_mark(journal, make_contact(f"P{number}"), NewRefusal("no"))
    assert statements() == few == 6
