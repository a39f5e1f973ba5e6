# SPDX-License-Identifier: MIT
"""The limits a writer sets: one of a kind for each contact, and for all."""

from __future__ import annotations

from relationship_journal.storage.columns import today_here
from relationship_journal.storage.composites import put_mark
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.edits.trash import move_to_trash
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_rows import mark_columns
from relationship_journal.storage.mark_validation import check_mark
from relationship_journal.values import ContactId, LimitId, LimitKind, NewLimit, fold


@verb
def set_limit(journal: Journal, contact: ContactId | None, limit: NewLimit) -> LimitId:
    """Set a limit for a contact, or for all (None), in place of the one of its kind (of a topic: of the same topic)."""
    check_mark(limit)
    columns = mark_columns(limit, today_here())
    with journal.write("set limit") as writer:
        found = writer.rows(
            """SELECT id, topic FROM "limit" WHERE contact_id IS ? AND kind = ? AND trashed_at IS NULL ORDER BY id""",
            contact,
            limit.kind.value,
        )
        for row_id, topic in found:
            if limit.kind is not LimitKind.TOPIC or fold(topic) == fold(limit.topic):
                writer.update("limit", row_id, **columns)
                return LimitId(row_id)
        return LimitId(put_mark(writer, limit, contact, None, today_here()))


@verb
def clear_limit(journal: Journal, limit: LimitId) -> None:
    """Take a limit away; it can be restored as any mark."""
    with journal.write("clear limit") as writer:
        move_to_trash(writer, "limit", limit)
