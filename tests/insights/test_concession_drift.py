# SPDX-License-Identifier: MIT
"""Concessions to a friend without a reason: two in a quarter, or three in half a year and twice as many as others."""

from __future__ import annotations

import pytest

from relationship_journal.insights.concession_drift import RULE
from relationship_journal.values import FavorKind, NewFavor, Side, Stage
from relationship_journal.values.insights import Severity, StepKind
from relationship_journal.values.noticing import Tally
from tests.insights.facts_maker import EVERY_DAY, ago, facts, mark, noticed, person
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told

OTHERS = Tally(concessions=4, people=10)


def conceded(days: int, **fields):
    return mark(NewFavor("waived the expedite fee", **{"kind": FavorKind.PRICE, **fields}), days)


def found(*favors, numbers=None, others=OTHERS, started_on=EVERY_DAY[-1], **fields):
    return noticed(RULE, facts(person(favors=favors, **fields), others=others, started_on=started_on), numbers)


def severities(*favors, **fields):
    return [one.severity.value for one in found(*favors, **fields)]


@pytest.mark.parametrize(("days", "severity"), [((0,), []), ((0, 89), ["act"]), ((0, 90), []), ((1, 2, 3), ["act"])])
def test_two_in_ninety_days_ask_to_be_acted_on(days, severity):
    assert severities(*(conceded(day) for day in days)) == severity


@pytest.mark.parametrize(
    "fields",
    [
        {"reason": "volume"},
        {"said_one_off": True},
        {"normal_service": True},
        {"done_by": Side.THEM},
        {"kind": FavorKind.GIFT},
        {"kind": FavorKind.OTHER},
    ],
)
def test_what_has_a_reason_or_is_no_concession_does_not_count(fields):
    assert severities(conceded(1), conceded(2, **fields)) == []


@pytest.mark.parametrize(("days", "severity"), [((0, 100, 179), ["watch"]), ((0, 100, 180), []), ((0, 100), [])])
def test_three_in_the_record_are_watched(days, severity):
    assert severities(*(conceded(day) for day in days)) == severity


@pytest.mark.parametrize(
    ("others", "severity"),
    [
        (Tally(concessions=15, people=10), ["watch"]),
        (Tally(concessions=16, people=10), []),
        (Tally(concessions=0, people=3), ["watch"]),
        (Tally(concessions=0, people=2), []),
        (Tally(), []),
    ],
)
def test_three_are_watched_only_beside_twice_what_others_had(others, severity):
    assert severities(conceded(0), conceded(100), conceded(170), others=others) == severity


@pytest.mark.parametrize(("days", "severity"), [(59, []), (60, ["watch"])])
def test_in_the_first_weeks_nothing_is_compared(days, severity):
    slow = [conceded(day) for day in (0, 100, 179)]
    assert severities(*slow, started_on=ago(days)) == severity
    assert severities(conceded(0), conceded(1), started_on=ago(days)) == ["act"]


@pytest.mark.parametrize(
    ("numbers", "severity"),
    [
        ({"concessions": 3}, []),
        ({"days": 30}, []),
        ({"concessions": 3, "slow": 2}, ["watch"]),
        ({"concessions": 3, "slow": 2, "times": 6}, []),
        ({"concessions": 3, "slow": 2, "people": 11}, []),
        ({"concessions": 2, "days": 31}, ["act"]),
    ],
)
def test_other_numbers_move_it(numbers, severity):
    assert severities(conceded(0), conceded(30), numbers=numbers) == severity


def test_it_says_the_kinds_and_what_they_were_worth():
    favors = (
        conceded(3, worth=30_000, currency="EUR"),
        conceded(1, kind=FavorKind.DELIVERY, worth=2_000, currency="USD"),
        conceded(20, kind=FavorKind.DELIVERY),
    )
    (one,) = found(*favors, conceded(2, reason="volume"))
    assert told([one]) == [
        (
            "Favors are drifting into concessions",
            "3 favors for Dana in 90 days moved price and delivery, worth 300 EUR and 20 USD, "
            "with no business reason noted and no word of a one-off.",
        )
    ]
    assert (one.severity, one.since, one.first) == (Severity.ACT, ago(3), ago(89))
    assert evidence([one]) == sorted(favor.id for favor in favors)
    assert one.step.kind is StepKind.PLAN
    assert one.step.text == "Decide my next answer on price and delivery before Dana asks"


def test_what_is_watched_has_the_others_beside_it():
    ((_, sentence),) = told(found(conceded(0), conceded(100), conceded(170)))
    assert sentence == (
        "3 favors for Dana in 180 days moved price, with no business reason noted and no word of a one-off; "
        "others: 4 among 10 people."
    )


def test_one_is_one():
    ((_, sentence),) = told(found(conceded(0), numbers={"concessions": 1}))
    assert sentence.startswith("1 favor for Dana in 90 days moved price, with")


def test_it_speaks_of_friends_who_are_customers():
    assert severities(conceded(0), conceded(1), stage=Stage.FRIENDLY) == []
    assert severities(conceded(0), conceded(1), stage=Stage.CLOSE_FRIEND) == ["act"]
    assert spoken_of(RULE, _of) == CUSTOMERS


def _of(**fields):
    return facts(person(favors=[conceded(0), conceded(1)], **fields))
