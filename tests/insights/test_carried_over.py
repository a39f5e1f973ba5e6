# SPDX-License-Identifier: MIT
"""A no carried over: personal talks before it and only business since, or marked as still hurting."""

from __future__ import annotations

import pytest

from relationship_journal.insights.carried_over import RULE
from relationship_journal.values import NewRefusal, RefusalReason, Stage
from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.insights import Severity, StepKind
from tests.insights.facts_maker import ago, facts, mark, noticed, person, talk
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told

NO = 30
"""The no is so many days ago."""


def refused(days: int = NO, what: str = "the second depot", **fields):
    return mark(NewRefusal(what, reason=RefusalReason.BUDGET, **fields), days)


def found(*talks, refusals=None, numbers=None, **fields):
    return noticed(RULE, facts(person(talks, refusals=refusals or [refused()], **fields)), numbers)


def around(before=(31, 32), since=(1, 2)):
    return [*(talk(days, 20) for days in before), *(talk(days, 80) for days in since)]


@pytest.mark.parametrize(
    ("before", "since", "count"),
    [
        ((31, 32), (1, 2), 1),
        ((31,), (1, 2), 0),
        ((31, 32), (1,), 0),
        ((31, 90), (1, 29), 1),
        ((31, 91), (1, 2), 0),
        ((31, 30), (1, 2), 0),
        ((31, 32), (1, 30), 0),
        ((31, 32, 29), (1, 2), 0),
        ((31, 32, 0), (1, 2), 0),
    ],
)
def test_two_before_none_since_and_two_about_business(before, since, count):
    assert len(found(*around(before, since))) == count


def test_a_personal_talk_on_its_day_is_one_since():
    assert found(*around(), talk(NO, 20)) == []
    assert len(found(*around(), talk(NO, 80))) == 1


@pytest.mark.parametrize(
    "fields", [{"minutes": 9}, {"group": True}, {"brief": True}, {"answered": False}, {"off_duty": OffDuty.KEPT}]
)
def test_only_talks_count(fields):
    assert found(*around(since=(1,)), talk(2, 80, **fields)) == []
    assert found(*around(before=(31,)), talk(32, 20, **fields)) == []


@pytest.mark.parametrize(("share", "count"), [(49, 0), (50, 1), (None, 0)])
def test_half_is_business_and_nobody_knows_of_a_talk_that_nobody_rated(share, count):
    assert len(found(*around(since=(1,)), talk(2, share))) == count


def test_a_talk_that_nobody_rated_is_no_personal_one_since():
    assert len(found(*around(), talk(3, None))) == 1


@pytest.mark.parametrize(
    ("numbers", "count"), [({"before": 3}, 0), ({"since": 3}, 0), ({"days": 7}, 0), ({"days": 10}, 1)]
)
def test_other_numbers_move_it(numbers, count):
    assert len(found(*around(before=(31, 40)), numbers=numbers)) == count


def test_it_says_what_came_before_and_since():
    talks = around()
    no = refused()
    (one,) = found(*talks, talk(200, 20), refusals=[no])
    assert told([one]) == [
        (
            "Only business with Dana since a no",
            "2 personal talks in the 60 days before the no to “the second depot” of 23 Oct, none since, "
            "and 2 business talks; it was business.",
        )
    ]
    assert (one.severity, one.since, one.first) == (Severity.WATCH, ago(1), ago(NO + 60))
    assert evidence([one]) == sorted([no.id, *(talk.id for talk in talks)])
    assert one.step.kind is StepKind.PLAN


def test_the_latest_no_that_fits_is_told():
    talks = [talk(days, 20) for days in (31, 32)] + [talk(days, 80) for days in (1, 2, 25)]
    ((_, sentence),) = told(found(*talks, refusals=[refused(30), refused(24, "the upgrade"), refused(2, "the third")]))
    assert "“the upgrade” of 29 Oct" in sentence


def test_one_still_hurts_until_one_is_over_it():
    no = refused(still_hurts=True)
    (one,) = found(refusals=[no])
    assert told([one]) == [("A no still hurts", "The no to “the second depot” of 23 Oct still hurts; it was business.")]
    assert (one.severity, one.since, one.step.kind) == (Severity.WATCH, ago(NO), StepKind.GET_OVER)
    assert evidence([one]) == [no.id]
    assert found(refusals=[refused()]) == []


def test_several_still_hurt():
    refusals = [refused(still_hurts=True), refused(200, "the upgrade", still_hurts=True), refused(3)]
    (one,) = found(refusals=refusals)
    assert told([one]) == [
        ("2 noes still hurt", "2 noes from Dana still hurt, the oldest to “the upgrade” of 6 May; it was business.")
    ]
    assert evidence([one]) == sorted(refusal.id for refusal in refusals[:2])
    assert one.step.record.id == refusals[1].id


def test_it_speaks_of_customers_whether_friends_or_not():
    assert found(*around(), stage=Stage.FRIENDLY)
    assert spoken_of(RULE, _of) == CUSTOMERS


def _of(**fields):
    return facts(person(refusals=[refused(still_hurts=True)], **fields))
