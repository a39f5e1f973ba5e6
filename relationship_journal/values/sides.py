# SPDX-License-Identifier: MIT
"""The two sides of a relationship as the records hold them, and what they count up to; nothing here is a judgment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.marks import (
    GoalState,
    Mark,
    MarkKind,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewLimit,
    NewNote,
    NewPromise,
    NewRefusal,
    NewShortcut,
    NewStageChange,
    due_agreed,
    fell_due,
    kept_late,
)
from relationship_journal.values.people import ContactForm
from relationship_journal.values.words import AccountId, ContactId, ConversationId, MixSide, Side, Stage, WantedBy


@dataclass(frozen=True, slots=True)
class Renewal:
    """When an account somebody works at renews."""

    account: AccountId
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody near a contact: who they are to them, a name, and their own page where they have one."""

    label: str
    name: str
    contact: ContactId | None


@dataclass(frozen=True, slots=True)
class Told:
    """Conversations with one person, newest first, by what was said of how they were."""

    off_duty: Mapping[OffDuty, tuple[ConversationId, ...]]
    my_ear: tuple[ConversationId, ...] = ()
    their_ear: tuple[ConversationId, ...] = ()
    troubles: tuple[ConversationId, ...] = ()
    troubles_without_meaning: tuple[ConversationId, ...] = ()


@dataclass(frozen=True, slots=True)
class BothSides:
    """What is recorded of one relationship; marks are newest first, `given` is what to call the contact."""

    contact: ContactId
    name: str
    given: str
    stage: Stage
    wanted_by: WantedBy
    goals: tuple[Mark[NewGoal], ...]
    promises: tuple[Mark[NewPromise], ...]
    favors: tuple[Mark[NewFavor], ...]
    shortcuts: tuple[Mark[NewShortcut], ...]
    frictions: tuple[Mark[NewFriction], ...]
    refusals: tuple[Mark[NewRefusal], ...]
    notes: tuple[Mark[NewNote], ...]
    interests: tuple[Mark[NewInterest], ...]
    stages: tuple[Mark[NewStageChange], ...]
    told: Told
    renewals: tuple[Renewal, ...]
    relatives: tuple[Relative, ...]

    @property
    def first_need(self) -> Mark[NewGoal] | None:
        """The first goal there was."""
        return min(self.goals, key=_age, default=None)

    def goals_that_are(self, state: GoalState) -> tuple[Mark[NewGoal], ...]:
        return tuple(goal for goal in self.goals if goal.said.state is state)

    def promises_of(self, side: Side) -> tuple[Mark[NewPromise], ...]:
        return tuple(promise for promise in self.promises if promise.said.side is side)

    def favors_by(self, side: Side) -> tuple[Mark[NewFavor], ...]:
        return tuple(favor for favor in self.favors if favor.said.done_by is side)

    @property
    def concessions(self) -> tuple[Mark[NewFavor], ...]:
        return tuple(favor for favor in self.favors if favor.said.concession)

    def frictions_on(self, side: MixSide) -> tuple[Mark[NewFriction], ...]:
        """Those that began on a side."""
        return tuple(friction for friction in self.frictions if friction.said.began is side)

    def notes_on(self, side: MixSide) -> tuple[Mark[NewNote], ...]:
        return tuple(note for note in self.notes if note.said.side is side)

    @property
    def stage_since(self) -> date | None:
        """When the stage became what it is; None where nothing tells."""
        last = self.stages[0] if self.stages else None
        return last.on if last is not None and last.said.after is self.stage else None

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing on either side yet."""
        told = self.told
        marks = (self.goals, self.promises, self.favors, self.shortcuts, self.frictions, self.refusals, self.notes)
        spoken = (told.off_duty, told.my_ear, told.their_ear, told.troubles)
        return not any((*marks, self.interests, *spoken, self.renewals, self.relatives))


@dataclass(frozen=True, slots=True)
class Record:
    """How promises that fell due went: kept on time, and those that were not, open or let go after their day too."""

    on_time: tuple[Mark[NewPromise], ...]
    late: tuple[Mark[NewPromise], ...]

    @property
    def due(self) -> tuple[Mark[NewPromise], ...]:
        """All that can be counted."""
        return (*self.on_time, *self.late)


@dataclass(frozen=True, slots=True)
class Built:
    """What built trust."""

    goals_reached: tuple[Mark[NewGoal], ...]
    kept: Record
    settled_openly: tuple[Mark[NewFriction], ...]
    favors_returned: tuple[Mark[NewFavor], ...]


@dataclass(frozen=True, slots=True)
class Drew:
    """What drew on it."""

    late: tuple[Mark[NewPromise], ...]
    concessions: tuple[Mark[NewFavor], ...]
    pushed_aside: tuple[Mark[NewFavor], ...]
    shortcuts: tuple[Mark[NewShortcut], ...]
    crossed: tuple[Mark[NewFriction], ...]
    unspoken: tuple[Mark[NewFriction], ...]
    slipped: tuple[ConversationId, ...]


@dataclass(frozen=True, slots=True)
class CardKept:
    """A card a contact came from; its text is read when asked for."""

    id: int
    format: str
    version: str
    source: str
    read_on: date | None


@dataclass(frozen=True, slots=True)
class AboutPerson:
    """Everything known of a person that is no conversation; changes of stage are newest first.

    `accounts` are those of the form's jobs, in their order; a relative in the trash is only a name.
    """

    contact: ContactId
    form: ContactForm
    accounts: tuple[AccountId, ...]
    relatives: tuple[Relative, ...]
    interests: tuple[Mark[NewInterest], ...]
    own_limits: tuple[Mark[NewLimit], ...]
    limits_for_all: tuple[Mark[NewLimit], ...]
    stages: tuple[Mark[NewStageChange], ...]
    cards: tuple[CardKept, ...]
    added_at: datetime | None
    added_with: str


def is_late(promise: Mark[NewPromise], today: date) -> bool:
    """Whether a promise is open past the day last agreed."""
    due = due_agreed(promise)
    return promise.said.open and due is not None and due < today


def record_of(promises: Iterable[Mark[NewPromise]], today: date) -> Record:
    """How the promises went that fell due in the days of the record."""
    due = [one for one in promises if fell_due(one, today)]
    on_time = tuple(one for one in due if one.said.kept_on is not None and not kept_late(one))
    return Record(on_time, tuple(one for one in due if one not in on_time))


def returned(favors: Iterable[Mark[NewFavor]]) -> tuple[Mark[NewFavor], ...]:
    """The favors that answered one of the other side, each answering one; normal service asks for no return."""
    waiting: Counter[Side] = Counter()
    found = []
    for favor in sorted(favors, key=_age):
        if favor.said.normal_service:
            continue
        giver = favor.said.done_by
        other = Side.THEM if giver is Side.ME else Side.ME
        if waiting[other]:
            waiting[other] -= 1
            found.append(favor)
        else:
            waiting[giver] += 1
    return tuple(reversed(found))


def unexplained(concessions: Iterable[Mark[NewFavor]]) -> tuple[Mark[NewFavor], ...]:
    """Concessions with neither a business reason nor a word that it was a one-off."""
    return tuple(one for one in concessions if not one.said.reason and not one.said.said_one_off)


def built(sides: BothSides, today: date) -> Built:
    """What built trust: goals reached, own promises on time, frictions talked about and settled, favors returned."""
    openly = tuple(one for one in sides.frictions if one.said.settled_on and one.said.talked_on)
    kept = record_of(sides.promises_of(Side.ME), today)
    return Built(sides.goals_that_are(GoalState.REACHED), kept, openly, returned(sides.favors))


def drew(sides: BothSides, today: date) -> Drew:
    """What drew on trust, each thing counted once or in the part that weighs more."""
    crossed = tuple(one for one in sides.frictions if one.said.crossed_on)
    unspoken = tuple(one for one in sides.frictions if one.said.open and not one.said.talked_on and one not in crossed)
    return Drew(
        late=record_of(sides.promises_of(Side.ME), today).late,
        concessions=unexplained(sides.concessions),
        pushed_aside=tuple(one for one in sides.favors_by(Side.ME) if one.said.open),
        shortcuts=tuple(one for one in sides.shortcuts if one.said.open),
        crossed=crossed,
        unspoken=unspoken,
        slipped=sides.told.off_duty.get(OffDuty.SLIPPED_BY_ME, ()),
    )


def worth(favors: Iterable[Mark[NewFavor]]) -> dict[str, int]:
    """What favors were worth, in minor units by currency; sums never mix currencies."""
    sums: Counter[str] = Counter()
    for favor in favors:
        if favor.said.worth is not None:
            sums[favor.said.currency] += favor.said.worth
    return dict(sorted(sums.items()))


SIDES_KINDS = tuple(kind for kind in MarkKind if kind is not MarkKind.LIMIT)
"""What a balance sheet is made of."""


def _age(mark: Mark[Any]) -> tuple[date, str]:
    return mark.on, mark.uid
