# SPDX-License-Identifier: MIT
"""Journals at random, dense enough that rules have something to notice and often stand right at a threshold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from relationship_journal.storage import bulk, edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    Channel,
    ContactId,
    Cost,
    FavorKind,
    GoalState,
    LimitKind,
    Manner,
    MarkKind,
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
    NewRelation,
    NewShortcut,
    NoteKind,
    OffDuty,
    Precision,
    PromiseMove,
    RefusalKind,
    RefusalReason,
    Side,
    Stage,
    Status,
    Tier,
    WantedBy,
    When,
)

PEOPLE = 6
DAYS = 420
KINDS = ("promise", "promise", "favor", "favor", "shortcut", "friction", "refusal", "goal", "note", "interest")


class _Chance(Random):
    """What comes about; some journals are of promises alone, so that sides can be compared."""

    kinds: tuple[str, ...] = KINDS
    kept = 0.85


def random_journal(path: Path, seed: int, today: date) -> Journal:
    """A journal of six people and two accounts over some fourteen months up to `today`, the same for the same seed."""
    chance = _Chance(seed)
    if seed % 4 == 3:
        chance.kinds, chance.kept = ("promise",), chance.choice([0.4, 0.97])
    contacts = [_contact(chance, place, today) for place in range(PEOPLE)]
    talks = sorted(_conversations(chance, today), key=_moment)
    standing = [(ContactId(chance.randrange(PEOPLE)), _mark(chance, today, DAYS)) for _ in range(chance.randrange(8))]
    ahead = today + timedelta(chance.choice([1, 9]))
    standing += [(ContactId(chance.randrange(PEOPLE)), _mark(chance, ahead, 1, ahead)) for _ in range(3)]
    limits: list[tuple[ContactId | None, NewMark]] = [(None, _limit(chance)), (ContactId(0), _limit(chance))]
    accounts = [NewAccount("Northgate", today + timedelta(chance.randrange(-20, 120)), chance.choice([None, 2, 4]))]
    journal = Journal.create(path)
    bulk.load(journal, "random", contacts, talks, accounts=accounts, marks=[*standing, *limits])
    _throw_away(journal, chance)
    return journal


def _contact(chance: _Chance, place: int, today: date) -> NewContact:
    accounts = [NewJob(chance.choice(["Northgate", "Helix"]), ended_on=_maybe(chance, today, 0.3))]
    return NewContact(
        f"Person {place}",
        status=chance.choices(list(Status), [2, 16, 1, 1])[0],
        stage=chance.choice([Stage.PROFESSIONAL, Stage.FRIENDLY, Stage.FRIEND, Stage.FRIEND, Stage.CLOSE_FRIEND]),
        wanted_by=chance.choice(list(WantedBy)),
        tier=chance.choice([Tier.NONE, Tier.NONE, Tier.A, Tier.B, Tier.C]),
        cadence_days=chance.choice([None, None, None, 20, 45]),
        away_until=chance.choice([None] * 5 + [today - timedelta(10), today + timedelta(10)]),
        seasonal_months=chance.choice([()] * 5 + [(today.month,), (7, 8)]),
        health_or_public=chance.random() < 0.15,
        off_duty_welcome=chance.random() < 0.5,
        jobs=tuple(accounts if chance.random() < 0.9 else ()),
        relations=(NewRelation("spouse", "Person 5", ContactId(5)),) if place == 4 and chance.random() < 0.3 else (),
    )


def _maybe(chance: _Chance, today: date, likely: float) -> date | None:
    return today - timedelta(chance.randrange(0, 200)) if chance.random() < likely else None


def _moment(talk: NewConversation) -> datetime:
    return talk.when.local


def _conversations(chance: _Chance, today: date) -> Iterator[NewConversation]:
    last = chance.choice([0, 0, 0, 20])
    for place in range(PEOPLE):
        leaning = chance.choice([15, 50, 80, 97])
        for _ in range(chance.choice([0, 4, 15, 40, 60])):
            # Most of it lately, where thresholds lie.
            back = last + int(chance.random() ** 2 * DAYS)
            yield _conversation(chance, place, leaning, back, today)
        if chance.random() < 0.4:
            ahead = today + timedelta(chance.choice([1, 1, 5]))
            yield NewConversation(
                (ContactId(place),), When(datetime.combine(ahead, time(10))), planned=True,
                manner=Manner(off_duty=OffDuty.KEPT) if chance.random() < 0.3 else None,
                marks=(_mark_of(chance, ahead, 0),) if chance.random() < 0.3 else (),
            )  # fmt: skip


def _conversation(chance: _Chance, place: int, leaning: int, back: int, today: date) -> NewConversation:
    others = chance.sample(range(PEOPLE), chance.choices([0, 1, 3], [20, 2, 1])[0])
    who = (ContactId(place), *(ContactId(one) for one in others if one != place))
    at = datetime.combine(today - timedelta(back), time(chance.randrange(24), chance.randrange(60)))
    whole_day = chance.random() < 0.05
    when = When(datetime.combine(at.date(), time()), precision=Precision.DAY) if whole_day else When(at)
    return NewConversation(
        who,
        when,
        chance.choice([Channel.CALL, Channel.CALL, Channel.MEETING, Channel.TEXT, Channel.MEAL, Channel.EMAIL]),
        "Talked.",
        chance.choice([None, None, 5, 9, 10, 14, 15, 30, 60]),
        None if chance.random() < 0.1 else max(0, min(100, leaning + chance.randrange(-12, 13))),
        answered=chance.random() < 0.93,
        began=chance.choice([None, Side.ME, Side.ME, Side.THEM]),
        cost=Cost(chance.randrange(1, 9000), "EUR", Side.ME) if chance.random() < 0.06 else None,
        manner=_manner(chance) if chance.random() < 0.3 else None,
        ears=(0,) if chance.random() < 0.03 else None,
        marks=tuple(_mark_of(chance, at.date(), back) for _ in range(chance.choices([0, 1, 2], [6, 5, 2])[0])),
    )


def _manner(chance: _Chance) -> Manner:
    troubles = chance.random() < 0.3
    return Manner(
        off_duty=chance.choice([None, None, *OffDuty]),
        brief=chance.random() < 0.3,
        nothing_to_follow_up=chance.random() < 0.3,
        needed_an_ear=chance.random() < 0.3,
        told_troubles=troubles,
        meaning="less stock" if troubles and chance.random() < 0.4 else "",
    )


def _mark_of(chance: _Chance, day: date, back: int) -> MarkOf:
    said = _mark(chance, day + timedelta(back), back, day)
    moves: tuple[PromiseMove, ...] = ()
    if isinstance(said, NewPromise) and said.due is not None and chance.random() < 0.2:
        after = said.due + timedelta(chance.randrange(1, 40))
        moves = (PromiseMove(said.due, after, min(said.due, day + timedelta(back)), chance.random() < 0.5),)
    return MarkOf(said, 0, moves)


def _mark(chance: _Chance, today: date, back: int, day: date | None = None) -> NewMark:  # noqa: PLR0911  (a return a kind)
    on = day or today - timedelta(chance.randrange(back))
    since = (today - on).days

    def later(likely: float) -> date | None:
        return on + timedelta(chance.randrange(since + 1)) if chance.random() < likely else None

    match chance.choice(chance.kinds):
        case "promise":
            due = on + timedelta(chance.randrange(0, 25)) if chance.random() < 0.9 else None
            closed = later(chance.kept)
            side = Side.ME if chance.random() < 0.8 else Side.THEM
            kept = closed if chance.random() < 0.9 else None
            if kept and due and chance.kept > 0.9:
                kept = closed = min(kept, due)
            return NewPromise("send the sheet", side, due, kept, None if kept else closed, on=on)
        case "favor":
            return NewFavor(
                "moved it", chance.choice([Side.ME, Side.ME, Side.ME, Side.THEM]), chance.choice(list(Side)),
                chance.choice(list(FavorKind)[:4]), chance.random() < 0.1,
                reason="volume" if chance.random() < 0.3 else "",
                said_one_off=chance.random() < 0.15, pushed_aside="another order" if chance.random() < 0.15 else "",
                made_good_on=later(0.5), on=on,
            )  # fmt: skip
        case "shortcut":
            return NewShortcut("skipped a step", later(0.8), on=on)
        case "friction":
            return NewFriction("the mix-up", chance.choice(list(MixSide)), later(0.6), later(0.4), later(0.5), on=on)
        case "refusal":
            known = chance.random() < 0.6
            return NewRefusal(
                "second lab", chance.choice(list(RefusalKind)), RefusalReason.BUDGET if known else None,
                still_hurts=chance.random() < 0.2, on=on,
            )  # fmt: skip
        case "goal":
            state = chance.choice(list(GoalState))
            moved = later(1.0) if state is not GoalState.OPEN else None
            return NewGoal("less spoilage", state, moved, later(0.3) if state is GoalState.REACHED else None, on=on)
        case "note":
            return NewNote("renewal terms", chance.choice(list(NoteKind)), raised_on=later(0.6), on=on)
    return NewInterest("trail running", on=on)


def _limit(chance: _Chance) -> NewLimit:
    kind = chance.choice([LimitKind.PERSONAL_MINUTES, LimitKind.OFF_DUTY_TIMES, LimitKind.SPENDING])
    return NewLimit(kind, chance.choice([1, 60, 100, 6000]), "EUR" if kind is LimitKind.SPENDING else "")


def _throw_away(journal: Journal, chance: _Chance) -> None:
    """Some of everything goes to the trash, and somebody to the archive: nothing there may be noticed."""
    listed = queries.contacts(journal)
    if chance.random() < 0.3:
        edits.trash_contact(journal, listed[-1].id)
    if chance.random() < 0.2:
        edits.archive_contacts(journal, [listed[0].id])
    for (row,) in journal.rows("SELECT id FROM conversation WHERE trashed_at IS NULL"):
        if chance.random() < 0.05:
            edits.trash_conversation(journal, row)
    for one in queries.marks(journal, None, [MarkKind.PROMISE, MarkKind.FAVOR, MarkKind.FRICTION]):
        if chance.random() < 0.06:
            edits.trash_mark(journal, one.ref)
