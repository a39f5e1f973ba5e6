# SPDX-License-Identifier: MIT
"""Writes: one verb per intention of the user, each one labeled change that undo can take back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from relationship_journal.storage import bulk, errors, queries
from relationship_journal.storage.columns import conversation_columns, now_utc
from relationship_journal.storage.completing import complete
from relationship_journal.storage.composites import (
    clean_tags,
    put_contact,
    put_conversation,
    put_method,
    put_tags,
    tag_id,
)
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.validation import (
    check_conversation,
    check_minutes,
    check_share,
    checked_name,
)
from relationship_journal.storage.writer import Writer
from relationship_journal.values import (
    AccountId,
    BatchId,
    Completion,
    ContactId,
    ConversationId,
    NewContact,
    NewConversation,
    NewMethod,
    TagKind,
)

Verb = TypeVar("Verb", bound=Callable[..., Any])

VERBS: dict[str, Callable[..., Any]] = {}
"""Every verb by name; the state machine of the tests tries them all."""

BATCH_ROWS = 2_000
"""An import of more rows is undone by its batch, not row by row."""


def verb(function: Verb) -> Verb:
    """Register an action of the user."""
    VERBS[function.__name__] = function
    return function


# People


@verb
def add_contact(journal: Journal, new: NewContact) -> ContactId:
    """Add a person with all that is known of them."""
    checked_name(new.name)
    with journal.write(f"add {new.name}") as writer:
        return put_contact(writer, new)


@verb
def rename_contact(journal: Journal, contact: ContactId, name: str) -> None:
    """Change the name a contact is shown by."""
    checked_name(name)
    with journal.write("rename contact") as writer:
        writer.update("contact", contact, name=name)


@verb
def trash_contact(journal: Journal, contact: ContactId) -> None:
    """Move a contact to the trash; conversations with nobody else go out of sight with them."""
    with journal.write("delete contact") as writer:
        _trash(writer, "contact", contact)


@verb
def restore_contact(journal: Journal, contact: ContactId) -> None:
    """Take a contact out of the trash, with all their conversations."""
    with journal.write("restore contact") as writer:
        writer.update("contact", contact, trashed_at=None)


@verb
def add_method(journal: Journal, contact: ContactId, new: NewMethod) -> int:
    """Note one more way to reach a contact."""
    with journal.write("add contact method") as writer:
        return put_method(writer, contact, new)


@verb
def tag_contact(journal: Journal, contact: ContactId, tag: str) -> None:
    """Put a tag on a contact; one that is there already changes nothing."""
    with journal.write("tag contact") as writer:
        put_tags(writer, TagKind.CONTACT, contact, (tag,))


@verb
def rename_account(journal: Journal, account: AccountId, name: str) -> None:
    """Change an account's name; its people are found by the new one at once."""
    checked_name(name)
    with journal.write("rename account") as writer:
        writer.update("account", account, name=name)


# Conversations


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
        _trash(writer, "conversation", conversation)


@verb
def restore_conversation(journal: Journal, conversation: ConversationId) -> None:
    """Take a conversation out of the trash."""
    with journal.write("restore conversation") as writer:
        writer.update("conversation", conversation, trashed_at=None)


# The journal


@verb
def set_setting(journal: Journal, key: str, value: Any) -> None:
    """Keep a choice that belongs to the journal (any JSON value)."""
    with journal.write("change setting") as writer:
        _put_setting(writer, key, value)


@verb
def set_me(journal: Journal, name: str, methods: Sequence[str]) -> None:
    """Say who the writer is, so that imports leave out their own card; an empty name is nobody yet."""
    if name:
        checked_name(name)
    with journal.write("change your details") as writer:
        _put_setting(writer, "me", {"name": name, "methods": list(methods)})


def set_channel_minutes(journal: Journal, minutes: Mapping[str, int]) -> None:
    """What stands in for minutes nobody wrote; every sum follows."""
    for value in minutes.values():
        check_minutes(value)
    set_setting(journal, "channel_minutes", dict(minutes))


@verb
def import_contacts(
    journal: Journal, additions: Sequence[NewContact], completions: Sequence[Completion], source: str
) -> BatchId:
    """Take in what an import plan decided, all or nothing, as one change; a large one is undone by its batch."""
    for new in additions:
        checked_name(new.name)
    count = len(additions) + len(completions)
    label = f"import {count} contact{'' if count == 1 else 's'}"
    if _rows_of([*additions, *(completion.card for completion in completions)]) > BATCH_ROWS:
        return bulk.take_in(journal, label, additions, completions, source)
    with journal.write(label) as writer:
        batch = BatchId(writer.insert("batch", source=source, made_at=now_utc()))
        for new in additions:
            put_contact(writer, new, batch)
        for completion in completions:
            complete(writer, completion, batch)
        return batch


def _put_setting(writer: Writer, key: str, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    found = writer.rows("SELECT id FROM setting WHERE key = ?", key)
    if found:
        writer.update("setting", found[0][0], value=text)
    else:
        writer.insert("setting", key=key, value=text)


def _trash(writer: Writer, table: str, row_id: int) -> None:
    """A row already in the trash keeps the day it went there."""
    row = writer.row(table, row_id)
    if row is not None and row["trashed_at"] is None:
        writer.update(table, row_id, trashed_at=now_utc())


def _rows_of(additions: Sequence[NewContact]) -> int:
    """About how many rows the contacts will be."""
    parts = ("jobs", "methods", "addresses", "dates", "relations", "tags")
    return sum(3 + sum(len(getattr(new, part)) for part in parts) for new in additions)


def _replace_links(writer: Writer, table: str, conversation: int, column: str, wanted: Sequence[int]) -> None:
    """Make a conversation's links exactly the wanted ones."""
    present = dict(writer.rows(f"SELECT {column}, id FROM {table} WHERE conversation_id = ?", conversation))
    for target in dict.fromkeys(wanted):
        if target not in present:
            writer.insert(table, conversation_id=conversation, **{column: target})
    for target, row_id in present.items():
        if target not in wanted:
            writer.delete(table, row_id)
