# SPDX-License-Identifier: MIT
"""Conversations, who took part, and how they were."""

from __future__ import annotations

from peewee import IntegerField, TextField

from relationship_journal.storage.tables.people import BatchTable, ContactTable, TagTable
from relationship_journal.storage.tables.record import Record, link


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
    batch = link(BatchTable, null=True)

    class Meta:
        table_name = "conversation"


class ParticipantTable(Record):
    """A contact who took part in a conversation."""

    conversation = link(ConversationTable)
    contact = link(ContactTable)

    class Meta:
        table_name = "participant"


class ConversationTagTable(Record):
    """A tag on a conversation."""

    conversation = link(ConversationTable)
    tag = link(TagTable)

    class Meta:
        table_name = "conversation_tag"


class MannerTable(Record):
    """How a conversation was, where there is something to be said of it."""

    conversation = link(ConversationTable)
    off_duty = TextField(null=True)
    brief = IntegerField()
    nothing_to_follow_up = IntegerField()
    needed_an_ear = IntegerField()
    told_troubles = IntegerField()
    meaning = TextField()

    class Meta:
        table_name = "manner"


class EarTable(Record):
    """Somebody who needed an ear in a conversation."""

    conversation = link(ConversationTable)
    contact = link(ContactTable)

    class Meta:
        table_name = "ear"
