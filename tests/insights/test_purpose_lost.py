# SPDX-License-Identifier: MIT
"""Four rated talks with little business each, while no goal moved for sixty days."""

from __future__ import annotations

import pytest

from relationship_journal.insights.purpose_lost import RULE
from relationship_journal.values import GoalState, NewGoal, Stage
from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.insights import StepKind
from tests.insights.facts_maker import ago, facts, mark, noticed, person, plan, talk
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told

OLD = talk(400, 80)


def talks(*shares, **fields):
    return [talk(3 + 10 * number, share, **fields) for number, share in enumerate(shares)]


def of(*shares, **fields):
    done = [*talks(*(shares or (24, 0, 10, 24))), OLD]
    return facts(person(**{"done": done, "stage": Stage.PROFESSIONAL, **fields}))


def goal(days: int, moved: int | None = None, state=GoalState.OPEN, what="log the cold chain"):
    return mark(NewGoal(what, state, None if moved is None else ago(moved)), days)


@pytest.mark.parametrize(
    ("shares", "count"),
    [
        ((24, 24, 24, 24), 1),
        ((25, 24, 24, 24), 0),
        ((24, 24, 24, 25), 0),
        ((24, 24, 24), 0),
        ((24, 24, 24, None, 24), 1),
        ((24, None, None, 24, 24), 0),
        ((0, 0, 0, 0, 90), 1),
    ],
)
def test_the_last_four_rated_talks(shares, count):
    assert len(noticed(RULE, of(*shares))) == count


@pytest.mark.parametrize("fields", [{"group": True}, {"brief": True}, {"minutes": 9}, {"off_duty": OffDuty.KEPT}])
def test_what_is_no_talk_is_not_looked_at(fields):
    assert noticed(RULE, of(done=[*talks(0, 0, 0), talk(50, 0, **fields), OLD])) == []
    assert noticed(RULE, of(done=[talk(1, 90, **fields), *talks(0, 0, 0, 0), OLD]))


@pytest.mark.parametrize(
    ("goals", "count"),
    [
        ([goal(59)], 0),
        ([goal(60)], 1),
        ([goal(300, 59, GoalState.REACHED)], 0),
        ([goal(300, 60, GoalState.IN_PROGRESS)], 1),
        ([goal(59), goal(300)], 0),
    ],
)
def test_a_goal_that_moved_keeps_it_quiet(goals, count):
    assert len(noticed(RULE, of(goals=goals))) == count


@pytest.mark.parametrize(("known", "count"), [(59, 0), (60, 1)])
def test_in_the_first_weeks_nobody_can_say(known, count):
    assert len(noticed(RULE, of(added_on=ago(known)))) == count


def test_of_whom_it_speaks_and_that_plans_change_nothing():
    assert spoken_of(RULE, of) == CUSTOMERS
    assert noticed(RULE, of(plans=[plan(2)]))


def test_what_it_says():
    last, reached = goal(90, what="audit export"), goal(200, 80, GoalState.REACHED)
    found = of(10, 10, 10, 10, 10, goals=[last, reached])
    (one,) = noticed(RULE, found)
    assert told([one]) == [
        (
            "Little business in the last 4 talks with Dana",
            "Each was under 25% business, and no goal moved since 3 Sep; 1 goal is open, "
            "the first need was “log the cold chain”.",
        )
    ]
    assert evidence([one]) == sorted([*(talk.id for talk in found.people[1].done[:4]), last.id, reached.id])
    assert (one.since, one.first) == (ago(13), ago(33))
    assert (one.step.kind, one.step.text) == (StepKind.NOTE, "Ask what became of “log the cold chain”")
    assert told(noticed(RULE, of(goals=[goal(90), goal(90)])))[0][1].endswith(
        "2 goals are open, the first need was “log the cold chain”."
    )
    assert told(noticed(RULE, of()))[0][1] == "Each was under 25% business, and no goal is noted for Dana."
