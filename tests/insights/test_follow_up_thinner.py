# SPDX-License-Identifier: MIT
"""Follow-up is thinner with friends: meetings and calls of a quarter that ended with a next step half as often."""

from __future__ import annotations

from dataclasses import replace

import pytest

from relationship_journal.insights.follow_up_thinner import RULE
from relationship_journal.values import Channel, ContactId, Stage, Status
from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.insights import Severity, StepKind
from tests.insights.facts_maker import ago, facts, noticed, person, talk
from tests.insights.telling import evidence, told

OTHER = {"id": ContactId(2), "stage": Stage.PROFESSIONAL}


def talks(followed: int, without: int, **fields):
    return [*(talk(5, promised=True, **fields) for _ in range(followed)), *(talk(5, **fields) for _ in range(without))]


def found(with_friends, with_others, numbers=None, started=730, **fields):
    people = person(with_friends, **fields), person(with_others, **OTHER)
    return noticed(RULE, facts(*people, started_on=ago(started)), numbers)


@pytest.mark.parametrize(
    ("friends", "others", "count"),
    [
        ((4, 4), (8, 0), 1),
        ((5, 3), (8, 0), 0),
        ((3, 4), (8, 0), 0),
        ((3, 5), (7, 0), 0),
        ((3, 5), (6, 2), 1),
        ((3, 5), (5, 3), 0),
        ((0, 8), (1, 7), 1),
        ((0, 8), (0, 8), 0),
    ],
)
def test_half_as_often_with_eight_on_each_side(friends, others, count):
    assert len(found(talks(*friends), talks(*others))) == count


def test_nothing_to_follow_up_is_a_next_step_too():
    assert found([*talks(4, 3), talk(5, closed=True)], talks(8, 0)) == []


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({}, 1),
        ({"minutes": 15}, 1),
        ({"minutes": 14}, 0),
        ({"channel": Channel.MEETING}, 1),
        ({"channel": Channel.VIDEO}, 1),
        ({"channel": Channel.MEAL}, 0),
        ({"channel": Channel.EMAIL}, 0),
        ({"share": None}, 1),
        ({"share": 50}, 1),
        ({"share": 49}, 1),
        ({"group": True}, 0),
        ({"brief": True}, 0),
        ({"answered": False}, 0),
        ({"off_duty": OffDuty.KEPT}, 0),
    ],
)
def test_which_talks_count(fields, count):
    assert len(found([*talks(3, 4), talk(5, **fields)], talks(8, 0))) == count


@pytest.mark.parametrize(("days", "count"), [(89, 1), (90, 0)])
def test_those_of_ninety_days_count(days, count):
    assert len(found([*talks(3, 4), talk(days)], talks(8, 0))) == count


def test_a_talk_with_two_friends_counts_once_and_one_with_a_friend_and_another_not_at_all():
    with_dana, with_others = talks(3, 5), talks(8, 0)
    people = person(with_dana), person(with_dana[3:], id=ContactId(3)), person(with_others, **OTHER)
    (one,) = noticed(RULE, facts(*people))
    assert told([one])[0][1].startswith("With friends, 3 of 8 meetings")
    assert found([*with_dana, with_others[0]], with_others) == []


@pytest.mark.parametrize(
    "fields", [{"status": Status.FORMER}, {"status": Status.NOT_CUSTOMER}, {"family": True}, {"archived": True}]
)
def test_only_customers_are_compared(fields):
    assert found(talks(0, 8), talks(8, 0), **fields) == []


@pytest.mark.parametrize(("days", "count"), [(59, 0), (60, 1)])
def test_in_the_first_weeks_nothing_is_compared(days, count):
    assert len(found(talks(0, 8), talks(8, 0), started=days)) == count


@pytest.mark.parametrize(
    ("numbers", "count"),
    [
        ({"talks": 9}, 0),
        ({"times": 3}, 0),
        ({"days": 30}, 1),
        ({"minutes": 26}, 0),
    ],
)
def test_other_numbers_move_it(numbers, count):
    assert len(found(talks(4, 4), talks(8, 0), numbers)) == count


def test_both_counts():
    with_friends = [*talks(3, 6), talk(1)]
    (one,) = found(with_friends, talks(9, 1))
    assert told([one]) == [
        (
            "Follow-up is thinner with friends",
            "With friends, 3 of 10 meetings and calls in 90 days ended with a promise or nothing to follow up; "
            "with others, 9 of 10.",
        )
    ]
    assert (one.severity, one.step.kind, one.since, one.first) == (Severity.WATCH, StepKind.PROMISES, ago(5), ago(89))
    assert evidence([one]) == sorted(talk.id for talk in with_friends[3:])


def test_nothing_is_said_where_not_everybody_is_known():
    whole = facts(person(talks(0, 8)), person(talks(8, 0), **OTHER))
    assert noticed(RULE, whole)
    assert noticed(RULE, replace(whole, whole=False)) == []
