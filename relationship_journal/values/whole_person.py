# SPDX-License-Identifier: MIT
"""Everything a journal holds of one person, for a page that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from relationship_journal.values.conversations import Entry, EntryMarks
from relationship_journal.values.insights import Answer
from relationship_journal.values.marks import Mark, NewMark
from relationship_journal.values.people import ContactForm, NewPhoto
from relationship_journal.values.words import ConversationId


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version of a record: what kind it was, when it was written over (ISO, UTC), and its words.

    `in_confidence` is of a conversation, and of whatever came from one.
    """

    kind: str
    at: str
    words: tuple[tuple[str, str], ...]
    in_confidence: bool = False


@dataclass(frozen=True, slots=True)
class WholePerson:
    """A person with all that names them, from the trash too (`trashed` are uids of what is in it).

    `entries` are newest first, `carried` is what they carry beside their text, of it only what names this person;
    `alone` are marks that came from no conversation. `others` is every other person's name and what they may be
    called beside it, for whoever masks them; `answers` is what was said to insights about this person.
    """

    form: ContactForm
    added: str
    entries: tuple[Entry, ...]
    carried: Mapping[ConversationId, EntryMarks]
    alone: tuple[Mark[NewMark], ...]
    trashed: frozenset[str]
    versions: tuple[Version, ...]
    raw_cards: tuple[str, ...]
    photo: NewPhoto | None
    others: Mapping[int, tuple[str, ...]]
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Footprint:
    """What a journal holds of a person: what goes, and what stays without them."""

    name: str
    alone: int
    """Conversations with nobody else, which go."""
    shared: int
    """Conversations with others, which stay without the person."""
    marks: int
    accounts: tuple[str, ...]
    """Accounts where nobody else is known, which go."""
    uids: frozenset[str] = frozenset()
    """Under which they may stand in a copy of the journal: their own, and those of whoever became part of them."""
