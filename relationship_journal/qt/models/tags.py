# SPDX-License-Identifier: MIT
"""The tags of one kind, as a list that can be narrowed by a few letters, and what is done to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, Signal

from relationship_journal import wording
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs, Lane, Report, Ticket
from relationship_journal.qt.models.ranking import Name, lit, rank
from relationship_journal.qt.rows_model import RowsModel
from relationship_journal.storage import edits, queries
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
    """Shows the tags of `kind` that hold the letters of `look_for`; `counted` follows every change of what there is.

    What becomes of a name that was given: `named(str, bool)` and whether tags were joined by it, or `failed(Exception)`
    with nothing changed; where it takes a while `merging(int, int)` tells how far it is, `stopped` of its early end.
    """

    counted = Signal()
    named = Signal(str, bool)
    failed = Signal(object)
    merging = Signal(int, int)
    stopped = Signal()

    ROLES: ClassVar[Mapping[int, Callable[[TagLine], object]]] = {
        Qt.ItemDataRole.DisplayRole: lambda line: line.tag.name,
        Qt.ItemDataRole.AccessibleTextRole: lambda line: f"{line.tag.name}, {line.uses}",
        TagRole.LINE: lambda line: line,
        TagRole.LIT: lambda line: line.lit,
    }

    def __init__(self, journal: Journal, signals: JournalSignals, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._jobs = jobs
        self._ticket: Ticket | None = None
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

    def line_of(self, name: str) -> TagLine | None:
        """The tag of the kind shown that has exactly this name, shown or not."""
        wanted = " ".join(name.strip().removeprefix("#").split())
        return next((TagLine(tag) for tag in self._tags if tag.kind is self.kind and tag.name == wanted), None)

    @property
    def is_merging(self) -> bool:
        """Whether tags are being joined on a thread; until that is over, nothing else is done to them."""
        return self._ticket is not None

    def joins(self, lines: Sequence[TagLine], name: str) -> bool:
        """Whether calling them so makes one tag of several."""
        other = self.line_of(name)
        return len(lines) > 1 or (other is not None and other.id not in {line.id for line in lines})

    def remove(self, lines: Sequence[TagLine]) -> str:
        """Take these tags off everything they are on; answers a sentence. Raises JournalError."""
        edits.remove_tags(self._journal, [line.id for line in lines])
        if len(lines) > 1:
            return f"{wording.count(len(lines), 'tag')} removed."
        return f"“{lines[0].tag.name}” removed from {lines[0].uses}."

    def call(self, lines: Sequence[TagLine], name: str) -> None:
        """Give a tag another name, or several one name together: at once, or on a thread where they are on much."""
        ids, joins = [line.id for line in lines], self.joins(lines, name)
        if joins and edits.links_to_move(self._journal, ids, name) > edits.FEW_LINKS:
            self._merge_many(ids, name)
            return
        try:
            if joins:
                edits.merge_tags(self._journal, ids, name)
            else:
                edits.rename_tag(self._journal, ids[0], name)
        except Exception as error:
            self.failed.emit(error)
        else:
            self.named.emit(name, joins)

    def stop(self) -> None:
        """Ask the merging to stop; perhaps too late, what came of it is told either way."""
        if self._ticket is not None:
            self._ticket.cancel()

    def _merge_many(self, tags: list[TagId], name: str) -> None:
        journal = self._journal

        def work(report: Report) -> str:
            edits.merge_many(journal, tags, name, report)
            return name

        self._ticket = self._jobs.start(
            work, owner=self, done=self._merged, failed=self._not_merged, stopped=self._stopped,
            progress=self.merging.emit, lane=Lane.WRITING,
        )  # fmt: skip
        self.merging.emit(0, 0)

    def _merged(self, name: str) -> None:
        self._ticket = None
        self.named.emit(name, True)

    def _not_merged(self, error: Exception) -> None:
        self._ticket = None
        self.failed.emit(error)

    def _stopped(self) -> None:
        self._ticket = None
        self.stopped.emit()

    def _arrange_rows(self) -> None:
        tags = [tag for tag in self._tags if tag.kind is self.kind]
        if self._letters.strip():
            names = [Name.of(tag.uid, tag.name) for tag in tags]
            tags = [tags[at] for at in rank(self._letters, names)]
        self.set_rows([TagLine(tag, tuple(lit(self._letters, tag.name))) for tag in tags])

    def _follow(self, change: Change) -> None:
        if change.touches(*_READ):
            self.refresh()
