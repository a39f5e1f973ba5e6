# SPDX-License-Identifier: MIT
"""Where somebody can be in the window: a contact's page, or one of the views of the navigation."""

from __future__ import annotations

from dataclasses import dataclass

from relationship_journal.values import EVERYTHING, ContactId, ConversationId, EntryFilter

ALL_ENTRIES = "navEntries"


@dataclass(frozen=True, slots=True)
class View:
    """A line of the navigation: its object name, its words, and the action that goes there too."""

    name: str
    words: str
    action: str


VIEWS = (View(ALL_ENTRIES, "All entries", "all_entries"),)
"""The lines above the people, in their order."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: the page of a contact, or else a view; what is shown of it, and which entry is chosen."""

    contact: ContactId | None = None
    view: str = ALL_ENTRIES
    filter: EntryFilter = EVERYTHING
    entry: ConversationId | None = None
