# SPDX-License-Identifier: MIT
"""A goal that was reached is good news for a month, or until it is celebrated."""

from __future__ import annotations

import pytest

from relationship_journal.insights.shared_success import RULE
from relationship_journal.values import GoalState, NewGoal, Stage
from relationship_journal.values.insights import Severity, StepKind
from tests.insights.facts_maker import ago, facts, mark, noticed, person
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told


def reached(days: int, what: str = "spoilage under 1 %", **fields):
    return mark(NewGoal(what, **{"state": GoalState.REACHED, "moved_on": ago(days), **fields}), 400)


def found(*goals, numbers=None, **fields):
    return noticed(RULE, facts(person(goals=goals, **fields), started_on=ago(2)), numbers)


@pytest.mark.parametrize(("days", "count"), [(-1, 0), (0, 1), (29, 1), (30, 0)])
def test_it_is_good_news_for_a_month(days, count):
    assert len(found(reached(days))) == count


def test_celebrating_clears_it():
    assert found(reached(3, celebrated_on=ago(1))) == []


@pytest.mark.parametrize("state", [state for state in GoalState if state is not GoalState.REACHED])
def test_only_what_is_reached_is_told(state):
    assert found(reached(3, state=state)) == []


def test_one_noted_as_reached_was_reached_that_day():
    goal = mark(NewGoal("spoilage under 1 %", GoalState.REACHED), 5)
    assert [one.since for one in found(goal)] == [ago(5)]


@pytest.mark.parametrize(("days", "count"), [(12, 0), (13, 1)])
def test_other_numbers_move_it(days, count):
    assert len(found(reached(12), numbers={"days": days})) == count


def test_it_is_a_moment_to_say_thank_you():
    (one,) = found(reached(13), reached(50))
    assert told([one]) == [
        (
            "A goal was reached with Dana",
            "“spoilage under 1 %” was reached on 9 Nov; a moment to say thank you, or to celebrate it together.",
        )
    ]
    assert (one.severity, one.since, one.step.kind) == (Severity.GOOD, ago(13), StepKind.CELEBRATE)
    assert one.evidence == (one.step.record,)


def test_several_are_one():
    goals = reached(13), reached(8, "the second depot")
    (one,) = found(*goals)
    assert told([one]) == [
        (
            "2 goals were reached with Dana",
            "2 goals were reached in 30 days, last “the second depot” on 14 Nov; "
            "a moment to say thank you, or to celebrate them together.",
        )
    ]
    assert evidence([one]) == sorted(goal.id for goal in goals)
    assert one.step.record.id == goals[1].id


def test_it_speaks_of_customers_whether_friends_or_not():
    assert found(reached(3), stage=Stage.PROFESSIONAL)
    assert spoken_of(RULE, _of) == CUSTOMERS


def _of(**fields):
    return facts(person(goals=[reached(3)], **fields))
