# SPDX-License-Identifier: MIT
"""Writes: one verb per intention of the user, each one labeled change that undo can take back."""

from __future__ import annotations

from relationship_journal.storage.edits.accounts import (
    set_account_note,
    set_people_that_matter,
    set_renewal,
)
from relationship_journal.storage.edits.answers import (
    accept_insight,
    snooze_insight,
    withdraw_answer,
)
from relationship_journal.storage.edits.contact_form import (
    edit_contact,
    remove_photo,
    set_photo,
)
from relationship_journal.storage.edits.conversations import (
    FEW_ENTRIES,
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
from relationship_journal.storage.edits.duplicates import (
    say_not_the_same,
)
from relationship_journal.storage.edits.history import (
    copy_version,
    restore_versions,
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
from relationship_journal.storage.edits.limits import (
    clear_limit,
    set_limit,
)
from relationship_journal.storage.edits.manner import (
    set_manner,
    set_off_duty,
)
from relationship_journal.storage.edits.many_people import (
    archive_contacts,
    set_statuses,
    set_tiers,
    tag_contacts,
    trash_contacts,
    unarchive_contacts,
)
from relationship_journal.storage.edits.marks import (
    add_mark,
    name_in_mark,
    restore_mark,
    rewrite_mark,
    trash_mark,
)
from relationship_journal.storage.edits.merging import (
    merge_accounts,
    merge_contacts,
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
from relationship_journal.storage.edits.promises import (
    keep_promise,
    let_go_promise,
    move_promise,
    reopen_promise,
)
from relationship_journal.storage.edits.register import (
    VERBS,
    Verb,
    verb,
)
from relationship_journal.storage.edits.rules import (
    reset_rule,
    reset_rules,
    set_rule,
    set_rule_number,
)
from relationship_journal.storage.edits.searches import (
    remove_search,
    rename_search,
    save_search,
)
from relationship_journal.storage.edits.settling import (
    celebrate_goal,
    cross_friction,
    explain_favor,
    give_refusal_reason,
    make_good_favor,
    move_goal,
    raise_note,
    say_one_off,
    set_still_hurts,
    settle_friction,
    talk_about_friction,
    tell_shortcut,
)
from relationship_journal.storage.edits.tags import (
    FEW_LINKS,
    links_to_move,
    merge_many,
    merge_tags,
    remove_tags,
    rename_tag,
)
from relationship_journal.storage.edits.today import (
    plan_took_place,
    snooze,
    wake,
)
from relationship_journal.storage.edits.trash import (
    restore_things,
)

__all__ = [
    "BATCH_ROWS",
    "FEW_ENTRIES",
    "FEW_LINKS",
    "VERBS",
    "Verb",
    "accept_insight",
    "add_contact",
    "add_mark",
    "add_method",
    "archive_contacts",
    "celebrate_goal",
    "clear_limit",
    "copy_version",
    "cross_friction",
    "edit_contact",
    "explain_favor",
    "give_refusal_reason",
    "import_contacts",
    "keep_promise",
    "let_go_promise",
    "links_to_move",
    "log_conversation",
    "log_conversations",
    "log_with_newcomers",
    "make_good_favor",
    "merge_accounts",
    "merge_contacts",
    "merge_many",
    "merge_tags",
    "move_conversations",
    "move_goal",
    "move_promise",
    "name_in_mark",
    "plan_took_place",
    "raise_note",
    "rate_conversation",
    "remove_photo",
    "remove_search",
    "remove_tags",
    "rename_account",
    "rename_contact",
    "rename_search",
    "rename_tag",
    "reopen_promise",
    "reset_rule",
    "reset_rules",
    "restore_contact",
    "restore_conversation",
    "restore_mark",
    "restore_things",
    "restore_versions",
    "rewrite_conversation",
    "rewrite_mark",
    "save_search",
    "say_not_the_same",
    "say_one_off",
    "set_account_note",
    "set_channel_minutes",
    "set_currency",
    "set_limit",
    "set_manner",
    "set_me",
    "set_off_duty",
    "set_people_that_matter",
    "set_photo",
    "set_renewal",
    "set_rule",
    "set_rule_number",
    "set_setting",
    "set_stages",
    "set_statuses",
    "set_still_hurts",
    "set_tier_cadence",
    "set_tiers",
    "settle_friction",
    "snooze",
    "snooze_insight",
    "tag_contact",
    "tag_contacts",
    "tag_conversations",
    "talk_about_friction",
    "tell_shortcut",
    "trash_contact",
    "trash_contacts",
    "trash_conversation",
    "trash_conversations",
    "trash_mark",
    "unarchive_contacts",
    "verb",
    "wake",
    "withdraw_answer",
]
