# SPDX-License-Identifier: MIT
"""Writes: one verb per intention of the user, each one labeled change that undo can take back."""

from __future__ import annotations

from relationship_journal.storage.edits.contact_form import (
    edit_contact,
    remove_photo,
    set_photo,
)
from relationship_journal.storage.edits.conversations import (
    log_conversation,
    log_conversations,
    log_with_newcomers,
    move_conversations,
    rate_conversation,
    restore_conversation,
    rewrite_conversation,
    tag_conversations,
    trash_conversation,
    trash_conversations,
)
from relationship_journal.storage.edits.journal import (
    BATCH_ROWS,
    import_contacts,
    set_channel_minutes,
    set_currency,
    set_me,
    set_setting,
    set_tier_cadence,
)
from relationship_journal.storage.edits.people import (
    add_contact,
    add_method,
    rename_account,
    rename_contact,
    restore_contact,
    set_stages,
    tag_contact,
    trash_contact,
)
from relationship_journal.storage.edits.register import (
    VERBS,
    Verb,
    verb,
)
from relationship_journal.storage.edits.searches import (
    remove_search,
    rename_search,
    save_search,
)
from relationship_journal.storage.edits.tags import (
    FEW_LINKS,
    links_to_move,
    merge_many,
    merge_tags,
    remove_tags,
    rename_tag,
)

__all__ = [
    "BATCH_ROWS",
    "FEW_LINKS",
    "VERBS",
    "Verb",
    "add_contact",
    "add_method",
    "edit_contact",
    "import_contacts",
    "links_to_move",
    "log_conversation",
    "log_conversations",
    "log_with_newcomers",
    "merge_many",
    "merge_tags",
    "move_conversations",
    "rate_conversation",
    "remove_photo",
    "remove_search",
    "remove_tags",
    "rename_account",
    "rename_contact",
    "rename_search",
    "rename_tag",
    "restore_contact",
    "restore_conversation",
    "rewrite_conversation",
    "save_search",
    "set_channel_minutes",
    "set_currency",
    "set_me",
    "set_photo",
    "set_setting",
    "set_stages",
    "set_tier_cadence",
    "tag_contact",
    "tag_conversations",
    "trash_contact",
    "trash_conversation",
    "trash_conversations",
    "verb",
]
