# SPDX-License-Identifier: MIT
"""Marks: whom each names, which conversation it came from, its day and what it says."""

from __future__ import annotations

from peewee import IntegerField, TextField

from relationship_journal.storage.tables.people import ContactTable
from relationship_journal.storage.tables.record import Record, link
from relationship_journal.storage.tables.talks import ConversationTable


class PromiseTable(Record):
    """Who owes whom what by when."""

    contact = link(ContactTable)
    conversation = link(ConversationTable, null=True)
    on = TextField()
    side = TextField()
    what = TextField()
    due = TextField(null=True)
    kept_on = TextField(null=True)
    let_go_on = TextField(null=True)
    note = TextField()
    spaced = TextField(null=True)

    class Meta:
        table_name = "promise"


class PromiseMoveTable(Record):
    """A promise moved to another day, with a word or without."""

    promise = link(PromiseTable)
    due_before = TextField(null=True)
    due_after = TextField()
    on = TextField()
    told = IntegerField()

    class Meta:
        table_name = "promise_move"


class FavorTable(Record):
    """Something one did for the other; worth in minor units of its currency."""

    contact = link(ContactTable)
    conversation = link(ConversationTable, null=True)
    on = TextField()
    done_by = TextField()
    asked_by = TextField()
    kind = TextField()
    what = TextField()
    normal_service = IntegerField()
    worth = IntegerField(null=True)
    currency = TextField()
    reason = TextField()
    said_one_off = IntegerField()
    pushed_aside = TextField()
    made_good_on = TextField(null=True)
    note = TextField()
    spaced = TextField(null=True)

    class Meta:
        table_name = "favor"


class ShortcutTable(Record):
    """Something changed or skipped without asking or telling."""

    contact = link(ContactTable)
    conversation = link(ConversationTable, null=True)
    on = TextField()
    what = TextField()
    told_on = TextField(null=True)
    note = TextField()
    spaced = TextField(null=True)

    class Meta:
        table_name = "shortcut"


class FrictionTable(Record):
    """A conflict, and what became of it."""

    contact = link(ContactTable)
    conversation = link(ConversationTable, null=True)
    on = TextField()
    what = TextField()
    began = TextField()
    talked_on = TextField(null=True)
    crossed_on = TextField(null=True)
    settled_on = TextField(null=True)
    note = TextField()
    spaced = TextField(null=True)

    class Meta:
        table_name = "friction"


class RefusalTable(Record):
    """A no, and what is known of its reason."""

    contact = link(ContactTable)
    conversation = link(ConversationTable, null=True)
    on = TextField()
    what = TextField()
    kind = TextField()
    reason = TextField(null=True)
    in_their_words = TextField()
    still_hurts = IntegerField()
    note = TextField()
    spaced = TextField(null=True)

    class Meta:
        table_name = "refusal"


class GoalTable(Record):
    """What a customer wants solved or reached."""

    contact = link(ContactTable)
    conversation = link(ConversationTable, null=True)
    on = TextField()
    what = TextField()
    state = TextField()
    moved_on = TextField(null=True)
    celebrated_on = TextField(null=True)
    note = TextField()
    spaced = TextField(null=True)

    class Meta:
        table_name = "goal"


class NoteTable(Record):
    """Something for the next talk."""

    contact = link(ContactTable)
    conversation = link(ConversationTable, null=True)
    on = TextField()
    what = TextField()
    kind = TextField()
    side = TextField()
    raised_on = TextField(null=True)
    note = TextField()
    spaced = TextField(null=True)

    class Meta:
        table_name = "note"


class LimitTable(Record):
    """A rule the writer sets, for a contact or for all."""

    contact = link(ContactTable, null=True)
    conversation = link(ConversationTable, null=True)
    on = TextField()
    kind = TextField()
    amount = IntegerField(null=True)
    currency = TextField()
    topic = TextField()
    note = TextField()
    spaced = TextField(null=True)

    class Meta:
        table_name = "limit"


class InterestTable(Record):
    """Something a contact cares about."""

    contact = link(ContactTable)
    conversation = link(ConversationTable, null=True)
    on = TextField()
    what = TextField()
    note = TextField()
    spaced = TextField(null=True)

    class Meta:
        table_name = "interest"


class StageChangeTable(Record):
    """From one stage to another."""

    contact = link(ContactTable)
    conversation = link(ConversationTable, null=True)
    on = TextField()
    before = TextField()
    after = TextField()
    note = TextField()
    spaced = TextField(null=True)

    class Meta:
        table_name = "stage_change"
