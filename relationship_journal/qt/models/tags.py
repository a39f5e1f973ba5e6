# SPDX-License-Identifier: MIT
"""The tags of one kind, as a list that can be narrowed by a few letters, in step with the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, Signal

from relationship_journal import wording
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.models.ranking import Name, lit, rank
from relationship_journal.qt.rows_model import RowsModel
from relationship_journal.storage import queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import CountedTag, TagId, TagKind

_READ = ("tag", "contact_tag", "conversation_tag", "contact", "conversation")
_NOUNS = {TagKind.CONVERSATION: "entry", TagKind.CONTACT: "person"}


class TagRole(IntEnum):
    """What a row answers: the LINE, and the spans of its name that were typed."""

    LINE = Qt.ItemDataRole.UserRole + 1
    LIT = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class TagLine:
    """A tag as one line: its name, how much it is on, and what of the name was typed."""

    tag: CountedTag
    lit: tuple[tuple[int, int], ...] = ()

    @property
    def id(self) -> TagId:
        return self.tag.id

    @property
    def uses(self) -> str:
        """How much it is on: "41 entries"."""
        return wording.count(self.tag.count, _NOUNS[self.tag.kind])


class TagsModel(RowsModel[TagLine]):
    """Shows the tags of `kind` that hold the letters of `look_for`; `counted` follows every change of what there is."""

    counted = Signal()

    ROLES: ClassVar[Mapping[int, Callable[[TagLine], object]]] = {
        Qt.ItemDataRole.DisplayRole: lambda line: line.tag.name,
        Qt.ItemDataRole.AccessibleTextRole: lambda line: f"{line.tag.name}, {line.uses}",
        TagRole.LINE: lambda line: line,
        TagRole.LIT: lambda line: line.lit,
    }

    def __init__(self, journal: Journal, signals: JournalSignals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._tags: list[CountedTag] = []
        self._letters = ""
        self.kind = TagKind.CONVERSATION
        signals.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Read the tags again."""
        self._tags = queries.tag_counts(self._journal)
        self._arrange_rows()
        self.counted.emit()

    def show_kind(self, kind: TagKind) -> None:
        """Show the tags of entries, or those of people."""
        self.kind = kind
        self._arrange_rows()

    def look_for(self, letters: str) -> None:
        """Show those that hold these letters."""
        self._letters = letters
        self._arrange_rows()

    def count_of(self, kind: TagKind) -> int:
        """How many tags of a kind there are."""
        return sum(tag.kind is kind for tag in self._tags)

    def named(self, name: str) -> TagLine | None:
        """The tag of the kind shown that has exactly this name, shown or not."""
        wanted = " ".join(name.strip().removeprefix("#").split())
        return next((TagLine(tag) for tag in self._tags if tag.kind is self.kind and tag.name == wanted), None)

    def _arrange_rows(self) -> None:
        tags = [tag for tag in self._tags if tag.kind is self.kind]
        if self._letters.strip():
            names = [Name.of(tag.uid, tag.name) for tag in tags]
            tags = [tags[at] for at in rank(self._letters, names)]
        self.set_rows([TagLine(tag, tuple(lit(self._letters, tag.name))) for tag in tags])

    def _follow(self, change: Change) -> None:
        if change.touches(*_READ):
            self.refresh()
