# SPDX-License-Identifier: MIT
"""The people and tags a text can name: read when first asked for, offered while a name is typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from enum import IntEnum
from itertools import islice
from typing import ClassVar

from PySide6.QtCore import QObject, Qt

from relationship_journal.frozen import dataclass
from relationship_journal.one_line import Names, apart
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.rows_model import RowsModel
from relationship_journal.storage import queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, KnownName, TagKind, fold

MOST = 8
"""Offers shown at once."""
_PEOPLE_TABLES = ("contact", "job", "account")
_PLAIN_TAG = re.compile(r"\w[\w/&-]*")


class OfferRole(IntEnum):
    """What an offer answers beside its words."""

    OFFER = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Offer:
    """What a name or tag in the making can become: its words, what tells it from others, what is written."""

    id: str
    words: str
    beside: str
    written: str

    @property
    def sentence(self) -> str:
        """The offer for those who hear it."""
        return ", ".join(filter(None, (self.words, self.beside)))


class Offers(RowsModel[Offer]):
    """The offers of a completion list."""

    ROLES: ClassVar[Mapping[int, Callable[[Offer], object]]] = {
        Qt.ItemDataRole.DisplayRole: lambda offer: " · ".join(filter(None, (offer.words, offer.beside))),
        Qt.ItemDataRole.AccessibleTextRole: lambda offer: offer.sentence,
        OfferRole.OFFER: lambda offer: offer,
    }


class Known(QObject):
    """Everybody and every conversation tag; a change in the journal only marks them as old."""

    def __init__(
        self, journal: Journal, signals: JournalSignals, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._now = now
        self._people: dict[ContactId, KnownName] | None = None
        self._folded: list[tuple[str, KnownName]] = []
        self._names = Names()
        self._tags: dict[str, str] | None = None
        signals.changed.connect(self._follow)

    @property
    def people(self) -> Mapping[ContactId, KnownName]:
        """Everybody, who was talked with last first."""
        self.warm()
        return self._people or {}

    def warm(self) -> None:
        """Read everybody, where what is known is old."""
        if self._people is None:
            found = queries.known_names(self._journal, self._now().date())
            self._people = {person.id: person for person in found}
            self._folded = [(f" {fold(f'{person.name} {person.nickname}')}", person) for person in found]
            self._names = Names(found)

    @property
    def names(self) -> Names:
        """Whom a written name means."""
        return self._names if self.people else Names()

    @property
    def tags(self) -> Mapping[str, str]:
        """The conversation tags by their folded form."""
        if self._tags is None:
            self._tags = {fold(tag): tag for tag in queries.tag_names(self._journal, TagKind.CONVERSATION)}
        return self._tags

    def offers(self, sign: str, typed: str) -> list[Offer]:
        """What a name (`@`) or tag (`#`) in the making can become; nothing where it is whole already."""
        found = list(islice(self._people_like(typed) if sign == "@" else self._tags_like(typed), MOST))
        return [] if [offer.written for offer in found] == [sign + typed] else found

    def _people_like(self, typed: str) -> Iterator[Offer]:
        """Those with a word that begins so; two of one name are told apart by their account."""
        wanted = f" {fold(typed)}" + (" " if typed[-1:].isspace() else "")
        self.warm()
        for folded, person in self._folded:
            if wanted in folded + " ":
                yield Offer(f"@{person.id}", person.name, person.account, f"@{written_name(self, person)}")

    def _tags_like(self, typed: str) -> Iterator[Offer]:
        wanted = fold(typed)
        for folded, tag in self.tags.items():
            if folded.startswith(wanted):
                written = tag if _PLAIN_TAG.fullmatch(tag) else f'"{tag}"'
                yield Offer(f"#{tag}", tag, "", f"#{written}")

    def _follow(self, change: Change) -> None:
        if change.touches(*_PEOPLE_TABLES):
            self._people = None
        if change.touches("tag"):
            self._tags = None


def written_name(known: Known, person: KnownName) -> str:
    """How somebody is written behind an `@` so that nobody else is meant."""
    return _quoted_name(person.name if len(known.names.who(person.name)) == 1 else apart(person))


def _quoted_name(name: str) -> str:
    """A name as it is read back after an `@`: in quotes where it holds more than words."""
    plain = all(c.isalnum() or c in " .'’-" for c in name) and "  " not in name and name[:1].isalpha()
    return name if plain or '"' in name else f'"{name}"'
