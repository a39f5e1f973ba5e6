# SPDX-License-Identifier: MIT
"""When something happened, from the words people use: "yesterday 4pm", "last tue", "2026-11-03 14:30"."""

from __future__ import annotations

import os
import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from relationship_journal.values import PartialDate, Precision, When

T = TypeVar("T")

FIRST_YEAR = 1900
LAST_YEAR = 2200

_SOON = timedelta(hours=2)
_LONGEST = 60
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_EXTRA_DAYS = {"tues": 1, "thur": 3, "thurs": 3}
_WEEKDAYS: Mapping[str, int] = {
    **{name: number for number, name in enumerate(_DAYS)},
    **{name[:3]: number for number, name in enumerate(_DAYS)},
    **_EXTRA_DAYS,
}
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTHS: Mapping[str, int] = {
    **{name: number for number, name in enumerate(_MONTH_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)},
    "sept": 9,
}
_NEAR_DAYS: Mapping[str, int] = {
    **dict.fromkeys(("today", "this morning", "this afternoon", "this evening", "tonight"), 0),
    **dict.fromkeys(("yesterday", "last night"), -1),
    "tomorrow": 1,
    **dict.fromkeys(("day before yesterday", "the day before yesterday"), -2),
    **dict.fromkeys(("day after tomorrow", "the day after tomorrow"), 2),
}
_CLOCK_WORDS: Mapping[str, time] = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_NUMBER_WORDS: Mapping[str, int] = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5},
    **{"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10},
}

_AMOUNT = rf"(?P<n>[0-9]{{1,6}}|{'|'.join(_NUMBER_WORDS)})"
_UNIT = r"(?P<unit>minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|mos?|years?|yrs?|y)"
_AGO = re.compile(rf"{_AMOUNT} ?{_UNIT} ago")
_IN = re.compile(rf"in {_AMOUNT} ?{_UNIT}")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_ISO_MOMENT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})[t ](?P<clock>[0-9]{1,2}:[0-9]{2})(?::[0-5][0-9](?:\.[0-9]+)?)?"
    r" ?(?P<offset>z|[+-][0-9]{2}:?[0-9]{2})?"
)
_CLOCK = re.compile(r"(?:at )?([0-9]{1,2}):([0-9]{2})(?::[0-5][0-9])?")
_CLOCK_12 = re.compile(r"(?:at )?([0-9]{1,2})(?::([0-9]{2}))? ?([ap])\.?m\.?")
_SUFFIX = r"(?:st|nd|rd|th)?"
_DAY_MONTH = re.compile(rf"(?:the )?([0-9]{{1,2}}){_SUFFIX} (?:of )?([a-z]+)\.?(?: ([0-9]{{4}}))?")
_MONTH_DAY = re.compile(rf"([a-z]+)\.? (?:the )?([0-9]{{1,2}}){_SUFFIX}(?: ([0-9]{{4}}))?")
_YEAR = re.compile(r"[0-9]{4}")
_ISO_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_NAMED_MONTH = re.compile(r"([a-z]+)\.?(?: ([0-9]{4}))?")
_NUMERIC = re.compile(r"([0-9]{1,4})([/.-])([0-9]{1,2})(?:\2([0-9]{1,4}))?")

_ISO_YEARLESS = re.compile(r"--([0-9]{1,2})-([0-9]{1,2})")

_NO_PARTIAL = "is not a day that can be read here. Write it like 7 June 1980, 7 June or 1980-06-07."
_UNKNOWN = "is not a date or time that can be read here. Try “yesterday 16:00”, “3 days ago” or “2026-11-03 14:30”."
_UNKNOWN_AHEAD = "is not a day or time that can be read here. Try “tomorrow”, “in 2 weeks” or “3 Dec”."
_PLANNED = re.compile(r"\s*planned\s+(?:(?:for|on)\s+)?(?=\S)", re.IGNORECASE)
_NO_SUCH_DAY = "is not a day in the calendar. Check the day and the month."
_NO_SUCH_CLOCK = "is not a time of day. Write it like 16:00 or 4pm."
_NO_SUCH_OFFSET = "has an offset no place on earth uses. Write it like +01:00."
_OUT_OF_RANGE = f"is outside the years {FIRST_YEAR} to {LAST_YEAR}. Check the year."


class NoSuchMoment(ValueError):
    """Words that name a moment no journal can have: a day no calendar has, or a year too far away."""


def parse_when(text: str, now: datetime, prefer_past: bool = True, zone: tzinfo | None = None) -> When:
    """Read the whole of `text` as a moment or a day near `now` (aware); without a clock the precision is DAY.

    A weekday is the latest one, today included (looking ahead: the next one after today). A day without a
    year is the latest one, today included. A clock alone, or with today's weekday, may lie up to two hours
    ahead; later than that it means the day (or week) before. `midnight` is the start of its day. After the word
    "planned" a moment is looked for ahead, as by `parse_future`.
    The offset comes from `zone`, by default that of `now`. Raises ValueError with a sentence for the user.
    """
    place = zone if zone is not None else now.tzinfo
    if place is None or now.tzinfo is None:
        raise ValueError("parse_when needs a now with a zone")
    here = now.astimezone(place)
    planned = _PLANNED.match(text)
    if planned is not None:
        text, prefer_past = text[planned.end() :], False
    return _read(text, prefer_past, lambda words: _moment(words, here, prefer_past, place))


def parse_future(text: str, now: datetime, zone: tzinfo | None = None) -> When:
    """Read a due date: as `parse_when`, but words without a year or date mean the next such day."""
    return parse_when(text, now, prefer_past=False, zone=zone)


def parse_day(text: str, today: date, prefer_past: bool = True) -> date:
    """Read the whole of `text` as a day; raises ValueError with a sentence for the user."""
    return _read(text, prefer_past, lambda words: _checked(_day(words, today, prefer_past)))


def is_ahead(when: When, now: datetime) -> bool:
    """Whether a moment lies so far ahead of `now` (aware) that what happens then is a plan."""
    return when.day > now.date() if when.precision is Precision.DAY else when.utc > now + _SOON


def parse_span(text: str, today: date) -> tuple[date, date]:
    """Read the whole of `text` as a day, a month or a year ("March 2024", "2024-03", "2024"): its first and last day.

    A month without a year is the latest one, this month included. Raises ValueError with a sentence for the user.
    """
    return _read(text, True, lambda words: _span(words, today))


def parse_partial(text: str) -> PartialDate:
    """Read the whole of `text` as a day with or without its year, a month of a year, or a year.

    Raises ValueError with a sentence for the user.
    """
    return _read(text, True, _partial)


def when_of(local: datetime, zone: tzinfo | None = None, precision: Precision = Precision.MINUTE) -> When:
    """The value of a wall-clock time in `zone` (default: its own), in whole minutes.

    A naive time that clocks skip moves forward by the skipped stretch; one they show twice is the first,
    unless its `fold` says the second. Raises ValueError where neither gives a zone.
    """
    place = zone if zone is not None else local.tzinfo
    if place is None:
        raise ValueError("when_of needs a time with a zone, or a zone")
    aware = local.replace(tzinfo=place) if local.tzinfo is None else local.astimezone(place)
    if precision is Precision.DAY:
        aware = aware.replace(hour=0, minute=0, fold=0)
    else:
        aware = aware.astimezone(UTC).astimezone(place)
    offset = aware.utcoffset() or timedelta()
    wall = aware.replace(second=0, microsecond=0, tzinfo=None, fold=0)
    return When(wall, round(offset.total_seconds() / 60), getattr(place, "key", None), precision)


def now_here() -> datetime:
    """This moment on this machine's clock, aware. Only the outermost parts of the program call it."""
    return datetime.now(local_zone())


def local_zone(environment: Mapping[str, str] | None = None, link: Path | None = None) -> tzinfo:
    """The machine's zone: from TZ, from the link /etc/localtime, else whatever rules the system applies."""
    named = (os.environ if environment is None else environment).get("TZ")
    if named is None:
        try:
            named = os.readlink(link or Path("/etc/localtime"))
        except OSError:
            return SystemZone()
    key = named.removeprefix(":").rpartition("zoneinfo/")[2].removeprefix("posix/").removeprefix("right/")
    try:
        return ZoneInfo(key)
    except (OSError, ValueError, KeyError):  # a rule like "CET-1CEST", an empty name, no zone data at all
        return SystemZone()


def time_there(zone: str | None, now: datetime) -> datetime | None:
    """The clock in a zone by its IANA name; None where it shows the same as here, or nobody knows the zone."""
    try:
        there = now.astimezone(ZoneInfo(zone or ""))
    except (OSError, ValueError, KeyError):
        return None
    return None if there.utcoffset() == now.utcoffset() else there


class SystemZone(tzinfo):
    """The zone the system applies, where nobody can say its name (Windows, a copied /etc/localtime)."""

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        return None if dt is None else _by_the_system(dt.replace(tzinfo=None)).utcoffset()

    def dst(self, dt: datetime | None) -> timedelta | None:
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        return None if dt is None else _by_the_system(dt.replace(tzinfo=None)).tzname()

    def fromutc(self, dt: datetime) -> datetime:
        offset = _by_the_system(dt.replace(tzinfo=UTC)).utcoffset() or timedelta()
        first = (dt.replace(tzinfo=None) + offset).replace(tzinfo=self)
        return first if first.utcoffset() == offset else first.replace(fold=1)


def _by_the_system(moment: datetime) -> datetime:
    try:
        return moment.astimezone()
    except (OSError, OverflowError):  # Windows knows no years before 1970
        return moment.replace(year=2000).astimezone()


# --- reading ------------------------------------------------------------------------------------------------


def _read(text: str, prefer_past: bool, reader: Callable[[str], T]) -> T:
    try:
        return reader(_tidy(text, prefer_past))
    except OverflowError:
        raise NoSuchMoment(f"“{_shown(text)}” {_OUT_OF_RANGE}") from None
    except ValueError as error:
        why = _UNKNOWN_AHEAD if not prefer_past and str(error) == _UNKNOWN else error
        kind = NoSuchMoment if str(error) in {_OUT_OF_RANGE, _NO_SUCH_DAY} else ValueError
        raise kind(f"“{_shown(text)}” {why}") from None


def _tidy(text: str, prefer_past: bool) -> str:
    if len(text) > _LONGEST:
        raise ValueError(_UNKNOWN)
    words = " ".join(unicodedata.normalize("NFKC", text).casefold().replace(",", " ").split())
    return words.removeprefix("on " if prefer_past else "by ").replace("half an hour", "30 minutes")


def _shown(text: str) -> str:
    """The text as an error quotes it: one line, no control characters, not endless."""
    line = "".join(c if c.isprintable() else " " for c in text).strip()
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _moment(words: str, here: datetime, prefer_past: bool, zone: tzinfo) -> When:
    if words in {"now", "just now"}:
        return _in_years(when_of(here))
    if written := _ISO_MOMENT.fullmatch(words):
        return _written(written, here.date(), zone)
    if (step := _step(words)) and step[1] in {"minute", "hour"}:
        span = timedelta(minutes=step[0]) if step[1] == "minute" else timedelta(hours=step[0])
        return _in_years(when_of((here.astimezone(UTC) + span).astimezone(zone)))
    day = _day(words, here.date(), prefer_past)
    if day is not None:
        return when_of(datetime.combine(_checked(day), time()), zone, Precision.DAY)
    return _in_years(when_of(_day_and_clock(words, here.replace(tzinfo=None), prefer_past), zone))


def _written(match: re.Match[str], today: date, zone: tzinfo) -> When:
    clock = _clock(match["clock"])
    local = datetime.combine(_checked(_day(match["day"], today, True)), clock or time())
    if match["offset"] is None:
        return _in_years(when_of(local, zone))
    return when_of(local, _offset(match["offset"]))


def _offset(text: str) -> timezone:
    if text == "z":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    if minutes > 14 * 60 or int(text[-2:]) > 59:
        raise ValueError(_NO_SUCH_OFFSET)
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def _day_and_clock(words: str, here: datetime, prefer_past: bool) -> datetime:
    """A clock alone, a day and a clock, or a clock and a day."""
    alone = _clock(words)
    if alone is not None:
        return _nearest(datetime.combine(here.date(), alone), here, timedelta(days=1), prefer_past)
    parts = words.split()
    for cut in range(1, len(parts)):
        one, other = " ".join(parts[:cut]), " ".join(parts[cut:])
        for days, clocks in ((one, other), (other, one)):
            clock = _clock(clocks)
            day = None if clock is None else _day(days, here.date(), prefer_past)
            if clock is not None and day is not None:
                local = datetime.combine(_checked(day), clock)
                return _nearest(local, here, timedelta(weeks=1), True) if _is_past_weekday(days, prefer_past) else local
    raise ValueError(_UNKNOWN)


def _is_past_weekday(days: str, prefer_past: bool) -> bool:
    return prefer_past and days.removeprefix("on ") in _WEEKDAYS


def _nearest(local: datetime, here: datetime, step: timedelta, prefer_past: bool) -> datetime:
    """Move a repeating time one step so that it lies where it is looked for; just ahead still counts as past."""
    if prefer_past:
        return local - step if local > here + _SOON else local
    return local if local >= here else local + step


def _clock(words: str) -> time | None:
    if words.removeprefix("at ") in _CLOCK_WORDS:
        return _CLOCK_WORDS[words.removeprefix("at ")]
    if match := _CLOCK.fullmatch(words):
        hour, minute = int(match[1]), int(match[2])
    elif match := _CLOCK_12.fullmatch(words):
        if not 1 <= int(match[1]) <= 12:
            raise ValueError(_NO_SUCH_CLOCK)
        hour, minute = int(match[1]) % 12 + (12 if match[3] == "p" else 0), int(match[2] or 0)
    else:
        return None
    if hour > 23 or minute > 59:
        raise ValueError(_NO_SUCH_CLOCK)
    return time(hour, minute)


# --- days ---------------------------------------------------------------------------------------------------


def _day(words: str, today: date, prefer_past: bool) -> date | None:
    words = words.removeprefix("on ")
    if words in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[words])
    weekday = _weekday(words, today, prefer_past)
    if weekday is not None:
        return weekday
    if step := _step(words):
        return _days_away(step[0], step[1], today)
    if match := _ISO_DAY.fullmatch(words):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.fullmatch(words):
        raise ValueError(_which_way_round(match[1], match[3], match[4]))
    return _named(words, today, prefer_past)


def _span(words: str, today: date) -> tuple[date, date]:
    if match := _YEAR.fullmatch(words):
        return _date(int(match[0]), 1, 1), _date(int(match[0]), 12, 31)
    if match := _ISO_MONTH.fullmatch(words):
        return _month(int(match[1]), int(match[2]))
    if (match := _NAMED_MONTH.fullmatch(words)) and match[1] in _MONTHS:
        month = _MONTHS[match[1]]
        return _month(int(match[2]) if match[2] else today.year - (month > today.month), month)
    day = _checked(_day(words, today, True))
    return day, day


def _month(year: int, month: int) -> tuple[date, date]:
    if not 1 <= month <= 12:
        raise ValueError(_NO_SUCH_DAY)
    first = _date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def _weekday(words: str, today: date, prefer_past: bool) -> date | None:
    direction, _, name = words.rpartition(" ")
    if name not in _WEEKDAYS or direction not in {"", "last", "next"}:
        return None
    back = (today.weekday() - _WEEKDAYS[name]) % 7
    if direction == "last":
        return today - timedelta(days=back or 7)
    if direction == "next" or not prefer_past:
        return today + timedelta(days=7 - back)
    return today - timedelta(days=back)


def _step(words: str) -> tuple[int, str] | None:
    """A distance from now: the signed amount and its unit; None where the words are something else."""
    match, sign = _AGO.fullmatch(words), -1
    if match is None:
        match, sign = _IN.fullmatch(words), 1
    if match is None:
        return None
    amount = _NUMBER_WORDS.get(match["n"]) or int(match["n"])
    if match["unit"].startswith("mo"):
        return sign * amount, "month"
    unit = next(name for name in ("minute", "hour", "day", "week", "year") if name[0] == match["unit"][0])
    return sign * amount, unit


def _days_away(amount: int, unit: str, today: date) -> date | None:
    if unit in {"day", "week"}:
        return today + timedelta(days=amount * (7 if unit == "week" else 1))
    if unit not in {"month", "year"}:
        return None
    year, month = divmod(today.year * 12 + today.month - 1 + amount * (12 if unit == "year" else 1), 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(_OUT_OF_RANGE)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _named(words: str, today: date, prefer_past: bool) -> date | None:
    """A day with its month in letters, with or without a year."""
    if match := _DAY_MONTH.fullmatch(words):
        day, name, year = match[1], match[2], match[3]
    elif match := _MONTH_DAY.fullmatch(words):
        day, name, year = match[2], match[1], match[3]
    else:
        return None
    if name not in _MONTHS:
        return None
    if year is not None:
        return _date(int(year), _MONTHS[name], int(day))
    return _yearless(_MONTHS[name], int(day), today, prefer_past)


def _yearless(month: int, day: int, today: date, prefer_past: bool) -> date:
    if not 1 <= day <= monthrange(2000, month)[1]:
        raise ValueError(_NO_SUCH_DAY)
    step = -1 if prefer_past else 1
    for year in range(today.year, today.year + 9 * step, step):  # 29 February can be eight years away
        if day <= monthrange(year, month)[1]:
            found = date(year, month, day)
            if (found <= today) if prefer_past else (found >= today):
                return found
    raise ValueError(_NO_SUCH_DAY)


def _date(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(_OUT_OF_RANGE)
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(_NO_SUCH_DAY) from None


def _partial(words: str) -> PartialDate:
    if match := _ISO_DAY.fullmatch(words):
        return _whole(int(match[1]), int(match[2]), int(match[3]))
    if _YEAR.fullmatch(words):
        return PartialDate(int(words))
    if match := _ISO_MONTH.fullmatch(words):
        return _whole(int(match[1]), int(match[2]), None)
    if (match := _NAMED_MONTH.fullmatch(words)) and match[1] in _MONTHS and match[2]:
        return PartialDate(int(match[2]), _MONTHS[match[1]])
    if match := _ISO_YEARLESS.fullmatch(words):
        return _whole(None, int(match[1]), int(match[2]))
    if match := _NUMERIC.fullmatch(words):
        raise ValueError(_which_way_round(match[1], match[3], match[4]))
    if match := _DAY_MONTH.fullmatch(words):
        day, name, year = match[1], match[2], match[3]
    elif match := _MONTH_DAY.fullmatch(words):
        day, name, year = match[2], match[1], match[3]
    else:
        raise ValueError(_NO_PARTIAL)
    if name not in _MONTHS:
        raise ValueError(_NO_PARTIAL)
    return _whole(None if year is None else int(year), _MONTHS[name], int(day))


def _whole(year: int | None, month: int, day: int | None) -> PartialDate:
    """A partial date that is in the calendar; without its year, 29 February is."""
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= monthrange(year or 2000, month)[1]):
        raise ValueError(_NO_SUCH_DAY)
    return PartialDate(year, month, day)


def _which_way_round(first: str, second: str, third: str | None) -> str:
    """What to say to 03/11/2026, which half the world reads as March."""
    orders = [(first, second, third)] if len(first) == 4 else [(third, second, first), (third, first, second)]
    readings = []
    for year, month, day in orders:
        if year and day and len(year) == 4 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            readings.append(f"{year}-{int(month):02}-{int(day):02}")
    advice = " or ".join(dict.fromkeys(readings)) or "year, month and day, like 2026-11-03"
    return f"can be read in more than one way. Write it as {advice}."


def _checked(day: date | None) -> date:
    if day is None:
        raise ValueError(_UNKNOWN)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(_OUT_OF_RANGE)
    return day


def _in_years(when: When) -> When:
    _checked(when.day)
    return when
