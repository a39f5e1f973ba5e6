# SPDX-License-Identifier: MIT
"""A friction that was talked about and is still open after a month stands until it is settled."""

from __future__ import annotations

import pytest

from relationship_journal.insights.friction_lingers import RULE
from relationship_journal.values import NewFriction
from relationship_journal.values.insights import Severity, StepKind
from tests.insights.facts_maker import ago, facts, mark, noticed, person
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told


def friction(days: int, what: str = "the late credit note", **fields):
    return mark(NewFriction(what, **{"talked_on": ago(3), **fields}), days)


def found(*frictions, numbers=None):
    return noticed(RULE, facts(person(frictions=frictions)), numbers)


@pytest.mark.parametrize(("days", "count"), [(29, 0), (30, 1), (300, 1)])
def test_a_month_is_time_enough(days, count):
    assert len(found(friction(days))) == count


@pytest.mark.parametrize("fields", [{"talked_on": None}, {"settled_on": ago(0)}])
def test_what_was_not_talked_about_is_another_rules_and_what_is_settled_nobodys(fields):
    assert found(friction(40, **fields)) == []


@pytest.mark.parametrize(("days", "count"), [(40, 1), (41, 0)])
def test_other_numbers_move_it(days, count):
    assert len(found(friction(40), numbers={"days": days})) == count


def test_it_says_its_age():
    (one,) = found(friction(34), friction(4))
    assert told([one]) == [
        (
            "A friction has been open for 34 days",
            "“the late credit note” with Dana was talked about on 19 Nov, and is not settled yet.",
        )
    ]
    assert (one.severity, one.since, one.step.kind) == (Severity.WATCH, ago(3), StepKind.SETTLE)
    assert one.evidence == (one.step.record,)


def test_it_stands_since_both_are_true():
    (one,) = found(friction(50, talked_on=ago(45)))
    assert one.since == ago(20)


def test_several_are_one():
    frictions = friction(34), friction(60, "the audit")
    (one,) = found(*frictions)
    assert told([one]) == [
        (
            "2 frictions have been open for long",
            "2 frictions with Dana were talked about and are not settled yet, the oldest “the audit”.",
        )
    ]
    assert evidence([one]) == sorted(friction.id for friction in frictions)
    assert one.step.record.id == frictions[1].id


def test_it_speaks_of_former_customers_too():
    assert spoken_of(RULE, _of) == {*CUSTOMERS, "former"}


def _of(**fields):
    return facts(person(frictions=[friction(34)], **fields))
