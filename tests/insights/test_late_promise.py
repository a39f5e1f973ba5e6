# SPDX-License-Identifier: MIT
"""A promise past its day: at once, asking for more after two working days; moved, kept and let go ones are quiet."""

from __future__ import annotations

from datetime import timedelta

import pytest

from relationship_journal.insights.late_promise import RULE, working_days
from relationship_journal.values import NewPromise, PromiseMove, Side, Stage
from relationship_journal.values.insights import Severity, StepKind
from relationship_journal.values.noticing import Tally
from tests.insights.facts_maker import ago, facts, mark, noticed, person
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told


def promised(due_days: int, *moves: PromiseMove, **fields):
    return mark(NewPromise(fields.pop("what", "send the SLA sheet"), due=ago(due_days), **fields), 30, *moves)


def found(*promises, **fields):
    return noticed(RULE, facts(person(promises=promises, **fields)))


@pytest.mark.parametrize(("due", "severities"), [(0, []), (1, ["watch"]), (3, ["watch"]), (4, ["watch"]), (5, ["act"])])
def test_it_is_late_the_day_after_and_acts_after_two_working_days(due, severities):
    """TODAY is a Sunday: two working days have passed since Wednesday, three since Tuesday."""
    assert [one.severity.value for one in found(promised(due))] == severities


@pytest.mark.parametrize(("grace", "severity"), [(2, Severity.ACT), (3, Severity.WATCH)])
def test_the_days_of_grace_are_those_that_are_set(grace, severity):
    (one,) = noticed(RULE, facts(person(promises=[promised(5)])), {"grace": grace})
    assert one.severity is severity


@pytest.mark.parametrize("closed", ["kept_on", "let_go_on"])
def test_what_is_kept_or_let_go_is_not_late(closed):
    assert found(promised(9, **{closed: ago(0)})) == []


def test_a_promise_without_a_day_is_never_late():
    assert found(mark(NewPromise("call again"), 90)) == []


def test_a_move_the_other_side_was_told_of_moves_it_and_an_unspoken_one_does_not():
    moved = PromiseMove(ago(9), ago(-3), ago(10), told=True)
    assert found(promised(9, moved)) == []
    (one,) = found(promised(9, PromiseMove(ago(9), ago(-3), ago(10), told=False)))
    assert one.since == ago(9) + timedelta(days=1)


def test_it_says_what_was_promised_and_offers_to_keep_it():
    (one,) = found(promised(5))
    assert told([one]) == [("A promise is 5 days late", "“send the SLA sheet” for Dana was due 17 Nov.")]
    assert one.step.kind is StepKind.KEEP
    assert one.evidence == (one.step.record,)


def test_one_day_is_one_day():
    assert told(found(promised(1)))[0][0] == "A promise is 1 day late"


def test_several_are_one_insight_and_the_step_does_the_oldest():
    late = promised(2), promised(9, what="the audit export"), promised(5)
    (one,) = found(*late, promised(-1))
    assert told([one]) == [("3 promises are late", "The oldest, “the audit export” for Dana, was due 13 Nov.")]
    assert evidence([one]) == sorted(mark.id for mark in late)
    assert (one.step.record.id, one.since, one.severity) == (late[1].id, ago(8), Severity.ACT)


def test_theirs_are_waited_for_in_an_insight_of_their_own():
    theirs = promised(20, side=Side.THEM)
    mine, waiting = found(theirs, promised(5))
    assert (mine.step.kind, waiting.step.kind) == (StepKind.KEEP, StepKind.NOTE)
    assert waiting.severity is Severity.WATCH
    assert waiting.step.text == "Ask about “send the SLA sheet”"
    assert told([waiting]) == [("Waiting for Dana for 20 days", "“send the SLA sheet” was due from Dana 2 Nov.")]
    two = found(theirs, promised(3, side=Side.THEM))
    assert told(two) == [
        ("Waiting for Dana on 2 promises", "The oldest, “send the SLA sheet” from Dana, was due 2 Nov.")
    ]


_RECORD = "Friends: 8 of 13 on time; others: 37 of 42."


@pytest.mark.parametrize(
    ("fields", "of_all", "stands"),
    [
        ({}, {}, True),
        ({"stage": Stage.PROFESSIONAL}, {}, False),
        ({}, {"started_on": ago(60)}, True),
        ({}, {"started_on": ago(59)}, False),
        ({}, {"friends": Tally(8, 8)}, False),
        ({}, {"friends": Tally(7, 1)}, False),
        ({}, {"others": Tally(7, 1)}, False),
    ],
)
def test_a_friends_has_both_records_beside_it_once_they_can_be_compared(fields, of_all, stands):
    both = {"friends": Tally(13, 8), "others": Tally(42, 37), **of_all}
    ((_, sentence),) = told(noticed(RULE, facts(person(promises=[promised(5)], **fields), **both)))
    assert sentence.endswith(_RECORD) is stands


def test_both_records_stand_beside_several_but_not_beside_theirs():
    both = {"friends": Tally(13, 8), "others": Tally(42, 37)}
    late = [promised(5), promised(6), promised(7, side=Side.THEM)]
    mine, theirs = told(noticed(RULE, facts(person(promises=late), **both)))
    assert mine == ("2 promises are late", f"The oldest, “send the SLA sheet” for Dana, was due 16 Nov. {_RECORD}")
    assert _RECORD not in theirs[1]
    mine, _ = told(noticed(RULE, facts(person(promises=late), **both), {"compared": 14}))
    assert _RECORD not in mine[1]


def test_it_speaks_at_once_and_of_former_customers_too():
    assert spoken_of(RULE, _of) == {*CUSTOMERS, "former"}
    assert noticed(RULE, facts(person(promises=[promised(1)]), started_on=ago(1)))


def _of(**fields):
    return facts(person(promises=[promised(5)], **fields))


@pytest.mark.parametrize("start", range(7))
def test_working_days_are_those_from_monday_to_friday(start):
    after = ago(start)
    for days in range(30):
        passed = [after + timedelta(days=day + 1) for day in range(days)]
        assert working_days(after, after + timedelta(days=days)) == sum(day.weekday() < 5 for day in passed)
