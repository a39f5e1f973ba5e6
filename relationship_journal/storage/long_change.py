# SPDX-License-Identifier: MIT
"""A change of thousands of rows: written in short slices with the triggers off, what is computed brought up behind.

It is one change as any other: all of it or nothing, announced once with every row before and after, undone by name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from relationship_journal.storage import derived, errors
from relationship_journal.storage.changes import Change, Edit, Row
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.writer import Writer, out_of_step
from relationship_journal.values import MarkKind

T = TypeVar("T")
Report = Callable[[int, int], None]

SLICE = 100
"""Rows written, and as many entries brought up to date, per hold of the lock: a few milliseconds."""

_BUSY = "“{}” is not done yet. Wait until it is, or cancel it."
_REPLAYED = "“{}” is being undone or made again. Wait until that is done, or cancel it."
_MARKS = frozenset(kind.value for kind in MarkKind)
_OF_ENTRIES = frozenset({"participant", "conversation_tag", "manner"})
_OF_CONTACTS = frozenset({"job", "method"})


class LongChange:
    """The hands inside `long_change`: `each` works through many things, `writer` is for what is done between."""

    def __init__(self, journal: Journal, connection: Any, report: Report | None) -> None:
        self._journal = journal
        self._report = report
        self._done = self._total = 0
        self.writer = Writer(connection, journal, journal.next_stamp())

    def expect(self, rows: int) -> None:
        """How many there will be in all, for whoever is told how far it is."""
        self._total = rows

    def each(self, things: Sequence[T], do: Callable[[Writer, T], object]) -> None:
        """Do something with each of them, a slice per hold of the lock; a report that raises stops everything."""
        for start in range(0, len(things), SLICE):
            self._tell(len(things[start : start + SLICE]))
            with self._journal.lock:
                for thing in things[start : start + SLICE]:
                    do(self.writer, thing)

    def update(self, table: str, news: Mapping[int, Row]) -> None:
        """Change columns of many rows of a table."""
        ids = list(news)
        for start in range(0, len(ids), SLICE):
            part = ids[start : start + SLICE]
            self._tell(len(part))
            with self._journal.lock:
                self.writer.update_many(table, {row_id: news[row_id] for row_id in part})

    def _tell(self, next_rows: int) -> None:
        """Say how far it is, before the next rows."""
        if self._report is not None:
            self._report(self._done, self._total)
        self._done += next_rows


@contextmanager
def long_change(journal: Journal, label: str, report: Report | None = None, busy: str = _BUSY) -> Iterator[LongChange]:
    """One user action of any size, all of it or nothing; what it reads of computed tables meanwhile is as before.

    What needs the writer outside `each` holds `journal.lock` itself. `busy` is said, with the label, to whoever wants
    to write meanwhile. Raises what the journal raises, and what `report` does.
    """
    with journal.bulk(busy.format(label)) as connection:
        with journal.lock:
            connection.execute("PRAGMA defer_foreign_keys = ON")
            derived.triggers_off(connection)
            hands = LongChange(journal, connection, report)
        yield hands
        with journal.lock:
            derived.triggers_on(connection)
            change = hands.writer.finish(label)
        _bring_up(journal, connection, change.edits)
        if change.edits:
            journal.announce_after(change)


def replay(journal: Journal, change: Change, report: Report | None = None) -> None:
    """Make a long change again (usually an inverse); raises Conflict and changes nothing where it no longer fits."""

    def make(writer: Writer, edit: Edit) -> None:
        writer.replay(Change(change.label, (edit,)))

    try:
        with long_change(journal, change.label, report, _REPLAYED) as hands:
            hands.expect(len(change.edits))
            hands.each(change.edits, make)
    except errors.BadValue as error:
        raise errors.Conflict(out_of_step(change)) from error


def _bring_up(journal: Journal, connection: Any, edits: Sequence[Edit]) -> None:
    """Make current what follows from the rows that changed."""
    with journal.lock:
        talks, people, places = _touched(connection, edits)
        derived.unindex_places(connection, json.dumps(places))
        for first in range(0, len(people), SLICE):
            derived.renew_contacts(connection, json.dumps(people[first : first + SLICE]))
    for first in range(0, len(talks), SLICE):
        with journal.lock:
            listed = json.dumps(talks[first : first + SLICE])
            derived.renew_marked(connection, listed)
            derived.renew_entries(connection, listed)


def _touched(connection: Any, edits: Sequence[Edit]) -> tuple[list[int], list[int], list[int]]:
    """The conversations and the contacts to look at again, and the places where conversations stood before."""
    talks: set[int] = set()
    people: set[int] = set()
    places: list[int] = []
    moved_people: set[int] = set()
    accounts: set[int] = set()
    for edit in edits:
        for row in filter(None, (edit.before, edit.after)):
            if edit.table in _OF_ENTRIES or edit.table in _MARKS:
                talks |= _linked(row, "conversation_id")
            elif edit.table in _OF_CONTACTS:
                people |= _linked(row, "contact_id")
        if edit.table == "conversation":
            talks.add(edit.id)
            places += [] if edit.before is None else [int(str(edit.before["place"]))]
        elif edit.table == "contact":
            people.add(edit.id)
            moved_people |= {edit.id} if _trash_of(edit.before) != _trash_of(edit.after) else set()
        elif edit.table == "account":
            accounts.add(edit.id)
    people |= _found(connection, "SELECT contact_id FROM job WHERE account_id", accounts)
    talks |= _found(connection, "SELECT conversation_id FROM participant WHERE contact_id", moved_people)
    talks |= _found(connection, "SELECT conversation_id FROM marked WHERE contact_id", moved_people)
    return sorted(talks), sorted(people), places


def _linked(row: Row, column: str) -> set[int]:
    value = row[column]
    return set() if value is None else {int(str(value))}


def _trash_of(row: Mapping[str, object] | None) -> tuple[bool, bool]:
    return row is None, row is not None and row["trashed_at"] is not None


def _found(connection: Any, question: str, ids: Iterable[int]) -> set[int]:
    listed = json.dumps(sorted(ids))
    found = connection.execute(f"{question} IN (SELECT value FROM json_each(?))", (listed,)).fetchall()
    return {row_id for (row_id,) in found}
