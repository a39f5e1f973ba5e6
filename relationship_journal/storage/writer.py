# SPDX-License-Identifier: MIT
"""The one way into the record: each row gets its uid, hash, stamp and history, and the change remembers it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Protocol

from relationship_journal.storage import derived, errors, rows
from relationship_journal.storage.changes import Change, Edit, Row
from relationship_journal.values import AccountId

SPELL = timedelta(minutes=10)
"""Edits of a row closer than this are one editing spell and leave one revision."""

_KEEP = "INSERT INTO revision (kind, uid, sequence, parent, hash, copy, at, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_LATEST = """SELECT uid, max(sequence), hash, at, copy FROM revision
    WHERE uid IN (SELECT value FROM json_each(?)) GROUP BY uid"""
"""The other columns are those of the row with the greatest sequence."""
_BOOK_KEEPING = frozenset({"hash", "stamp", *rows.DERIVED_COLUMNS})


class Book(Protocol):
    """What the Writer needs of its journal."""

    copy_id: str

    def next_id(self, table: str) -> int:
        """A row id never used before."""


class Writer:
    """Inserts, updates and deletes rows of the record inside one transaction."""

    def __init__(self, connection: Any, book: Book, stamp: int) -> None:
        self._connection = connection
        self._book = book
        self.stamp = stamp
        self._edits: list[Edit] = []
        self._minutes_changed = False
        self.accounts: dict[str, AccountId] | None = None

    def insert(self, table: str, **values: object) -> int:
        """Add a row; returns its id. Columns not given take their defaults (None, "", 0 by the schema)."""
        row_id = self._book.next_id(table)
        row: dict[str, object] = {"id": row_id, "uid": rows.new_uid(), "trashed_at": None, **values}
        return self._put(table, row)

    def revive(self, table: str, uid: str, **values: object) -> int:
        """Bring a row back that was removed, as the one it was; returns its new id."""
        row_id = self._book.next_id(table)
        return self._put(table, {"id": row_id, "uid": uid, "trashed_at": None, **values}, returning=True)

    def update(self, table: str, row_id: int, **values: object) -> bool:
        """Change columns of a row; returns whether anything differs now."""
        return self._change(table, row_id, values, always_keep=False)

    def go_back(self, table: str, row_id: int, **values: object) -> bool:
        """The same to what a row was once: what it is now is kept, however lately it was changed."""
        return self._change(table, row_id, values, always_keep=True)

    def _change(self, table: str, row_id: int, values: Row, *, always_keep: bool) -> bool:
        before = self.row(table, row_id)
        if before is None:
            raise errors.Conflict("What you are changing is not there any more. Nothing was changed.")
        if all(before[name] == value for name, value in values.items()):
            return False
        self._replace(table, before, {**before, **values}, always_keep=always_keep)
        return True

    def update_many(self, table: str, news: Mapping[int, Row]) -> None:
        """Change columns of many rows of a table; as `update` of each, with a fraction of the statements."""
        found = self._connection.execute(_select_many(table), (json.dumps(list(news)),)).fetchall()
        names = rows.columns_of(table)
        before = {row[0]: dict(zip(names, row, strict=True)) for row in found}
        if len(before) < len(news):
            raise errors.Conflict("What you are changing is not there any more. Nothing was changed.")
        differing = {
            row_id: new
            for row_id, new in news.items()
            if any(before[row_id][name] != value for name, value in new.items())
        }
        self._keep_revisions(table, [before[row_id] for row_id in differing])
        for row_id, new in differing.items():
            self._write(table, before[row_id], {**before[row_id], **new})

    def restore(self, table: str, row_id: int) -> None:
        """Take a row out of the trash, if it is there."""
        self.update(table, row_id, trashed_at=None)

    def delete(self, table: str, row_id: int) -> None:
        """Remove a row for good (its history stays)."""
        before = self.row(table, row_id)
        if before is not None:
            self._drop(table, before)

    def row(self, table: str, row_id: int) -> dict[str, object] | None:
        """The row as stored now."""
        found = self._connection.execute(_select(table), (row_id,)).fetchone()
        return None if found is None else dict(zip(rows.columns_of(table), found, strict=True))

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Read inside the transaction."""
        return list(self._connection.execute(sql, rows.cleaned(parameters)).fetchall())

    def replay(self, change: Change) -> None:
        """Make the edits of a change again; raises Conflict where a row is not what the change expects."""
        self._connection.execute("PRAGMA defer_foreign_keys = ON")
        for edit in change.edits:
            if not _same(self.row(edit.table, edit.id), edit.before):
                raise errors.Conflict(out_of_step(change))
            self._step(edit)

    def finish(self, label: str) -> Change:
        """What was done, once everything is in place."""
        if self._minutes_changed:
            derived.follow_channel_minutes(self._connection)
        return Change(label, tuple(self._edits))

    def _step(self, edit: Edit) -> None:
        if edit.after is None:
            self._drop(edit.table, dict(edit.before or {}))
        elif edit.before is None:
            self._put(edit.table, dict(edit.after), returning=True)
        else:
            before = self.row(edit.table, edit.id)
            assert before is not None
            self._replace(edit.table, before, dict(edit.after), always_keep=True)

    def _put(self, table: str, given: Row, *, returning: bool = False) -> int:
        row = rows.finished(table, {**given, "stamp": self.stamp})
        self._connection.execute(_insert(table), tuple(row.values()))
        if returning:
            self._connection.execute("DELETE FROM tombstone WHERE uid = ?", (row["uid"],))
        self._note(table, row, None, row)
        return int(str(row["id"]))

    def _replace(self, table: str, before: Row, wanted: Row, *, always_keep: bool) -> None:
        self._keep_revision(table, before, always=always_keep)
        self._write(table, before, wanted)

    def _write(self, table: str, before: Row, wanted: Row) -> None:
        after = rows.finished(table, {**wanted, "stamp": self.stamp})
        changed = [name for name in after if after[name] != before[name]]
        assignments = ", ".join(f'"{name}" = ?' for name in changed)
        self._connection.execute(
            f'UPDATE "{table}" SET {assignments} WHERE id = ?', [*(after[name] for name in changed), after["id"]]
        )
        self._note(table, after, before, after)

    def _drop(self, table: str, before: Row) -> None:
        self._keep_revision(table, before, always=True)
        self._connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (before["id"],))
        self._connection.execute(
            "INSERT OR REPLACE INTO tombstone VALUES (?, ?, ?, ?)", (before["uid"], table, _now(), self.stamp)
        )
        self._note(table, before, before, None)

    def _note(self, table: str, row: Row, before: Row | None, after: Row | None) -> None:
        if table == "setting" and row["key"] == "channel_minutes":
            self._minutes_changed = True
        self._edits.append(Edit(table, int(str(row["id"])), before, after))

    def _keep_revision(self, table: str, before: Row, *, always: bool) -> None:
        uid = before["uid"]
        last = self._connection.execute(
            "SELECT sequence, hash, at, copy FROM revision WHERE uid = ? ORDER BY sequence DESC LIMIT 1", (uid,)
        ).fetchone()
        if always or not self._is_of_this_spell(last):
            self._connection.execute(_KEEP, self._revision(table, before, last, self._uid_of))

    def _keep_revisions(self, table: str, many: Sequence[Row]) -> None:
        """The same of many rows: what they point at is looked up once."""
        latest = self._connection.execute(_LATEST, (json.dumps([before["uid"] for before in many]),)).fetchall()
        last = {uid: rest for uid, *rest in latest}
        uids: dict[tuple[str, int], str] = {}

        def uid_of(parent: str, row_id: int) -> str:
            if (parent, row_id) not in uids:
                uids[parent, row_id] = self._uid_of(parent, row_id)
            return uids[parent, row_id]

        kept = [
            self._revision(table, before, last.get(before["uid"]), uid_of)
            for before in many
            if not self._is_of_this_spell(last.get(before["uid"]))
        ]
        self._connection.executemany(_KEEP, kept)

    def _is_of_this_spell(self, last: Sequence[Any] | None) -> bool:
        """Whether the latest revision of a row (sequence, hash, moment, copy) was kept here a few minutes ago."""
        recent = last is not None and datetime.now(UTC) - datetime.fromisoformat(last[2]) < SPELL
        return last is not None and last[3] == self._book.copy_id and recent

    def _revision(
        self, table: str, before: Row, last: Sequence[Any] | None, uid_of: Callable[[str, int], str]
    ) -> tuple[object, ...]:
        text = rows.canonical(rows.body(table, before, uid_of))
        return (
            table,
            before["uid"],
            last[0] + 1 if last else 1,
            last[1] if last else None,
            rows.hash_of([text]).hex(),
            self._book.copy_id,
            _now(),
            text,
        )

    def _uid_of(self, table: str, row_id: int) -> str:
        found = self._connection.execute(f'SELECT uid FROM "{table}" WHERE id = ?', (row_id,)).fetchone()
        return str(found[0]) if found else ""


def out_of_step(change: Change) -> str:
    """Why a change cannot be replayed, as a sentence."""
    return (
        f"“{change.label}” cannot be taken back or repeated, because something it rests on has changed since. "
        "Nothing was changed."
    )


def _same(found: Row | None, expected: Row | None) -> bool:
    if found is None or expected is None:
        return found is expected
    return all(found[name] == expected[name] for name in expected if name not in _BOOK_KEEPING)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@cache
def _select(table: str) -> str:
    names = ", ".join(f'"{name}"' for name in rows.columns_of(table))
    return f'SELECT {names} FROM "{table}" WHERE id = ?'


@cache
def _select_many(table: str) -> str:
    return _select(table).replace("id = ?", "id IN (SELECT value FROM json_each(?))")


@cache
def _insert(table: str) -> str:
    names = rows.columns_of(table)
    listed = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{table}" ({listed}) VALUES ({", ".join("?" for _ in names)})'


def insert_statement(table: str) -> str:
    """The insert of a whole row, for bulk work."""
    return _insert(table)
