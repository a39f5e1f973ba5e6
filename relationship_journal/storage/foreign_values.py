# SPDX-License-Identifier: MIT
"""Values from a file somebody may have edited: each is checked for its column before it is taken in."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum

from peewee import BlobField, Field, IntegerField

from relationship_journal.storage import tables
from relationship_journal.storage.validation import FIRST_YEAR, LAST_YEAR
from relationship_journal.values import (
    Channel,
    MethodKind,
    Precision,
    Side,
    Stage,
    Status,
    TagKind,
    Tier,
    WantedBy,
)

_LARGEST = 2**63 - 1

_WORDS: Mapping[tuple[str, str], type[StrEnum]] = {
    ("contact", "status"): Status,
    ("contact", "stage"): Stage,
    ("contact", "wanted_by"): WantedBy,
    ("contact", "tier"): Tier,
    ("method", "kind"): MethodKind,
    ("tag", "kind"): TagKind,
    ("conversation", "channel"): Channel,
    ("conversation", "precision"): Precision,
    ("conversation", "began"): Side,
    ("conversation", "paid_by"): Side,
}


def checked(table: str, column: str, value: object) -> object:
    """The value as its column keeps it; raises ValueError or TypeError for one it could not hold or mean."""
    field = tables.BY_NAME[table]._meta.columns[column]  # noqa: SLF001 (peewee's public way to its metadata)
    if value is None:
        if not field.null:
            raise TypeError(f"{table}.{column} is empty")
        return None
    kept = _of_kind(field, value)
    if (table, column) in _WORDS:
        _WORDS[table, column](str(value))
    elif (table, column) in _MEANINGS:
        _MEANINGS[table, column](str(kept))
    return kept


def _of_kind(field: Field, value: object) -> object:
    if isinstance(field, BlobField):
        return base64.b64decode(text(value), validate=True)
    return number(value) if isinstance(field, IntegerField) else text(value)


def number(value: object) -> int:
    """A whole number SQLite can keep; raises TypeError for anything else."""
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _LARGEST:
        raise TypeError("there is something where a number belongs")
    return value


def text(value: object) -> str:
    """A text; raises TypeError for anything else."""
    if not isinstance(value, str):
        raise TypeError("there is something where a text belongs")
    return value


def _moment(written: str) -> None:
    if not FIRST_YEAR <= datetime.fromisoformat(written).year <= LAST_YEAR:
        raise ValueError(f"{written} is out of range")


_MEANINGS: Mapping[tuple[str, str], Callable[[str], object]] = {
    ("conversation", "at"): _moment,
    ("setting", "value"): json.loads,
}
