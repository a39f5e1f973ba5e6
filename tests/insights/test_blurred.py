# SPDX-License-Identifier: MIT
"""Friendship and business blur: two kinds of signs at once, with one friend, in a quarter."""

from __future__ import annotations

import pytest

from relationship_journal.insights.blurred import RULE
from relationship_journal.values import FavorKind, NewFavor, NewFriction, NewPromise, NewShortcut, Stage
from relationship_journal.values.insights import Severity, StepKind
from tests.insights.facts_maker import ago, facts, mark, noticed, person
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told


def favors(*days: int, **fields):
    return [mark(NewFavor("waived the fee", kind=FavorKind.PRICE, **fields), day) for day in days]


def shortcuts(*days: int, **fields):
    return [mark(NewShortcut("skipped the count", **fields), day) for day in days]


def frictions(*days: int, **fields):
    return [mark(NewFriction("the audit", crossed_on=ago(day), **fields), day + 5) for day in days]


def promises(*days: int, **fields):
    return [mark(NewPromise("send it", due=ago(day), **fields), 120) for day in days]


def found(numbers=None, **fields):
    return noticed(RULE, facts(person(**fields), started_on=ago(10)), numbers)


SIGNS = {"favors": favors(3, 4), "shortcuts": shortcuts(3), "frictions": frictions(3), "promises": promises(3, 4)}


@pytest.mark.parametrize("one", SIGNS)
@pytest.mark.parametrize("other", SIGNS)
def test_any_two_signs_are_enough_and_one_is_not(one, other):
    assert len(found(**{one: SIGNS[one], other: SIGNS[other]})) == (one != other)


@pytest.mark.parametrize(
    ("sign", "holds"),
    [
        ({"favors": favors(3, 89)}, True),
        ({"favors": favors(3, 90)}, False),
        ({"favors": favors(3)}, False),
        ({"favors": favors(3, 4, reason="volume")}, False),
        ({"favors": favors(3, 4, said_one_off=True)}, False),
        ({"frictions": frictions(89)}, True),
        ({"frictions": frictions(90)}, False),
        ({"frictions": frictions(3, settled_on=ago(1))}, False),
        ({"promises": promises(3, 89)}, True),
        ({"promises": promises(3, 90)}, False),
        ({"promises": promises(3)}, False),
        ({"promises": promises(3, 0)}, False),
        ({"promises": promises(3, 4, kept_on=ago(2))}, True),
        ({"promises": promises(3, 4, kept_on=ago(4))}, False),
    ],
)
def test_each_sign_has_its_edges(sign, holds):
    assert bool(found(**sign, shortcuts=shortcuts(89))) is holds


@pytest.mark.parametrize(("days", "fields"), [(90, {}), (3, {"told_on": ago(1)})])
def test_a_shortcut_of_long_ago_or_told_is_no_sign(days, fields):
    assert found(shortcuts=shortcuts(days, **fields), promises=promises(3, 4)) == []


@pytest.mark.parametrize(
    ("numbers", "count"),
    [({"signs": 3}, 0), ({"promises": 3}, 0), ({"concessions": 3}, 0), ({"days": 14}, 0), ({"days": 60}, 1)],
)
def test_other_numbers_move_it(numbers, count):
    assert len(found(numbers, favors=favors(3, 50), promises=promises(3, 4))) == count


def test_it_lists_which_and_offers_the_sheet():
    (one,) = found(**SIGNS)
    assert told([one]) == [
        (
            "Friendship and business are blurring",
            "With Dana in 90 days: 2 concessions without a reason, 1 shortcut not told, "
            "1 friction that crossed over and 2 late promises; someone else could own the account.",
        )
    ]
    assert (one.severity, one.step.kind, one.step.contact) == (Severity.ACT, StepKind.HAND_OVER, 1)
    assert (one.since, one.first) == (ago(3), ago(89))
    assert evidence([one]) == sorted(mark.id for marks in SIGNS.values() for mark in marks)


def test_it_holds_since_the_second_sign():
    (one,) = found(shortcuts=shortcuts(50, 8), promises=promises(40, 20, 2))
    assert one.since == ago(19)
    assert told([one])[0][1] == (
        "With Dana in 90 days: 2 shortcuts not told and 3 late promises; someone else could own the account."
    )


def test_it_speaks_of_friends_who_are_customers():
    assert found(**SIGNS, stage=Stage.FRIENDLY) == []
    assert spoken_of(RULE, _of) == CUSTOMERS


def _of(**fields):
    return facts(person(**SIGNS, **fields))
