# SPDX-License-Identifier: MIT
"""How rows go to the trash, and all kinds of them come back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from relationship_journal.storage import errors
from relationship_journal.storage.columns import now_utc
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.long_change import long_change
from relationship_journal.storage.writer import Writer
from relationship_journal.values import TRASH_TABLES, MarkKind, TrashRef


def move_to_trash(writer: Writer, table: str, row_id: int) -> None:
    """A row already in the trash keeps the day it went there."""
    row = writer.row(table, row_id)
    if row is not None and row["trashed_at"] is None:
        writer.update(table, row_id, trashed_at=now_utc())


@verb
def restore_things(
    journal: Journal, things: Sequence[TrashRef], report: Callable[[int, int], None] | None = None
) -> None:
    """Take things out of the trash, as one change; what is not in it stays as it is.

    Raises Conflict where something would be nowhere to be seen, because whom it is with is in the trash too.
    """
    for thing in things:
        if thing.table not in TRASH_TABLES:
            raise errors.BadValue("things", f"Nothing of the kind “{thing.table}” can be in the trash.")
    with long_change(journal, "restore" if len(things) == 1 else f"restore {len(things)} things", report) as hands:
        hands.expect(len(things))
        hands.each(sorted(set(things), key=_parents_first), _restore)
        with journal.lock:
            for thing in things:
                _check_seen(hands.writer, thing)


def _parents_first(thing: TrashRef) -> tuple[int, int]:
    return TRASH_TABLES.index(thing.table), thing.id


def _restore(writer: Writer, thing: TrashRef) -> None:
    row = writer.row(thing.table, thing.id)
    if row is None:
        raise errors.Conflict("What you are restoring is not there any more. Nothing was changed.")
    if row["trashed_at"] is None:
        return
    if thing.table == "tag":
        name = str(row["name"]).removesuffix(f" ({row['uid']})")
        if writer.rows("SELECT 1 FROM tag WHERE kind = ? AND name = ? AND id <> ?", row["kind"], name, thing.id):
            raise errors.Conflict(f"There is a tag “{name}” again. Rename that one first. Nothing was restored.")
        writer.update("tag", thing.id, name=name, trashed_at=None)
    else:
        writer.update(thing.table, thing.id, trashed_at=None)


def _check_seen(writer: Writer, thing: TrashRef) -> None:
    """Whoever restores something wants to see it."""
    if thing.table == "conversation":
        hidden = """NOT EXISTS (SELECT 1 FROM participant q JOIN contact k ON k.id = q.contact_id
            WHERE q.conversation_id = t.id AND k.trashed_at IS NULL)"""
    elif thing.table in set(MarkKind):
        hidden = """(EXISTS (SELECT 1 FROM contact k WHERE k.id = t.contact_id AND k.trashed_at IS NOT NULL)
            OR EXISTS (SELECT 1 FROM conversation c WHERE c.id = t.conversation_id AND c.trashed_at IS NOT NULL))"""
    else:
        return
    if writer.rows(f'SELECT 1 FROM "{thing.table}" t WHERE t.id = ? AND {hidden}', thing.id):
        raise errors.Conflict(_HIDDEN)


_HIDDEN = (
    "Something here belongs to a person or an entry that is in the trash too. Restore them together. "
    "Nothing was restored."
)
