# SPDX-License-Identifier: MIT
"""What a rep keeps beside conversations, for the benchmark journal: about a mark to every third of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from relationship_journal.values import (
    Channel,
    FavorKind,
    GoalState,
    LimitKind,
    Manner,
    MarkOf,
    MixSide,
    NewAccount,
    NewContact,
    NewConversation,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewJob,
    NewLimit,
    NewMark,
    NewNote,
    NewPromise,
    NewRefusal,
    NewShortcut,
    NewStageChange,
    NoteKind,
    OffDuty,
    PromiseMove,
    RefusalKind,
    RefusalReason,
    Side,
    Stage,
    Status,
    Tier,
    WantedBy,
)

LAST = date(2026, 10, 30)
"""The last day of the journal; nothing is kept, told or settled after it."""
_SIDES = tuple(Side)
_WORDS = (
    "the delivery sheet",
    "two pallets early",
    "a call with the depot",
    "the pilot at the second site",
    "the price of the spare parts",
    "the school run",
    "the trial of the new line",
    "terms for the spring",
)


def known(person: NewContact, number: int, source: random.Random, names: Sequence[str]) -> NewContact:
    """A contact as a rep knows them: most customers, a tenth of them friends, some with a job before this one."""
    jobs = person.jobs
    if number % 8 == 7:
        left = LAST - timedelta(days=source.randrange(30, 2_000))
        jobs = (*jobs, NewJob(f"{source.choice(names).title()} Works", "Buyer", ended_on=left))
    return replace(
        person,
        jobs=jobs,
        status=source.choices(tuple(Status), (10, 80, 7, 3))[0],
        stage=source.choices(tuple(Stage), (10, 55, 25, 8, 2))[0],
        wanted_by=source.choices(tuple(WantedBy), (5, 5, 20, 10, 60))[0],
        tier=source.choices(tuple(Tier), (10, 20, 30, 40))[0],
        off_duty_welcome=number % 11 == 0,
    )


def accounts(people: Sequence[NewContact], source: random.Random) -> list[NewAccount]:
    """What is known of the accounts people work at: a third have a day of renewal, a third so many that matter."""
    names = dict.fromkeys(job.account for person in people for job in person.jobs)
    return [
        NewAccount(
            name,
            LAST + timedelta(days=source.randrange(1, 365)) if source.random() < 0.33 else None,
            source.randrange(2, 8) if source.random() < 0.33 else None,
        )
        for name in names
    ]


def standing(people: Sequence[NewContact], source: random.Random) -> list[tuple[int | None, NewMark]]:
    """What came from no conversation: interests, how a friendship came about, and limits."""
    made: list[tuple[int | None, NewMark]] = [
        (None, NewLimit(LimitKind.PERSONAL_MINUTES, 300)),
        (None, NewLimit(LimitKind.SPENDING, 20_000, "USD")),
    ]
    for number, person in enumerate(people):
        if source.random() < 0.4:
            made += [(number, NewInterest(word)) for word in source.sample(_WORDS, 2)]
        if person.stage in {Stage.FRIEND, Stage.CLOSE_FRIEND}:
            day = LAST - timedelta(days=source.randrange(3_000))
            made.append((number, NewStageChange(Stage.PROFESSIONAL, person.stage, on=day)))
    return made


def told(talk: NewConversation, source: random.Random) -> NewConversation:
    """A conversation with how it was and what came of it."""
    chance = source.random()
    manner = None
    if chance < 0.04:
        manner = Manner(brief=True)
    elif chance < 0.07:
        manner = Manner(off_duty=source.choice((OffDuty.KEPT, OffDuty.KEPT, OffDuty.SLIPPED_BY_ME)))
    elif chance < 0.10:
        manner = Manner(needed_an_ear=chance < 0.09, told_troubles=chance > 0.08)
    elif chance < 0.30:
        manner = Manner(nothing_to_follow_up=True)
    calls = talk.channel in {Channel.CALL, Channel.TEXT, Channel.EMAIL}
    return replace(
        talk,
        manner=manner,
        answered=not (calls and source.random() < 0.08),
        began=source.choice(_SIDES) if source.random() < 0.7 else None,
        ears=(0,) if 0.30 < chance < 0.33 else None,
        marks=(_mark(talk.when.day, source),) if source.random() < 0.33 else (),
    )


def _mark(day: date, source: random.Random) -> MarkOf:
    make = source.choices(_MAKERS, _HOW_OFTEN)[0]
    return make(day, source)


def _by(day: date, days: int, share: float, source: random.Random) -> date | None:
    """A day within so many, for this share of all, where that is not still to come."""
    then = day + timedelta(days=source.randrange(1, days))
    return then if source.random() < share and then <= LAST else None


def _promise(day: date, source: random.Random) -> MarkOf:
    due = day + timedelta(days=source.randrange(1, 30))
    moves: tuple[PromiseMove, ...] = ()
    if source.random() < 0.12:
        after = due + timedelta(days=7)
        moves = (PromiseMove(due, after, min(due, LAST), source.random() < 0.7),)
    kept = due + timedelta(days=source.choice((-3, -1, 0, 0, 0, 0, 0, 0, 2, 9)))
    was_kept = kept <= LAST and source.random() < 0.96
    side = source.choices(_SIDES, (70, 30))[0]
    promise = NewPromise(source.choice(_WORDS), side, due, kept if was_kept else None)
    if not was_kept and due < LAST - timedelta(days=60):
        promise = replace(promise, let_go_on=due + timedelta(days=20))
    return MarkOf(promise, moves=moves)


def _favor(day: date, source: random.Random) -> MarkOf:
    kind = source.choice(tuple(FavorKind))
    aside = source.choice(_WORDS) if source.random() < 0.05 else ""
    reason = source.choice(_WORDS) if source.random() < 0.6 else ""
    side = source.choice(_SIDES)
    good = _by(day, 40, 0.9, source) if aside else None
    favor = NewFavor(source.choice(_WORDS), side, source.choice(_SIDES), kind, reason=reason, pushed_aside=aside,
                     made_good_on=good, worth=40_000, currency="USD")  # fmt: skip
    return MarkOf(favor)


def _note(day: date, source: random.Random) -> MarkOf:
    side = source.choice(tuple(MixSide))
    return MarkOf(NewNote(source.choice(_WORDS), source.choice(tuple(NoteKind)), side, _by(day, 30, 0.97, source)))


def _goal(day: date, source: random.Random) -> MarkOf:
    moved = _by(day, 200, 0.9, source)
    state = source.choice((GoalState.IN_PROGRESS, GoalState.REACHED, GoalState.DROPPED)) if moved else GoalState.OPEN
    return MarkOf(NewGoal(source.choice(_WORDS), state, moved))


def _interest(_: date, source: random.Random) -> MarkOf:
    return MarkOf(NewInterest(source.choice(_WORDS)))


def _friction(day: date, source: random.Random) -> MarkOf:
    talked = _by(day, 10, 0.9, source)
    settled = talked and _by(talked, 30, 0.9, source)
    began = source.choice(tuple(MixSide))
    return MarkOf(NewFriction(source.choice(_WORDS), began, talked, _by(day, 9, 0.1, source), settled))


def _refusal(_: date, source: random.Random) -> MarkOf:
    reason = source.choice(tuple(RefusalReason)) if source.random() < 0.9 else None
    return MarkOf(NewRefusal(source.choice(_WORDS), source.choice(tuple(RefusalKind)), reason))


def _shortcut(day: date, source: random.Random) -> MarkOf:
    return MarkOf(NewShortcut(source.choice(_WORDS), _by(day, 20, 0.95, source)))


_MAKERS: tuple[Callable[[date, random.Random], MarkOf], ...] = (
    _promise, _note, _favor, _goal, _interest, _refusal, _friction, _shortcut,
)  # fmt: skip
_HOW_OFTEN = (48, 22, 10, 8, 2, 5, 3, 2)
