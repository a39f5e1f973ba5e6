# SPDX-License-Identifier: MIT
"""The record's tables as peewee models, bound to no database: every query names its journal."""

from __future__ import annotations

from peewee import ForeignKeyField, Model

from relationship_journal.storage.tables.marks import (
    FavorTable,
    FrictionTable,
    GoalTable,
    InterestTable,
    LimitTable,
    NoteTable,
    PromiseMoveTable,
    PromiseTable,
    RefusalTable,
    ShortcutTable,
    StageChangeTable,
)
from relationship_journal.storage.tables.people import (
    AccountTable,
    AddressTable,
    AnswerTable,
    ArchivalTable,
    BatchTable,
    ContactTable,
    ContactTagTable,
    DateTable,
    JobTable,
    MergerTable,
    MethodTable,
    PhotoTable,
    RawCardTable,
    RelationTable,
    SettingTable,
    TagTable,
)
from relationship_journal.storage.tables.record import Record
from relationship_journal.storage.tables.talks import (
    ConversationTable,
    ConversationTagTable,
    EarTable,
    MannerTable,
    ParticipantTable,
)

__all__ = [
    "BY_NAME",
    "PLURALS",
    "RECORDS",
    "AccountTable",
    "AddressTable",
    "AnswerTable",
    "ArchivalTable",
    "BatchTable",
    "ContactTable",
    "ContactTagTable",
    "ConversationTable",
    "ConversationTagTable",
    "DateTable",
    "EarTable",
    "FavorTable",
    "FrictionTable",
    "GoalTable",
    "InterestTable",
    "JobTable",
    "LimitTable",
    "MannerTable",
    "MergerTable",
    "MethodTable",
    "NoteTable",
    "ParticipantTable",
    "PhotoTable",
    "PromiseMoveTable",
    "PromiseTable",
    "RawCardTable",
    "Record",
    "RefusalTable",
    "RelationTable",
    "SettingTable",
    "ShortcutTable",
    "StageChangeTable",
    "TagTable",
    "columns",
    "links",
    "name_of",
]

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
    MannerTable,
    EarTable,
    PromiseTable,
    PromiseMoveTable,
    FavorTable,
    ShortcutTable,
    FrictionTable,
    RefusalTable,
    GoalTable,
    NoteTable,
    LimitTable,
    InterestTable,
    StageChangeTable,
    ArchivalTable,
    MergerTable,
    AnswerTable,
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
    "manner": "manners",
    "ear": "ears",
    "promise": "promises",
    "promise_move": "promise_moves",
    "favor": "favors",
    "shortcut": "shortcuts",
    "friction": "frictions",
    "refusal": "refusals",
    "goal": "goals",
    "note": "notes",
    "limit": "limits",
    "interest": "interests",
    "stage_change": "stage_changes",
    "archival": "archivals",
    "merger": "mergers",
    "answer": "answers",
}
"""The name of each record kind's list in the JSON export."""


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
