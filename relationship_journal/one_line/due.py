# SPDX-License-Identifier: MIT
"""When something is due, in the words of a line: "tue", "the 24th", "end of month"; always the next such day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from relationship_journal import dates

_THE_NTH = re.compile(r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_END = re.compile(r"(?:the )?end of (?:the |this )?(next )?(week|month|quarter|year)|eo([wmqy])", re.IGNORECASE)
_NEXT = re.compile(r"next (week|month)", re.IGNORECASE)
_PERIODS = {"w": "week", "m": "month", "q": "quarter", "y": "year"}
_WEEKDAY_FIRST = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,]+(?=\S*[0-9])", re.IGNORECASE)
_FRIDAY = 4


def due_day(words: str, now: datetime) -> tuple[date, bool] | None:
    """The day these words name as seen from `now`, and whether that is all they say (a clock time is more).

    None where they name none. A weekday is the next one after today; the end of a week is its Friday.
    """
    said, today = " ".join(words.split()), now.date()
    if (day := _end(said, today) or _nth(said, today)) is not None:
        return day, True
    for phrase in (said, _WEEKDAY_FIRST.sub("", said, count=1)):
        try:
            return dates.parse_day(phrase, today, prefer_past=False), True
        except ValueError:
            pass
    try:
        return dates.parse_future(said, now).day, False
    except ValueError:
        return None


def _end(words: str, today: date) -> date | None:
    """The end of a week, month, quarter or year; where this week's has passed, that of the next."""
    if found := _END.fullmatch(words):
        return _end_of(_PERIODS.get((found[3] or "").lower()) or found[2].lower(), today, bool(found[1]))
    found = _NEXT.fullmatch(words)
    return None if found is None else _end_of(found[1].lower(), today, True)


def _end_of(period: str, today: date, following: bool) -> date:
    if period == "week":
        friday = today + timedelta(days=(_FRIDAY - today.weekday()) % 7)
        return friday + timedelta(days=7 if following and today.weekday() <= _FRIDAY else 0)
    months = {"month": 1, "quarter": 3, "year": 12}[period]
    last = (today.month - 1) // months * months + months + (months if following else 0)
    year, month = today.year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def _nth(words: str, today: date) -> date | None:
    """ "the 24th": the next one there is, today included."""
    found = _THE_NTH.fullmatch(words)
    if found is None or not 1 <= int(found[1]) <= 31:
        return None
    for ahead in range(13):
        year, month = today.year + (today.month - 1 + ahead) // 12, (today.month - 1 + ahead) % 12 + 1
        if int(found[1]) <= monthrange(year, month)[1] and (day := date(year, month, int(found[1]))) >= today:
            return day
    return None
