# SPDX-License-Identifier: MIT
"""A friend left an account and nobody else there had a talk since."""

from __future__ import annotations

import pytest

from relationship_journal.insights.champion_left import RULE
from relationship_journal.values import AccountId, Stage, Status
from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.insights import RecordKind, Severity, StepKind
from relationship_journal.values.noticing import AccountFacts
from tests.insights.account_maker import NORTHGATE, at_northgate, dana, other
from tests.insights.facts_maker import ago, job, noticed, plan, talk
from tests.insights.telling import told

LEFT = job(NORTHGATE, ended_on=ago(41))


def gone(days: int = 41, **fields):
    return dana(**{"jobs": [LEFT if days == 41 else job(NORTHGATE, ended_on=ago(days))], **fields})


def count(*people, **fields) -> int:
    return len(noticed(RULE, at_northgate(*people, **fields)))


@pytest.mark.parametrize(("days", "found"), [(-1, 0), (0, 1), (119, 1), (120, 0)])
def test_for_a_hundred_and_twenty_days(days, found):
    assert count(gone(days), other()) == found


@pytest.mark.parametrize(("days", "found"), [(40, 0), (41, 0), (42, 1)])
def test_a_talk_with_somebody_else_there_clears_it(days, found):
    assert count(gone(), other(done=[talk(days)])) == found
    assert count(gone(), other(done=[talk(days, None)], archived=True)) == found


@pytest.mark.parametrize(
    "fields",
    [{"answered": False}, {"minutes": 9}, {"group": True}, {"brief": True}, {"off_duty": OffDuty.KEPT}],
)
def test_what_is_no_talk_does_not(fields):
    assert count(gone(), other(done=[talk(2)._replace(**fields)], plans=[plan(1)])) == 1


def test_another_job_there_is_no_leaving():
    stays = job(NORTHGATE, title="Director")
    assert count(gone(jobs=[LEFT, stays]), other()) == 0
    twice = job(NORTHGATE, ended_on=ago(60))
    assert count(gone(jobs=[LEFT, twice]), other()) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"stage": Stage.FRIENDLY},
        {"status": Status.FORMER},
        {"status": Status.NOT_CUSTOMER},
        {"family": True},
        {"archived": True},
        {"done": [talk(50), talk(60)]},
        {"added_on": ago(40)},
    ],
)
def test_nothing_is_said(fields):
    assert count(gone(added_on=ago(41)), other()) == 1
    assert count(gone(**fields), other()) == 0


def test_nothing_is_said_while_everybody_else_there_is_away():
    away = other(away_until=ago(-1))
    assert count(gone(), away) == 0
    assert count(gone(), away, other("Marcus", number=3)) == 1


def test_what_it_says():
    last = talk(222)
    (one,) = noticed(RULE, at_northgate(gone(), other(done=[last]), other("Marcus", number=3)))
    assert told([one]) == [
        (
            "Dana left Northgate Logistics",
            "The 2 others known there, Jordan and Marcus, had no talk since 12 Oct.",
        )
    ]
    assert one.evidence == ((RecordKind.JOB, LEFT.id), (RecordKind.CONVERSATION, last.id))
    assert (one.severity, one.since, one.contacts) == (Severity.ACT, ago(41), (1,))
    assert (one.step.kind, one.step.contact) == (StepKind.PLAN, 2)


def test_the_new_employer_may_be_an_opening():
    new = job(8)
    baltic = AccountFacts(AccountId(8), "account-8", "Baltic Freight", jobs=(new,))
    (one,) = noticed(RULE, at_northgate(gone(jobs=[LEFT, new]), other(), accounts=[baltic]))
    assert told([one])[0][1] == (
        "Jordan, who is known there too, had no talk since 12 Oct; Dana is now at Baltic Freight, a possible opening."
    )
    assert one.evidence == ((RecordKind.JOB, LEFT.id), (RecordKind.JOB, new.id))


def test_what_it_says_of_nobody_and_of_many():
    (one,) = noticed(RULE, at_northgate(gone(), other(archived=True)))
    assert told([one])[0][1] == "The job ended 12 Oct, and nobody else there is known so far."
    assert (one.step.kind, one.step.account) == (StepKind.ACCOUNT, NORTHGATE)
    many = [other(name, number=number) for number, name in enumerate("ABCD", 2)]
    assert told(noticed(RULE, at_northgate(gone(), *many)))[0][1] == (
        "The 4 others known there had no talk since 12 Oct."
    )
