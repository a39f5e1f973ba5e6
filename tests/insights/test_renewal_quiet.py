# SPDX-License-Identifier: MIT
"""A renewal within ninety days, and no talk about business there for thirty or twice the usual gap."""

from __future__ import annotations

import pytest

from relationship_journal.insights.renewal_quiet import RULE
from relationship_journal.values import Channel, Status
from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.insights import RecordKind, Severity, StepKind
from tests.insights.account_maker import NORTHGATE, at_northgate, dana, other
from tests.insights.facts_maker import EVERY_DAY, ago, noticed, plan, talk
from tests.insights.telling import evidence, told

PERSONAL = [talk(day, 20) for day in (2, 12, 22, 400)]


def of(*more, people=(), renews=53, account=None, **fields):
    someone = dana(**{"done": [*PERSONAL, *more], **fields})
    return at_northgate(someone, *people, renewal_on=ago(-renews), **(account or {}))


def count(*more, **fields) -> int:
    return len(noticed(RULE, of(*more, **fields)))


@pytest.mark.parametrize(("renews", "found"), [(-1, 0), (0, 1), (90, 1), (91, 0)])
def test_within_ninety_days_of_a_renewal(renews, found):
    assert count(renews=renews) == found


def test_without_a_renewal_there_is_nothing():
    assert noticed(RULE, at_northgate(dana(done=PERSONAL))) == []


@pytest.mark.parametrize(("days", "found"), [(29, 0), (30, 1)])
def test_thirty_days_without_a_talk_about_business(days, found):
    assert count(talk(days, 50)) == found
    assert count(people=[other(done=[talk(days)])]) == found
    assert count(added_on=ago(days)) == found


@pytest.mark.parametrize(("cadence", "found"), [(20, 1), (21, 0)])
def test_not_before_twice_the_usual_gap(cadence, found):
    assert count(talk(40), cadence=cadence) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, 0),
        ({"share": None}, 0),
        ({"share": 49}, 1),
        ({"group": True}, 1),
        ({"brief": True}, 1),
        ({"minutes": 9}, 1),
        ({"off_duty": OffDuty.SLIPPED_BY_ME}, 1),
        ({"answered": False}, 1),
    ],
)
def test_what_may_have_been_a_talk_about_business_clears_it(fields, found):
    assert count(talk(1)._replace(**fields)) == found


@pytest.mark.parametrize(
    ("plans", "found"),
    [([plan(0)], 0), ([plan(53)], 0), ([plan(54)], 1), ([plan(5)._replace(off_duty=True)], 1)],
)
def test_planning_one_before_the_renewal_clears_it(plans, found):
    assert count(plans=plans) == found
    assert count(people=[other(plans=plans)]) == found


@pytest.mark.parametrize(
    "fields",
    [
        {"away_until": ago(-1)},
        {"away_until": ago(29)},
        {"months": (11,)},
        {"done": PERSONAL[2:]},
        {"family": True},
        {"archived": True},
        {"status": Status.FORMER},
        {"status": Status.NOT_CUSTOMER},
    ],
)
def test_nothing_is_said(fields):
    assert count(**fields) == 0


def test_silences_of_the_journal_do_not_count():
    silent = [day for day in EVERY_DAY if not ago(20) < day < ago(12)]
    for days, found in [(36, 0), (37, 1)]:
        assert count(talk(days), account={"written": silent}) == found


def test_what_it_says():
    last = talk(41)
    (one,) = noticed(RULE, of(last, people=[other(done=[talk(60)])]))
    assert told([one]) == [
        (
            "Northgate Logistics renews in 7 weeks",
            "The renewal is on 14 Jan 2027, and the last talk about business there was 5 weeks ago, with Dana.",
        )
    ]
    assert (evidence([one]), one.severity, one.since, one.contacts) == ([last.id], Severity.ACT, ago(11), (1,))
    assert (one.step.kind, one.step.contact, one.step.account) == (StepKind.PLAN, 1, NORTHGATE)
    assert (one.step.channel, one.step.text) == (Channel.MEETING, "Renewal of Northgate Logistics")


def test_it_first_held_when_the_renewal_came_near():
    (one,) = noticed(RULE, of(talk(200), renews=80))
    assert one.since == ago(10)


def test_what_it_says_without_one_and_of_whom_rules_do_not_speak():
    (one,) = noticed(RULE, of())
    assert told([one])[0][1] == "The renewal is on 14 Jan 2027, and no talk about business there is noted so far."
    assert one.evidence == ((RecordKind.CONTACT, 1),)
    (one,) = noticed(RULE, of(people=[other(done=[talk(41)], archived=True)]))
    assert told([one])[0][1] == "The renewal is on 14 Jan 2027, and the last talk about business there was 5 weeks ago."
