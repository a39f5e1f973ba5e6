# SPDX-License-Identifier: MIT
"""Leaning on a customer: in two of the last six talks, whatever their share."""

from __future__ import annotations

import pytest

from relationship_journal.insights.leaning_on_them import RULE
from relationship_journal.values import Channel, Stage
from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.insights import Severity, StepKind
from tests.insights.facts_maker import ago, facts, noticed, person, talk
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told


def six(*leaning):
    """These talks and plain ones before them, six in all."""
    return [*leaning, *(talk(30 + number) for number in range(6 - len(leaning)))]


def found(talks, numbers=None, **fields):
    return noticed(RULE, facts(person(talks, **fields)), numbers)


@pytest.mark.parametrize(
    ("leaning", "count"),
    [
        ((), 0),
        (({"ear": True},), 0),
        (({"ear": True}, {"ear": True}), 1),
        (({"troubles": True}, {"ear": True}), 1),
        (({"troubles": True, "ear": True},), 0),
    ],
)
def test_two_of_the_last_six(leaning, count):
    assert len(found(six(*(talk(day, **fields) for day, fields in enumerate(leaning))))) == count


def test_the_seventh_talk_is_too_long_ago():
    talks = [talk(0, ear=True), *(talk(number) for number in (1, 2, 3, 4)), talk(5, ear=True)]
    assert len(found(talks)) == 1
    assert found([talk(0), *talks[:5], talk(6, ear=True)]) == []


def test_where_there_were_fewer_talks_it_is_two_of_those():
    assert told(found([talk(0, ear=True), talk(1), talk(2, ear=True)]))[0][0] == "Dana lent you an ear in 2 of 3 talks"
    assert found([talk(0, ear=True), talk(1)]) == []


@pytest.mark.parametrize(
    "fields", [{"minutes": 9}, {"group": True}, {"brief": True}, {"answered": False}, {"off_duty": OffDuty.KEPT}]
)
def test_only_talks_count(fields):
    talks = six(talk(0, ear=True), talk(1, ear=True))
    assert len(found([*talks[1:], talk(2), talk(0, ear=True, **fields)])) == 0


def test_a_talk_that_nobody_rated_counts():
    assert len(found(six(talk(0, None, ear=True, channel=Channel.MEETING), talk(1, None, ear=True)))) == 1


@pytest.mark.parametrize(("numbers", "count"), [({"leaning": 3}, 0), ({"talks": 2}, 1), ({"leaning": 1}, 1)])
def test_other_numbers_move_it(numbers, count):
    assert len(found(six(talk(0, ear=True), talk(1, ear=True)), numbers)) == count


def test_what_was_an_ear():
    leaning = talk(0, ear=True), talk(8, ear=True)
    (one,) = found(six(*leaning))
    assert told([one]) == [
        (
            "Dana lent you an ear in 2 of 6 talks",
            "You needed an ear in 2 of the last 6 talks with Dana; the next one could be for listening.",
        )
    ]
    assert (one.severity, one.since, one.first) == (Severity.WATCH, ago(0), ago(33))
    assert evidence([one]) == sorted(talk.id for talk in leaning)
    assert (one.step.kind, one.step.text) == (StepKind.PLAN, "Lend an ear: how are things for Dana?")


def test_what_were_troubles():
    (one,) = found(six(*(talk(day, troubles=True) for day in range(3))))
    assert told([one]) == [
        (
            "Your company’s troubles came up in 3 of 6 talks",
            "In 3 of the last 6 talks, Dana heard of your company’s troubles without what they mean for Dana.",
        )
    ]
    assert one.since == ago(1)
    assert (one.step.kind, one.step.text) == (StepKind.NOTE, "Say what our company’s troubles mean for Dana")


def test_what_were_both():
    assert told(found(six(talk(0, ear=True, troubles=True), talk(1, ear=True)))) == [
        (
            "Dana carried some of your load in 2 of 6 talks",
            "In 2 of the last 6 talks with Dana you needed an ear (2) or told your company’s troubles "
            "without what they mean for Dana (1).",
        )
    ]


def test_it_speaks_of_customers_whether_friends_or_not():
    assert found(six(talk(0, ear=True), talk(1, ear=True)), stage=Stage.PROFESSIONAL)
    assert spoken_of(RULE, _of) == CUSTOMERS


def _of(**fields):
    return facts(person(**{"done": six(talk(0, ear=True), talk(1, ear=True)), **fields}))
