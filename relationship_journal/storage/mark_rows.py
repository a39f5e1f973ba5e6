# SPDX-License-Identifier: MIT
"""Marks as rows and back: the fields of each kind's value are the columns of its table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from relationship_journal.frozen import dataclass
from relationship_journal.storage.spacing import spaced_or_none
from relationship_journal.values import KIND_OF, Cost, Manner, MarkKind, NewMark, OffDuty, PromiseMove, Side

_CODES = frozenset({"currency"})
"""Texts that are no words of the writer."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of mark: the value it is, and what kind of value each of its columns holds."""

    kind: MarkKind
    value: type[Any]
    columns: Mapping[str, type[Any]]

    @property
    def texts(self) -> tuple[str, ...]:
        """The columns that hold the writer's words."""
        return tuple(name for name, kind in self.columns.items() if kind is str and name not in _CODES)


@cache
def _shapes() -> Mapping[MarkKind, Shape]:
    return MappingProxyType({kind: Shape(kind, value, _kinds(value)) for value, kind in KIND_OF.items()})


def shape(kind: MarkKind) -> Shape:
    """The shape of a kind of mark."""
    return _shapes()[kind]


def _kinds(value: type[Any]) -> Mapping[str, type[Any]]:
    hints = get_type_hints(value)
    return MappingProxyType({field.name: _bare(hints[field.name]) for field in fields(value)})


def _bare(hint: Any) -> type[Any]:
    """The type without "or None"."""
    if get_origin(hint) is UnionType:
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    kind: type[Any] = hint
    return kind


def mark_columns(mark: NewMark, day: date) -> dict[str, Any]:
    """What a mark says as the columns of its row; `day` where it names none."""
    columns = shape(KIND_OF[type(mark)]).columns
    row = {name: _stored(getattr(mark, name)) for name in columns}
    row["on"] = (mark.on or day).isoformat()
    return row


def _stored(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return int(value) if isinstance(value, bool) else value


def said(kind: MarkKind, rows: Sequence[Sequence[Any]]) -> list[Any]:
    """The values of a kind from rows whose columns are in the order of its fields.

    A column at a time, which takes half as long: there can be thousands of rows.
    """
    if not rows:
        return []
    columns = (
        column if reader is None else map(_read_by(reader).__getitem__, column)
        for reader, column in zip(_readers(kind), zip(*rows, strict=True), strict=True)
    )
    return list(map(shape(kind).value, *columns))


class _Read(dict[Any, Any]):
    """What each text of a column was read as; there are few of them, days too."""

    def __init__(self, reader: Callable[[Any], Any]) -> None:
        super().__init__({None: None})
        self._reader = reader

    def __missing__(self, text: Any) -> Any:
        self[text] = read = self._reader(text)
        return read


@cache
def _read_by(reader: Callable[[Any], Any]) -> _Read:
    return _Read(reader)


@cache
def _readers(kind: MarkKind) -> tuple[Callable[[Any], Any] | None, ...]:
    """How each column is read, None for one that is read as it is, as most are."""
    plain = {str: None, int: None, date: date.fromisoformat}
    return tuple(plain.get(column, column) for column in shape(kind).columns.values())


def words(table: str, row: Mapping[str, object]) -> str | None:
    """A mark's words as the index needs them, or None where it can take them as they are."""
    return spaced_or_none(*(str(row[name]) for name in shape(MarkKind(table)).texts))


def move_columns(move: PromiseMove) -> dict[str, Any]:
    """A promise's move as the columns of its row, without its link."""
    return {field.name: _stored(getattr(move, field.name)) for field in fields(PromiseMove)}


def texts_of(mark: NewMark) -> list[str]:
    """The writer's own words in a mark."""
    return [text for name in shape(KIND_OF[type(mark)]).texts if (text := getattr(mark, name))]


def manner_columns(manner: Manner) -> dict[str, Any]:
    """How a conversation was as the columns of its row."""
    return {field.name: _stored(getattr(manner, field.name)) for field in fields(Manner)}


def manner_of(row: Sequence[Any]) -> Manner:
    """How a conversation was, from its columns in the order of the fields."""
    off_duty, brief, nothing, ear, troubles, meaning = row
    return Manner(
        OffDuty(off_duty) if off_duty else None, bool(brief), bool(nothing), bool(ear), bool(troubles), meaning
    )


def cost_columns(cost: Cost) -> dict[str, Any]:
    """A cost as columns of its conversation."""
    return {
        "cost": cost.amount,
        "currency": cost.currency or None,
        "paid_by": cost.paid_by.value if cost.paid_by else None,
    }


def cost_of(amount: int | None, currency: str | None, paid_by: str | None) -> Cost | None:
    """A cost from the columns of its conversation, None where nothing is said of it."""
    if amount is None and not paid_by:
        return None
    return Cost(amount, currency or "", Side(paid_by) if paid_by else None)
