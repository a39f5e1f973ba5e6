# SPDX-License-Identifier: MIT
"""What a quick entry says once it is saved: whom it was with and what it was, so that a slip is seen at once."""

from __future__ import annotations

from relationship_journal import wording
from relationship_journal.storage import queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ConversationId


def saved_words(journal: Journal, conversation: int) -> str:
    """ "Saved with Dana Whitfield: Call · 25 min." """
    entry = queries.entry(journal, ConversationId(conversation))
    if entry is None:
        return "Saved."
    people = wording.names_list([person.name for person in entry.contacts])
    return f"Saved with {people}: {wording.entry_title(entry)}."
