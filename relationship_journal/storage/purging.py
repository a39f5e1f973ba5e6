# SPDX-License-Identifier: MIT
"""Deleting for good: rows with their history, and all that hangs on them. Nothing takes it back, so undo ends here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from relationship_journal.storage import derived, drafts, tables
from relationship_journal.storage.bulk import BulkWriter, parts
from relationship_journal.storage.changes import EVERYTHING, Change
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.trash import trashed_before
from relationship_journal.values import TRASH_TABLES, MarkKind, TrashRef

SLICE = 50
"""Conversations erased per hold of the lock."""
HISTORY_SLICE = 2_000
"""Revisions looked through per hold of the lock."""

_LISTED = "IN (SELECT value FROM json_each(?))"
_MARKS = tuple(kind.value for kind in MarkKind)
_RECORDS = ", ".join(f"'{table}'" for table in TRASH_TABLES)
_OF_TALK = ("participant", "conversation_tag", "manner", "ear", *_MARKS)
_BUSY = "The trash is being emptied. Wait until that is done."


def empty_old(journal: Journal, now: datetime, report: Callable[[int, int], None] | None = None) -> int:
    """Delete for good what has been in the trash for longer than it stays there; answers how many things that were."""
    old = trashed_before(journal, now)
    if old:
        purge(journal, old, report)
    return len(old)


def purge(journal: Journal, things: Sequence[TrashRef], report: Callable[[int, int], None] | None = None) -> None:
    """Delete things in the trash for good, with conversations nobody else took part in; what is not there is left.

    All or nothing; what a report raises stops it. Afterwards there is nothing to undo.
    """
    with journal.bulk(_BUSY) as connection:
        with journal.lock:
            eraser = _Eraser(journal, connection)
            keys = eraser.begin(things)
        for done, part in enumerate(parts(eraser.talks, SLICE)):
            if report is not None:
                report(done * SLICE, len(eraser.talks))
            with journal.lock:
                eraser.erase_talks(part)
        for first in range(0, eraser.last_revision(), HISTORY_SLICE):
            with journal.lock:
                eraser.forget_parts(first)
        with journal.lock:
            eraser.erase_rest()
            derived.triggers_on(connection)
        for part in parts(sorted(eraser.renewed), SLICE):
            with journal.lock:
                derived.renew_marked(connection, json.dumps(part))
                derived.renew_entries(connection, json.dumps(part))
        journal.announce_after(Change("delete for good", (), EVERYTHING))
    for key in keys:
        drafts.drop(journal, key)


class _Eraser:
    """What is to be erased, and the hands that do it."""

    def __init__(self, journal: Journal, connection: Any) -> None:
        self._connection = connection
        self._writer = BulkWriter(journal, connection)
        self._ids: dict[str, list[int]] = {}
        self._people: set[int] = set()
        self._uids = "[]"
        self.talks: list[int] = []
        self.renewed: set[int] = set()

    def begin(self, things: Iterable[TrashRef]) -> list[str]:
        """Find out what goes with these things; answers under which keys drafts of them may stand."""
        self._connection.execute("PRAGMA defer_foreign_keys = ON")
        derived.triggers_off(self._connection)
        for table in {thing.table for thing in things}:
            wanted = [thing.id for thing in things if thing.table == table]
            self._ids[table] = self._found(f'SELECT id FROM "{table}" WHERE trashed_at IS NOT NULL AND id', wanted)
        people = self._ids.get("contact", [])
        alone = f"""SELECT q.conversation_id FROM participant q WHERE NOT EXISTS (
            SELECT 1 FROM participant o WHERE o.conversation_id = q.conversation_id AND o.contact_id NOT {_LISTED})
            AND q.contact_id"""
        found = self._writer.rows(f"{alone} {_LISTED}", json.dumps(people), json.dumps(people)) if people else []
        self.talks = sorted({*self._ids.get("conversation", []), *(row_id for (row_id,) in found)})
        for table in ("participant", *_MARKS):
            question = f'SELECT conversation_id FROM "{table}" WHERE conversation_id IS NOT NULL AND contact_id'
            self.renewed |= set(self._found(question, people))
        for table in _MARKS:
            question = f'SELECT conversation_id FROM "{table}" WHERE conversation_id IS NOT NULL AND id'
            self.renewed |= set(self._found(question, self._ids.get(table, [])))
        tagged = "SELECT conversation_id FROM conversation_tag WHERE tag_id"
        self.renewed |= set(self._found(tagged, self._ids.get("tag", [])))
        self.renewed -= set(self.talks)
        self._people = set(self._found("SELECT contact_id FROM job WHERE account_id", self._ids.get("account", [])))
        self._uids = json.dumps(self._owners(people))
        return self._draft_keys(people)

    def last_revision(self) -> int:
        """The number of the last revision kept, if any of those that go had parts of their own."""
        found: list[tuple[Any, ...]] = self._writer.rows("SELECT coalesce(max(id), 0) FROM revision")
        return int(found[0][0]) if self._uids != "[]" else 0

    def forget_parts(self, first: int) -> None:
        """Forget what was removed long ago from those that go: a number, a participant; only its history names them."""
        owner = "coalesce(json_extract(body, '$.contact'), json_extract(body, '$.conversation'))"
        parts_of = (
            f"SELECT uid FROM revision WHERE id > ? AND id <= ? AND kind NOT IN ({_RECORDS}) AND {owner} {_LISTED}"
        )
        self._writer.forget_history(parts_of, first, first + HISTORY_SLICE, self._uids)

    def erase_talks(self, talks: Sequence[int]) -> None:
        """Erase conversations and all that came from them."""
        listed = json.dumps(list(talks))
        places = self._found("SELECT place FROM conversation WHERE id", talks)
        derived.unindex_places(self._connection, json.dumps(places))
        of_promise = f"promise_id IN (SELECT id FROM promise WHERE conversation_id {_LISTED})"
        self._writer.erase("promise_move", of_promise, listed)
        for table in _OF_TALK:
            self._writer.erase(table, f"conversation_id {_LISTED}", listed)
        self._writer.erase("conversation", f"id {_LISTED}", listed)
        derived.forget_marked(self._connection, listed)

    def erase_rest(self) -> None:
        """Erase everything else, children first."""
        for table in _MARKS:
            self._erase_marks(table, "id", self._ids.get(table, []))
        self._erase_people(self._ids.get("contact", []))
        self._erase_owned("tag", self._ids.get("tag", []))
        self._erase_owned("account", self._ids.get("account", []))
        derived.unlist_contacts(self._connection, json.dumps(self._ids.get("contact", [])))
        derived.renew_contacts(self._connection, json.dumps(sorted(self._people)))

    def _erase_people(self, people: Sequence[int]) -> None:
        for (row_id,) in self._writer.rows(
            f"SELECT id FROM relation WHERE other_id {_LISTED} AND contact_id NOT {_LISTED}",
            json.dumps(people),
            json.dumps(people),
        ):
            self._writer.editor.update("relation", row_id, other_id=None)  # the name that stands there stays
        for table in _MARKS:
            self._erase_marks(table, "contact_id", people)
        self._erase_owned("contact", people)

    def _erase_owned(self, table: str, ids: Sequence[int]) -> None:
        """Erase rows and whatever else names them."""
        listed = json.dumps(list(ids))
        if table in {"contact", "account"}:
            self._writer.forget_history(f"SELECT gone FROM merger WHERE {table}_id {_LISTED}", listed)
        for child in map(tables.name_of, tables.RECORDS):
            for column, parent in tables.links(tables.BY_NAME[child]).items():
                if tables.name_of(parent) == table:
                    self._writer.erase(child, f'"{column}" {_LISTED}', listed)
        self._writer.erase(table, f"id {_LISTED}", listed)

    def _erase_marks(self, table: str, column: str, ids: Sequence[int]) -> None:
        listed = json.dumps(list(ids))
        if table == "promise":
            of_promise = f"promise_id IN (SELECT id FROM promise WHERE {column} {_LISTED})"
            self._writer.erase("promise_move", of_promise, listed)
        self._writer.erase(table, f"{column} {_LISTED}", listed)

    def _owners(self, people: Sequence[int]) -> list[str]:
        """The uids of the people and conversations that go, and of whoever became part of those people."""
        found = self._writer.rows(
            f"""SELECT uid FROM contact WHERE id {_LISTED} UNION ALL SELECT gone FROM merger WHERE contact_id {_LISTED}
                UNION ALL SELECT uid FROM conversation WHERE id {_LISTED}""",
            *(json.dumps(list(ids)) for ids in (people, people, self.talks)),
        )
        return [uid for (uid,) in found]

    def _draft_keys(self, people: Sequence[int]) -> list[str]:
        listed = json.dumps(list(people)), json.dumps(self.talks)
        found = self._writer.rows(
            f"""SELECT uid, 'contact' FROM contact WHERE id {_LISTED}
                UNION ALL SELECT uid, 'talk' FROM conversation WHERE id {_LISTED}""",
            *listed,
        )
        begins = {"contact": ("composer:", "contact:"), "talk": (drafts.OF_ENTRIES,)}
        return [begin + uid for uid, kind in found for begin in begins[kind]]

    def _found(self, question: str, ids: Sequence[int]) -> list[int]:
        return [row_id for (row_id,) in self._writer.rows(f"{question} {_LISTED}", json.dumps(list(ids)))]
