# SPDX-License-Identifier: MIT
"""A contact or a conversation as all its rows: what single edits and bulk work both insert."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from relationship_journal.storage.columns import (
    address_columns,
    contact_columns,
    conversation_columns,
    date_columns,
    job_columns,
    method_columns,
    now_utc,
    photo_columns,
    relation_columns,
)
from relationship_journal.storage.mark_rows import manner_columns, mark_columns, move_columns
from relationship_journal.values import (
    KIND_OF,
    PLAIN,
    AccountId,
    BatchId,
    ContactId,
    ConversationId,
    Manner,
    NewAccount,
    NewContact,
    NewConversation,
    NewJob,
    NewMark,
    NewMethod,
    NewRelation,
    TagKind,
)


class Rows(Protocol):
    """What inserting needs: the Writer, or its stand-in for bulk work."""

    accounts: dict[str, AccountId] | None
    """The accounts by folded name, once somebody has asked for one."""

    def insert(self, table: str, **values: object) -> int:
        """Add a row; returns its id."""

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Read inside the transaction."""

    def restore(self, table: str, row_id: int) -> None:
        """Take a row out of the trash, if it is there."""


def put_contact(rows: Rows, new: NewContact, batch: BatchId | None = None) -> ContactId:
    """Insert a contact with everything that hangs on it."""
    contact = ContactId(rows.insert("contact", **contact_columns(new), added_at=now_utc(), batch_id=batch))
    for job in new.jobs:
        put_job(rows, contact, job, batch)
    for method in new.methods:
        put_method(rows, contact, method)
    put_details(rows, contact, new, batch)
    return contact


def put_details(rows: Rows, contact: ContactId, new: NewContact, batch: BatchId | None) -> None:
    for address in new.addresses:
        rows.insert("address", contact_id=contact, **address_columns(address))
    for day in new.dates:
        rows.insert("date", contact_id=contact, **date_columns(day))
    for relation in new.relations:
        put_relation(rows, contact, relation)
    put_tags(rows, TagKind.CONTACT, contact, new.tags)
    if new.photo is not None:
        rows.insert("photo", contact_id=contact, **photo_columns(new.photo))
    if new.raw_card is not None:
        rows.insert("raw_card", contact_id=contact, batch_id=batch, **_fields(new.raw_card))


def put_relation(rows: Rows, contact: ContactId, new: NewRelation) -> int:
    return rows.insert("relation", contact_id=contact, **relation_columns(new))


def put_account(rows: Rows, new: NewAccount, batch: BatchId | None = None) -> AccountId:
    """Insert an account with what is known of it."""
    known = {"renewal_on": new.renewal_on and new.renewal_on.isoformat(), "people_that_matter": new.people_that_matter}
    return AccountId(rows.insert("account", name=new.name, note=new.note, batch_id=batch, **known))


def put_job(rows: Rows, contact: ContactId, job: NewJob, batch: BatchId | None) -> int:
    return rows.insert("job", contact_id=contact, account_id=account_id(rows, job.account, batch), **job_columns(job))


def account_id(rows: Rows, name: str, batch: BatchId | None = None) -> AccountId:
    """The account of this name, in capitals or not; taken out of the trash, or made if there is none."""
    exact = rows.rows("SELECT id FROM account WHERE name = ? AND trashed_at IS NULL ORDER BY id LIMIT 1", name)
    if exact:
        return AccountId(exact[0][0])
    if rows.accounts is None:
        # What stands later takes the place: one that is there goes before one in the trash, an older before a newer.
        found = rows.rows("SELECT name, id FROM account ORDER BY trashed_at IS NULL, id DESC")
        rows.accounts = {same_account(called): AccountId(row_id) for called, row_id in found}
    key = same_account(name)
    if key in rows.accounts:
        rows.restore("account", rows.accounts[key])
    else:
        rows.accounts[key] = AccountId(rows.insert("account", name=name, note="", batch_id=batch))
    return rows.accounts[key]


def same_account(name: str) -> str:
    """What two ways to write an account's name have in common; accents tell companies apart."""
    return " ".join(name.casefold().split())


def linked(rows: Rows, relation: NewRelation, contact: ContactId | None = None) -> NewRelation:
    """The relation with the contact of its name, if exactly one other goes by it and none is chosen yet."""
    if relation.other is not None:
        return relation
    found = rows.rows(
        "SELECT id FROM contact WHERE trashed_at IS NULL AND name = ? COLLATE NOCASE AND id IS NOT ? LIMIT 2",
        " ".join(relation.name.split()),
        contact,
    )
    return replace(relation, other=ContactId(found[0][0])) if len(found) == 1 else relation


def put_method(rows: Rows, contact: ContactId, new: NewMethod) -> int:
    return rows.insert("method", contact_id=contact, **method_columns(new))


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}


def put_conversation(
    rows: Rows, new: NewConversation, share: int, people: Sequence[ContactId], batch: BatchId | None = None
) -> ConversationId:
    """Insert a conversation with these people and its tags."""
    columns = conversation_columns(new, share)
    conversation = ConversationId(rows.insert("conversation", **columns, batch_id=batch))
    for contact in dict.fromkeys(people):
        rows.insert("participant", conversation_id=conversation, contact_id=contact)
    put_tags(rows, TagKind.CONVERSATION, conversation, new.tags)
    if new.manner not in {None, PLAIN}:
        put_manner(rows, conversation, new.manner or PLAIN)
    for contact in dict.fromkeys(people[place] for place in new.ears or ()):
        rows.insert("ear", conversation_id=conversation, contact_id=contact)
    put_marks(rows, conversation, new, people)
    return conversation


def put_manner(rows: Rows, conversation: ConversationId, manner: Manner) -> None:
    """Say how a conversation was that nothing is said of yet."""
    rows.insert("manner", conversation_id=conversation, **manner_columns(manner))


def put_marks(rows: Rows, conversation: ConversationId, new: NewConversation, people: Sequence[ContactId]) -> None:
    """Insert the marks written down with a conversation."""
    for one in new.marks:
        row_id = put_mark(rows, one.mark, people[one.person], conversation, new.when.day)
        for move in one.moves:
            rows.insert("promise_move", promise_id=row_id, **move_columns(move))


def put_mark(
    rows: Rows, mark: NewMark, contact: ContactId | None, conversation: ConversationId | None, day: date
) -> int:
    """Insert a mark; `day` is its day where it names none."""
    columns = mark_columns(mark, day)
    return rows.insert(KIND_OF[type(mark)].value, contact_id=contact, conversation_id=conversation, **columns)


def put_tags(rows: Rows, kind: TagKind, owner: int, tags: Sequence[str]) -> None:
    """Put tags on a contact or a conversation; those that are there already stay."""
    table = f"{kind.value}_tag"
    column = f"{kind.value}_id"
    for tag in clean_tags(tags):
        row_id = tag_id(rows, kind, tag)
        if not rows.rows(f"SELECT 1 FROM {table} WHERE {column} = ? AND tag_id = ?", owner, row_id):
            rows.insert(table, **{column: owner, "tag_id": row_id})


def tag_id(rows: Rows, kind: TagKind, name: str) -> int:
    """The tag of this kind and name, made if there is none."""
    found = rows.rows("SELECT id FROM tag WHERE kind = ? AND name = ? AND trashed_at IS NULL", kind.value, name)
    return int(found[0][0]) if found else rows.insert("tag", kind=kind.value, name=name)


def clean_tags(tags: Sequence[str]) -> list[str]:
    """Tags without their sign, extra blanks and doubles."""
    return list(dict.fromkeys(clean for tag in tags if (clean := " ".join(tag.removeprefix("#").split()))))
