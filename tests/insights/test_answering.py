# SPDX-License-Identifier: MIT
"""Answers hold for a rule and subject, until their day and while nothing was added to what the insight rests on."""

from __future__ import annotations

import pytest

from relationship_journal.insights.answering import evidence_uids, standing
from relationship_journal.insights.late_promise import RULE
from relationship_journal.values import ContactId, NewPromise
from relationship_journal.values.insights import Answer, AnswerKind
from tests.insights.facts_maker import TODAY, ago, facts, mark, noticed, person

LATE = mark(NewPromise("send the SLA sheet", due=ago(9)), 30)
(INSIGHT,) = noticed(RULE, facts(person(promises=[LATE])))
UIDS = {INSIGHT.evidence[0]: LATE.uid}
RESTS_ON = frozenset({f"promise:{LATE.uid}"})


def answer(kind=AnswerKind.SNOOZE, **fields) -> Answer:
    usual = {"id": 1, "rule": RULE.name, "subject": INSIGHT.subject, "on": ago(3), "evidence": RESTS_ON}
    return Answer(kind=kind, **{**usual, **fields})


def holds(*answers) -> bool:
    stands, answered = standing([INSIGHT], answers, UIDS, TODAY)
    assert len(stands) + len(answered) == 1
    return bool(answered)


def test_without_an_answer_it_stands():
    assert not holds()
    assert evidence_uids(INSIGHT, UIDS) == RESTS_ON


@pytest.mark.parametrize(("days", "held"), [(1, True), (0, False), (-1, False)])
def test_one_put_off_returns_on_its_day(days, held):
    assert holds(answer(until=ago(-days))) is held


@pytest.mark.parametrize("kind", AnswerKind)
def test_without_a_day_it_holds_until_something_changes(kind):
    assert holds(answer(kind))
    assert holds(answer(kind, evidence=RESTS_ON | {"promise:other"}))
    assert not holds(answer(kind, evidence=frozenset({"promise:other"})))


@pytest.mark.parametrize("fields", [{"rule": "quiet"}, {"subject": INSIGHT.subject._replace(id=ContactId(2))}])
def test_an_answer_to_something_else_does_not_count(fields):
    assert not holds(answer(**fields))


def test_a_new_name_changes_nothing_and_the_last_answer_is_told():
    said = answer(subject=INSIGHT.subject._replace(name="Dana W."))
    assert holds(said)
    last = answer(AnswerKind.FINE, id=2, on=ago(1))
    assert standing([INSIGHT], [last, said], UIDS, TODAY).answered == [(INSIGHT, last)]


def test_a_record_nobody_knows_the_uid_of_is_new():
    assert standing([INSIGHT], [answer()], {}, TODAY).stands == [INSIGHT]
