# SPDX-License-Identifier: MIT
"""What can be done about a mark fits its state, and every deed has its words."""

from __future__ import annotations

from datetime import date

import pytest

from relationship_journal.qt.models.mark_deeds import Deed, deeds
from relationship_journal.values import (
    FavorKind,
    GoalState,
    Mark,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewMark,
    NewNote,
    NewPromise,
    NewRefusal,
    NewShortcut,
    NoteKind,
    RefusalReason,
    Side,
)
from relationship_journal.wording import marks as words

DAY = date(2026, 11, 16)


def mark(said: NewMark) -> Mark[NewMark]:
    return Mark(1, "uid", None, None, DAY, said)


@pytest.mark.parametrize(
    ("said", "fitting"),
    [
        (NewPromise("x"), (Deed.KEEP, Deed.MOVE, Deed.LET_GO)),
        (NewPromise("x", kept_on=DAY), (Deed.REOPEN,)),
        (NewFavor("x", kind=FavorKind.PRICE), (Deed.EXPLAIN, Deed.ONE_OFF)),
        (NewFavor("x", pushed_aside="y", reason="z"), (Deed.MAKE_GOOD, Deed.ONE_OFF)),
        (NewFavor("x", Side.THEM), ()),
        (NewShortcut("x"), (Deed.TELL,)),
        (NewShortcut("x", told_on=DAY), ()),
        (NewFriction("x"), (Deed.TALK, Deed.SETTLE, Deed.CROSS)),
        (NewFriction("x", talked_on=DAY, crossed_on=DAY), (Deed.SETTLE,)),
        (NewFriction("x", settled_on=DAY), ()),
        (NewRefusal("x", still_hurts=True), (Deed.GIVE_REASON, Deed.GET_OVER)),
        (NewRefusal("x", reason=RefusalReason.PRICE), ()),
        (NewGoal("x"), (Deed.REACH, Deed.PROGRESS, Deed.DROP)),
        (NewGoal("x", GoalState.IN_PROGRESS), (Deed.REACH, Deed.DROP)),
        (NewGoal("x", GoalState.REACHED), (Deed.CELEBRATE, Deed.REOPEN)),
        (NewGoal("x", GoalState.DROPPED), (Deed.REOPEN,)),
        (NewNote("x"), (Deed.RAISE,)),
        (NewInterest("x"), ()),
    ],
)
def test_only_what_fits_is_offered(said: NewMark, fitting: tuple[Deed, ...]) -> None:
    assert deeds(mark(said)) == (*fitting, Deed.EDIT, Deed.DELETE)


def test_every_deed_has_words() -> None:
    asked = mark(NewNote("Sam?", NoteKind.ASK_ABOUT))
    assert all(words.deed_words(deed) for deed in Deed)
    assert words.deed_words(Deed.RAISE, asked) == "Asked"
