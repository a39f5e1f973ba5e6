# SPDX-License-Identifier: MIT
"""How a conversation was, and what follows its people when others take their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relationship_journal.storage.composites import put_manner
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.errors import Conflict
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_rows import manner_columns, manner_of
from relationship_journal.storage.mark_validation import check_manner
from relationship_journal.storage.writer import Writer
from relationship_journal.values import PLAIN, ConversationId, Manner, MarkKind, OffDuty


@verb
def set_manner(journal: Journal, conversation: ConversationId, manner: Manner) -> None:
    """Say how a conversation was, in place of what was said before."""
    check_manner(manner)
    with journal.write("edit conversation") as writer:
        _present(writer, conversation)
        write_manner(writer, conversation, manner)


@verb
def set_off_duty(journal: Journal, conversation: ConversationId, how: OffDuty | None) -> None:
    """Say that a conversation is or was off duty and how it went; None takes that back."""
    with journal.write("set off duty") as writer:
        _present(writer, conversation)
        put_off_duty(writer, conversation, how)


def put_off_duty(writer: Writer, conversation: ConversationId, how: OffDuty | None) -> None:
    """Say of a conversation, inside a change, how an off-duty time went."""
    before = _row(writer, conversation)
    if before is not None:
        writer.update("manner", before, off_duty=how.value if how else None)
        _drop_if_plain(writer, before)
    elif how is not None:
        put_manner(writer, conversation, Manner(how))


def _present(writer: Writer, conversation: int) -> None:
    if writer.row("conversation", conversation) is None:
        raise Conflict("This conversation is not there any more. Nothing was changed.")


def write_manner(writer: Writer, conversation: ConversationId, manner: Manner) -> None:
    """Make what is said of a conversation exactly this."""
    before = _row(writer, conversation)
    if before is not None and manner == PLAIN:
        writer.delete("manner", before)
    elif before is not None:
        writer.update("manner", before, **manner_columns(manner))
    elif manner != PLAIN:
        put_manner(writer, conversation, manner)


def _row(writer: Writer, conversation: int) -> int | None:
    found = writer.rows("SELECT id FROM manner WHERE conversation_id = ?", conversation)
    return int(found[0][0]) if found else None


def _drop_if_plain(writer: Writer, row_id: int) -> None:
    row = writer.row("manner", row_id)
    if row is not None and manner_of([row[name] for name in manner_columns(PLAIN)]) == PLAIN:
        writer.delete("manner", row_id)


def let_go_of(writer: Writer, conversation: int, gone: Sequence[int], came: Sequence[int]) -> None:
    """What marks and ears do when people leave a conversation: one for one they follow, else they let go of it."""
    if len(gone) == len(came) == 1:
        hand_over_marks(writer, conversation, gone[0], came[0])
        return
    for contact in gone:
        for table, row_id in _marks_of(writer, conversation, contact):
            writer.update(table, row_id, conversation_id=None)
        for row_id in _ears_of(writer, conversation, contact):
            writer.delete("ear", row_id)


def hand_over_marks(writer: Writer, conversation: int, before: int, after: int) -> None:
    """The marks of a conversation that named one person name another."""
    for table, row_id in _marks_of(writer, conversation, before):
        writer.update(table, row_id, contact_id=after)
    there_already = _ears_of(writer, conversation, after)
    for row_id in _ears_of(writer, conversation, before):
        if there_already:
            writer.delete("ear", row_id)
        else:
            writer.update("ear", row_id, contact_id=after)


def _marks_of(writer: Writer, conversation: int, contact: int) -> Iterator[tuple[str, int]]:
    """Also from the trash: what comes back must not name somebody who did not take part."""
    for kind in MarkKind:
        for (row_id,) in writer.rows(
            f'SELECT id FROM "{kind.value}" WHERE conversation_id = ? AND contact_id = ?', conversation, contact
        ):
            yield kind.value, row_id


def _ears_of(writer: Writer, conversation: int, contact: int) -> list[int]:
    found = writer.rows("SELECT id FROM ear WHERE conversation_id = ? AND contact_id = ?", conversation, contact)
    return [row_id for (row_id,) in found]
