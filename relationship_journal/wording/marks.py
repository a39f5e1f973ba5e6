# SPDX-License-Identifier: MIT
"""Marks in words: what kind one is, what it says on a chip, whether it presses, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from relationship_journal.values import (
    FavorKind,
    GoalState,
    LimitKind,
    Mark,
    MarkKind,
    NewFavor,
    NewFriction,
    NewMark,
    NewNote,
    NewPromise,
    NewRefusal,
    NewShortcut,
    NoteKind,
    RefusalKind,
    RefusalReason,
    Side,
    due_agreed,
    due_now,
    kept_late,
)
from relationship_journal.wording.counts import count, duration, stage_name
from relationship_journal.wording.days import day_title, day_with_year, near_day
from relationship_journal.wording.money import money

_TITLES: Mapping[MarkKind, str] = {
    MarkKind.PROMISE: "Promise",
    MarkKind.FAVOR: "Favor",
    MarkKind.SHORTCUT: "Shortcut",
    MarkKind.FRICTION: "Friction",
    MarkKind.REFUSAL: "A no",
    MarkKind.GOAL: "Goal",
    MarkKind.NOTE: "Note",
    MarkKind.LIMIT: "Limit",
    MarkKind.INTEREST: "Interest",
    MarkKind.STAGE_CHANGE: "Change of stage",
}
_PLURALS: Mapping[MarkKind, str] = {
    **{kind: f"{title}s" for kind, title in _TITLES.items()},
    MarkKind.REFUSAL: "Noes",
    MarkKind.STAGE_CHANGE: "Changes of stage",
}
_DEEDS: Mapping[str, str] = {
    "keep": "Kept",
    "move": "Move…",
    "let_go": "Let go",
    "reopen": "Open again",
    "make_good": "Made good…",
    "explain": "Give the business reason…",
    "one_off": "Said it’s a one-off",
    "tell": "Told them",
    "talk": "Talked about it",
    "cross": "It crossed over",
    "settle": "Settled",
    "give_reason": "Give the reason…",
    "get_over": "Over it",
    "progress": "In progress",
    "reach": "Reached",
    "drop": "Drop",
    "celebrate": "Celebrated",
    "raise": "Raised",
    "edit": "Edit…",
    "delete": "Delete",
}
_DONE: Mapping[str, str] = {
    "keep": "Promise kept.",
    "move": "Promise moved.",
    "let_go": "Promise let go.",
    "make_good": "Favor made good.",
    "explain": "Reason noted.",
    "one_off": "Noted: it was a one-off.",
    "tell": "Noted: they were told.",
    "talk": "Noted: talked about.",
    "cross": "Noted: it crossed over.",
    "settle": "Friction settled.",
    "give_reason": "Reason noted.",
    "get_over": "Noted: you are over it.",
    "progress": "Goal in progress.",
    "reach": "Goal reached.",
    "drop": "Goal dropped.",
    "celebrate": "Noted: celebrated.",
}
_FAVOR_KINDS: Mapping[FavorKind, str] = {
    FavorKind.PRICE: "Price",
    FavorKind.DELIVERY: "Delivery",
    FavorKind.TERMS: "Terms",
    FavorKind.REFERENCE: "Reference",
    FavorKind.INTRODUCTION: "Introduction",
    FavorKind.TIME: "Time",
    FavorKind.GIFT: "Gift",
    FavorKind.PERSONAL_HELP: "Personal help",
    FavorKind.OTHER: "Other",
}
_REFUSALS: Mapping[RefusalKind, str] = {
    RefusalKind.DEAL: "A deal",
    RefusalKind.PRICE: "A price",
    RefusalKind.MEETING: "A meeting",
}
_REASONS: Mapping[RefusalReason, str] = {
    RefusalReason.BUDGET: "Budget",
    RefusalReason.PRICE: "Price",
    RefusalReason.TIMING: "Timing",
    RefusalReason.NO_NEED: "No need",
    RefusalReason.PRODUCT: "Product",
    RefusalReason.COMPETITOR: "Competitor",
    RefusalReason.SERVICE: "Service",
    RefusalReason.NOT_THEIR_DECISION: "Not their decision",
    RefusalReason.OTHER: "Other",
}
_GOAL_STATES: Mapping[GoalState, str] = {
    GoalState.OPEN: "Open",
    GoalState.IN_PROGRESS: "In progress",
    GoalState.REACHED: "Reached",
    GoalState.DROPPED: "Dropped",
}
_LIMITS: Mapping[LimitKind, str] = {
    LimitKind.PERSONAL_MINUTES: "Personal time a month",
    LimitKind.OFF_DUTY_TIMES: "Off-duty times a month",
    LimitKind.SPENDING: "Spending a month",
    LimitKind.TOPIC: "A topic not to open",
}


# What kinds and choices are called


def mark_title(kind: MarkKind) -> str:
    """A kind of mark as a title: "Promise", "A no"."""
    return _TITLES[kind]


def mark_titles(kind: MarkKind) -> str:
    """Many of a kind, as a title: "Promises", "Noes"."""
    return _PLURALS[kind]


def deed_words(deed: str, mark: Mark[NewMark] | None = None) -> str:
    """A deed on a button or in a menu: "Kept", "Move…"; what is asked about is "Asked", not "Raised"."""
    if deed == "raise" and mark is not None and _is_question(mark.said):
        return "Asked"
    return _DEEDS[deed]


def deed_done(deed: str, mark: Mark[NewMark]) -> str:
    """What was done, for a toast: "Promise kept."."""
    if deed == "raise":
        return "Noted: asked." if _is_question(mark.said) else "Noted: raised."
    plain = {"reopen": "open again", "edit": "saved", "delete": "deleted"}
    return f"{_TITLES[mark.kind]} {plain[deed]}." if deed in plain else _DONE[deed]


def favor_kind(kind: FavorKind) -> str:
    """What a favor consisted of: "Delivery"."""
    return _FAVOR_KINDS[kind]


def refusal_kind(kind: RefusalKind) -> str:
    """What was refused: "A deal"."""
    return _REFUSALS[kind]


def refusal_reason(reason: RefusalReason) -> str:
    """The class of a reason: "Not their decision"."""
    return _REASONS[reason]


def goal_state(state: GoalState) -> str:
    """How far a goal has come: "In progress"."""
    return _GOAL_STATES[state]


def limit_kind(kind: LimitKind) -> str:
    """What a limit holds down: "Personal time a month"."""
    return _LIMITS[kind]


# What a mark says


def mark_words(mark: Mark[NewMark], today: date, *, named: bool = False) -> str:
    """A mark in a line: "Promise: send revised SLA sheet, due 17 Nov"; `named` says whom it is about, too."""
    title, what, rest = _WORDS[mark.kind](mark, today)
    who = f", {mark.contact.name}" if named and mark.contact is not None else ""
    return ", ".join(filter(None, (f"{title}{who}: {' '.join(what.split())}", *rest)))


def due_words(due: date, today: date) -> str:
    """A day something is due, inside a line: "due 17 Nov", "due tomorrow"; the year if it is another."""
    return f"due {_near(due, today)}"


def overdue(mark: Mark[NewMark], today: date) -> bool:
    """Whether a mark is an open promise past the day last agreed; a move nobody was told of changes nothing."""
    if not isinstance(mark.said, NewPromise) or not mark.said.open:
        return False
    due = due_agreed(mark)  # type: ignore[arg-type]  # what it says is a promise
    return due is not None and due < today


def pressing(mark: Mark[NewMark], today: date) -> bool:
    """Whether a mark wants something done: what is late, not told, not settled, without its reason.

    A promise not yet due, an open goal and a note for the next talk are in order as they are.
    """
    said = mark.said
    if isinstance(said, NewFavor):
        return said.open or (said.concession and not said.reason and not said.said_one_off)
    if isinstance(said, NewShortcut | NewFriction | NewRefusal):
        return said.open
    return overdue(mark, today)


def _near(day: date, today: date) -> str:
    return near_day(day, today) or (day_title(day) if day.year == today.year else day_with_year(day))


def _is_question(said: NewMark) -> bool:
    return isinstance(said, NewNote) and said.kind is NoteKind.ASK_ABOUT


_Parts = tuple[str, str, tuple[str, ...]]
"""What it is, what it is about, and what is to be said of it."""


def _promise(mark: Mark[Any], today: date) -> _Parts:
    said: NewPromise = mark.said
    title = "Promise" if said.side is Side.ME else "Their promise"
    if said.kept_on is not None:
        return f"{title} kept late" if kept_late(mark) else f"{title} kept", said.what, ()
    if said.let_go_on is not None:
        return f"{title} let go", said.what, ()
    agreed, now = due_agreed(mark), due_now(mark)
    rest = (due_words(agreed, today),) if agreed else ()
    untold = (f"moved to {_near(now, today)} without a word",) if now and now != agreed else ()
    return title, said.what, (*rest, *untold)


def _favor(mark: Mark[Any], _: date) -> _Parts:
    said: NewFavor = mark.said
    title = "Favor" if said.done_by is Side.ME else "Their favor"
    if said.open:
        return title, said.what, (f"pushed aside {' '.join(said.pushed_aside.split())}",)
    if said.made_good_on is not None:
        return title, said.what, ("made good",)
    if said.said_one_off:
        return title, said.what, ("a one-off",)
    return title, said.what, ("no reason noted",) if said.concession and not said.reason else ()


def _shortcut(mark: Mark[Any], _: date) -> _Parts:
    return "Shortcut", mark.said.what, ("told" if mark.said.told_on else "not told",)


def _friction(mark: Mark[Any], _: date) -> _Parts:
    said: NewFriction = mark.said
    if said.settled_on is not None:
        return "Friction settled", said.what, ()
    talked = "talked about" if said.talked_on else "not talked about"
    return "Friction", said.what, (*(("crossed over",) if said.crossed_on else ()), talked)


def _refusal(mark: Mark[Any], _: date) -> _Parts:
    said: NewRefusal = mark.said
    words = " ".join(said.in_their_words.split())
    reason = _REASONS[said.reason].lower() if said.reason else f"“{words}”" if words else "reason not known"
    return "A no", said.what, (reason, *(("still hurts",) if said.still_hurts else ()))


def _goal(mark: Mark[Any], _: date) -> _Parts:
    state: GoalState = mark.said.state
    return "Goal" if state is GoalState.OPEN else f"Goal {_GOAL_STATES[state].lower()}", mark.said.what, ()


def _note(mark: Mark[Any], _: date) -> _Parts:
    said: NewNote = mark.said
    if said.kind is NoteKind.ASK_ABOUT:
        return "Asked about" if said.raised_on else "Ask about", said.what, ()
    return "Raised" if said.raised_on else "To raise", said.what, ()


def _limit(mark: Mark[Any], _: date) -> _Parts:
    said, amount = mark.said, mark.said.amount or 0
    match said.kind:
        case LimitKind.TOPIC:
            return "Not to open", said.topic, ()
        case LimitKind.PERSONAL_MINUTES:
            much = f"{duration(amount)} of personal time a month"
        case LimitKind.OFF_DUTY_TIMES:
            much = f"{count(amount, 'off-duty time')} a month"
        case _:
            much = f"{money(amount, said.currency)} a month"
    return "Limit", much, ()


def _interest(mark: Mark[Any], _: date) -> _Parts:
    return "Interest", mark.said.what, ()


def _stage(mark: Mark[Any], _: date) -> _Parts:
    return "Stage", f"{stage_name(mark.said.before).lower()} to {stage_name(mark.said.after).lower()}", ()


_WORDS: Mapping[MarkKind, Callable[[Mark[Any], date], _Parts]] = {
    MarkKind.PROMISE: _promise,
    MarkKind.FAVOR: _favor,
    MarkKind.SHORTCUT: _shortcut,
    MarkKind.FRICTION: _friction,
    MarkKind.REFUSAL: _refusal,
    MarkKind.GOAL: _goal,
    MarkKind.NOTE: _note,
    MarkKind.LIMIT: _limit,
    MarkKind.INTEREST: _interest,
    MarkKind.STAGE_CHANGE: _stage,
}
