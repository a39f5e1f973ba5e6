# SPDX-License-Identifier: MIT
"""Taking an import back: what it added and nobody has edited or used since."""

from __future__ import annotations

import json
from typing import Any

from relationship_journal.storage import derived, tables
from relationship_journal.storage.bulk import BulkWriter, Report, parts
from relationship_journal.storage.changes import Change
from relationship_journal.storage.errors import Conflict
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.writer import Writer
from relationship_journal.values import BatchId, MarkKind

SLICE = 100
"""Contacts removed per hold of the lock."""

_OF_CONTACT = [
    (tables.name_of(table), column)
    for table in tables.RECORDS
    for column, parent in tables.links(table).items()
    if parent is tables.ContactTable
]
_MARKS = [kind.value for kind in MarkKind]
_OF_BATCH = [tables.name_of(table) for table in tables.RECORDS if tables.BatchTable in tables.links(table).values()]
_USED_BY = {"account": ("job.account_id",), "tag": ("contact_tag.tag_id", "conversation_tag.tag_id")}
_BUSY = "An import is being taken back. Wait until that is done, or cancel it."
_LISTED = "IN (SELECT value FROM json_each(?))"


def take_back(journal: Journal, change: Change, report: Report | None = None) -> tuple[str, ...]:
    """Undo a batch; returns the names of the contacts that stay because they were edited or used since.

    `report(step, total)` counts contacts; what it raises leaves everything as it was. Raises Conflict, with nothing
    changed, where a contact the import completed was edited since.
    """
    assert change.batch is not None
    with journal.bulk(_BUSY) as connection:
        with journal.lock:
            writer = BulkWriter(journal, connection)
            editor = Writer(connection, journal, writer.stamp)
            stamp = _stamp(writer, change.batch)
            editor.replay(change.inverse())
            derived.triggers_off(connection)
            talks = _purge_conversations(writer, change.batch, stamp)
            going, staying = _sorted_out(writer, change.batch, stamp)
        for number, part in enumerate(parts(going, SLICE)):
            if report is not None:
                report(number * SLICE, len(going))
            with journal.lock:
                _purge_contacts(connection, writer, json.dumps(part))
        with journal.lock:
            _purge_leftovers(writer, change.batch, stamp)
            (derived.rebuild if talks else derived.triggers_on)(connection)
        journal.announce_after(Change(change.label, editor.finish(change.label).edits, change.batch))
    return staying


def _stamp(writer: BulkWriter, batch: BatchId) -> int:
    """What marks the rows of the batch that nobody has edited since."""
    found = writer.rows("SELECT stamp FROM batch WHERE id = ?", batch)
    if not found:
        raise Conflict("This import has been taken back already. Nothing was changed.")
    return int(found[0][0])


def _purge_conversations(writer: BulkWriter, batch: BatchId, stamp: int) -> bool:
    """Remove the batch's unedited conversations; answers whether there were any."""
    on_it = (*_MARKS, "manner", "ear")
    used = " OR ".join(
        f'EXISTS (SELECT 1 FROM "{t}" m WHERE m.conversation_id = c.id AND m.stamp <> ?2)' for t in on_it
    )
    found = writer.rows(
        f"SELECT c.id FROM conversation c WHERE c.batch_id = ?1 AND c.stamp = ?2 AND NOT ({used})", batch, stamp
    )
    listed = json.dumps([row_id for (row_id,) in found])
    writer.purge("promise_move", f"promise_id IN (SELECT id FROM promise WHERE conversation_id {_LISTED})", listed)
    for table in (*on_it, "participant", "conversation_tag"):
        writer.purge(table, f"conversation_id {_LISTED}", listed)
    writer.purge("conversation", f"id {_LISTED}", listed)
    return bool(found)


def _sorted_out(writer: BulkWriter, batch: BatchId, stamp: int) -> tuple[list[int], tuple[str, ...]]:
    """The contacts nobody touched since, and the names of the others. Untouched rows carry the batch's stamp."""
    used = " OR ".join(
        f'EXISTS (SELECT 1 FROM "{t}" m WHERE m.{c} = contact.id AND m.stamp <> ?2)' for t, c in _OF_CONTACT
    )
    found = writer.rows(
        f"SELECT id, name, stamp <> ?2 OR {used} FROM contact WHERE batch_id = ?1 ORDER BY id", batch, stamp
    )
    return [row_id for row_id, _, stays in found if not stays], tuple(name for _, name, stays in found if stays)


def _purge_contacts(connection: Any, writer: BulkWriter, listed: str) -> None:
    writer.purge("promise_move", f"promise_id IN (SELECT id FROM promise WHERE contact_id {_LISTED})", listed)
    for table, column in _OF_CONTACT:
        writer.purge(table, f"{column} {_LISTED}", listed)
    writer.purge("contact", f"id {_LISTED}", listed)
    derived.unlist_contacts(connection, listed)


def _purge_leftovers(writer: BulkWriter, batch: BatchId, stamp: int) -> None:
    """Accounts and tags the batch made and nobody needs now, and the batch itself where nothing is left of it."""
    for table, users in _USED_BY.items():
        unused = " AND ".join(
            f"NOT EXISTS (SELECT 1 FROM {user} WHERE {user}.{column} = {table}.id)"
            for user, column in (name.split(".") for name in users)
        )
        writer.purge(table, f"stamp = ? AND {unused}", stamp)
    left = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE batch_id = ?1)" for table in _OF_BATCH)
    if writer.rows(f"SELECT NOT ({left})", batch) == [(1,)]:
        writer.purge("batch", "id = ?", batch)
