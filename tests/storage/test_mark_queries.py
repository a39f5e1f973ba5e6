# SPDX-License-Identifier: MIT
"""Marks as they are read: open or not, of whom, on which entries, and never more queries for more of them."""

from __future__ import annotations

from datetime import date

import pytest

from relationship_journal.storage import edits, queries
from relationship_journal.values import (
    EntryFilter,
    GoalState,
    LimitId,
    LimitKind,
    Manner,
    MannerKind,
    MarkKind,
    MarkOf,
    MarkRef,
    MixSide,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewJob,
    NewLimit,
    NewNote,
    NewPromise,
    NewRefusal,
    NewShortcut,
    NewStageChange,
    OffDuty,
    PromiseId,
    RefusalReason,
    Side,
    Stage,
    UsedManner,
    UsedMarks,
)

DAY = date(2026, 11, 2)
OPEN = (
    NewPromise("mine"),
    NewPromise("theirs", Side.THEM, DAY),
    NewFavor("x", pushed_aside="the audit"),
    NewShortcut("x"),
    NewFriction("x", talked_on=DAY, crossed_on=DAY),
    NewRefusal("x"),
    NewRefusal("y", reason=RefusalReason.BUDGET, still_hurts=True),
    NewGoal("x"),
    NewGoal("y", GoalState.IN_PROGRESS),
    NewNote("x", side=MixSide.PERSONAL),
)
CLOSED = (
    NewPromise("kept", kept_on=DAY),
    NewPromise("let go", let_go_on=DAY),
    NewFavor("plain"),
    NewFavor("made good", pushed_aside="y", made_good_on=DAY),
    NewShortcut("told", told_on=DAY),
    NewFriction("settled", settled_on=DAY),
    NewRefusal("by class", reason=RefusalReason.TIMING),
    NewRefusal("in words", in_their_words="in spring"),
    NewGoal("reached", GoalState.REACHED),
    NewGoal("dropped", GoalState.DROPPED),
    NewNote("raised", raised_on=DAY),
    NewInterest("sailing"),
    NewLimit(LimitKind.TOPIC, topic="politics"),
    NewStageChange(Stage.FRIENDLY, Stage.FRIEND),
)


def test_what_waits_for_something_is_what_the_values_call_open(journal, make_contact):
    dana, marcus = make_contact("Dana"), make_contact("Marcus")
    for mark in (*OPEN, *CLOSED):
        edits.add_mark(journal, dana, mark)
    edits.add_mark(journal, marcus, NewNote("his"))
    opened = queries.open_marks(journal, dana)
    assert {repr(one.said) for one in opened} == {
        repr(one.said) for one in queries.marks(journal, dana) if getattr(one.said, "open", False)
    }
    assert len(opened) == len(OPEN)
    assert len(queries.open_marks(journal)) == len(OPEN) + 1
    assert len(queries.marks(journal, dana)) == len(OPEN) + len(CLOSED)
    promises = queries.open_marks(journal, dana, [MarkKind.PROMISE, MarkKind.INTEREST])
    assert [one.said.what for one in promises] == ["theirs", "mine"]


def test_newest_first_by_day(journal, make_contact):
    dana = make_contact("Dana")
    for day in (date(2026, 1, 31), date(2026, 3, 1), date(2026, 2, 28)):
        edits.add_mark(journal, dana, NewNote("x", on=day))
    assert [one.on.month for one in queries.marks(journal)] == [3, 2, 1]


@pytest.fixture
def statements(journal, monkeypatch):
    """How many queries a reading takes."""
    read = journal.rows

    def count(reading) -> int:
        asked = []
        monkeypatch.setattr(journal, "rows", lambda sql, parameters=(): (asked.append(sql), read(sql, parameters))[1])
        reading()
        monkeypatch.setattr(journal, "rows", read)
        return len(asked)

    return count


def test_more_marks_take_no_more_queries(journal, make_contact, make_conversation, statements):
    dana = make_contact("Dana")
    marks = tuple(MarkOf(mark) for mark in (*OPEN, *CLOSED))

    def readings(conversations) -> list[int]:
        return [
            statements(lambda: queries.entry_marks(journal, conversations)),
            statements(lambda: queries.marks(journal)),
            statements(lambda: queries.open_marks(journal, dana)),
        ]

    first = make_conversation(dana, marks=marks)
    few = readings([first])
    more = [first, *(make_conversation(dana, marks=marks) for _ in range(5))]
    edits.move_promise(journal, PromiseId(1), DAY, True, DAY)
    assert readings(more) == few
    assert max(few) <= len(MarkKind) + 5


def test_plain_entries_take_four_queries_and_carry_nothing(journal, make_contact, make_conversation, statements):
    conversation = make_conversation(make_contact("Dana"))
    assert statements(lambda: queries.entry_marks(journal, [conversation])) == 4
    assert queries.entry_marks(journal, [conversation]) == {}


def test_an_entry_carries_its_own_marks_in_the_order_they_were_written(journal, make_contact, make_conversation):
    dana, marcus = make_contact("Dana"), make_contact("Marcus")
    first = make_conversation(dana, marcus, marks=(MarkOf(NewNote("b")), MarkOf(NewFavor("a"), 1)))
    second = make_conversation(dana, marks=(MarkOf(NewNote("c")),))
    edits.add_mark(journal, dana, NewInterest("sailing"))
    edits.add_mark(journal, dana, NewPromise("later"), first)
    found = queries.entry_marks(journal, [first, second])
    assert [one.said.what for one in found[first].marks] == ["b", "a", "later"]
    assert [one.said.what for one in found[second].marks] == ["c"]
    edits.trash_contact(journal, marcus)
    edits.trash_mark(journal, MarkRef(MarkKind.NOTE, 1))
    assert [one.said.what for one in queries.entry_marks(journal, [first])[first].marks] == ["later"]


def test_a_timeline_is_filtered_by_the_marks_one_can_see(journal, make_contact, make_conversation):
    dana, marcus = make_contact("Dana"), make_contact("Marcus")
    make_conversation(dana, text="plain", at="2026-11-01T10:00")
    make_conversation(dana, marcus, text="promised", at="2026-11-02T10:00", marks=(MarkOf(NewPromise("x"), 1),))
    make_conversation(dana, text="noted", at="2026-11-03T10:00", marks=(MarkOf(NewNote("x")), MarkOf(NewNote("y"))))

    def shown(*kinds: MarkKind) -> list[str]:
        places = queries.places(journal, dana, EntryFilter(marks=frozenset(kinds)))
        return [entry.text for entry in queries.entries_at(journal, places)]

    assert shown(MarkKind.PROMISE) == ["promised"]
    assert shown(MarkKind.PROMISE, MarkKind.NOTE) == ["noted", "promised"]
    assert shown(MarkKind.GOAL) == []
    assert queries.used_marks(journal, dana) == [UsedMarks(MarkKind.PROMISE, 1), UsedMarks(MarkKind.NOTE, 1)]
    assert queries.used_marks(journal, marcus) == [UsedMarks(MarkKind.PROMISE, 1)]
    edits.trash_contact(journal, marcus)
    assert shown(MarkKind.PROMISE) == []
    assert queries.used_marks(journal) == [UsedMarks(MarkKind.NOTE, 1)]


def test_a_timeline_is_filtered_by_how_talks_were(journal, make_contact, make_conversation):
    dana, marcus = make_contact("Dana"), make_contact("Marcus")
    make_conversation(dana, text="plain", at="2026-11-01T10:00")
    make_conversation(dana, text="off", at="2026-11-02T10:00", manner=Manner(OffDuty.KEPT, brief=True))
    make_conversation(dana, marcus, text="ear", at="2026-11-03T10:00", ears=(1,))
    make_conversation(dana, text="mine", at="2026-11-04T10:00", manner=Manner(needed_an_ear=True))
    make_conversation(dana, text="noted", at="2026-11-05T10:00", marks=(MarkOf(NewNote("x")),))

    def shown(**wanted) -> list[str]:
        places = queries.places(journal, dana, EntryFilter(**{name: frozenset(some) for name, some in wanted.items()}))
        return [entry.text for entry in queries.entries_at(journal, places)]

    assert shown(manners=[MannerKind.NEEDED_AN_EAR]) == ["mine", "ear"]
    assert shown(manners=[MannerKind.OFF_DUTY], marks=[MarkKind.NOTE]) == ["noted", "off"]
    assert shown(manners=[MannerKind.TOLD_TROUBLES]) == []
    used = [
        UsedManner(MannerKind.OFF_DUTY, 1),
        UsedManner(MannerKind.NEEDED_AN_EAR, 2),
        UsedManner(MannerKind.BRIEF, 1),
    ]
    assert queries.used_manners(journal, dana) == used
    assert queries.used_manners(journal, marcus) == [UsedManner(MannerKind.NEEDED_AN_EAR, 1)]
    edits.trash_contact(journal, marcus)
    assert shown(manners=[MannerKind.NEEDED_AN_EAR]) == ["mine"]


def test_a_limit_that_comes_back_does_not_stand_beside_a_newer(journal, make_contact):
    dana = make_contact("Dana")
    old = edits.set_limit(journal, dana, NewLimit(LimitKind.OFF_DUTY_TIMES, 2))
    edits.clear_limit(journal, LimitId(old))
    edits.set_limit(journal, dana, NewLimit(LimitKind.OFF_DUTY_TIMES, 3))
    edits.restore_mark(journal, MarkRef(MarkKind.LIMIT, old))
    assert [one.said.amount for one in queries.limits_for(journal, dana)] == [3]


def test_an_account_is_read_with_what_was_said_of_it(journal, make_contact):
    make_contact("Dana", jobs=(NewJob("Northgate"), NewJob("Aldgate")))
    aldgate, northgate = queries.accounts(journal)
    assert (aldgate.name, northgate.renewal_on, northgate.people_that_matter) == ("Aldgate", None, None)
    edits.set_renewal(journal, northgate.id, DAY)
    edits.set_people_that_matter(journal, northgate.id, 5)
    found = queries.account(journal, northgate.id)
    assert (found.renewal_on, found.people_that_matter) == (DAY, 5)
    assert queries.account(journal, 77) is None
