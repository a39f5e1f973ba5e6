# SPDX-License-Identifier: MIT
"""An open goal without a talk about business: after sixty days or twice the usual gap."""

from __future__ import annotations

import pytest

from relationship_journal.insights.goal_stalled import RULE
from relationship_journal.values import GoalState, NewGoal, Stage
from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.insights import StepKind
from tests.insights.facts_maker import EVERY_DAY, ago, facts, mark, noticed, person, plan, talk
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told


def goal(days: int, state=GoalState.OPEN, moved: int | None = None, what="log the cold chain"):
    return mark(NewGoal(what, state, None if moved is None else ago(moved)), days)


PERSONAL = [talk(day, 20) for day in (2, 12, 22, 400)]
GOAL = goal(300)


def of(*more, **fields):
    return facts(person(**{"done": [*PERSONAL, *more], "goals": [GOAL], "stage": Stage.PROFESSIONAL, **fields}))


@pytest.mark.parametrize(("days", "count"), [(59, 0), (60, 1)])
def test_after_sixty_days(days, count):
    assert len(noticed(RULE, of(talk(days, 50)))) == count
    assert len(noticed(RULE, of(goals=[goal(days)]))) == count
    assert len(noticed(RULE, of(goals=[goal(300, GoalState.IN_PROGRESS, days)]))) == count
    assert len(noticed(RULE, of(added_on=ago(days)))) == count


@pytest.mark.parametrize(("cadence", "count"), [(40, 1), (41, 0)])
def test_not_before_twice_the_usual_gap(cadence, count):
    assert len(noticed(RULE, of(talk(80), cadence=cadence))) == count


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({}, 0),
        ({"share": None}, 0),
        ({"share": 49}, 1),
        ({"group": True}, 1),
        ({"brief": True}, 1),
        ({"minutes": 9}, 1),
        ({"off_duty": OffDuty.SLIPPED_BY_ME}, 1),
        ({"answered": False}, 1),
    ],
)
def test_what_may_have_been_a_talk_about_business_clears_it(fields, count):
    assert len(noticed(RULE, of(talk(1)._replace(**fields)))) == count


@pytest.mark.parametrize(
    "fields",
    [
        {"goals": []},
        {"goals": [goal(300, GoalState.REACHED, 200)]},
        {"goals": [goal(300, GoalState.DROPPED, 200)]},
        {"away_until": ago(-1)},
        {"away_until": ago(59)},
        {"months": (11,)},
        {"done": PERSONAL[2:]},
    ],
)
def test_nothing_is_said(fields):
    assert noticed(RULE, of(plans=[plan(1)]))
    assert noticed(RULE, of(**fields)) == []


def test_silences_of_the_journal_do_not_count():
    silent = [day for day in EVERY_DAY if not ago(20) < day < ago(12)]
    for days, count in [(66, 0), (67, 1)]:
        assert len(noticed(RULE, facts(of(talk(days)).people[1], written=silent))) == count


def test_of_whom_it_speaks():
    assert spoken_of(RULE, of) == CUSTOMERS


def test_what_it_says():
    last = talk(67)
    (one,) = noticed(RULE, of(last))
    assert told([one]) == [
        (
            "A goal of Dana waits for a talk",
            "“log the cold chain” is open, and the last talk about business was 2 months ago.",
        )
    ]
    assert (evidence([one]), one.since) == (sorted((GOAL.id, last.id)), ago(7))
    assert (one.step.kind, one.step.text) == (StepKind.PLAN, "Talk about “log the cold chain”")
    assert told(noticed(RULE, of(goals=[goal(59), goal(70, what="audit"), GOAL]))) == [
        (
            "2 goals of Dana wait for a talk",
            "“log the cold chain” and 1 other goal are open, and no talk about business is noted since 26 Jan.",
        )
    ]
