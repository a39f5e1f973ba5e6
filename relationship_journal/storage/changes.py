# SPDX-License-Identifier: MIT
"""What a write did to the record: the one value behind redraw, undo, redo and the menu texts."""

from __future__ import annotations

from collections.abc import Mapping

from relationship_journal.frozen import dataclass
from relationship_journal.values import BatchId

Row = Mapping[str, object]

EVERYTHING = BatchId(0)
"""The batch of a change after which nothing shown before can be trusted."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One record row before and after; None stands for "not there"."""

    table: str
    id: int
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Change:
    """All edits of one user action, in the order they were made.

    A bulk import carries its `batch` instead of edits; it is undone by the batch.
    """

    label: str
    edits: tuple[Edit, ...] = ()
    batch: BatchId | None = None

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.label, tuple(Edit(e.table, e.id, e.after, e.before) for e in reversed(self.edits)))

    def touches(self, *tables: str) -> bool:
        """Whether any of the tables changed; a batch may touch them all."""
        return self.batch is not None or any(edit.table in tables for edit in self.edits)

    def ids(self, table: str) -> frozenset[int]:
        """The rows of a table that changed."""
        return frozenset(edit.id for edit in self.edits if edit.table == table)
