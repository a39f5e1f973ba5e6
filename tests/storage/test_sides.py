# SPDX-License-Identifier: MIT
"""Both sides of a relationship and everything about a person, as they are read."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.sides import about_person, both_sides, card_text, marks_named
from relationship_journal.values import (
    ContactId,
    ConversationId,
    FavorKind,
    GoalState,
    LimitKind,
    Manner,
    MarkKind,
    MixSide,
    NewContact,
    NewConversation,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewJob,
    NewLimit,
    NewMark,
    NewNote,
    NewPromise,
    NewRawCard,
    NewRelation,
    NewShortcut,
    OffDuty,
    PromiseId,
    Side,
    Stage,
    When,
)
from relationship_journal.values.sides import BothSides, built, drew, record_of, returned, unexplained, worth

TODAY = date(2026, 11, 22)


@pytest.fixture
def dana(journal: Journal) -> ContactId:
    return edits.add_contact(journal, NewContact("Dana Whitfield", given="Dana", jobs=(NewJob("Northgate"),)))


def sides(journal: Journal, contact: ContactId) -> BothSides:
    found = both_sides(journal, contact, TODAY)
    assert found is not None
    return found


def write(journal: Journal, contact: ContactId, *marks: NewMark) -> list[int]:
    return [edits.add_mark(journal, contact, mark).id for mark in marks]


def talk(journal: Journal, contact: ContactId, day: int, manner: Manner, ears: tuple[int, ...] = ()) -> ConversationId:
    when = When(datetime(2026, 10, day, 12))
    return edits.log_conversation(journal, NewConversation((contact,), when, manner=manner, ears=ears))


def test_nobody_has_no_sides(journal: Journal) -> None:
    assert both_sides(journal, ContactId(99), TODAY) is None
    assert about_person(journal, ContactId(99)) is None


def test_a_new_contact_is_bare_until_the_first_mark(journal: Journal, dana: ContactId) -> None:
    assert sides(journal, dana).is_bare
    write(journal, dana, NewInterest("sea swimming"))
    assert not sides(journal, dana).is_bare


def test_the_first_need_is_the_oldest_goal(journal: Journal, dana: ContactId) -> None:
    write(journal, dana, NewGoal("later", on=date(2025, 1, 1)), NewGoal("cold chain", on=date(2020, 9, 14)))
    need = sides(journal, dana).first_need
    assert need is not None
    assert need.said.what == "cold chain"


def test_marks_of_others_and_in_the_trash_are_left_out(journal: Journal, dana: ContactId) -> None:
    other = edits.add_contact(journal, NewContact("Marcus Oyelaran"))
    write(journal, other, NewGoal("theirs"))
    edits.trash_mark(journal, edits.add_mark(journal, dana, NewGoal("gone")))
    assert sides(journal, dana).goals == ()


def test_promises_count_as_on_time_by_the_day_last_agreed(journal: Journal, dana: ContactId) -> None:
    due = date(2026, 11, 10)
    moved, silent, *_ = write(
        journal,
        dana,
        NewPromise("told", due=due, on=date(2026, 11, 1)),
        NewPromise("untold", due=due, on=date(2026, 11, 1)),
        NewPromise("no day", kept_on=date(2026, 11, 3)),
        NewPromise("coming", due=date(2026, 12, 1)),
        NewPromise("let go", due=due, let_go_on=date(2026, 11, 12)),
        NewPromise("theirs", Side.THEM, due=due),
    )
    for promise, told in ((moved, True), (silent, False)):
        edits.move_promise(journal, PromiseId(promise), date(2026, 11, 20), told, date(2026, 11, 9))
        edits.keep_promise(journal, PromiseId(promise), date(2026, 11, 18))
    mine = record_of(sides(journal, dana).promises_of(Side.ME), TODAY)
    assert sorted(one.said.what for one in mine.on_time) == ["told"]
    assert sorted(one.said.what for one in mine.late) == ["let go", "untold"]
    theirs = record_of(sides(journal, dana).promises_of(Side.THEM), TODAY)
    assert [one.said.what for one in theirs.late] == ["theirs"]


def test_each_favor_is_returned_by_one(journal: Journal, dana: ContactId) -> None:
    def favor(what: str, by: Side, day: int, *, normal: bool = False) -> NewFavor:
        return NewFavor(what, done_by=by, normal_service=normal, on=date(2026, 1, day))

    write(
        journal,
        dana,
        favor("first", Side.ME, 1),
        favor("service", Side.ME, 2, normal=True),
        favor("their thanks", Side.THEM, 3),
        favor("their second", Side.THEM, 4),
        favor("mine again", Side.ME, 5),
    )
    assert [one.said.what for one in returned(sides(journal, dana).favors)] == ["mine again", "their thanks"]


def test_concessions_and_what_they_were_worth(journal: Journal, dana: ContactId) -> None:
    write(
        journal,
        dana,
        NewFavor("5 % off", kind=FavorKind.PRICE, worth=40_000, currency="GBP"),
        NewFavor("sooner", kind=FavorKind.DELIVERY, reason="their audit", worth=1_000, currency="EUR"),
        NewFavor("usual terms", kind=FavorKind.TERMS, normal_service=True),
        NewFavor("a book", kind=FavorKind.GIFT),
        NewFavor("their price", done_by=Side.THEM, kind=FavorKind.PRICE),
    )
    found = sides(journal, dana).concessions
    assert sorted(one.said.what for one in found) == ["5 % off", "sooner"]
    assert [one.said.what for one in unexplained(found)] == ["5 % off"]
    assert worth(found) == {"EUR": 1_000, "GBP": 40_000}


def test_what_built_trust_and_what_drew_on_it(journal: Journal, dana: ContactId) -> None:
    day = date(2026, 10, 1)
    write(
        journal,
        dana,
        NewGoal("reached", GoalState.REACHED),
        NewFriction("open talk", talked_on=day, settled_on=day),
        NewFriction("silently", settled_on=day),
        NewFriction("unspoken"),
        NewFriction("crossed", crossed_on=day),
        NewShortcut("not told"),
        NewShortcut("told", told_on=day),
        NewFavor("pushed", pushed_aside="another customer"),
    )
    slipped = talk(journal, dana, 3, Manner(OffDuty.SLIPPED_BY_ME))
    good, bad = built(sides(journal, dana), TODAY), drew(sides(journal, dana), TODAY)
    assert [one.said.what for one in good.goals_reached] == ["reached"]
    assert [one.said.what for one in good.settled_openly] == ["open talk"]
    assert [one.said.what for one in bad.unspoken] == ["unspoken"]
    assert [one.said.what for one in bad.crossed] == ["crossed"]
    assert [one.said.what for one in bad.shortcuts] == ["not told"]
    assert [one.said.what for one in bad.pushed_aside] == ["pushed"]
    assert bad.slipped == (slipped,)


def test_how_conversations_were_newest_first(journal: Journal, dana: ContactId) -> None:
    first = talk(journal, dana, 1, Manner(OffDuty.KEPT))
    second = talk(journal, dana, 2, Manner(OffDuty.KEPT, needed_an_ear=True))
    third = talk(journal, dana, 3, Manner(told_troubles=True), ears=(0,))
    fourth = talk(journal, dana, 4, Manner(told_troubles=True, meaning="a later delivery"))
    gone = talk(journal, dana, 5, Manner(OffDuty.KEPT))
    edits.trash_conversation(journal, gone)
    told = sides(journal, dana).told
    assert told.off_duty == {OffDuty.KEPT: (second, first)}
    assert told.my_ear == (second,)
    assert told.their_ear == (third,)
    assert told.troubles == (fourth, third)
    assert told.troubles_without_meaning == (third,)


def test_friction_and_notes_stand_on_their_side(journal: Journal, dana: ContactId) -> None:
    write(journal, dana, NewFriction("fees"), NewFriction("the trip", MixSide.PERSONAL), NewNote("renewal"))
    found = sides(journal, dana)
    assert [one.said.what for one in found.frictions_on(MixSide.BUSINESS)] == ["fees"]
    assert [one.said.what for one in found.frictions_on(MixSide.PERSONAL)] == ["the trip"]
    assert [one.said.what for one in found.notes_on(MixSide.BUSINESS)] == ["renewal"]


def test_since_when_the_stage_is_what_it_is(journal: Journal, dana: ContactId) -> None:
    assert sides(journal, dana).stage_since is None
    edits.set_stages(journal, (dana,), Stage.FRIEND, date(2026, 3, 21))
    assert sides(journal, dana).stage_since == date(2026, 3, 21)


def test_relatives_lead_to_contacts_that_are_there(journal: Journal) -> None:
    sam = edits.add_contact(journal, NewContact("Sam Whitfield"))
    dana = edits.add_contact(
        journal,
        NewContact("Dana", relations=(NewRelation("son", "Sam Whitfield", sam), NewRelation("partner", "Hannah"))),
    )
    found = sides(journal, dana).relatives
    assert [(one.label, one.name, one.contact) for one in found] == [
        ("son", "Sam Whitfield", sam),
        ("partner", "Hannah", None),
    ]
    edits.trash_contact(journal, sam)
    assert [one.contact for one in sides(journal, dana).relatives] == [None, None]


def test_own_limits_and_those_for_all(journal: Journal, dana: ContactId) -> None:
    hours, times = NewLimit(LimitKind.PERSONAL_MINUTES, 360), NewLimit(LimitKind.OFF_DUTY_TIMES, 2)
    edits.set_limit(journal, dana, hours)
    edits.set_limit(journal, None, NewLimit(LimitKind.PERSONAL_MINUTES, 600))
    edits.set_limit(journal, None, times)
    other = edits.add_contact(journal, NewContact("Marcus Oyelaran"))
    edits.set_limit(journal, other, NewLimit(LimitKind.TOPIC, topic="golf"))
    person = about_person(journal, dana)
    assert person is not None
    assert [one.said.amount for one in person.own_limits] == [360]
    assert sorted(one.said.amount or 0 for one in person.limits_for_all) == [2, 600]


def test_a_raw_card_is_named_and_read_when_asked_for(journal: Journal) -> None:
    card = NewRawCard("BEGIN:VCARD\nEND:VCARD", version="3.0")
    edits.import_contacts(journal, [NewContact("Dana", raw_card=card)], (), "friends.vcf")
    dana = queries.find_contact(journal, "Dana").id
    person = about_person(journal, dana)
    assert person is not None
    assert [(one.format, one.version, one.source) for one in person.cards] == [("vcard", "3.0", "friends.vcf")]
    assert person.added_with == "friends.vcf"
    assert card_text(journal, person.cards[0].id) == card.text
    assert card_text(journal, 99) == ""


def test_marks_by_name_are_those_of_the_contact_alone(journal: Journal, dana: ContactId) -> None:
    other = edits.add_contact(journal, NewContact("Marcus Oyelaran"))
    mine = edits.add_mark(journal, dana, NewGoal("mine"))
    theirs = edits.add_mark(journal, other, NewGoal("theirs"))
    found = marks_named(journal, dana, MarkKind.GOAL, (mine.id, theirs.id))
    assert [one.ref for one in found] == [mine]
