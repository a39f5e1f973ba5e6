# SPDX-License-Identifier: MIT
"""Words beside a mark's line while it is written: its fields, what they can say, and what is offered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from relationship_journal.one_line import LineKind
from relationship_journal.values import (
    FavorKind,
    GoalState,
    MixSide,
    OffDuty,
    RefusalKind,
    RefusalReason,
    Side,
)
from relationship_journal.wording.days import weekday_and_day
from relationship_journal.wording.marks import favor_kind, goal_state, refusal_kind, refusal_reason

Choices = tuple[tuple[object, str], ...]
"""What a field can say, each with its words."""

_TITLES: Mapping[LineKind, str] = {
    LineKind.PROMISE: "Promise",
    LineKind.FAVOR: "Favor",
    LineKind.SHORTCUT: "Shortcut",
    LineKind.FRICTION: "Friction",
    LineKind.REFUSAL: "A no",
    LineKind.GOAL: "Goal",
    LineKind.TO_RAISE: "To raise",
    LineKind.ASK_ABOUT: "Ask about",
    LineKind.INTEREST: "Interest",
    LineKind.LIMIT: "Limit",
    LineKind.OFF_DUTY: "Off duty",
}
_OFFERS: Mapping[LineKind, str] = {
    **{kind: f"Note as {title[:1].lower()}{title[1:]}" for kind, title in _TITLES.items()},
    LineKind.PROMISE: "Note as a promise",
    LineKind.FAVOR: "Note as a favor",
    LineKind.SHORTCUT: "Note as a shortcut",
    LineKind.GOAL: "Note as a goal",
    LineKind.INTEREST: "Note as an interest",
    LineKind.LIMIT: "Note as a limit",
    LineKind.ASK_ABOUT: "Ask about it next time",
}
_FIELDS: Mapping[str, str] = {
    "what": "What",
    "who": "Whom it is about",
    "side": "Side",
    "due": "Due",
    "done_by": "Who did it",
    "asked_by": "Who asked",
    "kind": "Kind",
    "normal_service": "Normal service",
    "worth": "Worth",
    "reason": "Reason",
    "said_one_off": "Said it’s a one-off",
    "pushed_aside": "Pushed aside",
    "note": "Note",
    "told": "Told them",
    "began": "Began on",
    "talked": "Talked about",
    "crossed": "Crossed over",
    "settled": "Settled",
    "in_their_words": "In their words",
    "still_hurts": "Still hurts",
    "state": "State",
    "how": "How it went",
}
_MIX: Choices = ((MixSide.BUSINESS, "Business side"), (MixSide.PERSONAL, "Personal side"))
_YES_OR_NO: Mapping[str, tuple[str, str]] = {
    "told": ("Not told yet", "Told them"),
    "talked": ("Not talked about", "Talked about"),
    "crossed": ("Did not cross over", "Crossed over"),
    "settled": ("Not settled", "Settled"),
    "still_hurts": ("Does not hurt", "Still hurts"),
    "normal_service": ("Beyond normal service", "Normal service"),
    "said_one_off": ("Not said to be a one-off", "Said it’s a one-off"),
}
_OFF_DUTY: Choices = (
    (OffDuty.PLANNED, "Not told yet"),
    (OffDuty.KEPT, "Kept"),
    (OffDuty.BUSINESS_AT_THE_END, "Business at the end"),
    (OffDuty.SLIPPED_BY_ME, "Slipped, by me"),
    (OffDuty.SLIPPED_BY_THEM, "Slipped, by them"),
)


def line_title(kind: LineKind) -> str:
    """What a line writes down: "Promise", "To raise"."""
    return _TITLES[kind]


def offer_words(kind: LineKind) -> str:
    """What a line that may be a mark can become: "Note as a promise", "Ask about it next time"."""
    return _OFFERS[kind]


def field_name(kind: LineKind, field: str) -> str:
    """A field of a line: "Due"; the reason of a favor is the business reason."""
    return "Business reason" if (kind, field) == (LineKind.FAVOR, "reason") else _FIELDS[field]


def field_choices(kind: LineKind, field: str) -> Choices:
    """What a field can say; empty where it takes words of its own."""
    if field in _YES_OR_NO:
        no, yes = _YES_OR_NO[field]
        return ((False, no), (True, yes))
    return _CHOICES.get((kind, field), ())


def due_shown(day: date, today: date) -> str:
    """A day something is due as its field shows it: "by Tue 24 Nov"; the year if it is another."""
    return f"by {weekday_and_day(day, today)}"


def wanting(kind: LineKind) -> str:
    """What is said where a line says nothing yet."""
    return f"“{_TITLES[kind]}” needs a few words on what it is about. Nothing was saved yet, and nothing is lost."


_CHOICES: Mapping[tuple[LineKind, str], Choices] = {
    (LineKind.PROMISE, "side"): ((Side.ME, "I owe it"), (Side.THEM, "They owe it")),
    (LineKind.FAVOR, "done_by"): ((Side.ME, "Done by me"), (Side.THEM, "Done by them")),
    (LineKind.FAVOR, "asked_by"): ((Side.THEM, "Asked by them"), (Side.ME, "Asked by me")),
    (LineKind.FAVOR, "kind"): tuple((kind, favor_kind(kind)) for kind in FavorKind),
    (LineKind.FRICTION, "began"): _MIX,
    (LineKind.REFUSAL, "kind"): tuple((kind, refusal_kind(kind)) for kind in RefusalKind),
    (LineKind.REFUSAL, "reason"): (
        (None, "Reason not known"),
        *((reason, refusal_reason(reason)) for reason in RefusalReason),
    ),
    (LineKind.GOAL, "state"): tuple((state, goal_state(state)) for state in GoalState),
    (LineKind.TO_RAISE, "side"): _MIX,
    (LineKind.ASK_ABOUT, "side"): _MIX,
    (LineKind.OFF_DUTY, "how"): _OFF_DUTY,
}
