# SPDX-License-Identifier: MIT
"""What every row of the record has, and how one points at another."""

from __future__ import annotations

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


def link(to: type[Model], *, null: bool = False) -> Any:
    """A column that points at a row of another table, which cannot go before it."""
    options: dict[str, Any] = {"on_delete": "RESTRICT", "null": null}
    return ForeignKeyField(to, **options)
