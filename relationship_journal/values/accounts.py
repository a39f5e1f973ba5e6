# SPDX-License-Identifier: MIT
"""An account as its people make it: who is known there, who carries the talk, who came and went, what was agreed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from relationship_journal.values.finding import Account
from relationship_journal.values.marks import Mark, NewFavor, NewGoal, NewPromise, NewRefusal
from relationship_journal.values.words import Channel, ContactId, ConversationId, Side, Stage, When

COVERAGE_DAYS = 180
"""The days up to today over which it is asked who carries the talk of an account."""
RENEWAL_DAYS = 90
"""A renewal is near from so many days before it on."""
_FRIENDS = frozenset({Stage.FRIEND, Stage.CLOSE_FRIEND})


@dataclass(frozen=True, slots=True)
class AccountPerson:
    """Somebody who works at an account, or did: as what, from when to when, and how much talk there was.

    `last` is the last talk of all, `talks` and `minutes` those of the last 180 days; all of the time they worked there.
    """

    id: ContactId
    uid: str
    name: str
    title: str = ""
    buying_role: str = ""
    stage: Stage = Stage.PROFESSIONAL
    is_company: bool = False
    started_on: date | None = None
    ended_on: date | None = None
    last: When | None = None
    last_channel: Channel | None = None
    talks: int = 0
    minutes: int = 0

    @property
    def is_friend(self) -> bool:
        """Whether they are as near as a friend."""
        return self.stage in _FRIENDS


@dataclass(frozen=True, slots=True)
class Coverage:
    """Those who work at an account now, who carries most of the talk first, and how many matter there."""

    people: tuple[AccountPerson, ...] = ()
    people_that_matter: int | None = None

    @property
    def known(self) -> int:
        """How many people are known; a company's own card is none."""
        return sum(not person.is_company for person in self.people)

    @property
    def minutes(self) -> int:
        """The talk of the last 180 days, in minutes for each who took part."""
        return sum(person.minutes for person in self.people)

    @property
    def carriers(self) -> tuple[AccountPerson, ...]:
        """Those one talked with in the last 180 days."""
        return tuple(person for person in self.people if person.talks)

    @property
    def last(self) -> AccountPerson | None:
        """Whom the last talk of all was with."""
        talked = [person for person in self.people if person.last is not None]
        return max(talked, key=_last_local, default=None)

    @property
    def only_friend(self) -> AccountPerson | None:
        """The friend the account hangs on: of two or more people that are known or matter, the only one talked with."""
        carriers = self.carriers
        if len(carriers) != 1 or max(self.known, self.people_that_matter or 0) < 2:
            return None
        return carriers[0] if carriers[0].is_friend else None

    def share(self, person: AccountPerson) -> int:
        """How much of the talk somebody carries, 0 to 100, halves up."""
        return (person.minutes * 200 // self.minutes + 1) // 2 if self.minutes else 0


def _last_local(person: AccountPerson) -> str:
    return "" if person.last is None else person.last.local.isoformat()


@dataclass(frozen=True, slots=True)
class ListedAccount:
    """An account as a line of the list."""

    account: Account
    coverage: Coverage
    open_goals: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody began to work at an account (`joined`), or stopped."""

    on: date
    person: AccountPerson
    joined: bool


@dataclass(frozen=True, slots=True)
class FavorSum:
    """Favors of one sort: how many, what they are worth by currency in minor units, and what they came from."""

    done_by: Side
    concession: bool
    count: int
    worth: tuple[tuple[str, int], ...]
    conversations: tuple[ConversationId, ...]


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """Everything the page of an account shows; `former` are those who left, the last one first."""

    account: Account
    coverage: Coverage
    former: tuple[AccountPerson, ...] = ()
    goals: tuple[Mark[NewGoal], ...] = ()
    promises: tuple[Mark[NewPromise], ...] = ()
    favors: tuple[Mark[NewFavor], ...] = ()
    refusals: tuple[Mark[NewRefusal], ...] = ()

    @property
    def moves(self) -> tuple[Move, ...]:
        """Who joined and who left, as far as the day is known, the last first."""
        found = [
            Move(day, person, joined)
            for person in (*self.coverage.people, *self.former)
            for day, joined in ((person.started_on, True), (person.ended_on, False))
            if day is not None
        ]
        return tuple(sorted(found, key=_day_of, reverse=True))


def _day_of(move: Move) -> tuple[date, bool]:
    return move.on, not move.joined


def renews_soon(on: date | None, today: date) -> bool:
    """Whether a renewal is near, or its day has just passed and nobody has set the next."""
    return on is not None and -RENEWAL_DAYS <= (on - today).days <= RENEWAL_DAYS


def covered_from(today: date) -> date:
    """The first of the days over which talk is counted."""
    return today - timedelta(days=COVERAGE_DAYS - 1)


def favor_sums(favors: Iterable[Mark[NewFavor]]) -> tuple[FavorSum, ...]:
    """Favors summed: concessions, other favors done by the writer, those done by them; only what there is."""
    sorts: dict[tuple[Side, bool], list[Mark[NewFavor]]] = {
        (Side.ME, True): [], (Side.ME, False): [], (Side.THEM, False): [],
    }  # fmt: skip
    for favor in favors:
        sorts[favor.said.done_by, favor.said.concession].append(favor)
    return tuple(_sum(*sort, found) for sort, found in sorts.items() if found)


def _sum(done_by: Side, concession: bool, favors: list[Mark[NewFavor]]) -> FavorSum:
    worth: dict[str, int] = {}
    for favor in favors:
        if favor.said.worth is not None:
            worth[favor.said.currency] = worth.get(favor.said.currency, 0) + favor.said.worth
    talks = dict.fromkeys(favor.conversation for favor in favors if favor.conversation is not None)
    return FavorSum(done_by, concession, len(favors), tuple(sorted(worth.items())), tuple(talks))
