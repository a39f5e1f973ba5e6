# SPDX-License-Identifier: MIT
"""Which fields each kind of mark has, in the order they are asked for; what stands in one is text, a choice or yes/no.

The names are those of the `New…` values. "" in a choice stands for not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TypeVar

from relationship_journal.values import (
    FavorKind,
    GoalState,
    LimitKind,
    MarkKind,
    MixSide,
    NoteKind,
    RefusalKind,
    RefusalReason,
    Side,
    Stage,
)
from relationship_journal.wording import marks as words
from relationship_journal.wording import stage_name

E = TypeVar("E", bound=StrEnum)


class FieldKind(Enum):
    """How a field is filled in. COMING is a day that lies ahead where its words leave that open."""

    LINE = auto()
    LINES = auto()
    DAY = auto()
    COMING = auto()
    CHOICE = auto()
    SWITCH = auto()
    MONEY = auto()
    AMOUNT = auto()


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field: the name of what it sets, its words with their access key, and how it is filled in."""

    name: str
    words: str
    kind: FieldKind = FieldKind.LINE
    choices: Mapping[str, str] | None = None
    hint: str = ""


def _line(name: str, said: str, hint: str = "") -> FieldSpec:
    return FieldSpec(name, said, FieldKind.LINE, hint=hint)


def _day(name: str, said: str, hint: str = "") -> FieldSpec:
    return FieldSpec(name, said, FieldKind.DAY, hint=hint)


def _choice(name: str, said: str, choices: Mapping[str, str]) -> FieldSpec:
    return FieldSpec(name, said, FieldKind.CHOICE, choices)


def _switch(name: str, said: str) -> FieldSpec:
    return FieldSpec(name, said, FieldKind.SWITCH)


def _of(kinds: Iterable[E], said: Callable[[E], str]) -> dict[str, str]:
    return {kind.value: said(kind) for kind in kinds}


_MIX_SIDES = {MixSide.BUSINESS.value: "Business", MixSide.PERSONAL.value: "Personal"}
_NOTE = FieldSpec("note", "No&te", FieldKind.LINES)
_STAGES = _of(Stage, stage_name)

FIELDS: Mapping[MarkKind, tuple[FieldSpec, ...]] = {
    MarkKind.PROMISE: (
        _line("what", "&What is promised", "send the SLA sheet"),
        _choice("side", "Wh&o promised", {Side.ME.value: "I did", Side.THEM.value: "They did"}),
        FieldSpec("due", "&Due", FieldKind.COMING, hint="tue, in 2 weeks, 3 Dec"),
        _day("on", "&Made", "today"),
        _day("kept_on", "&Kept"),
        _day("let_go_on", "Let &go"),
        _NOTE,
    ),
    MarkKind.FAVOR: (
        _line("what", "&What was done", "moved delivery up a week"),
        _choice("done_by", "&Done by", {Side.ME.value: "Me", Side.THEM.value: "Them"}),
        _choice("asked_by", "&Asked by", {Side.THEM.value: "Them", Side.ME.value: "Me"}),
        _choice("kind", "&Kind", _of(FavorKind, words.favor_kind)),
        FieldSpec("worth", "Wo&rth", FieldKind.MONEY, hint="120 EUR"),
        _line("reason", "&Business reason"),
        _line("pushed_aside", "&Pushed aside", "what had to wait for it"),
        _day("on", "Da&y", "today"),
        _day("made_good_on", "Made &good"),
        _switch("normal_service", "Normal s&ervice"),
        _switch("said_one_off", "Said it’s a &one-off"),
        _NOTE,
    ),
    MarkKind.SHORTCUT: (
        _line("what", "&What was changed or skipped", "sent it with another courier"),
        _day("on", "&Day", "today"),
        _day("told_on", "T&old them"),
        _NOTE,
    ),
    MarkKind.FRICTION: (
        _line("what", "&What it is about", "the invoice for March"),
        _choice("began", "&Began on the side of", _MIX_SIDES),
        _day("on", "&Opened", "today"),
        _day("talked_on", "Talked &about"),
        _day("crossed_on", "C&rossed over"),
        _day("settled_on", "&Settled"),
        _NOTE,
    ),
    MarkKind.REFUSAL: (
        _line("what", "&What they said no to", "the renewal"),
        _choice("kind", "&Kind", _of(RefusalKind, words.refusal_kind)),
        _choice("reason", "&Reason", {"": "Not known", **_of(RefusalReason, words.refusal_reason)}),
        _day("on", "&Day", "today"),
        _line("in_their_words", "&In their words"),
        _switch("still_hurts", "It still &hurts"),
        _NOTE,
    ),
    MarkKind.GOAL: (
        _line("what", "&What they want solved or reached", "spoilage under 1%"),
        _choice("state", "&State", _of(GoalState, words.goal_state)),
        _day("on", "&Opened", "today"),
        _day("moved_on", "&Moved last"),
        _day("celebrated_on", "Cele&brated"),
        _NOTE,
    ),
    MarkKind.NOTE: (
        _line("what", "&What it is", "the renewal in March"),
        _choice("kind", "&Kind", {NoteKind.TO_RAISE.value: "To raise", NoteKind.ASK_ABOUT.value: "To ask about"}),
        _choice("side", "&Side", _MIX_SIDES),
        _day("on", "&Day", "today"),
        _day("raised_on", "C&ame up"),
        _NOTE,
    ),
    MarkKind.LIMIT: (
        _choice("kind", "&Kind", _of(LimitKind, words.limit_kind)),
        FieldSpec("amount", "A&mount", FieldKind.AMOUNT, hint="6 h, 2 times, 200 EUR"),
        _line("topic", "To&pic"),
        _NOTE,
    ),
    MarkKind.INTEREST: (_line("what", "&What they care about", "touchline photography"), _day("on", "&Since"), _NOTE),
    MarkKind.STAGE_CHANGE: (
        _choice("before", "&Before", _STAGES),
        _choice("after", "&After", _STAGES),
        _day("on", "&Day", "today"),
        _NOTE,
    ),
}
"""The fields of each kind."""
