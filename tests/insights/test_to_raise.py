# SPDX-License-Identifier: MIT
"""Something to raise: after two weeks, or the day before a talk and on its day."""

from __future__ import annotations

import pytest

from relationship_journal.insights.to_raise import RULE
from relationship_journal.values import NewNote, NoteKind, Stage
from relationship_journal.values.insights import Severity, StepKind
from tests.insights.facts_maker import ago, facts, mark, noticed, person, plan
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told


def note(days: int, what="renewal terms", **fields):
    return mark(NewNote(what, **fields), days)


def of(*notes, **fields):
    return facts(person(**{"notes": notes or [note(14)], "stage": Stage.PROFESSIONAL, **fields}))


@pytest.mark.parametrize(
    ("one", "count"),
    [
        (note(13), 0),
        (note(14), 1),
        (note(14, raised_on=ago(0)), 0),
        (note(14, kind=NoteKind.ASK_ABOUT), 0),
    ],
)
def test_after_two_weeks(one, count):
    assert len(noticed(RULE, of(one))) == count


@pytest.mark.parametrize(("ahead", "count"), [(0, 1), (1, 1), (2, 0)])
def test_the_day_before_a_talk_and_on_its_day(ahead, count):
    assert len(noticed(RULE, of(note(0), plans=[plan(ahead)]))) == count


def test_a_plan_without_business_is_no_talk_to_raise_it_in():
    assert noticed(RULE, of(note(3), plans=[plan(1)._replace(off_duty=True)])) == []


@pytest.mark.parametrize("fields", [{"away_until": ago(-1)}, {"months": (11,)}])
def test_nothing_is_raised_with_somebody_who_is_away(fields):
    assert noticed(RULE, of(**fields)) == []


def test_of_whom_it_speaks():
    assert spoken_of(RULE, of) == CUSTOMERS


def test_what_it_says():
    one = note(16)
    (found,) = noticed(RULE, of(one))
    assert told([found]) == [("Something to raise with Dana", "“renewal terms” has waited since 6 Nov.")]
    assert (evidence([found]), found.severity, found.since) == ([one.id], Severity.WATCH, ago(2))
    assert (found.step.kind, found.step.record) == (StepKind.RAISE, found.evidence[0])


def test_several_are_one_insight():
    notes = [note(3, "later"), note(15, "fees"), note(16), note(40, "raised", raised_on=ago(1))]
    (found,) = noticed(RULE, of(*notes))
    assert told([found]) == [
        ("2 things to raise with Dana", "“renewal terms” and 1 other note have waited since 6 Nov.")
    ]
    assert evidence([found]) == sorted(one.id for one in notes[1:3])


def test_what_it_says_before_a_talk():
    one, ahead = note(3), plan(1)
    (found,) = noticed(RULE, of(one, plans=[plan(9), ahead]))
    assert told([found])[0][1] == "You talk with Dana tomorrow, and “renewal terms” is still to be raised."
    assert (evidence([found]), found.since) == (sorted((one.id, ahead.id)), ago(0))
    assert told(noticed(RULE, of(note(1), note(2), one, plans=[plan(0)]))) == [
        (
            "3 things to raise with Dana",
            "You talk with Dana today, and “renewal terms” and 2 other notes are still to be raised.",
        )
    ]
