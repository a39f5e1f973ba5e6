# SPDX-License-Identifier: MIT
"""Many rows at once: one transaction in short slices, triggers off, derived tables brought up behind."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from relationship_journal.storage import composites, derived, rows, tables
from relationship_journal.storage.changes import Change
from relationship_journal.storage.columns import now_utc, today_here
from relationship_journal.storage.completing import complete
from relationship_journal.storage.conversation_validation import check_conversation
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_validation import check_day, check_mark
from relationship_journal.storage.queries import EVEN_SHARE
from relationship_journal.storage.validation import checked_name
from relationship_journal.storage.writer import Writer, insert_statement
from relationship_journal.values import (
    GROUP_SIZE,
    AccountId,
    BatchId,
    Channel,
    Completion,
    ContactId,
    ConversationId,
    NewAccount,
    NewContact,
    NewConversation,
    NewMark,
)

Report = Callable[[int, int], None]

SLICE = 40
"""Conversations written, and as many indexed, per hold of the lock: a few milliseconds."""

REVISION = ("kind", "uid", "sequence", "parent", "hash", "copy", "at", "body")

_AT_ONCE = frozenset({"account", "tag", "batch"})


class BulkWriter:
    """Stands in for the Writer where rows come by the thousand: gathers them and writes a slice at a time.

    Rows are made ready outside of the lock; it is held for what the file is asked or told.
    """

    def __init__(self, journal: Journal, connection: Any) -> None:
        self._journal = journal
        self._connection = connection
        self._waiting: dict[str, list[tuple[object, ...]]] = defaultdict(list)
        self.stamp = journal.next_stamp()
        self.editor = Writer(connection, journal, self.stamp)
        self.accounts: dict[str, AccountId] | None = None

    def insert(self, table: str, **values: object) -> int:
        """Take a row; it is in the file at the latest after `flush`."""
        with self._journal.lock:
            row_id = self._journal.next_id(table)
        self.put(table, {"id": row_id, "uid": rows.new_uid(), "trashed_at": None, "stamp": self.stamp, **values})
        if table in _AT_ONCE:
            self.flush()
        return row_id

    def put(self, table: str, row: dict[str, object]) -> None:
        """Take a row that has its uid and stamp already."""
        self._waiting[table].append(tuple(rows.finished(table, row).values()))

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Read what has been flushed."""
        with self._journal.lock:
            return list(self._connection.execute(sql, rows.cleaned(parameters)).fetchall())

    def restore(self, table: str, row_id: int) -> None:
        """Take a row out of the trash, if it is there; `editor` remembers it for the change."""
        with self._journal.lock:
            self.editor.restore(table, row_id)

    def purge(self, table: str, condition: str, *parameters: object) -> None:
        """Delete rows nobody has ever edited: a tombstone stays of each, and no history."""
        self._connection.execute(
            f'INSERT OR REPLACE INTO tombstone SELECT uid, ?, ?, ? FROM "{table}" WHERE {condition}',
            (table, now_utc(), self.stamp, *parameters),
        )
        self._connection.execute(f'DELETE FROM "{table}" WHERE {condition}', parameters)

    def rewrite(self, table: str, row_id: int, **changed: object) -> None:
        """Put other words into a row as if it had never held those before: its earlier versions go."""
        names = rows.columns_of(table)
        listed = ", ".join(f'"{name}"' for name in names)
        (found,) = self.rows(f'SELECT {listed} FROM "{table}" WHERE id = ?', row_id)
        row = rows.finished(table, {**dict(zip(names, found, strict=True)), **changed, "stamp": self.stamp})
        assignments = ", ".join(f'"{name}" = ?' for name in names)
        self._connection.execute(f'UPDATE "{table}" SET {assignments} WHERE id = ?', [*row.values(), row_id])
        self.drop_versions("uid = ?", row["uid"])

    def drop_versions(self, condition: str, *parameters: object) -> None:
        """Delete earlier versions of rows for good."""
        self._connection.execute(f"DELETE FROM revision WHERE {condition}", parameters)

    def erase(self, table: str, condition: str, *parameters: object) -> None:
        """Delete rows for good, with their history; a tombstone without words stays of each."""
        self.forget_history(f'SELECT uid FROM "{table}" WHERE {condition}', *parameters)
        self.purge(table, condition, *parameters)

    def forget_history(self, uids: str, *parameters: object) -> None:
        """Delete the history of the rows whose uids a query finds."""
        self._connection.execute(f"DELETE FROM revision WHERE uid IN ({uids})", parameters)

    def flush(self) -> None:
        """Write what was gathered, parents first."""
        with self._journal.lock:
            for table in map(tables.name_of, tables.RECORDS):
                if waiting := self._waiting.pop(table, None):
                    self._connection.executemany(insert_statement(table), waiting)


def load(
    journal: Journal,
    label: str,
    contacts: Sequence[NewContact],
    conversations: Sequence[NewConversation],
    report: Report | None = None,
    *,
    accounts: Sequence[NewAccount] = (),
    marks: Sequence[tuple[ContactId | None, NewMark]] = (),
) -> BatchId:
    """Add people and conversations, what is known of their accounts, and marks that came from no conversation.

    In `conversations`, in `marks` and where a relation leads to somebody, a contact is the index into `contacts`.
    All or nothing.
    """
    total = len(contacts) + len(conversations)
    with journal.bulk() as connection:
        writer, batch = _begin(journal, connection, label)
        _add_accounts(journal, writer, batch, accounts)
        ids = _add_contacts(
            journal, connection, writer, batch, list(map(_unrelated, contacts)), _Progress(report, 0, total)
        )
        _add_standing(journal, writer, contacts, marks, ids)
        progress = _Progress(report, len(contacts), total)
        shares = _RunningShares()
        for part in parts(conversations, SLICE):
            new_ids = [_put(writer, new, ids, shares, batch) for new in part]
            writer.flush()
            with journal.lock:
                derived.append_facts(connection, new_ids[0], new_ids[-1])
            with journal.lock:
                derived.append_entry_index(connection, new_ids[0], new_ids[-1])
            progress.add(len(part))
        with journal.lock:
            derived.triggers_on(connection)
        journal.announce_after(Change(label, writer.editor.finish(label).edits, batch))
    return batch


def take_in(
    journal: Journal,
    label: str,
    additions: Sequence[NewContact],
    completions: Sequence[Completion],
    source: str,
    report: Report | None = None,
) -> BatchId:
    """Add many contacts and complete others. All or nothing; the change holds the completions, its batch the rest."""
    total = len(additions) + len(completions)
    with journal.bulk() as connection:
        writer, batch = _begin(journal, connection, source)
        _add_contacts(journal, connection, writer, batch, additions, _Progress(report, 0, total))
        with journal.lock:
            derived.triggers_on(connection)
        progress = _Progress(report, len(additions), total)
        for part in parts(completions, SLICE // 4):
            with journal.lock:
                for completion in part:
                    complete(writer.editor, completion, batch)
            progress.add(len(part))
        journal.announce_after(Change(label, writer.editor.finish(label).edits, batch))
    return batch


def _begin(journal: Journal, connection: Any, source: str) -> tuple[BulkWriter, BatchId]:
    with journal.lock:
        writer = BulkWriter(journal, connection)
        batch = BatchId(writer.insert("batch", source=source, made_at=now_utc()))
        derived.triggers_off(connection)
        return writer, batch


def _add_accounts(journal: Journal, writer: BulkWriter, batch: BatchId, accounts: Sequence[NewAccount]) -> None:
    """One that is there already stays as it is."""
    for new in accounts:
        checked_name(new.name)
        if new.renewal_on is not None:
            check_day("renewal_on", new.renewal_on)
    with journal.lock:
        for new in accounts:
            if not writer.rows("SELECT 1 FROM account WHERE name = ? AND trashed_at IS NULL", new.name):
                composites.put_account(writer, new, batch)


def _unrelated(new: NewContact) -> NewContact:
    """Without the relations that lead to somebody: they may not be there yet."""
    if all(relation.other is None for relation in new.relations):
        return new
    return replace(new, relations=tuple(relation for relation in new.relations if relation.other is None))


def _add_standing(
    journal: Journal,
    writer: BulkWriter,
    contacts: Sequence[NewContact],
    marks: Sequence[tuple[ContactId | None, NewMark]],
    ids: Sequence[ContactId],
) -> None:
    """What hangs on people who are all there by now."""
    for _, mark in marks:
        check_mark(mark)
    with journal.lock:
        for contact, new in zip(ids, contacts, strict=True):
            for relation in new.relations:
                if relation.other is not None:
                    composites.put_relation(writer, contact, replace(relation, other=ids[relation.other]))
        for person, mark in marks:
            composites.put_mark(writer, mark, None if person is None else ids[person], None, today_here())
        writer.flush()


def _add_contacts(
    journal: Journal,
    connection: Any,
    writer: BulkWriter,
    batch: BatchId,
    contacts: Sequence[NewContact],
    progress: _Progress,
) -> list[ContactId]:
    ids: list[ContactId] = []
    for part in parts(contacts, SLICE // 4):
        for new in part:
            checked_name(new.name)
        with journal.lock:
            ids += [composites.put_contact(writer, new, batch) for new in part]
            writer.flush()
        with journal.lock:
            derived.append_contact_index(connection, ids[-len(part)], ids[-1])
        progress.add(len(part))
    return ids


def restore_rows(
    journal: Journal,
    lists: Mapping[str, Sequence[dict[str, object]]],
    revisions: Sequence[tuple[object, ...]],
    tombstones: Sequence[tuple[object, ...]],
    lineage: str,
    report: Report | None = None,
) -> None:
    """Write whole rows (ids, uids, stamps given, links resolved) and their history into an empty journal."""
    progress = _Progress(report, 0, sum(map(len, lists.values())))
    with journal.bulk() as connection:
        with journal.lock:
            writer = BulkWriter(journal, connection)
            derived.triggers_off(connection)
        for table in map(tables.name_of, tables.RECORDS):
            for part in parts(lists.get(table, []), SLICE * 5):
                with journal.lock:
                    for row in part:
                        writer.put(table, row)
                    writer.flush()
                progress.add(len(part))
        with journal.lock:
            connection.executemany(
                f"INSERT INTO revision ({', '.join(REVISION)}) VALUES ({', '.join('?' for _ in REVISION)})", revisions
            )
            connection.executemany("INSERT INTO tombstone (uid, kind, at, stamp) VALUES (?, ?, ?, ?)", tombstones)
            journal.adopt(
                lineage, max((int(str(row["stamp"])) for rows_ in lists.values() for row in rows_), default=0)
            )
            derived.rebuild(connection)


def _put(
    writer: BulkWriter, new: NewConversation, ids: Sequence[ContactId], shares: _RunningShares, batch: BatchId
) -> ConversationId:
    people = [ids[index] for index in new.contacts]
    check_conversation(new)
    return composites.put_conversation(writer, new, shares.share_of(new, people), people, batch)


class _RunningShares:
    """The learned share of an unrated conversation while many are written, from those written before it.

    Like `queries.learned_share`, but in the order of writing, where that goes by date.
    """

    def __init__(self) -> None:
        self._seen: dict[tuple[object, ...], deque[int]] = defaultdict(lambda: deque(maxlen=20))

    def share_of(self, new: NewConversation, people: Sequence[ContactId]) -> int:
        """The share as given, or as it would be learned at this point."""
        if new.share is not None:
            if not new.planned and len(set(people)) < GROUP_SIZE:
                self._learn(set(people), new.channel, new.share)
            return new.share
        keys = ((people[0], new.channel), (people[0],), (new.channel,))
        known = next((self._seen[key] for key in keys if self._seen[key]), None)
        return EVEN_SHARE if known is None else int(sum(known) / len(known) / 5 + 0.5) * 5

    def _learn(self, people: set[ContactId], channel: Channel, share: int) -> None:
        self._seen[(channel,)].append(share)
        for person in people:
            self._seen[(person, channel)].append(share)
            self._seen[(person,)].append(share)


class _Progress:
    """Counts what is done and tells."""

    def __init__(self, report: Report | None, done: int, total: int) -> None:
        self._report = report
        self._done = done
        self._total = total

    def add(self, count: int) -> None:
        self._done += count
        if self._report is not None:
            self._report(self._done, self._total)


def parts(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
