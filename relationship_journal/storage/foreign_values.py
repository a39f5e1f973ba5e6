# SPDX-License-Identifier: MIT
"""Values from a file somebody may have edited: each is checked for its column before it is taken in."""

from __future__ import annotations

import base64
import json
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import MAXYEAR, MINYEAR, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from relationship_journal.storage.mark_rows import shape
from relationship_journal.storage.validation import FIRST_YEAR, LAST_YEAR
from relationship_journal.values import (
    MAX_CADENCE,
    MAX_MINUTES,
    Channel,
    MarkKind,
    MethodKind,
    OffDuty,
    Precision,
    Side,
    Stage,
    Status,
    TagKind,
    Tier,
    WantedBy,
)

if TYPE_CHECKING:
    from peewee import Field

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
    ("manner", "off_duty"): OffDuty,
    **{
        (kind.value, name): column
        for kind in MarkKind
        for name, column in shape(kind).columns.items()
        if issubclass(column, StrEnum)
    },
}


def checked(table: str, column: str, value: object) -> object:
    """The value as its column keeps it; raises ValueError or TypeError for one it could not hold or mean."""
    from relationship_journal.storage import tables  # noqa: PLC0415  (peewee takes a while; the first paint needs none)

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
    from peewee import BlobField, IntegerField  # noqa: PLC0415  (the same)

    if isinstance(field, BlobField):
        return base64.b64decode(text(value), validate=True)
    return number(value) if isinstance(field, IntegerField) else text(value)


def check_day(table: str, row: Mapping[str, object]) -> None:
    """Refuse a birthday or date no calendar has, whatever of it is known; raises ValueError."""
    if table not in _DAYS:
        return
    year, month, day = (row[name] for name in _DAYS[table])
    if year is not None and not MINYEAR <= number(year) <= MAXYEAR:
        raise ValueError(f"there is no year {year}")
    leap_year = 2000
    if month is not None and day is not None:
        longest = monthrange(leap_year if year is None else number(year), number(month))[1]
        if number(day) > longest:
            raise ValueError(f"month {month} has no day {day}")


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


def _answer_kind(written: str) -> object:
    from relationship_journal.values.insights import AnswerKind  # noqa: PLC0415  (the first paint needs none)

    return AnswerKind(written)


def _evidence(written: str) -> None:
    found = json.loads(written)
    if not (isinstance(found, list) and all(isinstance(one, str) for one in found)):
        raise ValueError("evidence is a list of texts")


def is_me(value: object) -> bool:
    """Whether a setting says who the writer is, in the form `edits.set_me` gives it."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("name"), str)
        and isinstance(value.get("methods"), list)
        and all(isinstance(method, str) for method in value["methods"])
    )


def _moment(written: str) -> None:
    form = "%Y-%m-%dT%H:%M" if "T" in written else "%Y-%m-%d"
    if not FIRST_YEAR <= datetime.strptime(written, form).year <= LAST_YEAR:  # noqa: DTZ007 (wall clock)
        raise ValueError(f"{written} is out of range")


def _within(low: int, high: int) -> Callable[[str], None]:
    def check(written: str) -> None:
        if not low <= int(written) <= high:
            raise ValueError(f"{written} is not between {low} and {high}")

    return check


def _months(written: str) -> None:
    if not all(word.isdecimal() and 1 <= int(word) <= 12 for word in written.split(",") if written):
        raise ValueError(f"{written} are no months")


_FLAG = _within(0, 1)
_DAYS = {"contact": ("birth_year", "birth_month", "birth_day"), "date": ("year", "month", "day")}
"""Where a day stands in three columns, each of which may be unknown."""

_MEANINGS: Mapping[tuple[str, str], Callable[[str], object]] = {
    ("conversation", "at"): _moment,
    ("conversation", "offset"): _within(-14 * 60, 14 * 60),
    ("conversation", "minutes"): _within(0, MAX_MINUTES),
    ("conversation", "share"): _within(0, 100),
    ("conversation", "rated"): _FLAG,
    ("conversation", "planned"): _FLAG,
    ("conversation", "answered"): _FLAG,
    ("conversation", "in_confidence"): _FLAG,
    ("contact", "is_company"): _FLAG,
    ("contact", "health_or_public"): _FLAG,
    ("contact", "off_duty_welcome"): _FLAG,
    ("contact", "cadence_days"): _within(1, MAX_CADENCE),
    ("contact", "away_until"): date.fromisoformat,
    ("contact", "seasonal_months"): _months,
    ("contact", "birth_month"): _within(1, 12),
    ("contact", "birth_day"): _within(1, 31),
    ("date", "month"): _within(1, 12),
    ("date", "day"): _within(1, 31),
    ("setting", "value"): json.loads,
    ("manner", "brief"): _FLAG,
    ("manner", "nothing_to_follow_up"): _FLAG,
    ("manner", "needed_an_ear"): _FLAG,
    ("manner", "told_troubles"): _FLAG,
    ("promise_move", "due_before"): date.fromisoformat,
    ("promise_move", "due_after"): date.fromisoformat,
    ("promise_move", "on"): date.fromisoformat,
    ("promise_move", "told"): _FLAG,
    ("archival", "on"): date.fromisoformat,
    ("merger", "on"): date.fromisoformat,
    ("answer", "kind"): _answer_kind,
    ("answer", "on"): date.fromisoformat,
    ("answer", "until"): date.fromisoformat,
    ("answer", "evidence"): _evidence,
    **{
        (kind.value, name): _FLAG if column is bool else date.fromisoformat
        for kind in MarkKind
        for name, column in shape(kind).columns.items()
        if column in {bool, date}
    },
}
