# SPDX-License-Identifier: MIT
"""A friction that reached the other side stands for a quarter, or until it is settled."""

from __future__ import annotations

import pytest

from relationship_journal.insights.friction_crossed import RULE
from relationship_journal.values import MixSide, NewFriction
from relationship_journal.values.insights import Severity, StepKind
from tests.insights.facts_maker import ago, facts, mark, noticed, person
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told


def crossed(days: int, what: str = "the late credit note", **fields):
    return mark(NewFriction(what, **{"crossed_on": ago(days), **fields}), days + 11)


def found(*frictions, numbers=None):
    return noticed(RULE, facts(person(frictions=frictions), started_on=ago(20)), numbers)


@pytest.mark.parametrize(("days", "count"), [(0, 1), (89, 1), (90, 0), (-1, 0)])
def test_it_stands_for_ninety_days(days, count):
    assert len(found(crossed(days))) == count


def test_one_that_stayed_on_its_side_or_is_settled_is_quiet():
    assert found(crossed(5, crossed_on=None)) == []
    assert found(crossed(5, settled_on=ago(0))) == []


@pytest.mark.parametrize(("days", "count"), [(30, 0), (31, 1)])
def test_other_numbers_move_it(days, count):
    assert len(found(crossed(30), numbers={"days": days})) == count


def test_it_says_where_it_began_and_where_it_went():
    (one,) = found(crossed(8))
    assert told([one]) == [
        (
            "A friction reached the personal side",
            "“the late credit note” with Dana began on the business side on 3 Nov "
            "and reached the personal side on 14 Nov.",
        )
    ]
    assert (one.severity, one.since, one.first) == (Severity.ACT, ago(8), ago(89))
    assert (one.step.kind, one.step.text[:7]) == (StepKind.PLAN, "I think")
    assert one.evidence == (one.step.record,)


def test_one_that_was_talked_about_is_to_be_settled():
    (one,) = found(crossed(8, talked_on=ago(2), began=MixSide.PERSONAL))
    assert told([one])[0][0] == "A friction reached the business side"
    assert one.step.kind is StepKind.SETTLE


def test_several_are_one():
    frictions = crossed(8), crossed(20, "the audit", began=MixSide.PERSONAL)
    (one,) = found(*frictions)
    assert told([one]) == [
        (
            "2 frictions reached the other side",
            "2 frictions with Dana reached the other side; the first of them, “the audit”, "
            "began on the personal side on 22 Oct and reached the business side on 2 Nov.",
        )
    ]
    assert evidence([one]) == sorted(friction.id for friction in frictions)
    assert one.step.record.id == frictions[1].id


def test_it_speaks_of_former_customers_too():
    assert spoken_of(RULE, _of) == {*CUSTOMERS, "former"}


def _of(**fields):
    return facts(person(frictions=[crossed(8)], **fields))
