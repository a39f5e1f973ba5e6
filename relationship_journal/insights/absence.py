# SPDX-License-Identifier: MIT
"""How long nobody heard of somebody, as far as it counts, and who is due for a word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise

from relationship_journal.values import LONGEST_ABSENCE
from relationship_journal.values.today import LastTouch

SILENCE_DAYS = 7
"""A stretch of so many days in which nothing at all was written does not count."""
OWN_DAYS = 60
"""The usual gap of somebody with too few touches to have one, and the least a friend is left alone."""
FEW_TOUCHES = 3


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Somebody due for a word: so many days of silence count, where `usual` is the cadence set or what was usual."""

    touch: LastTouch
    waited: int
    usual: int

    @property
    def planned(self) -> bool:
        """Whether somebody set how often there should be a word."""
        return self.touch.cadence is not None

    @property
    def times(self) -> float:
        """How many times the usual gap has passed."""
        return self.waited / max(self.usual, 1)


class Calendar:
    """The days up to `today`, of which those in long silences do not count; `written` are days with anything."""

    def __init__(self, written: Iterable[date], today: date) -> None:
        self.today = today
        back = sorted({(today - day).days for day in written if 0 <= (today - day).days <= LONGEST_ABSENCE})
        silent = [False] * (LONGEST_ABSENCE + 1)
        # Between two days with something written lie the days with nothing; before the first one nobody knows.
        for near, far in pairwise([-1, *back]):
            if far - near - 1 >= SILENCE_DAYS:
                silent[near + 1 : far] = [True] * (far - near - 1)
        self._silent = silent
        self._counted = [0, *accumulate(not quiet for quiet in silent)]
        self.silent_days = min(back, default=0)

    def since(self, day: date, months: Sequence[int] = ()) -> int:
        """How many days after `day` count; those of `months` do not."""
        span = min(max((self.today - day).days, 0), LONGEST_ABSENCE)
        if not months:
            return self._counted[span]
        days = (self.today - timedelta(days=back) for back in range(span))
        return sum(not quiet and on.month not in months for quiet, on in zip(self._silent, days, strict=False))

    def reached(self, day: date, days: int, months: Sequence[int] = ()) -> date:
        """The day on which so many days after `day` had counted; `days` is at most what `since` says."""
        span = min(max((self.today - day).days, 0), LONGEST_ABSENCE)
        if not months:
            return self.today - timedelta(days=bisect_right(self._counted, self._counted[span] - days) - 1)
        counted = 0
        for back in range(span - 1, -1, -1):
            on = self.today - timedelta(days=back)
            counted += not self._silent[back] and on.month not in months
            if counted >= days:
                return on
        return self.today


def usual_gap(touch: LastTouch) -> int:
    """How many days mostly lie between two touches: the cadence, else the median of a year, else 60."""
    if touch.cadence is not None:
        return touch.cadence
    gap = median_gap(day for day, _ in touch.touches)
    return OWN_DAYS if gap is None else gap


def median_gap(days: Iterable[date]) -> int | None:
    """How many days mostly lie between days with a touch, halves up; None with too few of them to tell.

    A mail and a call on one day are one day of talking: what lies between the two is no gap.
    """
    ordered = sorted(set(days))
    if len(ordered) < FEW_TOUCHES:
        return None
    # The module of this kind takes longer to load than all of this.
    gaps = sorted((late - early).days for early, late in pairwise(ordered))
    return (gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2] + 1) // 2


def check_in(touch: LastTouch, calendar: Calendar) -> CheckIn | None:
    """Whether there should be a word: past the cadence set, or for a friend without one past twice what is usual.

    Never while they are away, and not before there were three days with a touch to tell what is usual.
    """
    away = touch.away_until is not None and touch.away_until > calendar.today
    if away or calendar.today.month in touch.months:
        return None
    waited = calendar.since(max(touch.on, touch.away_until or touch.on), touch.months)
    usual = usual_gap(touch)
    if touch.cadence is None and len({day for day, _ in touch.touches}) < FEW_TOUCHES:
        return None
    limit = usual if touch.cadence is not None else max(2 * usual, OWN_DAYS)
    return CheckIn(touch, waited, usual) if waited > limit else None


def check_ins(touches: Iterable[LastTouch], calendar: Calendar) -> list[CheckIn]:
    """Everybody due for a word, who waited longest beside what is usual first."""
    found = (check_in(touch, calendar) for touch in touches)
    return sorted((one for one in found if one is not None), key=lambda one: (-one.times, one.touch.contact.name))
