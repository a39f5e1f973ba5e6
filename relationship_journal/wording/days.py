# SPDX-License-Identifier: MIT
"""Days, months and moments as words."""

from __future__ import annotations

from datetime import date, datetime

from relationship_journal.values import PartialDate, Precision, When
from relationship_journal.wording.counts import count

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def ago(day: date, today: date) -> str:
    """How long ago a day was, short, for a list: "today", "yesterday", "6 d", "3 w", "7 mo", "2 y"; "in 3 d"."""
    near = near_day(day, today)
    if near:
        return near
    amount, unit = _distance(day, today)
    short = f"{amount} {'mo' if unit == 'month' else unit[0]}"
    return f"in {short}" if day > today else short


def ago_words(day: date, today: date) -> str:
    """How long ago a day was, in words: "6 days ago", "3 weeks ago"; "in 2 days"."""
    near = near_day(day, today)
    if near:
        return near
    words = count(*_distance(day, today))
    return f"in {words}" if day > today else f"{words} ago"


def near_day(day: date, today: date) -> str:
    return {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - today).days, "")


def _distance(day: date, today: date) -> tuple[int, str]:
    """Days up to two weeks, weeks up to nine, whole months up to two years, then years."""
    days = abs((today - day).days)
    if days < 14:
        return days, "day"
    if days < 63:
        return days // 7, "week"
    early, late = min(day, today), max(day, today)
    months = (late.year - early.year) * 12 + late.month - early.month - (late.day < early.day)
    return (months, "month") if months < 24 else (months // 12, "year")


def month_title(month: str) -> str:
    """A month as a heading, from YYYY-MM: "November 2026"."""
    return f"{_MONTHS[int(month[5:]) - 1]} {month[:4]}"


def month_short(month: str) -> str:
    """A month on an axis, from YYYY-MM: "Nov 2026"."""
    return f"{_MONTHS[int(month[5:]) - 1][:3]} {month[:4]}"


def day_title(day: date) -> str:
    """A day below its month's heading: "16 Nov"."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def day_with_year(day: date) -> str:
    """A day anywhere: "16 Nov 2026"."""
    return f"{day_title(day)} {day.year}"


def period(first: date | None, last: date | None) -> str:
    """The days from one to another: "1 Sep – 3 Oct 2026", "from 1 Sep 2026", "until 3 Oct 2026"; empty for all."""
    if first is None or last is None:
        since = f"from {day_with_year(first)}" if first else ""
        return f"until {day_with_year(last)}" if last else since
    if first == last:
        return day_with_year(first)
    begin = day_title(first) if first.year == last.year else day_with_year(first)
    return f"{begin} – {day_with_year(last)}"


def day_words(day: date) -> str:
    """A day inside a sentence: "1 March 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def full_day(day: date) -> str:
    """A day in full: "Sunday 22 November 2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def partial_day(on: PartialDate) -> str:
    """A day whose year may be unknown: "7 June 1980", "7 June", "June 1980", "1980"; empty where nothing is known."""
    month = _MONTHS[on.month - 1] if on.month else ""
    day = str(on.day) if on.day and month else ""
    return " ".join(filter(None, (day, month, str(on.year) if on.year else "")))


def clock(when: When) -> str:
    """The clock time "15:10"; empty where only the day is known."""
    return f"{when.local:%H:%M}" if when.precision is Precision.MINUTE else ""


def time_title(when: When) -> str:
    """Weekday and clock beside an entry: "Mon 15:10", or "Mon" where only the day is known."""
    return f"{_WEEKDAYS[when.local.weekday()][:3]} {clock(when)}".rstrip()


def clock_there(there: datetime, today: date, name: str, zone: str) -> str:
    """The clock where somebody is: "10:30 for Dana (Tokyo)", "02:30 tomorrow for Dana (Auckland)"."""
    day = "" if there.date() == today else f" {near_day(there.date(), today)}"
    city = zone.rpartition("/")[2].replace("_", " ")
    return f"{there:%H:%M}{day} for {name} ({city})"


def when_title(when: When, today: date) -> str:
    """A moment as a field shows it: "Today 14:30", "Yesterday", "Mon 16 Nov 15:10"; the year if it is another."""
    day = near_day(when.day, today).capitalize()
    if not day:
        title = day_title(when.day) if when.day.year == today.year else day_with_year(when.day)
        day = f"{_WEEKDAYS[when.day.weekday()][:3]} {title}"
    return f"{day} {clock(when)}".rstrip()


def day_and_clock(when: When, today: date) -> str:
    """A moment that leaves no doubt: "Sat 21 Nov 16:00"; the year if it is another."""
    return f"{weekday_and_day(when.day, today)} {clock(when)}".rstrip()


def weekday_and_day(day: date, today: date) -> str:
    """A day that leaves no doubt: "Sat 21 Nov"; the year if it is another."""
    title = day_title(day) if day.year == today.year else day_with_year(day)
    return f"{_WEEKDAYS[day.weekday()][:3]} {title}"
