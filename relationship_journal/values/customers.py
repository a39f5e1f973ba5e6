# SPDX-License-Identifier: MIT
"""All customers as one table: what there is to say of each in counts, and which of them are wanted."""

from __future__ import annotations

from datetime import date

from relationship_journal.frozen import dataclass
from relationship_journal.values.comparing import fold
from relationship_journal.values.listing import Drift, PeopleFilter
from relationship_journal.values.marks import LimitKind
from relationship_journal.values.words import (
    AccountId,
    ContactId,
    Minutes,
    Share,
    Stage,
    Status,
    TagId,
    Tier,
    WantedBy,
)

CUSTOMERS = frozenset({Status.CUSTOMER, Status.PROSPECT})
"""Whom the table shows where nobody asks for others: a former customer stands apart."""

ENOUGH_TALKS = 5
"""So many rated talks are needed in each of two windows that are compared."""


@dataclass(frozen=True, slots=True)
class TalkWindow:
    """The rated talks of a window: how many, and the business share of all their minutes (None without any)."""

    talks: int = 0
    share: Share | None = None


NO_TALKS = TalkWindow()


@dataclass(frozen=True, slots=True)
class LimitUse:
    """How much of a limit is used this month: minutes, times, or money in minor units of `currency`."""

    kind: LimitKind
    used: int
    amount: int
    currency: str = ""

    @property
    def part(self) -> float:
        """The part that is used: 1.0 is all of it; of a limit of nothing, more than all once anything is used."""
        return self.used / self.amount if self.amount else float(self.used + 1 if self.used else 0)


@dataclass(frozen=True, slots=True)
class Customer:
    """A line of the table. `now` and `before` are the last 90 days and the 90 before, `minutes` those of the last 90.

    `due` are the writer's promises that fell due in 180 days, as last agreed; `on_time` those of them kept by then.
    Favors are all there are, `concessions` those of 180 days.
    """

    id: ContactId
    uid: str
    name: str
    account: str
    status: Status
    stage: Stage
    tier: Tier
    wanted_by: WantedBy
    accounts: frozenset[AccountId] = frozenset()
    tags: frozenset[TagId] = frozenset()
    now: TalkWindow = NO_TALKS
    before: TalkWindow = NO_TALKS
    minutes: Minutes = 0
    conversations: int = 0
    due: int = 0
    on_time: int = 0
    open_promises: int = 0
    done_by_me: int = 0
    done_by_them: int = 0
    concessions: int = 0
    open_frictions: int = 0
    archived: bool = False
    last_talk: date | None = None
    limits: tuple[LimitUse, ...] = ()

    @property
    def drift(self) -> Drift | None:
        """Both shares, where both rest on enough rated talks to be compared."""
        return self.both_shares if min(self.now.talks, self.before.talks) >= ENOUGH_TALKS else None

    @property
    def both_shares(self) -> Drift | None:
        """Both shares, however little they rest on; None where one of them is not known."""
        if self.now.share is None or self.before.share is None:
            return None
        return Drift(self.before.share, self.now.share)

    @property
    def limit(self) -> LimitUse | None:
        """The limit of which most is used."""
        return max(self.limits, key=_part, default=None)


_LISTED = frozenset({False})
"""Who is archived is left out where nobody asks for the archive."""


def _part(use: LimitUse) -> float:
    return use.part


def is_wanted(customer: Customer, wanted: PeopleFilter, text: str = "") -> bool:
    """Whether a line is shown: it has one of the values of each kind that names any, and every word of the text."""
    kinds = (
        (wanted.tags, customer.tags),
        (wanted.tiers, {customer.tier}),
        (wanted.stages, {customer.stage}),
        (wanted.statuses or CUSTOMERS, {customer.status}),
        (wanted.accounts, customer.accounts),
        (wanted.archived or _LISTED, {customer.archived}),
    )
    if any(asked and asked.isdisjoint(has) for asked, has in kinds):
        return False
    if not text:
        return True
    within = fold(f"{customer.name} {customer.account}")
    return all(word in within for word in fold(text).split())
