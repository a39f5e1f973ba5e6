# SPDX-License-Identifier: MIT
"""What the facts in the head of a page count: marks, a talk, a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relationship_journal.qt.models.entry_filter import Period, days_of
from relationship_journal.qt.models.head import FactName
from relationship_journal.storage import queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, ConversationId, EntryFilter, Mark, MarkKind, NewMark

KINDS = {FactName.NEED: MarkKind.GOAL, FactName.PROMISES: MarkKind.PROMISE, FactName.FAVORS: MarkKind.FAVOR}
"""The facts that count marks, and of what kind."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Marks behind a fact, in the order they are offered."""

    kind: MarkKind
    marks: tuple[Mark[NewMark], ...]

    @property
    def entries(self) -> frozenset[ConversationId]:
        """The conversations they came from."""
        return frozenset(mark.conversation for mark in self.marks if mark.conversation is not None)


def counted(journal: Journal, contact: ContactId, name: FactName) -> Counted:
    """The marks behind a fact: the open promises, the favors, newest first; the goals, the first need first."""
    kind = KINDS[name]
    if name is FactName.PROMISES:
        return Counted(kind, tuple(queries.open_marks(journal, contact, [kind])))
    found = queries.marks(journal, contact, [kind])
    return Counted(kind, tuple(found[::-1] if name is FactName.NEED else found))


def last_talk(journal: Journal, contact: ContactId, today: date) -> ConversationId | None:
    """The newest conversation the other side took part in or answered."""
    return queries.contact_facts(journal, contact, today).last


def this_month(today: date) -> EntryFilter:
    """The entries of this month."""
    first, last = days_of(Period.THIS_MONTH, today)
    return EntryFilter(first=first, last=last)
