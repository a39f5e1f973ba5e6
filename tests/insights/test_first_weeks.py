# SPDX-License-Identifier: MIT
"""The first weeks: fewer cards, late promises alone put a dot, and what a panel shows until trends can appear."""

from __future__ import annotations

from dataclasses import replace

import pytest

from relationship_journal.insights import late_promise
from relationship_journal.insights.first_weeks import first_weeks, good_word, may_dot, most_cards, open_loop
from relationship_journal.values import NewFriction, NewGoal, NewNote, NewPromise, NoteKind, Side, Status
from relationship_journal.wording.findings import say
from tests.insights.facts_maker import TODAY, ago, facts, mark, noticed, person, talk


@pytest.mark.parametrize(("started", "most"), [(None, 3), (0, 3), (27, 3), (28, 5)])
def test_today_shows_fewer_cards_until_the_first_look_back(started, most):
    assert most_cards(facts(started_on=None if started is None else ago(started))) == most


@pytest.mark.parametrize(("started", "others"), [(13, False), (14, True)])
def test_for_two_weeks_only_late_promises_put_a_dot(started, others):
    found = facts(person(promises=[mark(NewPromise("send it", due=ago(9)))]), started_on=ago(started))
    (late,) = noticed(late_promise.RULE, found)
    assert may_dot(late, found)
    assert may_dot(replace(late, rule="shortcut-open"), found) is others


@pytest.mark.parametrize(
    ("done", "numbers", "foot"),
    [
        ([], "No talk so far.", "Trends appear after 5 more talks whose share you set."),
        (
            [talk(2)],
            "1 talk so far, with its share set.",
            "Trends appear after 4 more talks whose share you set.",
        ),
        (
            [talk(2, None)],
            "1 talk so far, its share not set yet.",
            "Trends appear after 5 more talks whose share you set.",
        ),
        (
            [talk(2), talk(3)],
            "2 talks so far, each with its share set.",
            "Trends appear after 3 more talks whose share you set.",
        ),
        (
            [talk(day) for day in (2, 3, 4, 5)] + [talk(6, None)],
            "5 talks so far, the share set for 4.",
            "Trends appear after 1 more talk whose share you set.",
        ),
    ],
)
def test_the_panel_shows_the_numbers_so_far_and_when_trends_appear(done, numbers, foot):
    someone = person(done)
    shown = first_weeks(someone, facts(someone))
    assert (say(shown.numbers, TODAY), say(shown.foot, TODAY)) == (numbers, foot)


def test_it_is_over_with_five_rated_talks_or_after_sixty_days():
    for done, over in [
        ([talk(day) for day in range(1, 6)], True),
        ([talk(day, None) for day in (1, 2, 59)], False),
        ([talk(day, None) for day in (1, 2, 60)], True),
        ([talk(day) for day in (1, 200)], False),
    ]:
        someone = person(done)
        assert (first_weeks(someone, facts(someone)) is None) is over


def test_nothing_is_said_of_those_rules_do_not_speak_of():
    someone = person([talk(1)], status=Status.NOT_CUSTOMER)
    assert first_weeks(someone, facts(someone)) is None


def test_the_question_is_asked_until_a_first_need_is_known():
    someone = person()
    assert say(first_weeks(someone, facts(someone)).question, TODAY) == "What did you two first meet over?"
    known = person(goals=[mark(NewGoal("log the cold chain"))])
    assert first_weeks(known, facts(known)).question is None


def test_one_loop_is_shown_and_what_is_owed_comes_first():
    assert open_loop(person()) is None
    owed = [mark(NewPromise("late one", due=ago(-9))), mark(NewPromise("near one", due=ago(-2)))]
    theirs, kept = mark(NewPromise("theirs", side=Side.THEM)), mark(NewPromise("done", kept_on=ago(1)))
    friction = mark(NewFriction("the invoice"))
    asked = mark(NewNote("Sam's college", NoteKind.ASK_ABOUT))
    for fields, told in [
        ({"promises": [*owed, theirs], "frictions": [friction]}, "You promised Dana: “near one”."),
        ({"promises": [theirs, kept]}, "Dana promised you: “theirs”."),
        ({"promises": [kept], "frictions": [friction]}, "A friction is open with Dana: “the invoice”."),
        ({"notes": [asked]}, "To ask about: “Sam's college”."),
    ]:
        assert say(open_loop(person(**fields)).says, TODAY) == told


def promised(due: int, kept: int | None = None, **fields):
    return mark(NewPromise("send it", due=ago(due), kept_on=None if kept is None else ago(kept), **fields), 60)


@pytest.mark.parametrize(
    ("done", "promises", "told"),
    [
        ([], [], "Nothing to watch."),
        ([talk(200)], [], "Nothing to watch: the last word was 6 months ago."),
        ([talk(89), talk(90)], [], "Nothing to watch: 1 talk in 90 days."),
        ([talk(1), talk(2)], [promised(9, 9)], "Nothing to watch: 2 talks in 90 days, the promise kept on time."),
        (
            [talk(day) for day in (1, 5, 8, 20)],
            [promised(9, 10), promised(89, 89)],
            "Nothing to watch: 4 talks in 90 days, both promises kept on time.",
        ),
        ([], [promised(9, 9)] * 3, "Nothing to watch: all 3 promises kept on time."),
        ([], [promised(9, 9), promised(10, 2)], "Nothing to watch: 1 promise kept on time."),
        ([talk(1)], [promised(10, 2)], "Nothing to watch: 1 talk in 90 days."),
        ([talk(1)], [promised(90, 90), promised(9, 9, side=Side.THEM)], "Nothing to watch: 1 talk in 90 days."),
    ],
)
def test_a_quiet_contact_gets_one_good_sentence(done, promises, told):
    someone = person(done, promises=promises)
    assert say(good_word(someone, facts(someone)), TODAY) == told
