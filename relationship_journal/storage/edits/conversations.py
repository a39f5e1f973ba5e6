# SPDX-License-Identifier: MIT
"""Verbs on conversations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from relationship_journal.storage import errors, queries
from relationship_journal.storage.columns import conversation_columns
from relationship_journal.storage.composites import clean_tags, put_contact, put_conversation, tag_id
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.edits.trash import move_to_trash
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.validation import check_conversation, check_share, checked_name
from relationship_journal.storage.writer import Writer
from relationship_journal.values import ContactId, ConversationId, NewContact, NewConversation, TagKind


@verb
def log_conversation(journal: Journal, new: NewConversation) -> ConversationId:
    """Write down a conversation; a share nobody set is learned and marked as not rated."""
    check_conversation(new)
    with journal.write("log conversation") as writer:
        share = new.share if new.share is not None else queries.learned_share(journal, new.contacts, new.channel)
        return put_conversation(writer, new, share, new.contacts)


@verb
def log_with_newcomers(journal: Journal, new: NewConversation, who: Sequence[ContactId | NewContact]) -> ConversationId:
    """Write down a conversation with these people, in this order, adding those who are not in the journal yet."""
    for person in who:
        if isinstance(person, NewContact):
            checked_name(person.name)
    with journal.write("log conversation") as writer:
        people = tuple(put_contact(writer, one) if isinstance(one, NewContact) else one for one in who)
        whole = replace(new, contacts=people)
        check_conversation(whole)
        share = new.share if new.share is not None else queries.learned_share(journal, people, new.channel)
        return put_conversation(writer, whole, share, people)


@verb
def rewrite_conversation(journal: Journal, conversation: ConversationId, new: NewConversation) -> None:
    """Replace what a conversation says: when, how, with whom, text, tags. A share of None keeps the old one."""
    check_conversation(new)
    with journal.write("edit conversation") as writer:
        before = writer.row("conversation", conversation)
        if before is None:
            raise errors.Conflict("This conversation is not there any more. Nothing was changed.")
        rated = new.share is not None or bool(before["rated"])
        share = new.share if new.share is not None else int(str(before["share"]))
        columns = conversation_columns(new, share) | {"rated": int(rated)}
        writer.update("conversation", conversation, **columns)
        _replace_links(writer, "participant", conversation, "contact_id", new.contacts)
        tags = [tag_id(writer, TagKind.CONVERSATION, tag) for tag in clean_tags(new.tags)]
        _replace_links(writer, "conversation_tag", conversation, "tag_id", tags)


@verb
def rate_conversation(journal: Journal, conversation: ConversationId, share: int) -> None:
    """Set the business share of a conversation."""
    check_share(share)
    with journal.write("rate conversation") as writer:
        writer.update("conversation", conversation, share=share, rated=1)


@verb
def trash_conversation(journal: Journal, conversation: ConversationId) -> None:
    """Move a conversation to the trash."""
    with journal.write("delete conversation") as writer:
        move_to_trash(writer, "conversation", conversation)


@verb
def restore_conversation(journal: Journal, conversation: ConversationId) -> None:
    """Take a conversation out of the trash."""
    with journal.write("restore conversation") as writer:
        writer.update("conversation", conversation, trashed_at=None)


def _replace_links(writer: Writer, table: str, conversation: int, column: str, wanted: Sequence[int]) -> None:
    """Make a conversation's links exactly the wanted ones."""
    present = dict(writer.rows(f"SELECT {column}, id FROM {table} WHERE conversation_id = ?", conversation))
    for target in dict.fromkeys(wanted):
        if target not in present:
            writer.insert(table, conversation_id=conversation, **{column: target})
    for target, row_id in present.items():
        if target not in wanted:
            writer.delete(table, row_id)
