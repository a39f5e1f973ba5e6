# SPDX-License-Identifier: MIT
"""Verbs on what was: a row becomes again what a revision keeps, or that stands beside it as a copy."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from relationship_journal.storage import errors, foreign_values, rows
from relationship_journal.storage.columns import now_utc
from relationship_journal.storage.edits.marks import put_stage_change
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.writer import Writer
from relationship_journal.values import ContactId, MarkKind, RevisionId, Stage

_GONE = "This earlier version is not there any more. Nothing was changed."
_NO_COPY = "Only a contact, an entry or a mark can stand beside what it was. Nothing was changed."
_COPIED = ("contact", "conversation", *(kind.value for kind in MarkKind))
_KEPT = frozenset({"uid", "stamp", "trashed_at", "batch", "added_at"})
"""What an earlier version does not bring back."""


@verb
def restore_versions(journal: Journal, revisions: Sequence[RevisionId]) -> None:
    """Let rows say again what they said before; one that was removed comes back with its uid.

    Raises Conflict where what it belongs to is gone.
    """
    with journal.write("restore an earlier version") as writer:
        for revision in revisions:
            table, uid, body = _kept(writer, revision)
            found = writer.rows(f'SELECT id FROM "{table}" WHERE uid = ?', uid)
            if found:
                _put_back(writer, table, found[0][0], _columns(writer, table, body))
            else:
                writer.revive(table, uid, **_whole(writer, table, body))


@verb
def copy_version(journal: Journal, revision: RevisionId) -> int:
    """Put what a contact, an entry or a mark was beside what it is; answers the row of the copy.

    An entry's copy has the people and tags the entry has now. Raises Conflict where that is not there any more.
    """
    with journal.write("copy an earlier version") as writer:
        table, uid, body = _kept(writer, revision)
        if table not in _COPIED:
            raise errors.BadValue("revision", _NO_COPY)
        found = writer.rows(f'SELECT id FROM "{table}" WHERE uid = ?', uid)
        if not found:
            raise errors.Conflict(_GONE)
        copy = writer.insert(table, **_whole(writer, table, body))
        if table == "conversation":
            _copy_links(writer, found[0][0], copy)
        elif table == "promise":
            _copy_moves(writer, found[0][0], copy)
        return copy


def _put_back(writer: Writer, table: str, row_id: int, columns: dict[str, Any]) -> None:
    """Let a row say what it said; a stage that comes back with it is a change of stage like any other."""
    before = writer.row(table, row_id)
    writer.go_back(table, row_id, **columns)
    if table == "contact" and before is not None and before["stage"] != columns.get("stage", before["stage"]):
        put_stage_change(writer, ContactId(row_id), Stage(str(before["stage"])), Stage(columns["stage"]), None)


def _kept(writer: Writer, revision: RevisionId) -> tuple[str, str, Mapping[str, Any]]:
    found = writer.rows("SELECT kind, uid, body FROM revision WHERE id = ?", revision)
    if not found:
        raise errors.Conflict(_GONE)
    table, uid, text = found[0]
    try:
        body = json.loads(text)
        rows.columns_of(table)
    except (ValueError, KeyError) as error:
        raise errors.Conflict("This earlier version cannot be read. Nothing was changed.") from error
    return table, uid, body


def _columns(writer: Writer, table: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """What a body says as columns, each value checked: a journal may have come from a file somebody edited."""
    columns: dict[str, Any] = {}
    links = rows.links_of(table)
    for name in rows.exported_columns(table):
        bare = name.removesuffix("_id") if name in links else name
        if bare in _KEPT or bare not in body:
            continue
        value = body[bare]
        try:
            linked = name in links and value is not None
            columns[name] = (
                _row_of(writer, links[name], value) if linked else foreign_values.checked(table, name, value)
            )
        except (TypeError, ValueError) as error:
            raise errors.Conflict("This earlier version cannot be read. Nothing was changed.") from error
    return columns


def _whole(writer: Writer, table: str, body: Mapping[str, Any]) -> dict[str, Any]:
    added = {"added_at": str(body.get("added_at") or now_utc())} if table == "contact" else {}
    return _columns(writer, table, body) | added


def _row_of(writer: Writer, table: str, uid: str) -> int:
    """The row a uid means today; of somebody who became part of another, that other."""
    found = writer.rows(f'SELECT id FROM "{table}" WHERE uid = ?', uid)
    if not found and table in {"contact", "account"}:
        found = writer.rows(f"SELECT {table}_id FROM merger WHERE gone = ? AND {table}_id IS NOT NULL", uid)
    if not found:
        raise errors.Conflict("What this belonged to is not there any more. Nothing was changed.")
    return int(found[0][0])


def _copy_links(writer: Writer, conversation: int, copy: int) -> None:
    for table, column in (("participant", "contact_id"), ("conversation_tag", "tag_id")):
        found = writer.rows(f"SELECT {column} FROM {table} WHERE conversation_id = ? ORDER BY id", conversation)
        for (linked,) in found:
            writer.insert(table, conversation_id=copy, **{column: linked})


def _copy_moves(writer: Writer, promise: int, copy: int) -> None:
    """A promise is due when it was moved to, in the copy too."""
    columns = ("due_before", "due_after", "on", "told")
    listed = ", ".join(f'"{column}"' for column in columns)
    moves = writer.rows(
        f"SELECT {listed} FROM promise_move WHERE promise_id = ? AND trashed_at IS NULL ORDER BY id", promise
    )
    for move in moves:
        writer.insert("promise_move", promise_id=copy, **dict(zip(columns, move, strict=True)))
