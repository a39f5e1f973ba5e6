# SPDX-License-Identifier: MIT
"""An account that hangs on one friend: nobody else there had a talk in 180 days."""

from __future__ import annotations

import pytest

from relationship_journal.insights.single_thread import RULE
from relationship_journal.values import NewStageChange, Stage, Status
from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.insights import RecordKind, Severity, StepKind
from tests.insights.account_maker import NORTHGATE, at_northgate, dana, other
from tests.insights.facts_maker import EVERY_DAY, ago, job, mark, noticed, talk
from tests.insights.telling import evidence, told

FEW = [talk(day) for day in (190, 200, 210)]


def count(*people, **fields) -> int:
    return len(noticed(RULE, at_northgate(*people, **fields)))


@pytest.mark.parametrize(("days", "found"), [(179, 0), (180, 1)])
def test_nobody_else_had_a_talk_in_a_hundred_and_eighty_days(days, found):
    assert count(dana(), other(done=[talk(days)])) == found
    assert count(dana(), other(), started_on=ago(days)) == found
    assert count(dana(added_on=ago(days)), other()) == found


@pytest.mark.parametrize(("days", "found"), [(179, 1), (180, 0)])
def test_the_friend_did(days, found):
    assert count(dana(days, 380, 400), other()) == found


@pytest.mark.parametrize(
    "fields",
    [{"answered": False}, {"minutes": 9}, {"group": True}, {"brief": True}, {"off_duty": OffDuty.KEPT}],
)
def test_only_talks_count_rated_or_not(fields):
    assert count(dana(), other(done=[talk(9)._replace(**fields)])) == 1
    assert count(dana(), other(done=[talk(9, None)])) == 0


@pytest.mark.parametrize(("matter", "found"), [(None, 0), (1, 0), (2, 1)])
def test_of_two_or_more_who_are_known_or_matter(matter, found):
    assert count(dana(), matter=matter) == found


def test_two_friends_or_no_friend_are_no_single_thread():
    assert count(dana(), other(done=[talk(3)], stage=Stage.FRIEND)) == 0
    assert count(dana(stage=Stage.FRIENDLY), other()) == 0
    assert count(dana(3, 4), other()) == 0


@pytest.mark.parametrize(
    "fields", [{"family": True}, {"archived": True}, {"status": Status.FORMER}, {"status": Status.NOT_CUSTOMER}]
)
def test_whom_rules_do_not_speak_of_is_neither_named_nor_counted(fields):
    assert count(dana(**fields), other()) == 0
    assert count(dana(), other(**fields)) == 0
    # But a talk is a tie, whoever it was with.
    assert count(dana(), other(), other("Marcus", [talk(9)], 3, **fields)) == 0


@pytest.mark.parametrize(("cadence", "found"), [(95, 1), (96, 0)])
def test_not_before_twice_the_usual_gap_of_who_was_talked_with_last(cadence, found):
    assert count(dana(), other(done=[talk(190)], cadence=cadence)) == found


def test_pauses_and_silences():
    assert count(dana(away_until=ago(-1)), other()) == 0
    assert count(dana(), other(away_until=ago(-1))) == 0
    assert count(dana(), other(away_until=ago(-1)), other("Marcus", number=3)) == 1
    silent = [day for day in EVERY_DAY if not ago(20) < day < ago(12)]
    for days, found in [(186, 0), (187, 1)]:
        assert count(dana(), other(done=[talk(days)]), written=silent) == found


def test_former_jobs_do_not_count():
    left = [job(NORTHGATE, 2, ended_on=ago(0))]
    assert count(dana(), other(jobs=left)) == 0
    assert count(dana(jobs=[job(NORTHGATE, ended_on=ago(0))]), other()) == 0
    # A talk from before the job there was no talk there.
    assert count(dana(), other(done=[talk(100)], jobs=[job(NORTHGATE, 2, started_on=ago(99))])) == 1


def test_what_it_says():
    last = talk(222)
    (one,) = noticed(RULE, at_northgate(dana(), other(done=[last]), other("Marcus", number=3)))
    assert told([one]) == [
        (
            "Dana is your only tie at Northgate Logistics",
            "Of 3 people known there, only Dana had a talk in 180 days; "
            "the last with anybody else was 7 months ago, with Jordan.",
        )
    ]
    assert (evidence([one]), one.severity, one.since, one.first) == ([last.id], Severity.WATCH, ago(42), ago(222))
    assert (one.subject.name, one.contacts) == ("Northgate Logistics", (1,))
    assert (one.step.kind, one.step.contact, one.step.account) == (StepKind.PLAN, 2, NORTHGATE)


def test_what_it_says_where_nobody_else_ever_had_one():
    became = mark(NewStageChange(Stage.FRIENDLY, Stage.FRIEND), 90)
    (one,) = noticed(RULE, at_northgate(dana(stages=[became]), other(), other("Marcus", number=3)))
    assert told([one])[0][1] == (
        "Of 3 people known there, only Dana had a talk in 180 days; there was none yet with Jordan and Marcus."
    )
    assert one.evidence == ((RecordKind.STAGE_CHANGE, became.id),)
    many = [other(name, number=number) for number, name in enumerate("ABCD", 2)]
    assert told(noticed(RULE, at_northgate(dana(), *many)))[0][1].endswith("; there was none yet with the others.")


def test_what_it_says_where_nobody_else_is_known():
    (one,) = noticed(RULE, at_northgate(dana(), matter=4))
    assert told([one])[0][1] == "4 people matter there, and only Dana is known so far."
    assert (one.evidence, one.step.kind) == (((RecordKind.CONTACT, 1),), StepKind.ACCOUNT)
    silent = other("Marcus", FEW, 3, archived=True)
    (one,) = noticed(RULE, at_northgate(dana(), other(), silent))
    assert told([one])[0][1].endswith("; the last with anybody else was 6 months ago.")
