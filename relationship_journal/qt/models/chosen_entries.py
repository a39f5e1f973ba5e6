# SPDX-License-Identifier: MIT
"""What the entries that are chosen have in common: their tags, their people, and to whom they can be moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from relationship_journal.frozen import dataclass
from relationship_journal.storage import queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, Entry, Person, TagKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody entries can be moved to."""

    id: ContactId
    name: str
    account: str

    @property
    def line(self) -> str:
        """How a list says it: "Marcus Oyelaran, Oyelaran & Sons"."""
        return ", ".join(filter(None, (self.name, self.account)))


def tag_counts(entries: Sequence[Entry]) -> dict[str, int]:
    """How many of the entries have each tag; the most common first."""
    return dict(Counter(tag for entry in entries for tag in entry.tags).most_common())


def people_in(entries: Sequence[Entry]) -> list[tuple[Person, int]]:
    """Who took part in the entries, and in how many of them; the most common first."""
    return Counter(person for entry in entries for person in entry.contacts).most_common()


def known_tags(journal: Journal) -> list[str]:
    """The tags conversations have, by name."""
    return queries.tag_names(journal, TagKind.CONVERSATION)


def candidates(journal: Journal, today: date | None = None) -> list[Candidate]:
    """Everybody, the last talked-to first."""
    return [Candidate(one.id, one.name, one.account) for one in queries.known_names(journal, today)]


def matching(people: Sequence[Candidate], typed: str) -> list[Candidate]:
    """Those in whose name or account each typed word begins a word; names before accounts."""
    words = queries.fold(typed).split()
    by_name = [one for one in people if _begins(words, one.name)]
    known = {one.id for one in by_name}
    return by_name + [one for one in people if one.id not in known and _begins(words, one.line)]


def _begins(words: Sequence[str], text: str) -> bool:
    parts = queries.fold(text).replace(",", " ").replace("-", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in words)
