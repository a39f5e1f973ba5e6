# SPDX-License-Identifier: MIT
"""How rows go to the trash."""

from __future__ import annotations

from relationship_journal.storage.columns import now_utc
from relationship_journal.storage.writer import Writer


def move_to_trash(writer: Writer, table: str, row_id: int) -> None:
    """A row already in the trash keeps the day it went there."""
    row = writer.row(table, row_id)
    if row is not None and row["trashed_at"] is None:
        writer.update(table, row_id, trashed_at=now_utc())
