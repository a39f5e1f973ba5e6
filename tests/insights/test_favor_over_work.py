# SPDX-License-Identifier: MIT
"""A favor that pushed work aside: from its day until it is made good."""

from __future__ import annotations

import pytest

from relationship_journal.insights.favor_over_work import RULE
from relationship_journal.values import NewFavor, Side, Stage
from relationship_journal.values.insights import Severity, StepKind
from tests.insights.facts_maker import ago, facts, mark, noticed, person
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told


def pushed(days: int, what: str = "moved delivery up", **fields):
    return mark(NewFavor(what, **{"pushed_aside": "the audit for Helix", **fields}), days)


def found(*favors, **fields):
    return noticed(RULE, facts(person(favors=favors, **fields), started_on=ago(3)))


@pytest.mark.parametrize(
    ("fields", "count"),
    [({}, 1), ({"pushed_aside": ""}, 0), ({"made_good_on": ago(0)}, 0), ({"done_by": Side.THEM}, 0)],
)
def test_it_stands_until_made_good(fields, count):
    assert len(found(pushed(0, **fields))) == count


def test_it_says_what_was_pushed_aside():
    favor = pushed(4)
    (one,) = found(favor)
    assert told([one]) == [
        (
            "A favor pushed work aside",
            "“moved delivery up” for Dana pushed aside “the audit for Helix”, which is not made good yet.",
        )
    ]
    assert (one.severity, one.since, evidence([one])) == (Severity.ACT, ago(4), [favor.id])
    assert (one.step.kind, one.step.record.id) == (StepKind.MAKE_GOOD, favor.id)


def test_several_are_one_and_the_oldest_comes_first():
    favors = pushed(4), pushed(9, "stayed late", pushed_aside="the rollout"), pushed(1)
    (one,) = found(*favors)
    assert told([one]) == [
        (
            "3 favors pushed work aside",
            "3 favors for Dana pushed work aside that is not made good yet; "
            "the oldest, “stayed late”, pushed aside “the rollout”.",
        )
    ]
    assert evidence([one]) == sorted(favor.id for favor in favors)
    assert one.step.record.id == favors[1].id


def test_it_speaks_of_customers_whether_friends_or_not():
    assert found(pushed(0), stage=Stage.PROFESSIONAL)
    assert spoken_of(RULE, _of) == CUSTOMERS


def _of(**fields):
    return facts(person(favors=[pushed(0)], **fields))
