# SPDX-License-Identifier: MIT
"""People, the accounts they work at, and what is common to a journal."""

from __future__ import annotations

from peewee import BlobField, IntegerField, TextField

from relationship_journal.storage.tables.record import Record, link


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
    batch = link(BatchTable, null=True)

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
    batch = link(BatchTable, null=True)

    class Meta:
        table_name = "contact"


class JobTable(Record):
    """Where a contact works, as what, with which say in buying."""

    contact = link(ContactTable)
    account = link(AccountTable)
    title = TextField()
    department = TextField()
    buying_role = TextField()
    started_on = TextField(null=True)
    ended_on = TextField(null=True)

    class Meta:
        table_name = "job"


class MethodTable(Record):
    """A phone number, mail address or page, as typed and in comparable form."""

    contact = link(ContactTable)
    kind = TextField()
    label = TextField()
    value = TextField()
    comparable = TextField()
    preferred = IntegerField()

    class Meta:
        table_name = "method"


class AddressTable(Record):
    """A postal address in parts, and as written where the source gave it so."""

    contact = link(ContactTable)
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

    contact = link(ContactTable)
    label = TextField()
    year = IntegerField(null=True)
    month = IntegerField(null=True)
    day = IntegerField(null=True)
    typed = TextField()

    class Meta:
        table_name = "date"


class RelationTable(Record):
    """Somebody a contact is related to: a name, or another contact."""

    contact = link(ContactTable)
    label = TextField()
    name = TextField()
    other = link(ContactTable, null=True)

    class Meta:
        table_name = "relation"


class PhotoTable(Record):
    """A contact's picture, apart from the contact so that lists never load it."""

    contact = link(ContactTable)
    media_type = TextField()
    data = BlobField()

    class Meta:
        table_name = "photo"


class RawCardTable(Record):
    """The card a contact was imported from, kept whole."""

    contact = link(ContactTable)
    format = TextField()
    version = TextField()
    card_uid = TextField()
    text = TextField()
    batch = link(BatchTable, null=True)

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

    contact = link(ContactTable)
    tag = link(TagTable)

    class Meta:
        table_name = "contact_tag"


class ArchivalTable(Record):
    """A contact out of the lists, and since when."""

    contact = link(ContactTable)
    on = TextField()

    class Meta:
        table_name = "archival"


class MergerTable(Record):
    """A contact or account that became part of another: the uid under which its history stands, and its name."""

    contact = link(ContactTable, null=True)
    account = link(AccountTable, null=True)
    gone = TextField()
    name = TextField()
    on = TextField()

    class Meta:
        table_name = "merger"


class AnswerTable(Record):
    """What the writer said to an insight of a rule: about a contact, an account, or everybody."""

    rule = TextField()
    contact = link(ContactTable, null=True)
    account = link(AccountTable, null=True)
    kind = TextField()
    on = TextField()
    until = TextField(null=True)
    note = TextField()
    evidence = TextField()

    class Meta:
        table_name = "answer"
