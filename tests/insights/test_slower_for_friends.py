# SPDX-License-Identifier: MIT
"""Promises to friends come late twice as often as those to others: of all friends, and of one."""

from __future__ import annotations

import pytest

from relationship_journal.insights.slower_for_friends import RULE
from relationship_journal.values import ContactId, NewPromise, Side, Stage
from relationship_journal.values.insights import Severity, StepKind, SubjectKind
from relationship_journal.values.noticing import NOBODY, Tally
from tests.insights.facts_maker import ago, facts, mark, noticed, person
from tests.insights.telling import evidence, told

OTHERS = Tally(42, 37)
BEN = ContactId(2)


def promised(due: int, kept: int | None = None, **fields):
    """A promise due so many days ago, and kept, where it was, so many days ago."""
    return mark(NewPromise("send it", due=ago(due), kept_on=None if kept is None else ago(kept), **fields), 200)


def owed(late: int, on_time: int):
    return [*(promised(10 + day) for day in range(late)), *(promised(30, 30) for _ in range(on_time))]


def found(*people, friends=NOBODY, others=OTHERS, numbers=None, started=730, **fields):
    return noticed(RULE, facts(*people, friends=friends, others=others, started_on=ago(started), **fields), numbers)


@pytest.mark.parametrize(
    ("due", "late", "others", "count"),
    [
        (13, 5, Tally(42, 37), 1),
        (8, 3, Tally(8, 8), 1),
        (7, 3, Tally(8, 8), 0),
        (8, 2, Tally(8, 8), 0),
        (8, 3, Tally(7, 7), 0),
        (8, 4, Tally(8, 6), 1),
        (16, 7, Tally(16, 12), 0),
        (16, 8, Tally(16, 12), 1),
    ],
)
def test_eight_on_each_side_three_late_and_twice_as_often(due, late, others, count):
    people = [person(promises=owed(late, due - late)[:4]), person(id=BEN, promises=owed(late, due - late)[4:])]
    of_all = [
        one
        for one in found(*people, friends=Tally(due, due - late), others=others)
        if one.subject.kind is SubjectKind.ALL
    ]
    assert len(of_all) == count


@pytest.mark.parametrize(
    ("due", "late", "others", "count"),
    [
        (5, 3, Tally(8, 8), 1),
        (4, 3, Tally(8, 8), 0),
        (5, 2, Tally(8, 8), 0),
        (5, 3, Tally(7, 7), 0),
        (10, 5, Tally(8, 6), 1),
        (11, 5, Tally(8, 6), 0),
    ],
)
def test_of_one_friend_with_five_or_more_of_their_own(due, late, others, count):
    assert len(found(person(promises=owed(late, due - late)), others=others)) == count


@pytest.mark.parametrize(("days", "count"), [(59, 0), (60, 2)])
def test_in_the_first_weeks_nothing_is_compared(days, count):
    assert len(found(person(promises=owed(5, 8)), friends=Tally(13, 8), started=days)) == count


@pytest.mark.parametrize(
    ("numbers", "count"),
    [({}, 2), ({"due": 14}, 1), ({"late": 6}, 0), ({"times": 4}, 0), ({"own": 14}, 1), ({"due": 43}, 0)],
)
def test_other_numbers_move_it(numbers, count):
    assert len(found(person(promises=owed(5, 8)), friends=Tally(13, 8), numbers=numbers)) == count


def test_only_own_promises_that_fell_due_in_the_record_count():
    late = [promised(1), promised(179)]
    rest = [promised(5, 5), promised(6, 7)]
    for more, count in ((promised(178), 1), (promised(180), 0), (promised(0), 0), (promised(9, side=Side.THEM), 0)):
        assert len(found(person(promises=[*late, *rest, more]), others=Tally(8, 8))) == count
    assert len(found(person(promises=[*late, *rest, promised(9, 8)]), others=Tally(8, 8))) == 1
    assert len(found(person(promises=[*late, *rest, promised(9, 9)]), others=Tally(8, 8))) == 0


def test_both_counts_of_all_friends():
    dana, ben = owed(2, 5), owed(3, 3)
    other = person(id=ContactId(3), stage=Stage.PROFESSIONAL, promises=[promised(5)])
    people = [person(promises=dana), person(id=BEN, promises=ben, called="Ben"), other]
    one = next(one for one in found(*people, friends=Tally(13, 8)) if one.subject.kind is SubjectKind.ALL)
    assert told([one]) == [
        (
            "Friends wait longer for your promises",
            "Friends: 8 of 13 promises on time in 180 days; others: 37 of 42.",
        )
    ]
    assert (one.severity, one.step.kind, one.step.contact) == (Severity.ACT, StepKind.PROMISES, None)
    assert evidence([one]) == sorted(promise.id for promise in (*dana[:2], *ben[:3]))
    assert (one.first, one.since) == (ago(179), ago(10))


def test_both_counts_of_one_friend():
    promises = owed(3, 2)
    (one,) = found(person(promises=promises))
    assert told([one]) == [
        ("Dana waits longer for your promises", "Dana: 2 of 5 promises on time in 180 days; others: 37 of 42.")
    ]
    assert (one.severity, one.step.contact, one.since) == (Severity.ACT, 1, ago(9))
    assert evidence([one]) == sorted(promise.id for promise in promises[:3])


def test_nothing_is_said_of_everybody_where_not_everybody_is_known():
    kinds = [one.subject.kind for one in found(person(promises=owed(5, 8)), friends=Tally(13, 8), whole=False)]
    assert kinds == [SubjectKind.CONTACT]


def test_somebody_who_is_no_friend_is_one_of_the_others():
    assert found(person(promises=owed(5, 8), stage=Stage.FRIENDLY)) == []
