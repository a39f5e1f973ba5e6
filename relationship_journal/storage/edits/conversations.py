# SPDX-License-Identifier: MIT
"""Verbs on conversations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest

from relationship_journal.storage import errors, queries
from relationship_journal.storage.columns import conversation_columns
from relationship_journal.storage.composites import (
    clean_tags,
    put_contact,
    put_conversation,
    put_marks,
    put_tags,
)
from relationship_journal.storage.conversation_validation import check_conversation
from relationship_journal.storage.edits.manner import hand_over_marks, let_go_of, write_manner
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.edits.trash import move_to_trash
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.long_change import long_change
from relationship_journal.storage.validation import check_share, check_tags, checked_name
from relationship_journal.storage.writer import Writer
from relationship_journal.values import ContactId, ConversationId, MarkOf, NewContact, NewConversation, TagKind, fold

FEW_ENTRIES = 100
"""Up to so many are written at once, which takes less than 50 ms; more in slices, and then others must not write."""


@verb
def log_conversation(journal: Journal, new: NewConversation) -> ConversationId:
    """Write down a conversation; a share nobody set is learned and marked as not rated."""
    check_conversation(new)
    with journal.write("log conversation") as writer:
        _check_there(writer, new.contacts, "Nothing was written down.")
        share = new.share if new.share is not None else queries.learned_share(journal, new.contacts, new.channel)
        return put_conversation(writer, new, share, new.contacts)


@verb
def log_with_newcomers(journal: Journal, new: NewConversation, who: Sequence[ContactId | NewContact]) -> ConversationId:
    """Write down a conversation with these people, in this order, adding those who are not in the journal yet."""
    return log_conversations(journal, new, (who,))[0]


@verb
def log_conversations(
    journal: Journal,
    new: NewConversation,
    groups: Sequence[Sequence[ContactId | NewContact]],
    marks: Sequence[Sequence[MarkOf]] = (),
    ears: frozenset[ContactId] = frozenset(),
) -> tuple[ConversationId, ...]:
    """Write down the same conversation once with each of these groups of people, all as one change.

    `marks` are those of one of them alone, by group, beside the ones of all; `ears` are those who needed one, wherever
    they took part. Newcomers are added first; one who is
    named several times, in whatever case, is added once. Without a group nothing happens.
    """
    for person in (person for who in groups for person in who):
        if isinstance(person, NewContact):
            checked_name(person.name)
    count = len(groups)
    with journal.write("log conversation" if count == 1 else f"log {count} conversations") as writer:
        added: dict[str, ContactId] = {}
        logged = []
        for who, own in zip_longest(groups, marks[:count], fillvalue=()):
            people = tuple(dict.fromkeys(_present(writer, person, added) for person in who))
            listened = tuple(sorted({*(place for place, one in enumerate(people) if one in ears), *(new.ears or ())}))
            whole = replace(new, contacts=people, marks=(*new.marks, *own), ears=listened or new.ears)
            check_conversation(whole)
            share = new.share if new.share is not None else queries.learned_share(journal, people, new.channel)
            logged.append(put_conversation(writer, whole, share, people))
        return tuple(logged)


def _present(writer: Writer, person: ContactId | NewContact, added: dict[str, ContactId]) -> ContactId:
    if not isinstance(person, NewContact):
        _check_there(writer, (person,), "Nothing was written down.")
        return person
    key = fold(person.name)
    if key not in added:
        added[key] = put_contact(writer, person)
    return added[key]


def _check_there(writer: Writer, contacts: Sequence[ContactId], safe: str) -> None:
    """An entry with somebody in the trash would be nowhere to be seen."""
    for contact in contacts:
        row = writer.row("contact", contact)
        if row is None or row["trashed_at"] is not None:
            raise errors.Conflict(f"This contact is not there any more. {safe}")


@verb
def rewrite_conversation(
    journal: Journal,
    conversation: ConversationId,
    new: NewConversation,
    unrate: bool = False,
    tags_before: Sequence[str] | None = None,
) -> None:
    """Replace what a conversation says: when, how, with whom, text, tags.

    A share, cost, manner or ears of None keep the old ones; to `unrate` is to leave it at what is usual again. Marks
    are added to those there are, which follow where one person takes the place of another. Of the tags only what
    differs from `tags_before` (as they were shown; None: as they are now) is put on or taken off. Raises Conflict
    where the conversation is in the trash.
    """
    check_conversation(new)
    with journal.write("edit conversation") as writer:
        before = writer.row("conversation", conversation)
        if before is None or before["trashed_at"] is not None:
            raise errors.Conflict("This conversation is not there any more. Nothing was changed.")
        rated = new.share is not None or (bool(before["rated"]) and not unrate)
        share = new.share
        if share is None and unrate:
            writer.update("conversation", conversation, rated=0)  # or it would be learned from
            share = queries.learned_share(journal, new.contacts, new.channel)
        elif share is None:
            share = int(str(before["share"]))
        columns = conversation_columns(new, share) | {"rated": int(rated)}
        writer.update("conversation", conversation, **columns)
        present = _participants(writer, conversation)
        gone = _replace_links(writer, "participant", conversation, "contact_id", new.contacts)
        let_go_of(writer, conversation, gone, [contact for contact in new.contacts if contact not in present])
        if new.ears is not None:
            _replace_links(writer, "ear", conversation, "contact_id", [new.contacts[place] for place in new.ears])
        if new.manner is not None:
            write_manner(writer, conversation, new.manner)
        put_marks(writer, conversation, new, new.contacts)
        _rewrite_tags(writer, conversation, tags_before, new.tags)


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
def trash_conversations(journal: Journal, conversations: Sequence[ConversationId]) -> None:
    """Move conversations to the trash, all of them as one change."""

    def trash(writer: Writer, conversation: ConversationId) -> None:
        move_to_trash(writer, "conversation", conversation)

    _with_each(journal, f"delete {_conversations(conversations)}", conversations, trash)


@verb
def tag_conversations(
    journal: Journal, conversations: Sequence[ConversationId], add: Sequence[str], remove: Sequence[str]
) -> None:
    """Put tags on conversations and take others off, as one change; a tag in both lists is put on.

    Raises BadValue for a tag that is too long.
    """
    added, removed = clean_tags(add), clean_tags(remove)
    check_tags(added)

    def tag(writer: Writer, conversation: ConversationId) -> None:
        put_tags(writer, TagKind.CONVERSATION, conversation, added)
        for one in removed:
            if one not in added:
                _take_off(writer, conversation, one)

    _with_each(journal, f"tag {_conversations(conversations)}", conversations, tag)


@verb
def move_conversations(
    journal: Journal, conversations: Sequence[ConversationId], from_contact: ContactId, to_contact: ContactId
) -> None:
    """Put one contact in the place of another; who else took part stays, and where the first did not, nothing changes.

    Raises Conflict where the other contact is not there any more.
    """

    def move(writer: Writer, conversation: ConversationId) -> None:
        _check_there(writer, (to_contact,), "Nothing was moved.")
        _hand_over(writer, conversation, from_contact, to_contact)

    _with_each(journal, f"move {_conversations(conversations)}", conversations, move)


@verb
def restore_conversation(journal: Journal, conversation: ConversationId) -> None:
    """Take a conversation out of the trash."""
    with journal.write("restore conversation") as writer:
        writer.update("conversation", conversation, trashed_at=None)


def _with_each(
    journal: Journal,
    label: str,
    conversations: Sequence[ConversationId],
    do: Callable[[Writer, ConversationId], None],
) -> None:
    """Do something with each of them as one change; with many of them in slices, so that nobody waits for the lock."""
    if len(conversations) > FEW_ENTRIES:
        with long_change(journal, label) as hands:
            hands.each(conversations, do)
    else:
        with journal.write(label) as writer:
            for conversation in conversations:
                do(writer, conversation)


def _replace_links(writer: Writer, table: str, conversation: int, column: str, wanted: Sequence[int]) -> list[int]:
    """Make a conversation's links exactly the wanted ones; returns whom it let go."""
    present = dict(writer.rows(f"SELECT {column}, id FROM {table} WHERE conversation_id = ?", conversation))
    for target in dict.fromkeys(wanted):
        if target not in present:
            writer.insert(table, conversation_id=conversation, **{column: target})
    for target, row_id in present.items():
        if target not in wanted:
            writer.delete(table, row_id)
    return [target for target in present if target not in wanted]


def _participants(writer: Writer, conversation: int) -> list[int]:
    found = writer.rows("SELECT contact_id FROM participant WHERE conversation_id = ?", conversation)
    return [contact for (contact,) in found]


def _rewrite_tags(writer: Writer, conversation: int, before: Sequence[str] | None, after: Sequence[str]) -> None:
    """Put on and take off what differs: a tag renamed meanwhile stays, and so do the links of one in the trash."""
    shown = _tags(writer, conversation) if before is None else clean_tags(before)
    wanted = clean_tags(after)
    for tag in shown:
        if tag not in wanted:
            _take_off(writer, conversation, tag)
    put_tags(writer, TagKind.CONVERSATION, conversation, [tag for tag in wanted if tag not in shown])


def _tags(writer: Writer, conversation: int) -> list[str]:
    found = writer.rows(
        """SELECT t.name FROM conversation_tag g JOIN tag t ON t.id = g.tag_id
           WHERE g.conversation_id = ? AND t.trashed_at IS NULL ORDER BY g.id""",
        conversation,
    )
    return [name for (name,) in found]


def _take_off(writer: Writer, conversation: int, tag: str) -> None:
    for (row_id,) in writer.rows(
        """SELECT g.id FROM conversation_tag g JOIN tag t ON t.id = g.tag_id
           WHERE g.conversation_id = ? AND t.kind = ? AND t.name = ?""",
        conversation,
        TagKind.CONVERSATION.value,
        tag,
    ):
        writer.delete("conversation_tag", row_id)


def _hand_over(writer: Writer, conversation: int, before: int, after: int) -> None:
    """One contact instead of another; one who took part already does not do so twice."""
    present = dict(writer.rows("SELECT contact_id, id FROM participant WHERE conversation_id = ?", conversation))
    if before == after or before not in present:
        return
    if after in present:
        writer.delete("participant", present[before])
    else:
        writer.update("participant", present[before], contact_id=after)
    hand_over_marks(writer, conversation, before, after)


def _conversations(some: Sequence[ConversationId]) -> str:
    """What a change is about: "conversation", "3 conversations"."""
    return "conversation" if len(some) == 1 else f"{len(some):,} conversations"
