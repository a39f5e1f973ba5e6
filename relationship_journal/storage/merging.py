# SPDX-License-Identifier: MIT
"""What becomes of every row that hangs on a contact or an account when it becomes part of another.

The preview counts what the verb then does: both ask here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import field
from typing import Any

from relationship_journal.frozen import dataclass
from relationship_journal.storage.evidence import meet, rested_on, written
from relationship_journal.values import Fate, fold

Read = Callable[..., Sequence[tuple[Any, ...]]]
"""Reads inside the transaction: SQL, then its parameters."""


@dataclass(frozen=True, slots=True)
class Step:
    """A row and its fate; `columns` are what it holds afterwards, where it is not double."""

    table: str
    row: int
    fate: Fate
    columns: dict[str, object] = field(default_factory=dict)


def contact_steps(read: Read, kept: int, gone: int, *, take_photo: bool) -> Iterator[Step]:
    """Every row that hangs on the contact `gone`, and one of `kept` where a picture is taken or an archive left."""
    for table, column in (("participant", "conversation_id"), ("ear", "conversation_id"), ("contact_tag", "tag_id")):
        yield from _linked_once(read, table, column, kept, gone)
    for table in ("job", "method", "address", "date", "raw_card"):
        yield from _parts(read, table, kept, gone)
    yield from _relations(read, kept, gone)
    yield from _photos(read, kept, gone, take=take_photo)
    for table in ("limit", "interest"):
        yield from _marks_once(read, table, kept, gone)
    yield from _archivals(read, kept, gone)
    yield from _answers(read, "contact", kept, gone)
    for table in _rest_of("contact", _CONTACT_DONE):
        yield from _all(read, table, "contact_id", kept, gone)


def account_steps(read: Read, kept: int, gone: int) -> Iterator[Step]:
    """Every row that hangs on the account `gone`."""
    there = {_comparable("job", row) for _, row in _rows(read, "job", "account_id", kept, ("contact_id", *_JOB))}
    for row_id, row in _rows(read, "job", "account_id", gone, ("contact_id", *_JOB)):
        double = _comparable("job", row) in there
        yield Step("job", row_id, Fate.DOUBLE) if double else Step("job", row_id, Fate.MOVES, {"account_id": kept})
    yield from _answers(read, "account", kept, gone)
    for table in _rest_of("account", frozenset({"job", "answer"})):
        yield from _all(read, table, "account_id", kept, gone)


_JOB = ("title", "department", "buying_role", "started_on", "ended_on")
_PART_COLUMNS = {
    "job": ("account_id", *_JOB),
    "method": ("kind", "comparable", "value", "preferred"),
    "address": (
        *("po_box", "extended", "street", "locality", "region", "postcode", "country", "formatted"),
        "label",
    ),
    "date": ("label", "year", "month", "day"),
    "raw_card": ("text",),
}
"""What tells one part of a contact from another; a method is told by its comparable form."""
_CONTACT_DONE = frozenset({"participant", "ear", "contact_tag", *_PART_COLUMNS, "relation", "photo"}) | frozenset(
    {"limit", "interest", "archival", "answer"}
)


def _rest_of(parent: str, done: frozenset[str]) -> list[str]:
    """Every other table whose rows name a contact or an account: whatever comes to hang on one moves with it."""
    from relationship_journal.storage import tables  # noqa: PLC0415  (peewee takes a while; the first paint needs none)

    of_parent = (tables.name_of(one) for one in tables.RECORDS if tables.BY_NAME[parent] in tables.links(one).values())
    return [table for table in of_parent if table not in done]


def _rows(
    read: Read, table: str, column: str, owner: int, columns: Sequence[str], also: str = ""
) -> list[tuple[int, tuple[Any, ...]]]:
    listed = ", ".join(f'"{name}"' for name in columns)
    found = read(f'SELECT id, {listed} FROM "{table}" WHERE "{column}" = ? {also} ORDER BY id', owner)
    return [(row[0], tuple(row[1:])) for row in found]


def _all(read: Read, table: str, column: str, kept: int, gone: int) -> Iterator[Step]:
    for (row_id,) in read(f'SELECT id FROM "{table}" WHERE "{column}" = ? ORDER BY id', gone):
        yield Step(table, row_id, Fate.MOVES, {column: kept})


def _linked_once(read: Read, table: str, column: str, kept: int, gone: int) -> Iterator[Step]:
    """Links of which there can be one: a conversation both took part in keeps one participant."""
    found = read(
        f"""SELECT g.id, EXISTS (SELECT 1 FROM {table} k WHERE k.contact_id = ? AND k.{column} = g.{column})
            FROM {table} g WHERE g.contact_id = ? ORDER BY g.id""",
        kept,
        gone,
    )
    for row_id, there in found:
        yield Step(table, row_id, Fate.DOUBLE) if there else Step(table, row_id, Fate.MOVES, {"contact_id": kept})


def _parts(read: Read, table: str, kept: int, gone: int) -> Iterator[Step]:
    columns = _PART_COLUMNS[table]
    mine = [row for _, row in _rows(read, table, "contact_id", kept, columns)]
    there = {_comparable(table, row) for row in mine}
    first = {row[0] for row in mine if row[-1]} if table == "method" else set()
    for row_id, row in _rows(read, table, "contact_id", gone, columns):
        if _comparable(table, row) in there:
            yield Step(table, row_id, Fate.DOUBLE)
        else:
            there.add(_comparable(table, row))
            given_up = {"preferred": 0} if row[0] in first else {}
            yield Step(table, row_id, Fate.MOVES, {"contact_id": kept, **given_up})


def _comparable(table: str, row: Sequence[Any]) -> Hashable:
    if table == "method":
        kind, comparable, value, _ = row
        return kind, comparable or fold(value)
    if table == "raw_card":
        return row
    return tuple(fold(value) if isinstance(value, str) else value for value in row)


def _relations(read: Read, kept: int, gone: int) -> Iterator[Step]:
    """Those of the two to each other go, and those that would stand twice."""
    mine = {_relation(*row) for _, row in _rows(read, "relation", "contact_id", kept, _RELATION)}
    for row_id, (label, name, other) in _rows(read, "relation", "contact_id", gone, _RELATION):
        double = other in {kept, gone} or _relation(label, name, other) in mine
        yield (Step("relation", row_id, Fate.DOUBLE) if double else Step("relation", row_id, Fate.MOVES, _owned(kept)))
    theirs = {
        (owner, fold(label)) for _, (owner, label) in _rows(read, "relation", "other_id", kept, ("contact_id", "label"))
    }
    others = _rows(read, "relation", "other_id", gone, ("contact_id", "label"), f"AND contact_id <> {int(gone)}")
    for row_id, (owner, label) in others:
        double = owner == kept or (owner, fold(label)) in theirs
        moved = Step("relation", row_id, Fate.MOVES, {"other_id": kept})
        yield Step("relation", row_id, Fate.DOUBLE) if double else moved


_RELATION = ("label", "name", "other_id")


def _owned(kept: int) -> dict[str, object]:
    return {"contact_id": kept}


def _relation(label: str, name: str, other: int | None) -> tuple[str, object]:
    return fold(label), fold(name) if other is None else other


def _photos(read: Read, kept: int, gone: int, *, take: bool) -> Iterator[Step]:
    mine = [row_id for (row_id,) in read("SELECT id FROM photo WHERE contact_id = ? ORDER BY id", kept)]
    theirs = [row_id for (row_id,) in read("SELECT id FROM photo WHERE contact_id = ? ORDER BY id", gone)]
    taken = theirs[:1] if take or not mine else []
    for row_id in (*(mine if taken else ()), *(one for one in theirs if one not in taken)):
        yield Step("photo", row_id, Fate.DOUBLE)
    for row_id in taken:
        yield Step("photo", row_id, Fate.MOVES, _owned(kept))


def _marks_once(read: Read, table: str, kept: int, gone: int) -> Iterator[Step]:
    """Limits and interests that the one who stays has already, in their own words, go to the trash."""
    columns = ("kind", "topic") if table == "limit" else ("what",)
    outside = "AND trashed_at IS NULL"
    there = {tuple(map(fold, row)) for _, row in _rows(read, table, "contact_id", kept, columns, outside)}
    present = {row_id for row_id, _ in _rows(read, table, "contact_id", gone, columns, outside)}
    for row_id, row in _rows(read, table, "contact_id", gone, columns):
        again = row_id in present and tuple(map(fold, row)) in there
        yield Step(table, row_id, Fate.TRASHED if again else Fate.MOVES, _owned(kept))


def _archivals(read: Read, kept: int, gone: int) -> Iterator[Step]:
    """Whoever is not archived on one side is in the lists afterwards."""
    mine = read("SELECT id FROM archival WHERE contact_id = ?", kept)
    theirs = read("SELECT id FROM archival WHERE contact_id = ?", gone)
    for (row_id,) in (*theirs, *(mine if not theirs else ())):
        yield Step("archival", row_id, Fate.DOUBLE)


def _answers(read: Read, parent: str, kept: int, gone: int) -> Iterator[Step]:
    """Of two to the same insight that of the one kept stays; what rested on the one that goes rests on the other."""
    column = f"{parent}_id"
    there = [
        (rule, rested_on(text))
        for _, (rule, text) in _rows(read, "answer", column, kept, ("rule", "evidence"), "AND trashed_at IS NULL")
    ]
    uids: dict[int, str] = dict(read(f"SELECT id, uid FROM {parent} WHERE id IN (?, ?)", kept, gone))
    before, after = f"{parent}:{uids[gone]}", f"{parent}:{uids[kept]}"
    found = read(
        f"SELECT id, rule, {column}, evidence FROM answer WHERE {column} = ? OR instr(evidence, ?) > 0 ORDER BY id",
        gone,
        before,
    )
    for row_id, rule, owner, text in found:
        records = frozenset(after if one == before else one for one in rested_on(text))
        moved: dict[str, object] = {column: kept} if owner == gone else {}
        if moved and any(rule == other and meet(records, its) for other, its in there):
            yield Step("answer", row_id, Fate.DOUBLE)
        else:
            yield Step("answer", row_id, Fate.MOVES, {**moved, "evidence": written(records)})
