# SPDX-License-Identifier: MIT
"""What writing an entry needs: whom a name can mean, and what was last said with somebody."""

from __future__ import annotations

from datetime import date, datetime, time

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.definitions import account_of
from relationship_journal.storage.queries.reading import when
from relationship_journal.storage.rows import first_place_of
from relationship_journal.values import ContactId, ConversationId, KnownName, When


def known_names(journal: Journal, today: date | None = None) -> list[KnownName]:
    """What everybody not in the trash can be called and where they work on a day, who was talked with last first."""
    found = journal.rows(
        f"""SELECT k.id, k.name, k.given, k.nickname, {account_of("k", today)}
           FROM contact k WHERE k.trashed_at IS NULL
           ORDER BY (SELECT max(place) FROM touch WHERE contact_id = k.id AND done) DESC NULLS LAST, k.id"""
    )
    return [KnownName(ContactId(row[0]), *row[1:]) for row in found]


def last_words(journal: Journal, contact: ContactId, before: ConversationId) -> tuple[When, str] | None:
    """When and what was last written with somebody on a day before that of another conversation."""
    with journal.lock:
        talk = journal.rows("SELECT at FROM conversation WHERE id = ?", [before])
        if not talk:
            return None
        morning = datetime.combine(datetime.fromisoformat(talk[0][0]), time())
        # By place, not by the day of each: of somebody's thousands of entries only the one wanted is looked up.
        found = journal.rows(
            """SELECT c.at, c."offset", c.zone, c.precision, c.text FROM touch t
               JOIN conversation c ON c.id = t.conversation_id
               WHERE t.contact_id = ? AND t.place < ? AND t.done AND trim(c.text) <> ''
               ORDER BY t.place DESC LIMIT 1""",
            [contact, first_place_of(morning)],
        )
    return (when(*found[0][:4]), found[0][4]) if found else None
