# SPDX-License-Identifier: MIT
"""A promise past its day: at once, asking for more after two working days; moved, kept and let go ones are quiet."""

from __future__ import annotations

from datetime import timedelta

import pytest

from relationship_journal.insights.late_promise import RULE
from relationship_journal.values import NewPromise, PromiseMove, Side, Stage, Status
from relationship_journal.values.insights import Severity, StepKind
from relationship_journal.wording.findings import say
from tests.insights.facts_maker import TODAY, ago, facts, mark, noticed, person


def promised(due_days: int, *moves: PromiseMove, **fields):
    return mark(NewPromise("send the SLA sheet", due=ago(due_days), **fields), 30, *moves)


def found(*promises, **fields):
    return noticed(RULE, facts(person(promises=promises, **fields)))


@pytest.mark.parametrize(("due", "severities"), [(0, []), (1, ["watch"]), (3, ["watch"]), (4, ["watch"]), (5, ["act"])])
def test_it_is_late_the_day_after_and_acts_after_two_working_days(due, severities):
    """TODAY is a Sunday: two working days have passed since Wednesday, three since Tuesday."""
    assert [one.severity.value for one in found(promised(due))] == severities


@pytest.mark.parametrize("closed", ["kept_on", "let_go_on"])
def test_what_is_kept_or_let_go_is_not_late(closed):
    assert found(promised(9, **{closed: ago(0)})) == []


def test_a_move_the_other_side_was_told_of_moves_it_and_an_unspoken_one_does_not():
    told = PromiseMove(ago(9), ago(-3), ago(10), told=True)
    assert found(promised(9, told)) == []
    (one,) = found(promised(9, PromiseMove(ago(9), ago(-3), ago(10), told=False)))
    assert one.since == ago(9) + timedelta(days=1)


def test_theirs_is_waited_for():
    (one,) = found(promised(20, side=Side.THEM))
    assert one.severity is Severity.WATCH
    assert say(one.title, TODAY) == "Waiting for Dana for 20 days"


def test_it_says_what_was_promised_and_offers_to_keep_it():
    (one,) = found(promised(5))
    assert say(one.title, TODAY) == "A promise is 5 days late"
    assert say(one.sentence, TODAY) == "“send the SLA sheet” for Dana was due 17 Nov."
    assert one.step.kind is StepKind.KEEP
    assert one.evidence == (one.step.record,)


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"status": Status.FORMER}, 1),
        ({"status": Status.NOT_CUSTOMER}, 0),
        ({"family": True}, 0),
        ({"imported": True}, 0),
    ],
)
def test_of_whom_it_speaks(fields, count):
    assert len(found(promised(5), stage=Stage.PROFESSIONAL, **fields)) == count
