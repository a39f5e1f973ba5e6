# SPDX-License-Identifier: MIT
"""Gives each note its day and clock: as pinned or spread between, on workdays where it is business, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from relationship_journal.demo.cast import upcoming
from relationship_journal.demo.notes import Note
from relationship_journal.values import Channel

_BRIEF = frozenset({Channel.TEXT, Channel.EMAIL, Channel.SOCIAL, Channel.LETTER})
_LENGTHS: Mapping[Channel, Sequence[int]] = {
    Channel.TEXT: (1, 2, 2, 3, 5),
    Channel.EMAIL: (5, 5, 8, 10, 15),
    Channel.SOCIAL: (1, 2, 3),
    Channel.LETTER: (10, 15, 20),
    Channel.CALL: (8, 10, 12, 15, 20),
}
_SETTLED = 30
"""Notes of the last days stay where they are pinned; older ones keep clear of holidays."""
_QUIET = (
    ((6, 25), (8, 12), (6, 25), (7, 31)),
    ((8, 20), (9, 25), (9, 1), (9, 25)),
    ((12, 5), (12, 26), (12, 5), (12, 22)),
    ((12, 27), (12, 31), (1, 2), (1, 5)),
    ((1, 1), (1, 15), (1, 6), (1, 15)),
)
"""From and to as (month, day), and what that stretch is squeezed onto: August and the turn of the year are quiet."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A note on its day, as `placed` gives it."""

    note: Note
    at: datetime
    share: int | None
    minutes: int | None


def placed(notes: Sequence[Note], today: date, rng: Random) -> Iterator[Placed]:
    """Give each note of a section its day and clock, in the order of the story."""
    last = datetime(1, 1, 1)  # noqa: DTZ001 - a wall clock
    for day, note in sorted(zip(_days(notes, today, rng), notes, strict=True), key=lambda pair: pair[0]):
        on = _fitting(note, _after(last.date(), note) or day, today, rng)
        on = max(on, last.date())
        at = datetime.combine(on, note.clock or _clock(note, on, rng))
        if at <= last and note.clock is None:
            at = min(last + timedelta(minutes=25), datetime.combine(on, time(23, 55)))
        last = at
        yield Placed(note, at, _share(note, (today - on).days, rng), note.minutes or _minutes(note, rng))


def _after(last: date, note: Note) -> date | None:
    return last + timedelta(days=int(note.pin[1:])) if note.pin.startswith("^") else None


def _days(notes: Sequence[Note], today: date, rng: Random) -> list[date]:
    """The day of each note: as pinned, or spread between the pins around it; the first and last are pinned."""
    days: list[date] = []
    for place, note in enumerate(notes):
        if note.pin.startswith("^"):
            days.append(days[-1] + timedelta(days=int(note.pin[1:])))
        elif note.pin:
            day = _pinned(note.pin, today)
            days.append(_calm(day, today) if day.month == 12 and "/" not in note.pin else day)
        else:
            days.append(_between(days[-1], notes, place, today, rng))
    return days


def _between(before: date, notes: Sequence[Note], place: int, today: date, rng: Random) -> date:
    """A day in the even share of the stretch from the note before to the next pin."""
    later = [(at, n.pin) for at, n in enumerate(notes) if at > place and n.pin and not n.pin.startswith("^")]
    at, pin = later[0]
    stretch = (_pinned(pin, today) - before).days / (at - place + 1)
    return _calm(before + timedelta(days=round(stretch * rng.uniform(0.65, 1.35))), today)


def _pinned(pin: str, today: date) -> date:
    if "/" not in pin:
        return today - timedelta(days=int(pin))
    if pin.startswith("b"):
        ahead, which = map(int, pin[1:].split("/"))
        like = upcoming(ahead, today)
        month, day = like.month, like.day
    else:
        month, day, which = map(int, re.split("[-/]", pin))
    past = [on for year in range(today.year - 3, today.year + 1) if (on := date(year, month, day)) <= today]
    return past[-3:][which - 1]


def _calm(day: date, today: date) -> date:
    """Move a day out of the quiet stretches of the year, in order."""
    if (today - day).days <= _SETTLED:
        return day
    for first, last, onto, until in _QUIET:
        start, end = date(day.year, *first), date(day.year, *last)
        if start <= day <= end:
            year = day.year + (onto < first and onto[0] == 1)
            new, stop = date(year, *onto), date(year, *until)
            return new + (stop - new) * ((day - start) / (end - start))
    return day


def _fitting(note: Note, day: date, today: date, rng: Random) -> date:
    """Business on workdays, what is marked for it on a Saturday; nothing done lands after today."""
    if "plan" in note.flags:
        return _planned(note, day, today)
    if (today - day).days <= 1:
        return min(day, today)
    if "sat" in note.flags:
        return min(_saturday_before(day + timedelta(days=3)), _saturday_before(today))
    if not note.business or (day.weekday() < 5 and note.pin):
        return day
    if note.pin.startswith("^"):
        return min(day + timedelta(days=7 - day.weekday()), today)
    near = [on for step in range(-3, 4) if (on := day + timedelta(days=step)).weekday() < 5 and on < today]
    return rng.choice(near)


def _planned(note: Note, day: date, today: date) -> date:
    """The next workday, or the last Saturday up to the day after; what is over by now stays so."""
    if day < today:
        return day if day.weekday() < 5 or not note.business else day - timedelta(days=day.weekday() - 4)
    if "sat" in note.flags:
        return _saturday_before(day + timedelta(days=1))
    return day if day.weekday() < 5 else day + timedelta(days=7 - day.weekday())


def _saturday_before(day: date) -> date:
    """The day itself where it is a Saturday."""
    return day - timedelta(days=(day.weekday() - 5) % 7)


def _clock(note: Note, day: date, rng: Random) -> time:
    """A plausible time in steps of five minutes."""
    first, last = _hours(note, day.weekday() >= 5)
    minute = rng.randrange(int(first * 12), int(last * 12)) * 5
    return time(minute // 60, minute % 60)


def _hours(note: Note, weekend: bool) -> tuple[float, float]:
    match note.channel:
        case Channel.MEAL:
            return (12, 13.5) if (note.share or 0) >= 40 or (note.minutes or 90) < 80 else (18.5, 20)
        case Channel.EVENT:
            return (10, 14) if weekend or (note.minutes or 0) >= 240 else (17.5, 19.5)
        case Channel.TEXT | Channel.SOCIAL:
            return (7.5, 18.5) if note.business and not weekend else (9, 21.5)
        case Channel.MEETING:
            return (9, 15.5)
        case _:
            return (8.5, 17.5) if note.business else (10, 19.5)


def _share(note: Note, age: int, rng: Random) -> int | None:
    """As written; now and then, and not lately, the slider was left alone."""
    left = rng.random() < (0.19 if note.channel in _BRIEF else 0.06)
    return None if left and age > 60 else note.share


def _minutes(note: Note, rng: Random) -> int | None:
    """A usual length for the short channels; every sixth was not written down."""
    lengths = _LENGTHS.get(note.channel, ())
    return rng.choice(lengths) if lengths and rng.random() > 1 / 6 else None
