# SPDX-License-Identifier: MIT
"""What a quick entry says once it is saved: whom it was with and what it was, so that a slip is seen at once."""

from __future__ import annotations

from relationship_journal import wording
from relationship_journal.storage import queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ConversationId


def saved_words(journal: Journal, conversation: int) -> str:
    """ "Saved with Dana Whitfield: Call · 25 min, 2 marks." """
    entry = queries.entry(journal, ConversationId(conversation))
    if entry is None:
        return "Saved."
    people = wording.names_list([person.name for person in entry.contacts])
    carried = queries.entry_marks(journal, [entry.id]).get(entry.id)
    marks = f", {wording.count(len(carried.marks), 'mark')}" if carried and carried.marks else ""
    return f"Saved with {people}: {wording.entry_title(entry)}{marks}."
