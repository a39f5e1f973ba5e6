# SPDX-License-Identifier: MIT
"""Marks of the stories: the words of a mark line, and the days they mean once today is known.

`+N` is N days after the mark's own day, `@N` is N days before today. Days of work keep to workdays, each going the same
way, so that what was kept in time stays in time on any today; what is late is written at least three days late.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from relationship_journal.demo.notes import MarkLine
from relationship_journal.values import (
    FavorKind,
    GoalState,
    LimitKind,
    MixSide,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewLimit,
    NewMark,
    NewNote,
    NewPromise,
    NewRefusal,
    NewShortcut,
    NewStageChange,
    NoteKind,
    PromiseMove,
    RefusalKind,
    RefusalReason,
    Side,
    Stage,
)

CURRENCY = "GBP"

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Days:
    """What the words for days mean for a mark of `day`, as of `today`."""

    day: date
    today: date

    def named(self, text: str) -> str:
        """The text with `{m+2}` (the month two months on) and `{d+9}` (the date nine days on) filled in."""
        return re.sub(r"\{([md])([+-]\d+)\}", self._name, text) if "{" in text else text

    def _name(self, found: re.Match[str]) -> str:
        step = int(found[2])
        if found[1] == "m":
            return _MONTHS[(self.day.month - 1 + step) % 12]
        on = self.day + timedelta(step)
        return f"{on.day} {_MONTHS[on.month - 1]}"

    def exact(self, word: str) -> date | None:
        """The day itself."""
        if not word:
            return None
        return self.today - timedelta(int(word[1:])) if word[0] == "@" else self.day + timedelta(int(word))

    def when(self, word: str) -> date | None:
        """A workday: the one before where it is past, but not before the mark's own day; the next where it is ahead."""
        on = self.exact(word)
        if on is None or on == self.today:
            return on
        if on > self.today:
            return on + timedelta(7 - on.weekday() if on.weekday() >= 5 else 0)
        return max(self.day, on - timedelta(max(0, on.weekday() - 4)))

    def done(self, word: str) -> date | None:
        """A workday that is not after today."""
        on = self.when(word)
        return None if on is None else min(on, self.today)


def mark_of(line: MarkLine, days: Days) -> NewMark:
    """The mark a line tells of."""
    return _MAKE[line.kind](replace(line, what=days.named(line.what)), days)


def moves_of(line: MarkLine, days: Days) -> tuple[PromiseMove, ...]:
    """How a promise moved: `told +3 to +9` or `untold …`, the day it was moved and the new one."""
    moves: list[PromiseMove] = []
    due = days.when(line.get("due"))
    for name, value in line.said:
        if name in {"told", "untold"} and line.kind == "promise":
            at, _, to = value.partition(" to ")
            on, after = days.done(at), days.when(to)
            assert on is not None
            assert after is not None
            moves.append(PromiseMove(due, after, on, name == "told"))
            due = after
    return tuple(moves)


def _promise(line: MarkLine, days: Days) -> NewPromise:
    return NewPromise(
        line.what,
        side=line.side("by", Side.ME),
        due=days.when(line.get("due")),
        kept_on=days.done(line.get("kept")),
        let_go_on=days.done(line.get("let-go")),
        note=line.get("note"),
        on=days.exact(line.get("on")),
    )


def _favor(line: MarkLine, days: Days) -> NewFavor:
    kind, _, what = line.what.partition(" ")
    worth = line.get("worth")
    return NewFavor(
        what,
        done_by=line.side("done", Side.ME),
        asked_by=line.side("asked", Side.THEM),
        kind=FavorKind(kind),
        normal_service=line.has("normal"),
        worth=int(worth) if worth else None,
        currency=CURRENCY if worth else "",
        reason=line.get("reason"),
        said_one_off=line.has("one-off"),
        pushed_aside=line.get("aside"),
        made_good_on=days.done(line.get("good")),
        on=days.exact(line.get("on")),
    )


def _shortcut(line: MarkLine, days: Days) -> NewShortcut:
    return NewShortcut(line.what, days.done(line.get("told")), line.get("note"), days.exact(line.get("on")))


def _friction(line: MarkLine, days: Days) -> NewFriction:
    side, _, what = line.what.partition(" ")
    return NewFriction(
        what,
        began=MixSide(side),
        talked_on=days.done(line.get("talked")),
        crossed_on=days.done(line.get("crossed")),
        settled_on=days.done(line.get("settled")),
        note=line.get("note"),
        on=days.exact(line.get("on")),
    )


def _refusal(line: MarkLine, days: Days) -> NewRefusal:
    kind, _, what = line.what.partition(" ")
    reason = line.get("reason")
    return NewRefusal(
        what,
        RefusalKind(kind),
        RefusalReason(reason) if reason else None,
        line.get("words"),
        still_hurts=line.has("hurts"),
        on=days.exact(line.get("on")),
    )


def _goal(line: MarkLine, days: Days) -> NewGoal:
    words = {"started": GoalState.IN_PROGRESS, "reached": GoalState.REACHED, "dropped": GoalState.DROPPED}
    word = next((word for word in words if line.has(word)), "")
    return NewGoal(
        line.what,
        words.get(word, GoalState.OPEN),
        moved_on=days.done(line.get(word)),
        celebrated_on=days.done(line.get("celebrated")),
        note=line.get("note"),
        on=days.exact(line.get("on")),
    )


def _raise(line: MarkLine, days: Days) -> NewNote:
    side = MixSide.PERSONAL if line.has("personal") else MixSide.BUSINESS
    return NewNote(line.what, NoteKind.TO_RAISE, side, days.done(line.get("raised")), on=days.exact(line.get("on")))


def _ask(line: MarkLine, days: Days) -> NewNote:
    raised = days.done(line.get("raised"))
    return NewNote(line.what, NoteKind.ASK_ABOUT, MixSide.PERSONAL, raised, on=days.exact(line.get("on")))


def _limit(line: MarkLine, days: Days) -> NewLimit:
    word, _, rest = line.what.partition(" ")
    kind = LimitKind(word)
    on = days.exact(line.get("on"))
    if kind is LimitKind.TOPIC:
        return NewLimit(kind, topic=rest, on=on)
    return NewLimit(kind, int(rest), CURRENCY if kind is LimitKind.SPENDING else "", on=on)


def _interest(line: MarkLine, days: Days) -> NewInterest:
    return NewInterest(line.what, line.get("note"), days.exact(line.get("on")))


def _stage(line: MarkLine, days: Days) -> NewStageChange:
    before, _, after = line.what.partition(" to ")
    return NewStageChange(Stage(before), Stage(after), line.get("note"), days.exact(line.get("on")))


_MAKE: Mapping[str, Callable[[MarkLine, Days], NewMark]] = {
    "promise": _promise,
    "favor": _favor,
    "shortcut": _shortcut,
    "friction": _friction,
    "no": _refusal,
    "goal": _goal,
    "raise": _raise,
    "ask": _ask,
    "limit": _limit,
    "interest": _interest,
    "stage": _stage,
}
