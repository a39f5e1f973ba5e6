# SPDX-License-Identifier: MIT
"""A shortcut stands from its day until the other side was told."""

from __future__ import annotations

from relationship_journal.insights.shortcut_open import RULE
from relationship_journal.values import NewShortcut, Stage
from relationship_journal.values.insights import Severity, StepKind
from tests.insights.facts_maker import ago, facts, mark, noticed, person
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told


def taken(days: int, what: str = "left out the second count", **fields):
    return mark(NewShortcut(what, **fields), days)


def found(*shortcuts, **fields):
    return noticed(RULE, facts(person(shortcuts=shortcuts, **fields), started_on=ago(1)))


def test_it_stands_from_the_first_day_until_told():
    assert len(found(taken(0))) == 1
    assert len(found(taken(900))) == 1
    assert found(taken(5, told_on=ago(0))) == []


def test_it_says_what_is_not_known():
    shortcut = taken(8)
    (one,) = found(shortcut, taken(20, told_on=ago(3)))
    assert told([one]) == [
        (
            "A shortcut has not been told",
            "Dana does not know of “left out the second count” of 14 Nov yet; better told than found out.",
        )
    ]
    assert (one.severity, one.since, evidence([one])) == (Severity.ACT, ago(8), [shortcut.id])
    assert (one.step.kind, one.step.record.id) == (StepKind.TELL, shortcut.id)


def test_several_are_one():
    shortcuts = taken(8), taken(330, "skipped the sign-off")
    (one,) = found(*shortcuts)
    assert told([one]) == [
        (
            "2 shortcuts have not been told",
            "Dana does not know of 2 shortcuts yet, the oldest “skipped the sign-off” of 27 Dec 2025; "
            "better told than found out.",
        )
    ]
    assert evidence([one]) == sorted(shortcut.id for shortcut in shortcuts)
    assert one.step.record.id == shortcuts[1].id


def test_it_speaks_of_customers_whether_friends_or_not():
    assert found(taken(0), stage=Stage.ACQUAINTANCE)
    assert spoken_of(RULE, _of) == CUSTOMERS


def _of(**fields):
    return facts(person(shortcuts=[taken(0)], **fields))
