# SPDX-License-Identifier: MIT
"""Two favors done and none asked, by whom one has known for a year."""

from __future__ import annotations

import pytest

from relationship_journal.insights.never_asked import RULE
from relationship_journal.values import NewFavor, NewInterest, Side, Stage
from relationship_journal.values.insights import Severity, StepKind
from tests.insights.facts_maker import ago, facts, job, mark, noticed, person, talk
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told


def favor(days: int, by=Side.ME, asked=Side.THEM):
    return mark(NewFavor("moved it", by, asked), days)


TWO = [favor(10), favor(400)]


def of(*favors, **fields):
    usual = {"done": [talk(3)], "favors": favors or TWO, "stage": Stage.PROFESSIONAL}
    return facts(person(**{**usual, **fields}))


@pytest.mark.parametrize(("known", "count"), [(364, 0), (365, 1)])
def test_known_for_a_year(known, count):
    assert len(noticed(RULE, of(added_on=ago(known)))) == count
    assert len(noticed(RULE, of(added_on=ago(3), first_talk=ago(known)))) == count


@pytest.mark.parametrize(
    ("favors", "count"),
    [
        (TWO[:1], 0),
        ([*TWO, favor(20)], 1),
        ([*TWO, favor(20, Side.THEM)], 1),
        ([*TWO[:1], favor(20, Side.THEM)], 0),
        ([*TWO, favor(20, Side.THEM, Side.ME)], 0),
        ([*TWO, favor(900, Side.ME, Side.ME)], 0),
    ],
)
def test_two_done_and_none_asked(favors, count):
    assert len(noticed(RULE, of(*favors))) == count


def test_of_whom_it_speaks():
    assert spoken_of(RULE, of) == CUSTOMERS


def test_what_it_says():
    (one,) = noticed(RULE, of())
    assert told([one]) == [("Nothing asked of Dana so far", "You did 2 favors for Dana and have not asked for one.")]
    assert evidence([one]) == sorted(favor.id for favor in TWO)
    assert (one.severity, one.since, one.first) == (Severity.WATCH, ago(10), ago(400))
    assert told(noticed(RULE, of(TWO[0]), {"favors": 1}))[0][1].startswith("You did 1 favor for Dana")


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "Ask Dana for a small favor"),
        ({"interests": [mark(NewInterest("sailing"))]}, "Ask Dana for a tip about sailing"),
        ({"jobs": [job(1, title="Head of Operations")]}, "Ask Dana for ten minutes of advice as Head of Operations"),
        ({"jobs": [job(1, title="Clerk", ended_on=ago(0))]}, "Ask Dana for a small favor"),
    ],
)
def test_the_ask_comes_from_the_role_or_an_interest(fields, text):
    (one,) = noticed(RULE, of(**fields))
    assert (one.step.kind, one.step.text) == (StepKind.NOTE, text)
