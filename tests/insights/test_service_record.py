# SPDX-License-Identifier: MIT
"""Promises kept on time over all customers: good news from ten on, at 95 of a hundred."""

from __future__ import annotations

import pytest

from relationship_journal.insights.service_record import RULE
from relationship_journal.values import ContactId, NewPromise, Stage
from relationship_journal.values.insights import EVERYBODY, Severity, StepKind
from relationship_journal.values.noticing import NOBODY, Tally
from tests.insights.facts_maker import ago, facts, mark, noticed, person
from tests.insights.telling import evidence, told


def kept(due: int, on: int | None = None):
    return mark(NewPromise("send it", due=ago(due), kept_on=ago(due if on is None else on)), 170)


def found(friends, others=NOBODY, *people, numbers=None, started=730, **fields):
    return noticed(RULE, facts(*people, friends=friends, others=others, started_on=ago(started), **fields), numbers)


@pytest.mark.parametrize(
    ("friends", "others", "count"),
    [
        (Tally(10, 10), Tally(), 1),
        (Tally(9, 9), Tally(), 0),
        (Tally(4, 4), Tally(6, 6), 1),
        (Tally(10, 9), Tally(), 0),
        (Tally(20, 19), Tally(), 1),
        (Tally(10, 9), Tally(10, 10), 1),
        (Tally(10, 9), Tally(9, 9), 0),
    ],
)
def test_ten_due_and_95_of_a_hundred_on_time(friends, others, count):
    assert len(found(friends, others)) == count


@pytest.mark.parametrize(("days", "count"), [(59, 0), (60, 1)])
def test_in_the_first_weeks_nothing_is_said(days, count):
    assert len(found(Tally(10, 10), started=days)) == count


@pytest.mark.parametrize(("numbers", "count"), [({"due": 21}, 0), ({"part": 96}, 0), ({"due": 20, "part": 95}, 1)])
def test_other_numbers_move_it(numbers, count):
    assert len(found(Tally(20, 19), numbers=numbers)) == count


def test_it_says_both_counts_over_all_customers():
    dana, ben = [kept(20 - day) for day in range(6)], [kept(40 - day) for day in range(6)]
    people = person(promises=dana), person(id=ContactId(2), stage=Stage.PROFESSIONAL, promises=ben)
    (one,) = found(Tally(6, 6), Tally(6, 6), *people)
    assert told([one]) == [
        (
            "Your promises are kept on time",
            "Over all customers, 12 of 12 promises due in 180 days were kept on time: the best steward of service.",
        )
    ]
    assert (one.subject, one.severity, one.step.kind) == (EVERYBODY, Severity.GOOD, StepKind.PROMISES)
    assert evidence([one]) == sorted(promise.id for promise in (*dana, *ben))
    assert (one.first, one.since) == (ago(179), ago(17))


def test_it_holds_since_a_late_one_is_outweighed():
    promises = [kept(100, 90), *(kept(60 - day) for day in range(20))]
    (one,) = found(Tally(21, 20), Tally(), person(promises=promises))
    assert one.since == ago(60 - 18)


def test_nothing_is_said_where_not_everybody_is_known():
    assert found(Tally(10, 10), whole=False) == []
