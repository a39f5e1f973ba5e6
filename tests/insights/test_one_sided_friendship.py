# SPDX-License-Identifier: MIT
"""The personal side comes from the writer alone: by who began the talks, by who wants it, by who keeps it business."""

from __future__ import annotations

import pytest

from relationship_journal.insights.one_sided_friendship import RULE
from relationship_journal.values import NewStageChange, Side, Stage, WantedBy
from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.insights import RecordKind, Severity, StepKind
from tests.insights.facts_maker import ago, facts, mark, noticed, person, plan, talk
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told

ASK = "is it where you both want to go?"


def mine(days: int, share: int | None = 20, **fields):
    return talk(days, share, **{"began": Side.ME, **fields})


def of(**fields):
    return facts(person(**{"done": [mine(3 + 10 * number) for number in range(6)], **fields}))


@pytest.mark.parametrize(
    ("changed", "count"),
    [
        ({}, 1),
        ({"began": Side.THEM}, 0),
        ({"began": None}, 0),
        ({"share": 50}, 0),
        ({"share": None}, 0),
        ({"minutes": 9}, 0),
        ({"group": True}, 0),
        ({"brief": True}, 0),
        ({"off_duty": OffDuty.KEPT}, 0),
        ({"answered": False}, 0),
    ],
)
def test_the_last_six_personal_talks_begun_by_the_writer(changed, count):
    done = [mine(3 + 10 * number) for number in range(6)]
    done[3] = done[3]._replace(**changed)
    assert len(noticed(RULE, of(done=done))) == count
    # What is no personal talk does not break a row either.
    more = [*done, mine(90)]
    assert len(noticed(RULE, of(done=more))) == (0 if "began" in changed else 1)


def test_what_it_says_of_the_talks():
    found = of(done=[mine(3 + 10 * number) for number in range(8)])
    (one,) = noticed(RULE, found)
    assert told([one]) == [
        (
            "You began the last 6 personal talks",
            f"All 6 with Dana, from 30 Sep to 19 Nov, were begun by you: {ASK}",
        )
    ]
    assert evidence([one]) == sorted(talk.id for talk in found.people[1].done[:6])
    assert (one.severity, one.since, one.first) == (Severity.WATCH, ago(23), ago(53))
    assert one.step.kind is StepKind.BOTH_SIDES


TALKS = [talk(day) for day in (3, 50, 400)]


@pytest.mark.parametrize(
    ("days", "fields", "count"),
    [
        (89, {}, 0),
        (90, {}, 1),
        (90, {"wanted_by": WantedBy.MUTUAL}, 0),
        (90, {"added_on": ago(89)}, 0),
        (90, {"done": TALKS[:2]}, 0),
    ],
)
def test_wanted_by_the_writer_for_ninety_days(days, fields, count):
    usual = {"done": TALKS, "wanted_by": WantedBy.ME, "wanted_since": ago(days)}
    assert len(noticed(RULE, of(**{**usual, **fields}))) == count


def test_what_it_says_of_the_wish():
    became = mark(NewStageChange(Stage.FRIENDLY, Stage.FRIEND), 200)
    wish = {"done": TALKS, "wanted_by": WantedBy.ME, "wanted_since": ago(124)}
    (one,) = noticed(RULE, of(**wish, stages=[became]))
    assert told([one]) == [
        ("So far the friendship with Dana is your wish", f"“Wanted by me” stands for 124 days: {ASK}")
    ]
    assert (one.evidence, one.since) == (((RecordKind.STAGE_CHANGE, became.id),), ago(34))
    assert noticed(RULE, of(**wish))[0].evidence == ((RecordKind.CONTACT, 1),)


@pytest.mark.parametrize(("days", "count"), [((5, 59), 1), ((5, 60), 0), ((5,), 0)])
def test_two_personal_talks_with_one_who_keeps_it_business(days, count):
    keeps = {"wanted_by": WantedBy.KEEPS_IT_BUSINESS, "stage": Stage.PROFESSIONAL}
    done = [*(mine(day) for day in days), talk(7, 80, began=Side.ME), talk(8, 20, began=Side.THEM)]
    assert len(noticed(RULE, of(done=done, **keeps))) == count


def test_what_it_says_of_one_who_keeps_it_business_comes_first():
    done = [mine(day) for day in (5, 9, 30, 70, 80, 90)]
    (one,) = noticed(RULE, of(done=done, wanted_by=WantedBy.KEEPS_IT_BUSINESS))
    assert told([one]) == [("Dana keeps it business", f"You began 3 personal talks in 60 days: {ASK}")]
    assert (evidence([one]), one.since) == (sorted(talk.id for talk in done[:3]), ago(9))


def test_of_whom_it_speaks_and_that_plans_change_nothing():
    assert spoken_of(RULE, of) == CUSTOMERS
    assert noticed(RULE, of(plans=[plan(1)]))
