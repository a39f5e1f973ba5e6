# SPDX-License-Identifier: MIT
"""Entries: those at places of a timeline, or one by its id."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.reading import when
from relationship_journal.values import Channel, ContactId, ConversationId, Entry, Person, Side

_ENTRIES = """
    SELECT c.id, c.uid, c.place, c.at, c."offset", c.zone, c.precision, c.channel,
           coalesce(c.minutes, m.minutes), c.minutes IS NOT NULL, c.share, c.rated, c.planned, c.in_confidence, c.text,
           c.answered, c.began
    FROM conversation c JOIN channel_minutes m ON m.channel = c.channel
    WHERE """


def entries_at(journal: Journal, places: Iterable[int]) -> list[Entry]:
    """The entries at these places, newest first."""
    wanted = json.dumps(list(places))
    return _entries(journal, "c.place IN (SELECT value FROM json_each(?)) ORDER BY c.place DESC", wanted)


def entries_of(journal: Journal, conversations: Iterable[int]) -> list[Entry]:
    """The conversations with these ids, newest first, also from the trash."""
    wanted = json.dumps(list(conversations))
    return _entries(journal, "c.id IN (SELECT value FROM json_each(?)) ORDER BY c.place DESC", wanted)


def entry(journal: Journal, conversation: int) -> Entry | None:
    """One conversation by its id, also from the trash."""
    found = _entries(journal, "c.id = ?", conversation)
    return found[0] if found else None


def entry_with(journal: Journal, uid: str) -> Entry | None:
    """One conversation by its uid, also from the trash."""
    found = _entries(journal, "c.uid = ?", uid)
    return found[0] if found else None


def _entries(journal: Journal, condition: str, parameter: object) -> list[Entry]:
    with journal.lock:
        rows = journal.rows(_ENTRIES + condition, [parameter])
        ids = json.dumps([row[0] for row in rows])
        people: dict[int, list[Person]] = defaultdict(list)
        for conversation, person, name in journal.rows(
            """SELECT q.conversation_id, k.id, k.name FROM participant q JOIN contact k ON k.id = q.contact_id
               WHERE q.conversation_id IN (SELECT value FROM json_each(?)) ORDER BY q.id""",
            [ids],
        ):
            people[conversation].append(Person(ContactId(person), name))
        tags: dict[int, list[str]] = defaultdict(list)
        for conversation, tag in journal.rows(
            """SELECT g.conversation_id, t.name FROM conversation_tag g
               JOIN tag t ON t.id = g.tag_id AND t.trashed_at IS NULL
               WHERE g.conversation_id IN (SELECT value FROM json_each(?)) ORDER BY g.id""",
            [ids],
        ):
            tags[conversation].append(tag)
    return [_entry(row, tuple(people[row[0]]), tuple(tags[row[0]])) for row in rows]


def _entry(row: Sequence[Any], people: tuple[Person, ...], tags: tuple[str, ...]) -> Entry:
    return Entry(
        id=ConversationId(row[0]),
        uid=row[1],
        place=row[2],
        when=when(*row[3:7]),
        channel=Channel(row[7]),
        minutes=row[8],
        minutes_given=bool(row[9]),
        share=row[10],
        rated=bool(row[11]),
        planned=bool(row[12]),
        in_confidence=bool(row[13]),
        text=row[14],
        contacts=people,
        tags=tags,
        answered=bool(row[15]),
        began=Side(row[16]) if row[16] else None,
    )
