# SPDX-License-Identifier: MIT
"""Which row of the timeline is what: what is planned, then entries newest first, each month led by a heading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from operator import neg

from relationship_journal.frozen import dataclass
from relationship_journal.storage.rows import first_place_of

_EPOCH = datetime(1900, 1, 1)  # noqa: DTZ001 (wall clock)
_A_MINUTE = first_place_of(_EPOCH + timedelta(minutes=1))
_A_DAY = 24 * 60 * _A_MINUTE


PLANNED = "planned"
"""Stands for a month among the headings: what lies ahead stands above the present, in a part of its own."""


@lru_cache(maxsize=8192)
def _month_of(day: int) -> tuple[str, int]:
    """The month (YYYY-MM) of a day since 1900 and its lowest place; the same days come back with every contact."""
    first = (_EPOCH + timedelta(days=day)).replace(day=1)
    return f"{first:%Y-%m}", first_place_of(first)


@dataclass(frozen=True, slots=True)
class TimelineRows:
    """Places newest first, the months they are in, and the row of each month's heading.

    Places from `ahead` on are plans that stand above the present; None where there are none.
    """

    places: Sequence[int] = ()
    months: tuple[str, ...] = ()
    headings: tuple[int, ...] = ()
    ahead: int | None = None

    @classmethod
    def of(cls, places: Sequence[int], ahead: int | None = None) -> TimelineRows:
        """Find the months by bisection: 100,000 places take a few thousand looks."""
        at = _plans_among(places, ahead)
        months: list[str] = [PLANNED] if at else []
        headings: list[int] = [0] if at else []
        while at < len(places):
            headings.append(at + len(months))
            month, lowest = _month_of(places[at] // _A_DAY)
            months.append(month)
            at = bisect_right(places, -lowest, lo=at, key=neg)
        return cls(places, tuple(months), tuple(headings), ahead)

    @property
    def count(self) -> int:
        """Rows in all: entries and headings."""
        return len(self.places) + len(self.months)

    @property
    def plans(self) -> int:
        """How many of the entries stand above the present."""
        return _plans_among(self.places, self.ahead)

    def month_at(self, row: int) -> int:
        """The number of the month a row belongs to, be it heading or entry."""
        return bisect_right(self.headings, row) - 1

    def entry_at(self, row: int) -> int | None:
        """The number in `places` of the entry on a row; None for a heading."""
        month = self.month_at(row)
        return None if row == self.headings[month] else row - month - 1

    def row_of(self, place: int) -> int | None:
        """The row of the entry at a place; None where it is not shown."""
        at = self.position(place)
        if at == len(self.places) or self.places[at] != place:
            return None
        return self._row(at)

    def position(self, place: int) -> int:
        """Where a place is, or would be, among `places`."""
        return bisect_left(self.places, -place, key=neg)

    def span_of(self, place: int) -> tuple[int, int]:
        """First and last row that are there because of this entry: with its heading if it is the month's only one."""
        row = self._row(self.position(place))
        month = self.month_at(row)
        end = self.headings[month + 1] if month + 1 < len(self.headings) else self.count
        alone = end - self.headings[month] == 2
        return (row - 1, row) if alone else (row, row)

    def _row(self, at: int) -> int:
        """The row of the entry with a number; headings above it are those that begin at or before it."""
        above = bisect_right(range(len(self.headings)), at, key=lambda month: self.headings[month] - month)
        return at + above


def _plans_among(places: Sequence[int], ahead: int | None) -> int:
    """How many places, newest first, lie ahead."""
    return 0 if ahead is None else bisect_right(places, -ahead, key=neg)
