# SPDX-License-Identifier: MIT
"""A friction nobody talked about stands from its seventh day until it is talked about or settled."""

from __future__ import annotations

import pytest

from relationship_journal.insights.friction_unspoken import RULE
from relationship_journal.values import NewFriction, Stage
from relationship_journal.values.insights import Severity, StepKind
from tests.insights.facts_maker import ago, facts, mark, noticed, person
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told


def friction(days: int, what: str = "the late credit note", **fields):
    return mark(NewFriction(what, **fields), days)


def found(*frictions, numbers=None, **fields):
    return noticed(RULE, facts(person(frictions=frictions, **fields), started_on=ago(20)), numbers)


@pytest.mark.parametrize(("days", "count"), [(0, 0), (6, 0), (7, 1), (300, 1)])
def test_a_week_is_left_to_pass(days, count):
    assert len(found(friction(days))) == count


@pytest.mark.parametrize("fields", [{"talked_on": ago(0)}, {"settled_on": ago(0)}])
def test_talking_about_it_clears_it(fields):
    assert found(friction(9, **fields)) == []


@pytest.mark.parametrize(("days", "count"), [(9, 1), (10, 0)])
def test_other_numbers_move_it(days, count):
    assert len(found(friction(9), numbers={"days": days})) == count


def test_it_says_how_long_and_how_to_begin():
    (one,) = found(friction(9), friction(3))
    assert told([one]) == [
        (
            "A friction has not been talked about",
            "“the late credit note” with Dana has been open for 9 days, and nobody has talked about it.",
        )
    ]
    assert (one.severity, one.since, one.first) == (Severity.ACT, ago(2), ago(9))
    assert one.step.kind is StepKind.PLAN
    assert one.step.text == "I think we're having a problem here. I'd like to talk about it."
    assert one.evidence == (one.step.record,)


def test_several_are_one():
    frictions = friction(9), friction(40, "the audit")
    (one,) = found(*frictions)
    assert told([one]) == [
        (
            "2 frictions have not been talked about",
            "2 frictions with Dana have been open without being talked about, the longest, “the audit”, for 40 days.",
        )
    ]
    assert evidence([one]) == sorted(friction.id for friction in frictions)
    assert one.step.record.id == frictions[1].id


def test_it_speaks_of_former_customers_too_whether_friends_or_not():
    assert found(friction(9), stage=Stage.PROFESSIONAL)
    assert spoken_of(RULE, _of) == {*CUSTOMERS, "former"}


def _of(**fields):
    return facts(person(frictions=[friction(9)], **fields))
