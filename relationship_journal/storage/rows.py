# SPDX-License-Identifier: MIT
"""One stored row: its integrity hash, the columns computed from others, its body in the history."""

from __future__ import annotations

import base64
import json
import os
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import cache
from operator import itemgetter
from typing import Any

from relationship_journal.storage.mark_rows import words
from relationship_journal.storage.spacing import spaced_or_none
from relationship_journal.values import MarkKind, MethodKind, comparable

_EPOCH = datetime(1900, 1, 1)  # noqa: DTZ001 (wall clock)
_ID_BITS = 32

DERIVED_COLUMNS = frozenset({"spaced", "place", "comparable"})
"""Kept by the Writer from other columns of the row; never exported, always recomputed."""

NAME_COLUMNS = ("name", "given", "middle", "family", "nickname", "phonetic_given", "phonetic_family")


def place(at: str, row_id: int) -> int:
    """Where a conversation stands among all, by wall clock then id: minutes since 1900, shifted, plus the id."""
    minutes = int((datetime.fromisoformat(at) - _EPOCH).total_seconds()) // 60
    return minutes << _ID_BITS | row_id


def first_place_of(moment: datetime) -> int:
    """The lowest place any conversation of this minute can have."""
    return int((moment - _EPOCH).total_seconds()) // 60 << _ID_BITS


def moment_of(place_: int) -> datetime:
    """The minute of a place, wall clock."""
    return _EPOCH + timedelta(minutes=place_ >> _ID_BITS)


def id_of(place_: int) -> int:
    """The conversation that stands at a place."""
    return place_ & ((1 << _ID_BITS) - 1)


def _marked(table: str) -> Callable[[dict[str, object]], dict[str, object]]:
    return lambda row: {"spaced": words(table, row)}


_DERIVE: Mapping[str, Callable[[dict[str, object]], dict[str, object]]] = {
    "account": lambda row: {"spaced": spaced_or_none(str(row["name"]))},
    "tag": lambda row: {"spaced": spaced_or_none(str(row["name"]))},
    "contact": lambda row: {"spaced": spaced_or_none(*(str(row[name]) for name in NAME_COLUMNS))},
    "method": lambda row: {"comparable": comparable(MethodKind(str(row["kind"])), str(row["value"]))},
    "conversation": lambda row: {
        "spaced": spaced_or_none(str(row["text"])),
        "place": place(str(row["at"]), int(str(row["id"]))),
    },
    **{kind.value: _marked(kind.value) for kind in MarkKind},
}


def clean_text(text: str) -> str:
    """The text with what none may hold replaced (lone halves of a sign, NUL), so that any input can be kept."""
    if text.isascii() and "\x00" not in text:
        return text
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


def clean(row: dict[str, object]) -> None:
    """Make every text of a row one that can be kept."""
    together = "".join([value for value in row.values() if type(value) is str])
    if together.isascii() and "\x00" not in together:
        return
    for name, value in row.items():
        if isinstance(value, str):
            row[name] = clean_text(value)


def cleaned(parameters: Iterable[object]) -> list[object]:
    """Parameters of a look-up, cleaned as the rows they look for were."""
    return [clean_text(value) if isinstance(value, str) else value for value in parameters]


def derive(table: str, row: dict[str, object]) -> None:
    """Fill in the columns that follow from others of the row."""
    if table in _DERIVE:
        row.update(_DERIVE[table](row))


class Uids:
    """Makes UUIDs of version 7 with a fraction of their millisecond (RFC 9562): sorted, rows stand as they were made.

    Each is later than the one before, even where the clock is coarse or was set back.
    """

    def __init__(self) -> None:
        self._last = 0

    def __call__(self) -> str:
        self._last = max(self._last + 1, time.time_ns() * 4096 // 1_000_000)
        stamp, chance = f"{self._last >> 12:012x}", os.urandom(8).hex()
        variant = "89ab"[int(chance[0], 16) & 3]
        return f"{stamp[:8]}-{stamp[8:]}-7{self._last & 0xFFF:03x}-{variant}{chance[1:4]}-{chance[4:]}"


new_uid = Uids()


def hash_of(values: Iterable[object]) -> bytes:
    """BLAKE2b-128 over the stored columns in Python's ASCII form, in which no two rows are alike.

    `ascii` escapes every other sign, so the form does not depend on a Python's Unicode tables; it is one call in C.
    The form is part of the journal's format: another needs a migration that seals every row anew.
    """
    sealed: bytes = _blake2b()(ascii(tuple(values)).encode(), digest_size=16).digest()
    return sealed


@cache
def _blake2b() -> Callable[..., Any]:
    from hashlib import blake2b  # noqa: PLC0415  (a while; nothing is sealed before the first paint)

    return blake2b


@cache
def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a record table, id first."""
    from relationship_journal.storage import tables  # noqa: PLC0415  (peewee takes a while; the first paint needs none)

    return tables.columns(tables.BY_NAME[table])


@cache
def hashed_columns(table: str) -> tuple[str, ...]:
    """Every column but the hash itself."""
    return tuple(name for name in columns_of(table) if name != "hash")


@cache
def _blank(table: str) -> dict[str, object]:
    return dict.fromkeys(columns_of(table))


def finished(table: str, given: Mapping[str, object]) -> dict[str, object]:
    """The whole row, in column order: missing columns empty, texts cleaned, computed columns and hash in place."""
    row = {**_blank(table), **given}
    clean(row)
    derive(table, row)
    seal(table, row)
    return row


@cache
def _pick_hashed(table: str) -> Callable[[Mapping[str, object]], tuple[object, ...]]:
    return itemgetter(*hashed_columns(table))


def seal(table: str, row: dict[str, object]) -> None:
    """Put the row's integrity hash into it."""
    row["hash"] = hash_of(_pick_hashed(table)(row))


@cache
def exported_columns(table: str) -> tuple[str, ...]:
    """The columns that leave in the JSON export and stand in the history: no ids, no hash, nothing derived."""
    hidden = {"id", "hash", *DERIVED_COLUMNS}
    return tuple(name for name in columns_of(table) if name not in hidden)


def body(table: str, row: Mapping[str, object], uid_of: Callable[[str, int], str]) -> dict[str, object]:
    """The row by uids instead of ids, blobs as base64: the same in every copy of a journal."""
    links = links_of(table)
    result: dict[str, object] = {}
    for name in exported_columns(table):
        value = row[name]
        if name in links:
            result[name.removesuffix("_id")] = None if value is None else uid_of(links[name], int(str(value)))
        else:
            result[name] = base64.b64encode(value).decode() if isinstance(value, bytes) else value
    return result


@cache
def links_of(table: str) -> dict[str, str]:
    """Column to the table it points at."""
    from relationship_journal.storage import tables  # noqa: PLC0415  (peewee takes a while; the first paint needs none)

    return {column: tables.name_of(parent) for column, parent in tables.links(tables.BY_NAME[table]).items()}


def canonical(content: object) -> str:
    """JSON with one form only."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
