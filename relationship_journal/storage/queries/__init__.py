# SPDX-License-Identifier: MIT
"""Reads: from the journal to frozen values."""

from __future__ import annotations

from relationship_journal.storage.queries.composing import (
    known_names,
    last_words,
)
from relationship_journal.storage.queries.entries import (
    entries_at,
    entries_of,
    entry,
    entry_with,
)
from relationship_journal.storage.queries.facts import (
    contact_facts,
)
from relationship_journal.storage.queries.file import (
    journal_file,
)
from relationship_journal.storage.queries.finding import (
    account,
    accounts,
    first_import,
    named_accounts,
    named_contacts,
    tag_counts,
    tags,
)
from relationship_journal.storage.queries.history import (
    HISTORIES,
    PARTS,
    history,
)
from relationship_journal.storage.queries.listing import (
    Order,
    contact_rows,
    contacts,
    listed,
    people_kinds,
)
from relationship_journal.storage.queries.marks import (
    AnyMark,
    entry_marks,
    limits_for,
    mark,
    marks,
    open_marks,
)
from relationship_journal.storage.queries.merging import (
    account_merge,
    contact_merge,
)
from relationship_journal.storage.queries.people import (
    archived,
    cards_kept,
    contact,
    contact_with,
    find_contact,
    known_people,
    names,
    present,
    tags_on,
)
from relationship_journal.storage.queries.reading import (
    fold,
)
from relationship_journal.storage.queries.settings import (
    KEPT_APART,
    SAVED_SEARCHES,
    currency,
    kept_apart,
    me,
    saved_searches,
    setting,
    snoozes,
    tier_cadence,
)
from relationship_journal.storage.queries.sums import (
    EVEN_SHARE,
    channel_minutes,
    counts,
    learned_share,
    months,
    talks,
)
from relationship_journal.storage.queries.timeline import (
    busy_days,
    entry_count,
    month_mix,
    places,
    present_place,
    used_manners,
    used_marks,
    used_tags,
)
from relationship_journal.storage.queries.trash import (
    trash,
    trashed_before,
)
from relationship_journal.storage.queries.whole import (
    account_names,
    contact_form,
    details,
    photo,
    tag_names,
)

__all__ = [
    "EVEN_SHARE",
    "HISTORIES",
    "KEPT_APART",
    "PARTS",
    "SAVED_SEARCHES",
    "AnyMark",
    "Order",
    "account",
    "account_merge",
    "account_names",
    "accounts",
    "archived",
    "busy_days",
    "cards_kept",
    "channel_minutes",
    "contact",
    "contact_facts",
    "contact_form",
    "contact_merge",
    "contact_rows",
    "contact_with",
    "contacts",
    "counts",
    "currency",
    "details",
    "entries_at",
    "entries_of",
    "entry",
    "entry_count",
    "entry_marks",
    "entry_with",
    "find_contact",
    "first_import",
    "fold",
    "history",
    "journal_file",
    "kept_apart",
    "known_names",
    "known_people",
    "last_words",
    "learned_share",
    "limits_for",
    "listed",
    "mark",
    "marks",
    "me",
    "month_mix",
    "months",
    "named_accounts",
    "named_contacts",
    "names",
    "open_marks",
    "people_kinds",
    "photo",
    "places",
    "present",
    "present_place",
    "saved_searches",
    "setting",
    "snoozes",
    "tag_counts",
    "tag_names",
    "tags",
    "tags_on",
    "talks",
    "tier_cadence",
    "trash",
    "trashed_before",
    "used_manners",
    "used_marks",
    "used_tags",
]
