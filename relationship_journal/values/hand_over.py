# SPDX-License-Identifier: MIT
"""What whoever takes over a contact or an account has to know of the business with them."""

from __future__ import annotations

from collections.abc import Mapping

from relationship_journal.frozen import dataclass
from relationship_journal.values.finding import Account
from relationship_journal.values.marks import Mark, NewFavor, NewFriction, NewGoal, NewPromise, NewRefusal
from relationship_journal.values.people import NewJob, NewMethod, Person
from relationship_journal.values.words import AccountId, Channel, ContactId, ConversationId, When


@dataclass(frozen=True, slots=True)
class HandOverPerson:
    """Somebody to be taken over: what they do now and how they are reached."""

    id: ContactId
    name: str
    jobs: tuple[NewJob, ...]
    methods: tuple[NewMethod, ...]


@dataclass(frozen=True, slots=True)
class PlannedTalk:
    """A conversation that is to come; `minutes` only where somebody wrote them down."""

    id: ConversationId
    when: When
    channel: Channel
    minutes: int | None
    people: tuple[Person, ...]
    text: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """The business side of one contact, or of an account with its people; nothing said in confidence is in it.

    Marks are newest first, plans soonest first. `ours` is what else the people and accounts on the sheet are called,
    `others` everybody and every account beside them: those are named to nobody. `first_need` is the first goal there
    was, by its id, also where it was told in confidence and is not among the `goals`.
    """

    of: ContactId | AccountId
    is_account: bool
    name: str
    accounts: tuple[Account, ...]
    people: tuple[HandOverPerson, ...]
    first_need: int | None
    goals: tuple[Mark[NewGoal], ...]
    promises: tuple[Mark[NewPromise], ...]
    concessions: tuple[Mark[NewFavor], ...]
    refusals: tuple[Mark[NewRefusal], ...]
    frictions: tuple[Mark[NewFriction], ...]
    plans: tuple[PlannedTalk, ...]
    ours: tuple[str, ...]
    others: Mapping[str, tuple[str, ...]]
