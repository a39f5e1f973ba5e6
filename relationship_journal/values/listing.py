# SPDX-License-Identifier: MIT
"""The list of people: a line with what its place rests on, and which lines are wanted."""

from __future__ import annotations

from typing import Any

from relationship_journal.frozen import dataclass
from relationship_journal.values.people import ContactRow
from relationship_journal.values.words import AccountId, Share, Stage, Status, TagId, Tier


@dataclass(frozen=True, slots=True)
class Drift:
    """The mix of the last 90 days beside that of the 90 days before."""

    before: Share
    now: Share

    @property
    def size(self) -> int:
        """How far apart they are, 0 to 100, whichever way."""
        return abs(self.now - self.before)


@dataclass(frozen=True, slots=True)
class ListedContact:
    """A line of the list. `key` sorts it in the order asked for; `overdue` is days past the cadence, 0 if none.

    `overdue` and `drift` are known in the orders that rest on them, `drift` only with enough rated talks.
    """

    row: ContactRow
    key: tuple[Any, ...]
    overdue: int = 0
    drift: Drift | None = None


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Which people are wanted: one of the values of each kind that names any.

    Those in the archive are wanted only where `archived` asks for them.
    """

    tags: frozenset[TagId] = frozenset()
    tiers: frozenset[Tier] = frozenset()
    stages: frozenset[Stage] = frozenset()
    statuses: frozenset[Status] = frozenset()
    accounts: frozenset[AccountId] = frozenset()
    archived: frozenset[bool] = frozenset()

    def __bool__(self) -> bool:
        return any((self.tags, self.tiers, self.stages, self.statuses, self.accounts, self.archived))


EVERYBODY = PeopleFilter()
ANYBODY = PeopleFilter(archived=frozenset({True, False}))
"""Also those in the archive."""


@dataclass(frozen=True, slots=True)
class PeopleKinds:
    """The values that occur among the people, with how many have each; tags and accounts with their names."""

    tags: tuple[tuple[TagId, str, int], ...] = ()
    tiers: tuple[tuple[Tier, int], ...] = ()
    stages: tuple[tuple[Stage, int], ...] = ()
    statuses: tuple[tuple[Status, int], ...] = ()
    accounts: tuple[tuple[AccountId, str, int], ...] = ()
    archived: int = 0
