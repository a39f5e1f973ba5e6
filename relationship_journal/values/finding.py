# SPDX-License-Identifier: MIT
"""What one can go to or look for by name: accounts, tags, saved searches."""

from __future__ import annotations

from datetime import date

from relationship_journal.frozen import dataclass
from relationship_journal.values.words import AccountId, ContactId, TagId, TagKind


@dataclass(frozen=True, slots=True)
class NamedContact:
    """A person as something to go to; `account` is where they work now, or empty."""

    id: ContactId
    uid: str
    name: str
    account: str


@dataclass(frozen=True, slots=True)
class NamedAccount:
    """An account and how many people work there now."""

    id: AccountId
    uid: str
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class Account:
    """A company. `people_that_matter` is how many there are as far as is known, also of those not in the journal."""

    id: AccountId
    uid: str
    name: str
    renewal_on: date | None
    people_that_matter: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of one of the two kinds."""

    id: TagId
    uid: str
    kind: TagKind
    name: str


@dataclass(frozen=True, slots=True)
class CountedTag:
    """A tag, and how many people or entries carry it."""

    id: TagId
    uid: str
    kind: TagKind
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name."""

    name: str
    query: str
