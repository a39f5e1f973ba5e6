# SPDX-License-Identifier: MIT
"""A no without its reason stands from its fourth day until the reason is noted."""

from __future__ import annotations

import pytest

from relationship_journal.insights.no_without_reason import RULE
from relationship_journal.values import NewRefusal, RefusalKind, RefusalReason, Stage
from relationship_journal.values.insights import Severity, StepKind
from tests.insights.facts_maker import ago, facts, mark, noticed, person
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told


def refused(days: int, what: str = "the second depot", **fields):
    return mark(NewRefusal(what, **fields), days)


def found(*refusals, numbers=None, **fields):
    return noticed(RULE, facts(person(refusals=refusals, **fields), started_on=ago(10)), numbers)


@pytest.mark.parametrize(("days", "count"), [(0, 0), (3, 0), (4, 1)])
def test_three_days_pass_before_it_asks(days, count):
    assert len(found(refused(days))) == count


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"reason": RefusalReason.BUDGET}, 0),
        ({"in_their_words": "not this year"}, 0),
        ({"still_hurts": True}, 1),
        ({"kind": RefusalKind.PRICE}, 1),
        ({"kind": RefusalKind.MEETING}, 1),
    ],
)
def test_a_reason_by_its_class_or_in_words_clears_it(fields, count):
    assert len(found(refused(5, **fields))) == count


@pytest.mark.parametrize(("days", "count"), [(4, 1), (5, 0)])
def test_other_numbers_move_it(days, count):
    assert len(found(refused(5), numbers={"days": days})) == count


def test_it_offers_to_note_the_reason():
    (one,) = found(refused(8), refused(1))
    assert told([one]) == [
        (
            "A no is without its reason",
            "Dana said no to “the second depot” on 14 Nov, and the specific reason is not known.",
        )
    ]
    assert (one.severity, one.since, one.step.kind) == (Severity.ACT, ago(4), StepKind.GIVE_REASON)
    assert one.evidence == (one.step.record,)


def test_several_are_one():
    refusals = refused(8), refused(20, "the upgrade"), refused(5)
    (one,) = found(*refusals)
    assert told([one]) == [
        (
            "3 noes are without their reason",
            "Dana said no 3 times and the specific reason is not known, first to “the upgrade” on 2 Nov.",
        )
    ]
    assert evidence([one]) == sorted(refusal.id for refusal in refusals)


def test_it_speaks_of_customers_whether_friends_or_not():
    assert found(refused(8), stage=Stage.ACQUAINTANCE)
    assert spoken_of(RULE, _of) == CUSTOMERS


def _of(**fields):
    return facts(person(refusals=[refused(8)], **fields))
