# SPDX-License-Identifier: MIT
"""What can be done about a mark in the state it is in, the obvious first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from relationship_journal.values import GoalState, Mark, MarkKind, NewMark, Side


class Deed(StrEnum):
    """One thing to do about a mark; `wording.marks.deed_words` says it."""

    KEEP = "keep"
    MOVE = "move"
    LET_GO = "let_go"
    REOPEN = "reopen"
    MAKE_GOOD = "make_good"
    EXPLAIN = "explain"
    ONE_OFF = "one_off"
    TELL = "tell"
    TALK = "talk"
    CROSS = "cross"
    SETTLE = "settle"
    GIVE_REASON = "give_reason"
    GET_OVER = "get_over"
    PROGRESS = "progress"
    REACH = "reach"
    DROP = "drop"
    CELEBRATE = "celebrate"
    RAISE = "raise"
    EDIT = "edit"
    DELETE = "delete"


ASKING = frozenset({Deed.MOVE, Deed.MAKE_GOOD, Deed.EXPLAIN, Deed.GIVE_REASON, Deed.EDIT})
"""Deeds that ask for something before they are done."""


def deeds(mark: Mark[NewMark]) -> tuple[Deed, ...]:
    """What fits the state of a mark, the obvious first; any mark can be edited and deleted."""
    fitting = _FITTING.get(mark.kind)
    return (*(fitting(mark.said) if fitting else ()), Deed.EDIT, Deed.DELETE)


def _promise(said: Any) -> tuple[Deed, ...]:
    return (Deed.KEEP, Deed.MOVE, Deed.LET_GO) if said.open else (Deed.REOPEN,)


def _favor(said: Any) -> tuple[Deed, ...]:
    mine = said.done_by is Side.ME
    return (
        *((Deed.MAKE_GOOD,) if said.open else ()),
        *((Deed.EXPLAIN,) if mine and not said.reason else ()),
        *((Deed.ONE_OFF,) if mine and not said.said_one_off else ()),
    )


def _shortcut(said: Any) -> tuple[Deed, ...]:
    return (Deed.TELL,) if said.open else ()


def _friction(said: Any) -> tuple[Deed, ...]:
    if not said.open:
        return ()
    cross = () if said.crossed_on else (Deed.CROSS,)
    return (Deed.SETTLE, *cross) if said.talked_on else (Deed.TALK, Deed.SETTLE, *cross)


def _refusal(said: Any) -> tuple[Deed, ...]:
    return (*(() if said.reason_known else (Deed.GIVE_REASON,)), *((Deed.GET_OVER,) if said.still_hurts else ()))


def _goal(said: Any) -> tuple[Deed, ...]:
    match said.state:
        case GoalState.OPEN:
            return Deed.REACH, Deed.PROGRESS, Deed.DROP
        case GoalState.IN_PROGRESS:
            return Deed.REACH, Deed.DROP
        case GoalState.REACHED:
            return (Deed.REOPEN,) if said.celebrated_on else (Deed.CELEBRATE, Deed.REOPEN)
    return (Deed.REOPEN,)


def _note(said: Any) -> tuple[Deed, ...]:
    return (Deed.RAISE,) if said.open else ()


_FITTING: Mapping[MarkKind, Callable[[Any], tuple[Deed, ...]]] = {
    MarkKind.PROMISE: _promise,
    MarkKind.FAVOR: _favor,
    MarkKind.SHORTCUT: _shortcut,
    MarkKind.FRICTION: _friction,
    MarkKind.REFUSAL: _refusal,
    MarkKind.GOAL: _goal,
    MarkKind.NOTE: _note,
}
