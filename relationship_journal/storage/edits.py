# SPDX-License-Identifier: MIT
"""Writes: one verb per intention of the user, each one labeled change that undo can take back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from relationship_journal.storage import batches, errors, queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.columns import contact_columns, conversation_columns, now_utc
from relationship_journal.storage.composites import (
    clean_tags,
    put_contact,
    put_conversation,
    put_details,
    put_job,
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
    comparable,
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
def log_with_newcomers(journal: Journal, new: NewConversation, newcomers: Sequence[NewContact]) -> ConversationId:
    """Write down a conversation and add those who took part and are not in the journal yet, in one."""
    for newcomer in newcomers:
        checked_name(newcomer.name)
    with journal.write("log conversation") as writer:
        people = (*new.contacts, *(put_contact(writer, newcomer) for newcomer in newcomers))
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
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        found = writer.rows("SELECT id FROM setting WHERE key = ?", key)
        if found:
            writer.update("setting", found[0][0], value=text)
        else:
            writer.insert("setting", key=key, value=text)


def set_me(journal: Journal, name: str, methods: Sequence[str]) -> None:
    """Say who the writer is, so that imports leave out their own card."""
    set_setting(journal, "me", {"name": name, "methods": list(methods)})


def set_channel_minutes(journal: Journal, minutes: Mapping[str, int]) -> None:
    """What stands in for minutes nobody wrote; every sum follows."""
    for value in minutes.values():
        check_minutes(value)
    set_setting(journal, "channel_minutes", dict(minutes))


@verb
def import_contacts(
    journal: Journal, additions: Sequence[NewContact], completions: Sequence[Completion], source: str
) -> BatchId:
    """Take in what an import plan decided, all or nothing, as one change."""
    for new in additions:
        checked_name(new.name)
    with journal.write(f"import {len(additions) + len(completions)} contacts") as writer:
        large = _rows_of(additions) > BATCH_ROWS
        with writer.forgetting(large):
            batch = BatchId(writer.insert("batch", source=source, made_at=now_utc()))
            for new in additions:
                put_contact(writer, new, batch)
        for completion in completions:
            _complete(writer, completion, batch)
        if large:
            writer.batch = batch
        return batch


def _trash(writer: Writer, table: str, row_id: int) -> None:
    """A row already in the trash keeps the day it went there."""
    row = writer.row(table, row_id)
    if row is not None and row["trashed_at"] is None:
        writer.update(table, row_id, trashed_at=now_utc())


def take_back(journal: Journal, change: Change) -> tuple[str, ...]:
    """Undo a batch: what it added and nobody has edited or used since goes; returns the names of those that stay."""
    assert change.batch is not None
    with journal.write(change.label) as writer:
        writer.replay(change.inverse())
        writer.batch = change.batch
        with writer.forgetting():
            return batches.remove(writer, change.batch)


def _rows_of(additions: Sequence[NewContact]) -> int:
    """About how many rows the contacts will be."""
    parts = ("jobs", "methods", "addresses", "dates", "relations", "tags")
    return sum(3 + sum(len(getattr(new, part)) for part in parts) for new in additions)


_BIRTHDAY = ("birth_year", "birth_month", "birth_day")


def _complete(writer: Writer, completion: Completion, batch: BatchId) -> None:
    """Add what a card knows and the contact does not; nothing there is overwritten."""
    contact, card = completion.contact, completion.card
    before = writer.row("contact", contact)
    if before is None:
        raise errors.Conflict("A contact this import would complete is not there any more. Nothing was imported.")
    fresh = contact_columns(card, now_utc())
    if any(before[part] for part in _BIRTHDAY):
        fresh = {key: value for key, value in fresh.items() if key not in _BIRTHDAY}
    keep = {"name", "status", "stage", "wanted_by", "tier", "is_company", "added_at"}
    missing = {key: value for key, value in fresh.items() if key not in keep and not before[key] and value}
    writer.update("contact", contact, **missing)
    known = set(writer.rows("SELECT kind, comparable FROM method WHERE contact_id = ?", contact))
    for method in card.methods:
        if (method.kind.value, comparable(method.kind, method.value)) not in known:
            put_method(writer, contact, method)
    employers = {name for (name,) in writer.rows(
        "SELECT a.name FROM job j JOIN account a ON a.id = j.account_id WHERE j.contact_id = ?", contact
    )}  # fmt: skip
    for job in card.jobs:
        if job.account not in employers:
            put_job(writer, contact, job, batch)
    put_details(writer, contact, _only_new(writer, contact, card), batch)


def _only_new(writer: Writer, contact: ContactId, card: NewContact) -> NewContact:
    """The card without addresses, dates, relations and photo the contact has already."""

    def known(table: str, columns: Sequence[str]) -> set[tuple[Any, ...]]:
        listed = ", ".join(f'"{name}"' for name in columns)
        return set(writer.rows(f'SELECT {listed} FROM "{table}" WHERE contact_id = ?', contact))

    address_parts = ("street", "locality", "postcode", "formatted")
    addresses, dates = known("address", address_parts), known("date", ("label", "month", "day"))
    relations, photos = known("relation", ("label", "name")), known("photo", ("id",))
    texts = known("raw_card", ("text",))
    return NewContact(
        name=card.name,
        addresses=tuple(a for a in card.addresses if tuple(getattr(a, p) for p in address_parts) not in addresses),
        dates=tuple(d for d in card.dates if (d.label, d.on.month, d.on.day) not in dates),
        relations=tuple(r for r in card.relations if (r.label, r.name) not in relations),
        tags=card.tags,
        photo=None if photos else card.photo,
        raw_card=card.raw_card if card.raw_card and (card.raw_card.text,) not in texts else None,
    )


def _replace_links(writer: Writer, table: str, conversation: int, column: str, wanted: Sequence[int]) -> None:
    """Make a conversation's links exactly the wanted ones."""
    present = dict(writer.rows(f"SELECT {column}, id FROM {table} WHERE conversation_id = ?", conversation))
    for target in dict.fromkeys(wanted):
        if target not in present:
            writer.insert(table, conversation_id=conversation, **{column: target})
    for target, row_id in present.items():
        if target not in wanted:
            writer.delete(table, row_id)
