# SPDX-License-Identifier: MIT
"""The one way into the record: each row gets its uid, hash, stamp and history, and the change remembers it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Protocol

from relationship_journal.storage import derived, errors, rows
from relationship_journal.storage.changes import Change, Edit, Row
from relationship_journal.values import AccountId

SPELL = timedelta(minutes=10)
"""Edits of a row closer than this are one editing spell and leave one revision."""

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

    def update(self, table: str, row_id: int, **values: object) -> bool:
        """Change columns of a row; returns whether anything differs now."""
        before = self.row(table, row_id)
        if before is None:
            raise errors.Conflict("What you are changing is not there any more. Nothing was changed.")
        if all(before[name] == value for name, value in values.items()):
            return False
        self._replace(table, before, {**before, **values}, always_keep=False)
        return True

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
        now = datetime.now(UTC)
        if last and not always and last[3] == self._book.copy_id and now - datetime.fromisoformat(last[2]) < SPELL:
            return
        text = rows.canonical(rows.body(table, before, self._uid_of))
        self._connection.execute(
            "INSERT INTO revision (kind, uid, sequence, parent, hash, copy, at, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                table,
                uid,
                last[0] + 1 if last else 1,
                last[1] if last else None,
                rows.hash_of([text]).hex(),
                self._book.copy_id,
                now.isoformat(timespec="seconds"),
                text,
            ),
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
def _insert(table: str) -> str:
    names = rows.columns_of(table)
    listed = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{table}" ({listed}) VALUES ({", ".join("?" for _ in names)})'


def insert_statement(table: str) -> str:
    """The insert of a whole row, for bulk work."""
    return _insert(table)
