# SPDX-License-Identifier: MIT
"""The record's tables as peewee models, bound to no database: every query names its journal."""

from __future__ import annotations

from functools import cache
from typing import Any

from peewee import AutoField, BlobField, ForeignKeyField, IntegerField, Model, TextField


class Record(Model):
    """A row that is part of the record: identity, integrity, history and trash."""

    id = AutoField()
    uid = TextField()
    hash = BlobField()
    stamp = IntegerField()
    trashed_at = TextField(null=True)

    class Meta:
        legacy_table_names = False


def _link(to: type[Model], *, null: bool = False) -> Any:
    options: dict[str, Any] = {"on_delete": "RESTRICT", "null": null}
    return ForeignKeyField(to, **options)


class BatchTable(Record):
    """One import: what came in together and can be taken back together."""

    source = TextField()
    made_at = TextField()

    class Meta:
        table_name = "batch"


class SettingTable(Record):
    """A choice that belongs to the journal, as JSON."""

    key = TextField()
    value = TextField()

    class Meta:
        table_name = "setting"


class AccountTable(Record):
    """A company."""

    name = TextField()
    spaced = TextField(null=True)
    renewal_on = TextField(null=True)
    people_that_matter = IntegerField(null=True)
    note = TextField()
    batch = _link(BatchTable, null=True)

    class Meta:
        table_name = "account"


class ContactTable(Record):
    """A person (or a company's own card)."""

    name = TextField()
    spaced = TextField(null=True)
    prefix = TextField()
    given = TextField()
    middle = TextField()
    family = TextField()
    suffix = TextField()
    nickname = TextField()
    phonetic_given = TextField()
    phonetic_family = TextField()
    is_company = IntegerField()
    pronoun = TextField()
    status = TextField()
    stage = TextField()
    wanted_by = TextField()
    tier = TextField()
    cadence_days = IntegerField(null=True)
    away_until = TextField(null=True)
    seasonal_months = TextField()
    health_or_public = IntegerField()
    off_duty_welcome = IntegerField()
    birth_year = IntegerField(null=True)
    birth_month = IntegerField(null=True)
    birth_day = IntegerField(null=True)
    zone = TextField(null=True)
    note = TextField()
    added_at = TextField()
    batch = _link(BatchTable, null=True)

    class Meta:
        table_name = "contact"


class JobTable(Record):
    """Where a contact works, as what, with which say in buying."""

    contact = _link(ContactTable)
    account = _link(AccountTable)
    title = TextField()
    department = TextField()
    buying_role = TextField()
    started_on = TextField(null=True)
    ended_on = TextField(null=True)

    class Meta:
        table_name = "job"


class MethodTable(Record):
    """A phone number, mail address or page, as typed and in comparable form."""

    contact = _link(ContactTable)
    kind = TextField()
    label = TextField()
    value = TextField()
    comparable = TextField()
    preferred = IntegerField()

    class Meta:
        table_name = "method"


class AddressTable(Record):
    """A postal address in parts, and as written where the source gave it so."""

    contact = _link(ContactTable)
    label = TextField()
    po_box = TextField()
    extended = TextField()
    street = TextField()
    locality = TextField()
    region = TextField()
    postcode = TextField()
    country = TextField()
    formatted = TextField()

    class Meta:
        table_name = "address"


class DateTable(Record):
    """A date that matters to a contact; the year may be unknown."""

    contact = _link(ContactTable)
    label = TextField()
    year = IntegerField(null=True)
    month = IntegerField(null=True)
    day = IntegerField(null=True)
    typed = TextField()

    class Meta:
        table_name = "date"


class RelationTable(Record):
    """Somebody a contact is related to: a name, or another contact."""

    contact = _link(ContactTable)
    label = TextField()
    name = TextField()
    other = _link(ContactTable, null=True)

    class Meta:
        table_name = "relation"


class PhotoTable(Record):
    """A contact's picture, apart from the contact so that lists never load it."""

    contact = _link(ContactTable)
    media_type = TextField()
    data = BlobField()

    class Meta:
        table_name = "photo"


class RawCardTable(Record):
    """The card a contact was imported from, kept whole."""

    contact = _link(ContactTable)
    format = TextField()
    version = TextField()
    card_uid = TextField()
    text = TextField()
    batch = _link(BatchTable, null=True)

    class Meta:
        table_name = "raw_card"


class TagTable(Record):
    """A tag of one of the two kinds."""

    kind = TextField()
    name = TextField()
    spaced = TextField(null=True)

    class Meta:
        table_name = "tag"


class ContactTagTable(Record):
    """A tag on a contact."""

    contact = _link(ContactTable)
    tag = _link(TagTable)

    class Meta:
        table_name = "contact_tag"


class ConversationTable(Record):
    """A conversation; `place` sorts by date, `spaced` is the text with CJK spaced for the index."""

    place = IntegerField()
    at = TextField()
    utc = IntegerField()
    offset = IntegerField()
    zone = TextField(null=True)
    precision = TextField()
    channel = TextField()
    minutes = IntegerField(null=True)
    share = IntegerField()
    rated = IntegerField()
    planned = IntegerField()
    answered = IntegerField()
    began = TextField(null=True)
    in_confidence = IntegerField()
    cost = IntegerField(null=True)
    currency = TextField(null=True)
    paid_by = TextField(null=True)
    text = TextField()
    spaced = TextField(null=True)
    batch = _link(BatchTable, null=True)

    class Meta:
        table_name = "conversation"


class ParticipantTable(Record):
    """A contact who took part in a conversation."""

    conversation = _link(ConversationTable)
    contact = _link(ContactTable)

    class Meta:
        table_name = "participant"


class ConversationTagTable(Record):
    """A tag on a conversation."""

    conversation = _link(ConversationTable)
    tag = _link(TagTable)

    class Meta:
        table_name = "conversation_tag"


RECORDS: tuple[type[Record], ...] = (
    BatchTable,
    SettingTable,
    AccountTable,
    ContactTable,
    JobTable,
    MethodTable,
    AddressTable,
    DateTable,
    RelationTable,
    PhotoTable,
    RawCardTable,
    TagTable,
    ContactTagTable,
    ConversationTable,
    ParticipantTable,
    ConversationTagTable,
)
"""Every record table, parents before children."""

PLURALS = {
    "batch": "batches",
    "setting": "settings",
    "account": "accounts",
    "contact": "contacts",
    "job": "jobs",
    "method": "methods",
    "address": "addresses",
    "date": "dates",
    "relation": "relations",
    "photo": "photos",
    "raw_card": "raw_cards",
    "tag": "tags",
    "contact_tag": "contact_tags",
    "conversation": "conversations",
    "participant": "participants",
    "conversation_tag": "conversation_tags",
}
"""The name of each record kind's list in the JSON export."""

DERIVED_COLUMNS = frozenset({"spaced", "place", "comparable"})
"""Kept by the Writer from other columns of the row; never exported, always recomputed."""


def name_of(table: type[Model]) -> str:
    """The table's name in the file."""
    return str(table._meta.table_name)  # noqa: SLF001 (peewee's public way to its metadata)


def columns(table: type[Model]) -> tuple[str, ...]:
    """The table's columns in the file, id first."""
    return tuple(field.column_name for field in table._meta.sorted_fields)  # noqa: SLF001


def links(table: type[Model]) -> dict[str, type[Model]]:
    """Column to parent table, for the columns that point at another row."""
    return {
        field.column_name: field.rel_model
        for field in table._meta.sorted_fields  # noqa: SLF001
        if isinstance(field, ForeignKeyField)
    }


BY_NAME: dict[str, type[Record]] = {name_of(table): table for table in RECORDS}


@cache
def columns_of(name: str) -> tuple[str, ...]:
    """The columns of a record table by its name, id first."""
    return columns(BY_NAME[name])
