# SPDX-License-Identifier: MIT
"""Taking an import back: what it added and nobody has edited or used since."""

from __future__ import annotations

from relationship_journal.storage import tables
from relationship_journal.storage.writer import Writer
from relationship_journal.values import BatchId

_OF_CONTACT = [
    (tables.name_of(table), column)
    for table in tables.RECORDS
    for column, parent in tables.links(table).items()
    if parent is tables.ContactTable
]
_OF_BATCH = [tables.name_of(table) for table in tables.RECORDS if tables.BatchTable in tables.links(table).values()]
_SHARED = (("account", ("job.account_id",)), ("tag", ("contact_tag.tag_id", "conversation_tag.tag_id")))


def remove(writer: Writer, batch: BatchId) -> tuple[str, ...]:
    """Delete the batch's untouched contacts, accounts and tags; returns the names of the contacts that stay.

    All rows of a batch carry its stamp until somebody edits them.
    """
    ((stamp,),) = writer.rows("SELECT stamp FROM batch WHERE id = ?", batch)
    _remove_conversations(writer, batch, stamp)
    kept = []
    for contact, name, own in writer.rows("SELECT id, name, stamp FROM contact WHERE batch_id = ? ORDER BY id", batch):
        if own == stamp and not _used(writer, contact, stamp):
            _remove_contact(writer, contact)
        else:
            kept.append(name)
    for table, used_by in _SHARED:
        unused = " AND ".join(
            f"NOT EXISTS (SELECT 1 FROM {other} WHERE {column} = {table}.id)"
            for other, column in (name.split(".") for name in used_by)
        )
        for (row_id,) in writer.rows(f"SELECT id FROM {table} WHERE stamp = ? AND {unused}", stamp):
            writer.delete(table, row_id)
    if not kept and not any(writer.rows(f"SELECT 1 FROM {table} WHERE batch_id = ?", batch) for table in _OF_BATCH):
        writer.delete("batch", batch)
    return tuple(kept)


def _remove_conversations(writer: Writer, batch: BatchId, stamp: int) -> None:
    for (conversation,) in writer.rows("SELECT id FROM conversation WHERE batch_id = ? AND stamp = ?", batch, stamp):
        for table in ("participant", "conversation_tag"):
            for (row_id,) in writer.rows(f"SELECT id FROM {table} WHERE conversation_id = ?", conversation):
                writer.delete(table, row_id)
        writer.delete("conversation", conversation)


def _used(writer: Writer, contact: int, stamp: int) -> bool:
    """Whether anything from outside the batch hangs on the contact."""
    return any(
        writer.rows(f"SELECT 1 FROM {table} WHERE {column} = ? AND stamp <> ? LIMIT 1", contact, stamp)
        for table, column in _OF_CONTACT
    )


def _remove_contact(writer: Writer, contact: int) -> None:
    for table, column in _OF_CONTACT:
        for (row_id,) in writer.rows(f"SELECT id FROM {table} WHERE {column} = ?", contact):
            writer.delete(table, row_id)
    writer.delete("contact", contact)
