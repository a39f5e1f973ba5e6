# SPDX-License-Identifier: MIT
"""Verbs on any mark: write it down, rewrite it, name somebody else, to the trash and back."""

from __future__ import annotations

from datetime import date

from relationship_journal.storage.columns import today_here
from relationship_journal.storage.composites import put_mark
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.edits.trash import move_to_trash
from relationship_journal.storage.errors import BadValue, Conflict
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_rows import mark_columns
from relationship_journal.storage.mark_validation import check_mark
from relationship_journal.storage.writer import Writer
from relationship_journal.values import (
    KIND_OF,
    ContactId,
    ConversationId,
    MarkKind,
    MarkRef,
    NewLimit,
    NewMark,
    NewStageChange,
    Stage,
)

_CALLED = {
    MarkKind.REFUSAL: "a no",
    MarkKind.STAGE_CHANGE: "change of stage",
}


@verb
def add_mark(
    journal: Journal, contact: ContactId | None, mark: NewMark, conversation: ConversationId | None = None
) -> MarkRef:
    """Write down a mark that names a contact (a limit for all names nobody), with the conversation it came from.

    Raises BadValue naming the field, or Conflict where the contact or conversation is gone.
    """
    check_mark(mark)
    if contact is None and not isinstance(mark, NewLimit):
        raise BadValue("contact", "Say whom this is about.")
    kind = KIND_OF[type(mark)]
    with journal.write(f"add {called(kind)}") as writer:
        day = today_here() if conversation is None else _day_with(writer, conversation, contact)
        return MarkRef(kind, put_mark(writer, mark, contact, conversation, day))


@verb
def rewrite_mark(journal: Journal, mark: MarkRef, new: NewMark, contact: ContactId | None = None) -> None:
    """Replace what a mark says, and whom it names; a day or a contact of None keeps the old one."""
    check_mark(new)
    if KIND_OF[type(new)] is not mark.kind:
        raise BadValue("mark", "One kind of mark cannot become another. Write it down anew.")
    with journal.write(f"edit {called(mark.kind)}") as writer:
        before = there(writer, mark)
        writer.update(mark.kind.value, mark.id, **mark_columns(new, date.fromisoformat(str(before["on"]))))
        if contact is not None:
            _name(writer, mark, before, contact)


@verb
def name_in_mark(journal: Journal, mark: MarkRef, contact: ContactId) -> None:
    """Say whom else a mark is about: of those who took part, where it came from a conversation."""
    with journal.write(f"edit {called(mark.kind)}") as writer:
        _name(writer, mark, there(writer, mark), contact)


@verb
def trash_mark(journal: Journal, mark: MarkRef) -> None:
    """Move a mark to the trash."""
    with journal.write(f"delete {called(mark.kind)}") as writer:
        move_to_trash(writer, mark.kind.value, mark.id)


@verb
def restore_mark(journal: Journal, mark: MarkRef) -> None:
    """Take a mark out of the trash."""
    with journal.write(f"restore {called(mark.kind)}") as writer:
        writer.update(mark.kind.value, mark.id, trashed_at=None)


def called(kind: MarkKind) -> str:
    """A kind of mark in the name of a change."""
    return _CALLED.get(kind, kind.value)


def there(writer: Writer, mark: MarkRef) -> dict[str, object]:
    """The row of a mark; raises Conflict where it is gone."""
    row = writer.row(mark.kind.value, mark.id)
    if row is None:
        raise Conflict("This is not there any more. Nothing was changed.")
    return row


def put_stage_change(writer: Writer, contact: ContactId, before: Stage, after: Stage, on: date | None) -> None:
    """Keep in the history that a contact's stage changes now."""
    put_mark(writer, NewStageChange(before, after, on=on), contact, None, today_here())


def _name(writer: Writer, mark: MarkRef, before: dict[str, object], contact: ContactId) -> None:
    """Let a mark name a contact: of those who took part, where it came from a conversation."""
    if before["conversation_id"] is not None:
        _day_with(writer, ConversationId(int(str(before["conversation_id"]))), contact)
    writer.update(mark.kind.value, mark.id, contact_id=contact)


def _day_with(writer: Writer, conversation: ConversationId, contact: ContactId | None) -> date:
    """The day of a conversation the contact took part in."""
    found = writer.row("conversation", conversation)
    if found is None:
        raise Conflict("This conversation is not there any more. Nothing was changed.")
    people = writer.rows("SELECT contact_id FROM participant WHERE conversation_id = ?", conversation)
    if contact is not None and (contact,) not in people:
        raise BadValue("contact", "This person did not take part in the conversation.")
    return date.fromisoformat(str(found["at"])[:10])
