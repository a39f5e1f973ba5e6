# SPDX-License-Identifier: MIT
"""A limit of the writer's: near from four fifths on, reached when all of it is used, this month."""

from __future__ import annotations

import pytest

from relationship_journal.insights.limits import NEAR, OVER
from relationship_journal.values import ConversationId, LimitKind
from relationship_journal.values.customers import LimitUse
from relationship_journal.values.insights import RecordKind, Severity, StepKind
from relationship_journal.values.noticing import LimitHeld, UsedBy
from tests.insights.facts_maker import ago, facts, noticed, person
from tests.insights.telling import CUSTOMERS, spoken_of, told

TIME, TIMES, MONEY = LimitKind.PERSONAL_MINUTES, LimitKind.OFF_DUTY_TIMES, LimitKind.SPENDING


def limit(used: int, amount: int, kind: LimitKind = TIME, *by: tuple[int, int, int], number: int = 7):
    """A limit; `by` are conversation, days ago and what it used, the newest first."""
    uses = tuple(UsedBy(ConversationId(one), ago(days), much) for one, days, much in by)
    return LimitHeld(number, LimitUse(kind, used, amount, "EUR" if kind is MONEY else ""), uses)


def found(rule, *limits, numbers=None):
    return noticed(rule, facts(person(limits=limits), started_on=ago(1)), numbers)


@pytest.mark.parametrize(
    ("used", "amount", "near", "over"),
    [
        (0, 100, 0, 0),
        (79, 100, 0, 0),
        (80, 100, 1, 0),
        (99, 100, 1, 0),
        (100, 100, 0, 1),
        (150, 100, 0, 1),
        (0, 0, 0, 0),
        (1, 0, 0, 1),
        (2, 3, 0, 0),
        (4, 5, 1, 0),
    ],
)
def test_four_fifths_are_near_and_all_is_reached(used, amount, near, over):
    held = limit(used, amount)
    assert (len(found(NEAR, held)), len(found(OVER, held))) == (near, over)


@pytest.mark.parametrize(("part", "count"), [(90, 1), (91, 0)])
def test_other_numbers_move_it(part, count):
    assert len(found(NEAR, limit(90, 100), numbers={"part": part})) == count


@pytest.mark.parametrize(
    ("held", "title", "used"),
    [
        (limit(270, 240), "The limit for personal time is reached", "4 h 30 of 4 h of personal time"),
        (limit(1, 1, TIMES), "The limit for off-duty times is reached", "1 of 1 off-duty time"),
        (limit(3, 2, TIMES), "The limit for off-duty times is reached", "3 of 2 off-duty times"),
        (limit(12_050, 10_000, MONEY), "The limit for spending is reached", "120.50 EUR of 100 EUR spent"),
    ],
)
def test_one_that_is_reached(held, title, used):
    (one,) = found(OVER, held)
    assert told([one]) == [(title, f"This month with Dana: {used}.")]
    assert (one.severity, one.step.kind) == (Severity.WATCH, StepKind.BOTH_SIDES)


def test_one_that_is_near():
    assert told(found(NEAR, limit(270, 300))) == [
        ("Near the limit for personal time", "This month with Dana: 4 h 30 of 5 h of personal time.")
    ]


def test_several_are_one_and_each_is_told_by_one_rule():
    held = limit(270, 300), limit(4, 5, TIMES, number=8), limit(9_000, 9_000, MONEY, number=9)
    assert told(found(NEAR, *held)) == [
        ("Near 2 limits", "This month with Dana: 4 h 30 of 5 h of personal time, 4 of 5 off-duty times.")
    ]
    (over,) = found(OVER, *held)
    assert told([over])[0][1] == "This month with Dana: 90 EUR of 90 EUR spent."
    both = told(found(OVER, limit(2, 1), limit(2, 1, TIMES)))
    assert both[0][0] == "2 limits are reached"


def test_it_rests_on_the_limit_and_on_what_used_it_since_the_day_it_did():
    held = (
        limit(120, 100, TIME, (13, 1, 20), (12, 4, 50), (11, 9, 50)),
        limit(2, 1, TIMES, (12, 4, 1), (10, 10, 1), number=8),
    )
    (one,) = found(OVER, *held)
    assert one.evidence == (
        (RecordKind.LIMIT, 7),
        (RecordKind.LIMIT, 8),
        *((RecordKind.CONVERSATION, number) for number in (13, 12, 11, 10)),
    )
    assert (one.since, one.first, one.last) == (ago(10), ago(21), ago(0))
    (one,) = found(OVER, held[0])
    assert one.since == ago(4)
    (one,) = found(NEAR, limit(80, 100, TIME, (13, 1, 30), (12, 4, 50)))
    assert one.since == ago(1)


@pytest.mark.parametrize(("rule", "used"), [(OVER, 100), (NEAR, 80)])
def test_they_speak_of_customers(rule, used):
    assert spoken_of(rule, lambda **fields: facts(person(limits=[limit(used, 100)], **fields))) == CUSTOMERS
