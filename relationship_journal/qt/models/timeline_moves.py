# SPDX-License-Identifier: MIT
"""Which entries of a timeline a change may have brought, taken away or put elsewhere."""

from __future__ import annotations

from relationship_journal.frozen import dataclass
from relationship_journal.storage import queries
from relationship_journal.storage.changes import Change, Edit
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ConversationId, MarkKind

CARRIED = (*(kind.value for kind in MarkKind), "manner", "ear")
"""What entries carry beside their texts."""
_LINKS = ("participant", "conversation_tag", *CARRIED)
MANY = 200
"""Beyond so many conversations all places are read again, which is faster."""


@dataclass(frozen=True, slots=True)
class Moves:
    """The conversations concerned, and every place one of them has or had."""

    conversations: frozenset[ConversationId]
    places: frozenset[int]


def changed_conversations(change: Change) -> frozenset[ConversationId]:
    """The conversations that changed, in themselves, their people, their tags or what they carry."""
    rows = (row for edit in change.edits if edit.table in _LINKS for row in (edit.before, edit.after) if row)
    linked = {int(str(row["conversation_id"])) for row in rows if row["conversation_id"] is not None}
    return frozenset(map(ConversationId, change.ids("conversation") | linked))


def moves(journal: Journal, change: Change) -> Moves | None:
    """What a change without a batch moved; None where it is much, or a contact came or went with any number of them."""
    concerned = changed_conversations(change)
    if len(concerned) > MANY or any(_comes_or_goes(edit) for edit in change.edits if edit.table == "contact"):
        return None
    rows = (row for edit in change.edits if edit.table == "conversation" for row in (edit.before, edit.after) if row)
    linked_only = queries.entries_of(journal, concerned - change.ids("conversation"))
    return Moves(concerned, frozenset(int(str(row["place"])) for row in rows) | {entry.place for entry in linked_only})


def _comes_or_goes(edit: Edit) -> bool:
    return edit.before is None or edit.after is None or edit.before["trashed_at"] != edit.after["trashed_at"]
