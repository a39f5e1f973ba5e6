# SPDX-License-Identifier: MIT
"""No time off duty for 120 days: only with a friend it was switched on for, never where rules may forbid it."""

from __future__ import annotations

import pytest

from relationship_journal.insights.no_off_duty import RULE
from relationship_journal.values import Channel, NewInterest, NewStageChange, Stage
from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.insights import RecordKind, StepKind
from tests.insights.facts_maker import TODAY, ago, facts, mark, noticed, person, plan, talk
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told

TALKS = [talk(day) for day in (3, 13, 23, 33, 400)]


def dinner(days: int, how=OffDuty.KEPT, **fields):
    return talk(days, 5, channel=Channel.MEAL, minutes=120, off_duty=how, **fields)


def of(*more, **fields):
    return facts(person(**{"done": [*TALKS, *more], "off_duty_welcome": True, **fields}))


@pytest.mark.parametrize(("days", "count"), [(119, 0), (120, 1)])
def test_after_a_hundred_and_twenty_days(days, count):
    assert len(noticed(RULE, of(dinner(days)))) == count
    assert len(noticed(RULE, of(dinner(days - 90)), {"days": 30})) == count


@pytest.mark.parametrize(("cadence", "count"), [(65, 1), (66, 0)])
def test_not_before_twice_the_usual_gap(cadence, count):
    assert len(noticed(RULE, of(dinner(130), cadence=cadence))) == count


@pytest.mark.parametrize(
    ("one", "count"),
    [
        (dinner(5, OffDuty.SLIPPED_BY_ME), 0),
        (dinner(5, group=True), 0),
        (dinner(5, answered=False), 1),
        (talk(5, 5, channel=Channel.MEAL), 1),
    ],
)
def test_what_counts_as_time_off_duty(one, count):
    assert len(noticed(RULE, of(one))) == count


@pytest.mark.parametrize(
    "fields",
    [
        {"off_duty_welcome": False},
        {"health_or_public": True},
        {"stage": Stage.FRIENDLY},
        {"away_until": ago(-1)},
        {"months": (11,)},
        {"added_on": ago(119)},
        {"done": TALKS[:2]},
    ],
)
def test_nothing_is_said(fields):
    assert noticed(RULE, of())
    assert noticed(RULE, of(**fields)) == []


def test_a_plan_is_not_yet_a_time():
    assert noticed(RULE, of(plans=[plan(3)._replace(off_duty=True)]))


def test_of_whom_it_speaks():
    assert spoken_of(RULE, of) == CUSTOMERS


def test_what_it_says():
    last = dinner(131)
    (one,) = noticed(RULE, of(last, interests=[mark(NewInterest("sailing"))]))
    assert told([one]) == [
        ("No time off duty with Dana since 14 Jul", "The last time was 4 months ago, and you noted that it is welcome.")
    ]
    assert (evidence([one]), one.since) == ([last.id], ago(11))
    assert (one.step.kind, one.step.text) == (StepKind.PLAN, "Off duty: sailing")


def test_without_any_it_rests_on_the_change_of_stage_or_the_contact():
    became = mark(NewStageChange(Stage.FRIENDLY, Stage.FRIEND), 130)
    (one,) = noticed(RULE, of(stages=[became]))
    assert told([one]) == [
        ("No time off duty with Dana yet", "Dana became a friend 4 months ago, and you noted that it is welcome.")
    ]
    assert one.evidence == ((RecordKind.STAGE_CHANGE, became.id),)
    (one,) = noticed(RULE, of())
    assert one.evidence == ((RecordKind.CONTACT, 1),)
    assert told([one])[0][1].startswith("You first talked with Dana 13 months ago")
    assert one.last == TODAY
