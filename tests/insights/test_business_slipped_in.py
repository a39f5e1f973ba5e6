# SPDX-License-Identifier: MIT
"""Business slipped into time off: for a month, or until an off-duty time goes well."""

from __future__ import annotations

import pytest

from relationship_journal.insights.business_slipped_in import RULE
from relationship_journal.values import Channel
from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.insights import Severity, StepKind
from tests.insights.facts_maker import ago, facts, noticed, person, talk
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told


def off(days: int, how: OffDuty = OffDuty.SLIPPED_BY_ME, **fields):
    return talk(days, None, off_duty=how, channel=Channel.MEAL, **fields)


def found(*done, numbers=None):
    return noticed(RULE, facts(person(done), started_on=ago(40)), numbers)


@pytest.mark.parametrize(("days", "count"), [(0, 1), (29, 1), (30, 0)])
def test_it_stands_for_a_month(days, count):
    assert len(found(off(days))) == count


@pytest.mark.parametrize("how", [how for how in OffDuty if how is not OffDuty.SLIPPED_BY_ME])
def test_only_what_slipped_from_the_writers_side_is_told(how):
    assert found(off(3, how)) == []


@pytest.mark.parametrize(
    ("how", "days", "count"),
    [
        (OffDuty.KEPT, 2, 0),
        (OffDuty.BUSINESS_AT_THE_END, 2, 0),
        (OffDuty.SLIPPED_BY_THEM, 2, 1),
        (OffDuty.PLANNED, 2, 1),
        (OffDuty.KEPT, 4, 1),
    ],
)
def test_the_next_one_that_goes_well_clears_it(how, days, count):
    assert len(found(off(3), off(days, how), talk(1))) == count


def test_groups_are_about_nobody_in_them():
    assert found(off(3, group=True)) == []
    assert len(found(off(3), off(2, OffDuty.KEPT, group=True))) == 1


@pytest.mark.parametrize(("days", "count"), [(20, 0), (21, 1)])
def test_other_numbers_move_it(days, count):
    assert len(found(off(20), numbers={"days": days})) == count


def test_it_says_when():
    slipped = off(8)
    (one,) = found(slipped)
    assert told([one]) == [
        (
            "Business slipped into an off-duty time",
            "Business slipped into the off-duty time with Dana on 14 Nov; "
            "the next step can wait for the morning after.",
        )
    ]
    assert (one.severity, one.since, one.first) == (Severity.WATCH, ago(8), ago(29))
    assert evidence([one]) == [slipped.id]
    assert (one.step.kind, one.step.text) == (StepKind.NOTE, "The next step, left for the morning after")


def test_several_are_one():
    slipped = off(20), off(8)
    (one,) = found(*slipped, off(28, OffDuty.KEPT), off(29))
    assert told([one]) == [
        (
            "Business slipped into 2 off-duty times",
            "Business slipped into 2 off-duty times with Dana, last on 14 Nov; "
            "the next step can wait for the morning after.",
        )
    ]
    assert evidence([one]) == sorted(one.id for one in slipped)


def test_it_speaks_of_customers():
    assert spoken_of(RULE, _of) == CUSTOMERS


def _of(**fields):
    return facts(person(**{"done": [off(3)], **fields}))
