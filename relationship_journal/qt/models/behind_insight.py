# SPDX-License-Identifier: MIT
"""Where the entries behind an insight are, and the marks behind it that came from none."""

from __future__ import annotations

from datetime import date

from relationship_journal.frozen import dataclass
from relationship_journal.qt.places import Place
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.behind import behind
from relationship_journal.values import ContactId, EntryFilter, MarkRef
from relationship_journal.values.insights import Insight, SubjectKind
from relationship_journal.wording.marks import mark_words


@dataclass(frozen=True, slots=True)
class BehindInsight:
    """The place with exactly the entries an insight rests on, None where there are none; other marks in words."""

    place: Place | None
    loose: tuple[tuple[MarkRef, str], ...]

    @classmethod
    def of(
        cls, journal: Journal, insight: Insight, contact: ContactId | None, title: str, today: date
    ) -> BehindInsight:
        """Look behind an insight from the page of a contact, or from elsewhere.

        Entries are shown on the page of whom the insight is about, or else among everybody's.
        """
        if contact is None and insight.subject.kind is SubjectKind.CONTACT:
            contact = ContactId(insight.subject.id)
        found = behind(journal, insight.evidence, contact)
        named = insight.subject.kind is not SubjectKind.CONTACT
        loose = tuple((mark.ref, mark_words(mark, today, named=named)) for mark in found.loose)
        if not found.conversations:
            is_there = bool(loose) or contact is None
            return cls(None if is_there else Place(contact), loose)
        whose = contact if found.theirs else None
        return cls(Place(whose, filter=EntryFilter(ids=found.conversations, named=title)), loose)
